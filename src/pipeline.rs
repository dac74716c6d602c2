//! The whole run, top to bottom. Read this file first.
//!
//! Documents flow: they are read one by one, analysed on several threads and handed on in the
//! order in which they were read, so that the output never depends on the number of threads.
//! Reports wait on disk until all are read; then events are merged and written in order of days.

mod delivery;
mod drawings;
mod order;
mod outcome;
mod pace;
mod page;
mod parallel;
mod reasons;
mod record;
mod spool;
mod told;

use std::panic::{self, AssertUnwindSafe};

use crate::extract::Binding;
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::layers::Scene;
use crate::merge::Accounts;
use crate::model::{Analysis, Document};
use crate::read::{self, ReadError};
use crate::{Error, extract, resolve};

pub use delivery::Target;
pub use order::{Laid, Names, Order};
pub use outcome::{Outcome, Watch};
pub use pace::{Pace, Stage};
pub use reasons::{Reasons, reasons};

use delivery::Delivery;
use drawings::Drawings;
use pace::Paced;
use page::Page;
use spool::Spool;

/// Everything that can be found in one document, alone. Pure: same words, same answer.
pub fn analyse(document: Document, gazetteer: &Gazetteer, language: &Language) -> Analysis {
    analyse_by(Binding::learned(), document, gazetteer, language)
}

/// The same with events bound by other weights: for the program that learns them.
pub fn analyse_by(
    binding: &Binding,
    document: Document,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Analysis {
    analyse_at(&(), binding, document, gazetteer, language)
}

/// The same, telling what it turns to.
fn analyse_at(
    pace: &dyn Pace,
    binding: &Binding,
    document: Document,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Analysis {
    pace.turns_to(Some(Stage::Cut));
    let page = Page::of(&document);
    let text = page.text(language);
    pace.turns_to(Some(Stage::Recognise));
    let mentions = page.mentions(&document, &text, gazetteer, language);
    pace.turns_to(Some(Stage::Resolve));
    let placements = resolve::placements(&mentions, &text, gazetteer, language);
    let sentences = text.sentences.iter().map(|sentence| sentence.span).collect();
    pace.turns_to(Some(Stage::Date));
    let times = extract::times(&document, &text, language);
    pace.turns_to(Some(Stage::Extract));
    let reports =
        extract::reports_by(binding, &document, &text, &times, &placements, gazetteer, language);
    let extract::Times { published, timexes, .. } = times;
    let headline = page.headline;
    headline.left_out(Analysis { document, published, sentences, placements, timexes, reports })
}

/// From files to files. Whatever stops it leaves the target as it was.
///
/// ```
/// use dateline::pipeline::{self, Order, Target};
/// use dateline::{gazetteer::Gazetteer, language::Language, write::{Former, WRITERS}};
///
/// let folder = tempfile::tempdir()?;
/// let (news, maps) = (folder.path().join("news.txt"), folder.path().join("maps"));
/// std::fs::write(&news, "Troops left Kabul.")?;
///
/// let target = Target::Folder { path: &maps, writers: WRITERS, former: Former::Keep };
/// let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
/// let outcome = pipeline::run(&Order::new(vec![news]), target, gazetteer, language, &mut ())?;
///
/// assert_eq!((outcome.documents, outcome.mentions), (1, 1));
/// assert!(maps.join("mentions.geojson").exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn run(
    order: &Order,
    target: Target<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
    watch: &mut dyn Watch,
) -> Result<Outcome, Error> {
    let scene = Scene { gazetteer, filter: &order.filter, demonyms: order.demonyms };
    let mut delivery = Delivery::open(target, &order.layers)?;
    let mut drawings = Drawings::begin(&order.layers, scene);
    let mut outcome = Outcome::default();
    order.skipped.iter().for_each(|fault| outcome.passed_over(fault.clone(), watch));
    let mut spool = Spool::new()?;
    let mut accounts = Accounts::new(gazetteer);

    // Documents go by: their rows are written, their reports put aside.
    let whole = |analysis| analysis;
    outcome.sources = analyses(order, gazetteer, language, whole, |analysis| {
        let Some(analysis) = outcome.taken(analysis, scene, watch) else { return Ok(()) };
        drawings.document(&analysis, delivery.outputs())?;
        order.pace.turns_to(Some(Stage::Merge));
        for report in &analysis.reports {
            accounts.add(report);
        }
        spool.add(&analysis.reports)
    })?;
    if outcome.documents == 0 && outcome.skipped.len() > order.skipped.len() {
        return Err(Error::NothingRead);
    }

    // Which reports tell of one event is known; each event is written with its reports.
    order.pace.turns_to(Some(Stage::Merge));
    let clusters = accounts.clusters();
    for place in told::in_order(&clusters, &mut spool, scene)? {
        order.pace.turns_to(Some(Stage::Merge));
        let (event, reports) = told::event(&place, &clusters, &mut spool, gazetteer)?;
        order.pace.turns_to(Some(Stage::Write));
        drawings.event(&event, &reports, delivery.outputs())?;
        outcome.event(&event, gazetteer);
    }
    order.pace.turns_to(Some(Stage::Write));
    drawings.end(delivery.outputs())?;
    delivery.finish(order, &mut outcome, gazetteer)?;
    order.pace.turns_to(None);
    Ok(outcome)
}

/// Reads and analyses each document, nothing more; `finish` runs on the worker that analysed it, `take` gets
/// what that gives, or why a document could not be read, in order. Gives what was read.
pub fn analyses<R: Send, E>(
    order: &Order,
    gazetteer: &Gazetteer,
    language: &Language,
    finish: impl Fn(Analysis) -> R + Sync,
    mut take: impl FnMut(Result<R, ReadError>) -> Result<(), E>,
) -> Result<read::Sources, E> {
    let mut documents = read::documents(&order.inputs, order.reading);
    let weigh = |document: &Result<Document, ReadError>| {
        document.as_ref().map_or(0, |document| document.text.len())
    };
    let work = |document: Result<Document, ReadError>| {
        let document = order.names.given(document?);
        let done = guarded(document, |document| {
            let binding = Binding::learned();
            let analysis = analyse_at(order.pace, binding, document, gazetteer, language);
            order.pace.turns_to(Some(Stage::Write));
            finish(order.without_ignored(analysis))
        });
        order.pace.turns_to(None);
        done
    };
    let take = |done| {
        order.pace.turns_to(Some(Stage::Write));
        take(done)?;
        order.pace.turns_to(None);
        Ok(())
    };
    let paced = Paced { items: &mut documents, pace: order.pace };
    parallel::in_order(paced, order.jobs, weigh, work, take)?;
    Ok(documents.into_sources())
}

/// A document over which this program stumbles must not take the rest of the run with it.
fn guarded<R>(document: Document, work: impl FnOnce(Document) -> R) -> Result<R, ReadError> {
    let file = document.byline.id.0.clone();
    let stumbled = |_| {
        let reason = "this program stumbled over the document: please send it in".to_owned();
        ReadError { file, line: None, reason }
    };
    panic::catch_unwind(AssertUnwindSafe(|| work(document))).map_err(stumbled)
}

#[cfg(test)]
mod tests;
