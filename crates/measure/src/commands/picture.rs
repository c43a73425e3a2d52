//! A picture of intervals as a small SVG.

use std::fmt::Write;

/// One line a name, with the interval as a bar and the middle as a dot. Text takes the colour of the page.
///
/// ```
/// use comity_measure::commands::intervals;
/// let svg = intervals("Closeness", &[("China".into(), 0.2, 0.9, 1.6)]);
/// assert!(svg.starts_with("<svg") && svg.contains("China") && svg.ends_with("</svg>\n"));
/// ```
#[must_use]
pub fn intervals(title: &str, bars: &[(String, f64, f64, f64)]) -> String {
    let low = bars.iter().map(|bar| bar.1).fold(0.0, f64::min);
    let high = bars.iter().map(|bar| bar.3).fold(0.0, f64::max);
    let width = (high - low).max(1e-9);
    let x = |value: f64| 180.0 + 420.0 * (value - low) / width;
    let height = 40 + 20 * bars.len();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 {height}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"currentColor\">\n<text x=\"10\" y=\"18\" font-weight=\"bold\">{}</text>\n",
        escape(title)
    );
    // Writing to a string does not fail.
    let _ = writeln!(
        svg,
        "<line x1=\"{0:.1}\" y1=\"26\" x2=\"{0:.1}\" y2=\"{1}\" stroke=\"currentColor\" stroke-opacity=\"0.3\"/>",
        x(0.0),
        height - 8
    );
    for (row, (name, from, middle, to)) in bars.iter().enumerate() {
        let y = 40 + 20 * row;
        let _ = writeln!(
            svg,
            "<text x=\"170\" y=\"{}\" text-anchor=\"end\">{}</text><line x1=\"{:.1}\" y1=\"{y}\" x2=\"{:.1}\" y2=\"{y}\" stroke=\"currentColor\" stroke-width=\"3\" stroke-opacity=\"0.5\"/><circle cx=\"{:.1}\" cy=\"{y}\" r=\"4\"><title>{middle:.2} ({from:.2} to {to:.2})</title></circle>",
            y + 4,
            escape(name),
            x(*from),
            x(*to),
            x(*middle),
        );
    }
    svg.push_str("</svg>\n");
    svg
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
