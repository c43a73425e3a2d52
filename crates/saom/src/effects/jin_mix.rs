//! `JinMix`: likeness of being chosen in w.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = Jaccard likeness of the columns i and j of w`: likeness of being chosen in w (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct JinMix;

static CARD: Card = Card {
    name: "JinMix",
    formula: "g_ij = Jaccard likeness of the columns i and j of w",
    meaning: "likeness of being chosen in w",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for JinMix {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let w = s.w();
        let b = w.shared_sources(i, j);
        let all = w.in_degree(i) + w.in_degree(j) - b;
        if all > 0 { b as f64 / all as f64 } else { 0.0 }
    }
}
