use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};

use super::analyst::Analyst;
use super::order::Order;
use super::pace::{Paced, Stage};
use super::parallel;
use super::shards::{Came, Filed, Former};
use super::slip::{self, Slip};
use crate::extract::Binding;
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::{Analysis, Document};
use crate::read::{self, ReadError};

/// How documents become analyses.
pub(super) struct Flow<'f> {
    pub(super) order: &'f Order,
    pub(super) gazetteer: &'f Gazetteer,
    pub(super) language: &'f Language,
    /// Whether analyses are to be kept, and what a former run has kept of them.
    pub(super) former: Option<Former>,
}

/// What comes of one document: its analysis as finished, or why it could not be read; and what is
/// to be kept of it.
pub(super) type Found<R> = (Result<R, ReadError>, Option<Filed>);

impl Flow<'_> {
    /// Reads the documents, analyses each, or takes over what a former run has found in it, and
    /// hands all on in order; `finish` runs on the worker that analysed it. Gives what was read.
    pub(super) fn run<R: Send, E>(
        mut self,
        finish: impl Fn(Analysis) -> R + Sync,
        mut take: impl FnMut(Found<R>) -> Result<(), E>,
    ) -> Result<read::Sources, E> {
        let pace = self.order.pace;
        let keeps = self.former.is_some();
        let mut documents = read::documents(&self.order.inputs, self.order.reading.clone());
        let has_changed = AtomicBool::new(false);
        let mut former = self.former.take().into_iter().flatten();
        let mut items = documents.by_ref().map(|document| {
            let known = document.is_ok() && !has_changed.load(Ordering::Relaxed);
            let slip = known.then(|| former.next()).flatten();
            (document, slip)
        });
        let weigh = |(document, _): &(Result<Document, ReadError>, Option<Slip>)| {
            document.as_ref().map_or(0, |document| document.text.len())
        };
        let done = |analysis| {
            pace.turns_to(Some(Stage::Write));
            finish(analysis)
        };
        let work = |(document, slip): (Result<Document, ReadError>, Option<Slip>)| {
            let document = match document {
                Ok(document) => self.order.names.given(document),
                Err(fault) => return (Err(fault), None),
            };
            let weight = document.text.len();
            if !keeps {
                let found = guarded(document, |document| self.analysed(document).map(done));
                pace.turns_to(None);
                return (found, None);
            }
            let (found, filed) = self.filed(document, slip, weight);
            if filed.came == Came::Instead {
                has_changed.store(true, Ordering::Relaxed);
            }
            let found = found.map(done);
            pace.turns_to(None);
            (found, Some(filed))
        };
        let take = |found| {
            pace.turns_to(Some(Stage::Write));
            take(found)?;
            pace.turns_to(None);
            Ok(())
        };
        let paced = Paced { items: &mut items, pace };
        parallel::in_order(paced, self.order.jobs, weigh, work, take)?;
        drop(items);
        Ok(documents.into_sources())
    }

    /// The analysis of a document, by the slip of a former run if it is of this document, with
    /// the slip to keep.
    fn filed(
        &self,
        document: Document,
        slip: Option<Slip>,
        weight: usize,
    ) -> (Result<Analysis, ReadError>, Filed) {
        let mark = slip::mark(&document);
        let slip = slip.filter(|slip| *slip != Slip::empty());
        let mut came = Came::New;
        if let Some(slip) = slip {
            if let Some(findings) = slip.opened(mark, &document, self.gazetteer) {
                return (Ok(findings.of(document)), Filed { slip, weight, came: Came::Over });
            }
            came = Came::Instead;
        }
        let found = guarded(document, |document| self.analysed(document));
        let slip = found.as_ref().map_or(Slip::empty(), |analysis| Slip::of(mark, analysis));
        (found, Filed { slip, weight, came })
    }

    fn analysed(&self, document: Document) -> Result<Analysis, ReadError> {
        let Flow { order, gazetteer, language, .. } = *self;
        let (binding, needs, pace) = (Binding::learned(), order.needs(), order.pace);
        let file = document.byline.id.0.clone();
        let analyst = Analyst { gazetteer, language, binding, needs, pace };
        let found = analyst.analysis(document, |mentions| order.bounds.hold(mentions, gazetteer));
        found
            .and_then(|found| order.bounds.hold_events(&found).map(|()| found))
            .map(|found| order.without_ignored(found))
            .map_err(|reason| ReadError { file, line: None, reason })
    }
}

/// A document over which this program stumbles must not take the rest of the run with it.
fn guarded<R>(
    document: Document,
    work: impl FnOnce(Document) -> Result<R, ReadError>,
) -> Result<R, ReadError> {
    let file = document.byline.id.0.clone();
    let stumbled = |_| {
        let reason = "this program stumbled over the document: please send it in".to_owned();
        ReadError { file, line: None, reason }
    };
    panic::catch_unwind(AssertUnwindSafe(|| work(document))).map_err(stumbled)?
}
