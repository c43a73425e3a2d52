//! `both`: both popular in w.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = f(n^w_i) f(n^w_j), f as inPopIntn`: both popular in w (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct Both;

static CARD: Card = Card {
    name: "both",
    formula: "g_ij = f(n^w_i) f(n^w_j), f as inPopIntn",
    meaning: "both popular in w",
    kind: Kind::Elementary,
    object: Object::Network,
    parm: 2.0,
    ..Card::BASE
};

impl TieEffect for Both {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let f = |k: usize| {
            if s.parm >= 2.0 {
                (k as f64).sqrt() - s.w_degree.sqrt()
            } else {
                k as f64 - s.w_degree
            }
        };
        f(s.w().in_degree(i)) * f(s.w().in_degree(j))
    }

    fn default_parm(&self, mutual: bool) -> f64 {
        if mutual { 1.0 } else { 2.0 }
    }
}
