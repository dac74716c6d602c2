use std::ops::Range;

use super::{is, value};
use crate::extract::Story;
use crate::language::{Phrases, TollRow, TollSlot};

/// The value of "others" in the class `person`: those who come on top.
pub(super) const MORE: i64 = 3;

/// The same between an article and one person: "a «senior pro-government» cleric".
pub(super) const SINGLE_REACH: usize = 5;

/// Behind the words of an age, "17-year-old", "aged 17", that begin at `at`.
pub(super) fn age(story: &Story<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let (row, hit) = story.language.tolls_before.at(story.text, at, end, story.language)?;
    (row.slot == TollSlot::Age).then_some(hit.words.end)
}

/// Those counted: a noun for people close behind `from`.
pub(super) fn noun(
    story: &Story<'_, '_>,
    from: usize,
    end: usize,
    reach: usize,
) -> Option<Range<usize>> {
    let (text, words) = (story.text, &story.language.words);
    let mut found = None;
    let mut at = from;
    while at < end.min(from + reach) {
        let gap = if at == 0 { " " } else { text.gap_after(at - 1) };
        if found.is_some() && gap.starts_with(['\'', '’']) {
            found = None; // "the victim's mother"
        }
        let parted = gap.contains(['.', ';', '(', ')', ':', '—']) || gap.contains(',');
        let broken = found.is_some() && gap != " ";
        if at > from && (parted || broken) || at == from && parted {
            break;
        }
        let folded = text.folded(at);
        if found.is_none() && story.in_time(at..at + 1) {
            at += 1;
            continue; // "a 25-year-old man"
        }
        if found.is_none() {
            if let Some(behind) = age(story, at, end) {
                at = behind;
                continue;
            }
            if story.language.figure(text, at).is_some() {
                break; // "an estimated 12 people"
            }
        }
        let adjective = at == from && is_person_noun(story, at + 1); // "12 wounded soldiers"
        if words.has("harmed", folded) && !adjective {
            break; // "12 people killed", "12 wounded"
        }
        if found.is_some() && words.has("captive", folded) {
            break; // "took 12 people hostage"
        }
        if words.has("person", folded) {
            found = Some(from..at + 1);
        } else if found.is_some() || is_stop(story, at) {
            break;
        }
        at += 1;
    }
    found
}

/// "an influential Sunni, Salafi cleric": an adjective may stand before a comma.
pub(super) fn noun_behind_comma(
    story: &Story<'_, '_>,
    from: usize,
    end: usize,
) -> Option<Range<usize>> {
    let comma = (from..end.min(from + 3)).find(|&at| story.text.gap_after(at) == ", ")?;
    let plain = |at| !is_stop(story, at) && !is(story, "person", at);
    let last = (comma + 1..end.min(comma + 3)).find(|&at| is(story, "person", at))?;
    (from..last).all(plain).then(|| from..last + 1)
}

/// "(killed three) Palestinians", "(12 young) Houthis": a name for people that no table knows, with
/// nothing behind it that it could belong to.
pub(super) fn nationals(story: &Story<'_, '_>, from: usize, end: usize) -> Option<Range<usize>> {
    const BEHIND: [&str; 4] = ["locative", "adverb", "harmed", "auxiliary"];
    const THINGS: [&str; 3] = ["organisation_after", "organisation_head", "target"];
    let text = story.text;
    // "six *young* Israelis", "six *Spanish* Jesuits"
    let described = from + 1 < end
        && !is_stop(story, from)
        && text.words[from + 1].shape.is_capital()
        && text.gap_after(from) == " ";
    let at = from + usize::from(described);
    let word = text.words.get(at).filter(|word| at < end && word.shape.is_capital())?;
    let spaced = text.gap_after(at.checked_sub(1)?) == " ";
    let long = word.span.end() - word.span.start() > 3;
    let behind = at + 1;
    let alone = text.gap_after(at).trim() != ""
        || behind >= text.words.len()
        || is_stop(story, behind)
        || BEHIND.iter().any(|class| is(story, class, behind))
        || tells_harm(story, behind, end);
    let harmed = |at| is(story, "harmed", at) || tells_harm(story, at, end); // "2 Dead"
    let thing = story.language.words.has_any(&THINGS, text.folded(at)); // "59 News"
    let named = spaced && long && alone && !thing && !(from..behind).any(harmed);
    (named && !story.in_time(at..behind)).then_some(from..behind)
}

/// Whether words that say what befell people begin at `at`.
pub(super) fn tells_harm(story: &Story<'_, '_>, at: usize, end: usize) -> bool {
    let (text, language) = (story.text, story.language);
    let told = |phrases: &Phrases<TollRow>| {
        let row = phrases.at(text, at, end, language).map(|(row, _)| row.slot);
        matches!(row, Some(TollSlot::Killed | TollSlot::Injured | TollSlot::Shot))
    };
    told(&language.tolls_before) || told(&language.tolls_after)
}

fn is_person_noun(story: &Story<'_, '_>, at: usize) -> bool {
    value(story, "person", at).is_some_and(|sort| sort != MORE)
        && !is(story, "harmed", at)
        && story.text.gap_after(at - 1) == " "
}

/// Whether no noun phrase goes over the word.
pub(super) fn is_stop(story: &Story<'_, '_>, at: usize) -> bool {
    const STOPS: [&str; 7] =
        ["noun_stop", "preposition", "relative", "segment", "determiner", "additional", "be"];
    story.language.words.has_any(&STOPS, story.text.folded(at))
}

/// "(two) of them", "(one) of the three victims".
pub(super) fn partitive(story: &Story<'_, '_>, at: usize, end: usize) -> Option<usize> {
    if !is(story, "container", at) || story.text.gap_after(at - 1) != " " {
        return None;
    }
    if at + 1 < end && (is(story, "pronoun", at + 1) || is(story, "relative", at + 1)) {
        return Some(at + 2);
    }
    if !is(story, "determiner", at + 1) {
        return None;
    }
    let from = at + 2;
    let figure = story.language.figure(story.text, from).map_or(0, |figure| figure.words);
    noun(story, from + figure, end, SINGLE_REACH).map(|noun| noun.end)
}

/// "a «second» man".
pub(super) fn ordinal(story: &Story<'_, '_>, at: usize) -> bool {
    is(story, "next_one", at)
}

pub(super) fn skip_joins(story: &Story<'_, '_>, from: usize, end: usize) -> usize {
    (from..end).find(|&at| !is(story, "number_join", at)).unwrap_or(end)
}
