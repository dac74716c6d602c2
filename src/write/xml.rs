//! XML from templates: `{{name}}` stands for what is filled in.

use quick_xml::escape;

/// Text as it may stand in an element or between double quotes. Characters that XML cannot hold,
/// nearly all control characters, are left out.
pub(super) fn text(text: &str) -> String {
    let kept: String = text.chars().filter(|&c| is_allowed(c)).collect();
    escape::escape(kept).replace('\r', "&#13;") // else a reader takes it for a line feed
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// An empty element on a line of its own, its attributes not yet escaped.
pub(super) fn element(name: &str, attributes: &[(&str, &str)]) -> String {
    let mut out = format!("<{name}");
    for (attribute, value) in attributes {
        for part in [" ", attribute, "=\"", &text(value), "\""] {
            out.push_str(part);
        }
    }
    out + "/>\n"
}

/// A template with XML filled in for its names; a name that is not given becomes nothing.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, name, after)) = next(rest) {
        out.push_str(before);
        let value = values.iter().find(|(known, _)| *known == name);
        out.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What stands before the next name, the name, and what stands after.
fn next(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once("{{")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::{fill, text};

    #[test]
    fn text_is_escaped_and_kept() {
        for (raw, want) in [
            ("a < b & \"c\"", "a &lt; b &amp; &quot;c&quot;"),
            ("cut\u{0}\u{1B}\u{FFFE}off", "cutoff"),
            ("a\r\nb\tc", "a&#13;\nb\tc"),
            ("ګوادر 🕊 \u{2028}", "ګوادر 🕊 \u{2028}"),
        ] {
            assert_eq!(text(raw), want);
        }
    }

    #[test]
    fn templates_are_filled_once() {
        let filled = fill("<a b=\"{{x}}\">{{y}}{{none}}</a>{{", &[("x", "{{y}}"), ("y", "2")]);
        assert_eq!(filled, "<a b=\"{{y}}\">2</a>{{");
    }
}
