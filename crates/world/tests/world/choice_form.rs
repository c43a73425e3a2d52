//! The choice form of actor-oriented models as a second way of writing the same process down: actors get
//! opportunities 24 times a year, choose a partner or nobody by a softmax, and the partner consents or not. It agrees
//! with the hazards while (number of partners)·√(rate/24) is small; it is not the process, because with many
//! partners the sum over them eats the rate.

use comity_world::Scenario;
use comity_world::hazard::WEEKS_A_YEAR;
use comity_world::key::Key;
use comity_world::link::Change;

use crate::build::{Build, empty};
use crate::{FAR, judged};

/// Opportunities of an actor, events a year.
const OPPORTUNITIES: f64 = 24.0;

/// Exponentiated objective functions: of the proposer for the tie, and of the partner for consenting. Each side
/// gets half of the base rate and its own covariates, the pair's in halves.
struct Choice {
    actors: usize,
    propose: Vec<f64>,
    consent: Vec<f64>,
}

impl Choice {
    /// Rate of the pair that softmax and consent make of the two objective functions, events a year.
    fn rate(&self, i: usize, j: usize) -> f64 {
        let row = &self.propose[i * self.actors..(i + 1) * self.actors];
        let proposed = row[j] / (1.0 + row.iter().sum::<f64>());
        let consent = self.consent[i * self.actors + j];
        OPPORTUNITIES * proposed * consent / (1.0 + consent)
    }

    /// Simulates opportunities one by one; gives the ordered pairs that have a tie after `years`.
    fn simulate(&self, key: Key, years: f64) -> Vec<bool> {
        let n = self.actors;
        let mut tie = vec![false; n * n];
        for i in 0..n {
            let mut t = 0.0;
            for count in 0u64.. {
                let draw = key.and(i as u64).and(count);
                t += draw.and(0).exponential() / OPPORTUNITIES;
                if t > years {
                    break;
                }
                let open = |j: usize| {
                    if tie[i * n + j] {
                        0.0
                    } else {
                        self.propose[i * n + j]
                    }
                };
                let sum: f64 = 1.0 + (0..n).map(open).sum::<f64>();
                let mut left = draw.and(1).uniform() * sum;
                let chosen = (0..n).find(|&j| {
                    left -= open(j);
                    left < 0.0
                });
                if let Some(j) = chosen {
                    let consent = self.consent[i * n + j];
                    tie[i * n + j] |= draw.and(2).uniform() < consent / (1.0 + consent);
                }
            }
        }
        tie
    }
}

/// The two forms of one world: talks that succeed at once leave the hazard h0·e^η; half of it goes to each side.
fn both_forms(actors: usize, rate: f64) -> (Scenario, Choice) {
    let mut s = empty(actors);
    s.set("supply.rate", rate);
    s.set("supply.q", 1.0);
    s.set("supply.success", 1e9);
    s.set("supply.end", 0.0);
    s.term("supply.sanctioned_supplier", -0.5, 0.2);
    s.term("supply.war", 0.0, 0.0);
    s.term("supply.sanctioned_recipient", 0.7, 0.2);
    s.term("supply.rivalry", 0.6, 0.1);
    let half = f64::sqrt(rate / OPPORTUNITIES);
    let mut choice = Choice {
        actors,
        propose: vec![0.0; actors * actors],
        consent: vec![0.0; actors * actors],
    };
    for k in 0..actors {
        s.facts[k].sanctioned = Some((k % 2) as f64);
    }
    for (i, j) in s.ordered_pairs() {
        let rivalry = f64::from(u8::from((i + j) % 3 == 0));
        s.facts_of(i, j).rivalry = Some(rivalry);
        let both = 0.5 * 0.6 * (rivalry - 0.1);
        let pair = s.pair(i, j);
        choice.propose[pair] = half * f64::exp(both - 0.5 * ((i % 2) as f64 - 0.2));
        choice.consent[pair] = half * f64::exp(both + 0.7 * ((j % 2) as f64 - 0.2));
    }
    (s, choice)
}

/// Ties after the horizon by the choice form and by the world, summed over runs.
fn count(s: &Scenario, choice: &Choice, runs: usize) -> (f64, f64) {
    let chosen: usize = (0..runs as u64)
        .map(|k| {
            let tie = choice.simulate(Key::new(3).and(k), s.weeks / WEEKS_A_YEAR);
            tie.iter().filter(|&&t| t).count()
        })
        .sum();
    let begun: usize = judged(s, runs, |t| {
        t.ties
            .iter()
            .filter(|c| matches!(c.change, Change::Tie(_)))
            .count()
    })
    .iter()
    .sum();
    (chosen as f64, begun as f64)
}

#[test]
fn four_actors_with_rare_ties_begin_as_many_by_choice_as_by_hazard() {
    let rate = 0.004;
    let (s, choice) = both_forms(4, rate);
    let (chosen, begun) = count(&s, &choice, 30_000);
    // √(.004/24) = .013: the softmax and the consent take at most 4 · .013 · e^{.6} of the rate away.
    let bound = 4.0 * f64::sqrt(rate / OPPORTUNITIES) * f64::exp(0.6);
    assert!(bound < 0.1);
    let error = (1.0 / chosen + 1.0 / begun).sqrt();
    let ratio = chosen / begun;
    assert!(
        ratio < 1.0 + FAR * error && ratio > 1.0 - bound - FAR * error,
        "{chosen} ties by choice, {begun} by hazard"
    );
    assert!(error < 0.03, "{chosen} and {begun} are too few to tell");
}

#[test]
fn frequent_ties_begin_less_often_by_choice_than_by_hazard_and_by_as_much_as_the_softmax_eats() {
    let (s, choice) = both_forms(4, 0.2);
    let runs = 4000;
    let (chosen, begun) = count(&s, &choice, runs);
    assert!(chosen < 0.9 * begun, "{chosen} {begun}");
    // As long as few ties exist the softmax of the empty network holds; its absorbing ties make the rest rarer still.
    let years = s.weeks / WEEKS_A_YEAR;
    let expected: f64 = s
        .ordered_pairs()
        .map(|(i, j)| -(-choice.rate(i, j) * years).exp_m1())
        .sum::<f64>()
        * runs as f64;
    assert!((chosen / expected - 1.0).abs() < 0.1, "{chosen} {expected}");
}

#[test]
fn with_many_actors_the_choice_form_loses_most_of_a_rare_rate() {
    // e^f = .016 for arms: .885 of the closed form with 8 actors, .826 with 13, .26 with 175.
    for (actors, share) in [(8, 0.885), (13, 0.826), (175, 0.26)] {
        let mut choice = Choice {
            actors,
            propose: vec![0.016; actors * actors],
            consent: vec![0.016; actors * actors],
        };
        for k in 0..actors {
            choice.propose[k * actors + k] = 0.0;
        }
        let left = choice.rate(0, 1) / (OPPORTUNITIES * 0.016 * 0.016);
        assert!((left - share).abs() < 0.003, "{actors}: {left}");
    }
}
