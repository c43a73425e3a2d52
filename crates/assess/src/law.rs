//! Part 4: which paragraph a transfer breaks, and what the Council would do.

use comity_record::View;
use comity_world::rule::{Transaction, Verdict, verdict};

use crate::answer::{CouncilVote, Law, MemberVote, Paragraph, Party, Ref};
use crate::compile::Compiled;
use crate::figures::mean_share;
use crate::judge::Judged;
use crate::references::References;

/// The law on a transfer of the supply good from seller to buyer on the day.
pub(crate) fn law(
    view: &View,
    compiled: &Compiled,
    parties: &[Party],
    refs: &mut References<'_>,
) -> Law {
    let s = &compiled.scenario;
    let (seller, buyer) = s.focus;
    let good = &s.goods[s.supply.good];
    let t = Transaction {
        from: seller,
        to: buyer,
        good: s.supply.good,
        week: 0.0,
        account: None,
    };
    let (says, _) = verdict(&s.rules, t);
    let mut paragraphs = Vec::new();
    for (rule, statement) in view.rules() {
        let in_force = statement
            .valid
            .as_ref()
            .is_none_or(|v| v.earliest() <= compiled.day && v.latest() >= compiled.day);
        let party = rule.party.as_str();
        let touches = rule.goods.iter().any(|g| g.as_str() == good)
            && ((party == parties[seller].id
                && rule.direction != comity_record::Direction::Import)
                || (party == parties[buyer].id
                    && rule.direction != comity_record::Direction::Export));
        if in_force && touches {
            paragraphs.push(Paragraph {
                authority: rule.authority.clone(),
                paragraph: rule.paragraph.clone(),
                effect: rule.effect.to_string(),
                text: statement.text.clone().unwrap_or_default(),
                from: vec![refs.statement(statement)],
            });
        }
    }
    Law {
        transaction: format!(
            "{good} from {} to {} on {}",
            parties[seller].name, parties[buyer].name, compiled.day
        ),
        verdict: if s.rules.is_empty() {
            Verdict::Unknown.word().to_owned()
        } else {
            says.word().to_owned()
        },
        paragraphs,
    }
}

/// The votes on the calendar.
pub(crate) fn council(
    compiled: &Compiled,
    parties: &[Party],
    judged: &[Judged],
    run: &Ref,
    refs: &mut References<'_>,
) -> Vec<CouncilVote> {
    compiled
        .scenario
        .votes
        .iter()
        .enumerate()
        .map(|(v, vote)| {
            let of = |f: &dyn Fn(&Judged) -> f64| judged.iter().map(f).collect::<Vec<f64>>();
            let (leader, follower) = compiled.patrons[v];
            let from = |ids: &[&str], refs: &mut References<'_>| {
                let mut from = refs.parameters(ids);
                from.push(run.clone());
                from
            };
            let leader_from = from(&["council.leader_no"], refs);
            let follower_from = from(
                &[
                    "council.leader_no",
                    "council.follower_agreement",
                    "council.follower_own_no",
                    "council.follower_stake",
                ],
                refs,
            );
            let all = from(
                &[
                    "council.leader_no",
                    "council.follower_agreement",
                    "council.other_no",
                    "council.elected_yes",
                ],
                refs,
            );
            let other = mean_share(&of(&|j| j.benches[v].0), from(&["council.other_no"], refs));
            let elected = of(&|j| 1.0 - j.benches[v].1);
            CouncilVote {
                name: vote.name.clone(),
                day: compiled
                    .day
                    .plus_days((vote.week * 7.0).round() as i64)
                    .to_string(),
                members: vec![
                    MemberVote {
                        name: parties[leader].name.clone(),
                        seats: 1,
                        no: mean_share(&of(&|j| j.votes[v].leader_no), leader_from),
                    },
                    MemberVote {
                        name: parties[follower].name.clone(),
                        seats: 1,
                        no: mean_share(&of(&|j| j.votes[v].follower_no), follower_from.clone()),
                    },
                    MemberVote {
                        name: "other permanent members".to_owned(),
                        seats: vote.others,
                        no: other,
                    },
                    MemberVote {
                        name: "elected members (not Yes)".to_owned(),
                        seats: vote.elected,
                        no: mean_share(&elected, from(&["council.elected_yes"], refs)),
                    },
                ],
                adopted: as_probability(mean_share(&of(&|j| j.votes[v].adopted), all)),
                lone_veto: as_probability(mean_share(
                    &of(&|j| j.votes[v].lone_veto),
                    follower_from.clone(),
                )),
                breaks: as_probability(mean_share(&of(&|j| j.votes[v].breaks), follower_from)),
            }
        })
        .collect()
}

fn as_probability(figure: crate::answer::Figure) -> crate::answer::Figure {
    crate::answer::Figure {
        unit: "probability".to_owned(),
        ..figure
    }
}
