//! Joins the reports that tell of one event: reports in, events out.
//!
//! Which reports belong together is decided by [`Accounts`] from a short key of each, whatever
//! order they come in; [`event`] makes one event of those that do.

mod cluster;
mod event;
mod key;

use crate::gazetteer::Gazetteer;
use crate::model::Report;

pub use event::event;

use key::Key;

/// What is kept of each report to know which belong together; the reports themselves may wait
/// on disk.
///
/// ```
/// use dateline::{gazetteer::Gazetteer, language::Language, merge, model::Document, pipeline};
///
/// let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
/// let mut accounts = merge::Accounts::new(gazetteer);
/// for (id, said) in [
///     ("a", "A bomb killed 12 people in Goma on Friday."),
///     ("b", "The bombing in Goma on 1 March killed at least 10."),
/// ] {
///     let story = Document::new(id, said).published("2024-03-03".parse()?);
///     for report in pipeline::analyse(story, gazetteer, language).reports {
///         accounts.add(&report);
///     }
/// }
/// assert_eq!(accounts.clusters(), [[0, 1]]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Accounts<'g> {
    gazetteer: &'g Gazetteer,
    keys: Vec<Key>,
}

impl<'g> Accounts<'g> {
    /// None yet.
    pub fn new(gazetteer: &'g Gazetteer) -> Accounts<'g> {
        Accounts { gazetteer, keys: Vec::new() }
    }

    /// Adds one report; reports are numbered from 0 in the order of adding.
    pub fn add(&mut self, report: &Report) {
        self.keys.push(Key::of(report));
    }

    /// The numbers of the reports that tell of one event, event by event; within an event in the
    /// order of adding. Which go together does not depend on that order.
    pub fn clusters(&self) -> Vec<Vec<u32>> {
        cluster::clusters(&self.keys, self.gazetteer)
    }
}

#[cfg(test)]
mod tests;
