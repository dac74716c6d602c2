use std::ops::Range;

use super::people::{People, people};
use super::{Tally, Told};
use crate::extract::Story;
use crate::language::{Language, TollSlot};
use crate::model::Count;
use crate::text::Shape;

/// What a stretch of text is made of, as far as tolls go.
#[derive(Clone, Debug)]
pub(super) enum Item {
    People(People),
    Harm(Harm),
    /// What follows, or what stands before, is part of what was told: "including", "of them".
    Part(Range<usize>),
}

/// Words that tell of harm.
#[derive(Clone, Debug)]
pub(super) struct Harm {
    pub(super) words: Range<usize>,
    /// What befell those behind it: "killed three".
    pub(super) object: Option<TollSlot>,
    /// What befell those before it: "three were killed".
    pub(super) subject: Option<TollSlot>,
}

impl Item {
    pub(super) fn words(&self) -> &Range<usize> {
        match self {
            Item::People(people) => &people.words,
            Item::Harm(harm) => &harm.words,
            Item::Part(words) => words,
        }
    }
}

/// The items among `words`, from left to right, and the tallies that phrases tell by themselves:
/// "no one was hurt", "a double homicide".
pub(super) fn items(story: &Story<'_, '_>, words: Range<usize>) -> (Vec<Item>, Vec<Tally>) {
    let (mut items, mut alone) = (Vec::new(), Vec::new());
    let mut at = words.start;
    while at < words.end {
        if tells_nothing(story, at, words.end) {
            at += 1;
        } else if let Some((behind, told)) = said_alone(story, at, words.end) {
            alone.extend(told);
            at = behind;
        } else if let Some(item) = phrase(story, at, words.end) {
            at = item.words().end.max(at + 1);
            items.push(item);
        } else if let Some(people) =
            people(story, at, words.end).filter(|p| p.words.end <= words.end)
        {
            at = people.words.end.max(at + 1);
            items.push(Item::People(people));
        } else {
            at += 1;
        }
    }
    (items, alone)
}

/// Whether nobody is told of from this word on, nor any harm; cheap, and true of most.
fn tells_nothing(story: &Story<'_, '_>, at: usize, end: usize) -> bool {
    /// What a word in small letters may be that tells of people.
    const OPENERS: [&str; 7] =
        ["range_open", "additional", "determiner", "number", "vague_number", "pronoun", "person"];
    let Language { words, tolls_alone, tolls_before, tolls_after, .. } = story.language;
    let text = story.text;
    let phrases = [tolls_alone, tolls_before, tolls_after];
    text.words[at].shape == Shape::Lower
        && !words.has_any(&OPENERS, text.folded(at))
        && !phrases.iter().any(|phrases| phrases.may_stand_at(text, at, end))
}

/// A phrase that needs no people beside it, and the word behind it.
fn said_alone(story: &Story<'_, '_>, at: usize, end: usize) -> Option<(usize, Vec<Tally>)> {
    let (row, hit) = story.language.tolls_alone.at(story.text, at, end, story.language)?;
    let zero = Count { stated: true, ..Count::exactly(0) };
    let size = hit.slots.first().map_or(1, |&(_, value, _)| value);
    let size = Count { stated: false, ..Count::exactly(u32::try_from(size).unwrap_or(1)) };
    let tally = |slot, count, attackers, told| Tally {
        slot,
        count,
        noun: hit.words.end..hit.words.end,
        attackers,
        told,
        more: false,
        list: hit.words.start,
        words: hit.words.clone(),
    };
    let told = if size.best > 1 { Told::Figure } else { Told::Weak };
    let tallies = match row.slot {
        TollSlot::NoneKilled => vec![tally(TollSlot::Killed, zero, false, Told::Weak)],
        TollSlot::NoneInjured => vec![tally(TollSlot::Injured, zero, false, Told::Weak)],
        TollSlot::NoneHarmed => [TollSlot::Killed, TollSlot::Injured]
            .map(|slot| tally(slot, zero, false, Told::Weak))
            .to_vec(),
        TollSlot::Own => vec![tally(TollSlot::Killed, size, true, told)],
        TollSlot::Killed | TollSlot::Injured | TollSlot::Taken | TollSlot::Shot => {
            vec![tally(row.slot, size, false, told)]
        }
        _ => Vec::new(),
    };
    Some((hit.words.end, tallies))
}

fn phrase(story: &Story<'_, '_>, at: usize, end: usize) -> Option<Item> {
    let (text, language) = (story.text, story.language);
    let before = language.tolls_before.at(text, at, end, language);
    let after = language.tolls_after.at(text, at, end, language);
    if let Some((_, hit)) = before.as_ref().filter(|(row, _)| row.slot == TollSlot::Part) {
        return Some(Item::Part(hit.words.clone()));
    }
    let harm = |slot: TollSlot| {
        use TollSlot::{Injured, Killed, NoneKilled, Nothing, Shot, Taken};
        matches!(slot, Killed | Injured | Shot | Taken | NoneKilled | Nothing)
    };
    let bounds = |(row, _): &(&crate::language::TollRow, _)| harm(row.slot);
    let object = before.filter(bounds);
    let length = |end: Option<usize>| end.unwrap_or(0);
    let (mut front, mut back) = (
        object.as_ref().map(|(row, hit)| (row.slot, hit.words.end)),
        after.as_ref().map(|(row, hit)| (row.slot, hit.words.end)),
    );
    // the longer phrase says more: "were killed" has nobody behind it
    let (a, b) = (length(front.map(|f| f.1)), length(back.map(|b| b.1)));
    front = front.filter(|_| a >= b);
    back = back.filter(|_| b >= a);
    if a.max(b) == 0 {
        return None;
    }
    let subject = back.map(|back| back.0).filter(|slot| harm(*slot));
    let object = front.map(|front| front.0);
    (subject.is_some() || object.is_some())
        .then(|| Item::Harm(Harm { words: at..a.max(b), object, subject }))
}
