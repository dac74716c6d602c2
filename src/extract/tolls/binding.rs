use std::ops::Range;

use super::nouns::is_stop;
use super::people::People;
use super::phrases::{Harm, Item, items};
use super::{Tally, Told, is};
use crate::extract::Story;
use crate::language::TollSlot;
use crate::model::Count;

/// Words that may stand between those counted and what befell them.
const PREDICATE_REACH: usize = 12;

/// Beyond so many of them only a whole predicate counts, "were killed": "killed" alone may be
/// what somebody else did.
const LOOSE_REACH: usize = 4;

/// The same, where a part is told between: "seven people including three women and a child died".
const PART_REACH: usize = 24;

/// Words between "including" and the part that it opens.
const MOST_BETWEEN: usize = 3;

/// Figures of people harmed among `words`, from left to right. A part of a figure before it
/// ("including three women") is none; what befell somebody last is what counts: who is wounded
/// and dies is dead.
pub(in crate::extract) fn tallies(story: &Story<'_, '_>, words: Range<usize>) -> Vec<Tally> {
    let (items, alone) = items(story, words);
    let mut binder = Binder::new(story, items);
    binder.bind();
    let mut tallies = binder.tallies();
    tallies.extend(alone);
    tallies
}

/// Binds the people of a clause to what befell them.
struct Binder<'r, 'l, 's> {
    story: &'r Story<'l, 's>,
    items: Vec<Item>,
    /// For each item: the first of the list it belongs to, "a man, a woman and a child".
    lists: Vec<usize>,
    /// For each item: whether it is a part of one told before or behind.
    parts: Vec<bool>,
    /// For each item of harm: the people before it whom it befell, or who did it.
    subjects: Vec<Option<usize>>,
    /// What befell whom, the first of the list and its last.
    bound: Vec<(TollSlot, usize, usize)>,
}

impl<'r, 'l, 's> Binder<'r, 'l, 's> {
    fn new(story: &'r Story<'l, 's>, items: Vec<Item>) -> Self {
        let subjects = vec![None; items.len()];
        let mut binder = Binder {
            story,
            lists: Vec::new(),
            parts: Vec::new(),
            subjects,
            bound: Vec::new(),
            items,
        };
        binder.lists = (0..binder.items.len()).collect();
        for at in 1..binder.items.len() {
            if binder.joins(at) {
                binder.lists[at] = binder.lists[at - 1];
            }
        }
        binder.parts = vec![false; binder.items.len()];
        for at in 0..binder.items.len() {
            binder.mark_part(at);
            binder.mark_share(at);
        }
        binder
    }

    /// Whether the people at `at` go on with the list of those before: ", two civilians and".
    fn joins(&self, at: usize) -> bool {
        let (Item::People(before), Item::People(people)) = (&self.items[at - 1], &self.items[at])
        else {
            return false;
        };
        if people.partitive {
            return false;
        }
        let text = self.story.text;
        let gap = text.gap_after(before.words.end - 1).trim_start_matches(')');
        match people.words.start - before.words.end {
            0 => gap == ", " || gap == "; " && before.named,
            1 => {
                is(self.story, "number_join", before.words.end)
                    && (gap == " " || gap.starts_with([',', ';']))
                    && text.gap_after(before.words.end) == " "
            }
            _ => false,
        }
    }

    /// Marks the people that the part at `at` tells of: those behind it, "including five women",
    /// or, where none stand there, those before, "five women among them".
    fn mark_part(&mut self, at: usize) {
        let Item::Part(words) = &self.items[at] else { return };
        let (words, next) = (words.clone(), at + 1);
        let behind = |people: &People| people.words.start.saturating_sub(words.end) <= MOST_BETWEEN;
        let before = |people: &People| words.start.saturating_sub(people.words.end) < MOST_BETWEEN;
        if self.people(next).is_some_and(behind) {
            let list = self.lists[next];
            let rest = next..self.items.len();
            for other in rest.take_while(|&other| self.lists[other] == list) {
                self.parts[other] = true;
            }
        } else if let Some(last) = at.checked_sub(1)
            && self.people(last).is_some_and(before)
        {
            self.parts[last] = true;
        }
    }

    /// Marks "ten of them children": both.
    fn mark_share(&mut self, at: usize) {
        let of_them = self.people(at).filter(|people| people.partitive);
        let Some(end) = of_them.map(|people| people.words.end) else { return };
        if self.people(at + 1).is_some_and(|next| next.words.start == end) {
            self.parts[at] = true;
            self.parts[at + 1] = true;
        }
    }

    fn people(&self, at: usize) -> Option<&People> {
        match self.items.get(at)? {
            Item::People(people) => Some(people),
            _ => None,
        }
    }

    fn bind(&mut self) {
        for at in 0..self.items.len() {
            let Item::Harm(harm) = &self.items[at] else { continue };
            let harm = harm.clone();
            let object = harm.object.filter(|_| !grieves(self.story, harm.words.start));
            let objects = object.and_then(|slot| self.objects(at, &harm).map(|last| (slot, last)));
            let subject = self.subject(at, &harm);
            self.subjects[at] = subject;
            match (objects, subject, harm.subject) {
                (Some((slot, last)), ..) => self.bound.push((slot, at + 1, last)),
                (None, Some(subject), Some(slot)) if self.befalls(at, &harm, subject) => {
                    let first = self.list_of_subject(subject);
                    self.bound.push((slot, first, subject));
                }
                _ => {}
            }
        }
    }

    /// The last of those behind the harm at `at` whom it befell: "killed three men and a boy".
    fn objects(&self, at: usize, harm: &Harm) -> Option<usize> {
        let text = self.story.text;
        let people = self.people(at + 1)?;
        let gap = text.gap_after(harm.words.end - 1);
        let close = people.words.start == harm.words.end && matches!(gap, " " | ": " | "\n");
        let alone = || {
            !text.gap_after(people.words.end - 1).trim().is_empty()
                || people.words.end >= text.words.len()
                || is_stop(self.story, people.words.end)
        };
        if !close || people.bare && !alone() {
            return None;
        }
        let list = self.lists[at + 1];
        let mut last = at + 1;
        while self.lists.get(last + 1) == Some(&list) {
            last += 1;
        }
        // "killing two soldiers and a civilian was wounded": the last has a fate of its own
        if last > at + 1
            && let Some(Item::Harm(next)) = self.items.get(last + 1)
            && next.subject.is_some()
            && (next.words.len() > 1 || next.object.is_none())
            && self.is_near(last, &next.words)
        {
            last -= 1;
        }
        Some(last)
    }

    /// Those before the harm at `at` that its sentence speaks of.
    fn subject(&self, at: usize, harm: &Harm) -> Option<usize> {
        let mut parted = false;
        for before in (0..at).rev() {
            match &self.items[before] {
                Item::Part(..) => parted = true,
                Item::Harm(_) => {
                    let from = self.items[before].words().end;
                    let goes_on = self.story.text.words[from..harm.words.start].len()
                        <= PREDICATE_REACH
                        && !self.is_broken(from, harm.words.start);
                    return self.subjects[before].filter(|_| goes_on);
                }
                Item::People(_) if self.parts[before] => parted = true,
                Item::People(people) => {
                    let and = is(self.story, "number_join", people.words.end);
                    let acted = (0..before).rev().find_map(|other| match &self.items[other] {
                        Item::Harm(_) => Some(self.subjects[other]),
                        _ => None,
                    });
                    return match acted {
                        Some(subject) if and => subject,
                        _ => self.reaches(before, harm, parted).then_some(before),
                    };
                }
            }
        }
        None
    }

    /// The first of the list that ends with the subject, without those whom something before it
    /// befell already: "killing two soldiers, a civilian was wounded".
    fn list_of_subject(&self, subject: usize) -> usize {
        let list = self.lists[subject];
        let taken = self.bound.iter().map(|&(_, _, last)| last + 1).max().unwrap_or(0);
        if taken > subject { list } else { list.max(taken) }
    }

    /// Whether the people at `before` stand close enough before the harm to be its subject.
    fn reaches(&self, before: usize, harm: &Harm, parted: bool) -> bool {
        let Item::People(people) = &self.items[before] else { return false };
        let (end, start) = (people.words.end, harm.words.start);
        let reach = if parted { PART_REACH } else { PREDICATE_REACH };
        let distance = start.saturating_sub(end);
        let close =
            distance < LOOSE_REACH || harm.words.len() > 1 || harm.object.is_none() || parted;
        let bare = people.bare && distance > 1 && !parted;
        distance <= reach && close && !bare && (parted || self.is_near(before, &harm.words))
    }

    /// Whether nothing parts the people from the words behind but an aside between commas.
    fn is_near(&self, before: usize, words: &Range<usize>) -> bool {
        let text = self.story.text;
        let end = self.items[before].words().end;
        if words.start < end
            || words.start - end > PREDICATE_REACH
            || self.is_broken(end, words.start)
        {
            return false;
        }
        let comma = |at: usize| text.gap_after(at).contains(',');
        let commas = (end - 1..words.start).filter(|&at| comma(at)).count();
        let aside = comma(end - 1) && (words.start == end || comma(words.start - 1));
        let spoken = (end..words.start).any(|at| is(self.story, "speech", at));
        let whose = (end..words.start).any(|at| is(self.story, "relative", at));
        (commas == 0 || aside) && (!spoken || whose)
    }

    fn is_broken(&self, from: usize, to: usize) -> bool {
        let gap = |at: usize| self.story.text.gap_after(at);
        (from.max(1) - 1..to).any(|at| gap(at).contains(['.', ';', '(', '—']))
    }

    /// Whether a harm befell those before it: not where they did it to somebody else ("a man
    /// killed the dog"), nor where a lone verb has an attacker before it.
    fn befalls(&self, at: usize, harm: &Harm, subject: usize) -> bool {
        let text = self.story.text;
        if harm.object.is_none() || harm.words.len() > 1 {
            return true;
        }
        let next = harm.words.end;
        let uncounted = self.people(at + 1).is_some_and(|people| people.words.start == next);
        let free = text.gap_after(next - 1) != " "
            || next >= text.words.len()
            || is_stop(self.story, next)
            || is(self.story, "locative", next)
            || is(self.story, "adverb", next)
            || self.story.in_time(next..next + 1);
        let attackers = self.people(subject).is_some_and(|people| people.attackers);
        free && !uncounted && !attackers
    }

    fn tallies(self) -> Vec<Tally> {
        let mut found: Vec<Tally> = Vec::new();
        for &(slot, first, last) in &self.bound {
            let list: Vec<usize> =
                (first..=last).filter(|&at| !self.parts[at] && self.people(at).is_some()).collect();
            for at in self.without_asides(&list) {
                let Some(people) = self.people(at) else { continue };
                if slot == TollSlot::NoneKilled {
                    let known = people.told <= Told::Weak || people.definite;
                    found.extend(known.then(|| nobody(people)));
                    continue;
                }
                let known = found.iter_mut().find(|tally| {
                    tally.words == people.words
                        && tally.count == people.count
                        && (tally.slot == TollSlot::Taken) == (slot == TollSlot::Taken)
                });
                if let Some(known) = known {
                    known.slot = graver(known.slot, slot);
                } else {
                    found.push(tally(people, slot, self.items[list[0]].words().start));
                }
            }
        }
        found.retain(|tally| tally.slot != TollSlot::Nothing);
        found
    }

    /// The people of a list without those who are told twice: "Jan Okello, a teacher," is one,
    /// and "three people, a woman and her two sons," are three.
    fn without_asides(&self, list: &[usize]) -> Vec<usize> {
        let people = |at: usize| self.people(at);
        let counts: Vec<u32> =
            list.iter().map(|&at| people(at).map_or(0, |people| people.count.best)).collect();
        let comma = |at: usize| {
            people(at).zip(people(at + 1)).is_some_and(|(a, b)| a.words.end == b.words.start)
        };
        if let [whole, parts @ ..] = &counts[..]
            && *whole > 1
            && comma(list[0])
            && *whole == parts.iter().sum::<u32>()
        {
            return list[..1].to_vec();
        }
        let mut kept: Vec<usize> = Vec::new();
        for &at in list {
            let again = kept.last().is_some_and(|&before| {
                let (Some(a), Some(b)) = (people(before), people(at)) else { return false };
                let comma = a.words.end == b.words.start;
                let one = a.count.best == 1 && b.count.best == 1;
                let described = list.len() == 2 && a.told == Told::Weak && b.told == Told::Single;
                comma && one && at == before + 1 && (a.named != b.named || described)
            });
            if !again {
                kept.push(at);
            }
        }
        kept
    }
}

/// "She is expected to survive".
fn nobody(people: &People) -> Tally {
    let (count, told) = (Count::exactly(0), Told::Weak);
    Tally { count, told, ..tally(people, TollSlot::Killed, people.words.start) }
}

/// Of two things that befell somebody, the one that counts.
fn graver(a: TollSlot, b: TollSlot) -> TollSlot {
    let rank = |slot| match slot {
        TollSlot::Nothing => 3,
        TollSlot::Killed => 2,
        TollSlot::Injured => 1,
        _ => 0,
    };
    if rank(b) > rank(a) { b } else { a }
}

fn tally(people: &People, slot: TollSlot, list: usize) -> Tally {
    Tally {
        slot,
        count: people.count,
        words: people.words.clone(),
        noun: people.noun.clone(),
        attackers: people.attackers,
        told: people.told,
        more: people.more,
        list,
    }
}

/// Whether the word before, or the one before an article, says that what follows is the reason
/// for something, not what happened: "protested over the deaths of".
fn grieves(story: &Story<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    is(story, "grievance", before)
        || is(story, "article", before) && before > 0 && is(story, "grievance", before - 1)
}
