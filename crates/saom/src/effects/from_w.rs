//! `from`: shared targets in w: shared enemies, if w is rivalry.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (ww')_ij`: shared targets in w: shared enemies, if w is rivalry (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct From;

static CARD: Card = Card {
    name: "from",
    formula: "g_ij = (ww')_ij",
    meaning: "shared targets in w: shared enemies, if w is rivalry",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for From {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        Scene::overlap(s.w().out_row(i), s.w().out_row(j))
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for h in s.w().out(i) {
            for j in s.w().sources(h) {
                out[j] += 1.0;
            }
        }
    }
}
