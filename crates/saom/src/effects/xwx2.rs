//! `XWX2`: one whose W-partner is a partner.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (xW')_ij`: one whose W-partner is a partner (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct XWX2;

static CARD: Card = Card {
    name: "XWX2",
    formula: "g_ij = (xW')_ij",
    meaning: "one whose W-partner is a partner",
    kind: Kind::Elementary,
    object: Object::Dyad,
    ..Card::BASE
};

impl TieEffect for XWX2 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.x.out(i).map(|h| s.dyad(j, h)).sum()
    }
}
