//! `transRecTrip2`: transitive triplets whose far tie is returned.

use super::{Card, Kind, Scene, TieEffect};

/// `sum_j x_ij sum_h x_ih x_hj x_jh`: transitive triplets whose far tie is returned (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TransRecTrip2;

static CARD: Card = Card {
    name: "transRecTrip2",
    formula: "sum_j x_ij sum_h x_ih x_hj x_jh",
    meaning: "transitive triplets whose far tie is returned",
    kind: Kind::Evaluation,
    mutual: false,
    ..Card::BASE
};

impl TieEffect for TransRecTrip2 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let third =
            s.x.out_row(i)
                .iter()
                .zip(s.x.in_row(j))
                .zip(s.x.out_row(j))
                .map(|((a, b), c)| (a & b & c).count_ones())
                .sum::<u32>();
        f64::from(third)
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        2.0 * self.weight(s, i, j)
    }
}
