//! `inPopX`: those chosen by high v attract more.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = sum_h x_hj v_h`: those chosen by high v attract more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct InPopX;

static CARD: Card = Card {
    name: "inPopX",
    formula: "g_ij = sum_h x_hj v_h",
    meaning: "those chosen by high v attract more",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Nothing,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for InPopX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, _i: usize, j: usize) -> f64 {
        let sum: f64 = s.x.sources(j).map(|h| s.v[h]).sum();
        if s.parm >= 2.0 {
            sum.abs().sqrt() * sum.signum()
        } else {
            sum
        }
    }
}
