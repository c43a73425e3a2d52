//! The article, sentence by sentence: which claims or mechanisms it holds, and what the engine says of it now.

use comity_record::Dossier;

use crate::answer::{Answer, Channel, Figure};

/// One line about one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleLine {
    /// The sentence's id.
    pub sentence: String,
    /// Claims.
    pub claims: Vec<String>,
    /// Mechanisms.
    pub mechanisms: Vec<String>,
    /// What the engine says of it.
    pub says: String,
}

/// One line for each sentence of the dossier's document.
#[must_use]
pub fn article(dossier: &Dossier, answer: &Answer) -> Vec<ArticleLine> {
    dossier
        .article
        .iter()
        .map(|s| ArticleLine {
            sentence: s.id.to_string(),
            claims: s.claims.iter().map(ToString::to_string).collect(),
            mechanisms: s.mechanisms.iter().map(ToString::to_string).collect(),
            says: says(&s.says, answer),
        })
        .collect()
}

fn percent(f: &Figure) -> String {
    let one = |x: f64| {
        let p = 100.0 * x;
        if p > 0.0 && p < 0.1 {
            "<0.1".to_owned()
        } else if p < 10.0 {
            format!("{p:.1}")
        } else {
            format!("{p:.0}")
        }
    };
    match (f.low, f.high) {
        (Some(low), Some(high)) => format!("{} % ({}–{})", one(f.value), one(low), one(high)),
        _ => format!("{} %", one(f.value)),
    }
}

fn range(f: &Figure) -> String {
    let one = crate::words::number;
    let round = |x: f64| {
        // Two significant digits are as many as such figures carry.
        let scale = 10f64.powf(x.abs().max(1e-12).log10().floor() - 1.0);
        (x / scale).round() * scale
    };
    match (f.low, f.high) {
        (Some(low), Some(high)) => format!(
            "{} {} ({}–{})",
            one(round(f.value)),
            f.unit,
            one(round(low)),
            one(round(high))
        ),
        _ => format!("{} {}", one(round(f.value)), f.unit),
    }
}

fn rank(answer: &Answer, id: &str) -> String {
    let Some(Channel { sides, name, .. }) = answer.channels.iter().find(|c| c.id == id) else {
        return "not in this dossier".to_owned();
    };
    let [first, second] = &answer.head.pair;
    let one = |side: usize| {
        sides[side].rank.as_ref().map_or_else(
            || "unknown".to_owned(),
            |r| {
                if r.low == r.high {
                    format!("{} of {}", r.rank, r.of)
                } else {
                    format!("{} of {} ({}–{})", r.rank, r.of, r.low, r.high)
                }
            },
        )
    };
    format!(
        "{name}: {} ranks {} for {}, {} ranks {} for {}",
        second.id,
        one(0),
        first.id,
        first.id,
        one(1),
        second.id
    )
}

fn says(key: &str, a: &Answer) -> String {
    let (topic, id) = key.split_once(':').unwrap_or((key, ""));
    match topic {
        "channels" => rank(a, "military"),
        "treaty" => rank(a, "treaty"),
        "contact" => rank(a, "contact"),
        "trade" => rank(a, "trade"),
        "votes" => rank(a, "votes"),
        "needs" => a.needs.as_ref().map_or_else(
            || "unknown: no account of stocks".to_owned(),
            |n| {
                format!(
                    "cover {}; {} of the wanted use goes unmet",
                    range(&n.cover),
                    percent(&n.need)
                )
            },
        ),
        "barter" => a
            .needs
            .as_ref()
            .and_then(|n| n.barter.as_ref())
            .map_or_else(
                || "unknown: no account of stocks".to_owned(),
                |b| {
                    format!(
                        "given a tie a deal exists in {}; the seller gets {} of the gain",
                        percent(&b.deal),
                        percent(&b.seller_share)
                    )
                },
            ),
        "limits" => a.limits.as_ref().map_or_else(
            || "no corridor in this dossier".to_owned(),
            |l| {
                let shares: Vec<String> = l
                    .binding
                    .iter()
                    .map(|b| format!("{} {:.0} %", b.what, 100.0 * b.share.value))
                    .collect();
                let rail = l.full.first().map_or_else(String::new, |f| {
                    format!(
                        "; {} full in {} of shipping weeks",
                        f.what,
                        percent(&f.share)
                    )
                });
                format!("what binds: {}{rail}", shares.join(", "))
            },
        ),
        "law" => {
            let cited: Vec<String> = a
                .law
                .paragraphs
                .iter()
                .map(|p| format!("{} {}", p.authority, p.paragraph))
                .collect();
            format!(
                "{}: {} ({})",
                a.law.transaction,
                a.law.verdict,
                cited.join(", ")
            )
        }
        "council" => a.council.first().map_or_else(
            || "no vote on the calendar".to_owned(),
            |c| {
                format!(
                    "{}: passes {}; the follower breaks with its patron {}",
                    c.name,
                    percent(&c.adopted),
                    percent(&c.breaks)
                )
            },
        ),
        "evidence" => a.evidence.iter().find(|e| e.id == id).map_or_else(
            || format!("no proposition {id}"),
            |e| format!("{}: {} — {}", e.id, percent(&e.result), e.words),
        ),
        "question" => a.questions.iter().find(|q| q.id == id).map_or_else(
            || format!("no question {id}"),
            |q| {
                format!(
                    "{} {} by {}: {}; base rate {}",
                    q.id,
                    q.text,
                    q.by,
                    percent(&q.probability),
                    percent(&q.base.probability)
                )
            },
        ),
        "mechanism" => match a.switches.iter().find(|s| s.id == id) {
            None => format!("{id} is not in this version: nothing is said"),
            Some(switch) => moves(switch),
        },
        _ => "background: nothing in the model speaks to it".to_owned(),
    }
}

/// What a mechanism moves most: the output with the largest paired difference in standard errors.
fn moves(switch: &crate::answer::Switch) -> String {
    let surprise = |e: &crate::answer::Effect| {
        let half = (e.difference.high.unwrap_or(0.0) - e.difference.low.unwrap_or(0.0)) / 2.0;
        if e.difference.value == 0.0 {
            0.0
        } else {
            (e.difference.value / half.max(1e-12)).abs()
        }
    };
    let strongest = switch
        .effects
        .iter()
        .max_by(|a, b| surprise(a).total_cmp(&surprise(b)));
    match strongest.filter(|e| surprise(e) > 3.0) {
        None => format!(
            "{}: with or without it no output differs beyond the counting error",
            switch.id
        ),
        Some(e) if e.on.unit == "probability" => {
            let points = |f: Option<f64>| 100.0 * f.unwrap_or(f64::NAN);
            format!(
                "{}: moves {} by {:+.1} points ({:+.1} to {:+.1}), from {} without it",
                switch.id,
                e.output,
                100.0 * e.difference.value,
                points(e.difference.low),
                points(e.difference.high),
                percent(&e.off)
            )
        }
        Some(e) => format!(
            "{}: moves {} by {} from {} without it",
            switch.id,
            e.output,
            range(&e.difference),
            range(&e.off)
        ),
    }
}
