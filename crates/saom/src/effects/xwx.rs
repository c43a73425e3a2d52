//! `XWX`: W between two partners.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `sum_j x_ij (xW)_ij`: W between two partners (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Xwx;

static CARD: Card = Card {
    name: "XWX",
    formula: "sum_j x_ij (xW)_ij",
    meaning: "W between two partners",
    kind: Kind::Evaluation,
    object: Object::Dyad,
    ..Card::BASE
};

impl TieEffect for Xwx {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.x.out(i).map(|h| s.dyad(h, j)).sum()
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.x.out(i).map(|h| s.dyad(h, j) + s.dyad(j, h)).sum()
    }
}
