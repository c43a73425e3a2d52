//! `sameXTransTrip`: transitive triplets closed among equals.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};
use crate::network::Tables;

/// `sum_j x_ij [v_i = v_j] (xx)_ij`: transitive triplets closed among equals (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct SameXTransTrip;

static CARD: Card = Card {
    name: "sameXTransTrip",
    formula: "sum_j x_ij [v_i = v_j] (xx)_ij",
    meaning: "transitive triplets closed among equals",
    kind: Kind::Evaluation,
    object: Object::Actor,
    needs: Needs::Both,
    tables: Tables::PATHS,
    ..Card::BASE
};

impl TieEffect for SameXTransTrip {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.same(i, j) * f64::from(s.x.paths_row(i)[j])
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let far: f64 =
            s.x.out(i)
                .filter(|&h| s.x.has(j, h))
                .map(|h| s.same(i, h))
                .sum();
        self.weight(s, i, j) + far
    }
}
