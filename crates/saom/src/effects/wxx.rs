//! `WXX`: partner of a W-partner.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (Wx)_ij`: partner of a W-partner (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Wxx;

static CARD: Card = Card {
    name: "WXX",
    formula: "g_ij = (Wx)_ij",
    meaning: "partner of a W-partner",
    kind: Kind::Elementary,
    object: Object::Dyad,
    ..Card::BASE
};

impl TieEffect for Wxx {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.x.sources(j).map(|h| s.dyad(i, h)).sum()
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for h in 0..s.n() {
            let w = s.dyad(i, h);
            if w != 0.0 {
                for j in s.x.out(h) {
                    out[j] += w;
                }
            }
        }
    }
}
