use std::cmp::Reverse;
use std::ops::Range;

use super::distance::Distances;
use super::number::Figure;
use super::words::Class;
use super::{Language, Words};
use crate::text::{Shape, Text, Word, WordId};

/// A few words in a row, as a table writes them.
///
/// Parts are parted by spaces. A part is a word; words to choose from, `on|at`; a class of
/// [`Words`](super::Words), `{month}`; a number, `{n}`, or one of five and more, `{many}`; a
/// `{distance}`; or a gap of up to so many words, `..3`.
/// A `?` behind a part makes it optional.
#[derive(Clone, Debug)]
pub struct Phrase(Vec<Part>);

#[derive(Clone, Debug)]
struct Part {
    sort: Sort,
    optional: bool,
}

#[derive(Clone, Debug)]
enum Sort {
    Words(Vec<WordId>),
    Class(Class),
    Number(u32),
    Distance,
    Gap(usize),
}

/// What stands in a slot of a phrase: class (`n` for a number), value, and the word it stands at.
type Slot = (&'static str, i64, usize);

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

/// How far a phrase has been followed.
#[derive(Clone, Copy, Debug)]
struct Reached {
    /// Behind the last word taken.
    end: usize,
    /// Whether the number, if any, was said as a figure.
    stated: bool,
}

/// Follows a phrase through a text, greedily, and goes back where that leads nowhere.
struct Reading<'r, 'd> {
    text: &'r Text<'d>,
    /// No word from here on is looked at.
    end: usize,
    language: &'r Language,
    slots: Vec<Slot>,
    /// The figure looked for last, and where: many phrases begin with one.
    figure: Option<(usize, Option<Figure>)>,
}

impl Reading<'_, '_> {
    /// Where the phrase ends that begins at the word `at`, if it stands there.
    fn phrase(&mut self, phrase: &Phrase, at: usize) -> Option<Reached> {
        self.slots.clear();
        let reached = self.rest(&phrase.0, Reached { end: at, stated: true })?;
        (reached.end > at).then_some(reached)
    }

    fn rest(&mut self, parts: &[Part], reached: Reached) -> Option<Reached> {
        let Some((part, rest)) = parts.split_first() else { return Some(reached) };
        if let Sort::Gap(most) = part.sort {
            if rest.is_empty() {
                // at the end of a phrase a gap takes what it can: the phrase must reach its cue
                return Some(Reached { end: self.end.min(reached.end + most), ..reached });
            }
            let ends = reached.end..=self.end.min(reached.end + most);
            return ends.into_iter().find_map(|end| self.rest(rest, Reached { end, ..reached }));
        }
        let filled = self.slots.len();
        if let Some(taken) = self.take(&part.sort, reached)
            && let Some(done) = self.rest(rest, taken)
        {
            return Some(done);
        }
        self.slots.truncate(filled);
        if part.optional { self.rest(rest, reached) } else { None }
    }

    fn take(&mut self, sort: &Sort, reached: Reached) -> Option<Reached> {
        let Reached { end: at, stated } = reached;
        if at >= self.end {
            return None;
        }
        match sort {
            Sort::Words(words) => {
                let word = self.text.id(at)?;
                words.contains(&word).then_some(Reached { end: at + 1, stated })
            }
            Sort::Class(class) => {
                let words = &self.language.words;
                let value = words.value_at(*class, self.text, at)?;
                self.slots.push((words.name(*class), value, at));
                Some(Reached { end: at + 1, stated })
            }
            Sort::Number(least) => {
                let figure = self.figure(at)?;
                let end = at + figure.words;
                if figure.value < *least || end > self.end {
                    return None;
                }
                self.slots.push(("n", figure.value.into(), at));
                Some(Reached { end, stated: figure.stated })
            }
            Sort::Distance => {
                let Language { distances, words, .. } = self.language;
                let distance = distances.at(self.text, at, words)?;
                let end = at + distance.words;
                if end > self.end {
                    return None;
                }
                self.slots.push(("distance", distance.metres.into(), at));
                Some(Reached { end, stated: stated && distance.stated })
            }
            Sort::Gap(_) => None,
        }
    }

    fn figure(&mut self, at: usize) -> Option<Figure> {
        match self.figure {
            Some((known, figure)) if known == at => figure,
            _ => {
                let figure = self.language.figure(self.text, at);
                self.figure = Some((at, figure));
                figure
            }
        }
    }
}

/// A table of phrases, found fast by the word they may begin with.
#[derive(Debug)]
pub struct Phrases<Row> {
    rows: Vec<(Phrase, Row)>,
    /// By the number of a word: the rows that may begin with it.
    by_word: Vec<Vec<usize>>,
    /// Rows that may begin with digits.
    by_digits: Vec<usize>,
    /// Rows that may begin with any word.
    by_any: Vec<usize>,
}

impl<Row> Phrases<Row> {
    pub(super) fn new(rows: Vec<(Phrase, Row)>, words: &Words, numbers: Distances) -> Phrases<Row> {
        let mut by_word = vec![Vec::new(); words.len()];
        let (mut by_digits, mut by_any) = (Vec::new(), Vec::new());
        for (number, (phrase, _)) in rows.iter().enumerate() {
            let openers = phrase.0.iter().position(|part| !part.optional);
            for part in &phrase.0[..=openers.unwrap_or(phrase.0.len() - 1)] {
                let mut add = |word: WordId| {
                    if by_word[word.index()].last() != Some(&number) {
                        by_word[word.index()].push(number);
                    }
                };
                match &part.sort {
                    Sort::Words(words) => words.iter().copied().for_each(add),
                    Sort::Class(class) => words.of(*class).for_each(add),
                    Sort::Number(_) => {
                        numbers.figures().openers(words).for_each(&mut add);
                        by_digits.push(number);
                    }
                    Sort::Distance => {
                        numbers.openers(words).for_each(&mut add);
                        by_digits.push(number);
                    }
                    Sort::Gap(_) => by_any.push(number),
                }
            }
        }
        Phrases { rows, by_word, by_digits, by_any }
    }

    /// Every row, in the table's order.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().map(|(_, row)| row)
    }

    /// The longest phrase that stands at the word `at` and ends before `end`; of equals the first
    /// row of the table.
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
    fn at_fitting(
        &self,
        text: &Text<'_>,
        at: usize,
        end: usize,
        language: &Language,
        fits: &dyn Fn(&Row, &Match) -> bool,
    ) -> Option<(&Row, Match)> {
        let word = text.words.get(at)?;
        let mut reading = Reading { text, end, language, slots: Vec::new(), figure: None };
        let mut best: Option<(usize, Match)> = None;
        for number in self.openers(word) {
            let Some(Reached { end, stated }) = reading.phrase(&self.rows[number].0, at) else {
                continue;
            };
            let better = best
                .as_ref()
                .is_none_or(|(row, kept)| (end, Reverse(number)) > (kept.words.end, Reverse(*row)));
            if better {
                let slots = reading.slots.clone();
                let hit = Match { words: at..end, slots, stated };
                if fits(&self.rows[number].1, &hit) {
                    best = Some((number, hit));
                }
            }
        }
        best.map(|(number, found)| (&self.rows[number].1, found))
    }

    /// Whether a phrase may begin at some of these words; cheap.
    pub fn may_begin(&self, text: &Text<'_>, words: Range<usize>) -> bool {
        text.words[words].iter().any(|word| self.openers(word).next().is_some())
    }

    /// The rows that may begin with a word, in no order, some twice.
    fn openers(&self, word: &Word) -> impl Iterator<Item = usize> {
        let by_word = word.id.and_then(|id| self.by_word.get(id.index()));
        let by_word = by_word.map_or(&[][..], Vec::as_slice);
        let by_digits = if word.shape == Shape::Number { &self.by_digits[..] } else { &[] };
        by_word.iter().chain(by_digits).chain(&self.by_any).copied()
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
