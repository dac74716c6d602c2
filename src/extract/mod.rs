//! Finds what happened, when, where, by whom and to how many: one report for each event that a
//! document tells of, however often it tells it.
//!
//! An event starts at a cue (`data/language/*/event_cues.tsv`). What stands in the cue's clause
//! binds first, then clauses beside it that tell of nothing themselves. Accounts of one event
//! are joined at the end.

mod bind;
mod clauses;
mod dateline;
mod details;
mod join;
mod kinds;
mod parties;
mod realis;
mod sites;
mod tolls;
mod when;

use std::ops::Range;

use crate::gazetteer::Gazetteer;
use crate::language::{ActorRow, Language, Match, Strength};
use crate::model::{
    Attribution, DateBasis, Dated, Document, EventKind, Placement, Precision, Realis, Report, Site,
    Span, Timex, Tolls,
};
use crate::text::Text;

use clauses::Clause;
use join::{Account, Tie};

pub use bind::{Binding, DayClue, SiteClue};
pub use when::{Times, times};

/// A document with what is known of it so far.
struct Story<'l, 's> {
    document: &'s Document,
    text: &'s Text<'s>,
    times: &'s Times,
    placements: &'s [Placement],
    gazetteer: &'s Gazetteer,
    language: &'l Language,
    /// Of each word, whether a time covers it.
    timed: Vec<bool>,
}

impl<'l, 's> Story<'l, 's> {
    fn new(
        document: &'s Document,
        text: &'s Text<'s>,
        times: &'s Times,
        placements: &'s [Placement],
        gazetteer: &'s Gazetteer,
        language: &'l Language,
    ) -> Story<'l, 's> {
        let mut timed = vec![false; text.words.len()];
        for timex in &times.timexes {
            timed[text.words_in(timex.span)].fill(true);
        }
        Story { document, text, times, placements, gazetteer, language, timed }
    }

    /// The times that meet these words.
    fn times_among(&self, words: &Range<usize>) -> &'s [Timex] {
        among(&self.times.timexes, self.text, words, |timex| timex.span)
    }

    /// The times that these words are a part of, all of them; none past the end.
    fn times_around(&self, words: Range<usize>) -> impl Iterator<Item = &'s Timex> {
        let known = words.end <= self.text.words.len();
        let times = if known { self.times_among(&words) } else { &[] };
        times.iter().filter(move |timex| timex.span.covers(self.text.span_of(words.clone())))
    }

    /// Whether these words are part of the name of a time: "since March" tells of no march.
    fn in_time(&self, words: Range<usize>) -> bool {
        if words.len() == 1 {
            return self.timed.get(words.start).is_some_and(|timed| *timed);
        }
        self.times_around(words).next().is_some()
    }

    /// The placements that meet these words.
    fn placements_among(&self, words: &Range<usize>) -> &'s [Placement] {
        among(self.placements, self.text, words, |placement| placement.mention.span)
    }

    /// Whether a word stands in the dateline, where nothing is told.
    fn in_dateline(&self, at: usize) -> bool {
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
struct Sentence<'l> {
    number: usize,
    words: Range<usize>,
    clauses: Vec<Clause<'l>>,
    /// For each clause, those that lend to it: one lends to the last before it that has an event
    /// of its own, or, where none before has, to the first behind. `None` for one without.
    lenders: Vec<Option<Vec<usize>>>,
    actors: Vec<(&'l ActorRow, Match)>,
    things: Vec<i64>,
    /// Whether it refers to an event told before.
    refers: bool,
    accident: bool,
    here: bool,
}

impl<'l> Sentence<'l> {
    fn new(
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
            accident: has("accident"),
            here: has("here"),
            words,
            clauses,
        }
    }
}

/// Reports by the first day they may tell of, the undated first, then in reading order. Total:
/// any text gives reports or none.
pub fn reports(
    document: &Document,
    text: &Text<'_>,
    times: &Times,
    placements: &[Placement],
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Report> {
    reports_by(Binding::learned(), document, text, times, placements, gazetteer, language)
}

/// The same by other weights: for the program that learns them.
pub fn reports_by(
    binding: &Binding,
    document: &Document,
    text: &Text<'_>,
    times: &Times,
    placements: &[Placement],
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Report> {
    let story = Story::new(document, text, times, placements, gazetteer, language);
    let mut reports = join::joined(&story, accounts(&story), binding);
    for report in &mut reports {
        report.details = details::details(&story, report);
    }
    reports
}

/// The accounts of events in every sentence, in reading order.
fn accounts(story: &Story<'_, '_>) -> Vec<Account> {
    let outlet = story.text.headline.start;
    let first = story.text.sentences.partition_point(|one| one.span.start() < outlet);
    (first..story.text.sentences.len()).flat_map(|number| accounts_in(story, number)).collect()
}

/// The accounts of events in one sentence.
fn accounts_in(story: &Story<'_, '_>, number: usize) -> Vec<Account> {
    let sentence = &story.text.sentences[number];
    let words = sentence.range();
    if realis::asks(story, &words)
        || !story.language.cues.any(story.text, words.clone(), story.language)
    {
        return Vec::new(); // so most sentences end
    }
    let clauses = clauses::clauses(story, words.clone());
    if clauses.iter().all(|clause| clause.cues.is_empty()) {
        return Vec::new();
    }
    let sentence = Sentence::new(story, number, words, clauses);
    (0..sentence.clauses.len()).filter_map(|at| account(story, &sentence, at)).collect()
}

/// What the clause `at` tells, with what the clauses beside it lend.
fn account(story: &Story<'_, '_>, sentence: &Sentence<'_>, at: usize) -> Option<Account> {
    let Sentence { number, ref clauses, .. } = *sentence;
    let lenders = sentence.lenders[at].as_ref()?;
    let clause = &clauses[at];
    let main = kinds::main_cue(clause)?;
    let cue = &clause.cues[main];
    if sentence.accident && clause.cues.iter().all(|cue| cue.row.kind.is_none()) {
        return None;
    }
    let lenders = lenders.iter().map(|&other| &clauses[other].words);
    let reach = std::iter::once(&clause.words).chain(lenders);
    let tallies: Vec<_> =
        reach.clone().flat_map(|words| tolls::tallies(story, words.clone())).collect();
    let tolls = tolls::tolls(&tallies);
    let kind = kinds::with_harm(kinds::kind(clause), clause, &tolls);
    let when = reach
        .clone()
        .chain([&sentence.words].into_iter().filter(|_| names_one_day(story, &sentence.words)))
        .find_map(|words| dated(story, words, &cue.words));
    let mut cues: Vec<_> = clause.cues.iter().map(|cue| cue.words.clone()).collect();
    cues.swap(0, main);
    let relative = story.language.words.has("relative", story.text.folded(clause.words.start));
    // "the village, where a missile hit"
    let before = at.checked_sub(1).filter(|_| relative).map(|before| &clauses[before].words);
    let site = reach.clone().chain(before).find_map(|words| sites::site(story, words, &cues));
    let site = site.or_else(|| if sentence.here { filed_from(story) } else { None });
    let parties = parties::parties(story, sentence, &cue.words, kind, &tallies);
    let report = Report {
        byline: story.document.byline.clone(),
        told_on: story.times.told_on(),
        sentence: story.text.quote(story.text.sentences[number].span),
        cue: story.text.quote(story.text.span_of(cue.words.clone())),
        kind,
        when,
        site,
        tolls,
        actors: parties.actors,
        targets: parties.targets,
        things: sentence.things.clone(),
        details: Vec::new(),
        suicide: kind == EventKind::SuicideBombing,
        weapon: clause.cues.iter().find_map(|cue| cue.row.weapon).map(str::to_owned),
        claimed_by: parties.claimed_by,
        attribution: parties.attribution.unwrap_or(Attribution::Unknown),
        realis: cue.realis,
        confidence: 0.0,
    };
    let Sentence { refers, .. } = *sentence;
    let strength = clause.cues.iter().map(|cue| cue.row.strength).max()?;
    let separate = |word| story.language.words.has("separate", story.text.folded(word));
    let tie = if sentence.words.clone().any(separate) { Tie::Separate } else { Tie::Own };
    let bare = report.site.is_none() && report.when.is_none() && report.tolls == Tolls::default();
    let background = cue.past || kinds::is_background(story, clause, &cue.words);
    Some(Account {
        report,
        strength,
        refers,
        background,
        bare,
        tie,
        sentence: number,
        sentences: vec![number],
    })
}

/// The place of the dateline: what "here" means.
fn filed_from(story: &Story<'_, '_>) -> Option<Site> {
    let words = story.times.dateline.as_ref()?;
    story.placements_among(words).iter().find_map(|placement| {
        let at = story.text.words_in(placement.mention.span);
        let choice = placement.choice.filter(|_| !at.is_empty() && words.contains(&at.start))?;
        Some(Site { said: story.text.quote(placement.mention.span), choice })
    })
}

/// The day told among `words`, the exactest first, then the nearest to the cue.
fn dated(story: &Story<'_, '_>, words: &Range<usize>, cue: &Range<usize>) -> Option<Dated> {
    let inside = |timex: &&Timex| {
        let at = story.text.words_in(timex.span);
        let bounds = |word: usize| story.language.words.has("bounding", story.text.folded(word));
        timex.names_days()
            && words.start <= at.start
            && at.end <= words.end
            && !story.in_dateline(at.start)
            && !is_of_speech(story, words.start, at.start)
            && (timex.when().is_none_or(|when| when.days() == 1)
                || !bounds(at.start) && !at.start.checked_sub(1).is_some_and(bounds))
    };
    let timex = story.times_among(words).iter().filter(inside).min_by_key(|timex| {
        let at = story.text.words_in(timex.span).start;
        (timex.when().map_or(0, crate::model::When::days), at.abs_diff(cue.start))
    })?;
    let said = Some(story.text.say(timex.span).to_owned());
    Some(Dated { when: timex.when(), basis: timex.basis, said })
}

/// Whether a sentence names a single time, which then holds for all its clauses.
fn names_one_day(story: &Story<'_, '_>, words: &Range<usize>) -> bool {
    story.times_among(words).iter().filter(|timex| timex.names_days()).count() == 1
}

/// Whether a time is that of the telling: "police said on Monday", "claimed responsibility on
/// Thursday".
fn is_of_speech(story: &Story<'_, '_>, from: usize, at: usize) -> bool {
    let class = |class: &str, at: usize| story.language.words.has(class, story.text.folded(at));
    (from.max(at.saturating_sub(2))..at)
        .rev()
        .take_while(|&before| !story.text.gap_after(before).contains(','))
        .any(|before| class("speech", before) || class("claim", before))
}

/// What stands in when nothing tells the day: the week up to the document's own.
fn undated(story: &Story<'_, '_>) -> Option<Dated> {
    let when = Some(when::around(story.times.written?));
    Some(Dated { when, basis: DateBasis::Publication, said: None })
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

/// 0 to 1: how sure a report is, from what it rests on.
fn confidence(report: &Report, strength: Strength) -> f32 {
    let told = match strength {
        Strength::Event => 0.95,
        Strength::Class => 0.8,
        Strength::Harm => 0.75,
        Strength::Passing | Strength::Back | Strength::Nothing => 0.4,
    };
    let dated = match report.when.as_ref().map(|when| (when.when, when.basis)) {
        Some((Some(_), DateBasis::Explicit | DateBasis::Weekday)) => 1.0,
        Some((Some(_), DateBasis::Relative | DateBasis::Dateline)) => 0.9,
        Some((None, _)) => 0.8,
        Some((Some(_), DateBasis::Publication)) | None => 0.7,
    };
    let placed = report.site.as_ref().map_or(0.6, |site| {
        let vague = if site.choice.precision >= Precision::Area { 0.9 } else { 1.0 };
        site.choice.confidence * vague
    });
    let real = if report.realis == Realis::Reported { 1.0 } else { 0.8 };
    told * dated * placed * real
}

#[cfg(test)]
mod tests;
