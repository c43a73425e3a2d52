//! The datasets: source, version, citation, layout, coverage, release lag, quirks.

use std::path::{Path, PathBuf};

use crate::coverage::Coverage;
use crate::error::DataError;
use crate::file::{Encoding, Layout, header};

/// What is known of a dataset before a row is read.
#[derive(Debug)]
pub struct Dataset {
    /// Short name.
    pub id: &'static str,
    /// What it is.
    pub title: &'static str,
    /// Where the file lies below the data folder.
    pub path: &'static str,
    /// Release.
    pub version: &'static str,
    /// Key of its citation in [`crate::CITATIONS`].
    pub citation: &'static str,
    /// The columns that are read.
    pub layout: Layout,
    /// Years covered at all.
    pub coverage: Coverage,
    /// Months from the end of a year to the release of its data.
    pub lag: u32,
    /// What surprises.
    pub quirks: &'static str,
}

const fn years(first: i32, last: i32) -> Coverage {
    Coverage { first, last }
}

/// State system membership.
pub static STATES: Dataset = Dataset {
    id: "states",
    title: "State system membership",
    path: "cow-states/statelist2024.csv",
    version: "2024",
    citation: "cow-states",
    layout: Layout::plain(&["stateabb", "ccode", "statenme", "styear", "endyear"]),
    coverage: years(1816, 2024),
    lag: 0,
    quirks: "the last year as end means still a member; numbers are reused by successors (255 and 260, 678 and 679)",
};
/// Major powers.
pub static MAJORS: Dataset = Dataset {
    id: "majors",
    title: "Major powers",
    path: "cow-states/majors2016.csv",
    version: "2016",
    citation: "cow-states",
    layout: Layout::plain(&["stateabb", "ccode", "styear", "endyear", "version"]),
    coverage: years(1816, 2016),
    lag: 0,
    quirks: "2016 as end means still one",
};
/// Names and codes.
pub static CODES: Dataset = Dataset {
    id: "codes",
    title: "Names and codes of states",
    path: "country-codes/codelist.csv.gz",
    version: "2026-04",
    citation: "countrycode",
    layout: Layout::plain(&["cow.name", "country.name.en", "cown", "iso3c"]),
    coverage: years(1816, 2024),
    lag: 0,
    quirks: "a cross-section: names of states that changed number come from the dated table",
};
/// ATOP treaties.
pub static ATOP_TREATIES: Dataset = Dataset {
    id: "atop-treaties",
    title: "Alliance treaties, treaty by treaty",
    path: "atop/atop4_01a.csv.gz",
    version: "4.01",
    citation: "atop",
    layout: Layout::plain(&[
        "atopid", "begyr", "endyr", "bilat", "defense", "offense", "neutral", "nonagg", "consul",
        "mem1", "mem2",
    ]),
    coverage: years(1815, 2016),
    lag: 36,
    quirks: "0 as end means open at the end of coding; thin after 2012 (three treaties); Russia and North Korea of \
             2000 is consultation only here, non-aggression too in 5.1",
};
/// ATOP members.
pub static ATOP_MEMBERS: Dataset = Dataset {
    id: "atop-members",
    title: "Alliance treaties, by member",
    path: "atop/atop4_01m.csv.gz",
    version: "4.01",
    citation: "atop",
    layout: Layout::plain(&[
        "atopid", "member", "yrent", "yrexit", "defense", "offense", "neutral", "nonagg", "consul",
    ]),
    coverage: years(1815, 2016),
    lag: 36,
    quirks: "an empty exit means open at the end of coding; a state can enter twice",
};
/// ATOP dyad-years.
pub static ATOP_DYADS: Dataset = Dataset {
    id: "atop-dyads",
    title: "Alliance obligations by directed dyad-year",
    path: "atop/atop5_1ddyr_columns_1815-2012.csv.gz",
    version: "5.1",
    citation: "atop",
    layout: Layout::plain(&[
        "stateA", "stateB", "year", "defense", "offense", "neutral", "nonagg", "consul",
    ]),
    coverage: years(1815, 2012),
    lag: 36,
    quirks: "a pair without a row has no obligation in a covered year; nothing is known after the last year",
};
/// SIPRI deliveries.
pub static SIPRI: Dataset = Dataset {
    id: "sipri",
    title: "Deliveries of major arms",
    path: "sipri-arms-transfers/deliveries_1950-2023.csv.gz",
    version: "2024-04",
    citation: "sipri",
    layout: Layout {
        columns: &[
            "SIPRI AT Database ID",
            "Supplier",
            "Recipient",
            "Designation",
            "Description",
            "Order date",
            "Delivery year",
            "Status",
            "TIV delivery values",
        ],
        encoding: Encoding::Utf8,
        preamble: true,
    },
    coverage: years(1950, 2023),
    lag: 12,
    quirks: "shells, small arms and most ammunition are outside its scope; names change over time; groups carry a \
             star, organisations two",
};
/// Disputes.
pub static MIDB: Dataset = Dataset {
    id: "disputes",
    title: "Militarised interstate disputes, participants",
    path: "cow-mid/MIDB 5.0.csv",
    version: "5.0",
    citation: "mid",
    layout: Layout::plain(&[
        "dispnum", "ccode", "styear", "endyear", "fatality", "hostlev",
    ]),
    coverage: years(1816, 2014),
    lag: 36,
    quirks: "-9 is missing; nothing is known after 2014: that is not peace",
};
/// Rivalries.
pub static RIVALRIES: Dataset = Dataset {
    id: "rivalries",
    title: "Strategic rivalries",
    path: "rivalries/tss_rivalries.csv",
    version: "2021",
    citation: "rivalries",
    layout: Layout::plain(&["ccode1", "ccode2", "start", "end"]),
    coverage: years(1494, 2020),
    lag: 12,
    quirks: "whole years; 2020 as end means open",
};
/// Sanctions.
pub static GSDB: Dataset = Dataset {
    id: "sanctions",
    title: "Global Sanctions Data Base",
    path: "sanctions-gsdb/GSDB_V3.csv",
    version: "3",
    citation: "gsdb",
    layout: Layout::plain(&[
        "case_id",
        "sanctioned_state",
        "sanctioning_state",
        "begin",
        "end",
        "trade",
        "arms",
        "financial",
    ]),
    coverage: years(1949, 2022),
    lag: 12,
    quirks: "lists of names separated by commas, some names hold one; 2022 as end means the last year of data",
};
/// Dyadic trade.
pub static TRADE: Dataset = Dataset {
    id: "trade",
    title: "Bilateral trade, million current USD",
    path: "cow-trade/dyadic_cow_4.0_columns.csv.gz",
    version: "4.0",
    citation: "cow-trade",
    layout: Layout::plain(&["ccode1", "ccode2", "year", "flow1", "flow2"]),
    coverage: years(1870, 2014),
    lag: 24,
    quirks: "one row a pair; flow1 are imports of the first from the second; empty (officially -9) is missing, \
             zero is zero",
};
/// National trade.
pub static TRADE_NATIONAL: Dataset = Dataset {
    id: "trade-national",
    title: "National trade, million current USD",
    path: "cow-trade/national_cow_4.0_columns.csv.gz",
    version: "4.0",
    citation: "cow-trade",
    layout: Layout::plain(&["ccode", "year", "imports", "exports"]),
    coverage: years(1870, 2014),
    lag: 24,
    quirks: "empty (officially -9) is missing",
};
/// Capabilities.
pub static NMC: Dataset = Dataset {
    id: "capabilities",
    title: "National material capabilities",
    path: "cow-nmc/NMC-60-abridged.csv",
    version: "6.0",
    citation: "nmc",
    layout: Layout::plain(&["ccode", "year", "milex", "milper", "tpop", "cinc"]),
    coverage: years(1816, 2016),
    lag: 24,
    quirks: "-9 is missing; releases 6.0 and 7.0 differ for the same years",
};
/// Contiguity.
pub static CONTIGUITY: Dataset = Dataset {
    id: "contiguity",
    title: "Direct contiguity",
    path: "cow-contiguity/contdir.csv.gz",
    version: "3.2",
    citation: "contiguity",
    layout: Layout::plain(&["statelno", "statehno", "conttype", "begin", "end"]),
    coverage: years(1816, 2016),
    lag: 0,
    quirks: "months written YYYYMM; kind 1 is land, 2 to 5 water up to 12, 24, 150, 400 miles",
};
/// Capitals.
pub static CAPITALS: Dataset = Dataset {
    id: "capitals",
    title: "Capitals with positions",
    path: "capitals-distance/cow_capitals.csv",
    version: "2026-07",
    citation: "peacesciencer",
    layout: Layout::plain(&["ccode", "capital", "stdate", "enddate", "lat", "lng"]),
    coverage: years(1816, 2024),
    lag: 0,
    quirks: "a capital that moves within a year gives two rows",
};
/// Assembly roll calls.
pub static UNGA_CALLS: Dataset = Dataset {
    id: "assembly-calls",
    title: "Roll calls of the UN General Assembly",
    path: "unga-votes-voeten/rollcalls_2021release.csv.gz",
    version: "2021",
    citation: "unga",
    layout: Layout::plain(&["rcid", "year", "session"]),
    coverage: years(1946, 2019),
    lag: 6,
    quirks: "sessions straddle years; numbers are not stable across releases",
};
/// Assembly votes.
pub static UNGA_VOTES: Dataset = Dataset {
    id: "assembly-votes",
    title: "Votes in the UN General Assembly",
    path: "unga-votes-voeten/votes_2021release.csv.gz",
    version: "2021",
    citation: "unga",
    layout: Layout::plain(&["rcid", "ccode", "vote"]),
    coverage: years(1946, 2019),
    lag: 6,
    quirks: "8 is absent, 9 not a member; both are missing for nineteen states of this copy",
};
/// Council votes.
pub static UNSC_VOTES: Dataset = Dataset {
    id: "council-votes",
    title: "Votes in the UN Security Council on adopted texts",
    path: "unga-unsc-votes-undl-2022/sc_voting_long.csv.gz",
    version: "2022-01",
    citation: "undl",
    layout: Layout::plain(&["undl_id", "date", "ccode", "ms_vote"]),
    coverage: years(1946, 2019),
    lag: 6,
    quirks: "adopted texts only; X alone means adopted without a vote",
};
/// Vetoes.
pub static UNSC_VETOES: Dataset = Dataset {
    id: "vetoes",
    title: "Vetoed drafts of the UN Security Council",
    path: "unsc-vetoes/unsc_vetoes_1946_sept2022.csv",
    version: "2022-09",
    citation: "vetoes",
    layout: Layout::plain(&[
        "year", "draft", "China", "France", "Russia", "USSR", "USA", "UK",
    ]),
    coverage: years(1946, 2022),
    lag: 6,
    quirks: "Russia and the Soviet Union are two columns; 2022 ends in September",
};
/// Event counts.
pub static ICEWS_DYADS: Dataset = Dataset {
    id: "events",
    title: "Coded events by directed dyad-year",
    path: "icews/icews_dyad_year_2002-2014.csv.gz",
    version: "2002-2014",
    citation: "icews",
    layout: Layout::plain(&[
        "i_iso3c", "j_iso3c", "year", "verbCoop", "matlCoop", "verbConf", "matlConf",
    ]),
    coverage: years(2002, 2014),
    lag: 0,
    quirks: "152 states, every pair in every year; another state is unknown, not zero",
};
/// Named events.
pub static ICEWS_NAMED: Dataset = Dataset {
    id: "events-named",
    title: "Coded events between named actors",
    path: "icews/icews_2014_named.csv.gz",
    version: "2014",
    citation: "icews",
    layout: Layout::plain(&["event_date", "source_name", "event_text", "target_name"]),
    coverage: years(2014, 2014),
    lag: 0,
    quirks: "actors, not countries; rare kinds of events were dropped",
};
/// North Korean tests.
pub static NK_TESTS: Dataset = Dataset {
    id: "tests",
    title: "North Korean tests and provocations by day",
    path: "north-korea-tests/csis_provocations_1958-2022.csv.gz",
    version: "2026-08",
    citation: "csis",
    layout: Layout::plain(&["date", "type", "year"]),
    coverage: years(1958, 2022),
    lag: 0,
    quirks: "a salvo is one row; use the kind, since the choice of the others changed",
};

/// All datasets, by id in the order in which they are listed.
pub static DATASETS: [&Dataset; 22] = [
    &STATES,
    &MAJORS,
    &CODES,
    &ATOP_TREATIES,
    &ATOP_MEMBERS,
    &ATOP_DYADS,
    &SIPRI,
    &MIDB,
    &RIVALRIES,
    &GSDB,
    &TRADE,
    &TRADE_NATIONAL,
    &NMC,
    &CONTIGUITY,
    &CAPITALS,
    &UNGA_CALLS,
    &UNGA_VOTES,
    &UNSC_VOTES,
    &UNSC_VETOES,
    &ICEWS_DYADS,
    &ICEWS_NAMED,
    &NK_TESTS,
];

impl Dataset {
    /// The file below a data folder.
    #[must_use]
    pub fn file(&self, folder: &Path) -> PathBuf {
        folder.join(self.path)
    }
}

/// The dataset whose layout a file has: the one with most of its columns there.
///
/// # Errors
///
/// If the file cannot be read, or no dataset has its layout.
pub fn recognise(path: &Path) -> Result<&'static Dataset, DataError> {
    for preamble in [false, true] {
        let found = header(path, preamble)?;
        let fits = |d: &&&Dataset| {
            d.layout
                .columns
                .iter()
                .all(|c| found.iter().any(|f| f == c))
        };
        // Of two that fit equally well the first in the list: the last maximum of the reversed list.
        if let Some(best) = DATASETS
            .iter()
            .rev()
            .filter(fits)
            .max_by_key(|d| d.layout.columns.len())
        {
            return Ok(best);
        }
    }
    Err(DataError::Unrecognised {
        file: path.to_owned(),
        found: header(path, false)?,
    })
}
