use std::collections::HashSet;
use std::ops::Range;

use crate::language::Language;
use crate::text::{Shape, Text};

/// How a sentence is written; capitals mean less where every word has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As sentences are.
    Prose,
    /// As headlines often are: Most Words Begin With a Capital.
    Title,
    /// EVERY LETTER IS A CAPITAL.
    Capitals,
}

impl Style {
    pub(super) fn of(text: &Text<'_>, words: Range<usize>) -> Style {
        let (mut capitals, mut titles, mut lower) = (0, 0, 0);
        let ends = words.end > 0 && text.gap_after(words.end - 1).starts_with(['.', '!', '?']);
        for word in &text.words[words] {
            let long = word.span.end() - word.span.start() > 3;
            match word.shape {
                Shape::Upper if long => capitals += 1,
                Shape::Title | Shape::Mixed if long => titles += 1,
                Shape::Lower if long => lower += 1,
                _ => {}
            }
        }
        if capitals >= 3 && capitals > 3 * (titles + lower) {
            Style::Capitals
        } else if titles >= 3 && titles > 2 * lower && !ends {
            Style::Title
        } else {
            Style::Prose
        }
    }
}

/// The parts of the names of people that a document writes out once, so that "Valle" is known
/// after "Riccardo Valle".
#[derive(Debug, Default)]
pub(super) struct People(HashSet<String>);

impl People {
    /// Every word of a run of capitalised words that a given name or a title opens.
    pub(super) fn of(text: &Text<'_>, language: &Language) -> People {
        let mut people = HashSet::new();
        let mut at = 0;
        while at < text.words.len() {
            let end = run_end(text, at, language);
            let opens = |word| {
                let folded = text.folded(word);
                language.words.has("given_name", folded) || language.words.has("title", folded)
            };
            if end > at + 1 && text.words[at].shape == Shape::Title && opens(at) {
                for word in at + 1..end {
                    let folded = text.folded(word);
                    if folded.len() > 2 && !language.words.has("neutral", folded) {
                        people.insert(folded.said.to_owned());
                    }
                }
            }
            at = end.max(at + 1);
        }
        People(people)
    }

    /// Whether `word`, folded, is part of somebody's name.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// Behind the last word of the run of capitalised words, particles among them, from `at` on.
fn run_end(text: &Text<'_>, at: usize, language: &Language) -> usize {
    let mut end = at;
    let mut next = at;
    while next < text.words.len() && next < at + 6 {
        let capital = matches!(text.words[next].shape, Shape::Title | Shape::Mixed);
        let particle = || language.words.has("person_particle", text.folded(next));
        if capital {
            end = next + 1;
        } else if next == at || !particle() {
            break;
        }
        if !matches!(text.gap_after(next), " " | "-" | ". ") {
            break;
        }
        next += 1;
    }
    end
}
