use std::ops::Range;

use super::clauses::{self, Clause};
use super::{Times, kinds};
use crate::gazetteer::Gazetteer;
use crate::language::{ActorRow, CueRow, Language, Match, Strength};
use crate::model::{Document, Placement, Span, Timex};
use crate::text::Text;

/// A document with what is known of it so far.
pub(super) struct Story<'l, 's> {
    pub(super) document: &'s Document,
    pub(super) text: &'s Text<'s>,
    pub(super) times: &'s Times,
    pub(super) placements: &'s [Placement],
    pub(super) gazetteer: &'s Gazetteer,
    pub(super) language: &'l Language,
    /// Of each word, whether a time covers it.
    timed: Vec<bool>,
}

impl<'l, 's> Story<'l, 's> {
    /// Of a document whose places are not known yet.
    pub(super) fn new(
        document: &'s Document,
        text: &'s Text<'s>,
        times: &'s Times,
        gazetteer: &'s Gazetteer,
        language: &'l Language,
    ) -> Story<'l, 's> {
        let mut timed = vec![false; text.words.len()];
        for timex in &times.timexes {
            timed[text.words_in(timex.span)].fill(true);
        }
        let placements = &[];
        Story { document, text, times, placements, gazetteer, language, timed }
    }

    /// The same with its places.
    pub(super) fn placed(self, placements: &'s [Placement]) -> Story<'l, 's> {
        Story { placements, ..self }
    }

    /// The times that meet these words.
    pub(super) fn times_among(&self, words: &Range<usize>) -> &'s [Timex] {
        among(&self.times.timexes, self.text, words, |timex| timex.span)
    }

    /// The times that these words are a part of, all of them; none past the end.
    pub(super) fn times_around(&self, words: Range<usize>) -> impl Iterator<Item = &'s Timex> {
        let known = words.end <= self.text.words.len();
        let times = if known { self.times_among(&words) } else { &[] };
        times.iter().filter(move |timex| timex.span.covers(self.text.span_of(words.clone())))
    }

    /// Whether these words are part of the name of a time: "since March" tells of no march.
    pub(super) fn in_time(&self, words: Range<usize>) -> bool {
        if words.len() == 1 {
            return self.timed.get(words.start).is_some_and(|timed| *timed);
        }
        self.times_around(words).next().is_some()
    }

    /// The placements that meet these words.
    pub(super) fn placements_among(&self, words: &Range<usize>) -> &'s [Placement] {
        among(self.placements, self.text, words, |placement| placement.mention.span)
    }

    /// Whether these words tell of an accident, a disaster or an illness.
    pub(super) fn has_accident(&self, words: &Range<usize>) -> bool {
        let Story { text, language, .. } = *self;
        let word = |at| language.words.has("accident", text.folded(at));
        let cue = |(row, _): (&CueRow, _)| row.strength == Strength::Accident;
        words.clone().any(word)
            || language.cues.all(text, words.clone(), language).into_iter().any(cue)
    }

    /// Whether a word stands in the dateline, where nothing is told.
    pub(super) fn in_dateline(&self, at: usize) -> bool {
        self.times.dateline.as_ref().is_some_and(|words| words.contains(&at))
    }
}

/// Those of `all`, which stand in reading order, that meet these words: a document may have many.
fn among<'s, T>(
    all: &'s [T],
    text: &Text<'_>,
    words: &Range<usize>,
    span: impl Fn(&T) -> Span,
) -> &'s [T] {
    if words.is_empty() {
        return &[];
    }
    let words = text.span_of(words.clone());
    let first = all.partition_point(|one| span(one).end() <= words.start());
    let behind = all.partition_point(|one| span(one).start() < words.end());
    &all[first..behind.max(first)]
}

/// A sentence with what all its accounts share.
pub(super) struct Sentence<'l> {
    pub(super) number: usize,
    pub(super) words: Range<usize>,
    pub(super) clauses: Vec<Clause<'l>>,
    /// For each clause, those that lend to it: one lends to the last before it that has an event
    /// of its own, or, where none before has, to the first behind. `None` for one without.
    pub(super) lenders: Vec<Option<Vec<usize>>>,
    pub(super) actors: Vec<(&'l ActorRow, Match)>,
    pub(super) things: Vec<i64>,
    /// Whether it refers to an event told before.
    pub(super) refers: bool,
    pub(super) accident: bool,
    pub(super) here: bool,
}

impl<'l> Sentence<'l> {
    pub(super) fn new(
        story: &Story<'l, '_>,
        number: usize,
        words: Range<usize>,
        clauses: Vec<Clause<'l>>,
    ) -> Sentence<'l> {
        let has = |class: &str| {
            let mut folded = words.clone().map(|at| story.text.folded(at));
            folded.any(|word| story.language.words.has(class, word))
        };
        Sentence {
            number,
            lenders: clauses::lenders(&clauses),
            actors: story.language.actors.all(story.text, words.clone(), story.language),
            things: things(story, &words),
            refers: clauses
                .iter()
                .flat_map(|clause| &clause.cues)
                .any(|cue| cue.row.strength == Strength::Back),
            accident: story.has_accident(&words),
            here: has("here"),
            words,
            clauses,
        }
    }

    /// The cue that says what happened in the clause `at`, if that tells of an event of its own.
    pub(super) fn main_cue(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[at];
        let harmless = || clause.cues.iter().all(|cue| cue.row.kind.is_none());
        self.lenders[at].as_ref()?;
        kinds::main_cue(clause).filter(|_| !(self.accident && harmless()))
    }
}

/// The sorts of thing named in a sentence (mosque, hospital, airport), by number: two accounts
/// that name different things tell of different events.
fn things(story: &Story<'_, '_>, words: &Range<usize>) -> Vec<i64> {
    let class = |at: usize| story.language.words.value("target", story.text.folded(at));
    let mut things: Vec<i64> = words.clone().filter_map(class).collect();
    things.sort_unstable();
    things.dedup();
    things
}
