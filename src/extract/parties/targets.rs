use std::ops::Range;

use super::{party, speaks};
use crate::extract::Story;
use crate::extract::tolls::Tally;
use crate::language::TollSlot;
use crate::model::Party;

/// Words between "on" and the thing attacked.
const TARGET_REACH: usize = 8;

/// Words at the end of a cue that may belong to the thing attacked.
const CUE_END: usize = 2;

/// What was attacked, and those harmed: "a Shiite mosque", "10 civilians".
pub(super) fn targets(
    story: &Story<'_, '_>,
    words: &Range<usize>,
    cue: &Range<usize>,
    tallies: &[Tally],
) -> Vec<Party> {
    let (text, classes) = (story.text, &story.language.words);
    let mut targets: Vec<Party> = Vec::new();
    let mut add = |words: Range<usize>| {
        let said = text.say(text.span_of(words.clone()));
        if !targets.iter().any(|known| known.name == said) {
            targets.push(party(story, said, words));
        }
    };
    if let Some(thing) = thing(story, words, cue) {
        add(thing);
    }
    for tally in tallies {
        let harmed = matches!(
            tally.slot,
            TollSlot::Killed | TollSlot::Injured | TollSlot::Taken | TollSlot::Shot
        );
        let telling = tally.noun.len() > 1
            || tally.noun.clone().any(|at| !classes.has("generic_people", text.folded(at)));
        if harmed && !tally.attackers && !tally.noun.is_empty() && telling {
            add(tally.noun.clone());
        }
    }
    targets
}

/// The thing hit: behind the cue, "a blast *at a mosque*", or before a passive one, "*a police
/// convoy* was ambushed".
fn thing(story: &Story<'_, '_>, words: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    let text = story.text;
    let class = |class: &str, at: usize| story.language.words.has(class, text.folded(at));
    let behind = (cue.end..words.end)
        .take(TARGET_REACH * 2)
        .take_while(|&at| !text.gap_after(at - 1).contains([';', '—']) && !class("care", at))
        .find(|&at| class("target", at) && story.placements_among(&(at..at + 1)).is_empty());
    if let Some(mut at) = behind {
        while class("target", at + 1) && text.gap_after(at) == " " && at + 1 < words.end {
            at += 1; // "a police convoy"
        }
        // a cue may reach into the phrase: "attacked a police" convoy
        let inner = cue.end.saturating_sub(CUE_END).max(cue.start + 1);
        let found = phrase(story, inner, at).or_else(|| phrase(story, cue.end, at));
        let found = found.filter(|_| !speaks(story, at + 1, words.end))?;
        return Some(found.start..head(story, &found, words.end));
    }
    let passive = cue.start > words.start && (class("be", cue.start) || class("be", cue.start - 1));
    let first = cue.start.saturating_sub(TARGET_REACH).max(words.start);
    let at = (first..cue.start)
        .rev()
        .take_while(|&at| !text.gap_after(at).contains([',', ';', '—']))
        .find(|&at| class("target", at))?;
    let lead = (first..at).rev().find(|&before| class("article", before));
    let start = lead.unwrap_or(at);
    let placed = start > words.start
        && ["site_link", "locative", "preposition", "agent"].iter().any(|c| class(c, start - 1));
    (passive && !placed).then(|| start..at + 1)
}

/// The noun phrase that ends with the thing at `at`; none where nothing opens it.
fn phrase(story: &Story<'_, '_>, from: usize, at: usize) -> Option<Range<usize>> {
    let text = story.text;
    let class = |class: &str, at: usize| story.language.words.has(class, text.folded(at));
    for before in (from..at).rev().take(TARGET_REACH) {
        let parted = text.gap_after(before).contains([',', '.'])
            || ["agent", "speech", "segment", "relative"].iter().any(|c| class(c, before))
            || story.in_time(before..before + 1);
        if parted {
            return None;
        }
        if class("article", before) {
            let definite = !class("number", before); // "the" is left out
            return Some(before + usize::from(definite)..at + 1);
        }
        if class("site_link", before) || class("patient", before) || class("number_join", before) {
            return Some(before + 1..at + 1);
        }
    }
    (at - from <= 2).then(|| from..at + 1)
}

/// Words that a compound may go on for: "a police *training center*", and what ends it.
const COMPOUND: usize = 3;
const STOPS: [&str; 6] = ["noun_stop", "preposition", "site_link", "be", "segment", "relative"];

/// Behind the head of a phrase: who "a police" speaks of is no police.
fn head(story: &Story<'_, '_>, phrase: &Range<usize>, end: usize) -> usize {
    let text = story.text;
    let class = |class: &str, at: usize| story.language.words.has(class, text.folded(at));
    let single = phrase.start.checked_sub(1).is_none_or(|before| !class("article", before))
        && class("article", phrase.start);
    if !single || !class("forces", phrase.end - 1) {
        return phrase.end;
    }
    let goes_on = |&at: &usize| {
        text.gap_after(at - 1) == " "
            && !STOPS.iter().any(|stop| class(stop, at))
            && !story.in_time(at..at + 1)
            && story.language.cues.at(text, at, end, story.language).is_none()
    };
    (phrase.end..end.min(phrase.end + COMPOUND))
        .take_while(goes_on)
        .last()
        .map_or(phrase.end, |at| at + 1)
}
