//! `cyClosure`: two-path in w is closed in x the other way.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (w'w')_ij`: two-path in w is closed in x the other way (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct CyClosure;

static CARD: Card = Card {
    name: "cyClosure",
    formula: "g_ij = (w'w')_ij",
    meaning: "two-path in w is closed in x the other way",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for CyClosure {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        Scene::overlap(s.w().in_row(i), s.w().out_row(j))
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for h in s.w().sources(i) {
            for j in s.w().sources(h) {
                out[j] += 1.0;
            }
        }
    }
}
