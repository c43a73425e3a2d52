//! Reading `world.toml`.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::ids::{ActorId, ParameterId, StageId};
use crate::load::fields::Fields;
use crate::load::known::Known;
use crate::load::pair::pair;
use crate::load::sink::{Sink, Space};
use crate::suggest::nearest;
use crate::text::Mark;
use crate::world::{
    Account, AccountRole, Corridor, CouncilVote, Good, Need, Publication, Stage, Start, Vehicle,
    World,
};

const KEYS: &[&str] = &[
    "actors",
    "horizon",
    "good",
    "account",
    "need",
    "corridor",
    "vote",
    "publication",
    "start",
];

/// The world, or `None` where too much of it is missing to make one.
pub(crate) fn world(top: &Fields, known: &Known<'_>, sink: &mut Sink) -> Option<World> {
    sink.only(top, "world.toml", KEYS);
    if !top.has("actors") {
        sink.missing(
            top,
            "actors",
            "the actors of the model, such as [\"RUS\", \"PRK\"]",
        );
    }
    let actors = participants(top, sink);
    if !top.has("horizon") {
        sink.missing(top, "horizon", "the last day that the model reaches");
    }
    let horizon = sink.day(top, "horizon");
    let cast = Cast {
        among: actors.iter().cloned().collect(),
    };

    let mut goods = Vec::new();
    for fields in sink.tables(top, "good") {
        goods.extend(good(fields, sink));
    }
    let mut accounts = Vec::new();
    for fields in sink.tables(top, "account") {
        accounts.extend(account(fields, &cast, sink));
    }
    let mut needs = Vec::new();
    for fields in sink.tables(top, "need") {
        needs.extend(need(fields, &cast, sink));
    }
    let mut corridors = Vec::new();
    for fields in sink.tables(top, "corridor") {
        corridors.extend(corridor(fields, &cast, sink));
    }
    let mut votes = Vec::new();
    for fields in sink.tables(top, "vote") {
        votes.extend(council_vote(fields, &cast, sink));
    }
    let mut publications = Vec::new();
    for fields in sink.tables(top, "publication") {
        publications.extend(publication(fields, &cast, sink));
    }
    let mut starts = Vec::new();
    for fields in sink.tables(top, "start") {
        starts.extend(start(fields, &cast, known, sink));
    }
    Some(World {
        actors,
        horizon: horizon?,
        goods,
        accounts,
        needs,
        corridors,
        votes,
        publications,
        starts,
    })
}

fn participants(top: &Fields, sink: &mut Sink) -> Vec<ActorId> {
    let mut seen: Vec<(ActorId, Mark)> = Vec::new();
    for (text, mark) in sink.texts(top, "actors") {
        let Some(id) = sink.parse_id::<ActorId>(text, mark) else {
            continue;
        };
        sink.refer(Space::Actor, text, mark);
        match seen.iter().find(|(earlier, _)| *earlier == id) {
            None => seen.push((id, mark.clone())),
            Some((_, first)) => {
                let twice = Diagnostic::at(
                    Code::Duplicate,
                    mark,
                    format!("`{id}` again"),
                    "each actor once",
                );
                sink.push(twice.also(first, "it takes part already"));
            }
        }
    }
    seen.into_iter().map(|(id, _)| id).collect()
}

/// Who takes part in the model.
struct Cast {
    among: BTreeSet<ActorId>,
}

impl Cast {
    /// An actor that must take part.
    fn need(&self, fields: &Fields, key: &str, sink: &mut Sink) -> Option<ActorId> {
        let actor = sink.need_cite::<ActorId>(Space::Actor, fields, key)?;
        self.check(&actor, fields.mark_of(key), sink);
        Some(actor)
    }

    /// Two actors that must take part.
    fn pair(&self, fields: &Fields, key: &str, sink: &mut Sink) -> Option<[ActorId; 2]> {
        let found = pair(fields, key, sink)?;
        for actor in &found {
            self.check(actor, fields.mark_of(key), sink);
        }
        Some(found)
    }

    fn check(&self, actor: &ActorId, mark: &Mark, sink: &mut Sink) {
        // An actor that nobody knows is told as that.
        if !self.among.contains(actor) && sink.definition(Space::Actor, actor.as_str()).is_some() {
            let problem = Diagnostic::at(
                Code::Undefined,
                mark,
                format!("`{actor}`"),
                "an actor of the model",
            );
            sink.push(problem.hint("only those in `actors` of world.toml take part"));
        }
    }
}

fn good(fields: &Fields, sink: &mut Sink) -> Option<Good> {
    sink.only(fields, "[[good]]", &["id", "unit", "arms"]);
    let id = sink.own_id(Space::Good, fields);
    if !fields.has("unit") {
        sink.missing(fields, "unit", "the unit in which the good is counted");
    }
    let unit = sink.unit(fields, "unit");
    let arms = sink.flag(fields, "arms");
    Some(Good {
        id: id?,
        unit: unit?,
        arms,
    })
}

fn account(fields: &Fields, cast: &Cast, sink: &mut Sink) -> Option<Account> {
    sink.only(fields, "[[account]]", &["actor", "good", "role"]);
    let actor = cast.need(fields, "actor", sink);
    let good = sink.need_cite(Space::Good, fields, "good");
    let role = sink.need_word(fields, "role", AccountRole::WORDS);
    Some(Account {
        actor: actor?,
        good: good?,
        role: role?,
    })
}

fn need(fields: &Fields, cast: &Cast, sink: &mut Sink) -> Option<Need> {
    sink.only(fields, "[[need]]", &["actor", "good"]);
    let actor = cast.need(fields, "actor", sink);
    let good = sink.need_cite(Space::Good, fields, "good");
    Some(Need {
        actor: actor?,
        good: good?,
    })
}

fn corridor(fields: &Fields, cast: &Cast, sink: &mut Sink) -> Option<Corridor> {
    sink.only(
        fields,
        "[[corridor]]",
        &["id", "name", "ends", "vehicle", "up", "stage"],
    );
    let id = sink.own_id(Space::Corridor, fields);
    let name = sink.need(fields, "name", "the corridor's name");
    let ends = cast.pair(fields, "ends", sink);
    let vehicle = match sink.sub(fields, "vehicle") {
        None => None,
        Some(table) => vehicle(table, sink),
    };
    let up = sink.cite::<ParameterId>(Space::Parameter, fields, "up");
    let mut stages = Vec::new();
    let mut taken: Vec<(StageId, Mark)> = Vec::new();
    for table in sink.tables(fields, "stage") {
        stages.extend(stage(table, &mut taken, sink));
    }
    if !fields.has("stage") {
        sink.missing(
            fields,
            "stage",
            "at least one [[corridor.stage]], whose capacity limits the flow",
        );
    }
    Some(Corridor {
        id: id?,
        name: name?,
        ends: ends?,
        vehicle,
        up,
        stages,
    })
}

fn vehicle(fields: &Fields, sink: &mut Sink) -> Option<Vehicle> {
    sink.only(fields, "`vehicle`", &["name", "load"]);
    let name = sink.need(fields, "name", "what goods move in, such as \"railcar\"");
    let load = sink.need_cite(Space::Parameter, fields, "load");
    Some(Vehicle {
        name: name?,
        load: load?,
    })
}

/// A stage; its id is unique in its corridor only.
fn stage(fields: &Fields, taken: &mut Vec<(StageId, Mark)>, sink: &mut Sink) -> Option<Stage> {
    sink.only(fields, "[[corridor.stage]]", &["id", "times", "per"]);
    let id = sink.need(fields, "id", "an id for the stage");
    let id = id.and_then(|id| sink.parse_id::<StageId>(&id, fields.mark_of("id")));
    if let Some(id) = &id {
        let mark = fields.mark_of("id");
        match taken.iter().find(|(earlier, _)| earlier == id) {
            None => taken.push((id.clone(), mark.clone())),
            Some((_, first)) => {
                let found = format!("`{id}` for a second stage");
                let twice = Diagnostic::at(
                    Code::Duplicate,
                    mark,
                    found,
                    "an id that is used once in a corridor",
                );
                sink.push(twice.also(first, format!("the first stage `{id}` is here")));
            }
        }
    }
    let times = sink.cite_all::<ParameterId>(Space::Parameter, fields, "times");
    let per = sink.cite_all::<ParameterId>(Space::Parameter, fields, "per");
    if !fields.has("times") {
        sink.missing(
            fields,
            "times",
            "the parameters whose product is the stage's capacity",
        );
    }
    Some(Stage {
        id: id?,
        times,
        per,
    })
}

fn council_vote(fields: &Fields, cast: &Cast, sink: &mut Sink) -> Option<CouncilVote> {
    let keys = [
        "id", "name", "day", "leader", "follower", "party", "others", "elected", "needed",
    ];
    sink.only(fields, "[[vote]]", &keys);
    let id = sink.own_id(Space::CouncilVote, fields);
    let name = sink.need(fields, "name", "what is voted on");
    if !fields.has("day") {
        sink.missing(fields, "day", "the day of the vote");
    }
    let day = sink.day(fields, "day");
    let leader = cast.need(fields, "leader", sink);
    let follower = cast.need(fields, "follower", sink);
    let party = cast.need(fields, "party", sink);
    let mut members = |key: &str, what: &str| {
        if !fields.has(key) {
            sink.missing(fields, key, what);
        }
        sink.whole(fields, key, 0, 1_000)
            .and_then(|number| u32::try_from(number).ok())
    };
    let others = members("others", "how many other permanent members there are");
    let elected = members("elected", "how many elected members there are");
    let needed = members("needed", "how many votes in favour it takes");
    let vote = CouncilVote {
        id: id?,
        name: name?,
        day: day?,
        leader: leader?,
        follower: follower?,
        party: party?,
        others: others?,
        elected: elected?,
        needed: needed?,
    };
    if vote.needed > vote.members() {
        let found = format!("{} votes needed of {} members", vote.needed, vote.members());
        let problem = Diagnostic::at(
            Code::Number,
            fields.mark_of("needed"),
            found,
            "no more votes than members",
        );
        sink.push(problem.hint("members are leader, follower, `others` and `elected`"));
    }
    Some(vote)
}

fn publication(fields: &Fields, cast: &Cast, sink: &mut Sink) -> Option<Publication> {
    sink.only(
        fields,
        "[[publication]]",
        &["id", "of", "sides", "from", "to"],
    );
    let id = sink.own_id(Space::Publication, fields);
    let of = listed(fields, "of", Publication::SUBJECTS, sink);
    let sides: Vec<ActorId> = sink.cite_all(Space::Actor, fields, "sides");
    for side in &sides {
        cast.check(side, fields.mark_of("sides"), sink);
    }
    let from = cast.need(fields, "from", sink);
    let to = cast.need(fields, "to", sink);
    Some(Publication {
        id: id?,
        of: of?,
        sides,
        from: from?,
        to: to?,
    })
}

fn start(fields: &Fields, cast: &Cast, known: &Known<'_>, sink: &mut Sink) -> Option<Start> {
    sink.only(
        fields,
        "[[start]]",
        &["proposition", "sets", "from", "to", "size"],
    );
    let proposition = sink.need_cite(Space::Proposition, fields, "proposition");
    let sets = listed(fields, "sets", Start::SETS, sink);
    let from = cast.need(fields, "from", sink);
    let to = cast.need(fields, "to", sink);
    let size = sink.cite(Space::Statement, fields, "size");
    known.must_be_level(fields, "size", sink);
    Some(Start {
        proposition: proposition?,
        sets: sets?,
        from: from?,
        to: to?,
        size,
    })
}

/// A text that must be one of a list.
pub(crate) fn listed(
    fields: &Fields,
    key: &str,
    legal: &[&str],
    sink: &mut Sink,
) -> Option<String> {
    let expected = format!("one of {}", legal.join(", "));
    let found = sink.need(fields, key, &expected)?;
    if legal.contains(&found.as_str()) {
        return Some(found);
    }
    let near = nearest(&found, legal.iter().copied());
    sink.push(
        Diagnostic::at(
            Code::Word,
            fields.mark_of(key),
            format!("`{found}`"),
            expected,
        )
        .near(near),
    );
    None
}
