//! A statement as it is written: a `[[statement]]`, or a row of a table.

use serde::Deserialize;
use toml::Spanned;

use super::Text;

/// `[[statement]]` of every kind. Which keys belong to which kind is checked by the loader.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawStatement {
    pub kind: Option<Text>,
    pub id: Option<Text>,
    pub table: Option<Text>,
    pub valid: Option<Text>,
    pub published: Option<Text>,
    pub known: Option<Text>,
    pub entered: Option<Text>,
    pub source: Option<Text>,
    pub origin: Option<Text>,
    pub firmness: Option<Text>,
    pub strength: Option<Spanned<f64>>,
    pub credibility: Option<Text>,
    pub sure: Option<Text>,
    pub read: Option<Text>,
    pub text: Option<Text>,
    #[serde(default)]
    pub because: Vec<Text>,

    pub from: Option<Text>,
    pub to: Option<Text>,
    pub tie: Option<Text>,
    pub state: Option<Text>,

    pub of: Option<Text>,
    pub quantity: Option<Text>,
    pub definition: Option<Text>,
    pub low: Option<Spanned<f64>>,
    pub value: Option<Spanned<f64>>,
    pub high: Option<Spanned<f64>>,
    pub unit: Option<Text>,

    pub body: Option<Text>,
    pub item: Option<Text>,
    pub actor: Option<Text>,
    pub vote: Option<Text>,

    pub event: Option<Text>,

    pub authority: Option<Text>,
    pub paragraph: Option<Text>,
    pub party: Option<Text>,
    pub direction: Option<Text>,
    pub goods: Option<Spanned<Vec<Text>>>,
    pub effect: Option<Text>,
    pub cap: Option<Spanned<RawCap>>,

    pub sentence: Option<Text>,
    pub span: Option<Spanned<Vec<i64>>>,
    pub rank: Option<Text>,
    pub speaker: Option<Text>,
    pub subject: Option<Text>,
    pub object: Option<Text>,
    pub relation: Option<Text>,
    pub mechanism: Option<Spanned<Vec<Text>>>,
}

/// `cap = { … }`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCap {
    pub value: Option<Spanned<f64>>,
    pub unit: Option<Text>,
    pub per: Option<Text>,
}
