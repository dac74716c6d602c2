use std::ops::Range;

use super::lists::Lists;
use super::nouns::is_stop;
use super::phrases::{self, Harm, Item};
use super::{Tally, Told, is};
use crate::extract::Story;
use crate::language::TollSlot;

/// Words that may stand between those counted and what befell them.
const PREDICATE_REACH: usize = 12;

/// Beyond so many of them only a whole predicate counts, "were killed": "killed" alone may be
/// what somebody else did.
const LOOSE_REACH: usize = 4;

/// Words that describe somebody before he is named.
const DESCRIBED_REACH: usize = 4;

/// The same, where a part is told between: "seven people including three women and a child died".
const PART_REACH: usize = 24;

/// Figures of people harmed among `words`, from left to right, in a sentence that begins with the
/// word `sentence`. A part of a figure before it ("including three women") is none; what befell
/// somebody last is what counts: who is wounded and dies is dead.
pub(in crate::extract) fn tallies(
    story: &Story<'_, '_>,
    words: Range<usize>,
    sentence: usize,
) -> Vec<Tally> {
    let start = words.start;
    let (mut items, alone) = phrases::items(story, words);
    if leaves_subject_out(story, start, &items) {
        items.splice(..0, phrases::items(story, sentence..start).0); // whom it befell
    }
    let mut binder = Binder::new(story, items);
    binder.bind(start);
    let mut tallies = binder.tallies();
    tallies.extend(alone);
    tallies
}

/// Whether a clause goes on about those told before it: "a boy was flown out *but later died*".
fn leaves_subject_out(story: &Story<'_, '_>, start: usize, items: &[Item]) -> bool {
    let Some(Item::Harm(harm)) = items.first() else { return false };
    is(story, "elides", start) && harm.subject.is_some() && harm.words.start <= start + ELIDED_REACH
}

/// Words between "but" and what befell those before: "but later *died*".
const ELIDED_REACH: usize = 3;

/// Binds the people of a clause to what befell them.
struct Binder<'r, 'l, 's> {
    story: &'r Story<'l, 's>,
    lists: Lists<'r, 'l, 's>,
    /// For each item of harm: the people before it whom it befell, or who did it.
    subjects: Vec<Option<usize>>,
    /// What befell whom, the first of the list and its last.
    bound: Vec<(TollSlot, usize, usize)>,
}

impl<'r, 'l, 's> Binder<'r, 'l, 's> {
    fn new(story: &'r Story<'l, 's>, items: Vec<Item>) -> Self {
        let subjects = vec![None; items.len()];
        Binder { story, lists: Lists::new(story, items), subjects, bound: Vec::new() }
    }

    /// What stands before the word `from` only says whom it befell.
    fn bind(&mut self, from: usize) {
        for at in 0..self.lists.items.len() {
            let Item::Harm(harm) = &self.lists.items[at] else { continue };
            let harm = harm.clone();
            let object = harm.object.filter(|_| !grieves(self.story, harm.words.start));
            let objects = object.and_then(|slot| self.objects(at, &harm).map(|last| (slot, last)));
            let subject = self.subject(at, &harm);
            self.subjects[at] = subject;
            if harm.words.start < from {
                continue;
            }
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
        let people = self.lists.people(at + 1)?;
        let gap = text.gap_after(harm.words.end - 1);
        let close = people.words.start == harm.words.end && matches!(gap, " " | ": " | "\n")
            || (Told::Weak..=Told::Single).contains(&people.told)
                && self.describes(harm.words.end, people.words.start);
        let alone = || {
            !text.gap_after(people.words.end - 1).trim().is_empty()
                || people.words.end >= text.words.len()
                || is_stop(self.story, people.words.end)
        };
        if !close || people.bare && !alone() {
            return None;
        }
        let list = self.lists.of[at + 1];
        let mut last = at + 1;
        while self.lists.of.get(last + 1) == Some(&list) {
            last += 1;
        }
        // "killing two soldiers and a civilian was wounded": the last has a fate of its own
        if last > at + 1
            && let Some(Item::Harm(next)) = self.lists.items.get(last + 1)
            && next.subject.is_some()
            && (next.words.len() > 1 || next.object.is_none())
            && self.is_near(last, &next.words)
        {
            last -= 1;
        }
        Some(last)
    }

    /// Whether the words between only describe those behind: "the murder of *[retired]* General
    /// Okello", "the death of *best* friend".
    fn describes(&self, from: usize, to: usize) -> bool {
        let text = self.story.text;
        let plain = |at: usize| {
            let gap = text.gap_after(at - 1);
            matches!(gap.trim_matches(['[', ']']), " ")
                && (at == to
                    || !is_stop(self.story, at)
                        && !is(self.story, "speech", at)
                        && !self.story.in_time(at..at + 1))
        };
        (1..=DESCRIBED_REACH).contains(&to.saturating_sub(from)) && (from..=to).all(plain)
    }

    /// Those before the harm at `at` that its sentence speaks of.
    fn subject(&self, at: usize, harm: &Harm) -> Option<usize> {
        let mut parted = false;
        for before in (0..at).rev() {
            match &self.lists.items[before] {
                Item::Part(..) => parted = true,
                Item::Harm(_) => {
                    let from = self.lists.items[before].words().end;
                    let goes_on = self.story.text.words[from..harm.words.start].len()
                        <= PREDICATE_REACH
                        && !self.is_broken(from, harm.words.start);
                    return self.subjects[before].filter(|_| goes_on);
                }
                Item::People(_) if self.lists.parts[before] => parted = true,
                // "two who worked with *them* were killed"
                Item::People(people) if is(self.story, "objective", people.words.start) => {}
                Item::People(people) => {
                    let and = is(self.story, "number_join", people.words.end);
                    let acted =
                        (0..before).rev().find_map(|other| match &self.lists.items[other] {
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
        let list = self.lists.of[subject];
        let taken = self.bound.iter().map(|&(_, _, last)| last + 1).max().unwrap_or(0);
        if taken > subject { list } else { list.max(taken) }
    }

    /// Whether the people at `before` stand close enough before the harm to be its subject.
    fn reaches(&self, before: usize, harm: &Harm, parted: bool) -> bool {
        let Item::People(people) = &self.lists.items[before] else { return false };
        let (end, start) = (people.words.end, harm.words.start);
        let reach = if parted { PART_REACH } else { self.reach(end, start) };
        let distance = start.saturating_sub(end);
        let close =
            distance < LOOSE_REACH || harm.words.len() > 1 || harm.object.is_none() || parted;
        let bare = people.bare && distance > 1 && !parted;
        distance <= reach && close && !bare && (parted || self.is_near(before, &harm.words))
    }

    /// Whether nothing parts the people from the words behind but an aside between commas.
    fn is_near(&self, before: usize, words: &Range<usize>) -> bool {
        let text = self.story.text;
        let end = self.lists.items[before].words().end;
        let reach = self.reach(end, words.start);
        if words.start < end || words.start - end > reach || self.is_broken(end, words.start) {
            return false;
        }
        let comma = |at: usize| text.gap_after(at).contains(',');
        let commas = (end - 1..words.start).filter(|&at| comma(at)).count();
        let said = &self.lists.items[before].words().clone();
        let verb = self.verb(end, words.start);
        let opened = comma(end - 1);
        let closed = verb == end || comma(verb - 1);
        let aged = is(self.story, "age", end); // "two men, ages 19 and 22, were shot"
        let aside = opened && closed && (commas <= 2 || aged)
            // "Jan Okello, 16, has died", "Jan Okello, who was found dead"
            || opened && commas == 1 && (said.clone().skip(1).any(|at| comma(at - 1)) || is(self.story, "relative", end))
            // "the victim, Jan Okello of Goma, died"
            || closed && commas == 1 && said.start.checked_sub(1).is_some_and(comma);
        let spoken = (end..words.start).any(|at| is(self.story, "speech", at));
        let whose = (end..words.start).any(|at| is(self.story, "relative", at));
        (commas == 0 || aside) && (!spoken || whose)
    }

    /// How many words may stand between those who end at `end` and what befell them: more where
    /// all is one clause about them, "Jan, *who was 34 and taught there*, died".
    fn reach(&self, end: usize, start: usize) -> usize {
        let comma = |at: usize| self.story.text.gap_after(at).starts_with(',');
        let aside = end < start
            && is(self.story, "relative", end)
            && comma(end - 1)
            && comma(start - 1)
            && !(end..start - 1).any(comma);
        if aside { PART_REACH } else { PREDICATE_REACH }
    }

    /// Where the verb begins whose last words begin at `at`: "*has* died", "*was later* found dead".
    fn verb(&self, from: usize, at: usize) -> usize {
        let helps = |&at: &usize| {
            let class = |class| is(self.story, class, at);
            class("auxiliary") || class("be") || class("adverb")
        };
        (from..at).rev().take_while(helps).last().unwrap_or(at)
    }

    /// Whether a sign parts the words from one another, but for what stands in brackets or between
    /// dashes.
    fn is_broken(&self, from: usize, to: usize) -> bool {
        let (mut depth, mut dashes) = (0, 0);
        let broken = (from.max(1) - 1..to).any(|at| {
            let gap = self.story.text.gap_after(at);
            depth -= i32::from(gap.contains(')'));
            let rest = gap.rsplit_once(')').map_or(gap, |(_, rest)| rest); // "(Jan Okello Jr.)"
            let parted = depth <= 0 && rest.contains(['.', ';']);
            dashes += usize::from(rest.contains('—'));
            depth += i32::from(gap.contains('('));
            parted
        });
        broken || depth > 0 || dashes % 2 == 1
    }

    /// Whether a harm befell those before it: not where they did it to somebody else ("a man
    /// killed the dog"), nor where a lone verb has an attacker before it.
    fn befalls(&self, at: usize, harm: &Harm, subject: usize) -> bool {
        let text = self.story.text;
        if harm.object.is_none() || harm.words.len() > 1 {
            return true;
        }
        let next = harm.words.end;
        let uncounted = self.lists.people(at + 1).is_some_and(|people| people.words.start == next);
        let free = text.gap_after(next - 1) != " "
            || next >= text.words.len()
            || is_stop(self.story, next)
            || is(self.story, "locative", next)
            || is(self.story, "adverb", next)
            || is(self.story, "source_link", next)
            || self.story.in_time(next..next + 1);
        let attackers = self.lists.people(subject).is_some_and(|people| people.attackers);
        free && !uncounted && !attackers
    }

    fn tallies(self) -> Vec<Tally> {
        let mut found: Vec<Tally> = Vec::new();
        for &(slot, first, last) in &self.bound {
            let list: Vec<usize> = (first..=last)
                .filter(|&at| !self.lists.parts[at] && self.lists.people(at).is_some())
                .collect();
            for at in self.lists.without_asides(&list) {
                let Some(people) = self.lists.people(at) else { continue };
                if slot == TollSlot::NoneKilled {
                    let known = people.told <= Told::Weak || people.definite;
                    found.extend(known.then(|| Tally::of_nobody(people)));
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
                    found.push(Tally::of(people, slot, self.lists.items[list[0]].words().start));
                }
            }
        }
        found.retain(|tally| tally.slot != TollSlot::Nothing);
        found
    }
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

/// Whether the word before, or the one before an article, says that what follows is the reason
/// for something, not what happened: "protested over the deaths of".
fn grieves(story: &Story<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    is(story, "grievance", before)
        || is(story, "article", before) && before > 0 && is(story, "grievance", before - 1)
}
