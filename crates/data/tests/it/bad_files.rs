//! Bad files give a clear error with file, line and column. All fixtures are made up, in the official layouts.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::LazyLock;

use comity_data::readers::{
    atop, capability, sanctions, sipri, trade, votes_assembly, votes_council,
};
use comity_data::{CODES, Names, UNGA_CALLS, read_states, recognise};

/// Writes a fixture of this test and gives its path.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bad_files");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

static CROSSWALK: LazyLock<PathBuf> = LazyLock::new(|| {
    file(
        "codes.csv",
        b"cow.name,country.name.en,cown,iso3c\nArland,Arland,10,ARL\nBorland,Borland,20,BRL\n",
    )
});

fn names() -> Names {
    Names::read(&CROSSWALK).unwrap()
}

const DYADS: &str = "stateA,stateB,year,defense,offense,neutral,nonagg,consul\n";

#[test]
fn a_truncated_archive_is_an_error_with_its_line() {
    let text = DYADS.to_owned()
        + &(1900..2000)
            .map(|y| format!("10,20,{y},1,0,0,0,1\n"))
            .collect::<String>();
    let whole = gzip(&text);
    assert_eq!(
        atop::read_dyad_years(&file("whole.csv.gz", &whole))
            .unwrap()
            .rows
            .len(),
        100
    );
    let error = atop::read_dyad_years(&file("cut.csv.gz", &whole[..whole.len() / 2]))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("cut.csv.gz:") && error.contains("failed to read on"),
        "{error}"
    );
}

#[test]
fn a_renamed_column_is_named_with_those_found() {
    let error = atop::read_dyad_years(&file(
        "renamed.csv",
        DYADS.replace("nonagg", "no_aggr").as_bytes(),
    ))
    .unwrap_err();
    let error = error.to_string();
    assert!(
        error.contains("no column `nonagg`") && error.contains("no_aggr"),
        "{error}"
    );
}

#[test]
fn a_wrong_delimiter_is_suspected() {
    let error = atop::read_dyad_years(&file("semicolon.csv", DYADS.replace(',', ";").as_bytes()))
        .unwrap_err();
    assert!(
        error.to_string().contains("is the delimiter right?"),
        "{error}"
    );
}

#[test]
fn a_row_with_too_few_fields_is_named() {
    let text = DYADS.to_owned() + "10,20,1900,1,0,0,0,0\n10,20,1901,1,0\n";
    let error = atop::read_dyad_years(&file("short.csv", text.as_bytes()))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("short.csv:3") && error.contains("5 fields where the header has 8"),
        "{error}"
    );
}

#[test]
fn latin_1_in_a_utf_8_file_is_named_with_its_cell() {
    let mut bytes =
        b"case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,financial\n1,C".to_vec();
    bytes.extend([0xf4, b't', b'e', b',', b'E', b'U']);
    bytes.extend(b",1990,1991,1,0,0\n");
    let error = sanctions::read(&file("latin.csv", &bytes), &names())
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("latin.csv:2")
            && error.contains("sanctioned_state")
            && error.contains("Latin-1"),
        "{error}"
    );
}

#[test]
fn a_duplicate_dyad_year_is_named_with_its_first_line() {
    let text =
        DYADS.to_owned() + "10,20,1900,1,0,0,0,0\n20,10,1900,1,0,0,0,0\n10,20,1900,0,0,0,0,1\n";
    let error = atop::read_dyad_years(&file("twice.csv", text.as_bytes()))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("twice.csv:4: 10 to 20 in 1900 stands already in line 2"),
        "{error}"
    );
}

#[test]
fn a_vote_code_that_is_not_in_the_list_is_an_error() {
    let calls = file("calls.csv", b"rcid,year,session\n3,1946,1\n");
    let calls = votes_assembly::read_calls(&calls).unwrap();
    assert_eq!(calls.dataset.id, UNGA_CALLS.id);
    let votes = file("votes.csv", b"rcid,ccode,vote\n3,10,1\n3,20,4\n");
    let error = votes_assembly::read_votes(&votes, &calls)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("votes.csv:3: column `vote`: found `4`"),
        "{error}"
    );
    let council = file(
        "council.csv",
        b"undl_id,date,ccode,ms_vote\n1,1990-01-01,10,Z\n",
    );
    let error = votes_council::read_votes(&council).unwrap_err().to_string();
    assert!(
        error.contains("column `ms_vote`: found `Z`, expected a vote code"),
        "{error}"
    );
}

#[test]
fn a_state_outside_its_years_is_an_error() {
    let states = file(
        "states.csv",
        b"stateabb,ccode,statenme,styear,endyear\nARL,10,Arland,1950,2016\n",
    );
    let states = read_states(&states).unwrap();
    let text = b"ccode,year,milex,milper,tpop,cinc\n10,1950,1,1,1,0.1\n10,1949,1,1,1,0.1\n";
    let error = capability::read(&file("early.csv", text), &states)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("early.csv:3: state 10 was not in the state system in 1949"),
        "{error}"
    );
}

#[test]
fn unknown_names_are_listed_all_at_once() {
    let text = "Transfers of made-up arms\nSIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,\
        Order date,Delivery year,Status,TIV delivery values,Local production\n\
        1,Arland,Borland,X-1,thing,Aircraft,1990,1991,New,2.5,No\n\
        2,Arland,Cetland,X-1,thing,Aircraft,1990,1992,New,2.5,No\n\
        3,Detland,Rebels (Borland)*,X-1,thing,Aircraft,1990,1993,New,,No\n";
    let error = sipri::read(&file("names.csv", text.as_bytes()), &names())
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("Cetland (1992), Detland (1993)") && !error.contains("Rebels"),
        "{error}"
    );
}

#[test]
fn a_missing_value_is_not_a_zero() {
    let text = b"ccode1,ccode2,year,flow1,flow2\n10,20,2000,0,\n10,20,2001,-9,3.5\n";
    let table = trade::read_pairs(&file("trade.csv", text)).unwrap();
    assert_eq!(
        (table.rows[0].imports_of_one, table.rows[0].imports_of_other),
        (Some(0.0), None)
    );
    assert_eq!(
        (table.rows[1].imports_of_one, table.rows[1].imports_of_other),
        (None, Some(3.5))
    );
}

#[test]
fn a_file_of_another_kind_is_not_recognised() {
    let error = recognise(&file("other.csv", b"a,b\n1,2\n"))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("no known dataset has the columns a, b"),
        "{error}"
    );
    assert_eq!(recognise(&CROSSWALK).unwrap().id, CODES.id);
}
