use std::collections::{BTreeSet, HashSet};

use super::super::Story;
use crate::language::Topic;
use crate::text::WordId;

/// What a story speaks of: whoever "shot 29" among goals and rebounds shot nobody.
pub(super) struct Setting {
    /// The share of its words that are of violence and its aftermath.
    grave: f32,
    /// 0 to 1: how much it says at all.
    full: f32,
}

/// How an account stands in its setting, each 0 to 1.
pub(super) struct Standing {
    /// How little of the story, and of what stands about the account, is of violence.
    pub(super) strange: f32,
    /// How much of what stands about it is of sport, stage and trade.
    pub(super) light: f32,
}

/// Where one word in so many is of violence, a story is about it.
const GRAVE: f32 = 20.0;

/// A headline alone proves nothing of what else is told; from so many words on a story proves all.
const HEADLINE: usize = 30;
const WHOLE: usize = 150;

/// So many different words of violence near by, or of sport and trade, leave no doubt.
const HARD: f32 = 10.0;
const LIGHT: f32 = 4.0;

impl Setting {
    pub(super) fn of(story: &Story<'_, '_>) -> Setting {
        let words = story.text.words.len();
        let topic = |at| story.language.topics.of(story.text.id(at)?);
        let grave = (0..words).filter(|&at| topic(at) == Some(Topic::Grave)).count();
        let full = ratio(words.saturating_sub(HEADLINE), WHOLE - HEADLINE).min(1.0);
        Setting { grave: ratio(grave, words.max(1)), full }
    }

    /// How an account of these sentences stands in it.
    pub(super) fn standing(&self, story: &Story<'_, '_>, sentences: &[usize]) -> Standing {
        let last = story.text.sentences.len();
        let beside = |&one: &usize| one.saturating_sub(1)..(one + 2).min(last);
        let around: BTreeSet<usize> = sentences.iter().flat_map(beside).collect();
        let words = around.into_iter().flat_map(|one| story.text.sentences[one].range());
        let words: HashSet<WordId> = words.filter_map(|at| story.text.id(at)).collect();
        let topics = words.into_iter().filter_map(|word| story.language.topics.of(word));
        let (grave, light): (Vec<_>, Vec<_>) = topics.partition(|&topic| topic == Topic::Grave);
        Standing {
            strange: self.full * (1.0 - self.grave * GRAVE - ratio(grave.len(), 1) / HARD).max(0.0),
            light: (ratio(light.len(), 1) / LIGHT).min(1.0),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share of words needs no exact count")]
fn ratio(part: usize, all: usize) -> f32 {
    part as f32 / all as f32
}
