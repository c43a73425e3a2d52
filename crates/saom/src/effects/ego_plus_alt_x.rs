//! `egoPlusAltX`: actors with high v have more ties.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = v_i + v_j`: actors with high v have more ties (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct EgoPlusAltX;

static CARD: Card = Card {
    name: "egoPlusAltX",
    formula: "g_ij = v_i + v_j",
    meaning: "actors with high v have more ties",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for EgoPlusAltX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.v[i] + s.v[j]
    }
}
