//! Finds what happened, when, where, by whom and to how many: one report for each event that a
//! document tells of, however often it tells it.
//!
//! An event starts at a cue (`data/language/*/event_cues.tsv`). What stands in the cue's clause
//! binds first, then clauses beside it that tell of nothing themselves. Accounts of one event
//! are joined at the end.

mod aftermath;
mod bind;
mod clauses;
mod dated;
mod dateline;
mod details;
mod join;
mod kinds;
mod parties;
mod realis;
mod sites;
mod story;
mod tolls;
mod when;

use std::ops::Range;

use crate::gazetteer::Gazetteer;
use crate::language::{Language, Strength};
use crate::model::{
    Attribution, DateBasis, Document, EventKind, Placement, Precision, Realis, Report, Site, Tolls,
};
use crate::text::Text;

use dated::{dated, names_one_day};
use join::{Account, Deed, Tie};
use story::{Sentence, Story};

pub use bind::{Binding, DayClue, SiteClue, WorthClue};
pub use when::{Times, times};

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
    let told = Told::of(document, text, times, gazetteer, language);
    told.reports(placements, Binding::learned())
}

/// The sentences of a document that tell of events: known before any place is, for whether a
/// clause tells of an event does not depend on its places.
///
/// ```
/// use dateline::{extract, gazetteer::Gazetteer, language::Language, model::Document, text::Text};
///
/// let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
/// let tells = |said: &str| {
///     let (document, text) = (Document::new("a", said), Text::of(said, language));
///     let times = extract::times(&document, &text, language);
///     !extract::Told::of(&document, &text, &times, gazetteer, language).is_empty()
/// };
/// assert!(tells("A bomb killed 12 people in Goma."));
/// assert!(!tells("The council of Goma met on Friday."));
/// ```
pub struct Told<'l, 's> {
    story: Story<'l, 's>,
    sentences: Vec<Sentence<'l>>,
}

impl<'l, 's> Told<'l, 's> {
    /// What a document tells.
    pub fn of(
        document: &'s Document,
        text: &'s Text<'s>,
        times: &'s Times,
        gazetteer: &'s Gazetteer,
        language: &'l Language,
    ) -> Told<'l, 's> {
        let story = Story::new(document, text, times, gazetteer, language);
        let sentences = told_in(&story).filter_map(|number| telling(&story, number)).collect();
        Told { story, sentences }
    }

    /// Whether it tells of no event: then it has no reports, whatever places it names.
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// What it tells, as [`reports`], with the places that it names.
    pub fn reports(self, placements: &'s [Placement], binding: &Binding) -> Vec<Report> {
        let story = self.story.placed(placements);
        let mut reports = join::joined(&story, accounts(&story, &self.sentences), binding);
        for report in &mut reports {
            report.details = details::details(&story, report);
        }
        reports
    }
}

/// The accounts of events in every sentence, in reading order.
fn accounts(story: &Story<'_, '_>, telling: &[Sentence<'_>]) -> Vec<Account> {
    let mut telling = telling.iter().peekable();
    let mut told = Vec::new();
    let mut last = None;
    let mut ahead = None; // "Boy, 8, shot in Goma": what it was is told below
    for number in told_in(story) {
        let sentence = telling.next_if(|sentence| sentence.number == number);
        let mut accounts: Vec<Account> = sentence.map_or_else(Vec::new, |sentence| {
            (0..sentence.clauses.len()).filter_map(|at| account(story, sentence, at)).collect()
        });
        if accounts.is_empty() && last.is_some_and(|last| number - last <= aftermath::GOES_ON) {
            accounts.extend(aftermath::account(story, number));
        } else if accounts.is_empty() && last.is_none() && story.text.is_headline(number) {
            ahead = aftermath::account(story, number);
        }
        if !accounts.is_empty() {
            last = Some(number);
            accounts.extend(ahead.take());
        }
        told.extend(accounts);
    }
    told
}

/// The sentences that may tell of something: not the outlet's name.
fn told_in(story: &Story<'_, '_>) -> Range<usize> {
    let outlet = story.text.headline.start;
    let first = story.text.sentences.partition_point(|one| one.span.start() < outlet);
    first..story.text.sentences.len()
}

/// A sentence, if it tells of an event.
fn telling<'l>(story: &Story<'l, '_>, number: usize) -> Option<Sentence<'l>> {
    let sentence = &story.text.sentences[number];
    let words = sentence.range();
    if realis::asks(story, &words)
        || !story.language.cues.any(story.text, words.clone(), story.language)
    {
        return None; // so most sentences end
    }
    let clauses = clauses::clauses(story, words.clone());
    if clauses.iter().all(|clause| clause.cues.is_empty()) {
        return None;
    }
    let sentence = Sentence::new(story, number, words, clauses);
    let tells = |at| sentence.main_cue(at).is_some();
    (0..sentence.clauses.len()).any(tells).then_some(sentence)
}

/// What the clause `at` tells, with what the clauses beside it lend.
fn account(story: &Story<'_, '_>, sentence: &Sentence<'_>, at: usize) -> Option<Account> {
    let Sentence { number, ref clauses, .. } = *sentence;
    let main = sentence.main_cue(at)?;
    let lenders = sentence.lenders[at].as_ref()?;
    let clause = &clauses[at];
    let cue = &clause.cues[main];
    let lenders = lenders.iter().map(|&other| &clauses[other].words);
    let reach = std::iter::once(&clause.words).chain(lenders);
    let tallies: Vec<_> = reach
        .clone()
        .flat_map(|words| tolls::tallies(story, words.clone(), sentence.words.start))
        .collect();
    let tolls = tolls::tolls(&tallies);
    // "an attempt to kill the mayor" killed nobody
    let meant = cue.realis >= Realis::Planned && cue.row.strength == Strength::Harm;
    let tolls = if meant { Tolls::default() } else { tolls };
    let kind = kinds::with_harm(kinds::kind(clause), clause, &tolls);
    // who is caught before the deed is done is caught on the day of it
    let custody = kind == EventKind::Arrest || cue.realis >= Realis::Planned;
    let when = reach
        .clone()
        .chain([&sentence.words].into_iter().filter(|_| names_one_day(story, &sentence.words)))
        .find_map(|words| dated(story, words, &cue.words, custody));
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
    let named = clause.cues.iter().any(|cue| cue.row.kind.is_some());
    let background = cue.past || kinds::is_background(story, clause, &cue.words);
    Some(Account {
        report,
        victims: tolls::Victims::of(story, &tallies),
        strength,
        refers,
        background,
        bare,
        deed: if named { Deed::Told } else { Deed::Untold },
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

/// 0 to 1: how sure a report is, from what it rests on.
fn confidence(report: &Report, strength: Strength) -> f32 {
    let told = match strength {
        Strength::Event => 0.95,
        Strength::Class => 0.8,
        Strength::Harm => 0.75,
        Strength::Passing | Strength::Back | Strength::Accident | Strength::Nothing => 0.4,
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
