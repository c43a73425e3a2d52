//! `closure`: two-path in w is closed in x.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (ww)_ij`: two-path in w is closed in x (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct Closure;

static CARD: Card = Card {
    name: "closure",
    formula: "g_ij = (ww)_ij",
    meaning: "two-path in w is closed in x",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for Closure {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        Scene::overlap(s.w().out_row(i), s.w().in_row(j))
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for h in s.w().out(i) {
            for j in s.w().out(h) {
                out[j] += 1.0;
            }
        }
    }
}
