//! The whole run, top to bottom. Read this file first.
//!
//! Documents flow: they are read one by one, analysed on several threads and handed on in the
//! order in which they were read, so that the output never depends on the number of threads.
//! Reports wait on disk until all are read; then events are merged and written in order of days.

mod analyst;
mod billing;
mod copies;
mod delivery;
mod drawings;
mod echo;
mod flow;
mod order;
mod outcome;
mod pace;
mod page;
mod parallel;
mod reasons;
mod record;
mod shards;
mod skipped;
mod slip;
mod told;
mod waiting;

use std::convert::Infallible;

use crate::Error;
use crate::extract::Binding;
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::layers::{Needs, Scene};
use crate::model::{Analysis, Document, DocumentId};
use crate::read::{self, ReadError};
use crate::text::Sketch;

pub use analyst::Bounds;
pub use delivery::Target;
pub use order::{Laid, Names, Order};
pub use outcome::{Outcome, Watch};
pub use pace::{Pace, Stage};
pub use reasons::{Reasons, passed_over, reasons};
pub use skipped::Skipped;

use analyst::Analyst;
use billing::Billing;
use copies::Copies;
use delivery::Delivery;
use drawings::Drawings;
use flow::Flow;
use shards::{Came, Shards};
use told::Ledger;
use waiting::{Kept, Waiting};

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
    let analyst = Analyst { gazetteer, language, binding, needs: Needs::ALL, pace: &() };
    let Ok(analysis) = analyst.analysis(document, |_| Ok::<(), Infallible>(()));
    analysis
}

/// From files to files. Whatever stops it leaves the target as it was; a run into a folder leaves
/// beside it what it has analysed, for one that goes on with it.
///
/// ```
/// use dateline::pipeline::{self, Order, Target};
/// use dateline::{gazetteer::Gazetteer, language::Language, write::{Broken, Former, WRITERS}};
///
/// let folder = tempfile::tempdir()?;
/// let (news, maps) = (folder.path().join("news.txt"), folder.path().join("maps"));
/// std::fs::write(&news, "Troops left Kabul.")?;
///
/// let (former, broken) = (Former::Keep, Broken::Drop);
/// let target = Target::Folder { path: &maps, writers: WRITERS, former, broken };
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
    let delivery = Delivery::open(target, &order.layers)?;
    let mut shards = delivery.shards(order, gazetteer)?;
    let mut run = Run {
        delivery,
        drawings: Drawings::begin(&order.layers, scene),
        outcome: Outcome { needs: order.needs(), ..Outcome::default() },
        copies: Copies::default(),
        ledger: Ledger::new(gazetteer),
        waiting: Waiting::default(),
        scene,
    };
    let done = run.documents(order, language, &mut shards, watch).and_then(|()| run.end(order));
    let is_kept = shards.is_some_and(|shards| shards.whole > 0);
    done.map_err(|fault| if is_kept { Error::Kept(Box::new(fault)) } else { fault })
}

/// A run under way.
struct Run<'r> {
    delivery: Delivery<'r>,
    drawings: Drawings<'r>,
    outcome: Outcome,
    copies: Copies,
    ledger: Ledger<'r>,
    waiting: Waiting,
    scene: Scene<'r>,
}

impl Run<'_> {
    /// Documents go by: their rows are written, their reports put aside.
    fn documents(
        &mut self,
        order: &Order,
        language: &Language,
        shards: &mut Option<Shards>,
        watch: &mut dyn Watch,
    ) -> Result<(), Error> {
        for fault in &order.skipped {
            self.outcome.passed_over(fault.clone(), watch)?;
        }
        let former = shards.as_ref().map(Shards::former);
        let flow = Flow { order, gazetteer: self.scene.gazetteer, language, former };
        let sketched = |analysis: Analysis| (Sketch::of(&analysis.document.text), analysis);
        self.outcome.sources = flow.run(sketched, |(found, filed)| {
            if let Some((shards, filed)) = shards.as_mut().zip(filed) {
                self.outcome.resumed += u64::from(filed.came == Came::Over);
                self.outcome.has_changed |= filed.came == Came::Instead;
                shards.file(&filed)?;
            }
            match self.outcome.taken(found, self.scene, watch)? {
                Some((sketch, analysis)) => self.document(order, sketch, analysis),
                None => Ok(()),
            }
        })?;
        let skipped = self.outcome.skipped.len() > order.skipped.len() as u64;
        let read = self.outcome.documents > 0 || !skipped;
        if read { Ok(()) } else { Err(Error::NothingRead) }
    }

    fn document(
        &mut self,
        order: &Order,
        sketch: Sketch,
        mut analysis: Analysis,
    ) -> Result<(), Error> {
        let repeated = self.copies.take(&mut analysis, sketch, self.waiting.next());
        self.drawings.document(&analysis, self.delivery.outputs())?;
        let original = analysis.duplicate_of;
        self.outcome.duplicates += u64::from(original.is_some());
        order.pace.turns_to(Some(Stage::Merge));
        for ((number, report), repeated) in (1..).zip(analysis.reports).zip(repeated) {
            self.ledger.enter(&report, self.waiting.next(), repeated);
            let name = |id: &DocumentId| Some(format!("{}:{}", id.0, repeated?.within));
            self.waiting.add(&Kept {
                report,
                number,
                repeats: original.as_ref().and_then(name),
            })?;
        }
        Ok(())
    }

    /// Which reports tell of one event is known; each event is written with its reports.
    fn end(self, order: &Order) -> Result<Outcome, Error> {
        let Run { mut delivery, mut drawings, mut outcome, copies, ledger, mut waiting, scene } =
            self;
        drop(copies);
        order.pace.turns_to(Some(Stage::Merge));
        let tales = ledger.tales()?;
        let places = told::in_order(&tales, &mut waiting, scene)?;
        let mut billing = Billing::of(waiting.next(), &places);
        for place in &places {
            order.pace.turns_to(Some(Stage::Merge));
            let event = told::event(place, &tales, &mut waiting, scene.gazetteer)?;
            order.pace.turns_to(Some(Stage::Write));
            drawings.event(&event, delivery.outputs())?;
            let reports = tales.all(place);
            for &number in &reports {
                drawings.byline(&waiting.kept(number)?.report.byline);
            }
            billing.event(event.documents.len(), &reports);
            outcome.event(&event, scene.gazetteer);
        }
        order.pace.turns_to(Some(Stage::Write));
        billing.each(&mut waiting, |kept, event| {
            Ok(drawings.report(kept, event, delivery.outputs())?)
        })?;
        drawings.end(delivery.outputs())?;
        delivery.finish(order, &mut outcome, scene.gazetteer)?;
        order.pace.turns_to(None);
        Ok(outcome)
    }
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
    Flow { order, gazetteer, language, former: None }.run(finish, |(found, _)| take(found))
}

#[cfg(test)]
mod tests;
