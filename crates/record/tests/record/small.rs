//! A small dossier that is right: two states on an island, a third across the strait, none of them real.

use comity_record::Files;

const DOSSIER: &str = r#"format = 1
id = "island-1950"
title = "Will Arvenia and Belmark ally?"
as_of = "1950-06-01"
pair = ["ARV", "BEL"]
[document]
id = "article"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
characters = 200
"#;

const ACTORS: &str = "# invented
id,name,iso3,cow,gw,from,to,note
ARV,Arvenia,,901,901,1900,,
BEL,Belmark,,902,902,1921,,
CAL,Calden,,903,903,1900,1940,\"merged, or so it says\"
";

const SOURCES: &str = r#"[[origin]]
id = "arvenia-government"
name = "Government of Arvenia"
[[source]]
id = "gazette"
name = "The Island Gazette"
grade = "B"
[[source]]
id = "ministry"
name = "Ministry of Arvenia"
published = "1950-03"
grade = "D"
origin = "arvenia-government"
interest = ["ARV"]
"#;

const LEVELS: &str = "id,of,to,quantity,definition,low,value,high,unit,valid,published,known,source,sure,text
fire-range,ARV,,rounds-fired,all calibres,1000,,4000,round/day,1950-01,,1950-02-01,gazette,H,\"Between one and four thousand, a day.\"
fire-value,ARV,,rounds-fired,all calibres,,20,,round/day,1950-02,1950-03,,gazette,M,
fire-unknown,BEL,,rounds-fired,,,,,,1950-02,,1950-03-01,ministry,L,Belmark does not say.
";

const CLAIMS: &str = r#"[[statement]]
kind = "cause"
id = "C01"
table = "A2"
sentence = "S01"
span = [0, 40]
rank = "core"
speaker = "author"
strength = 0.9
subject = "ARV"
object = "BEL"
mechanism = ["M01"]
known = "1950-06-01"
source = "gazette"
because = ["fire-range"]
text = "Want of shells makes friends."
[[statement]]
kind = "rule"
id = "embargo"
authority = "Congress of the Isles"
paragraph = "§2"
party = "BEL"
direction = "export"
goods = ["shells"]
effect = "cap"
cap = { value = 500, unit = "round", per = "year" }
valid = "1951-01-01/.."
known = "1950-01-01"
source = "gazette"
"#;

const PROPOSITIONS: &str = r#"[[proposition]]
id = "K1"
text = "Belmark delivered shells in February 1950"
contradicts = ["fire-range", "C01"]
label = "evidential tension"
prior = { kind = "beta", a = 3, b = 7 }
[[proposition.evidence]]
statement = "C01"
as = "assertion"
true_say = { kind = "uniform", low = 0.5, high = 0.9 }
mistaken_say = { kind = "uniform", low = 0.01, high = 0.1 }
regardless_say = { kind = "uniform", low = 0, high = 0.2 }
"#;

const WORLD: &str = r#"actors = ["BEL", "ARV"]
horizon = "1952-12-31"
[[good]]
id = "shells"
unit = "round"
arms = true
[[account]]
actor = "ARV"
good = "shells"
role = "at war"
[[corridor]]
id = "ferry"
name = "Northport–Southport"
ends = ["BEL", "ARV"]
vehicle = { name = "barge", load = "corridor.ferry.load" }
[[corridor.stage]]
id = "quay"
times = ["corridor.ferry.trips", "corridor.ferry.load"]
per = []
[[vote]]
id = "congress"
name = "renewal of the embargo"
day = "1951-03-01"
leader = "BEL"
follower = "ARV"
party = "BEL"
others = 1
elected = 2
needed = 3
[[publication]]
id = "barges"
of = "containers"
sides = ["ARV"]
from = "BEL"
to = "ARV"
[[start]]
proposition = "K1"
sets = "supplied before"
from = "BEL"
to = "ARV"
size = "fire-range"
"#;

const FACTS: &str = r#"[[parameter]]
id = "ARV.shells.use"
unit = "round/week"
dist = { kind = "levels" }
statements = ["fire-range", "fire-value"]
why = "What was fired in the winter."
set = "1950-06-01"
"#;

const ESTIMATES: &str = r#"[[parameter]]
id = "supply.trade"
unit = "1"
dist = { kind = "normal", mean = 0.2, se = 0.1 }
mean = 0.025
"#;

const ASSUMPTIONS: &str = r#"[[parameter]]
id = "corridor.ferry.trips"
unit = "count/week"
dist = { kind = "log-uniform", low = 1, high = 10 }
why = "Nobody has counted them."
[[parameter]]
id = "corridor.ferry.load"
unit = "t"
dist = { kind = "log-normal", median = 10, low80 = 5, high80 = 20 }
rule = "half to twice"
"#;

const QUESTIONS: &str = r#"[[question]]
id = "Q1"
text = "The leader of Arvenia visits Belmark"
by = "1950-12-31"
source = "The Island Gazette"
criterion = { kind = "visit", from = "ARV", to = "BEL" }
mechanisms = ["M24"]
base_rate = { class = "visits since 1921", events = 1, exposure = 29, unit = "year", years = "1921–1949", from = ["fire-range"] }
"#;

const ARTICLE: &str = r#"[[sentence]]
id = "S01"
claims = ["C01"]
mechanisms = ["M01"]
says = "evidence:K1"
"#;

const CHANGES: &str = "day,parameter,what,why
1950-05-01,supply.trade,mean 0.3 to 0.2,\"longer sample\"
";

/// The files of the small dossier.
pub(crate) fn files() -> Files {
    [
        ("dossier.toml", DOSSIER),
        ("actors.csv", ACTORS),
        ("sources.toml", SOURCES),
        ("statements/levels-fire.csv", LEVELS),
        ("statements/claims.toml", CLAIMS),
        ("propositions.toml", PROPOSITIONS),
        ("world.toml", WORLD),
        ("facts.toml", FACTS),
        ("estimates.toml", ESTIMATES),
        ("assumptions.toml", ASSUMPTIONS),
        ("questions.toml", QUESTIONS),
        ("article.toml", ARTICLE),
        ("changes.csv", CHANGES),
        (
            "outcomes.csv",
            "id,outcome,day,source,sure,note\nQ1,yes,1950-11-02,gazette,H,\n",
        ),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .collect()
}

/// The files with one text in one of them replaced; the text must be there.
pub(crate) fn changed(file: &str, from: &str, to: &str) -> Files {
    let mut files = files();
    let text = String::from_utf8(files.remove(file).unwrap()).unwrap();
    assert!(text.contains(from), "`{from}` is not in {file}");
    files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    files
}

/// The files with a text added at the end of one of them.
pub(crate) fn with(file: &str, more: &str) -> Files {
    let mut files = files();
    files
        .entry(file.to_owned())
        .or_default()
        .extend_from_slice(more.as_bytes());
    files
}
