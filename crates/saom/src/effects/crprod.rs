//! `crprod`: a tie in w brings one in x.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = w_ij`: a tie in w brings one in x (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct Crprod;

static CARD: Card = Card {
    name: "crprod",
    formula: "g_ij = w_ij",
    meaning: "a tie in w brings one in x",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for Crprod {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.w().x(i, j)
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for j in s.w().out(i) {
            out[j] = 1.0;
        }
    }
}
