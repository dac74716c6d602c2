use std::ops::Range;

use super::{is, value};
use crate::extract::Story;
use crate::language::TollSlot;
use crate::model::Count;
use crate::text::Shape;

/// A number of people as said, with its bound.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub(super) count: Count,
    /// The word behind it.
    pub(super) end: usize,
    /// Whether it is no more than an article: "a".
    pub(super) article: bool,
}

/// The bound that begins at `at`, "at least", and the word behind it.
pub(super) fn bound(story: &Story<'_, '_>, at: usize, end: usize) -> Option<(TollSlot, usize)> {
    let (row, hit) = story.language.tolls_before.at(story.text, at, end, story.language)?;
    let bounds =
        matches!(row.slot, TollSlot::Least | TollSlot::More | TollSlot::Most | TollSlot::About);
    bounds.then_some((row.slot, hit.words.end))
}

/// The number at `at`: "12", "20 to 25", "a few", "several dozen"; none for money, measures, ages
/// and times.
pub(super) fn said(
    story: &Story<'_, '_>,
    at: usize,
    end: usize,
    bound: Option<TollSlot>,
) -> Option<Said> {
    let (text, language) = (story.text, story.language);
    let first = language.figure(text, at)?;
    let article = first.words == 1 && is(story, "article", at);
    if let Some(vague) = value(story, "vague_behind_article", at + 1)
        .filter(|_| article && text.gap_after(at) == " ")
        .and_then(|value| u32::try_from(value).ok())
    {
        let count = counted(vague, false, bound);
        return Some(Said { count, end: at + 2, article: false });
    }
    if story.in_time(at..at + 1) && !article || is_label(story, at, first.words) {
        return None;
    }
    let mut figure = first;
    let next = language.figure(text, at + first.words).filter(|next| !next.stated);
    if let Some(next) = next.filter(|_| !first.stated && text.gap_after(at) == " ") {
        figure.value = figure.value.checked_mul(next.value)?; // "several hundreds"
        figure.words += next.words;
    }
    if !figure.stated
        && let Some(scale) = value(story, "scale", at + figure.words)
        && let Ok(scale) = u32::try_from(scale)
    {
        figure.value = figure.value.checked_mul(scale)?; // "several dozen"
        figure.words += 1;
    }
    let range = range_behind(story, at, &figure);
    let behind = range.map_or(at + figure.words, |(_, behind)| behind);
    if behind > end || is_other(story, &(at..behind)) {
        return None;
    }
    let count = match range {
        Some((most, _)) => Count { most: Some(most), ..Count::exactly(figure.value) },
        None => counted(figure.value, figure.stated, bound),
    };
    Some(Said { count, end: behind, article })
}

/// "between 20 and 25", "20 to 25": the greater figure, and the word behind it.
fn range_behind(
    story: &Story<'_, '_>,
    at: usize,
    figure: &crate::language::Figure,
) -> Option<(u32, usize)> {
    let (text, language) = (story.text, story.language);
    let join = at + figure.words;
    let dashed = matches!(text.gap_after(join - 1), "-" | "–");
    let opened = at > 0 && is(story, "range_open", at - 1);
    let joined = is(story, "range_join", join) && (opened || !is(story, "number_join", join));
    let next = if dashed { join } else { join + 1 };
    let most = language.figure(text, next).filter(|_| dashed || joined)?;
    let rises = most.value > figure.value && most.stated;
    rises.then_some((most.value, next + most.words))
}

/// "$12", "12%", "12 km", "age 12", "Jan, 12, died", "(45)", "12th Street": no people.
fn is_other(story: &Story<'_, '_>, words: &Range<usize>) -> bool {
    let text = story.text;
    let before = words.start.checked_sub(1).map_or("", |before| text.gap_after(before));
    let behind = text.gap_after(words.end - 1);
    let aged = words.start.checked_sub(1).is_some_and(|at| {
        is(story, "age", at)
            || before == ", " && behind == ", " && text.words[at].shape.is_capital()
    });
    let digits = text.words[words.start].shape == Shape::Number;
    let numbered = digits
        && (is(story, "unit_behind", words.end)
            || words.start.checked_sub(1).is_some_and(|at| is(story, "unit_before", at)));
    let thing = is(story, "target", words.end) && !is(story, "person", words.end + 1);
    aged || numbered
        || thing && behind == " "
        || in_ages(story, words.start)
        || before.contains(['$', '€', '£', '#', '(', ':']) && !before.ends_with(' ')
        || before.ends_with(['$', '€', '£', '#', '('])
        || behind.starts_with(['%', ':', '/', '\'', '’'])
        || is(story, "measure", words.end)
}

/// "Three men, ages 15, 18 and *22*", "ages 18 to *38*".
fn in_ages(story: &Story<'_, '_>, at: usize) -> bool {
    let goes_on = |&before: &usize| {
        let joins = is(story, "range_join", before) || is(story, "number_join", before);
        joins || story.text.words[before].shape == Shape::Number
    };
    let first = (0..at).rev().take_while(goes_on).last().unwrap_or(at);
    first < at && first > 0 && is(story, "age", first - 1)
}

/// A figure within its bound.
fn counted(value: u32, stated: bool, bound: Option<TollSlot>) -> Count {
    let (least, most) = match bound {
        Some(TollSlot::Least | TollSlot::More) => (value, None),
        Some(TollSlot::Most) => (0, Some(value)),
        _ if !stated => (value, None),
        _ => (value, Some(value)),
    };
    Count { least, best: value, most, stated }
}

/// Both together.
pub(super) fn add(a: Count, b: Count) -> Count {
    Count {
        least: a.least.saturating_add(b.least),
        best: a.best.saturating_add(b.best),
        most: a.most.zip(b.most).map(|(a, b)| a.saturating_add(b)),
        stated: a.stated && b.stated,
    }
}

/// Whether a number is part of a name or of a telephone number: "K-9", "855-TIPS", "555-847-7247".
fn is_label(story: &Story<'_, '_>, at: usize, words: usize) -> bool {
    let text = story.text;
    let joins = |at: usize| text.gap_after(at) == "-";
    let shape = |at: usize| text.words.get(at).map(|word| word.shape);
    let behind = at + words;
    let before = at > 0 && joins(at - 1) && shape(at - 1) != Some(Shape::Number);
    let chained = at > 1 && joins(at - 1) && joins(at - 2)
        || joins(behind - 1) && shape(behind) == Some(Shape::Number) && joins(behind);
    let titled = shape(behind) == Some(Shape::Upper) && !is(story, "unit", behind);
    before || chained || joins(behind - 1) && titled
}
