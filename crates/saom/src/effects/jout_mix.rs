//! `JoutMix`: likeness of choices in w.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = Jaccard likeness of the rows i and j of w`: likeness of choices in w (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct JoutMix;

static CARD: Card = Card {
    name: "JoutMix",
    formula: "g_ij = Jaccard likeness of the rows i and j of w",
    meaning: "likeness of choices in w",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for JoutMix {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let w = s.w();
        let b = w.shared_targets(i, j);
        let all = w.out_degree(i) + w.out_degree(j) - b;
        if all > 0 { b as f64 / all as f64 } else { 0.0 }
    }
}
