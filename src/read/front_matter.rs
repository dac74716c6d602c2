use crate::model::Byline;

use super::record::Paper;

/// Takes the front matter off `text` into `byline` and gives the rest; a text without any is
/// given whole.
///
/// It stands between two lines `---` at the very start; a text that merely opens with a rule is
/// known by lines that are no `key: value`. Keys other than ours are passed over.
pub(super) fn taken<'t>(text: &'t str, byline: &mut Byline, paper: &Paper) -> &'t str {
    let Some((lines, body)) = split(text) else { return text };
    for (index, line) in lines.lines().enumerate() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = unquoted(value.trim());
        if value.is_empty() {
            continue;
        }
        match key {
            "title" => byline.title = Some(value.to_owned()),
            "url" => byline.url = Some(value.to_owned()),
            "source" => byline.source = Some(value.to_owned()),
            "published" => byline.published = paper.day(value, index + 2),
            _ => {}
        }
    }
    body
}

/// The lines between the rules, and what follows.
fn split(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    let mut opened = None;
    for line in text.split_inclusive('\n') {
        at += line.len();
        match (opened, line.trim_end()) {
            (None, "---") => opened = Some(at),
            (None, _) => return None,
            (Some(from), "---") => return Some((&text[from..at - line.len()], &text[at..])),
            (Some(_), line) if !belongs(line) => return None,
            _ => {}
        }
    }
    None
}

/// Whether such a line may stand in front matter: a key, a comment, a list, a continuation.
fn belongs(line: &str) -> bool {
    let key = line.split_once(':').is_some_and(|(key, _)| {
        key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') && !key.is_empty()
    });
    key || line.is_empty() || line.starts_with([' ', '\t', '#', '-'])
}

fn unquoted(value: &str) -> &str {
    ['"', '\'']
        .into_iter()
        .find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::super::{Opened, Settings};
    use super::{Paper, taken};
    use crate::model::Document;

    #[test]
    fn front_matter_is_taken_off_and_nothing_else() {
        for (text, want) in [
            ("---\ntitle: \"A: b\"\npublished: 2024-03-03\n---\nBody", "A: b|2024-03-03|Body"),
            ("---\r\nurl: http://x.y/z\r\ntags:\r\n  - a\r\n---\r\n\r\nBody", "||\r\nBody"),
            ("---\nA rule, then prose.\n---\nBody", "||---\nA rule, then prose.\n---\nBody"),
            ("---\ntitle: never closed", "||---\ntitle: never closed"),
            ("title: no rule\n---\n", "||title: no rule\n---\n"),
            ("---\npublished: soon\n---\nBody", "||Body"),
        ] {
            let mut byline = Document::new("", "").byline;
            let paper = Paper::of(&Opened::new(&b""[..], "in.txt", Settings::default()));
            let body = taken(text, &mut byline, &paper);
            let day = byline.published.map_or(String::new(), |day| day.to_string());
            let got = format!("{}|{day}|{body}", byline.title.unwrap_or_default());
            assert_eq!(got, want, "{text:?}");
        }
    }
}
