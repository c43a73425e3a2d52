//! `toBack`: partner of one who has a w-tie to ego.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (w'x)_ij`: partner of one who has a w-tie to ego (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct ToBack;

static CARD: Card = Card {
    name: "toBack",
    formula: "g_ij = (w'x)_ij",
    meaning: "partner of one who has a w-tie to ego",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for ToBack {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        Scene::overlap(s.w().in_row(i), s.x.in_row(j))
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for h in s.w().sources(i) {
            for j in s.x.out(h) {
                out[j] += 1.0;
            }
        }
    }
}
