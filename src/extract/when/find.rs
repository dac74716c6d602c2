use std::ops::Range;

use super::joined;
use crate::language::{Language, Match, Reads, WhenRow};
use crate::text::{Shape, Text};

/// The name of a time, not yet read.
#[derive(Clone, Debug)]
pub(super) struct Expression<'l> {
    pub(super) row: &'l WhenRow,
    pub(super) hit: Match,
    /// The number of its sentence.
    pub(super) sentence: usize,
    pub(super) lies: Lies,
}

/// On which side of the document's day a time lies, where its name leaves that open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// Before it, as most that is told.
    Behind,
    /// After it: "will meet on Friday".
    Ahead,
}

impl Expression<'_> {
    pub(super) fn slot(&self, class: &str) -> Option<i64> {
        self.hit.slot(class)
    }

    /// Every value in the slots of a class.
    pub(super) fn slots(&self, class: &str) -> Vec<i64> {
        let slots = self.hit.slots.iter();
        slots.filter(|slot| slot.0 == class).map(|slot| slot.1).collect()
    }

    /// The weekdays named, Monday 1.
    pub(super) fn weekdays(&self) -> Vec<i64> {
        let slots = self.hit.slots.iter();
        slots.filter(|slot| matches!(slot.0, "weekday" | "day_name")).map(|slot| slot.1).collect()
    }

    pub(super) fn year(&self) -> Option<i64> {
        self.slot("year").or_else(|| self.slot("short_year"))
    }
}

/// Every expression, from left to right.
pub(super) fn expressions<'l>(text: &Text<'_>, language: &'l Language) -> Vec<Expression<'l>> {
    let mut found = Vec::new();
    for (number, sentence) in text.sentences.iter().enumerate() {
        let words = sentence.range();
        let fits = |row: &WhenRow, hit: &Match| is_time(row, hit, text, language);
        let hits = language.when.all_fitting(text, words.clone(), language, &fits);
        found.extend(hits.into_iter().map(|(row, hit)| {
            let lies = lies(&words, &hit, text, language);
            Expression { row, hit, sentence: number, lies }
        }));
    }
    found
}

/// Words before the name of a time among which "will" or "until" says that it is to come.
const AHEAD: usize = 8;

/// A time lies ahead behind a word that looks ahead, unless something between the two tells of
/// its own day: "will not say who was shot on Friday", "will be tried for Friday's shooting".
fn lies(sentence: &Range<usize>, hit: &Match, text: &Text<'_>, language: &Language) -> Lies {
    let has = |class, at| language.words.has(class, text.folded(at));
    let from = sentence.start.max(hit.words.start.saturating_sub(AHEAD));
    let owns = text.gap_after(hit.words.end - 1).starts_with(['\'', '’']);
    let says = (from..hit.words.start).rev().find_map(|at| match () {
        () if has("ahead", at) => Some(Lies::Ahead),
        () if has("speech", at) || has("aside", at) || has("event_noun", at) => Some(Lies::Behind),
        () => None,
    });
    says.filter(|_| !owns).unwrap_or(Lies::Behind)
}

/// What looks like a time and is none: "may" the verb, "2000 people", "the 2000 block", a date
/// across a full stop.
fn is_time(row: &WhenRow, hit: &Match, text: &Text<'_>, language: &Language) -> bool {
    let capital = hit
        .slots
        .iter()
        .filter(|(class, ..)| matches!(*class, "month" | "weekday" | "day_name" | "weekdays"))
        .all(|&(.., at)| text.words[at].shape.is_capital());
    let counted = language.words.has_any(&["person", "unit_behind"], text.folded(hit.words.end));
    let year_only = hit.words.len() == 1 && hit.slot("year").is_some();
    let plain_year = hit.slots.iter().filter(|(class, ..)| *class == "year").all(|&(.., at)| {
        text.words[at].shape == Shape::Number && !text.gap_after(at).starts_with(['%', ','])
            || text.gap_after(at).starts_with(", ")
    });
    let last = hit.words.end - 1;
    // "the day after" alone is a day; before "he died" it is a clause
    let links = matches!(row.reads, Reads::FromTold(..))
        && language.words.has("aside", text.folded(last))
        && text.gap_after(last) == " ";
    capital
        && plain_year
        && !links
        && !(year_only && counted)
        && joined::is_joined(row.reads, hit, text)
}
