//! Every draw is keyed by what it is for: changing or switching one thing leaves every other draw as it was.

use comity_world::key::name_hash;
use comity_world::scenario::{Group, Parameter, Streams};
use comity_world::trajectory::trajectory;

use crate::build::{Build, always, full, log_uniform};

#[test]
fn a_parameter_with_another_distribution_leaves_the_draws_of_the_others_as_they_were() {
    let s = full(5);
    let mut other = s.clone();
    other.redraw("deal.kappa", log_uniform(5.0, 50.0));
    let changed = s.slot("deal.kappa");
    for k in 0..50 {
        let (a, b) = (s.draw(&Streams::new(1), k), other.draw(&Streams::new(1), k));
        for slot in 0..s.parameters.len() {
            assert_eq!(
                a.values[slot].to_bits() == b.values[slot].to_bits(),
                slot != changed,
                "{}",
                s.parameters[slot].id
            );
        }
    }
}

#[test]
fn a_new_parameter_leaves_the_draws_of_the_others_as_they_were() {
    // A parameter's key is its id, not its place; without a war no draw is rejected by what other slots say.
    let mut s = full(5);
    s.war = None;
    let mut other = s.clone();
    let new = Parameter {
        id: "new".into(),
        key: name_hash("new"),
        group: Group::Assumption,
        draw: always(1.0),
    };
    other.parameters.insert(0, new);
    let (a, b) = (s.draw(&Streams::new(1), 3), other.draw(&Streams::new(1), 3));
    assert_eq!(a.values[..], b.values[1..]);
}

#[test]
fn a_mechanism_switched_off_changes_no_draw_no_start_and_nothing_it_does_not_act_on() {
    let s = full(5);
    for m in &comity_world::MECHANISMS {
        let off = s.without(m.card.id);
        for k in 0..20 {
            let streams = Streams::new(2);
            let (a, b) = (trajectory(&s, &streams, k), trajectory(&off, &streams, k));
            assert_eq!(a.draws, b.draws, "{}", m.card.id);
            assert_eq!(a.started, b.started, "{}", m.card.id);
            assert_eq!(a.visits, b.visits, "{}: nothing acts on visits", m.card.id);
            let writes_ties = !m.terms.is_empty() || m.card.id == "M23";
            let feeds_back = ["M03", "M14"].contains(&m.card.id);
            if !writes_ties && !feeds_back {
                assert_eq!(a.ties, b.ties, "{}", m.card.id);
            }
            if !m.terms.iter().any(|t| t.coefficient.starts_with("treaty")) {
                assert_eq!(a.treaties, b.treaties, "{}", m.card.id);
            }
        }
    }
}

#[test]
fn redrawing_a_group_changes_the_values_of_that_group_and_of_no_other() {
    let s = full(5);
    let base = Streams::new(4);
    for group in [
        Group::Fact,
        Group::Estimate,
        Group::Rule,
        Group::Assumption,
        Group::Chance,
    ] {
        let other = base.redraw(group, 99);
        let (mut starts, mut visits) = (false, false);
        for k in 0..50 {
            let (a, b) = (trajectory(&s, &base, k), trajectory(&s, &other, k));
            for (slot, p) in s.parameters.iter().enumerate() {
                // Parameters that are always the same number cannot show it.
                let fixed = ["supply.end", "treaty.consultation", "treaty.non_aggression"]
                    .contains(&p.id.as_str())
                    || ["rail.load", "council.other_no"].contains(&p.id.as_str());
                let same = a.draws[slot].to_bits() == b.draws[slot].to_bits();
                assert_eq!(same, p.group != group || fixed, "{} {group:?}", p.id);
            }
            starts |= a.started != b.started;
            if group == Group::Chance || group == Group::Rule {
                assert_eq!(a.draws, b.draws);
            }
            visits |= a.visits != b.visits;
        }
        assert_eq!(starts, group == Group::Fact, "propositions are facts");
        // Visits have a rate (an estimate), a return ratio (an assumption) and chance.
        assert_eq!(
            visits,
            ![Group::Fact, Group::Rule].contains(&group),
            "{group:?}"
        );
    }
}

#[test]
fn two_trajectories_of_one_run_share_no_draw() {
    let s = full(5);
    let (a, b) = (s.draw(&Streams::new(1), 0), s.draw(&Streams::new(1), 1));
    let same = a
        .values
        .iter()
        .zip(&b.values)
        .filter(|(x, y)| x == y)
        .count();
    let fixed = 5;
    assert_eq!(same, fixed);
}

#[test]
fn another_actor_leaves_the_events_between_the_first_ones_as_they_were() {
    let (few, many) = (full(5), full(6));
    for k in 0..50 {
        let streams = Streams::new(3);
        let (a, b) = (
            trajectory(&few, &streams, k),
            trajectory(&many, &streams, k),
        );
        // Pairs into the actor at war may come sooner: the newcomer supplies it too.
        let between = |t: &comity_world::Trajectory| {
            t.ties
                .iter()
                .filter(|c| c.from < 5 && c.to < 5 && c.to != 0)
                .copied()
                .collect::<Vec<_>>()
        };
        assert_eq!(between(&a), between(&b));
        assert_eq!(a.visits, b.visits);
        assert_eq!(a.started, b.started);
    }
}
