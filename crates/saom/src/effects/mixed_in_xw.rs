//! `mixedInXW`: w-partner of one who is tied to ego.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (x'w)_ij`: w-partner of one who is tied to ego (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct MixedInXW;

static CARD: Card = Card {
    name: "mixedInXW",
    formula: "g_ij = (x'w)_ij",
    meaning: "w-partner of one who is tied to ego",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for MixedInXW {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        Scene::overlap(s.x.in_row(i), s.w().in_row(j))
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for h in s.x.sources(i) {
            for j in s.w().out(h) {
                out[j] += 1.0;
            }
        }
    }
}
