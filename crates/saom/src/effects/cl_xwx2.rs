//! `cl.XWX2`: one whose w-partner is a partner.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (xw')_ij`: one whose w-partner is a partner (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct ClXWX2;

static CARD: Card = Card {
    name: "cl.XWX2",
    formula: "g_ij = (xw')_ij",
    meaning: "one whose w-partner is a partner",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for ClXWX2 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        Scene::overlap(s.x.out_row(i), s.w().out_row(j))
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for h in s.x.out(i) {
            for j in s.w().sources(h) {
                out[j] += 1.0;
            }
        }
    }
}
