//! The dates of a page rather than of what it tells: dateline, byline, copyright.

use std::ops::Range;

use super::find::Expression;
use super::read;
use crate::language::Language;
use crate::text::{Shape, Text};

/// Why a date is the page's own, the best witness of the story's day first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stamp {
    /// In the dateline: "KABUL, Nov. 3, 2021 --".
    Dateline,
    /// Behind "Posted:".
    Posted,
    /// Behind "Updated:".
    Updated,
    /// In a byline or alone on its line in the page's head; a site's banner may look so too.
    Head,
    /// Behind "Copyright".
    Copyright,
}

/// The sentences in which a dateline or byline may stand.
const HEAD: usize = 8;

/// Words between "Posted" and its date: "Updated: 6:53 PM EDT, March 3, 2024".
const REACH: usize = 8;

/// For each expression, whether it is the page's own.
pub(super) fn stamps(
    text: &Text<'_>,
    found: &[Expression<'_>],
    dateline: Option<&Range<usize>>,
    language: &Language,
) -> Vec<Option<Stamp>> {
    let stamp = |expression: &Expression<'_>| {
        let hit = &expression.hit.words;
        if dateline.is_some_and(|line| line.start <= hit.start && hit.end <= line.end) {
            return Some(Stamp::Dateline);
        }
        let stamped = behind_word(expression, text, language);
        stamped.or_else(|| heads_story(expression, text, language).then_some(Stamp::Head))
    };
    found.iter().map(stamp).collect()
}

/// Whether "Posted", "Updated" or "Copyright" opens the words before a date, on its line. In prose
/// they are no capitals ("a film posted on Friday").
fn behind_word(expression: &Expression<'_>, text: &Text<'_>, language: &Language) -> Option<Stamp> {
    let at = expression.hit.words.start;
    let from = text.sentences[expression.sentence].range().start.max(at.saturating_sub(REACH));
    if at > 0 && text.gap_after(at - 1).contains('©') {
        return Some(Stamp::Copyright);
    }
    let plain = |before: &usize| {
        let shape = text.words[*before].shape;
        shape != Shape::Lower
            || text.words[*before].span.end() - text.words[*before].span.start() <= 2
    };
    (from..at).rev().take_while(plain).find_map(|before| {
        let capital = text.words[before].shape.is_capital();
        match language.words.value("stamp", text.folded(before)).filter(|_| capital)? {
            1 => Some(Stamp::Posted),
            2 => Some(Stamp::Updated),
            _ => Some(Stamp::Copyright),
        }
    })
}

/// Whether a whole date stands alone on its line, or in a byline ("08.11.2021 Author: ..."), in
/// the page's head.
fn heads_story(expression: &Expression<'_>, text: &Text<'_>, language: &Language) -> bool {
    if expression.sentence >= HEAD || read::full_date(expression).is_none() {
        return false;
    }
    let words = text.sentences[expression.sentence].range();
    let hit = &expression.hit.words;
    let mut others = words.clone().filter(|at| !hit.contains(at)).peekable();
    if others.peek().is_none() {
        return true;
    }
    words.len() < 16 && others.any(|at| language.words.has("byline", text.folded(at)))
}
