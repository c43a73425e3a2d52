use std::collections::BTreeSet;

use comity_assess::answer::{Answer, Ref};
use comity_report::{Error, render_html};
use sha2::{Digest, Sha256};

use crate::fixture;

/// An opening tag: name, the text of its attributes.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
}

impl Tag<'_> {
    fn attribute(&self, name: &str) -> Option<&str> {
        let start = format!(" {name}=\"");
        let at = self.attributes.find(&start)? + start.len();
        self.attributes[at..].split('"').next()
    }
}

/// What stands between the tags is skipped, the content of style and script too.
fn tags(html: &str) -> Vec<(bool, Tag<'_>)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let inside = &rest[start + 1..];
        let end = inside.find('>').expect("a tag ends");
        let whole = inside[..end].trim_end_matches('/');
        let (closing, whole) = whole
            .strip_prefix('/')
            .map_or((false, whole), |name| (true, name));
        let at = whole.find(char::is_whitespace).unwrap_or(whole.len());
        let tag = Tag {
            name: &whole[..at],
            attributes: &whole[at..],
        };
        rest = &inside[end + 1..];
        if !closing && matches!(tag.name, "style" | "script") {
            let close = format!("</{}>", tag.name);
            rest = &rest[rest.find(&close).expect("style and script end")..];
        }
        // An element of SVG that closes itself counts as opened and closed.
        let alone = inside[..end].ends_with('/');
        let name = tag.name;
        found.push((closing, tag));
        if alone {
            found.push((
                true,
                Tag {
                    name,
                    attributes: "",
                },
            ));
        }
    }
    found
}

fn pages() -> Vec<(&'static str, String)> {
    let render = |answer: &Answer| render_html(answer).expect("the fixture renders");
    vec![
        ("sample", render(&fixture::sample())),
        ("interrupted", render(&fixture::interrupted())),
        ("sparse", render(&fixture::sparse())),
        ("hostile", render(&fixture::hostile())),
    ]
}

#[test]
fn every_number_leads_to_an_entry_of_the_page() {
    for (name, page) in pages() {
        let tags = tags(&page);
        let mut ids = BTreeSet::new();
        for id in tags.iter().filter_map(|(_, tag)| tag.attribute("id")) {
            assert!(ids.insert(id), "{name}: the id {id} stands twice");
        }
        let mut figures = 0;
        for (_, tag) in &tags {
            let classes = tag.attribute("class").unwrap_or_default();
            if classes.split(' ').any(|class| class == "fig") {
                assert!(
                    tag.attribute("data-from").is_some(),
                    "{name}: {}",
                    tag.attributes
                );
                figures += 1;
            }
            for id in tag
                .attribute("data-from")
                .into_iter()
                .flat_map(|from| from.split(' '))
            {
                assert!(ids.contains(id), "{name}: {id} is not in the page");
            }
            if let Some(id) = tag
                .attribute("href")
                .and_then(|href| href.strip_prefix('#'))
            {
                assert!(ids.contains(id), "{name}: the link to {id} leads nowhere");
            }
        }
        assert!(figures > 5, "{name}: {figures} figures");
    }
}

#[test]
fn the_page_is_well_formed() {
    const VOID: [&str; 6] = ["meta", "link", "br", "input", "img", "hr"];
    for (name, page) in pages() {
        let mut open = Vec::new();
        for (closing, tag) in tags(&page) {
            if tag.name == "!doctype" || VOID.contains(&tag.name) {
                continue;
            }
            if closing {
                assert_eq!(
                    open.pop(),
                    Some(tag.name),
                    "{name}: wrong end tag inside {open:?}"
                );
            } else {
                open.push(tag.name);
            }
        }
        assert!(open.is_empty(), "{name}: never closed: {open:?}");
    }
}

#[test]
fn the_page_is_one_small_file() {
    for (name, page) in pages() {
        assert!(page.len() < 2_000_000, "{name}: {} bytes", page.len());
        for (_, tag) in tags(&page) {
            let outside = ["src", "href"].iter().filter_map(|a| tag.attribute(a));
            for address in outside {
                assert!(
                    address.starts_with('#') || address.starts_with("data:"),
                    "{name}: {address}"
                );
            }
        }
        for far in ["http:", "https:", "@import", "url("] {
            assert!(!page.contains(far), "{name}: {far}");
        }
    }
}

#[test]
fn hostile_strings_stay_text() {
    let page = render_html(&fixture::hostile()).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)"));
    assert!(!page.contains("<script>alert") && !page.contains("<img"));
    assert!(!page.contains('\u{1b}') && !page.contains('\u{202e}'));
    let scripts = tags(&page)
        .iter()
        .filter(|(closing, tag)| !closing && tag.name == "script")
        .count();
    assert_eq!(scripts, 1);
    for (_, tag) in tags(&page) {
        assert!(tag.attribute("onerror").is_none());
    }
}

#[test]
fn only_the_script_of_the_page_may_run() {
    let page = render_html(&fixture::sample()).unwrap();
    let (_, script) = page.split_once("<script>").unwrap();
    let (script, _) = script.split_once("</script>").unwrap();
    let policy = format!(
        "script-src 'sha256-{}'",
        base64(&Sha256::digest(script.as_bytes()))
    );
    let page = page.replace("&#x27;", "'").replace("&#x2f;", "/");
    assert!(page.contains(&policy), "the policy should say {policy}");
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes
        .chunks(3)
        .flat_map(|chunk| {
            let bits = chunk
                .iter()
                .fold(0u32, |bits, byte| bits << 8 | u32::from(*byte))
                << (8 * (3 - chunk.len()));
            (0..4).map(move |k| {
                if k > chunk.len() {
                    '='
                } else {
                    char::from(LETTERS[(bits >> (18 - 6 * k) & 63) as usize])
                }
            })
        })
        .collect()
}

#[test]
fn an_interruption_stands_before_the_answer() {
    let page = render_html(&fixture::interrupted()).unwrap();
    let said = page
        .find("3,200 of 10,000 runs")
        .expect("the interruption is said");
    assert!(said < page.find("class=\"lede\"").expect("the answer follows"));
}

#[test]
fn what_nobody_knows_is_unknown() {
    let page = render_html(&fixture::sparse()).unwrap();
    assert!(page.contains("unknown"));
    assert!(!page.contains("NaN") && !page.contains("none</"));
}

#[test]
fn the_same_answer_gives_the_same_bytes() {
    assert_eq!(
        render_html(&fixture::sample()).unwrap(),
        render_html(&fixture::sample()).unwrap()
    );
}

#[test]
fn a_number_without_a_source_does_not_leave_the_program() {
    let mut answer = fixture::sample();
    answer.questions[3].probability.from.clear();
    let error = render_html(&answer).unwrap_err();
    assert!(
        matches!(&error, Error::Unsourced { section, .. } if section == "questions"),
        "{error}"
    );

    let mut answer = fixture::sample();
    answer.closest[0]
        .probability
        .from
        .push(Ref("run:lost".into()));
    let error = render_html(&answer).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the answer cites 1 id that its references do not list: run:lost"
    );
}

#[test]
fn numbers_that_are_not_finite_are_unknown() {
    let mut answer = fixture::sample();
    if let Some(needs) = &mut answer.needs {
        needs.cover.value = f64::INFINITY;
        needs.drain.quantiles[6][3] = f64::NAN;
        needs.drain.days.truncate(1);
    }
    answer.placebos[0].supply.value = f64::NAN;
    let page = render_html(&answer).unwrap();
    assert!(!page.contains("NaN") && !page.contains(">inf"));
}
