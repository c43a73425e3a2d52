//! `outPopIntn`: active in w, popular in x.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = f(o^w_j), f as inPopIntn`: active in w, popular in x (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutPopIntn;

static CARD: Card = Card {
    name: "outPopIntn",
    formula: "g_ij = f(o^w_j), f as inPopIntn",
    meaning: "active in w, popular in x",
    kind: Kind::Elementary,
    object: Object::Network,
    parm: 2.0,
    ..Card::BASE
};

impl TieEffect for OutPopIntn {
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
        f(s.w().out_degree(j))
    }
}
