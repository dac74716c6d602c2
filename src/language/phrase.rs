use std::cmp::Reverse;
use std::ops::Range;

use super::distance::Distances;
use super::tree::Tree;
use super::walk::Walk;
use super::words::Class;
use super::{Language, Words};
use crate::text::{Text, WordId};

/// A few words in a row, as a table writes them.
///
/// Parts are parted by spaces. A part is a word; words to choose from, `on|at`; a class of
/// [`Words`](super::Words), `{month}`; a number, `{n}`, or one of five and more, `{many}`; a
/// `{distance}`; or a gap of up to so many words, `..3`.
/// A `?` behind a part makes it optional.
#[derive(Clone, Debug)]
pub struct Phrase(pub(super) Vec<Part>);

#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) sort: Sort,
    pub(super) optional: bool,
}

/// What may stand at one place of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// One of these words.
    Words(Vec<WordId>),
    /// A word of this class.
    Class(Class),
    /// A number no smaller than this.
    Number(u32),
    /// A distance.
    Distance,
    /// Up to so many words of any kind.
    Gap(usize),
}

/// What stands in a slot of a phrase: class (`n` for a number), value, and the word it stands at.
pub(super) type Slot = (&'static str, i64, usize);

/// Where a phrase was found, and what stood in its slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The first word, and the one behind the last.
    pub words: Range<usize>,
    /// The slots filled: class (`n` for a number), value, and the word it stands at.
    pub slots: Vec<Slot>,
    /// Whether the number, if any, was said as a figure.
    pub stated: bool,
}

impl Match {
    /// The value in the slot of this class.
    pub fn slot(&self, class: &str) -> Option<i64> {
        self.slots.iter().find(|slot| slot.0 == class).map(|slot| slot.1)
    }
}

impl Phrase {
    pub(super) fn new(written: &'static str, words: &mut Words) -> Phrase {
        Phrase(written.split(' ').map(|part| Part::new(part, words)).collect())
    }
}

impl Part {
    fn new(written: &'static str, words: &mut Words) -> Part {
        let (written, optional) = match written.strip_suffix('?') {
            Some(rest) => (rest, true),
            None => (written, false),
        };
        let sort = if let Some(gap) = written.strip_prefix("..") {
            Sort::Gap(gap.parse().expect("a gap is written ..3"))
        } else if let Some(class) = written.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
            match class {
                "n" => Sort::Number(0),
                "many" => Sort::Number(5),
                "distance" => Sort::Distance,
                class => Sort::Class(words.declare(class)),
            }
        } else {
            Sort::Words(written.split('|').map(|word| words.learn(word)).collect())
        };
        Part { sort, optional }
    }
}

/// A table of phrases, found fast: those that begin alike are followed together.
#[derive(Debug)]
pub struct Phrases<Row> {
    rows: Vec<Row>,
    tree: Tree,
}

impl<Row> Phrases<Row> {
    pub(super) fn new(rows: Vec<(Phrase, Row)>, words: &Words, numbers: Distances) -> Phrases<Row> {
        let tree = Tree::of(rows.iter().map(|(phrase, _)| phrase), words, numbers);
        Phrases { rows: rows.into_iter().map(|(_, row)| row).collect(), tree }
    }

    /// Every row, in the table's order.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    /// The longest phrase that stands at the word `at` and ends before `end`; of equals the first
    /// row of the table.
    #[inline]
    pub fn at(
        &self,
        text: &Text<'_>,
        at: usize,
        end: usize,
        language: &Language,
    ) -> Option<(&Row, Match)> {
        self.at_fitting(text, at, end, language, &|_, _| true)
    }

    /// The same among the phrases that fit.
    pub(super) fn at_fitting(
        &self,
        text: &Text<'_>,
        at: usize,
        end: usize,
        language: &Language,
        fits: &dyn Fn(&Row, &Match) -> bool,
    ) -> Option<(&Row, Match)> {
        let may_begin = self.tree.may_begin(text, at, end);
        may_begin.then(|| self.longest(text, at, end, language, fits)).flatten()
    }

    /// The same where one may stand.
    fn longest(
        &self,
        text: &Text<'_>,
        at: usize,
        end: usize,
        language: &Language,
        fits: &dyn Fn(&Row, &Match) -> bool,
    ) -> Option<(&Row, Match)> {
        let word = text.words.get(at)?;
        let mut hits = Walk::new(&self.tree, text, end, language).from(at, word);
        hits.sort_unstable_by_key(|hit| (Reverse(hit.end), hit.row));
        hits.into_iter().find_map(|hit| {
            let row = &self.rows[hit.row];
            let found = Match { words: at..hit.end, slots: hit.slots, stated: hit.stated };
            fits(row, &found).then_some((row, found))
        })
    }

    /// Whether a phrase may stand at the word `at` and end before `end`; cheap.
    #[inline]
    pub fn may_stand_at(&self, text: &Text<'_>, at: usize, end: usize) -> bool {
        self.tree.may_begin(text, at, end)
    }

    /// Whether some phrase stands among these words.
    pub fn any(&self, text: &Text<'_>, words: Range<usize>, language: &Language) -> bool {
        let mut places = words.clone();
        places.any(|at| self.at(text, at, words.end, language).is_some())
    }

    /// Every phrase found from left to right in these words; none overlaps another.
    pub fn all(
        &self,
        text: &Text<'_>,
        words: Range<usize>,
        language: &Language,
    ) -> Vec<(&Row, Match)> {
        self.all_fitting(text, words, language, &|_, _| true)
    }

    /// The same among the phrases that fit: where one does not, a shorter one may.
    pub fn all_fitting(
        &self,
        text: &Text<'_>,
        words: Range<usize>,
        language: &Language,
        fits: &dyn Fn(&Row, &Match) -> bool,
    ) -> Vec<(&Row, Match)> {
        let mut found = Vec::new();
        let mut at = words.start;
        while at < words.end {
            match self.at_fitting(text, at, words.end, language, fits) {
                Some((row, hit)) => {
                    at = hit.words.end.max(at + 1);
                    found.push((row, hit));
                }
                None => at += 1,
            }
        }
        found
    }
}
