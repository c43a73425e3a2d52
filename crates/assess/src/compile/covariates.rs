//! Covariates of pairs and actors as known on the day.

use comity_record::{Day, Statement, StatementKind, TieKind, TieState, View};
use comity_world::scenario::{ActorFacts, PairFacts};

/// Facts of pairs and actors, with the ids of the statements they rest on.
pub(super) struct Covariates {
    pub(super) pairs: Vec<PairFacts>,
    pub(super) actors: Vec<ActorFacts>,
    /// Years with a register delivery among the last five, ordered pairs.
    pub(super) register: Vec<f64>,
    /// Clause score of the pact in force, ordered pairs.
    pub(super) clauses: Vec<Option<f64>>,
}

/// The level of a quantity with the latest valid time, where its value is known: value and statement.
pub(crate) fn latest_level<'v>(
    view: &'v View,
    quantity: &str,
    of: Option<&str>,
    to: Option<&str>,
) -> Option<(f64, &'v Statement)> {
    view.statements()
        .filter_map(|s| match &s.kind {
            StatementKind::Level(Some(level))
                if level.quantity.as_str() == quantity
                    && level.of.as_ref().map(AsRef::as_ref) == of
                    && level.to.as_ref().map(AsRef::as_ref) == to =>
            {
                let valid = s.valid.as_ref().map_or(Day::MIN, |v| v.latest());
                level.amount.best().map(|value| (valid, value, s))
            }
            _ => None,
        })
        .max_by(|a, b| a.0.cmp(&b.0).then(a.2.known.cmp(&b.2.known)))
        .map(|(_, value, s)| (value, s))
}

/// The latest level of a pair, whichever way round it was written.
pub(crate) fn pair_level<'v>(
    view: &'v View,
    quantity: &str,
    a: &str,
    b: &str,
) -> Option<(f64, &'v Statement)> {
    latest_level(view, quantity, Some(a), Some(b))
        .or_else(|| latest_level(view, quantity, Some(b), Some(a)))
}

/// Ties of a kind between two actors, whichever way round: state and statement.
pub(crate) fn ties<'v>(
    view: &'v View,
    a: &'v str,
    b: &'v str,
) -> impl Iterator<Item = (TieKind, TieState, &'v Statement)> + 'v {
    view.statements().filter_map(move |s| match &s.kind {
        StatementKind::Tie(Some(t)) => {
            let (from, to) = (t.from.as_str(), t.to.as_str());
            ((from, to) == (a, b) || (from, to) == (b, a)).then_some((t.tie, t.state, s))
        }
        _ => None,
    })
}

/// Whether a tie is in force on a day: it is on and its valid time has not ended. A coded series that stops with
/// the data set counts as in force (its end is unknown).
pub(crate) fn in_force(state: TieState, s: &Statement, day: Day) -> bool {
    state == TieState::On
        && s.valid
            .as_ref()
            .is_none_or(|v| v.earliest() <= day && v.latest() >= day)
}

fn is_pact(kind: TieKind) -> bool {
    matches!(
        kind,
        TieKind::Defence
            | TieKind::Offence
            | TieKind::Neutrality
            | TieKind::NonAggression
            | TieKind::Consultation
    )
}

/// Clause score of one kind of pact.
pub(crate) fn score(kind: TieKind) -> f64 {
    crate::judge::clause_score(
        matches!(kind, TieKind::Defence | TieKind::Offence),
        matches!(kind, TieKind::NonAggression | TieKind::Neutrality),
        kind == TieKind::Consultation,
    )
}

/// Reads everything that the terms of η need. Unknown stays unknown.
pub(super) fn read(view: &View, day: Day, actors: &[String]) -> Covariates {
    let n = actors.len();
    let level = |quantity: &str, of: &str, to: Option<&str>| {
        latest_level(view, quantity, Some(of), to).map(|(v, _)| v)
    };
    let facts = actors
        .iter()
        .map(|a| ActorFacts {
            clients: level("arms-clients", a, None),
            suppliers: level("arms-suppliers", a, None),
            sanctioned: sanctioned(view, day, a),
            capability: level("capability", a, None),
        })
        .collect();
    let mut pairs = vec![PairFacts::default(); n * n];
    let mut register = vec![0.0; n * n];
    let mut clauses = vec![None; n * n];
    for i in 0..n {
        for j in (0..n).filter(|&j| j != i) {
            let (a, b) = (actors[i].as_str(), actors[j].as_str());
            let k = i * n + j;
            let deliveries = level("arms-deliveries", a, Some(b));
            let past = level("arms-past", a, Some(b));
            let pacts: Vec<(TieKind, bool)> = ties(view, a, b)
                .filter(|(kind, ..)| is_pact(*kind))
                .map(|(kind, state, s)| (kind, in_force(state, s, day)))
                .collect();
            // The coded series list every pact of these actors: a pair that is not listed has none.
            let now = pacts.iter().any(|(_, on)| *on);
            let rivals = ties(view, a, b)
                .any(|(kind, state, s)| kind == TieKind::Rivalry && in_force(state, s, day));
            let major = |x: &str| level("major-power", x, None).unwrap_or(0.0) > 0.0;
            register[k] = deliveries.unwrap_or(0.0);
            clauses[k] = Some(
                pacts
                    .iter()
                    .filter(|(_, on)| *on)
                    .map(|(kind, _)| score(*kind))
                    .fold(0.0, f64::max),
            );
            pairs[k] = PairFacts {
                distance: pair_level(view, "capital-distance", a, b).map(|(v, _)| v),
                rivalry: Some(f64::from(u8::from(rivals))),
                pact: Some(f64::from(u8::from(now))),
                lapsed_pact: Some(f64::from(u8::from(!now && !pacts.is_empty()))),
                supplied: match (deliveries, past) {
                    (None, None) => None,
                    (d, p) => Some(f64::from(u8::from(
                        d.unwrap_or(0.0) + p.unwrap_or(0.0) > 0.0,
                    ))),
                },
                shared_rival: pair_level(view, "shared-rival", a, b).map(|(v, _)| v),
                rival_trade: level("rival-trade-share", a, Some(b)),
                near: pair_level(view, "contiguous", a, b).is_some_and(|(v, _)| v > 0.0)
                    || major(a)
                    || major(b),
                running: deliveries.is_some_and(|d| d > 0.0),
            };
        }
    }
    Covariates {
        pairs,
        actors: facts,
        register,
        clauses,
    }
}

/// Whether any of the three senders bars arms to an actor on the day; unknown where nobody says.
fn sanctioned(view: &View, day: Day, actor: &str) -> Option<f64> {
    let about = view.statements().filter_map(|s| match &s.kind {
        StatementKind::Tie(Some(t))
            if t.tie == TieKind::ArmsSanctions && t.to.as_str() == actor =>
        {
            Some((t.state, s))
        }
        _ => None,
    });
    about
        .map(|(state, s)| f64::from(u8::from(in_force(state, s, day))))
        .reduce(f64::max)
}

/// Covariates whose latest covered year lies before the year of the day: what is carried forward, in words.
pub(super) fn carried(view: &View, day: Day) -> Vec<String> {
    [
        ("trade-share", "trade"),
        ("rival-trade-share", "trade with rivals"),
        ("shared-rival", "rivalries"),
        ("arms-deliveries", "arms deliveries"),
        ("arms-clients", "clients and suppliers"),
    ]
    .into_iter()
    .filter_map(|(quantity, name)| {
        let year = view
            .statements()
            .filter(|s| matches!(&s.kind, StatementKind::Level(Some(l)) if l.quantity.as_str() == quantity))
            .filter_map(|s| s.valid.as_ref())
            .map(|valid| valid.earliest().year().max(valid.latest().min(day).year()))
            .min()?;
        (year < day.year()).then(|| format!("{name} {year}"))
    })
    .collect()
}
