use super::clue::{DayClue, SiteClue};
use crate::model::{Dated, Site};
use crate::weights::Weights;

/// What a document offers for the open slots of one of its events.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Offered {
    /// Where it may have happened.
    pub(in super::super) sites: Vec<Offer<Site, SiteClue>>,
    /// When.
    pub(in super::super) days: Vec<Offer<Dated, DayClue>>,
}

/// Something that may fill a slot of an event, with the clues that speak for it.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Offer<T, C> {
    /// What fills it.
    pub(in super::super) value: T,
    /// Each clue found, and how strong it is, 0 to 1.
    pub(in super::super) clues: Vec<(C, f32)>,
}

impl<T, C: Copy> Offer<T, C> {
    pub(super) fn new(value: T) -> Offer<T, C> {
        Offer { value, clues: Vec::new() }
    }

    pub(super) fn add(&mut self, clue: C, strength: f32) {
        if strength != 0.0 {
            self.clues.push((clue, strength));
        }
    }

    pub(super) fn when(&mut self, clue: C, found: bool) {
        self.add(clue, f32::from(u8::from(found)));
    }

    /// What its clues add up to by these weights; below 0 it is worse than nothing.
    pub(in super::super) fn score(
        &self,
        weights: &Weights,
        name: impl Fn(C) -> &'static str,
    ) -> f32 {
        self.clues.iter().map(|&(clue, strength)| weights.of(name(clue)) * strength).sum()
    }
}

/// How close a sentence stands to the nearest of these, which are in order: before one of them,
/// and behind one; 1 for the next sentence, less beyond.
pub(super) fn closeness(at: usize, sentences: &[usize]) -> (f32, f32) {
    let behind = sentences.partition_point(|&told| told <= at);
    let near = |far: usize| 1.0 / f32::from(u16::try_from(far).unwrap_or(u16::MAX));
    let before = sentences.get(behind).map_or(0.0, |told| near(told - at));
    let last = sentences[..behind].iter().rev().find(|&&told| told < at);
    (before, last.map_or(0.0, |told| near(at - told)))
}

/// The share of `part` in `all`, 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "a document names few places")]
pub(super) fn share(part: usize, all: usize) -> f32 {
    if all == 0 { 0.0 } else { part as f32 / all as f32 }
}
