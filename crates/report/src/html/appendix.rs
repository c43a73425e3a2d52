//! What every number leads to: the answer's references, and those of numbers that the report counted itself.

use std::collections::{BTreeMap, BTreeSet};

use comity_assess::answer::{Answer, Reference};
use minijinja::Value;

use super::fig::anchor;
use crate::Error;
use crate::sentence::Part;

/// Groups of the appendix: prefix of the id, heading.
const GROUPS: [(&str, &str); 7] = [
    ("statement:", "Statements"),
    ("origin:", "Origins"),
    ("proposition:", "Propositions"),
    ("parameter:", "Parameters"),
    ("run:", "Runs"),
    ("answer:", "Counted from this answer"),
    ("", "Other"),
];

/// The groups for the template, after checking that every number of the sections has a source in them.
pub(crate) fn groups(answer: &Answer, sections: &[(Part, String)]) -> Result<Vec<Value>, Error> {
    let used = used(sections)?;
    let mut entries: Vec<Reference> = answer.references.clone();
    entries.extend(Part::ALL.into_iter().map(counted));
    let mut seen = BTreeSet::new();
    entries.retain(|entry| seen.insert(anchor(&entry.id)));
    let missing: Vec<String> = used
        .keys()
        .filter(|id| !seen.contains(*id))
        .cloned()
        .collect();
    if !missing.is_empty() {
        return Err(Error::Unresolved { ids: missing });
    }
    let mut groups: Vec<(&str, Vec<Value>)> = GROUPS
        .iter()
        .map(|(_, heading)| (*heading, Vec::new()))
        .collect();
    for entry in &entries {
        let group = GROUPS
            .iter()
            .position(|(prefix, _)| entry.id.0.starts_with(prefix))
            .unwrap_or(0);
        groups[group].1.push(view(entry, &used));
    }
    Ok(groups
        .into_iter()
        .filter(|(_, entries)| !entries.is_empty())
        .map(|(heading, entries)| data! { heading, entries })
        .collect())
}

fn view(entry: &Reference, used: &BTreeMap<String, BTreeSet<Part>>) -> Value {
    let anchor = anchor(&entry.id);
    let parts: Vec<Value> = used
        .get(&anchor)
        .into_iter()
        .flatten()
        .map(|part| data! { anchor => part.anchor(), title => part.title() })
        .collect();
    data! {
        anchor,
        id => entry.id.0,
        title => entry.title,
        value => entry.value,
        provenance => entry.provenance,
        times => entry.times,
        parts,
    }
}

fn counted(part: Part) -> Reference {
    Reference {
        id: part.reference(),
        title: format!("Counted: {}", part.title()),
        value: String::new(),
        provenance:
            "counted by the report from the figures of this section, each with its own sources"
                .to_owned(),
        times: String::new(),
    }
}

/// Which sections cite each anchor, read from the HTML itself so that nothing can be overlooked.
///
/// Text cannot fake the attribute: a quotation mark in text is always escaped.
fn used(sections: &[(Part, String)]) -> Result<BTreeMap<String, BTreeSet<Part>>, Error> {
    const ATTRIBUTE: &str = " data-from=\"";
    let mut used: BTreeMap<String, BTreeSet<Part>> = BTreeMap::new();
    for (part, html) in sections {
        for (at, _) in html.match_indices(ATTRIBUTE) {
            let rest = &html[at + ATTRIBUTE.len()..];
            let ids = rest.split('"').next().unwrap_or_default();
            if ids.trim().is_empty() {
                return Err(unsourced(*part, rest));
            }
            for id in ids.split(' ') {
                used.entry(id.to_owned()).or_default().insert(*part);
            }
        }
    }
    Ok(used)
}

fn unsourced(part: Part, rest: &str) -> Error {
    let text = rest
        .split_once('>')
        .map_or("", |(_, inside)| inside)
        .split('<')
        .next()
        .unwrap_or_default();
    Error::Unsourced {
        section: part.anchor().to_owned(),
        text: text.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use comity_assess::answer::Ref;

    use super::*;

    #[test]
    fn a_number_without_source_is_found() {
        let sections = [(
            Part::Law,
            r##"<a class="fig" href="#" data-from="">12 %</a>"##.to_owned(),
        )];
        let error = used(&sections).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a number in section `law` cites no statement, parameter or run: `12 %`"
        );
    }

    #[test]
    fn uses_are_collected_by_section() {
        let sections = [
            (Part::Law, r#"<b data-from="run:a statement:b">"#.to_owned()),
            (Part::Needs, r#"<b data-from="run:a">"#.to_owned()),
        ];
        let used = used(&sections).unwrap();
        assert_eq!(
            used["run:a"].iter().copied().collect::<Vec<_>>(),
            [Part::Needs, Part::Law]
        );
        assert_eq!(anchor(&Ref("run:a".into())), "run:a");
    }
}
