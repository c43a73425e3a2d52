//! `outActX`: those tied to high v send more.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = sum_h x_ih v_h`: those tied to high v send more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutActX;

static CARD: Card = Card {
    name: "outActX",
    formula: "g_ij = sum_h x_ih v_h",
    meaning: "those tied to high v send more",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Nothing,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for OutActX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, _j: usize) -> f64 {
        let sum: f64 = s.x.out(i).map(|h| s.v[h]).sum();
        if s.parm >= 2.0 {
            sum.abs().sqrt() * sum.signum()
        } else {
            sum
        }
    }
}
