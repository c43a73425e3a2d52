//! The one contract between the engine and everything that shows what it found.
//!
//! An [`Answer`] holds no text layout. Every number is a [`Figure`] that says where it comes from;
//! every [`Ref`] resolves to an entry of [`Answer::references`].

use serde::{Deserialize, Serialize};

/// Where a number comes from: `statement:ID`, `parameter:ID`, `origin:ID`, `proposition:ID` or `run:NAME`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ref(pub String);

/// A number with its 80 % interval, unit and sources.
///
/// `value` is the median for quantities and the mean for probabilities. `low` and `high` are absent only
/// for counts and facts without spread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The central value, in `unit`.
    pub value: f64,
    /// The 10 % quantile.
    pub low: Option<f64>,
    /// The 90 % quantile.
    pub high: Option<f64>,
    /// `probability`, `share`, `month`, `t/week`, `round/day`, …
    pub unit: String,
    /// The statements, parameters or runs it rests on; never empty.
    pub from: Vec<Ref>,
}

/// An actor as the reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The dossier's id, such as `RUS`.
    pub id: String,
    /// The name, such as `Russia`.
    pub name: String,
}

/// Everything that `comity assess` says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Version of this format, 1.
    pub format: u32,
    /// What was asked, when, with how many runs.
    pub head: Head,
    /// Part 1: closeness by channel.
    pub channels: Vec<Channel>,
    /// Part 1: who will be closest, by definition of "closest".
    pub closest: Vec<Closest>,
    /// Part 2: cover, drain and barter. Absent where the dossier has no account of an actor at war.
    pub needs: Option<Needs>,
    /// Part 3: what limits the flow. Absent where the dossier has no corridor.
    pub limits: Option<Limits>,
    /// Part 4: which paragraphs a transfer breaks.
    pub law: Law,
    /// Part 4: the votes on the calendar.
    pub council: Vec<CouncilVote>,
    /// Part 5: contested propositions, each with its ladder.
    pub evidence: Vec<LadderAnswer>,
    /// Part 6: the questions.
    pub questions: Vec<QuestionAnswer>,
    /// Part 7: each mechanism off, beside on.
    pub switches: Vec<Switch>,
    /// Part 7: how the variance of each judged output splits.
    pub variance: Vec<VarianceSplit>,
    /// Part 8: what the same engine says of other pairs.
    pub placebos: Vec<Placebo>,
    /// Orders of magnitude, each against what it should be near.
    pub checks: Vec<Check>,
    /// Part 9: how to get the same bytes again.
    pub reproduce: Reproduce,
    /// What every [`Ref`] of this answer resolves to, in order of id.
    pub references: Vec<Reference>,
    /// What the reader should know before quoting: carried covariates, unknown levels, an interrupted run.
    pub warnings: Vec<String>,
}

/// What was asked, when, with how many runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The dossier's id.
    pub dossier: String,
    /// The question in words.
    pub title: String,
    /// The as-of day, ISO.
    pub as_of: String,
    /// The last day of the trajectories, ISO.
    pub horizon: String,
    /// The headline's pair: the one who asks, the one who is asked.
    pub pair: [Party; 2],
    /// Runs that the answer rests on.
    pub runs: usize,
    /// Runs that were asked for; larger than `runs` after an interruption.
    pub runs_asked: usize,
    /// Statements known on the day.
    pub statements: usize,
    /// Origins of those statements.
    pub origins: usize,
    /// Changed switches and settings, as on the command line (`--off M14`).
    pub changed: Vec<String>,
}

/// A rank among partners with its 80 % range; 1 is closest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rank {
    /// The median rank.
    pub rank: u32,
    /// The best rank of the 80 % range.
    pub low: u32,
    /// The worst rank of the 80 % range.
    pub high: u32,
    /// How many partners are ranked.
    pub of: u32,
    /// The statements or runs it rests on.
    pub from: Vec<Ref>,
}

/// Closeness in one channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    /// `military`, `treaty`, `votes`, `trade`, `contact`.
    pub id: String,
    /// Name for the reader.
    pub name: String,
    /// What is measured, with unit and period.
    pub measure: String,
    /// How close every partner is to each of the pair, seen from the first and from the second.
    pub sides: [Side; 2],
    /// Whether the pair's own value rises over the next 12 months; absent where the model moves nothing.
    pub rising: Option<Figure>,
    /// The careful reader's sentence.
    pub note: String,
}

/// One side of a channel: everyone's closeness to `of`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// Whose partners are ranked.
    pub of: Party,
    /// The rank of the other of the pair now; absent where nothing is known.
    pub rank: Option<Rank>,
    /// The rank at the horizon; absent where the model moves nothing in this channel.
    pub rank_at_horizon: Option<Rank>,
    /// All partners, closest first, unknown last.
    pub partners: Vec<Partner>,
}

/// A partner's closeness in one channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Partner {
    /// Who.
    pub party: Party,
    /// How close; `None` is unknown, which is not zero.
    pub value: Option<Figure>,
}

/// Who will be closest, by one definition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Closest {
    /// Such as "Closest military supplier of Russia by the end of 2024".
    pub text: String,
    /// The probability that it is the headline's partner.
    pub probability: Figure,
    /// The reference class.
    pub base: BaseRate,
}

/// A base rate with its class, so that a reader can quarrel with the class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BaseRate {
    /// The class in words.
    pub class: String,
    /// How often it happened.
    pub events: f64,
    /// In how many `unit`s.
    pub exposure: f64,
    /// `year`, `month`, `trial` or `dyad-year`.
    pub unit: String,
    /// The years of the class.
    pub years: String,
    /// The probability it gives by the deadline (Jeffreys interval, or Gamma on the rate).
    pub probability: Figure,
}

/// Part 2: cover, drain and barter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Needs {
    /// The actor at war.
    pub buyer: Party,
    /// Who has what is missing.
    pub seller: Party,
    /// The good, such as `munitions`.
    pub good: String,
    /// Months of cover at the start: stock over use.
    pub cover: Figure,
    /// Stock at the start.
    pub stock: Figure,
    /// Use at the start.
    pub used: Figure,
    /// Own output at the start.
    pub output: Figure,
    /// The part of the wanted use that is not met, at the start.
    pub need: Figure,
    /// Cover in months, week by week.
    pub drain: Fan,
    /// Share of starting draws rejected because stock = pre-war − fired + made fails.
    pub rejected: Figure,
    /// The deal between the two where a tie lets them bargain; absent where stocks are unknown.
    pub barter: Option<Barter>,
}

/// A series of quantiles by week with some whole paths.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fan {
    /// Name with unit.
    pub name: String,
    /// The day of each point, ISO.
    pub days: Vec<String>,
    /// The probabilities of the quantiles: .025 .1 .25 .5 .75 .9 .975.
    pub levels: Vec<f64>,
    /// `quantiles[level][day]`.
    pub quantiles: Vec<Vec<f64>>,
    /// Up to 20 sample paths, `paths[k][day]`.
    pub paths: Vec<Vec<f64>>,
    /// What it rests on.
    pub from: Vec<Ref>,
}

/// What the two give each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Barter {
    /// Goods and amounts a week, both ways, given a deal.
    pub exchanges: Vec<Exchange>,
    /// How often the two find a deal, given a tie.
    pub deal: Figure,
    /// The seller's share of the joint gain.
    pub seller_share: Figure,
    /// Probability that the buyer needs the seller more than the seller needs the buyer (loss without the deal, relative to size).
    pub buyer_needs_more: Figure,
    /// The buyer's part of η (who asks) and the seller's part, by mechanism: names and values.
    pub wills: Vec<Will>,
    /// What of this is robust: only the order of gains.
    pub caveat: String,
}

/// One mechanism's part in the will of each side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Will {
    /// Mechanism id.
    pub mechanism: String,
    /// Contribution to η on the buyer's side.
    pub buyer: Figure,
    /// Contribution to η on the seller's side.
    pub seller: Figure,
}

/// One good that changes hands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// The good.
    pub good: String,
    /// Giver.
    pub from: Party,
    /// Receiver.
    pub to: Party,
    /// Amount a week.
    pub amount: Figure,
}

/// Part 3: what limits the flow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// What the deal wants moved, in tonnes a week, given a tie.
    pub wanted: Figure,
    /// What is shipped, in tonnes a week, given a tie.
    pub shipped: Figure,
    /// Stages of each corridor with their capacity in tonnes a week.
    pub stages: Vec<StageFigure>,
    /// What bound, as shares of the weeks with a tie: `no deal`, `deal`, `stock`, `corridor`.
    pub binding: Vec<Binding>,
    /// Share of shipping weeks in which each corridor was full, by corridor id.
    pub full: Vec<Binding>,
    /// The capacity, in tonnes a week, below which the corridor would begin to bind in more than a tenth of shipping weeks.
    pub begins_to_bind: Option<Figure>,
}

/// Capacity of one stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StageFigure {
    /// Corridor name.
    pub corridor: String,
    /// Stage name.
    pub stage: String,
    /// Tonnes a week.
    pub capacity: Figure,
    /// How often this is the narrowest stage of its corridor.
    pub narrowest: Figure,
}

/// A share of weeks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Binding {
    /// What bound.
    pub what: String,
    /// The share of weeks.
    pub share: Figure,
}

/// Part 4: the law on a transfer from seller to buyer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Law {
    /// The transaction in words.
    pub transaction: String,
    /// `allowed`, `needs exemption`, `prohibited`, `cap used up` or `unknown`.
    pub verdict: String,
    /// The paragraphs that decide.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Such as `UNSC 1874`.
    pub authority: String,
    /// Such as `§9`.
    pub paragraph: String,
    /// What it does.
    pub effect: String,
    /// What it says, in our words.
    pub text: String,
    /// The statement.
    pub from: Vec<Ref>,
}

/// One vote of a council.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CouncilVote {
    /// What is voted on.
    pub name: String,
    /// The day by which, ISO.
    pub day: String,
    /// Members, each with the probability of a No (for a permanent member: a veto).
    pub members: Vec<MemberVote>,
    /// Probability that it passes.
    pub adopted: Figure,
    /// Probability that the follower alone says No.
    pub lone_veto: Figure,
    /// Probability that the follower does not vote as its patron does.
    pub breaks: Figure,
}

/// How one member, or a group of like members, votes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MemberVote {
    /// Member or group.
    pub name: String,
    /// How many members.
    pub seats: u32,
    /// Probability of a No (each).
    pub no: Figure,
}

/// Part 5: a contested proposition from prior to result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LadderAnswer {
    /// The proposition's id.
    pub id: String,
    /// In words.
    pub text: String,
    /// The kind of contradiction, where there is one.
    pub label: String,
    /// Before any evidence.
    pub prior: Figure,
    /// One rung an origin, in the order of the dossier.
    pub rungs: Vec<RungAnswer>,
    /// After all of it.
    pub result: Figure,
    /// Leave one origin out: origin name and result.
    pub without: Vec<Without>,
    /// Such as "likely, rests on one origin".
    pub words: String,
}

/// One origin's word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RungAnswer {
    /// The origin's name.
    pub origin: String,
    /// `assertion`, `absence` or `denial`.
    pub kind: String,
    /// The source's grade, `A`–`F`.
    pub grade: String,
    /// What it says.
    pub text: String,
    /// The likelihood ratio.
    pub ratio: Figure,
    /// The probability after this rung.
    pub after: Figure,
}

/// The result without one origin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Without {
    /// The origin left out.
    pub origin: String,
    /// The probability without it.
    pub result: Figure,
}

/// What answers a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnsweredBy {
    /// Mechanisms with estimated or cited numbers.
    World,
    /// More than half of what could be known better is assumption.
    Assumption,
    /// No mechanism moves it.
    BaseRate,
}

/// Part 6: one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionAnswer {
    /// Such as `Q08`.
    pub id: String,
    /// In words.
    pub text: String,
    /// The deadline, ISO.
    pub by: String,
    /// Who would say so.
    pub source: String,
    /// The answer; equal to the base rate where that is what answers.
    pub probability: Figure,
    /// The reference class beside it.
    pub base: BaseRate,
    /// What it rests on.
    pub answered_by: AnsweredBy,
}

/// Part 7: one mechanism switched off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Switch {
    /// Such as `M14`.
    pub id: String,
    /// In words.
    pub name: String,
    /// What off means.
    pub off: String,
    /// Its effect on every output.
    pub effects: Vec<Effect>,
}

/// On and off of one output, on the same draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// A question id or the name of a quantity.
    pub output: String,
    /// With the mechanism.
    pub on: Figure,
    /// Without it.
    pub off: Figure,
    /// On minus off, with the interval of the paired difference.
    pub difference: Figure,
}

/// How the variance of one output splits; the five shares sum to 1 up to interactions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VarianceSplit {
    /// A question id or the name of a quantity.
    pub output: String,
    /// Starting facts: statements and propositions.
    pub facts: Figure,
    /// Estimates.
    pub estimates: Figure,
    /// Ratios by rule.
    pub rules: Figure,
    /// Levels nobody has stated.
    pub assumptions: Figure,
    /// Chance.
    pub chance: Figure,
}

/// Part 8: what the same engine says of another pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Placebo {
    /// Supplier.
    pub from: Party,
    /// Recipient.
    pub to: Party,
    /// Whether this is the headline's own pair.
    pub headline: bool,
    /// Whether a supply tie runs at the start (then `supply` is about its renewal, not its onset).
    pub running: bool,
    /// Probability of a new supply tie by `by`.
    pub supply: Figure,
    /// Probability of a treaty with a defence clause by `by`.
    pub defence: Figure,
    /// ISO.
    pub by: String,
}

/// An order of magnitude against what it should be near.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// What.
    pub name: String,
    /// What the ensemble says.
    pub value: Figure,
    /// What it should be near, in words with numbers.
    pub expected: String,
    /// Whether it is.
    pub holds: bool,
}

/// Part 9: how to get the same bytes again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reproduce {
    /// The command line.
    pub command: String,
    /// Program version.
    pub version: String,
    /// The seed.
    pub seed: u64,
    /// Name and SHA-256 of: the view, facts, estimates, assumptions, world, questions.
    pub hashes: Vec<(String, String)>,
    /// Parameters by provenance: `statement`, `estimate`, `rule`, `assumption`.
    pub parameters: Vec<(String, usize)>,
    /// Parameters changed after first being set.
    pub parameter_changes: usize,
    /// The sentence that the questions of the case are an illustration, not a test.
    pub illustration: String,
}

/// What a [`Ref`] resolves to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// The ref, such as `statement:c5-2016`.
    pub id: Ref,
    /// One line for the reader.
    pub title: String,
    /// Value or distribution with unit, where it has one.
    pub value: String,
    /// Provenance: source with grade and origin, the file, or how the run was made.
    pub provenance: String,
    /// When it was so and when it was known, for statements.
    pub times: String,
}
