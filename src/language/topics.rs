use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::text::WordId;

/// What a word is mostly said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Violence, unrest, and what police, courts and hospitals have to do with it.
    Grave,
    /// What people do for pleasure and trade: sport, stage, books, shops, shares.
    Light,
}

/// The words of `topics.tsv`: what a stretch of text speaks of can be told by how many it has.
#[derive(Debug, Default)]
pub struct Topics(HashMap<WordId, Topic, FixedState>);

impl Topics {
    pub(super) fn add(&mut self, word: WordId, topic: &str) {
        let topic = match topic {
            "grave" => Topic::Grave,
            "light" => Topic::Light,
            other => panic!("no topic {other}"),
        };
        self.0.insert(word, topic);
    }

    /// The topic of a word; `None` of most.
    ///
    /// ```
    /// use dateline::language::{Language, Topic};
    ///
    /// let english = Language::english();
    /// let topic = |word| english.topics.of(english.words.id(word)?);
    /// assert_eq!(topic("gunmen"), Some(Topic::Grave));
    /// assert_eq!(topic("quarterback"), Some(Topic::Light));
    /// assert_eq!(topic("of"), None);
    /// ```
    pub fn of(&self, word: WordId) -> Option<Topic> {
        self.0.get(&word).copied()
    }
}
