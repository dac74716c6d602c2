use std::collections::HashMap;

use super::Language;
use crate::text::Text;

/// A few words in a row, as a table writes them.
///
/// Parts are parted by spaces. A part is a word; words to choose from, `on|at`; a class of
/// [`Words`](super::Words), `{month}`; a number, `{n}`, or one of five and more, `{many}`; or a gap
/// of up to so many words, `..3`.
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
    Words(Vec<&'static str>),
    Class(&'static str),
    Number(u32),
    Gap(usize),
}

/// Where a phrase was found, and what stood in its slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The first word, and the one behind the last.
    pub words: std::ops::Range<usize>,
    /// The slots filled: class (`n` for a number), value, and the word it stands at.
    pub slots: Vec<(&'static str, i64, usize)>,
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
    pub(super) fn new(written: &'static str) -> Phrase {
        Phrase(written.split(' ').map(Part::new).collect())
    }

    /// Whether the phrase stands at the word `at`, ending before the word `end`; greedy.
    pub fn read(
        &self,
        text: &Text<'_>,
        at: usize,
        end: usize,
        language: &Language,
    ) -> Option<Match> {
        let found = Match { words: at..at, slots: Vec::new(), stated: true };
        read(&self.0, text, end, language, found).filter(|found| !found.words.is_empty())
    }
}

impl Part {
    fn new(written: &'static str) -> Part {
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
                class => Sort::Class(class),
            }
        } else {
            Sort::Words(written.split('|').collect())
        };
        Part { sort, optional }
    }
}

fn read(
    parts: &[Part],
    text: &Text<'_>,
    end: usize,
    language: &Language,
    found: Match,
) -> Option<Match> {
    let Some((part, rest)) = parts.split_first() else { return Some(found) };
    if let Sort::Gap(most) = part.sort {
        if rest.is_empty() {
            // at the end of a phrase a gap takes what it can: the phrase must reach its cue
            let words = found.words.start..end.min(found.words.end + most);
            return Some(Match { words, ..found });
        }
        return (0..=most).find_map(|skipped| {
            let mut found = found.clone();
            found.words.end += skipped;
            (found.words.end <= end).then(|| read(rest, text, end, language, found))?
        });
    }
    let taken = take(part, text, end, language, &found);
    if let Some(found) = taken.and_then(|found| read(rest, text, end, language, found)) {
        return Some(found);
    }
    if part.optional { read(rest, text, end, language, found) } else { None }
}

fn take(
    part: &Part,
    text: &Text<'_>,
    end: usize,
    language: &Language,
    found: &Match,
) -> Option<Match> {
    let at = found.words.end;
    if at >= end {
        return None;
    }
    let mut found = found.clone();
    match &part.sort {
        Sort::Words(words) => {
            words.contains(&text.folded(at)).then_some(())?;
            found.words.end += 1;
        }
        Sort::Class(class) => {
            found.slots.push((class, language.words.value(class, text.folded(at))?, at));
            found.words.end += 1;
        }
        Sort::Number(least) => {
            let figure = language.figure(text, at).filter(|figure| figure.value >= *least)?;
            found.slots.push(("n", figure.value.into(), at));
            found.stated = figure.stated;
            found.words.end += figure.words;
            (found.words.end <= end).then_some(())?;
        }
        Sort::Gap(_) => return None,
    }
    Some(found)
}

/// A table of phrases, found fast by the word they may begin with.
#[derive(Debug)]
pub struct Phrases<Row> {
    rows: Vec<(Phrase, Row)>,
    /// Rows that begin with this very word.
    by_word: HashMap<&'static str, Vec<usize>>,
    /// Rows that begin with a word of a class, or a number.
    by_class: Vec<(Sort, usize)>,
}

impl<Row> Phrases<Row> {
    pub(super) fn new(rows: Vec<(Phrase, Row)>) -> Phrases<Row> {
        let mut by_word: HashMap<_, Vec<usize>> = HashMap::new();
        let mut by_class = Vec::new();
        for (number, (phrase, _)) in rows.iter().enumerate() {
            for part in &phrase.0 {
                match &part.sort {
                    Sort::Words(words) => {
                        for word in words {
                            by_word.entry(*word).or_default().push(number);
                        }
                    }
                    sort => by_class.push((sort.clone(), number)),
                }
                if !part.optional {
                    break;
                }
            }
        }
        Phrases { rows, by_word, by_class }
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
        let word = text.folded(at);
        let by_word = self.by_word.get(word).into_iter().flatten().copied();
        let by_class = self.by_class.iter().filter(|(sort, _)| begins(sort, text, at, language));
        let mut best: Option<(usize, Match)> = None;
        for number in by_word.chain(by_class.map(|&(_, number)| number)) {
            let Some(found) = self.rows[number].0.read(text, at, end, language) else { continue };
            let better = best.as_ref().is_none_or(|(row, kept)| {
                (found.words.end, std::cmp::Reverse(number))
                    > (kept.words.end, std::cmp::Reverse(*row))
            });
            if better {
                best = Some((number, found));
            }
        }
        best.map(|(number, found)| (&self.rows[number].1, found))
    }

    /// Every phrase found from left to right in these words; none overlaps another.
    pub fn all(
        &self,
        text: &Text<'_>,
        words: std::ops::Range<usize>,
        language: &Language,
    ) -> Vec<(&Row, Match)> {
        let mut found = Vec::new();
        let mut at = words.start;
        while at < words.end {
            match self.at(text, at, words.end, language) {
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

fn begins(sort: &Sort, text: &Text<'_>, at: usize, language: &Language) -> bool {
    match sort {
        Sort::Class(class) => language.words.has(class, text.folded(at)),
        Sort::Number(_) => language.figure(text, at).is_some(),
        Sort::Words(_) | Sort::Gap(_) => true,
    }
}
