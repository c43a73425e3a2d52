//! `between`: brokerage: standing between two who are not tied.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `sum_{j != h} x_ji x_ih (1 - x_jh)`: brokerage: standing between two who are not tied (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Between;

static CARD: Card = Card {
    name: "between",
    formula: "sum_{j != h} x_ji x_ih (1 - x_jh)",
    meaning: "brokerage: standing between two who are not tied",
    kind: Kind::Evaluation,
    tables: Tables::IN_STARS,
    ..Card::BASE
};

impl TieEffect for Between {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (s.x.in_degree(i) - usize::from(s.x.has(j, i))) as f64 - f64::from(s.x.in_stars_row(i)[j])
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let one = self.weight(s, i, j);
        if s.x.directed() { one } else { 2.0 * one }
    }
}
