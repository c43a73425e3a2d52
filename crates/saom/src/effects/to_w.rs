//! `to`: partner of a w-partner.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (wx)_ij`: partner of a w-partner (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct To;

static CARD: Card = Card {
    name: "to",
    formula: "g_ij = (wx)_ij",
    meaning: "partner of a w-partner",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for To {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        Scene::overlap(s.w().out_row(i), s.x.in_row(j))
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for h in s.w().out(i) {
            for j in s.x.out(h) {
                out[j] += 1.0;
            }
        }
    }
}
