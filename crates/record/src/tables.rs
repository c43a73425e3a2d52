//! The TOML files as they are written: one struct an object, every key optional.
//!
//! Text stays text here. Dates, ids, units and words are read by the loader, so that several mistakes
//! in one object are told at once and each with its place; a key that is required but missing is told
//! there too, by the object's name instead of its shape.

use serde::Deserialize;
use toml::Spanned;

mod distribution;
mod statement;
mod world;

pub(crate) use distribution::RawDistribution;
pub(crate) use statement::{RawCap, RawStatement};
pub(crate) use world::*;

/// Text with the bytes of the file in which it stands.
pub(crate) type Text = Spanned<String>;

/// `dossier.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawMeta {
    pub format: Option<Spanned<i64>>,
    pub id: Option<Text>,
    pub title: Option<Text>,
    pub as_of: Option<Text>,
    pub pair: Option<Spanned<Vec<Text>>>,
    pub document: Option<Spanned<RawDocument>>,
}

/// `[document]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDocument {
    pub id: Option<Text>,
    pub sha256: Option<Text>,
    pub characters: Option<Spanned<i64>>,
}

/// `[[origin]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawOrigin {
    pub id: Option<Text>,
    pub name: Option<Text>,
}

/// `[[source]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSource {
    pub id: Option<Text>,
    pub name: Option<Text>,
    pub publisher: Option<Text>,
    pub published: Option<Text>,
    pub address: Option<Text>,
    pub grade: Option<Text>,
    pub origin: Option<Text>,
    #[serde(default)]
    pub interest: Vec<Text>,
}

/// `[[proposition]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawProposition {
    pub id: Option<Text>,
    pub text: Option<Text>,
    #[serde(default)]
    pub contradicts: Vec<Text>,
    pub label: Option<Text>,
    pub prior: Option<Spanned<RawDistribution>>,
    #[serde(default)]
    pub evidence: Vec<Spanned<RawEvidence>>,
}

/// `[[proposition.evidence]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawEvidence {
    pub statement: Option<Text>,
    #[serde(rename = "as")]
    pub reading: Option<Text>,
    pub true_say: Option<Spanned<RawDistribution>>,
    pub mistaken_say: Option<Spanned<RawDistribution>>,
    pub regardless_say: Option<Spanned<RawDistribution>>,
    pub would_show: Option<Spanned<RawDistribution>>,
    pub false_show: Option<Spanned<RawDistribution>>,
    pub ratio: Option<Spanned<RawDistribution>>,
}

/// `[[parameter]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawParameter {
    pub id: Option<Text>,
    pub unit: Option<Text>,
    pub dist: Option<Spanned<RawDistribution>>,
    pub mean: Option<Spanned<f64>>,
    pub se: Option<Spanned<f64>>,
    #[serde(default)]
    pub statements: Vec<Text>,
    pub rule: Option<Text>,
    pub why: Option<Text>,
    pub set: Option<Text>,
}

/// `[[question]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawQuestion {
    pub id: Option<Text>,
    pub text: Option<Text>,
    pub by: Option<Text>,
    pub source: Option<Text>,
    pub criterion: Option<Spanned<RawCriterion>>,
    #[serde(default)]
    pub mechanisms: Vec<Text>,
    pub base_rate: Option<Spanned<RawBaseRate>>,
}

/// `criterion = { … }`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCriterion {
    pub kind: Option<Text>,
    pub publication: Option<Text>,
    pub at_least: Option<Spanned<f64>>,
    pub more: Option<Text>,
    pub less: Option<Text>,
    pub from: Option<Text>,
    pub to: Option<Text>,
    pub pair: Option<Spanned<Vec<Text>>>,
    pub clause: Option<Text>,
    pub vote: Option<Text>,
    pub good: Option<Text>,
    pub window: Option<Text>,
}

/// `base_rate = { … }`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawBaseRate {
    pub class: Option<Text>,
    pub events: Option<Spanned<f64>>,
    pub exposure: Option<Spanned<f64>>,
    pub unit: Option<Text>,
    pub years: Option<Text>,
    #[serde(default)]
    pub from: Vec<Text>,
}

/// `[[sentence]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSentence {
    pub id: Option<Text>,
    #[serde(default)]
    pub claims: Vec<Text>,
    #[serde(default)]
    pub mechanisms: Vec<Text>,
    pub says: Option<Text>,
}
