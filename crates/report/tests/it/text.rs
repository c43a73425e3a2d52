use comity_report::{Style, render_brief, render_compare, render_text};

use crate::fixture;

fn columns(line: &str) -> usize {
    line.chars().count()
}

#[test]
fn the_sample_reads_as_before() {
    insta::assert_snapshot!("sample", render_text(&fixture::sample(), Style::default()));
}

#[test]
fn the_brief_form_reads_as_before() {
    let text = render_brief(&fixture::sample(), Style::default());
    insta::assert_snapshot!("brief", text);
    assert!(text.lines().count() < 70);
}

#[test]
fn a_what_if_reads_as_before() {
    insta::assert_snapshot!(
        "what_if",
        render_compare(&fixture::sample(), &fixture::what_if(), Style::default())
    );
}

#[test]
fn an_answer_with_little_in_it_says_what_is_unknown() {
    insta::assert_snapshot!("sparse", render_text(&fixture::sparse(), Style::default()));
}

#[test]
fn no_line_is_wider_than_asked() {
    for answer in [
        fixture::sample(),
        fixture::interrupted(),
        fixture::sparse(),
        fixture::hostile(),
    ] {
        for width in [40, 60, 80, 120] {
            let style = Style {
                colour: false,
                width,
            };
            for text in [
                render_text(&answer, style),
                render_brief(&answer, style),
                render_compare(&answer, &fixture::what_if(), style),
            ] {
                for line in text.lines() {
                    assert!(
                        columns(line) <= width,
                        "{} columns of {width}: {line}",
                        columns(line)
                    );
                }
            }
        }
    }
}

#[test]
fn colour_only_repeats_what_the_text_says() {
    let answer = fixture::interrupted();
    let plain = render_text(&answer, Style::default());
    let mut coloured = render_text(
        &answer,
        Style {
            colour: true,
            width: 80,
        },
    );
    assert!(coloured.contains("\u{1b}[1m"));
    while let Some(start) = coloured.find("\u{1b}[") {
        let end = start + coloured[start..].find('m').unwrap();
        coloured.replace_range(start..=end, "");
    }
    assert_eq!(coloured, plain);
}

#[test]
fn an_interruption_is_said_at_the_top() {
    let text = render_text(&fixture::interrupted(), Style::default());
    let top: String = text.lines().take(6).collect::<Vec<_>>().join("\n");
    assert!(top.contains("3,200 of 10,000 runs"), "{top}");
}

#[test]
fn hostile_strings_do_not_reach_the_terminal() {
    let text = render_text(&fixture::hostile(), Style::default());
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
}
