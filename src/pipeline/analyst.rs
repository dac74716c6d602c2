use super::pace::{Pace, Stage};
use super::page::Page;
use crate::extract::{self, Binding, Told};
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::layers::Needs;
use crate::model::{Analysis, Document, Mention};
use crate::resolve;

/// Finds what can be found in documents, one at a time.
#[derive(Clone, Copy)]
pub(super) struct Analyst<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) language: &'a Language,
    pub(super) binding: &'a Binding,
    /// What is asked for; what is not may be left out.
    pub(super) needs: Needs,
    /// Is told what is turned to.
    pub(super) pace: &'a dyn Pace,
}

/// How much is found in one document before it is taken for a mistake or an attack, and skipped.
///
/// ```
/// use dateline::pipeline::Bounds;
///
/// assert_eq!(Bounds::default().events, 10_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Bounds {
    /// Places that one name may mean.
    pub candidates: u64,
    /// Events that it may tell of.
    pub events: u64,
}

impl Bounds {
    /// Whether some name means too many places, and which flag would let it.
    pub(super) fn hold(self, mentions: &[Mention], gazetteer: &Gazetteer) -> Result<(), String> {
        let meant = |mention: &Mention| mention.name.map(|name| gazetteer.senses(name).count());
        let most = mentions.iter().filter_map(meant).max().unwrap_or(0);
        within("places that one name may mean", "--max-candidates", self.candidates, most)
    }

    /// Whether too many events are told.
    pub(super) fn hold_events(self, analysis: &Analysis) -> Result<(), String> {
        within("events told", "--max-events", self.events, analysis.reports.len())
    }
}

fn within(what: &str, flag: &str, bound: u64, count: usize) -> Result<(), String> {
    if count as u64 <= bound {
        return Ok(());
    }
    Err(format!("{count} {what} are over the limit of {bound}: if it is meant, raise {flag}"))
}

impl Default for Bounds {
    /// No name of the bundled table means as many places, and no story tells of as many events.
    fn default() -> Bounds {
        Bounds { candidates: 10_000, events: 10_000 }
    }
}

impl Analyst<'_> {
    /// What is asked for of a document, unless its mentions do not `hold`.
    pub(super) fn analysis<E>(
        &self,
        document: Document,
        hold: impl FnOnce(&[Mention]) -> Result<(), E>,
    ) -> Result<Analysis, E> {
        let Analyst { gazetteer, language, needs, .. } = *self;
        let turns_to = |stage| self.pace.turns_to(Some(stage));
        turns_to(Stage::Cut);
        let page = Page::of(&document);
        let text = page.text(language);
        turns_to(Stage::Date);
        let times = extract::times(&document, &text, language);
        turns_to(Stage::Extract);
        let told = || Told::of(&document, &text, &times, gazetteer, language);
        let told = needs.events.then(told).filter(|told| !told.is_empty());
        turns_to(Stage::Recognise);
        let mentions = if needs.mentions || told.is_some() {
            page.mentions(&document, &text, gazetteer, language)
        } else {
            Vec::new()
        };
        hold(&mentions)?;
        turns_to(Stage::Resolve);
        let mut placements = resolve::placements(&mentions, &text, gazetteer, language);
        if document.given.is_some() {
            resolve::around(&mut placements, &text, gazetteer);
        }
        let sentences = text.sentences.iter().map(|sentence| sentence.span).collect();
        turns_to(Stage::Extract);
        let reports = told.map_or_else(Vec::new, |told| told.reports(&placements, self.binding));
        // "Chicago Police" and "the capital" are evidence for those who read here, no mentions
        placements.retain(|placement| placement.mention.usage.is_shown());
        let extract::Times { published, timexes, .. } = times;
        let headline = page.headline;
        let duplicate_of = None;
        Ok(headline.left_out(Analysis {
            document,
            published,
            sentences,
            placements,
            timexes,
            reports,
            duplicate_of,
        }))
    }
}
