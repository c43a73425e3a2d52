//! Reading what a statement of each kind says.

use crate::diagnostic::{Code, Diagnostic};
use crate::kinds::{
    Cap, Direction, Effect, Event, Level, Period, Rule, Tie, TieKind, TieState, Vote, VoteChoice,
};
use crate::load::Loader;
use crate::load::fields::Fields;
use crate::partial_date::PartialDate;
use crate::quantity::{Amount, Quantity};
use crate::statement::KindWord;

/// Keys of every statement.
pub(crate) const COMMON: &[&str] = &[
    "id",
    "table",
    "valid",
    "published",
    "known",
    "entered",
    "source",
    "origin",
    "firmness",
    "strength",
    "credibility",
    "sure",
    "read",
    "text",
    "because",
];

/// Keys of one kind alone.
pub(crate) fn own_keys(kind: KindWord) -> &'static [&'static str] {
    match kind {
        KindWord::Tie => &["from", "to", "tie", "state"],
        KindWord::Level => &[
            "of",
            "to",
            "quantity",
            "definition",
            "low",
            "value",
            "high",
            "unit",
        ],
        KindWord::Vote => &["body", "item", "actor", "vote"],
        KindWord::Event => &["event", "from", "to"],
        KindWord::Rule => &[
            "authority",
            "paragraph",
            "party",
            "direction",
            "goods",
            "effect",
            "cap",
        ],
        KindWord::Cause | KindWord::Expectation => &[],
    }
}

/// Columns without which a table of a kind makes no sense.
pub(crate) fn required_columns(kind: KindWord) -> &'static [&'static str] {
    match kind {
        KindWord::Tie => &["id", "source", "from", "to", "tie", "state"],
        KindWord::Level => &["id", "source", "quantity"],
        KindWord::Vote => &["id", "source", "body", "item", "actor", "vote"],
        KindWord::Event => &["id", "source", "event"],
        KindWord::Rule | KindWord::Cause | KindWord::Expectation => &["id", "source"],
    }
}

impl Loader<'_> {
    pub(crate) fn tie(&mut self, fields: &Fields, valid: Option<&PartialDate>) -> Option<Tie> {
        let from = self.need_actor(fields, "from", valid);
        let to = self.need_actor(fields, "to", valid);
        let tie = self.sink.need_word(fields, "tie", TieKind::WORDS);
        let state = self.sink.need_word(fields, "state", TieState::WORDS);
        Some(Tie {
            from: from?,
            to: to?,
            tie: tie?,
            state: state?,
        })
    }

    pub(crate) fn level(&mut self, fields: &Fields, valid: Option<&PartialDate>) -> Option<Level> {
        let of = self.actor(fields, "of", valid);
        let to = self.actor(fields, "to", valid);
        if to.is_some() && !fields.has("of") {
            self.sink.missing(
                fields,
                "of",
                "the actor whose level it is, since there is one towards whom",
            );
        }
        let quantity = self.sink.need(
            fields,
            "quantity",
            "a key for what is counted, such as `rounds-fired`",
        );
        let quantity =
            quantity.and_then(|text| self.sink.parse_id(&text, fields.mark_of("quantity")));
        let amount = self.amount(fields);
        let unit = self.sink.unit(fields, "unit");
        if unit.is_none()
            && !fields.has("unit")
            && amount.is_some_and(|amount| !amount.is_unknown())
        {
            self.sink.missing(fields, "unit", "the unit of the amount");
            return None;
        }
        if unit.is_none() && fields.has("unit") {
            return None;
        }
        Some(Level {
            of,
            to,
            quantity: quantity?,
            definition: self.sink.owned(fields, "definition"),
            amount: amount?,
            unit,
        })
    }

    /// `low`, `value` and `high`; none of them is *unknown*, never zero.
    fn amount(&mut self, fields: &Fields) -> Option<Amount> {
        // A number that is there and cannot be read must not pass for an unknown one.
        let mut broken = false;
        let mut take = |key: &str| {
            let number = self.sink.number(fields, key);
            broken |= number.is_none() && fields.has(key);
            number
        };
        let amount = match (take("low"), take("value"), take("high")) {
            (None, None, None) => Amount::Unknown,
            (None, Some(value), None) => Amount::Value(value),
            (Some(low), None, Some(high)) => Amount::Range { low, high },
            (Some(low), Some(value), Some(high)) => Amount::Between { low, value, high },
            _ if broken => return None,
            _ => {
                let expected = "`low` and `high` together, `value` alone, or all three";
                let found = "one end of a range";
                let key = if fields.has("low") { "low" } else { "high" };
                self.sink.push(Diagnostic::at(
                    Code::Number,
                    fields.mark_of(key),
                    found,
                    expected,
                ));
                return None;
            }
        };
        if broken {
            return None;
        }
        let rising = match amount {
            Amount::Range { low, high } => low <= high,
            Amount::Between { low, value, high } => low <= value && value <= high,
            Amount::Unknown | Amount::Value(_) => true,
        };
        if rising {
            return Some(amount);
        }
        let found = "`low`, `value` and `high` that do not rise";
        self.sink.push(Diagnostic::at(
            Code::Number,
            fields.mark_of("low"),
            found,
            "low ≤ value ≤ high",
        ));
        None
    }

    pub(crate) fn vote(&mut self, fields: &Fields, valid: Option<&PartialDate>) -> Option<Vote> {
        let body = self
            .sink
            .need(fields, "body", "the body that voted, such as `UNSC`");
        let item = self.sink.need(fields, "item", "what was voted on");
        let actor = self.need_actor(fields, "actor", valid);
        let vote = self.sink.need_word(fields, "vote", VoteChoice::WORDS);
        Some(Vote {
            body: body?,
            item: item?,
            actor: actor?,
            vote: vote?,
        })
    }

    pub(crate) fn event(&mut self, fields: &Fields, valid: Option<&PartialDate>) -> Option<Event> {
        let event = self
            .sink
            .need(fields, "event", "a key for what happened, such as `visit`");
        let event = event.and_then(|text| self.sink.parse_id(&text, fields.mark_of("event")));
        let from = self.actor(fields, "from", valid);
        let to = self.actor(fields, "to", valid);
        Some(Event {
            event: event?,
            from,
            to,
        })
    }

    pub(crate) fn rule(&mut self, fields: &Fields, valid: Option<&PartialDate>) -> Option<Rule> {
        let authority = self.sink.need(
            fields,
            "authority",
            "who made the rule, such as `UNSC 1874`",
        );
        let paragraph = self
            .sink
            .need(fields, "paragraph", "the paragraph, such as `§9`");
        let party = self.need_actor(fields, "party", valid);
        let direction = self
            .sink
            .need_word::<Direction>(fields, "direction", Direction::WORDS);
        let effect = self
            .sink
            .need_word::<Effect>(fields, "effect", Effect::WORDS);
        let goods = self.sink.ids(fields, "goods");
        if !fields.has("goods") {
            self.sink
                .missing(fields, "goods", "the goods that the rule is about");
        }
        let cap = self.cap(fields);
        match (effect, fields.has("cap")) {
            (Some(Effect::Cap), false) => {
                self.sink
                    .missing(fields, "cap", "the amount that the rule allows");
            }
            (Some(Effect::Prohibited | Effect::Exemption), true) => {
                let found = "a cap";
                let mark = fields.mark_of("cap");
                self.sink.push(Diagnostic::at(
                    Code::Key,
                    mark,
                    found,
                    "no cap, or effect = \"cap\"",
                ));
            }
            _ => {}
        }
        Some(Rule {
            authority: authority?,
            paragraph: paragraph?,
            party: party?,
            direction: direction?,
            goods,
            effect: effect?,
            cap,
        })
    }

    fn cap(&mut self, fields: &Fields) -> Option<Cap> {
        let table = self.sink.sub(fields, "cap")?;
        self.sink.only(table, "a cap", &["value", "unit", "per"]);
        let value = self.sink.need_number(table, "value", "how much is allowed");
        if !table.has("unit") {
            self.sink.missing(table, "unit", "the unit of the amount");
        }
        let unit = self.sink.unit(table, "unit");
        let per = self.sink.need_word::<Period>(table, "per", Period::WORDS);
        let value = value.filter(|value| {
            let fits = *value >= 0.0;
            if !fits {
                let mark = table.mark_of("value");
                self.sink.push(Diagnostic::at(
                    Code::Number,
                    mark,
                    value.to_string(),
                    "an amount of 0 or more",
                ));
            }
            fits
        });
        Some(Cap {
            amount: Quantity::new(value?, unit?),
            per: per?,
        })
    }
}
