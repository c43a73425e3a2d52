//! `inPopIntn`: popular in w, popular in x.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = f(n^w_j), f(k) = sqrt(k) - sqrt(avg) (parm 2) or k - avg (parm 1)`: popular in w, popular in x (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct InPopIntn;

static CARD: Card = Card {
    name: "inPopIntn",
    formula: "g_ij = f(n^w_j), f(k) = sqrt(k) - sqrt(avg) (parm 2) or k - avg (parm 1)",
    meaning: "popular in w, popular in x",
    kind: Kind::Elementary,
    object: Object::Network,
    parm: 2.0,
    ..Card::BASE
};

impl TieEffect for InPopIntn {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, _i: usize, j: usize) -> f64 {
        let f = |k: usize| {
            if s.parm >= 2.0 {
                (k as f64).sqrt() - s.w_degree.sqrt()
            } else {
                k as f64 - s.w_degree
            }
        };
        f(s.w().in_degree(j))
    }
}
