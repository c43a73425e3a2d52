//! The objects of `world.toml`.

use serde::Deserialize;
use toml::Spanned;

use super::Text;

/// `[[good]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawGood {
    pub id: Option<Text>,
    pub unit: Option<Text>,
    #[serde(default)]
    pub arms: bool,
}

/// `[[account]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawAccount {
    pub actor: Option<Text>,
    pub good: Option<Text>,
    pub role: Option<Text>,
}

/// `[[need]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawNeed {
    pub actor: Option<Text>,
    pub good: Option<Text>,
}

/// `[[corridor]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCorridor {
    pub id: Option<Text>,
    pub name: Option<Text>,
    pub ends: Option<Spanned<Vec<Text>>>,
    pub vehicle: Option<Spanned<RawVehicle>>,
    pub up: Option<Text>,
    #[serde(default)]
    pub stage: Vec<Spanned<RawStage>>,
}

/// `vehicle = { … }`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawVehicle {
    pub name: Option<Text>,
    pub load: Option<Text>,
}

/// `[[corridor.stage]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawStage {
    pub id: Option<Text>,
    #[serde(default)]
    pub times: Vec<Text>,
    #[serde(default)]
    pub per: Vec<Text>,
}

/// `[[vote]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCouncilVote {
    pub id: Option<Text>,
    pub name: Option<Text>,
    pub day: Option<Text>,
    pub leader: Option<Text>,
    pub follower: Option<Text>,
    pub party: Option<Text>,
    pub others: Option<Spanned<i64>>,
    pub elected: Option<Spanned<i64>>,
    pub needed: Option<Spanned<i64>>,
}

/// `[[publication]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPublication {
    pub id: Option<Text>,
    pub of: Option<Text>,
    #[serde(default)]
    pub sides: Vec<Text>,
    pub from: Option<Text>,
    pub to: Option<Text>,
}

/// `[[start]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawStart {
    pub proposition: Option<Text>,
    pub sets: Option<Text>,
    pub from: Option<Text>,
    pub to: Option<Text>,
    pub size: Option<Text>,
}
