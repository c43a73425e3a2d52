//! Portfolios, votes and weights of the real files, for the tests that need them.

use crate::files::read;
use comity_measure::ideal::{Bridges, ItemVote, in_published_data};
use comity_measure::{Ballot, Obligations, Portfolios, Session, Spell, StateSystem, Tie, Vote};
use std::collections::BTreeMap;

/// Ties, members and capabilities by year.
pub(crate) struct Alliances {
    pub(crate) system: StateSystem,
    pub(crate) ties: BTreeMap<i16, Vec<Tie>>,
    pub(crate) cinc: BTreeMap<(u16, i16), f64>,
}

impl Alliances {
    pub(crate) fn read() -> Option<Self> {
        let spells = read("cow-states/statelist2024.csv")?
            .iter()
            .map(spell)
            .collect();
        let mut ties = BTreeMap::<i16, Vec<Tie>>::new();
        for row in read("atop/atop5_1ddyr_columns_1815-2012.csv.gz")?.iter() {
            let flag = |name| row.text(name) == "1";
            let obligations = Obligations {
                defense: flag("defense"),
                offense: flag("offense"),
                neutrality: flag("neutral"),
                consultation: flag("consul"),
                nonaggression: flag("nonagg"),
            };
            ties.entry(row.whole("year")).or_default().push(Tie {
                from: row.whole("stateA"),
                to: row.whole("stateB"),
                level: obligations.level(),
            });
        }
        let cinc = read("cow-nmc/nmc_7.0_peacesciencer.csv.gz")?
            .iter()
            .filter_map(|row| Some(((row.whole("ccode"), row.whole("year")), row.number("cinc")?)))
            .collect();
        Some(Self {
            system: StateSystem::new(spells),
            ties,
            cinc,
        })
    }

    pub(crate) fn year(&self, year: i16) -> Portfolios {
        let none = Vec::new();
        Portfolios::new(
            &self.system.members(year),
            self.ties.get(&year).unwrap_or(&none),
        )
        .unwrap()
    }
}

fn spell(row: crate::files::Row<'_>) -> Spell {
    let day = |prefix: &str| {
        let part = |name: &str| format!("{prefix}{name}");
        (
            row.whole(&part("year")),
            row.whole(&part("month")),
            row.whole(&part("day")),
        )
    };
    Spell {
        state: row.whole("ccode"),
        from: day("st"),
        to: day("end"),
    }
}

/// The sessions of the General Assembly by number, and every valid vote.
pub(crate) fn sessions() -> Option<BTreeMap<u8, Vec<Ballot>>> {
    let calls = read("unga-votes-voeten/rollcalls_2021release.csv.gz")?;
    let session: BTreeMap<u32, u8> = calls
        .iter()
        .map(|row| (row.whole("rcid"), row.whole("session")))
        .collect();
    let votes = read("unga-votes-voeten/votes_2021release.csv.gz")?;
    let (calls, states) = (votes.column::<u32>("rcid"), votes.column::<u16>("ccode"));
    let mut by_session = BTreeMap::<u8, Vec<Ballot>>::new();
    for ((call, state), code) in calls
        .into_iter()
        .zip(states)
        .zip(votes.column::<u8>("vote"))
    {
        let (call, state) = (call.unwrap(), state.unwrap());
        if let Some(vote) = Vote::from_code(code.unwrap()) {
            by_session.entry(session[&call]).or_default().push(Ballot {
                roll_call: call,
                state,
                vote,
            });
        }
    }
    Some(by_session)
}

/// The session of these ballots.
pub(crate) fn session(of: &BTreeMap<u8, Vec<Ballot>>, number: u8) -> Session {
    Session::new(&of[&number])
}

/// The votes of the published ideal points (rule of `in_published_data`), repeated resolutions bridged.
pub(crate) fn item_votes() -> Option<Vec<ItemVote>> {
    let pairs: Vec<(u32, u32)> = read("measures-examples/unga-matched-resolutions.csv")?
        .iter()
        .map(|row| (row.whole("rcid1"), row.whole("rcid2")))
        .collect();
    let bridges = Bridges::new(&pairs);
    let calls = read("unga-votes-voeten/rollcalls_2021release.csv.gz")?;
    let flag = |row: &crate::files::Row<'_>, name| row.number(name) == Some(1.0);
    let of: BTreeMap<u32, (u16, u16, bool, bool)> = calls
        .iter()
        .map(|row| {
            let call = (
                row.whole("session"),
                row.whole("year"),
                flag(&row, "para"),
                flag(&row, "amend"),
            );
            (row.whole("rcid"), call)
        })
        .collect();
    let votes = sessions()?;
    let kept = votes.into_values().flatten().filter_map(|ballot| {
        let (session, year, paragraph, amendment) = of[&ballot.roll_call];
        in_published_data(ballot.state, session, year, paragraph, amendment).then(|| ItemVote {
            state: ballot.state,
            session,
            item: bridges.item(ballot.roll_call),
            vote: ballot.vote,
        })
    });
    Some(kept.collect())
}
