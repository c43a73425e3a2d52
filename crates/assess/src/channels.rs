//! Part 1: closeness by channel, with rank against the named rivals.

use comity_record::{Day, StatementKind, View, VoteChoice};

use crate::answer::{BaseRate, Channel, Closest, Figure, Partner, Party, Rank, Ref, Side};
use crate::compile::{Compiled, in_force, latest_level, pair_level, score, ties};
use crate::figures;
use crate::judge::{Judged, RankRange};
use crate::references::References;
use crate::statistics::{quantile, sorted};

/// Who takes part, by index.
pub(crate) struct Cast<'a> {
    pub(crate) parties: &'a [Party],
    pub(crate) pair: (usize, usize),
}

impl Cast<'_> {
    fn others(&self, of: usize) -> impl Iterator<Item = usize> {
        (0..self.parties.len()).filter(move |&k| k != of)
    }
}

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
    let side = |of: usize, which: usize, refs: &mut References<'_>| {
        let mut partners: Vec<Partner> = cast
            .others(of)
            .map(|other| {
                let running = judged
                    .iter()
                    .filter(|j| j.rungs[other * n + of] > comity_world::link::Rung::None)
                    .count();
                let mut from: Vec<Ref> = latest_level(
                    view,
                    "arms-deliveries",
                    Some(&cast.parties[other].id),
                    Some(&cast.parties[of].id),
                )
                .map(|(_, s)| refs.statement(s))
                .into_iter()
                .collect();
                from.push(run.clone());
                let p = running as f64 / judged.len().max(1) as f64;
                Partner {
                    party: cast.parties[other].clone(),
                    value: Some(figures::exact(p, "probability", from)),
                }
            })
            .collect();
        by_value(&mut partners);
        Side {
            of: cast.parties[of].clone(),
            rank: Some(drawn_rank(
                judged.iter().map(|j| j.supplier_ranks[0][which]),
                n,
                run,
            )),
            rank_at_horizon: Some(drawn_rank(
                judged.iter().map(|j| j.supplier_ranks[2][which]),
                n,
                run,
            )),
            partners,
        }
    };
    let (first, second) = cast.pair;
    let sides = [side(first, 0, refs), side(second, 1, refs)];
    let rising: Vec<f64> = judged
        .iter()
        .map(|j| f64::from(u8::from(j.rises[0])))
        .collect();
    Channel {
        id: "military".to_owned(),
        name: "military supply".to_owned(),
        measure: "probability that supply of arms runs on the day: a register delivery within five years, or a credible current flow".to_owned(),
        sides,
        rising: Some(figures::outcome_probability(&rising, None, vec![run.clone()])),
        note: format!(
            "Ranks count the rung of the tie, then units of the last year, then years in the register of the last five; a register of major arms does not see shells. Later ranks are for {}.",
            compiled.year_end
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
    let n = cast.parties.len();
    let side = |of: usize, which: usize, refs: &mut References<'_>| {
        let mut partners: Vec<Partner> = cast
            .others(of)
            .map(|other| {
                let (a, b) = (cast.parties[of].id.as_str(), cast.parties[other].id.as_str());
                let mut best = 0.0f64;
                let mut from = Vec::new();
                for (kind, state, s) in ties(view, a, b) {
                    if in_force(state, s, day) && score(kind) > 0.0 {
                        best = best.max(score(kind));
                        from.push(refs.statement(s));
                    }
                }
                if from.is_empty() {
                    from.push(refs.other("source:pacts", "No pact is listed for the pair", "0", "the pacts of the dossier's actors as coded to 2016, and those of the case itself"));
                }
                Partner { party: cast.parties[other].clone(), value: Some(figures::exact(best, "clause score", from)) }
            })
            .collect();
        by_value(&mut partners);
        Side {
            of: cast.parties[of].clone(),
            rank: Some(drawn_rank(
                judged.iter().map(|j| j.treaty_ranks[0][which]),
                n,
                run,
            )),
            rank_at_horizon: Some(drawn_rank(
                judged.iter().map(|j| j.treaty_ranks[2][which]),
                n,
                run,
            )),
            partners,
        }
    };
    let (first, second) = cast.pair;
    let sides = [side(first, 0, refs), side(second, 1, refs)];
    let rising: Vec<f64> = judged
        .iter()
        .map(|j| f64::from(u8::from(j.rises[1])))
        .collect();
    Channel {
        id: "treaty".to_owned(),
        name: "treaty clauses".to_owned(),
        measure:
            "strongest clause in force: defence 3, neutrality or non-aggression 2, consultation 1"
                .to_owned(),
        sides,
        rising: Some(figures::outcome_probability(
            &rising,
            None,
            vec![run.clone()],
        )),
        note: "\"Ally\" in the strict sense is a defence clause in force (score 3).".to_owned(),
    }
}

/// The votes channel: share of like votes on the texts of the dossier.
fn votes(view: &View, cast: &Cast<'_>, refs: &mut References<'_>) -> Channel {
    let cast_vote = |item: &str, actor: &str| {
        view.statements().find_map(|s| match &s.kind {
            StatementKind::Vote(Some(v)) if v.item == item && v.actor.as_str() == actor => {
                Some((v.vote, s))
            }
            _ => None,
        })
    };
    let mut items: Vec<String> = Vec::new();
    for s in view.statements() {
        if let StatementKind::Vote(Some(v)) = &s.kind
            && v.body == "UNGA"
            && !items.contains(&v.item)
        {
            items.push(v.item.clone());
        }
    }
    let side = |of: usize, partner: usize, refs: &mut References<'_>| {
        let mut partners: Vec<Partner> = cast
            .others(of)
            .map(|other| {
                let (mut same, mut both) = (0.0, 0.0);
                let mut from = Vec::new();
                for item in &items {
                    let (Some((a, _)), Some((b, s))) = (
                        cast_vote(item, &cast.parties[of].id),
                        cast_vote(item, &cast.parties[other].id),
                    ) else {
                        continue;
                    };
                    if a == VoteChoice::Absent || b == VoteChoice::Absent {
                        continue;
                    }
                    both += 1.0;
                    same += f64::from(u8::from(a == b));
                    from.push(refs.statement(s));
                }
                let value = (both > 0.0).then(|| figures::share(same, both, "share", from));
                Partner {
                    party: cast.parties[other].clone(),
                    value,
                }
            })
            .collect();
        by_value(&mut partners);
        let rank = known_rank(&partners, &cast.parties[partner].id);
        Side {
            of: cast.parties[of].clone(),
            rank,
            rank_at_horizon: None,
            partners,
        }
    };
    let (first, second) = cast.pair;
    let sides = [side(first, second, refs), side(second, first, refs)];
    Channel {
        id: "votes".to_owned(),
        name: "votes on the case's texts".to_owned(),
        measure: format!(
            "share of like votes on {} texts of the General Assembly, absences left out; interval: Jeffreys",
            items.len()
        ),
        sides,
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
    measure: "meetings of the two leaders, face to face, from 2018 to the day",
    note: "Counted from general knowledge; a pair without a count is unknown, not zero.",
};

fn levels(view: &View, cast: &Cast<'_>, refs: &mut References<'_>, q: &Quantity) -> Channel {
    let side = |of: usize, partner: usize, refs: &mut References<'_>| {
        let mut partners: Vec<Partner> = cast
            .others(of)
            .map(|other| {
                let (a, b) = (
                    cast.parties[of].id.as_str(),
                    cast.parties[other].id.as_str(),
                );
                let level = if q.directed {
                    latest_level(view, q.quantity, Some(a), Some(b))
                } else {
                    pair_level(view, q.quantity, a, b)
                };
                let value = level.map(|(value, s)| {
                    let from = vec![refs.statement(s)];
                    Figure {
                        low: range(s).map(|r| r.0),
                        high: range(s).map(|r| r.1),
                        ..figures::exact(value, q.unit, from)
                    }
                });
                Partner {
                    party: cast.parties[other].clone(),
                    value,
                }
            })
            .collect();
        by_value(&mut partners);
        let rank = known_rank(&partners, &cast.parties[partner].id);
        Side {
            of: cast.parties[of].clone(),
            rank,
            rank_at_horizon: None,
            partners,
        }
    };
    let (first, second) = cast.pair;
    let sides = [side(first, second, refs), side(second, first, refs)];
    Channel {
        id: q.id.to_owned(),
        name: q.name.to_owned(),
        measure: q.measure.to_owned(),
        sides,
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

/// Closest first, unknown last.
fn by_value(partners: &mut [Partner]) {
    let value = |p: &Partner| p.value.as_ref().map_or(f64::NEG_INFINITY, |f| f.value);
    partners.sort_by(|a, b| value(b).total_cmp(&value(a)));
}

/// The rank among known values; unknown partners widen it, ties span it.
fn known_rank(partners: &[Partner], id: &str) -> Option<Rank> {
    let own = partners.iter().find(|p| p.party.id == id)?.value.as_ref()?;
    let known: Vec<f64> = partners
        .iter()
        .filter_map(|p| p.value.as_ref())
        .map(|f| f.value)
        .collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let better = count(known.iter().filter(|&&v| v > own.value).count());
    let equal = count(known.iter().filter(|&&v| v >= own.value).count()) - better;
    let unknown = count(partners.len() - known.len());
    Some(Rank {
        rank: 1 + better + (equal - 1) / 2,
        low: 1 + better,
        high: better + equal + unknown,
        of: count(partners.len()),
        from: own.from.clone(),
    })
}

/// A rank over draws: the median of the middle of each draw's range, with the 80 % range of its ends.
fn drawn_rank(ranges: impl Iterator<Item = RankRange> + Clone, n: usize, run: &Ref) -> Rank {
    let pick = |f: &dyn Fn(RankRange) -> f64, p: f64| {
        quantile(&sorted(ranges.clone().map(f)), p)
            .unwrap_or(1.0)
            .round() as u32
    };
    Rank {
        rank: pick(&|(best, worst)| f64::from(best + worst) / 2.0, 0.5),
        low: pick(&|(best, _)| f64::from(best), 0.1),
        high: pick(&|(_, worst)| f64::from(worst), 0.9),
        of: u32::try_from(n - 1).unwrap_or(u32::MAX),
        from: vec![run.clone()],
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
    let first_by_treaty: Vec<f64> = judged
        .iter()
        .map(|j| match j.treaty_ranks[2][0] {
            // A first place shared by k counts as 1/k of one.
            (1, worst) => 1.0 / f64::from(worst),
            _ => 0.0,
        })
        .collect();
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
    if let Some(rank) = trade.and_then(|t| t.sides[0].rank.as_ref()) {
        let is_first = f64::from(u8::from(rank.high == 1));
        list.push(Closest {
            text: format!("Closest trading partner of {of}, as now: the model does not move trade"),
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
