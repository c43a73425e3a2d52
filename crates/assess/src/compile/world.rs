//! From tables and a view to a scenario.

use std::collections::{BTreeMap, BTreeSet};

use comity_record::{
    Day, Direction as RecordDirection, Dossier, Effect as RecordEffect, Quantity, StatementKind,
    Unit, View, World,
};
use comity_world::mechanisms::{Switches, TERMS, find};
use comity_world::rule::{Direction, Effect, Rule};
use comity_world::scenario::{
    Bargain, Coefficient, Corridor, Counted, Hoard, Need, Publication, Scenario, Seen, Sets, Stage,
    Start, Supply, Treaty, Unseen, Visit, Vote, War,
};

use super::docket::{self, JudgedQuestion};
use super::slots::{BASE, Slots};
use super::{Problem, covariates};
use crate::judge::Docket;

/// What the command line changes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// Mechanisms that are off, by id.
    pub off: BTreeSet<String>,
    /// Parameters set to a value, in their own unit.
    pub set: BTreeMap<String, f64>,
    /// Step in weeks; 1 where absent.
    pub step: Option<f64>,
}

/// A scenario and what is needed to read its trajectories.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// What runs.
    pub scenario: Scenario,
    /// What is kept of it.
    pub docket: Docket,
    /// Questions that trajectories answer, in the order of the docket's criteria.
    pub judged: Vec<JudgedQuestion>,
    /// The as-of day.
    pub day: Day,
    /// The last day.
    pub horizon: Day,
    /// The day of the year-end marks.
    pub year_end: Day,
    /// Covariates that are unknown for the headline's pair, in words.
    pub unknown: Vec<String>,
    /// Covariates whose latest value is of an earlier year, in words with the year.
    pub carried: Vec<String>,
    /// Parameters that nothing reads.
    pub unused: Vec<String>,
    /// Votes on the calendar: leader and follower.
    pub patrons: Vec<(usize, usize)>,
    /// Units of the goods.
    pub units: Vec<String>,
}

/// Builds the scenario of a dossier as of the view's day.
///
/// # Errors
///
/// All [`Problem`]s at once: parameters that are missing or in the wrong unit, names that do not resolve.
pub fn compile(
    dossier: &Dossier,
    view: &View,
    settings: &Settings,
) -> Result<Compiled, Vec<Problem>> {
    let tables = &dossier.world;
    let day = view.day();
    let actors: Vec<String> = tables.actors.iter().map(ToString::to_string).collect();
    let goods: Vec<String> = tables.goods.iter().map(|g| g.id.to_string()).collect();
    let actor = |id: &str| actors.iter().position(|a| a == id);
    let good = |id: &str| goods.iter().position(|g| g == id);
    let week = |d: Day| d.days_since(day) as f64 / 7.0;
    let mut slots = Slots::new(&dossier.parameters, &actors, &settings.set);
    let mut problems = Vec::new();

    let mut on = Switches::all();
    for id in &settings.off {
        match find(id) {
            Some(k) => on = on.without(k),
            None => problems.push(Problem::new(
                format!("`--off {id}` names no mechanism of this version"),
                Some("`comity mechanisms` lists them".to_owned()),
            )),
        }
    }
    let pair = [dossier.meta.pair[0].as_str(), dossier.meta.pair[1].as_str()];
    let (Some(first), Some(second)) = (actor(pair[0]), actor(pair[1])) else {
        problems.push(Problem::new(
            format!(
                "the pair {} and {} must be among the actors of world.toml",
                pair[0], pair[1]
            ),
            None,
        ));
        return Err(problems);
    };
    let arms = tables.goods.iter().position(|g| g.arms).unwrap_or(0);
    let covariates = covariates::read(view, day, &actors);

    let coefficients = TERMS
        .iter()
        .map(|t| {
            let parameter = slots.get(t.term.coefficient)?;
            let mean = parameter.mean?;
            Some(Coefficient {
                slot: slots.need(t.term.coefficient, "1"),
                mean,
            })
        })
        .collect();
    let supply = Supply {
        good: arms,
        rate: slots.need("supply.rate", "count/year"),
        scope: slots.may("supply.scope", "1"),
        success: slots.need("supply.success", "count/year"),
        q: slots.need("supply.q", "share"),
        end: slots.need("supply.end", "count/year"),
        deniable_cap: slots.may("deniable.cap", "round/week"),
    };
    let treaty = slots.has("treaty.rate_near").then(|| Treaty {
        rate_near: slots.need("treaty.rate_near", "count/year"),
        rate_far: slots.need("treaty.rate_far", "count/year"),
        consultation: slots.need("treaty.consultation", "share"),
        non_aggression: slots.need("treaty.non_aggression", "share"),
        defence: slots.need("treaty.defence", "share"),
    });

    let mut war = None;
    let mut hoards = Vec::new();
    for account in &tables.accounts {
        let (id, what) = (account.actor.as_str(), account.good.as_str());
        let Some(who) = actor(id) else { continue };
        let name = |key: &str| format!("{id}.{what}.{key}");
        if account.is_at_war() {
            war = Some(War {
                actor: who,
                prewar: slots.need(&name("prewar"), "round"),
                fired: slots.need(&name("fired"), "round"),
                made: slots.need(&name("made"), "round"),
                use_recent: slots.need(&name("use_recent"), "round/day"),
                use_peak: slots.need(&name("use_peak"), "round/day"),
                wanted_share: slots.need(&name("wanted_share"), "share"),
                output: slots.need(&name("output"), "round/year"),
                output_target: slots.need(&name("output_target"), "round/year"),
                output_lag: slots.need(&name("output_lag"), "month"),
                refurbish: slots.need(&name("refurbish"), "round/year"),
            });
        } else {
            hoards.push(Hoard {
                actor: who,
                stock: slots.need(&name("stock"), "round"),
                reserve_share: slots.need(&name("reserve_share"), "share"),
                output: slots.need(&name("output"), "round/year"),
                cost: slots.need(&name("cost"), "USD/round"),
            });
        }
    }
    let arms_id = goods.get(arms).cloned().unwrap_or_default();
    let bargain = (!hoards.is_empty() && war.is_some()).then(|| Bargain {
        worth: slots.need(&format!("{arms_id}.worth"), "USD/round"),
        kappa: slots.need("deal.kappa", "1"),
        credit: slots.need("deal.delta", "share"),
        cash_price: slots.need("deal.cash_price", "USD/round"),
        unit_mass: slots.need(&format!("{arms_id}.unit_mass"), "kg/round"),
    });
    let mut needs = Vec::new();
    for need in &tables.needs {
        let (Some(who), Some(what)) = (actor(need.actor.as_str()), good(need.good.as_str())) else {
            continue;
        };
        let name = |key: &str| format!("{}.{}.{key}", need.actor, need.good);
        let unit = tables.goods[what].unit.to_string();
        let (gap, price) = good_units(&unit);
        needs.push(Need {
            actor: who,
            good: what,
            gap: slots.need(&name("gap"), gap),
            price: slots.need(&name("price"), price),
            taste: slots.need(&name("taste"), "1"),
        });
    }
    let mut base_flows = Vec::new();
    for (g, id) in goods.iter().enumerate() {
        let unit = tables.goods[g].unit.to_string();
        for (i, from) in actors.iter().enumerate() {
            for (j, to) in actors.iter().enumerate() {
                let name = format!("{id}.{from}.{to}.base");
                if slots.has(&name) {
                    base_flows.push((g, i, j, slots.need(&name, month_unit(&unit))));
                }
            }
        }
    }

    let corridors: Vec<Corridor> = tables
        .corridors
        .iter()
        .map(|c| Corridor {
            id: c.id.to_string(),
            name: c.name.clone(),
            ends: [
                actor(c.ends[0].as_str()).unwrap_or(usize::MAX),
                actor(c.ends[1].as_str()).unwrap_or(usize::MAX),
            ],
            stages: c
                .stages
                .iter()
                .map(|stage| Stage {
                    name: stage.id.to_string(),
                    times: stage
                        .times
                        .iter()
                        .map(|p| slots.need(p.as_str(), BASE))
                        .collect(),
                    per: stage
                        .per
                        .iter()
                        .map(|p| slots.need(p.as_str(), BASE))
                        .collect(),
                    // kg a day to tonnes a week.
                    factor: 7.0 / 1000.0,
                })
                .collect(),
            up: c.up.as_ref().map(|p| slots.need(p.as_str(), "share")),
            share: slots.may(&format!("corridor.{}.share", c.id), "share"),
            vehicle_load: c.vehicle.as_ref().map(|v| slots.need(v.load.as_str(), "t")),
        })
        .collect();

    check_stages(tables, &slots, &mut problems);
    let rules = rules(view, &actors, &goods, week);
    let mut patrons = Vec::new();
    let votes = tables
        .votes
        .iter()
        .map(|v| {
            let (leader, follower) = (
                actor(v.leader.as_str()).unwrap_or(0),
                actor(v.follower.as_str()).unwrap_or(0),
            );
            patrons.push((leader, follower));
            Vote {
                name: v.name.clone(),
                week: week(v.day),
                follower,
                party: actor(v.party.as_str()).unwrap_or(0),
                others: v.others,
                elected: v.elected,
                needed: v.needed,
                leader_no: slots.need("council.leader_no", "share"),
                agreement: slots.need("council.follower_agreement", "share"),
                own_no: slots.need("council.follower_own_no", "share"),
                stake_no: slots.need("council.follower_stake", "share"),
                other_no: slots.need("council.other_no", "share"),
                elected_yes: slots.need("council.elected_yes", "share"),
            }
        })
        .collect();
    let seen = (!tables.publications.is_empty()).then(|| Seen {
        payload: slots.need("container.payload", "t"),
        fill: slots.need("container.fill", "share"),
        yard_days: slots.need("publication.yard_days", "day"),
        yard_base: slots.need("publication.yard_base", "count"),
    });
    let publications: Vec<Publication> = tables
        .publications
        .iter()
        .map(|p| {
            let counts = match p.of.as_str() {
                "containers" => Counted::Containers,
                "railcars" => Counted::Vehicles(
                    tables
                        .corridors
                        .iter()
                        .position(|c| c.vehicle.as_ref().is_some_and(|v| v.name == "railcar"))
                        .unwrap_or(0),
                ),
                other => Counted::Returned(good(other).unwrap_or_else(|| {
                    problems.push(Problem::new(
                        format!(
                            "publication `{}` counts `{other}`, which is no good of this world",
                            p.id
                        ),
                        None,
                    ));
                    0
                })),
            };
            let lag = if matches!(counts, Counted::Vehicles(_)) {
                "publication.imagery_lag"
            } else {
                "publication.claim_lag"
            };
            Publication {
                id: p.id.to_string(),
                counts,
                sides: p.sides.iter().filter_map(|s| actor(s.as_str())).collect(),
                share_seen: slots.need("publication.share_seen", "share"),
                disclose: slots.need("publication.disclose", "share"),
                lag: slots.need(lag, "day"),
            }
        })
        .collect();
    let unseen =
        (slots.has("start.on_the_way") && slots.has("publication.claim_lag")).then(|| Unseen {
            window: slots.need("publication.claim_lag", "day"),
            shipped: slots.need("start.on_the_way", "round"),
        });

    let mut starts = Vec::new();
    for start in &tables.starts {
        let (Some(from), Some(to)) = (actor(start.from.as_str()), actor(start.to.as_str())) else {
            continue;
        };
        let Some(proposition) = view.propositions().find(|p| p.id == start.proposition) else {
            continue;
        };
        let sets = match start.sets.as_str() {
            "talks" => Sets::Talks,
            "tie" => {
                Sets::Tie(slots.may(&format!("start.{}.size", start.proposition), "round/week"))
            }
            _ => Sets::SuppliedBefore,
        };
        starts.push(Start {
            proposition: start.proposition.to_string(),
            credence: view
                .credence(proposition, crate::evidence::SETTINGS)
                .result()
                .mean,
            sets,
            from,
            to,
        });
    }

    let visits = visits(view, day, &actors, &mut slots);
    let vote_ids: Vec<String> = tables.votes.iter().map(|v| v.id.to_string()).collect();
    let names = docket::Names {
        actors: &actors,
        goods: &goods,
        corridors: &corridors,
        publications: &publications,
        visits: &visits,
        votes: &vote_ids,
    };
    let docket_parts = docket::read(dossier, day, &names, &mut problems);
    let horizon = tables.horizon;
    let scenario = Scenario {
        weeks: week(horizon),
        step: settings.step.unwrap_or(1.0),
        coefficients,
        pairs: covariates.pairs,
        facts: covariates.actors,
        supply,
        treaty,
        visit_return: slots.may("visit.return.ratio", "1"),
        visits,
        war,
        hoards,
        needs,
        bargain,
        base_flows,
        corridors,
        rules,
        votes,
        publications,
        seen,
        unseen,
        watches: docket_parts.watches,
        starts,
        focus: (second, first),
        marks: docket_parts.marks,
        on,
        parameters: std::mem::take(&mut slots.parameters),
        actors: actors.clone(),
        goods,
    };
    problems.append(&mut slots.problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let unused = slots.unused();
    Ok(Compiled {
        docket: Docket {
            criteria: docket_parts.criteria,
            year_end: week(docket_parts.year_end),
            year_end_mark: docket_parts.year_end_mark,
            pair: (first, second),
            register: covariates.register,
            clauses: covariates.clauses,
        },
        judged: docket_parts.judged,
        unknown: unknown(&scenario),
        carried: covariates::carried(view, day),
        scenario,
        day,
        horizon,
        year_end: docket_parts.year_end,
        unused,
        patrons,
        units: tables.goods.iter().map(|g| g.unit.to_string()).collect(),
    })
}

/// Units of a gap and of a price for a good counted in `unit`.
fn good_units(unit: &str) -> (&'static str, &'static str) {
    match unit {
        "bbl" => ("bbl/year", "USD/bbl"),
        "round" => ("round/year", "USD/round"),
        _ => ("t/year", "USD/t"),
    }
}

/// Unit of a monthly flow of a good counted in `unit`.
fn month_unit(unit: &str) -> &'static str {
    match unit {
        "bbl" => "bbl/month",
        "round" => "round/month",
        _ => "t/month",
    }
}

/// The parameters of a stage must multiply to tonnes a week, or another mass over a time.
fn check_stages(tables: &World, slots: &Slots<'_>, problems: &mut Vec<Problem>) {
    let Ok(wanted) = "t/week".parse::<Unit>() else {
        return;
    };
    for corridor in &tables.corridors {
        for stage in &corridor.stages {
            let unit = |id: &comity_record::ParameterId| {
                slots
                    .get(id.as_str())
                    .map(|p| Quantity::new(1.0, p.unit.clone()))
            };
            let one = Quantity::new(1.0, Unit::count());
            let product = stage
                .times
                .iter()
                .filter_map(unit)
                .fold(one, |a, b| a.times(&b));
            let capacity = stage
                .per
                .iter()
                .filter_map(unit)
                .fold(product, |a, b| a.per(&b));
            if capacity.unit.dimension() != wanted.dimension() {
                problems.push(Problem::new(
                    format!(
                        "stage `{}` of corridor `{}` comes out in {}, and a capacity is a mass over a time, such as t/week",
                        stage.id, corridor.id, capacity.unit
                    ),
                    Some("its `times` need a load and a count over a time".to_owned()),
                ));
            }
        }
    }
}

/// The rules known on the day, for the goods of this world.
fn rules(view: &View, actors: &[String], goods: &[String], week: impl Fn(Day) -> f64) -> Vec<Rule> {
    let mut rules = Vec::new();
    for s in view.statements() {
        let StatementKind::Rule(Some(rule)) = &s.kind else {
            continue;
        };
        let Some(party) = actors.iter().position(|a| a == rule.party.as_str()) else {
            continue;
        };
        for id in &rule.goods {
            let Some(good) = goods.iter().position(|g| g == id.as_str()) else {
                continue;
            };
            rules.push(Rule {
                party,
                direction: match rule.direction {
                    RecordDirection::Export => Direction::Export,
                    RecordDirection::Import => Direction::Import,
                    RecordDirection::Both => Direction::Both,
                },
                good,
                effect: match rule.effect {
                    RecordEffect::Prohibited => Effect::Prohibited,
                    RecordEffect::Exemption => Effect::Exemption,
                    RecordEffect::Cap => {
                        Effect::Cap(rule.cap.as_ref().map_or(0.0, |c| c.amount.amount))
                    }
                },
                from: s
                    .valid
                    .as_ref()
                    .map_or(f64::NEG_INFINITY, |v| week(v.earliest())),
                to: s.valid.as_ref().map_or(f64::INFINITY, |v| week(v.latest())),
            });
        }
    }
    rules
}

/// Visits between leaders: each pair with a known count since a year has a rate `Gamma(visits + ½, years + 1)`.
fn visits(view: &View, day: Day, actors: &[String], slots: &mut Slots<'_>) -> Vec<Visit> {
    let mut visits = Vec::new();
    for (i, from) in actors.iter().enumerate() {
        for (j, to) in actors.iter().enumerate().filter(|(j, _)| *j != i) {
            let Some((count, s)) =
                covariates::latest_level(view, "leader-visits", Some(from), Some(to))
            else {
                continue;
            };
            let since = s.valid.as_ref().map_or(day, |v| v.earliest());
            let years = day.days_since(since) as f64 / 365.25;
            // The visit that the other's leader last paid to this one.
            let received = view
                .statements()
                .filter_map(|s| match &s.kind {
                    StatementKind::Event(Some(e))
                        if e.event.as_str() == "visit"
                            && e.from.as_ref().map(AsRef::as_ref) == Some(to.as_str())
                            && e.to.as_ref().map(AsRef::as_ref) == Some(from.as_str()) =>
                    {
                        s.valid
                            .as_ref()
                            .map(|v| v.latest().min(day).days_since(day) as f64 / 7.0)
                    }
                    _ => None,
                })
                .max_by(f64::total_cmp);
            visits.push(Visit {
                from: i,
                to: j,
                rate: slots.visits(i, j, count + 0.5, years + 1.0),
                received,
            });
        }
    }
    visits
}

/// Covariates of the headline's pair that nobody states, in words.
fn unknown(s: &Scenario) -> Vec<String> {
    let (seller, buyer) = s.focus;
    let pair = &s.pairs[s.pair(seller, buyer)];
    [
        ("distance", pair.distance),
        ("rivalry", pair.rivalry),
        ("pact", pair.pact),
        ("past supply", pair.supplied),
        ("shared rival", pair.shared_rival),
        (
            "supplier's trade with the recipient's rivals",
            pair.rival_trade,
        ),
        ("supplier's clients", s.facts[seller].clients),
        ("recipient's suppliers", s.facts[buyer].suppliers),
        ("arms sanctions on the supplier", s.facts[seller].sanctioned),
        ("arms sanctions on the recipient", s.facts[buyer].sanctioned),
    ]
    .into_iter()
    .filter(|(_, value)| value.is_none())
    .map(|(name, _)| name.to_owned())
    .collect()
}
