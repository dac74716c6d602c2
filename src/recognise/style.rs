use std::ops::Range;

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
