//! Joins the reports that tell of one event: reports in, events out.
//!
//! Which reports belong together is decided by [`Accounts`] from a short key of each, whatever
//! order they come in; [`event`] makes one event of those that do.

mod apart;
mod block;
mod clue;
mod cluster;
mod compare;
mod details;
mod event;
mod found;
mod key;
mod keys;
mod relation;

use std::io;

use crate::gazetteer::Gazetteer;
use crate::model::Report;
use crate::weights::Weights;

pub use clue::{Clue, Strengths};
pub use event::event;

use compare::Run;
use key::Key;
use keys::Keys;

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
    keys: Keys,
}

/// Two reports that may tell of one event, by their numbers, with what speaks for it and against.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The two, in the order of their documents.
    pub reports: (u32, u32),
    /// How strong each clue is.
    pub strengths: Strengths,
}

impl<'g> Accounts<'g> {
    /// None yet.
    pub fn new(gazetteer: &'g Gazetteer) -> Accounts<'g> {
        Accounts { gazetteer, keys: Keys::default() }
    }

    /// Adds one report; reports are numbered from 0 in the order of adding.
    pub fn add(&mut self, report: &Report) {
        let document = self.keys.document(&report.byline.id.0);
        self.keys.add(Key::of(report, document, self.gazetteer));
    }

    /// Whether all that had to wait on disk, in a run of many reports, came back as it went;
    /// otherwise clusters made before say nothing.
    pub fn sound(&self) -> io::Result<()> {
        self.keys.sound()
    }

    /// The numbers of the reports that tell of one event, event by event; within an event in the
    /// order of adding. Which go together does not depend on that order.
    pub fn clusters(&self) -> Vec<Vec<u32>> {
        self.clusters_by(Weights::merge())
    }

    /// As [`Accounts::clusters`], by other weights than the bundled: for the program that learns
    /// them.
    pub fn clusters_by(&self, weights: &Weights) -> Vec<Vec<u32>> {
        let order = self.keys.in_order();
        let run = Run::of(&self.keys, &order, self.gazetteer);
        let mut clusters = cluster::clusters(&run, weights);
        for cluster in &mut clusters {
            for at in &mut *cluster {
                *at = order[*at as usize];
            }
            cluster.sort_unstable();
        }
        clusters.sort_unstable();
        clusters
    }

    /// Every pair of reports that may tell of one event: for the program that learns how much each
    /// clue counts.
    pub fn compared(&self) -> Vec<Compared> {
        let order = self.keys.in_order();
        let run = Run::of(&self.keys, &order, self.gazetteer);
        let mut pairs = Vec::new();
        block::pairs(&run, |a, b| pairs.push((a, b)));
        pairs.sort_unstable();
        pairs.dedup();
        let number = |at: u32| order[at as usize];
        let compared = |(a, b): (u32, u32)| {
            let (one, other) = (run.key(a), run.key(b));
            let strengths = run.strengths(&one, &other)?;
            Some(Compared { reports: (number(a), number(b)), strengths })
        };
        pairs.into_iter().filter_map(compared).collect()
    }
}

#[cfg(test)]
mod tests;
