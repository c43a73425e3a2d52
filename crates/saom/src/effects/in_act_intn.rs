//! `inActIntn`: popular in w, active in x.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = f(n^w_i), f as inPopIntn`: popular in w, active in x (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct InActIntn;

static CARD: Card = Card {
    name: "inActIntn",
    formula: "g_ij = f(n^w_i), f as inPopIntn",
    meaning: "popular in w, active in x",
    kind: Kind::Elementary,
    object: Object::Network,
    parm: 2.0,
    ego_only: true,
    ..Card::BASE
};

impl TieEffect for InActIntn {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, _j: usize) -> f64 {
        let f = |k: usize| {
            if s.parm >= 2.0 {
                (k as f64).sqrt() - s.w_degree.sqrt()
            } else {
                k as f64 - s.w_degree
            }
        };
        f(s.w().in_degree(i))
    }
}
