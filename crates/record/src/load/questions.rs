//! Reading `questions.toml`.

use crate::diagnostic::{Code, Diagnostic};
use crate::kinds::TieKind;
use crate::load::fields::Fields;
use crate::load::pair::pair;
use crate::load::sink::{Sink, Space};
use crate::question::{BaseRate, BaseUnit, Criterion, Question};
use crate::suggest::nearest;

pub(crate) const KEYS: &[&str] = &[
    "id",
    "text",
    "by",
    "source",
    "criterion",
    "mechanisms",
    "base_rate",
];

/// The questions of a file.
pub(crate) fn questions(top: &Fields, sink: &mut Sink) -> Vec<Question> {
    sink.only(top, "questions.toml", &["question"]);
    let mut questions = Vec::new();
    for fields in sink.tables(top, "question") {
        questions.extend(question(fields, sink));
    }
    questions
}

fn question(fields: &Fields, sink: &mut Sink) -> Option<Question> {
    sink.only(fields, "[[question]]", KEYS);
    let id = sink.own_id(Space::Question, fields);
    let text = sink.need(fields, "text", "what is asked");
    let by = if fields.has("by") {
        sink.day(fields, "by")
    } else {
        let problem = Diagnostic::at(
            Code::Deadline,
            &fields.mark,
            "no key `by`",
            "the last day on which it can come true",
        );
        sink.push(problem.hint("add a line such as by = \"2024-12-31\""));
        None
    };
    let source = sink.need(fields, "source", "who will tell how it ended");
    let judged = fields.has("criterion");
    let criterion = match sink.sub(fields, "criterion") {
        None => None,
        Some(table) => criterion(table, sink),
    };
    let mechanisms = sink.ids(fields, "mechanisms");
    if !fields.has("base_rate") {
        let problem = Diagnostic::at(
            Code::Provenance,
            &fields.mark,
            "no key `base_rate`",
            "how often such things happened",
        );
        sink.push(problem.hint("base_rate = { class = \"…\", events = 1, exposure = 23, unit = \"year\", years = \"…\" }"));
    }
    let base_rate = match sink.sub(fields, "base_rate") {
        None => None,
        Some(table) => base_rate(table, sink),
    };
    if judged && criterion.is_none() {
        return None;
    }
    Some(Question {
        id: id?,
        text: text?,
        by: by?,
        source: source?,
        criterion,
        mechanisms,
        base_rate: base_rate?,
    })
}

fn criterion(fields: &Fields, sink: &mut Sink) -> Option<Criterion> {
    let expected = format!("one of {}", Criterion::WORDS.join(", "));
    let kind = sink.need(fields, "kind", &expected)?;
    let legal: &[&str] = match kind.as_str() {
        "published" => &["kind", "publication", "at_least"],
        "route" => &["kind", "publication", "at_least", "more", "less"],
        "visit" => &["kind", "from", "to"],
        "treaty" => &["kind", "pair", "clause"],
        "lone-veto" => &["kind", "vote"],
        "flow" => &["kind", "good", "from", "to", "at_least", "window"],
        _ => {
            let near = nearest(&kind, Criterion::WORDS.iter().copied());
            sink.push(
                Diagnostic::at(
                    Code::Word,
                    fields.mark_of("kind"),
                    format!("`{kind}`"),
                    expected,
                )
                .near(near),
            );
            return None;
        }
    };
    sink.only(fields, &format!("the criterion `{kind}`"), legal);
    match kind.as_str() {
        "published" => {
            let publication = sink.need_cite(Space::Publication, fields, "publication");
            let at_least =
                sink.need_number(fields, "at_least", "the number that has to be published");
            Some(Criterion::Published {
                publication: publication?,
                at_least: at_least?,
            })
        }
        "route" => {
            let publication = sink.need_cite(Space::Publication, fields, "publication");
            let at_least = sink.number(fields, "at_least");
            let more = sink.need_cite(Space::Corridor, fields, "more");
            let less = sink.need_cite(Space::Corridor, fields, "less");
            Some(Criterion::Route {
                publication: publication?,
                at_least,
                more: more?,
                less: less?,
            })
        }
        "visit" => {
            let from = sink.need_cite(Space::Actor, fields, "from");
            let to = sink.need_cite(Space::Actor, fields, "to");
            Some(Criterion::Visit {
                from: from?,
                to: to?,
            })
        }
        "treaty" => {
            let pair = pair(fields, "pair", sink);
            let clause = sink.need_word(fields, "clause", TieKind::WORDS);
            Some(Criterion::Treaty {
                pair: pair?,
                clause: clause?,
            })
        }
        "lone-veto" => Some(Criterion::LoneVeto {
            vote: sink.need_cite(Space::CouncilVote, fields, "vote")?,
        }),
        _ => {
            let good = sink.need_cite(Space::Good, fields, "good");
            let from = sink.need_cite(Space::Actor, fields, "from");
            let to = sink.need_cite(Space::Actor, fields, "to");
            let at_least = sink.need_number(fields, "at_least", "the amount, in the good's unit");
            if !fields.has("window") {
                sink.missing(
                    fields,
                    "window",
                    "the time in which it flows, such as \"2024\"",
                );
            }
            let window = sink.date(fields, "window");
            Some(Criterion::Flow {
                good: good?,
                from: from?,
                to: to?,
                at_least: at_least?,
                window: window?,
            })
        }
    }
}

fn base_rate(fields: &Fields, sink: &mut Sink) -> Option<BaseRate> {
    sink.only(
        fields,
        "`base_rate`",
        &["class", "events", "exposure", "unit", "years", "from"],
    );
    let class = sink.need(fields, "class", "what counts as such a thing");
    let events = sink.need_number(fields, "events", "how many happened");
    let exposure = sink.need_number(fields, "exposure", "in how many years, months or trials");
    let unit = sink.need_word(fields, "unit", BaseUnit::WORDS);
    let years = sink.need(fields, "years", "which years were counted");
    let from = sink.cite_all(Space::Statement, fields, "from");
    let rate = BaseRate {
        class: class?,
        events: events?,
        exposure: exposure?,
        unit: unit?,
        years: years?,
        from,
    };
    let mut wrong = |key: &str, found: f64, expected: &str| {
        sink.push(Diagnostic::at(
            Code::Number,
            fields.mark_of(key),
            format!("{found} for `{key}`"),
            expected,
        ));
    };
    if rate.events < 0.0 {
        wrong("events", rate.events, "0 or more events");
    }
    if rate.exposure <= 0.0 {
        wrong("exposure", rate.exposure, "an exposure above 0");
    }
    if rate.unit == BaseUnit::Trial && rate.events > rate.exposure {
        wrong("events", rate.events, "no more events than trials");
    }
    Some(rate)
}
