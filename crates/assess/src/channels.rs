//! Part 1: closeness by channel, with rank against the named rivals.

use std::collections::BTreeMap;

use comity_record::{Day, StatementKind, View, VoteChoice};
use comity_world::link::Rung;

use crate::answer::{BaseRate, Channel, Closest, Figure, Ref};
use crate::compile::{Compiled, in_force, latest_level, pair_level, score, ties};
use crate::figures;
use crate::judge::Judged;
use crate::references::References;
use crate::sides::{Cast, drawn_sides, known_sides, rising};

/// All channels.
pub(crate) fn channels(
    view: &View,
    compiled: &Compiled,
    cast: &Cast<'_>,
    judged: &[Judged],
    run: &Ref,
    refs: &mut References<'_>,
) -> Vec<Channel> {
    vec![
        military(compiled, view, cast, judged, run, refs),
        treaties(view, compiled.day, cast, judged, run, refs),
        votes(view, cast, refs),
        levels(view, cast, refs, &TRADE),
        levels(view, cast, refs, &CONTACT),
    ]
}

/// The military channel: who supplies whom, by the state of the tie in each draw.
fn military(
    compiled: &Compiled,
    view: &View,
    cast: &Cast<'_>,
    judged: &[Judged],
    run: &Ref,
    refs: &mut References<'_>,
) -> Channel {
    let n = cast.parties.len();
    let running = |of: usize, other: usize| {
        let runs: Vec<f64> = judged
            .iter()
            .map(|j| f64::from(u8::from(j.rungs[other * n + of] > Rung::None)))
            .collect();
        let (from, to) = (&cast.parties[other].id, &cast.parties[of].id);
        let register = latest_level(view, "arms-deliveries", Some(from), Some(to));
        let mut sources: Vec<Ref> = register
            .map(|(_, s)| refs.statement(s))
            .into_iter()
            .collect();
        sources.push(run.clone());
        Some(figures::outcome_probability(&runs, None, sources))
    };
    Channel {
        id: "military".to_owned(),
        name: "military supply".to_owned(),
        measure: "probability that supply of arms runs on the day: a register delivery within five years, or a credible current flow".to_owned(),
        sides: drawn_sides(cast, judged, |j| &j.supplier_ranks, run, running),
        rising: Some(rising(judged, 0, run)),
        note: format!(
            "Ranks count the rung of the tie, then units of the last year, then years in the register of the last five; a register of major arms does not see shells. Later ranks are for {}.",
            compiled.horizon
        ),
    }
}

/// The treaty channel: the strongest clause in force.
fn treaties(
    view: &View,
    day: Day,
    cast: &Cast<'_>,
    judged: &[Judged],
    run: &Ref,
    refs: &mut References<'_>,
) -> Channel {
    let clause = |of: usize, other: usize| {
        let (a, b) = (
            cast.parties[of].id.as_str(),
            cast.parties[other].id.as_str(),
        );
        let mut best = 0.0f64;
        let mut from = Vec::new();
        for (kind, state, s) in ties(view, a, b) {
            if in_force(state, s, day) && score(kind) > 0.0 {
                best = best.max(score(kind));
                from.push(refs.statement(s));
            }
        }
        if from.is_empty() {
            from.push(refs.other(
                "source:pacts",
                "No pact is listed for the pair",
                "0",
                "the dossier lists the pacts of its actors; a pair that is not listed has none",
            ));
        }
        Some(figures::exact(best, "1", from))
    };
    Channel {
        id: "treaty".to_owned(),
        name: "treaty clauses".to_owned(),
        measure:
            "strongest clause in force: defence 3, neutrality or non-aggression 2, consultation 1"
                .to_owned(),
        sides: drawn_sides(cast, judged, |j| &j.treaty_ranks, run, clause),
        rising: Some(rising(judged, 1, run)),
        note: "\"Ally\" in the strict sense is a defence clause in force (score 3).".to_owned(),
    }
}

/// The votes channel: share of like votes on the texts of the dossier.
fn votes(view: &View, cast: &Cast<'_>, refs: &mut References<'_>) -> Channel {
    let mut items: Vec<&str> = Vec::new();
    let mut cast_votes = BTreeMap::new();
    for s in view.statements() {
        if let StatementKind::Vote(Some(v)) = &s.kind
            && v.body == "UNGA"
        {
            if !items.contains(&v.item.as_str()) {
                items.push(&v.item);
            }
            cast_votes.insert((v.item.as_str(), v.actor.as_str()), (v.vote, s));
        }
    }
    let alike = |of: usize, other: usize| {
        let (mut same, mut both) = (0.0, 0.0);
        let mut from = Vec::new();
        for &item in &items {
            let vote = |actor: usize| {
                let found = cast_votes.get(&(item, cast.parties[actor].id.as_str()));
                found.filter(|(vote, _)| *vote != VoteChoice::Absent)
            };
            if let (Some((a, _)), Some((b, s))) = (vote(of), vote(other)) {
                both += 1.0;
                same += f64::from(u8::from(a == b));
                from.push(refs.statement(s));
            }
        }
        (both > 0.0).then(|| figures::share(same, both, "share", from))
    };
    Channel {
        id: "votes".to_owned(),
        name: "votes on the case's texts".to_owned(),
        measure: format!(
            "share of like votes on {} texts of the General Assembly, absences left out; interval: Jeffreys",
            items.len()
        ),
        sides: known_sides(cast, alike),
        rising: None,
        note:
            "These texts only: voting similarity over everything is another yardstick and may rank others first."
                .to_owned(),
    }
}

/// A channel made of one quantity.
struct Quantity {
    id: &'static str,
    name: &'static str,
    quantity: &'static str,
    directed: bool,
    unit: &'static str,
    measure: &'static str,
    note: &'static str,
}

const TRADE: Quantity = Quantity {
    id: "trade",
    name: "trade",
    quantity: "trade-share",
    directed: true,
    unit: "share",
    measure: "share of recorded goods trade that is with the partner, latest covered year",
    note: "Covered years differ by pair (see the statements); arms, labour and smuggled fuel are not counted.",
};

const CONTACT: Quantity = Quantity {
    id: "contact",
    name: "contact",
    quantity: "leader-meetings",
    directed: false,
    unit: "count",
    measure: "meetings of the two leaders, face to face, over the period of the statements",
    note: "A pair without a count is unknown, not zero.",
};

fn levels(view: &View, cast: &Cast<'_>, refs: &mut References<'_>, q: &Quantity) -> Channel {
    let level = |of: usize, other: usize| {
        let (a, b) = (
            cast.parties[of].id.as_str(),
            cast.parties[other].id.as_str(),
        );
        let found = if q.directed {
            latest_level(view, q.quantity, Some(a), Some(b))
        } else {
            pair_level(view, q.quantity, a, b)
        };
        found.map(|(value, s)| Figure {
            low: range(s).map(|r| r.0),
            high: range(s).map(|r| r.1),
            ..figures::exact(value, q.unit, vec![refs.statement(s)])
        })
    };
    Channel {
        id: q.id.to_owned(),
        name: q.name.to_owned(),
        measure: q.measure.to_owned(),
        sides: known_sides(cast, level),
        rising: None,
        note: q.note.to_owned(),
    }
}

fn range(s: &comity_record::Statement) -> Option<(f64, f64)> {
    match &s.kind {
        StatementKind::Level(Some(level)) => level.amount.range().filter(|(low, high)| low < high),
        _ => None,
    }
}

/// Who will be closest, by definition.
pub(crate) fn closest(
    compiled: &Compiled,
    cast: &Cast<'_>,
    judged: &[Judged],
    supplier: (&[f64], Option<f64>),
    channels: &[Channel],
    run: &Ref,
    refs: &mut References<'_>,
) -> Vec<Closest> {
    let (first, _) = cast.pair;
    let of = &cast.parties[first].name;
    let year = compiled.year_end.year();
    let base = any_partner(cast.parties.len() - 1, refs);
    let first_by_treaty: Vec<f64> = judged.iter().map(|j| j.first_by_treaty).collect();
    let (values, known) = supplier;
    let mut list = vec![
        Closest {
            text: format!("Closest military supplier of {of} by the end of {year}"),
            probability: figures::outcome_probability(values, known, vec![run.clone()]),
            base: base.clone(),
        },
        Closest {
            text: format!("Closest ally of {of} by treaty by the end of {year}"),
            probability: figures::outcome_probability(&first_by_treaty, None, vec![run.clone()]),
            base: base.clone(),
        },
    ];
    let trade = channels.iter().find(|c| c.id == "trade");
    let rank = trade.and_then(|t| t.sides[0].rank.as_ref());
    // Where unknown partners could come first, nobody can say.
    if let Some(rank) = rank.filter(|r| r.low > 1 || r.high == 1) {
        let is_first = f64::from(u8::from(rank.high == 1));
        list.push(Closest {
            text: format!("Closest trading partner of {of} on the day"),
            probability: figures::exact(is_first, "probability", rank.from.clone()),
            base,
        });
    }
    list
}

/// The class of those who know nothing: any one of the named partners.
fn any_partner(partners: usize, refs: &mut References<'_>) -> BaseRate {
    let from = vec![refs.other(
        "base:closest",
        "Any one of the named partners, if nothing were known",
        &format!("1 of {partners}"),
        "the number of actors of this world less one",
    )];
    BaseRate {
        class: "any one of the named partners".to_owned(),
        events: 1.0,
        exposure: partners as f64,
        unit: "trial".to_owned(),
        years: "on the day".to_owned(),
        probability: figures::exact(1.0 / partners as f64, "probability", from),
    }
}
