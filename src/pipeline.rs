//! The whole run, top to bottom. Read this file first.
//!
//! Documents flow: they are read one by one, analysed on several threads and handed on in the
//! order in which they were read, so that the output never depends on the number of threads.
//! Reports wait on disk until all are read; then events are merged and written in order of days.

mod copies;
mod delivery;
mod drawings;
mod echo;
mod order;
mod outcome;
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
use crate::model::{Analysis, Document, DocumentId};
use crate::read::{self, ReadError};
use crate::text::Sketch;
use crate::{Error, extract, resolve};

pub use delivery::Target;
pub use order::{Laid, Names, Order};
pub use outcome::{Outcome, Watch};
pub use reasons::{Reasons, reasons};

use copies::Copies;
use delivery::Delivery;
use drawings::Drawings;
use page::Page;
use spool::{Kept, Spool};
use told::Ledger;

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
    let page = Page::of(&document);
    let text = page.text(language);
    let mentions = page.mentions(&document, &text, gazetteer, language);
    let placements = resolve::placements(&mentions, &text, gazetteer, language);
    let sentences = text.sentences.iter().map(|sentence| sentence.span).collect();
    let times = extract::times(&document, &text, language);
    let reports =
        extract::reports_by(binding, &document, &text, &times, &placements, gazetteer, language);
    let extract::Times { published, timexes, .. } = times;
    let headline = page.headline;
    let duplicate_of = None;
    headline.left_out(Analysis {
        document,
        published,
        sentences,
        placements,
        timexes,
        reports,
        duplicate_of,
    })
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
    let mut outcome = Outcome { skipped: order.skipped.clone(), ..Outcome::default() };
    order.skipped.iter().for_each(|fault| watch.skipped(fault));
    let mut spool = Spool::new()?;
    let (mut copies, mut ledger) = (Copies::default(), Ledger::new(gazetteer));

    // Documents go by: their rows are written, their reports put aside.
    let sketched = |analysis: Analysis| (Sketch::of(&analysis.document.text), analysis);
    outcome.sources = analyses(order, gazetteer, language, sketched, |found| {
        let Some((sketch, mut analysis)) = outcome.taken(found, scene, watch) else {
            return Ok::<(), Error>(());
        };
        let repeated = copies.take(&mut analysis, sketch, spool.next());
        drawings.document(&analysis, delivery.outputs())?;
        let original = analysis.duplicate_of;
        for ((number, report), repeated) in (1..).zip(analysis.reports).zip(repeated) {
            ledger.enter(&report, spool.next(), repeated);
            let name = |id: &DocumentId| Some(format!("{}:{}", id.0, repeated?.within));
            spool.add(&Kept { report, number, repeats: original.as_ref().and_then(name) })?;
        }
        Ok(())
    })?;
    if outcome.documents == 0 && outcome.skipped.len() > order.skipped.len() {
        return Err(Error::NothingRead);
    }

    // Which reports tell of one event is known; each event is written with its reports.
    drop(copies);
    let tales = ledger.tales();
    for place in told::in_order(&tales, &mut spool, scene)? {
        let event = told::event(&place, &tales, &mut spool, gazetteer)?;
        drawings.event(&event, delivery.outputs())?;
        for number in tales.all(&place) {
            drawings.report(&spool.kept(number)?, &event, delivery.outputs())?;
        }
        outcome.event(&event, gazetteer);
    }
    drawings.end(delivery.outputs())?;
    delivery.finish(order, &mut outcome, gazetteer)?;
    Ok(outcome)
}

/// Reads and analyses each document, nothing more; `finish` runs on the worker that analysed it, `take` gets
/// what that gives, or why a document could not be read, in order. Gives what was read.
pub fn analyses<R: Send, E>(
    order: &Order,
    gazetteer: &Gazetteer,
    language: &Language,
    finish: impl Fn(Analysis) -> R + Sync,
    take: impl FnMut(Result<R, ReadError>) -> Result<(), E>,
) -> Result<read::Sources, E> {
    let mut documents = read::documents(&order.inputs, order.reading);
    let weigh = |document: &Result<Document, ReadError>| {
        document.as_ref().map_or(0, |document| document.text.len())
    };
    let work = |document: Result<Document, ReadError>| {
        let document = order.names.given(document?);
        guarded(document, |document| {
            finish(order.without_ignored(analyse(document, gazetteer, language)))
        })
    };
    parallel::in_order(&mut documents, order.jobs, weigh, work, take)?;
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
