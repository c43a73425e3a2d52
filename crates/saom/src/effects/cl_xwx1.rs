//! `cl.XWX1`: w-partner of a partner.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (xw)_ij`: w-partner of a partner (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct ClXWX1;

static CARD: Card = Card {
    name: "cl.XWX1",
    formula: "g_ij = (xw)_ij",
    meaning: "w-partner of a partner",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for ClXWX1 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        Scene::overlap(s.x.out_row(i), s.w().in_row(j))
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for h in s.x.out(i) {
            for j in s.w().out(h) {
                out[j] += 1.0;
            }
        }
    }
}
