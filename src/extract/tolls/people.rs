use std::ops::Range;

use super::names::{age_behind, name};
use super::nouns::{
    MORE, SINGLE_REACH, age, nationals, noun, noun_behind_comma, ordinal, partitive, skip_joins,
};
use super::{figures, is, value};
use crate::extract::Story;
use crate::language::TollSlot;
use crate::model::{Count, Placement, Usage};
use crate::text::Shape;

/// How firmly people are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::extract) enum Told {
    /// They are not: "civilians".
    Uncounted,
    /// One who may have been told before: "the victim", "he", "Smith".
    Weak,
    /// One of whom nothing is said, so that he may be told again: "one", "one person".
    Someone,
    /// One told anew: "a man", "his wife", "John Smith, 34".
    Single,
    /// By a figure of two and more.
    Figure,
}

/// People told of by one phrase: "at least 12 civilians", "a 17-year-old boy", "his two sons".
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own; none rules out another"
)]
pub(super) struct People {
    /// All of it.
    pub(super) words: Range<usize>,
    /// Those counted, without the figure; of one person all.
    pub(super) noun: Range<usize>,
    pub(super) count: Count,
    pub(super) told: Told,
    pub(super) attackers: bool,
    /// "two others", "another man".
    pub(super) more: bool,
    /// "the two men", "all five".
    pub(super) definite: bool,
    /// Whether it is told by name.
    pub(super) named: bool,
    /// Whether it is a part of those told before: "two of them".
    pub(super) partitive: bool,
    /// Whether it is a figure with no noun: "killing 12".
    pub(super) bare: bool,
}

/// Words that may stand between a figure and those it counts: "two «high-profile» members".
const NOUN_REACH: usize = 8;

/// What stands before those counted.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own; none rules out another"
)]
struct Lead {
    at: usize,
    bound: Option<TollSlot>,
    more: bool,
    /// "another".
    one_more: bool,
    definite: bool,
    owned: bool,
}

/// The people told of from the word `at` on.
pub(super) fn people(story: &Story<'_, '_>, at: usize, end: usize) -> Option<People> {
    let lead = lead(story, at, end);
    if age(story, lead.at, end).is_some() {
        return one(story, at, lead.at, end, lead);
    }
    let said = figures::said(story, lead.at, end, lead.bound);
    if said.is_none() && story.language.figure(story.text, lead.at).is_some() && !lead.definite {
        return None; // "12 km"
    }
    match said {
        Some(said) if said.article => one(story, at, said.end, end, lead),
        Some(said) => Some(several(story, at, said, end, lead)),
        None if lead.bound.is_some() => None,
        None if lead.more || lead.definite => one(story, at, lead.at, end, lead),
        None => named(story, at, end)
            .or_else(|| pronoun(story, at, end))
            .or_else(|| one(story, at, lead.at, end, lead)),
    }
}

fn lead(story: &Story<'_, '_>, at: usize, end: usize) -> Lead {
    let mut lead = Lead { at, ..Lead::default() };
    while lead.at < end.min(at + 8) {
        if let Some((slot, behind)) = figures::bound(story, lead.at, end) {
            lead.bound = Some(slot);
            lead.at = behind;
        } else if is(story, "range_open", lead.at) && is_range(story, lead.at + 1) {
            lead.at += 1;
        } else if let Some(sort) = value(story, "additional", lead.at) {
            lead.more = true;
            lead.one_more |= sort == 1;
            lead.at += 1;
        } else if let Some(sort) = value(story, "determiner", lead.at) {
            lead.definite = true;
            lead.owned |= sort == 1;
            lead.at += 1;
        } else {
            break;
        }
        if story.text.gap_after(lead.at - 1) != " " {
            break;
        }
    }
    lead
}

/// Whether two figures stand there: "20 and 25".
fn is_range(story: &Story<'_, '_>, at: usize) -> bool {
    let figure = |at| story.language.figure(story.text, at);
    figure(at).is_some_and(|least| {
        let join = at + least.words;
        is(story, "range_join", join) && figure(join + 1).is_some()
    })
}

/// "12 civilians", "two others", "one of the victims", "12".
fn several(
    story: &Story<'_, '_>,
    at: usize,
    said: figures::Said,
    end: usize,
    lead: Lead,
) -> People {
    let other = is(story, "additional", said.end); // "two «other» men"
    let vague_of = !said.count.stated && is(story, "container", said.end); // "dozens «of» men"
    let behind = said.end + usize::from(other || vague_of);
    let aged = age(story, behind, end);
    let from = aged.unwrap_or(behind);
    let noun = noun(story, from, end, NOUN_REACH)
        .or_else(|| aged.map(|end| behind..end))
        .or_else(|| nationals(story, from, end));
    let of_them = partitive(story, from, end).filter(|_| noun.is_none());
    let share = of_them.is_some_and(|end| !is(story, "person", end - 1));
    let behind = noun.as_ref().map_or(of_them.unwrap_or(from), |noun| noun.end);
    let last = behind - 1;
    let others = noun.is_some() && value(story, "person", last) == Some(MORE);
    let one = said.count.best == 1 && said.count.stated;
    let generic = noun.is_none() || is(story, "generic_people", last);
    let words = at..behind;
    let from_noun = noun.as_ref().map_or(behind, |noun| noun.start);
    People {
        noun: if one { words.clone() } else { skip_joins(story, from_noun, behind)..behind },
        words,
        count: said.count,
        told: match (one, generic) {
            (false, _) => Told::Figure,
            (true, true) => Told::Someone,
            (true, false) => Told::Single,
        },
        attackers: noun.is_some() && is(story, "attacker", last),
        more: lead.more || other || others || ordinal(story, said.end),
        definite: lead.definite,
        named: false,
        partitive: share,
        bare: noun.is_none() && of_them.is_none(),
    }
}

/// "a 17-year-old boy", "the victim", "his mother", "another man", "soldiers".
fn one(story: &Story<'_, '_>, at: usize, from: usize, end: usize, lead: Lead) -> Option<People> {
    let article = from > lead.at; // the figure was "a"
    let aged = age(story, from, end);
    let start = aged.unwrap_or(from);
    let reach = if article || lead.definite || lead.more { SINGLE_REACH } else { 1 };
    let alone = start == at && is(story, "person", at) && !is(story, "harmed", at);
    let noun = if alone { Some(at..at + 1) } else { noun(story, start, end, reach) };
    let noun = noun
        .or_else(|| if article { noun_behind_comma(story, start, end) } else { None })
        .or_else(|| aged.map(|end| from..end))
        .or_else(|| if article { people_of(story, start, end) } else { None });
    let Some(noun) = noun else {
        let another = lead.one_more && !article && from > at;
        let count = Count::exactly(1);
        return another.then_some(People {
            words: at..from,
            noun: from..from,
            count,
            told: Told::Single,
            attackers: false,
            more: true,
            definite: false,
            named: false,
            partitive: false,
            bare: true,
        });
    };
    let last = noun.end - 1;
    let both = value(story, "pronoun", at) == Some(2);
    let called = name(story, noun.end, end).filter(|_| {
        let one = value(story, "person", last) == Some(1) || aged == Some(noun.end);
        one && story.text.gap_after(last) == " "
    });
    let generic = is(story, "generic_people", last);
    let known = story.text.words.get(at).is_some_and(|word| word.shape == Shape::Title);
    let told = match value(story, "person", last) {
        Some(1) if article && generic => Told::Someone,
        Some(1) if article || lead.one_more => Told::Single,
        Some(1 | 2) if lead.owned || is_owned(story, &(at..noun.end)) => Told::Single,
        Some(1) if called.is_some() => Told::Single,
        _ if both => Told::Weak,
        Some(1 | 2) if lead.definite || known => Told::Weak,
        Some(2) if article => Told::Figure,
        None if article => Told::Single, // "a 25-year-old"
        None if called.is_some() => Told::Single,
        None | Some(1) => Told::Weak, // "2 dead, boy wounded", as headlines have it
        _ => Told::Uncounted,
    };
    let size = if both || value(story, "person", last) == Some(2) { 2 } else { 1 };
    let more = lead.more || ordinal(story, from);
    let stated = told >= Told::Someone && article;
    let named = called.map(|name| name.end);
    let words = at..named.or_else(|| age_behind(story, noun.end, end)).unwrap_or(noun.end);
    Some(People {
        noun: if told == Told::Uncounted { noun } else { words.clone() },
        words,
        count: Count { stated, ..Count::exactly(size) },
        told,
        attackers: is(story, "attacker", last),
        more,
        definite: lead.definite,
        named: false,
        partitive: false,
        bare: false,
    })
}

/// "a Palestinian": one of a people that is named by no noun.
fn people_of(story: &Story<'_, '_>, at: usize, end: usize) -> Option<Range<usize>> {
    let demonym = |placement: &Placement| placement.mention.usage == Usage::Demonym;
    let named = story.placements_among(&(at..(at + 1).min(end))).iter().any(demonym);
    nationals(story, at, end).filter(|_| named)
}

/// "the man's son"
fn is_owned(story: &Story<'_, '_>, words: &Range<usize>) -> bool {
    let owns = |at: usize| story.text.gap_after(at).starts_with(['\'', '’']);
    (words.start..words.end - 1).any(owns)
}

/// "John Smith, 34", "Mr Khan's wife".
fn named(story: &Story<'_, '_>, at: usize, end: usize) -> Option<People> {
    let name = name(story, at, end)?;
    if story.text.gap_after(name.end - 1).starts_with(['\'', '’']) {
        let lead = Lead { at: name.end, definite: true, owned: true, ..Lead::default() };
        return one(story, at, name.end, end, lead);
    }
    Some(People {
        words: at..name.end,
        noun: at..name.end,
        count: Count { stated: false, ..Count::exactly(1) },
        told: if name.sure { Told::Single } else { Told::Weak },
        attackers: false,
        more: false,
        definite: false,
        named: true,
        partitive: false,
        bare: false,
    })
}

/// "he", "both", "himself".
fn pronoun(story: &Story<'_, '_>, at: usize, end: usize) -> Option<People> {
    let size = value(story, "pronoun", at)?;
    let own = is(story, "reflexive", at);
    let possessive = || is(story, "determiner", at) && noun(story, at + 1, end, 2).is_some();
    if possessive() {
        return None;
    }
    let count = u32::try_from(size).unwrap_or(0);
    Some(People {
        words: at..at + 1,
        noun: at + 1..at + 1,
        count: Count { stated: false, ..Count::exactly(count) },
        told: if count == 0 { Told::Uncounted } else { Told::Weak },
        attackers: own,
        more: false,
        definite: false,
        named: false,
        partitive: false,
        bare: false,
    })
}
