//! The templates and the functions they may call.

use comity_assess::answer::{BaseRate, Figure, Rank, Ref};
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::de::DeserializeOwned;

use super::fig;
use crate::{number, summary, words};

/// SHA-256 of the script, for the content security policy: the page runs this script and no other.
pub(crate) const SCRIPT_HASH: &str = "sha256-dHOP6OVyHtmmA/W+feJLjh/+ndLZVkTPL7NLGxOf5U0=";

/// Every template by name.
const TEMPLATES: [(&str, &str); 15] = [
    ("page.html", include_str!("../templates/page.html")),
    ("macros.html", include_str!("../templates/macros.html")),
    ("style.css", include_str!("../templates/style.css")),
    ("script.js", include_str!("../templates/script.js")),
    ("top.html", include_str!("../templates/top.html")),
    ("channels.html", include_str!("../templates/channels.html")),
    ("needs.html", include_str!("../templates/needs.html")),
    ("limits.html", include_str!("../templates/limits.html")),
    ("law.html", include_str!("../templates/law.html")),
    ("evidence.html", include_str!("../templates/evidence.html")),
    (
        "questions.html",
        include_str!("../templates/questions.html"),
    ),
    ("drivers.html", include_str!("../templates/drivers.html")),
    ("placebos.html", include_str!("../templates/placebos.html")),
    ("checks.html", include_str!("../templates/checks.html")),
    ("appendix.html", include_str!("../templates/appendix.html")),
];

/// Strict about undefined names; escapes everything but the stylesheet and the script, which take no values.
pub(crate) fn environment() -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    environment.set_auto_escape_callback(|name| match name {
        "style.css" | "script.js" => AutoEscape::None,
        _ => AutoEscape::Html,
    });
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    environment.add_function("fig", |value: Value| html(&value, fig::full));
    environment.add_function("val", |value: Value| html(&value, fig::value));
    environment.add_function("range", |value: Value| html(&value, fig::range));
    environment.add_function("difference", |value: Value| html(&value, fig::difference));
    environment.add_function("rank", |value: Value| html::<Rank>(&value, fig::rank));
    environment.add_function("place", |value: Value| html::<Rank>(&value, fig::place));
    environment.add_function("counts", |value: Value| {
        html::<BaseRate>(&value, |base| fig::sentence(&summary::counts(base)))
    });
    environment.add_function("word", |value: Value| {
        html::<Figure>(&value, |figure| words::likelihood(figure.value).to_owned())
    });
    environment.add_function("sources", |value: Value| {
        html::<Vec<Ref>>(&value, |from| fig::sources(from))
    });
    environment.add_filter("capital", capital);
    environment.add_function("unit", |value: Value| {
        html::<Figure>(&value, |figure| {
            fig::escape(&number::unit_words(&figure.unit, false))
        })
    });
    environment.add_function("limit", |what: &str| summary::limit_words(what).to_owned());
    Ok(environment)
}

/// Text that begins with a capital letter, as a heading does.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// A part of the answer back from a template's value, as HTML.
fn html<T: DeserializeOwned>(
    value: &Value,
    write: impl Fn(&T) -> String,
) -> Result<Value, minijinja::Error> {
    let part = T::deserialize(value)?;
    Ok(Value::from_safe_string(write(&part)))
}
