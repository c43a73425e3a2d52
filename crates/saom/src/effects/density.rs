//! `density`: tendency to have ties at all.

use super::{Card, Kind, Scene, TieEffect};

/// `sum_j x_ij`: tendency to have ties at all (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Density;

static CARD: Card = Card {
    name: "density",
    formula: "sum_j x_ij",
    meaning: "tendency to have ties at all",
    kind: Kind::Elementary,
    fixed_weight: true,
    ego_only: true,
    ..Card::BASE
};

impl TieEffect for Density {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, _s: &Scene<'_>, _i: usize, _j: usize) -> f64 {
        1.0
    }

    fn changes(&self, _s: &Scene<'_>, _i: usize, out: &mut [f64]) {
        out.fill(1.0);
    }

    fn factor(&self, mutual: bool) -> f64 {
        if mutual { 0.5 } else { 1.0 }
    }
}
