//! Whether what a cue tells happened.

use std::ops::Range;

use super::Story;
use crate::language::{Match, RealisRow, Side};

/// Words on either side of a cue within which something may be said of it.
const REACH: usize = 8;

/// What is said of a cue in its clause; of several the longest, which says most: "threatened to" is
/// a plan, "to" alone is nothing. `None` where nothing is said, and it happened.
pub(super) fn said<'l>(
    story: &Story<'l, '_>,
    cue: &Range<usize>,
    clause: &Range<usize>,
) -> Option<&'l RealisRow> {
    let (text, language) = (story.text, story.language);
    let from = turn_before(story, cue.start, clause.start);
    let nearest = from.max(cue.start.saturating_sub(REACH));
    let said = |at: usize, end: usize| language.realis.at(text, at, end, language);
    let before = (nearest..cue.start).filter_map(|at| {
        let (row, hit) = said(at, cue.start)?;
        (row.side == Side::Before && hit.words.end == cue.start).then_some((row, hit))
    });
    let in_clause: Vec<(&RealisRow, Match)> =
        clause.clone().filter_map(|at| said(at, clause.end)).collect();
    let from = |words: Range<usize>| {
        in_clause.iter().filter(move |(_, hit)| words.contains(&hit.words.start)).cloned()
    };
    let around = from(nearest..cue.end).filter(|(row, hit)| {
        let meets = hit.words.start < cue.end && cue.start < hit.words.end;
        let people = || hit.words.clone().any(|at| language.words.has("person", text.folded(at)));
        row.side == Side::Either && meets && !people()
    });
    let behind = from(cue.end..clause.end.min(cue.end + REACH));
    let behind = behind.filter(|(row, _)| row.side == Side::After);
    let anywhere = from(clause.clone()).filter(|(row, _)| row.side == Side::Clause);
    let all = before.chain(around).chain(behind).chain(anywhere);
    all.max_by_key(|(_, hit): &(_, Match)| hit.words.len()).map(|(row, _)| row)
}

/// Whether a sentence asks, so that it tells of nothing.
pub(super) fn asks(story: &Story<'_, '_>, sentence: &Range<usize>) -> bool {
    sentence.end.checked_sub(1).is_some_and(|last| story.text.gap_after(last).contains('?'))
}

/// Where the part of a clause begins that a cue stands in: behind the last sign that parts it, or
/// the last comma before "and".
fn turn_before(story: &Story<'_, '_>, cue: usize, start: usize) -> usize {
    let joins = |at: usize| story.language.words.has("number_join", story.text.folded(at));
    let turns = |&at: &usize| {
        let gap = story.text.gap_after(at - 1);
        gap.contains([';', ':']) || gap.contains(',') && joins(at)
    };
    (start + 1..cue).rev().find(turns).unwrap_or(start)
}
