//! `XWX1`: W-partner of a partner.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (xW)_ij`: W-partner of a partner (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct XWX1;

static CARD: Card = Card {
    name: "XWX1",
    formula: "g_ij = (xW)_ij",
    meaning: "W-partner of a partner",
    kind: Kind::Elementary,
    object: Object::Dyad,
    ..Card::BASE
};

impl TieEffect for XWX1 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.x.out(i).map(|h| s.dyad(h, j)).sum()
    }
}
