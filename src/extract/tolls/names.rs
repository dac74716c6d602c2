use super::is;
use super::nouns::tells_harm;
use crate::extract::Story;
use crate::text::Shape;

/// Somebody's name, and how sure it is that it is one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    /// The word behind it, and behind the age told with it.
    pub(super) end: usize,
    /// Whether an age, a given name or a title makes it a person's.
    pub(super) sure: bool,
}

/// Years that somebody may have lived.
const AGES: std::ops::RangeInclusive<u32> = 0..=115;

/// Words of a group's name before the one that somebody's name might begin with.
const GROUP_REACH: usize = 3;

/// The words of a name at most.
const LONGEST: usize = 7;

/// The name that begins at `at`: "John Smith, 34", "Sgt. Ali Khan", "Maria".
pub(super) fn name(story: &Story<'_, '_>, at: usize, end: usize) -> Option<Name> {
    let text = story.text;
    let known = || is(story, "given_name", at) || is(story, "title", at);
    if !opens(story, at)
        || text.words[at].shape == Shape::Upper && !known()
        || is_verb(story, at, end)
    {
        return None;
    }
    let mut behind = at + 1;
    let mut given = is(story, "given_name", at) || is(story, "title", at);
    while behind < end.min(at + LONGEST) && goes_on(story, behind - 1) {
        let particle = is(story, "person_particle", behind)
            && behind + 1 < end
            && is_capital(text.words[behind + 1].shape);
        let opens = opens(story, behind);
        if !particle && !opens || is_verb(story, behind, end) {
            break;
        }
        if is(story, "organisation_after", behind) {
            return None;
        }
        given |= is(story, "given_name", behind);
        behind += 1;
    }
    let aged = age_behind(story, behind, end);
    let shouted = text.words[at].shape == Shape::Upper && !known();
    if aged.is_none() && (shouted || is_something_else(story, at, behind)) {
        return None;
    }
    let several = behind > at + 1;
    let sure = aged.is_some() || given && several;
    Some(Name { end: aged.unwrap_or(behind), sure })
}

/// Behind the age at `at`: "34", in ", 34," and in "(34)", or "age 34".
pub(super) fn age_behind(story: &Story<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let text = story.text;
    let gap = text.gap_after(at.checked_sub(1)?);
    let said = at + usize::from(is(story, "age", at));
    if said >= end || !(gap.starts_with(", ") || gap.starts_with(" (")) {
        return None;
    }
    let years = story.language.figure(text, said)?;
    let digits = text.words[said].shape == Shape::Number && years.words == 1;
    let closed = text.gap_after(said).starts_with([',', ')', ';', '.', ':'])
        || text.gap_after(said).starts_with(" —")
        || is(story, "number_join", said + 1)
        || is(story, "be", said + 1)
        || said > at;
    let range =
        is(story, "range_join", said + 1) && story.language.figure(text, said + 2).is_some();
    (digits && closed && !range && AGES.contains(&years.value)).then_some(said + 1)
}

fn opens(story: &Story<'_, '_>, at: usize) -> bool {
    const OTHERS: [&str; 7] =
        ["opener", "noun_stop", "weekday", "month", "speech", "segment", "be"];
    let Some(word) = story.text.words.get(at) else { return false };
    (is_capital(word.shape) || is_shouted(story, at))
        && !story.language.words.has_any(&OTHERS, story.text.folded(at))
        && !story.in_time(at..at + 1)
}

/// "Hunter *Shot* In Goma": a headline writes its verbs as it writes names.
fn is_verb(story: &Story<'_, '_>, at: usize, end: usize) -> bool {
    !is(story, "given_name", at) && tells_harm(story, at, end)
}

/// "THEY KILLED *ROBERTO* GARCIA": a word of a name, as far as the tables tell, between others in
/// capitals.
fn is_shouted(story: &Story<'_, '_>, at: usize) -> bool {
    let text = story.text;
    let loud = |at: usize| {
        let word = text.words.get(at).filter(|word| word.shape == Shape::Upper);
        word.is_some_and(|word| word.span.end() - word.span.start() > 2)
    };
    let name = is(story, "given_name", at) || is(story, "title", at) || text.id(at).is_none();
    loud(at) && name && (loud(at + 1) || at > 0 && loud(at - 1))
}

fn is_capital(shape: Shape) -> bool {
    matches!(shape, Shape::Title | Shape::Mixed)
}

/// Whether the next word may go on with a name: "John «A. “Jack”» Smith".
fn goes_on(story: &Story<'_, '_>, at: usize) -> bool {
    let gap = story.text.gap_after(at);
    let initial = story.text.words[at].span.end() - story.text.words[at].span.start() <= 2
        || is(story, "abbreviation", at);
    gap.chars().all(|c| matches!(c, ' ' | '"' | '“' | '”' | '-' | '‘' | '’') || c == '.' && initial)
}

/// A place, an organisation, a lone word that opens a sentence, or a word that the tables know.
fn is_something_else(story: &Story<'_, '_>, at: usize, behind: usize) -> bool {
    let text = story.text;
    let lone = behind == at + 1;
    let known = text.id(at).is_some() && !is(story, "given_name", at);
    let placed = story.placements_among(&(at..behind)).iter().any(|placement| {
        let words = text.words_in(placement.mention.span);
        words.start == at || words.end == behind
    });
    // "Rapid Support Forces", and no more "Support Forces"
    let group = (at.saturating_sub(GROUP_REACH)..=at).any(|from| {
        let hit = story.language.actors.at(text, from, behind, story.language);
        hit.is_some_and(|(_, hit)| hit.words.end > at)
    });
    let caption = ["organisation_after", "organisation_head", "target"];
    let thing = caption.iter().any(|class| is(story, class, at) || is(story, class, behind - 1));
    lone && known || placed || group || thing
}
