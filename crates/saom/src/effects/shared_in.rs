//! `sharedIn`: shared sources in w.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (w'w)_ij`: shared sources in w (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct SharedIn;

static CARD: Card = Card {
    name: "sharedIn",
    formula: "g_ij = (w'w)_ij",
    meaning: "shared sources in w",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for SharedIn {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        Scene::overlap(s.w().in_row(i), s.w().in_row(j))
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for h in s.w().sources(i) {
            for j in s.w().out(h) {
                out[j] += 1.0;
            }
        }
    }
}
