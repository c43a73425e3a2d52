//! Scenarios of invented actors: an empty world with a supply network, and a full one that uses every part.

use std::sync::Arc;

use comity_world::Scenario;
use comity_world::key::{Stream, name_hash};
use comity_world::mechanisms::{Switches, TERMS, find};
use comity_world::rule::{Direction, Effect, Rule};
use comity_world::scenario::{
    ActorFacts, Bargain, Coefficient, Corridor, Counted, Draw, Group, Hoard, Need, PairFacts,
    Parameter, Publication, Seen, Sets, Slot, Stage, Start, Supply, Treaty, Unseen, Visit, Vote,
    War, Watch,
};
use rand_distr::{Beta, Distribution, Gamma, Normal, Uniform};

/// The actor at war.
pub(crate) const WARRING: usize = 0;
/// The holder of the focus pair.
pub(crate) const HOLDER: usize = 1;
/// The good of the supply network.
pub(crate) const ROUNDS: usize = 0;
/// A return good.
pub(crate) const GRAIN: usize = 1;

/// A number between two others, uniform in the logarithm.
pub(crate) fn log_uniform(low: f64, high: f64) -> Draw {
    let law = Uniform::new_inclusive(low.ln(), high.ln()).expect("low is at most high");
    Arc::new(move |stream: &mut Stream| law.sample(stream).exp())
}

/// A number between two others.
pub(crate) fn uniform(low: f64, high: f64) -> Draw {
    let law = Uniform::new_inclusive(low, high).expect("low is at most high");
    Arc::new(move |stream: &mut Stream| law.sample(stream))
}

fn normal(mean: f64, error: f64) -> Draw {
    let law = Normal::new(mean, error).expect("the error is finite");
    Arc::new(move |stream: &mut Stream| law.sample(stream))
}

fn gamma(shape: f64, scale: f64) -> Draw {
    let law = Gamma::new(shape, scale).expect("shape and scale are positive");
    Arc::new(move |stream: &mut Stream| law.sample(stream))
}

fn beta(a: f64, b: f64) -> Draw {
    let law = Beta::new(a, b).expect("both are positive");
    Arc::new(move |stream: &mut Stream| law.sample(stream))
}

/// Always the same number.
pub(crate) fn always(value: f64) -> Draw {
    Arc::new(move |_: &mut Stream| value)
}

/// What a test does to a scenario.
pub(crate) trait Build {
    /// Adds a parameter.
    fn drawn(&mut self, id: &str, group: Group, draw: Draw) -> Slot;
    /// Adds a parameter that is always the same number.
    fn fixed(&mut self, id: &str, value: f64) -> Slot;
    /// Gives an existing parameter another distribution.
    fn redraw(&mut self, id: &str, draw: Draw);
    /// Makes an existing parameter always the same number.
    fn set(&mut self, id: &str, value: f64);
    /// The slot of an existing parameter.
    fn slot(&self, id: &str) -> Slot;
    /// Gives a term of η a coefficient and the mean of its covariate.
    fn term(&mut self, term: &str, b: f64, mean: f64);
    /// The facts of an ordered pair.
    fn facts_of(&mut self, from: usize, to: usize) -> &mut PairFacts;
    /// The same scenario with one mechanism off.
    fn without(&self, mechanism: &str) -> Scenario;
}

impl Build for Scenario {
    fn drawn(&mut self, id: &str, group: Group, draw: Draw) -> Slot {
        self.parameters.push(Parameter {
            id: id.to_owned(),
            key: name_hash(id),
            group,
            draw,
        });
        self.parameters.len() - 1
    }

    fn fixed(&mut self, id: &str, value: f64) -> Slot {
        self.drawn(id, Group::Assumption, always(value))
    }

    fn redraw(&mut self, id: &str, draw: Draw) {
        let slot = self.slot(id);
        self.parameters[slot].draw = draw;
    }

    fn set(&mut self, id: &str, value: f64) {
        self.redraw(id, always(value));
    }

    fn slot(&self, id: &str) -> Slot {
        self.parameters
            .iter()
            .position(|p| p.id == id)
            .unwrap_or_else(|| panic!("no parameter {id}"))
    }

    fn term(&mut self, term: &str, b: f64, mean: f64) {
        let slot = self.fixed(term, b);
        self.coefficients[term_index(term)] = Some(Coefficient { slot, mean });
    }

    fn facts_of(&mut self, from: usize, to: usize) -> &mut PairFacts {
        let pair = self.pair(from, to);
        &mut self.pairs[pair]
    }

    fn without(&self, mechanism: &str) -> Scenario {
        let mut other = self.clone();
        other.on = other
            .on
            .without(find(mechanism).unwrap_or_else(|| panic!("no mechanism {mechanism}")));
        other
    }
}

/// The index of a term of η by its coefficient.
pub(crate) fn term_index(coefficient: &str) -> usize {
    TERMS
        .iter()
        .position(|t| t.term.coefficient == coefficient)
        .unwrap_or_else(|| panic!("no term {coefficient}"))
}

/// The average pair's rate of a supply tie in an [`empty`] world, events a year.
pub(crate) const RATE: f64 = 0.15;

/// So many actors about whom nothing is known, and a supply network between them.
pub(crate) fn empty(actors: usize) -> Scenario {
    let mut s = Scenario {
        actors: (0..actors).map(|k| format!("actor {k}")).collect(),
        goods: ["rounds", "grain", "oil"].map(str::to_owned).to_vec(),
        weeks: 120.0,
        step: 1.0,
        parameters: Vec::new(),
        coefficients: vec![None; TERMS.len()],
        pairs: vec![PairFacts::default(); actors * actors],
        facts: vec![ActorFacts::default(); actors],
        supply: Supply {
            good: ROUNDS,
            rate: 0,
            scope: None,
            success: 0,
            q: 0,
            end: 0,
            deniable_cap: None,
        },
        treaty: None,
        visits: Vec::new(),
        visit_return: None,
        war: None,
        hoards: Vec::new(),
        needs: Vec::new(),
        bargain: None,
        base_flows: Vec::new(),
        corridors: Vec::new(),
        rules: Vec::new(),
        votes: Vec::new(),
        publications: Vec::new(),
        seen: None,
        unseen: None,
        watches: Vec::new(),
        starts: Vec::new(),
        focus: (HOLDER, WARRING),
        marks: vec![26.0, 52.0, 120.0],
        on: Switches::all(),
    };
    s.supply.rate = s.fixed("supply.rate", RATE);
    s.supply.success = s.fixed("supply.success", 1.7);
    s.supply.q = s.fixed("supply.q", 0.5);
    s.supply.end = s.fixed("supply.end", 0.2);
    s
}

/// Adds an account of war whose stock stands still: output equals use, so the need stays `1 − recent/wanted`.
/// `recent` and `wanted` are units a day.
pub(crate) fn steady_war(s: &mut Scenario, recent: f64, wanted: f64) {
    s.war = Some(War {
        actor: WARRING,
        prewar: s.fixed("war.prewar", 9e6),
        fired: s.fixed("war.fired", 6e6),
        made: s.fixed("war.made", 1e6),
        use_recent: s.fixed("war.use_recent", recent),
        use_peak: s.fixed("war.use_peak", wanted),
        wanted_share: s.fixed("war.wanted_share", 1.0),
        output: s.fixed("war.output", recent * 365.25),
        output_target: s.fixed("war.output_target", recent * 365.25),
        output_lag: s.fixed("war.output_lag", 12.0),
        refurbish: s.fixed("war.refurbish", 0.0),
    });
}

/// Adds a holder with much in stock and a bargain over credit worth its face; no return goods.
pub(crate) fn rich_holder(s: &mut Scenario) {
    let hoard = Hoard {
        actor: HOLDER,
        stock: s.fixed("hoard.stock", 1e9),
        reserve_share: s.fixed("hoard.reserve_share", 0.1),
        output: s.fixed("hoard.output", 0.0),
        cost: s.fixed("hoard.cost", 300.0),
    };
    s.hoards.push(hoard);
    s.bargain = Some(Bargain {
        worth: s.fixed("munitions.worth", 2000.0),
        kappa: s.fixed("deal.kappa", 1.5),
        credit: s.fixed("deal.delta", 1.0),
        cash_price: s.fixed("deal.cash_price", 600.0),
        unit_mass: s.fixed("munitions.unit_mass", 50.0),
    });
}

/// Adds a tie from the holder to the actor at war that runs on the day for sure.
pub(crate) fn open_tie(s: &mut Scenario) {
    s.starts.push(Start {
        proposition: "tie".into(),
        credence: 1.0,
        sets: Sets::Tie(None),
        from: HOLDER,
        to: WARRING,
    });
}

/// Adds a rule that forbids the holder to export the good of the supply network.
pub(crate) fn ban(s: &mut Scenario) {
    s.rules.push(Rule {
        party: HOLDER,
        direction: Direction::Export,
        good: ROUNDS,
        effect: Effect::Prohibited,
        from: -1000.0,
        to: 1000.0,
    });
}

/// Adds a corridor of stages (tonnes a week) between the holder and the actor at war.
pub(crate) fn corridor(s: &mut Scenario, id: &str, stages: &[f64], up: f64) {
    let stages = stages
        .iter()
        .enumerate()
        .map(|(k, &tonnes)| Stage {
            name: format!("{id}.{k}"),
            times: vec![s.fixed(&format!("{id}.{k}"), tonnes)],
            per: Vec::new(),
            factor: 1.0,
        })
        .collect();
    let up = s.fixed(&format!("{id}.up"), up);
    s.corridors.push(Corridor {
        id: id.to_owned(),
        name: id.to_owned(),
        ends: [HOLDER, WARRING],
        stages,
        up: Some(up),
        share: None,
        vehicle_load: None,
    });
}

/// A world that uses every part of the process, with every level drawn over a range. At least five actors:
/// at war, holder, patron, rival of both, and others.
pub(crate) fn full(actors: usize) -> Scenario {
    assert!(actors >= 5, "the full world needs five actors");
    let mut s = empty(actors);
    s.redraw("supply.rate", gamma(10.0, 0.008));
    s.redraw("supply.success", gamma(40.0, 1.7 / 40.0));
    s.redraw("supply.q", beta(2.0, 2.0));
    s.supply.scope = Some(s.drawn("supply.scope", Group::Assumption, log_uniform(0.3, 3.0)));
    s.supply.deniable_cap = Some(s.drawn("deniable.cap", Group::Fact, log_uniform(500.0, 5000.0)));
    covariates(&mut s);
    treaties_and_visits(&mut s);
    accounts(&mut s);
    corridors(&mut s);
    rules_and_votes(&mut s);
    publications(&mut s);
    s.starts = [
        ("talks", 0.6, Sets::Talks),
        ("railcars", 0.8, Sets::SuppliedBefore),
    ]
    .map(|(proposition, credence, sets)| Start {
        proposition: proposition.into(),
        credence,
        sets,
        from: HOLDER,
        to: WARRING,
    })
    .to_vec();
    // Another supplier delivers a stated flow in some trajectories, without an account of its own.
    let size = s.drawn("drones", Group::Fact, log_uniform(50.0, 500.0));
    s.starts.push(Start {
        proposition: "drones".into(),
        credence: 0.5,
        sets: Sets::Tie(Some(size)),
        from: 4,
        to: WARRING,
    });
    s
}

fn covariates(s: &mut Scenario) {
    for (term, b, mean) in [
        ("supply.clients", 0.76, 1.0),
        ("supply.suppliers", 0.59, 0.8),
        ("supply.distance", -0.08, 8.5),
        ("supply.rivalry", -1.29, 0.02),
        ("supply.capability", 1.0, 0.01),
        ("supply.war", 0.48, 0.025),
        ("supply.shared_rival", 0.13, 0.006),
        ("treaty.shared_rival", 0.7, 0.006),
        ("supply.sanctioned_both", 0.98, 0.01),
        ("supply.sanctioned_recipient", -0.45, 0.1),
        ("supply.sanctioned_supplier", -0.39, 0.1),
        ("supply.rival_trade", -2.83, 0.01),
        ("supply.past", 1.12, 0.08),
        ("supply.lapsed_pact", -0.13, 0.02),
        ("treaty.lapsed_pact", 0.2, 0.02),
        ("supply.pact", 0.38, 0.06),
    ] {
        let slot = s.drawn(term, Group::Estimate, normal(b, 0.1));
        s.coefficients[term_index(term)] = Some(Coefficient { slot, mean });
    }
    let n = s.n();
    for k in 0..n {
        s.facts[k] = ActorFacts {
            clients: Some((7 * k % 11) as f64),
            suppliers: Some((5 * k % 7) as f64),
            sanctioned: Some(f64::from(u8::from(k < 2))),
            capability: Some(0.01 * (1 + k % 4) as f64),
        };
    }
    for (i, j) in s.ordered_pairs() {
        let (low, high) = (i.min(j), i.max(j));
        let pattern = 3 * low + 5 * high;
        *s.facts_of(i, j) = PairFacts {
            distance: Some(500.0 + 700.0 * (pattern % 13) as f64),
            rivalry: Some(f64::from(u8::from(high == 3 && low < 2))),
            pact: Some(f64::from(u8::from((low, high) == (1, 2)))),
            lapsed_pact: Some(f64::from(u8::from((low, high) == (0, 1)))),
            supplied: (i != 4).then_some(f64::from(u8::from(i == 0 && j < 3))),
            shared_rival: Some(f64::from(u8::from((low, high) == (0, 1)))),
            rival_trade: (i != j).then_some(if (i, j) == (2, 0) { 0.3 } else { 0.02 }),
            near: high < 4,
            running: (i, j) == (2, 3),
        };
    }
}

fn treaties_and_visits(s: &mut Scenario) {
    s.treaty = Some(Treaty {
        rate_near: s.drawn("treaty.rate_near", Group::Estimate, gamma(10.0, 0.003)),
        rate_far: s.drawn("treaty.rate_far", Group::Estimate, gamma(10.0, 0.0005)),
        consultation: s.fixed("treaty.consultation", 0.58),
        non_aggression: s.fixed("treaty.non_aggression", 0.79),
        defence: s.drawn("treaty.defence", Group::Estimate, beta(21.0, 240.0)),
    });
    for (from, to, rate, received) in [
        (0, 1, 0.2, None),
        (1, 0, 0.3, Some(-7.0)),
        (2, 0, 0.8, Some(-30.0)),
        (0, 2, 0.9, None),
    ] {
        let rate = s.drawn(
            &format!("visit.{from}.{to}"),
            Group::Estimate,
            gamma(4.0, rate / 4.0),
        );
        s.visits.push(Visit {
            from,
            to,
            rate,
            received,
        });
    }
    s.visit_return = Some(s.drawn("visit.return", Group::Assumption, log_uniform(1.0, 8.0)));
}

fn accounts(s: &mut Scenario) {
    s.war = Some(War {
        actor: WARRING,
        prewar: s.drawn("war.prewar", Group::Fact, log_uniform(10e6, 17e6)),
        fired: s.drawn("war.fired", Group::Fact, uniform(11e6, 16e6)),
        made: s.drawn("war.made", Group::Fact, log_uniform(1.5e6, 3.1e6)),
        use_recent: s.drawn("war.use_recent", Group::Fact, log_uniform(5e3, 20e3)),
        use_peak: s.drawn("war.use_peak", Group::Fact, uniform(32e3, 35e3)),
        wanted_share: s.drawn("war.wanted_share", Group::Assumption, uniform(0.0, 1.0)),
        output: s.drawn("war.output", Group::Fact, log_uniform(1e6, 2e6)),
        output_target: s.drawn("war.output_target", Group::Fact, log_uniform(2e6, 2.5e6)),
        output_lag: s.drawn("war.output_lag", Group::Assumption, log_uniform(2.4, 24.0)),
        refurbish: s.drawn("war.refurbish", Group::Assumption, log_uniform(1e5, 1e6)),
    });
    let hoard = Hoard {
        actor: HOLDER,
        stock: s.drawn("hoard.stock", Group::Assumption, log_uniform(1e6, 1e7)),
        reserve_share: s.drawn("hoard.reserve_share", Group::Assumption, uniform(0.0, 1.0)),
        output: s.drawn("hoard.output", Group::Assumption, log_uniform(3e5, 3e6)),
        cost: s.drawn("hoard.cost", Group::Assumption, log_uniform(50.0, 500.0)),
    };
    s.hoards.push(hoard);
    for (good, name, gap, price) in [(GRAIN, "grain", 6e5, 300.0), (2, "oil", 3e6, 90.0)] {
        let need = Need {
            actor: HOLDER,
            good,
            gap: s.drawn(
                &format!("{name}.gap"),
                Group::Assumption,
                log_uniform(gap / 3.0, gap * 3.0),
            ),
            price: s.drawn(
                &format!("{name}.price"),
                Group::Assumption,
                log_uniform(price / 3.0, price * 3.0),
            ),
            taste: s.drawn(
                &format!("{name}.taste"),
                Group::Assumption,
                log_uniform(0.3, 3.0),
            ),
        };
        s.needs.push(need);
    }
    s.bargain = Some(Bargain {
        worth: s.drawn(
            "munitions.worth",
            Group::Assumption,
            log_uniform(300.0, 3000.0),
        ),
        kappa: s.drawn("deal.kappa", Group::Assumption, log_uniform(0.3, 3.0)),
        credit: s.drawn("deal.delta", Group::Assumption, uniform(0.0, 1.0)),
        cash_price: s.drawn(
            "deal.cash_price",
            Group::Assumption,
            log_uniform(100.0, 1000.0),
        ),
        unit_mass: s.drawn(
            "munitions.unit_mass",
            Group::Assumption,
            log_uniform(46.0, 80.0),
        ),
    });
    let slot = s.drawn("oil.base", Group::Fact, log_uniform(1e4, 1e5));
    s.base_flows.push((2, WARRING, HOLDER, slot));
}

fn corridors(s: &mut Scenario) {
    corridor(s, "rail", &[1.0, 1.0, 1.0], 1.0);
    corridor(s, "sea", &[1.0, 1.0], 1.0);
    for (id, low, high) in [
        ("rail.0", 700.0, 7000.0),
        ("rail.1", 1000.0, 10_000.0),
        ("rail.2", 500.0, 20_000.0),
        ("rail.up", 0.5, 1.0),
        ("sea.0", 500.0, 5000.0),
        ("sea.1", 300.0, 9000.0),
        ("sea.up", 0.5, 1.0),
    ] {
        s.redraw(id, log_uniform(low, high));
    }
    s.corridors[0].share = Some(s.drawn("rail.share", Group::Assumption, uniform(0.0, 1.0)));
    s.corridors[0].vehicle_load = Some(s.fixed("rail.load", 60.0));
}

fn rules_and_votes(s: &mut Scenario) {
    ban(s);
    let vote = Vote {
        name: "mandate".into(),
        week: 32.6,
        follower: WARRING,
        party: HOLDER,
        others: 3,
        elected: 10,
        needed: 9,
        leader_no: s.drawn("council.leader_no", Group::Estimate, beta(0.5, 14.5)),
        agreement: s.drawn("council.agreement", Group::Estimate, beta(80.0, 70.0)),
        own_no: s.drawn("council.own_no", Group::Assumption, uniform(0.0, 0.2)),
        stake_no: s.drawn("council.stake_no", Group::Assumption, uniform(0.0, 1.0)),
        other_no: s.fixed("council.other_no", 0.001),
        elected_yes: s.drawn("council.elected_yes", Group::Estimate, beta(50.0, 2.0)),
    };
    s.votes.push(vote);
}

fn publications(s: &mut Scenario) {
    let share = s.drawn("seen.share", Group::Assumption, uniform(0.2, 1.0));
    let disclose = s.drawn("seen.disclose", Group::Assumption, uniform(0.0, 1.0));
    let lag = s.drawn("seen.lag", Group::Fact, log_uniform(17.0, 68.0));
    s.seen = Some(Seen {
        payload: s.drawn("container.payload", Group::Fact, uniform(21.8, 28.2)),
        fill: s.drawn("container.fill", Group::Assumption, uniform(0.5, 1.0)),
        yard_days: s.drawn("yard.days", Group::Assumption, log_uniform(0.7, 7.0)),
        yard_base: s.drawn("yard.base", Group::Assumption, log_uniform(2.0, 20.0)),
    });
    for (id, counts, sides) in [
        ("containers", Counted::Containers, vec![2, 3]),
        ("railcars", Counted::Vehicles(0), vec![3]),
        ("grain", Counted::Returned(GRAIN), vec![2]),
    ] {
        s.publications.push(Publication {
            id: id.into(),
            counts,
            sides,
            share_seen: share,
            disclose,
            lag,
        });
    }
    for (publication, at_least, since, until) in [
        (0, 1000.0, 0.0, 68.0),
        (0, 5000.0, -10.0, 120.0),
        (1, 60.0, 0.0, 40.0),
        (2, 50_000.0, 12.5, 64.5),
    ] {
        s.watches.push(Watch {
            publication,
            at_least,
            since,
            until,
        });
    }
    s.unseen = Some(Unseen {
        window: lag,
        shipped: s.drawn("unseen.shipped", Group::Assumption, log_uniform(1e4, 1e5)),
    });
}
