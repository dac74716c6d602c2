//! The day that the words around a cue tell, and whose day it is.

use std::ops::Range;

use super::Story;
use crate::language::CueRow;
use crate::model::{Dated, EventKind, Timex};

/// The day told among `words`, the exactest first, then the nearest to the cue; the day of an
/// arrest only where that is what happened (`custody`).
pub(super) fn dated(
    story: &Story<'_, '_>,
    words: &Range<usize>,
    cue: &Range<usize>,
    custody: bool,
) -> Option<Dated> {
    let inside = |timex: &&Timex| {
        let at = story.text.words_in(timex.span);
        let bounds = |word: usize| story.language.words.has("bounding", story.text.folded(word));
        timex.names_days()
            && words.start <= at.start
            && at.end <= words.end
            && !story.in_dateline(at.start)
            && !is_of_speech(story, words.start, &at)
            && (custody || !is_of_casework(story, words.start, at.start))
            && (timex.when().is_none_or(|when| when.days() == 1)
                || !bounds(at.start) && !at.start.checked_sub(1).is_some_and(bounds))
    };
    let timex = story.times_among(words).iter().filter(inside).min_by_key(|timex| {
        let at = story.text.words_in(timex.span).start;
        (timex.when().map_or(0, crate::model::When::days), at.abs_diff(cue.start))
    })?;
    let said = Some(story.text.say(timex.span).to_owned());
    Some(Dated { when: timex.when(), basis: timex.basis, said })
}

/// Whether a sentence names a single time, which then holds for all its clauses.
pub(super) fn names_one_day(story: &Story<'_, '_>, words: &Range<usize>) -> bool {
    story.times_among(words).iter().filter(|timex| timex.names_days()).count() == 1
}

/// Whether a time is that of the telling: "police said on Monday", "claimed responsibility on
/// Thursday", "the president on Friday condemned".
pub(super) fn is_of_speech(story: &Story<'_, '_>, from: usize, at: &Range<usize>) -> bool {
    let Story { text, language, .. } = *story;
    let says =
        |word: usize| language.words.has_any(&["speech", "claim", "reaction"], text.folded(word));
    let joined = || at.end.checked_sub(1).is_some_and(|last| text.gap_after(last) == " ");
    let reacts = || language.words.has("reaction", text.folded(at.end)) && joined();
    (from.max(at.start.saturating_sub(2))..at.start)
        .rev()
        .take_while(|&before| !text.gap_after(before).contains(','))
        .any(says)
        || reacts()
}

/// Whether a time is that of what police and courts did about it: "was arrested on Friday", but
/// not "was arrested after a shooting on Friday".
pub(super) fn is_of_casework(story: &Story<'_, '_>, from: usize, at: usize) -> bool {
    let Story { text, language, .. } = *story;
    let near = (from.max(at.saturating_sub(CASEWORK_REACH))..at).rev();
    let mut near = near.take_while(|&before| !text.gap_after(before).contains([',', ';']));
    let work = near.find(|&before| language.words.has("casework", text.folded(before)));
    let tells = |(row, _): (&CueRow, _)| row.kind.is_some_and(|kind| kind != EventKind::Arrest);
    work.is_some_and(|work| {
        // "charged with murder" tells of no more than the charge
        let behind = language
            .cues
            .at(text, work, at, language)
            .map_or(work, |(_, hit)| hit.words.end.max(work + 1) - 1);
        !(behind + 1..at).any(|word| language.cues.at(text, word, at, language).is_some_and(tells))
    })
}

/// In words before the day.
const CASEWORK_REACH: usize = 6;
