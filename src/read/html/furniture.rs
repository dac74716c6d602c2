use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::language::LANGUAGES;

/// What the name of a part of a page says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It is no part of the story.
    Furniture,
    /// It stands below a picture.
    Caption,
    /// It is the story.
    Body,
    /// The name speaks of something else: "has-sidebar".
    Aside,
}

static CLASSES: LazyLock<HashMap<&'static str, Part, FixedState>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/html/classes.tsv").lines().skip(1);
    rows.map(|row| {
        let mut cells = row.split('\t');
        let (word, means) = (cells.next().unwrap_or_default(), cells.next());
        let part = match means {
            Some("furniture") => Part::Furniture,
            Some("caption") => Part::Caption,
            Some("body") => Part::Body,
            Some("aside") => Part::Aside,
            other => panic!("classes.tsv says {other:?} of {word}"),
        };
        (word, part)
    })
    .collect()
});

/// No name of a part is longer, in bytes.
const LONGEST: usize = 200;

/// What the value of `class` or `id` says. Names are cut at hyphens, underscores and inner
/// capitals: one word of them, or two side by side, must stand in the table.
pub(super) fn part(value: &str) -> Option<Part> {
    let mut found = None;
    for name in value.split_ascii_whitespace().filter(|name| name.len() <= LONGEST) {
        match name_says(name) {
            Some(Part::Furniture) => return Some(Part::Furniture),
            Some(Part::Aside) | None => {}
            says => found = found.or(says),
        }
    }
    found
}

fn name_says(name: &str) -> Option<Part> {
    let name = cut(name);
    let mut found = None;
    let mut before: Option<usize> = None; // where the word before this begins
    let mut at = 0;
    for word in name.split('-') {
        let end = at + word.len();
        let pair = before.and_then(|before| CLASSES.get(&name[before..end]));
        match pair.or_else(|| CLASSES.get(word)) {
            Some(Part::Aside) if at == 0 => return Some(Part::Aside),
            Some(Part::Furniture) => return Some(Part::Furniture),
            Some(Part::Aside) | None => {}
            Some(part) => found = found.or(Some(*part)),
        }
        if !word.is_empty() {
            before = Some(at);
        }
        at = end + 1;
    }
    found
}

/// `articleBody`, `article__body` and `article-body` alike as `article-body`.
fn cut(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut was_small = false;
    for c in name.chars() {
        let is_mark = c == '-' || c == '_';
        if (is_mark || (c.is_ascii_uppercase() && was_small)) && !out.ends_with('-') {
            out.push('-');
        }
        if !is_mark {
            out.push(c.to_ascii_lowercase());
        }
        was_small = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    out
}

/// Whether a line is furniture in any language.
pub(super) fn is_phrase(line: &str) -> bool {
    LANGUAGES.iter().any(|language| language.is_furniture(line))
}

#[cfg(test)]
mod tests {
    use super::{Part, part};

    #[test]
    fn every_row_finds_its_example_and_not_its_counterexample() {
        for row in include_str!("../../../data/html/classes.tsv").lines().skip(1) {
            let [word, means, example, not] = row.split('\t').collect::<Vec<_>>()[..] else {
                panic!("not four cells: {row}");
            };
            let want = match means {
                "furniture" => Some(Part::Furniture),
                "caption" => Some(Part::Caption),
                "body" => Some(Part::Body),
                _ => None,
            };
            assert_eq!(part(example), want, "{word}");
            assert!(not.is_empty() || want.is_none() || part(not) != want, "{word}");
        }
    }
}
