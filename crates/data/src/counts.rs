//! What history says by counting: clocks of the register, new treaties by class, agreement in the Council.

use std::collections::BTreeMap;

use crate::error::DataError;
use crate::grid::Grid;
use crate::library::Library;
use crate::readers::votes_council::{Choice, Veto, Vote};
use crate::snapshot::MEMORY;
use crate::state::State;
use crate::table::Table;
use crate::treaty_ratios::near_ratios;

/// How fast an order by a new pair is delivered, and how often a delivery is the last for long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clocks {
    /// Orders of second-hand goods by new pairs 1990–2015.
    pub orders: usize,
    /// Delivered in the calendar year of the order.
    pub same: usize,
    /// Delivered in the next.
    pub next: usize,
    /// Success, events a year.
    pub rate: f64,
    /// Its standard error.
    pub rate_error: f64,
    /// Pair-years with a delivery 1980–2016.
    pub delivery_years: usize,
    /// Those followed by five empty years.
    pub last: usize,
}

/// The clocks of the register.
///
/// Orders fall evenly over the year: P(delivered in the order's year) = 1 − (1 − e^−k) / k at rate k.
#[must_use]
pub fn clocks(library: &Library, grid: &Grid) -> Clocks {
    let delivered = |y, s, r| grid.delivered.get(y, s, r) == Some(true);
    // Deal and pair: first order and first delivery.
    let mut deals: BTreeMap<(i32, usize, usize), (i32, i32)> = BTreeMap::new();
    for d in library.deliveries.rows.iter().filter(|d| d.second_hand) {
        let (Some(s), Some(r)) = (
            d.supplier.state().and_then(|s| grid.at(s)),
            d.recipient.state().and_then(|s| grid.at(s)),
        ) else {
            continue;
        };
        let ordered = d.ordered.unwrap_or(i32::MAX);
        let first = deals.entry((d.deal, s, r)).or_insert((ordered, d.year));
        *first = (first.0.min(ordered), first.1.min(d.year));
    }
    let waits: Vec<i32> = deals
        .into_iter()
        .filter(|(_, (ordered, _))| (1990..=2015).contains(ordered))
        .filter(|((_, s, r), (ordered, _))| {
            !(ordered - MEMORY..*ordered).any(|y| delivered(y, *s, *r))
        })
        .map(|(_, (ordered, year))| year - ordered)
        .collect();
    let same = waits.iter().filter(|&&w| w == 0).count();
    let share = same as f64 / waits.len() as f64;
    let rate = rate_of_same_year(share);
    let slope = (rate_of_same_year(share * 1.001) - rate) / (0.001 * share);
    let (mut last, mut total) = (0, 0);
    for year in 1980..=2016 {
        for s in 0..grid.n() {
            for r in (0..grid.n()).filter(|&r| delivered(year, s, r)) {
                total += 1;
                last += usize::from(!(year + 1..=year + 5).any(|y| delivered(y, s, r)));
            }
        }
    }
    Clocks {
        orders: waits.len(),
        same,
        next: waits.iter().filter(|&&w| w == 1).count(),
        rate,
        rate_error: slope * (share * (1.0 - share) / waits.len() as f64).sqrt(),
        delivery_years: total,
        last,
    }
}

/// k with 1 − (1 − e^−k) / k = share, by bisection.
fn rate_of_same_year(share: f64) -> f64 {
    let (mut low, mut high) = (1e-6f64, 50.0f64);
    for _ in 0..100 {
        let k: f64 = 0.5 * (low + high);
        if 1.0 + (-k).exp_m1() / k < share {
            low = k;
        } else {
            high = k;
        }
    }
    0.5 * (low + high)
}

/// New bilateral treaties and dyad-years at risk, of a class: the base rate is a query, printed with its counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Class {
    /// Treaties.
    pub treaties: usize,
    /// Undirected dyad-years.
    pub dyad_years: usize,
}

impl Class {
    /// Treaties per 1,000 dyad-years.
    #[must_use]
    pub fn per_thousand(self) -> f64 {
        1000.0 * self.treaties as f64 / self.dyad_years as f64
    }
}

/// Which treaties count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clause {
    /// Any obligation.
    Any,
    /// Defence.
    Defence,
}

/// New bilateral treaties by class of pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NewTreaties {
    /// Contiguous (land or up to 400 miles of water) or with a major power.
    pub near: Class,
    /// All other pairs.
    pub far: Class,
}

/// Counts new bilateral treaties of the years `from` to `to`, treaty by treaty.
#[must_use]
pub fn new_treaties(
    library: &Library,
    grid: &Grid,
    from: i32,
    to: i32,
    clause: Clause,
) -> NewTreaties {
    let member = |y, k| grid.member.get(y, k) == Some(true);
    let near = |y, i, j| {
        let major = |k| grid.major.get(y, k) == Some(true);
        grid.near.get(y, i, j) == Some(true) || major(i) || major(j)
    };
    let mut out = NewTreaties::default();
    for year in from..=to {
        for i in (0..grid.n()).filter(|&i| member(year, i)) {
            for j in (i + 1..grid.n()).filter(|&j| member(year, j)) {
                let class = if near(year, i, j) {
                    &mut out.near
                } else {
                    &mut out.far
                };
                class.dyad_years += 1;
            }
        }
    }
    let mut early = BTreeMap::new();
    for t in library
        .treaties
        .rows
        .iter()
        .filter(|t| t.bilateral && (from..=to).contains(&t.begins))
    {
        let wanted = match clause {
            Clause::Any => t.clauses.any(),
            Clause::Defence => t.clauses.defence,
        };
        let [Some(a), Some(b)] = t.members.map(|m| m.and_then(|s| grid.at(s))) else {
            continue;
        };
        if !wanted || a == b {
            continue;
        }
        let class = if near(t.begins, a, b) {
            &mut out.near
        } else {
            &mut out.far
        };
        class.treaties += 1;
        // A state may sign in the year before its entry into the system: that dyad-year counts, once.
        if !(member(t.begins, a) && member(t.begins, b))
            && early.insert((t.begins, a.min(b), a.max(b)), ()).is_none()
        {
            class.dyad_years += 1;
        }
    }
    out
}

/// How often two permanent members vote alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alike {
    /// Adopted texts on which both stand in the record.
    pub texts: usize,
    /// Alike among them.
    pub alike: usize,
    /// Texts on which either did not say yes, and for which the record holds any vote.
    pub contested: usize,
    /// Alike among these.
    pub contested_alike: usize,
    /// φ = 2a / (1 + a) from the agreement a on contested texts.
    pub phi: f64,
}

/// Counts agreement of two members on texts adopted since `since`. Texts without the vote of any member (adopted by
/// acclamation) say nothing and are not contested.
#[must_use]
pub fn council(votes: &Table<Vote>, one: State, other: State, since: i32) -> Alike {
    let mut texts: BTreeMap<i32, (Option<Choice>, Option<Choice>, bool)> = BTreeMap::new();
    for v in votes.rows.iter().filter(|v| v.year >= since) {
        let text = texts.entry(v.text).or_default();
        text.2 |= v.choice != Choice::NotVoting;
        if v.state == one {
            text.0 = text.0.or(Some(v.choice));
        } else if v.state == other {
            text.1 = text.1.or(Some(v.choice));
        }
    }
    let both: Vec<(Choice, Choice, bool)> = texts
        .into_values()
        .filter_map(|t| Some((t.0?, t.1?, t.2)))
        .collect();
    let contested: Vec<_> = both
        .iter()
        .filter(|t| t.2 && (t.0 != Choice::Yes || t.1 != Choice::Yes))
        .collect();
    let contested_alike = contested.iter().filter(|t| t.0 == t.1).count();
    let a = contested_alike as f64 / contested.len() as f64;
    Alike {
        texts: both.len(),
        alike: both.iter().filter(|t| t.0 == t.1).count(),
        contested: contested.len(),
        contested_alike,
        phi: 2.0 * a / (1.0 + a),
    }
}

/// Vetoed drafts since `since`: all, Russia's, China's, of both.
#[must_use]
pub fn vetoes(table: &Table<Veto>, since: i32) -> [usize; 4] {
    let rows: Vec<&Veto> = table.rows.iter().filter(|v| v.year >= since).collect();
    let count = |f: &dyn Fn(&Veto) -> bool| rows.iter().filter(|v| f(v)).count();
    [
        rows.len(),
        count(&|v| v.russia),
        count(&|v| v.china),
        count(&|v| v.russia && v.china),
    ]
}

/// How many of the new bilateral treaties of a span carry which clause: all, consultation, non-aggression, defence.
#[must_use]
pub fn marks(library: &Library, grid: &Grid, from: i32, to: i32) -> [usize; 4] {
    let inside = |m: Option<State>| m.is_some_and(|s| grid.at(s).is_some());
    let mut out = [0; 4];
    for t in &library.treaties.rows {
        if t.bilateral
            && t.clauses.any()
            && (from..=to).contains(&t.begins)
            && t.members.into_iter().all(inside)
        {
            out[0] += 1;
            out[1] += usize::from(t.clauses.consultation);
            out[2] += usize::from(t.clauses.non_aggression);
            out[3] += usize::from(t.clauses.defence);
        }
    }
    out
}

/// The counted parameters of the estimates file: clocks of supply, rates and marks of treaties.
#[must_use]
pub fn toml(library: &Library, grid: &Grid, day: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    let mut add = |id: &str, unit: &str, dist: String, why: String| {
        let _ = writeln!(
            out,
            "\n[[parameter]]\nid = \"{id}\"\nunit = \"{unit}\"\ndist = {{ {dist}\nwhy = \"{why}\"\nset = \"{day}\""
        );
    };
    let c = clocks(library, grid);
    add(
        "supply.success",
        "count/year",
        format!(
            "kind = \"log-normal\", median = {:.2}, sigma = {:.3} }}",
            c.rate,
            c.rate_error / c.rate
        ),
        format!(
            "{} register orders of second-hand goods by new pairs 1990-2015, {} delivered in the order's calendar year, {} in \
             the next; an upper bound, since talks come before orders.",
            c.orders, c.same, c.next
        ),
    );
    let gamma = |events: usize, exposure: usize| {
        let shape = events.min(10);
        format!(
            "kind = \"gamma\", shape = {shape}, rate = {:.1} }}",
            shape as f64 * exposure as f64 / events as f64
        )
    };
    add(
        "supply.end",
        "count/year",
        gamma(c.last, c.delivery_years),
        format!(
            "of {} pair-years with a delivery 1980-2016, {} were followed by five empty years.",
            c.delivery_years, c.last
        ),
    );
    let t = new_treaties(library, grid, 1990, 2012, Clause::Any);
    for (id, class, who) in [
        (
            "treaty.rate_near",
            t.near,
            "dyad-years, contiguous or with a major power",
        ),
        ("treaty.rate_far", t.far, "other dyad-years"),
    ] {
        let why = format!(
            "{} new bilateral treaties with any obligation in {} {who}, 1990-2012.",
            class.treaties, class.dyad_years
        );
        add(
            id,
            "count/year",
            gamma(class.treaties, class.dyad_years),
            why,
        );
    }
    let words = [
        "a shared rival",
        "a bilateral treaty that ended and none in force",
    ];
    for ((id, ratio), word) in ["treaty.shared_rival", "treaty.lapsed_pact"]
        .iter()
        .zip(near_ratios(library, grid, 1990, 2012))
        .zip(words)
    {
        add(
            id,
            "1",
            format!(
                "kind = \"normal\", mean = {:.3}, se = {:.3} }}\nmean = {:.4}\nse = {:.3}",
                ratio.log(),
                ratio.error(),
                ratio.mean(),
                ratio.error()
            ),
            format!(
                "near dyads 1990-2012, {} treaties in {} dyad-years with {word}, {} in {} without; half a treaty added to each.",
                ratio.with.treaties,
                ratio.with.dyad_years,
                ratio.without.treaties,
                ratio.without.dyad_years
            ),
        );
    }
    let [all, consultation, non_aggression, defence] = marks(library, grid, 1990, 2016);
    for (id, with) in [
        ("treaty.consultation", consultation),
        ("treaty.non_aggression", non_aggression),
        ("treaty.defence", defence),
    ] {
        add(
            id,
            "share",
            format!(
                "kind = \"beta\", a = {:.1}, b = {:.1} }}",
                with as f64 + 0.5,
                (all - with) as f64 + 0.5
            ),
            format!("{with} of {all} new bilateral treaties 1990-2016 carry the clause."),
        );
    }
    out
}

/// A table of the counts, for print.
///
/// # Errors
///
/// If the text cannot be written.
pub fn print(
    library: &Library,
    grid: &Grid,
    votes: &Table<Vote>,
    drafts: &Table<Veto>,
    out: &mut dyn std::io::Write,
) -> Result<(), DataError> {
    let c = clocks(library, grid);
    writeln!(
        out,
        "clocks of the register: second-hand orders of new pairs 1990-2015 {}, delivered in the year {}, in the \
        next {}: success {:.2} (se {:.2}) a year",
        c.orders, c.same, c.next, c.rate, c.rate_error
    )?;
    writeln!(
        out,
        "delivery years 1980-2016 {}, followed by five empty years {} ({:.3})",
        c.delivery_years,
        c.last,
        c.last as f64 / c.delivery_years as f64
    )?;
    writeln!(
        out,
        "new bilateral treaties; near = contiguous or with a major power"
    )?;
    for (from, to) in [(1955, 1989), (1990, 2012), (1990, 2016)] {
        for clause in [Clause::Any, Clause::Defence] {
            let t = new_treaties(library, grid, from, to, clause);
            writeln!(
                out,
                "  {from}-{to} {clause:?}: near {} in {} ({:.2} per 1,000), far {} in {} ({:.3})",
                t.near.treaties,
                t.near.dyad_years,
                t.near.per_thousand(),
                t.far.treaties,
                t.far.dyad_years,
                t.far.per_thousand()
            )?;
        }
    }
    if let (Some(russia), Some(china)) = (State::new(365), State::new(710)) {
        let a = council(votes, russia, china, 1992);
        writeln!(
            out,
            "Council since 1992: Russia and China alike on {} of {} adopted texts; of {} contested with a recorded \
            vote {} alike, phi {:.3}",
            a.alike, a.texts, a.contested, a.contested_alike, a.phi
        )?;
    }
    let v = vetoes(drafts, 1992);
    writeln!(
        out,
        "vetoed drafts since 1992: {}, Russia {}, China {}, both {}",
        v[0], v[1], v[2], v[3]
    )?;
    Ok(())
}
