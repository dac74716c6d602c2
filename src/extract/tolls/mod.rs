//! How many were harmed: reads the people that a stretch of text tells of (`people.rs`) and the
//! words that tell of harm (`data/language/*/toll_phrases.tsv`), sees who is told in one breath
//! (`lists.rs`), binds the ones to the others (`binding.rs`), and comes to one figure a slot
//! (`total.rs`, and over the accounts of one event `account.rs` and, for those told one by one,
//! `victims.rs`).
//!
//! To add a way of telling harm, add a row; to add a sort of people, add a word of class `person`.

mod account;
mod binding;
mod figures;
mod lists;
mod names;
mod nouns;
mod people;
mod phrases;
mod total;
mod victims;

use std::ops::Range;

use super::Story;
use crate::language::TollSlot;
use crate::model::Count;

use people::People;

pub(super) use account::{absorb, settled, with_untold};
pub(super) use binding::tallies;
pub(super) use people::Told;
pub(super) use total::tolls;
pub(super) use victims::Victims;

/// People harmed, and where they are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) slot: TollSlot,
    pub(super) count: Count,
    /// The words of the figure and of those it counts: "five Chinese nationals".
    pub(super) words: Range<usize>,
    /// The words of those alone: "Chinese nationals"; of one person all: "a 17-year-old boy".
    pub(super) noun: Range<usize>,
    /// Whether those counted are the attackers.
    pub(super) attackers: bool,
    /// How firmly they are counted.
    pub(super) told: Told,
    /// Whether they come on top of those told before: "two others".
    pub(super) more: bool,
    /// The same for all who are told in one breath: "three soldiers and two civilians".
    pub(super) list: usize,
}

impl Tally {
    /// What befell these people, who are of the list that starts at the word `list`.
    fn of(people: &People, slot: TollSlot, list: usize) -> Tally {
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

    /// "She is expected to survive".
    fn of_nobody(people: &People) -> Tally {
        let (count, told) = (Count::exactly(0), Told::Weak);
        Tally { count, told, ..Tally::of(people, TollSlot::Killed, people.words.start) }
    }
}

/// Whether the word at `at` belongs to a class.
#[inline]
fn is(story: &Story<'_, '_>, class: &str, at: usize) -> bool {
    story.language.words.has(class, story.text.folded(at))
}

/// The value in a class of the word at `at`.
#[inline]
fn value(story: &Story<'_, '_>, class: &str, at: usize) -> Option<i64> {
    story.language.words.value(class, story.text.folded(at))
}
