use std::ops::Range;

use super::Story;
use crate::language::{Side, TollSlot};
use crate::model::{Count, Tolls};

/// People counted, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) slot: TollSlot,
    pub(super) count: Count,
    /// The words of the figure and of those it counts: "five Chinese nationals".
    pub(super) words: Range<usize>,
    /// Whether those counted are the attackers.
    pub(super) attackers: bool,
}

/// Words that may stand between a figure and those it counts: "two «high-profile» members".
const NOUN_REACH: usize = 8;

/// Words that may stand between those counted and what befell them.
const PREDICATE_REACH: usize = 12;

/// Beyond so many of them only a whole predicate counts, "were killed": "killed" alone may be
/// what somebody else did.
const LOOSE_REACH: usize = 4;

/// The same, where a part is told between: "seven people including three women and a child died".
const PART_REACH: usize = 24;

/// Figures of people harmed among `words`, from left to right. A part of a figure before it
/// ("including three women") is none.
pub(super) fn tallies(story: &Story<'_, '_>, words: Range<usize>) -> Vec<Tally> {
    let mut found: Vec<Tally> = Vec::new();
    let mut at = words.start;
    while at < words.end {
        let Some(figure) = story.language.figure(story.text, at).filter(|_| !in_time(story, at))
        else {
            at += 1;
            continue;
        };
        let range = range_behind(story, words.start, at, figure.words);
        let counted = at..range.map_or(at + figure.words, |(_, end)| end);
        at = counted.end;
        let (bound, start) = bound(story, words.start, counted.start);
        if counted.end > words.end
            || is_other(story, start, &counted)
            || is_part(story, &words, start)
        {
            continue;
        }
        let noun = noun(story, &counted, words.end);
        let end = noun.as_ref().map_or(counted.end, |noun| noun.end);
        if speaks(story, end, words.end) {
            at = end.max(at);
            continue;
        }
        let article = figure.words == 1
            && story.language.words.has("article", story.text.folded(counted.start));
        let slot = slot_before(story, words.start, start, noun.is_some(), &counted)
            .filter(|_| !article || noun.is_some());
        if slot.is_none() && is_part_behind(story, end, words.end) {
            at = end.max(at);
            continue;
        }
        let slot = slot
            .or_else(|| slot_behind(story, end, words.end, noun.is_some()))
            .filter(|_| !article || noun.is_some());
        let count = match range {
            Some((most, _)) => Count { most: Some(most), ..Count::exactly(figure.value) },
            None => count(figure.value, figure.stated, bound),
        };
        let attackers = noun.is_some_and(|noun| {
            story.language.words.has("attacker", story.text.folded(noun.end - 1))
        });
        match slot {
            Some(slot) => {
                found.push(Tally { slot, count, words: counted.start..end, attackers });
                at = end.max(at);
            }
            None if end > counted.end => {
                if let Some(last) = found.last_mut().filter(|last| continues(story, last, start)) {
                    last.count = add(last.count, count);
                    last.words.end = end;
                    at = end;
                }
            }
            None => {}
        }
    }
    found
}

/// One victim told without a figure: "killed an influential cleric", "assassinated A. Writer".
pub(super) fn single_victim(story: &Story<'_, '_>, words: &Range<usize>) -> Option<Tally> {
    let (text, classes) = (story.text, &story.language.words);
    let class = |class: &str, at: usize| classes.has(class, text.folded(at));
    words.clone().find_map(|verb| {
        let start = verb + 1;
        let slot = match (class("kill_verb", verb), class("take_verb", verb)) {
            (true, _) => TollSlot::Killed,
            (false, true) => TollSlot::Taken,
            (false, false) => return None,
        };
        if start >= words.end || text.gap_after(verb) != " " {
            return None;
        }
        let one = classes.value("number", text.folded(start)) == Some(1);
        let end = (start + usize::from(one)..words.end.min(start + 8))
            .take_while(|&at| text.words[at].shape.is_capital() || one && !class("noun_stop", at))
            .take_while(|&at| at == start || text.gap_after(at - 1) == " ")
            .last()?
            + 1;
        let placed = story
            .placements_among(&(start..start + 1))
            .iter()
            .any(|placement| placement.mention.span.start() == text.words[start].span.start());
        let group = story.language.actors.at(text, start, words.end, story.language).is_some();
        let named = end >= start + 2 && text.words[start].shape == crate::text::Shape::Title;
        (one || named && !placed && !group).then(|| Tally {
            slot,
            count: Count { stated: false, ..Count::exactly(1) },
            words: start..end,
            attackers: false,
        })
    })
}

/// The tolls that the tallies come to: of several figures for one slot the first is the best,
/// and the range spans all.
pub(super) fn tolls(tallies: &[Tally]) -> Tolls {
    let mut tolls = Tolls::default();
    for tally in tallies {
        let slot = match (tally.slot, tally.attackers) {
            (TollSlot::Killed, true) => &mut tolls.perpetrators_killed,
            (TollSlot::Killed, false) => &mut tolls.killed,
            (TollSlot::Injured, _) => &mut tolls.injured,
            (TollSlot::Taken, _) => &mut tolls.taken,
            (
                TollSlot::Least
                | TollSlot::More
                | TollSlot::Most
                | TollSlot::About
                | TollSlot::Part,
                _,
            ) => {
                continue;
            }
        };
        *slot = Some(slot.map_or(tally.count, |kept| kept.widen(tally.count)));
    }
    tolls
}

/// "between 20 and 25", "20 to 25": the greater figure, and the word behind it.
fn range_behind(
    story: &Story<'_, '_>,
    from: usize,
    at: usize,
    taken: usize,
) -> Option<(u32, usize)> {
    let (text, language) = (story.text, story.language);
    let class = |class: &str, at: usize| language.words.has(class, text.folded(at));
    let least = language.figure(text, at)?.value;
    let join = at + taken;
    let dashed = matches!(text.gap_after(join - 1), "-" | "–");
    let opened = at > from && class("range_open", at - 1);
    let joined = class("range_join", join) && (opened || !class("number_join", join));
    let next = if dashed { join } else { join + 1 };
    let most = language.figure(text, next).filter(|_| dashed || joined)?;
    (most.value > least && most.stated).then_some((most.value, next + most.words))
}

fn in_time(story: &Story<'_, '_>, at: usize) -> bool {
    let span = story.text.words[at].span;
    let aged = super::among(&story.times.ages, story.text, &(at..at + 1), |age| *age);
    let aged = aged.iter().any(|age| age.covers(span));
    aged || story.times_among(&(at..at + 1)).iter().any(|timex| timex.span.covers(span))
}

/// "$12", "12%", "12 km", "age 12", "Jan, 12, died": no people.
fn is_other(story: &Story<'_, '_>, start: usize, counted: &Range<usize>) -> bool {
    let before = if start == 0 { "" } else { story.text.gap_after(counted.start - 1) };
    let behind = story.text.gap_after(counted.end - 1);
    let aged = counted.start.checked_sub(1).is_some_and(|at| {
        story.language.words.has("age", story.text.folded(at))
            || before == ", " && behind == ", " && story.text.words[at].shape.is_capital()
    });
    aged
        || before.contains(['$', '€', '£', '#', '(']) // "(45)" is an age
        || behind.starts_with(['%', ':', '/'])
        || story.language.words.has("measure", story.text.folded(counted.end))
}

/// The bound before a figure, and where it begins.
fn bound(story: &Story<'_, '_>, from: usize, figure: usize) -> (Option<TollSlot>, usize) {
    let (text, language) = (story.text, story.language);
    (from.max(figure.saturating_sub(4))..figure)
        .find_map(|at| {
            let (row, hit) = language.tolls_before.at(text, at, figure, language)?;
            let bounds = matches!(
                row.slot,
                TollSlot::Least | TollSlot::More | TollSlot::Most | TollSlot::About
            );
            (bounds && hit.words.end == figure).then_some((Some(row.slot), at))
        })
        .unwrap_or((None, figure))
}

/// "including three women and a child": parts of a figure told before.
fn is_part(story: &Story<'_, '_>, words: &Range<usize>, start: usize) -> bool {
    let (text, language) = (story.text, story.language);
    let opens = |at: usize| {
        language
            .tolls_before
            .at(text, at, words.end, language)
            .is_some_and(|(row, hit)| row.slot == TollSlot::Part && hit.words.end <= start + 3)
    };
    let Some(open) = (words.start.max(start.saturating_sub(8))..=start).rev().find(|&at| opens(at))
    else {
        return false;
    };
    // the part ends where a predicate stands
    !(open..start).any(|at| {
        language.tolls_after.at(text, at, start, language).is_some_and(|(row, _)| {
            row.side == Side::After && matches!(row.slot, TollSlot::Killed | TollSlot::Injured)
        })
    })
}

/// "three infants among them": a part of a figure told before it.
fn is_part_behind(story: &Story<'_, '_>, end: usize, until: usize) -> bool {
    (end..until.min(end + 5))
        .take_while(|&at| !story.text.gap_after(at - 1).contains([',', ';', '.']))
        .any(|at| {
            let hit = story.language.tolls_after.at(story.text, at, until, story.language);
            hit.is_some_and(|(row, _)| row.side == Side::After && row.slot == TollSlot::Part)
        })
}

/// "two doctors and a security official said": those who tell, not those harmed.
fn speaks(story: &Story<'_, '_>, end: usize, until: usize) -> bool {
    let (text, language) = (story.text, story.language);
    let harmed = |at: usize| {
        let hit = language.tolls_after.at(text, at, until, language);
        hit.is_some_and(|(row, _)| row.side == Side::After && row.slot != TollSlot::Part)
    };
    for at in end..until.min(end + 6) {
        if text.gap_after(at - 1).contains([',', '.', ';']) || harmed(at) {
            return false;
        }
        if language.words.has("speech", text.folded(at)) {
            return true;
        }
    }
    false
}

/// Those counted: a noun for people close behind the figure.
fn noun(story: &Story<'_, '_>, counted: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let (text, words) = (story.text, &story.language.words);
    let mut found = None;
    for at in counted.end..end.min(counted.end + NOUN_REACH) {
        let gap = text.gap_after(at - 1);
        let parted = gap.contains(['.', ';', '(', ')']) || gap.contains(',') && found.is_none();
        if parted || found.is_some() && gap != " " {
            break;
        }
        let folded = text.folded(at);
        if found.is_none() && in_time(story, at) {
            continue; // "a 25-year-old man"
        }
        if found.is_none() && story.language.figure(text, at).is_some() {
            break; // "an estimated 12 people"
        }
        if words.has("person", folded) {
            if found.is_some() && words.has("harmed", folded) {
                break; // "12 people killed"
            }
            found = Some(counted.end..at + 1);
        } else if found.is_some() || words.has("noun_stop", folded) {
            break;
        }
    }
    found.filter(|noun| noun.len() > 1 || !words.has("harmed", text.folded(noun.start)))
}

fn slot_before(
    story: &Story<'_, '_>,
    from: usize,
    start: usize,
    people: bool,
    counted: &Range<usize>,
) -> Option<TollSlot> {
    let (text, language) = (story.text, story.language);
    let slot = (from.max(start.saturating_sub(8))..start).find_map(|at| {
        let (row, hit) = language.tolls_before.at(text, at, start, language)?;
        let says = matches!(row.slot, TollSlot::Killed | TollSlot::Injured | TollSlot::Taken);
        let close = hit.words.end == start
            || hit.words.end + 1 == start
                && ["article", "quantifier"]
                    .iter()
                    .any(|c| language.words.has(c, text.folded(start - 1)));
        let grieved = at > from && grieves(story, at - 1); // "protested over the deaths of"
        (says && close && !grieved).then_some(row.slot)
    })?;
    let alone = !text.gap_after(counted.end - 1).trim().is_empty()
        || counted.end >= text.words.len()
        || language.words.has("noun_stop", text.folded(counted.end));
    (people || alone).then_some(slot)
}

/// Whether the word, or the one before an article, says that what follows is the reason for
/// something, not what happened.
fn grieves(story: &Story<'_, '_>, at: usize) -> bool {
    let class = |class: &str, at: usize| story.language.words.has(class, story.text.folded(at));
    class("grievance", at) || at > 0 && class("article", at) && class("grievance", at - 1)
}

fn slot_behind(story: &Story<'_, '_>, from: usize, end: usize, people: bool) -> Option<TollSlot> {
    let (text, language) = (story.text, story.language);
    let part = language
        .tolls_before
        .at(text, from, end, language)
        .is_some_and(|(row, _)| row.slot == TollSlot::Part);
    let reach = match (people, part) {
        (_, true) => PART_REACH,
        (true, false) => PREDICATE_REACH,
        (false, false) => 1,
    };
    let from = behind_aside(story, from, end).filter(|_| people && !part).unwrap_or(from);
    for at in from..end.min(from + reach) {
        let gap = text.gap_after(at - 1);
        let aside = at == from
            && gap.contains(',')
            && language.tolls_after.at(text, at, end, language).is_some();
        if gap.contains([';', '.', '(']) || gap.contains(',') && !part && !aside {
            return None;
        }
        if let Some((row, hit)) = language.tolls_after.at(text, at, end, language)
            && row.side == Side::After
            && (part || at < from + LOOSE_REACH || hit.words.len() > 1)
            && !has_object(story, &hit.words, end)
        {
            return Some(row.slot);
        }
        if at > from && !part && language.figure(text, at).is_some() {
            return None;
        }
    }
    None
}

/// Whether a single verb has somebody behind it whom it befell: "a man killed 12 people".
fn has_object(story: &Story<'_, '_>, verb: &Range<usize>, end: usize) -> bool {
    let (text, classes) = (story.text, &story.language.words);
    let class = |class: &str, at: usize| classes.has(class, text.folded(at));
    verb.len() == 1
        && class("transitive", verb.start)
        && verb.end < end
        && text.gap_after(verb.start) == " "
        && !class("noun_stop", verb.end)
}

/// Behind an aside between commas: "seven people*, three women among them,* were killed".
fn behind_aside(story: &Story<'_, '_>, from: usize, end: usize) -> Option<usize> {
    let comma = |at: usize| at > 0 && story.text.gap_after(at - 1).starts_with(',');
    let close = || (from + 1..end.min(from + PART_REACH)).find(|&at| comma(at));
    comma(from).then(close)?
}

/// "three soldiers and two civilians": the second figure goes on where the first ended.
fn continues(story: &Story<'_, '_>, last: &Tally, start: usize) -> bool {
    let gap = start.checked_sub(last.words.end);
    match gap {
        Some(0) => story.text.gap_after(start - 1) == ", ",
        Some(1) => story.language.words.has("number_join", story.text.folded(last.words.end)),
        _ => false,
    }
}

fn add(a: Count, b: Count) -> Count {
    Count {
        least: a.least.saturating_add(b.least),
        best: a.best.saturating_add(b.best),
        most: a.most.zip(b.most).map(|(a, b)| a.saturating_add(b)),
        stated: a.stated && b.stated,
    }
}

fn count(value: u32, stated: bool, bound: Option<TollSlot>) -> Count {
    let (least, most) = match bound {
        Some(TollSlot::Least | TollSlot::More) => (value, None),
        Some(TollSlot::Most) => (0, Some(value)),
        _ if !stated => (value, None),
        _ => (value, Some(value)),
    };
    Count { least, best: value, most, stated }
}
