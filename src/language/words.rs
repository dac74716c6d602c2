use std::collections::{HashMap, hash_map};

use foldhash::fast::FixedState;

use crate::text::{Folded, Text, WordId, hash64};

/// Words by class. A word may belong to several classes, with a value in each.
///
/// Every word that some table of the language knows has a number, so that a text is looked up
/// once, word by word, and then compared by numbers.
#[derive(Debug, Default)]
pub struct Words {
    classes: Vec<&'static str>,
    /// By class: a number that depends on its name alone.
    codes: Vec<u64>,
    ids: HashMap<&'static str, WordId, FixedState>,
    /// By class: its words.
    members: Vec<Vec<WordId>>,
    /// By number: the classes that a word belongs to.
    entries: Vec<Vec<Entry>>,
    /// By number: a sum of the [`mark`]s of these classes, which tells at once of most words that
    /// they do not belong to a class.
    marks: Vec<u64>,
}

/// That a word belongs to a class.
#[derive(Clone, Copy, Debug)]
struct Entry {
    class: Class,
    /// The [`stamp`] of its name.
    stamp: u32,
    value: i64,
}

/// A class's number, for asking quickly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(u16);

impl Words {
    pub(super) fn add(&mut self, class: &'static str, word: &'static str, value: i64) {
        let id = self.learn(word);
        let stamp = stamp(class);
        self.marks[id.index()] |= mark(stamp);
        let class = self.declare(class);
        self.entries[id.index()].push(Entry { class, stamp, value });
        self.members[usize::from(class.0)].push(id);
    }

    /// The class of this name, a new one if there was none.
    pub(super) fn declare(&mut self, name: &'static str) -> Class {
        self.class(name).unwrap_or_else(|| {
            let alike = self.classes.iter().find(|class| stamp(class) == stamp(name));
            assert!(alike.is_none(), "{name} and {alike:?} have one stamp: rename one");
            self.classes.push(name);
            self.codes.push(hash64(name.bytes()));
            self.members.push(Vec::new());
            Class(u16::try_from(self.classes.len() - 1).expect("a table has few classes"))
        })
    }

    /// The words of a class.
    pub(super) fn of(&self, class: Class) -> impl Iterator<Item = WordId> {
        self.members[usize::from(class.0)].iter().copied()
    }

    /// The number of `word`, a new one if it had none.
    pub(super) fn learn(&mut self, word: &'static str) -> WordId {
        match self.ids.entry(word) {
            hash_map::Entry::Occupied(known) => *known.get(),
            hash_map::Entry::Vacant(new) => {
                self.entries.push(Vec::new());
                self.marks.push(0);
                *new.insert(WordId::new(self.entries.len() - 1))
            }
        }
    }

    /// How many words have a number.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The number of `word`, folded; `None` when no table knows it.
    pub fn id(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// The class of this name, if the table has it.
    pub fn class(&self, name: &str) -> Option<Class> {
        let at = self.classes.iter().position(|class| *class == name)?;
        u16::try_from(at).ok().map(Class)
    }

    /// The name of a class.
    pub fn name(&self, class: Class) -> &'static str {
        self.classes[usize::from(class.0)]
    }

    /// The classes that a word belongs to, each as a number that depends on its name alone.
    pub fn classes(&self, word: WordId) -> impl Iterator<Item = u64> {
        let classes = self.entries.get(word.index()).into_iter().flatten();
        classes.map(|entry| self.codes[usize::from(entry.class.0)])
    }

    /// The value in a class of the word that stands at `at`; what to ask at every word.
    pub fn value_at(&self, class: Class, text: &Text<'_>, at: usize) -> Option<i64> {
        self.value_in(class, text.id(at)?)
    }

    /// The value of a word in a class.
    pub fn value_in(&self, class: Class, word: WordId) -> Option<i64> {
        let classes = self.entries.get(word.index())?;
        classes.iter().find(|entry| entry.class == class).map(|entry| entry.value)
    }

    /// `word`, which must be folded, with its number.
    pub fn folded<'w>(&self, word: &'w str) -> Folded<'w> {
        Folded::alone(word, self.id(word))
    }

    /// The value of `word` in the class of this name.
    #[inline]
    pub fn value(&self, class: &str, word: Folded<'_>) -> Option<i64> {
        let id = word.id?;
        let stamp = stamp(class);
        let marks = self.marks.get(id.index())?;
        if marks & mark(stamp) == 0 { None } else { self.stamped(stamp, id) }
    }

    fn stamped(&self, stamp: u32, word: WordId) -> Option<i64> {
        let classes = self.entries.get(word.index())?;
        classes.iter().find(|entry| entry.stamp == stamp).map(|entry| entry.value)
    }

    /// Whether `word` belongs to one of the classes of these names.
    #[inline]
    pub fn has_any(&self, classes: &[&str], word: Folded<'_>) -> bool {
        let Some(id) = word.id else { return false };
        let marks = self.marks.get(id.index()).copied().unwrap_or_default();
        let wanted = classes.iter().fold(0, |marks, class| marks | mark(stamp(class)));
        let belongs = |class: &&str| self.stamped(stamp(class), id).is_some();
        marks & wanted != 0 && classes.iter().any(belongs)
    }

    /// Whether `word` belongs to the class of this name.
    #[inline]
    pub fn has(&self, class: &str, word: Folded<'_>) -> bool {
        self.value(class, word).is_some()
    }
}

/// A number for the name of a class, which no other class of a table has: by its length and six of
/// its letters, so that of a name written in the program it is known before it runs.
#[inline]
fn stamp(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let Some(last) = bytes.len().checked_sub(1) else { return 0 };
    let letter = |at: usize| u32::from(bytes[at.min(last)]);
    let letters = [0, 1, 2, bytes.len() / 2, last.saturating_sub(1), last].map(letter);
    let hash = |hash: u32, letter: u32| (hash ^ letter).wrapping_mul(0x0100_0193);
    letters.into_iter().fold(u32::from(bytes.len().to_le_bytes()[0]), hash)
}

/// One bit of 64 for the stamp of a class.
#[inline]
fn mark(stamp: u32) -> u64 {
    1 << (stamp >> 26)
}
