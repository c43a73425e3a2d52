//! `outActIntn`: active in w, active in x.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = f(o^w_i), f as inPopIntn`: active in w, active in x (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutActIntn;

static CARD: Card = Card {
    name: "outActIntn",
    formula: "g_ij = f(o^w_i), f as inPopIntn",
    meaning: "active in w, active in x",
    kind: Kind::Elementary,
    object: Object::Network,
    parm: 2.0,
    ego_only: true,
    ..Card::BASE
};

impl TieEffect for OutActIntn {
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
        f(s.w().out_degree(i))
    }
}
