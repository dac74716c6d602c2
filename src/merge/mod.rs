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
mod relation;

use std::collections::HashMap;

use crate::gazetteer::Gazetteer;
use crate::model::Report;
use crate::weights::Weights;

pub use clue::{Clue, Strengths};
pub use event::event;

use compare::Run;
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
    /// Each document's number; reports hold that for its name.
    documents: HashMap<String, u32>,
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
        Accounts { gazetteer, keys: Vec::new(), documents: HashMap::new() }
    }

    /// Adds one report; reports are numbered from 0 in the order of adding.
    ///
    /// # Panics
    ///
    /// If there are more than 4 billion.
    pub fn add(&mut self, report: &Report) {
        let id = &report.byline.id.0;
        let document = self.documents.get(id).copied().unwrap_or_else(|| {
            let next = u32::try_from(self.documents.len()).expect("documents fit in u32");
            self.documents.insert(id.clone(), next);
            next
        });
        self.keys.push(Key::of(report, document, self.gazetteer));
    }

    /// The numbers of the reports that tell of one event, event by event; within an event in the
    /// order of adding. Which go together does not depend on that order.
    pub fn clusters(&self) -> Vec<Vec<u32>> {
        self.clusters_by(Weights::merge())
    }

    /// As [`Accounts::clusters`], by other weights than the bundled: for the program that learns
    /// them.
    pub fn clusters_by(&self, weights: &Weights) -> Vec<Vec<u32>> {
        let order = self.order();
        let mut clusters = cluster::clusters(&self.run(&order), weights);
        for cluster in &mut clusters {
            for at in &mut *cluster {
                *at = order[*at as usize];
            }
            cluster.sort_unstable();
        }
        clusters.sort();
        clusters
    }

    /// Every pair of reports that may tell of one event: for the program that learns how much each
    /// clue counts.
    pub fn compared(&self) -> Vec<Compared> {
        let order = self.order();
        let run = self.run(&order);
        let number = |at: u32| order[at as usize];
        let may = |&(a, b): &(u32, u32)| !run.forbids(a as usize, b as usize);
        let compared = |(a, b): (u32, u32)| Compared {
            reports: (number(a), number(b)),
            strengths: run.strengths(a as usize, b as usize),
        };
        block::pairs(&run).into_iter().filter(may).map(compared).collect()
    }

    fn run(&self, order: &[u32]) -> Run<'_> {
        Run::of(order.iter().map(|&at| &self.keys[at as usize]).collect(), self.gazetteer)
    }

    /// The numbers of the reports, by their documents, whatever order they came in.
    #[expect(clippy::iter_over_hash_type, reason = "each name goes to its own place")]
    fn order(&self) -> Vec<u32> {
        let mut names = vec![""; self.documents.len()];
        for (name, &number) in &self.documents {
            names[number as usize] = name;
        }
        let mut order: Vec<u32> = (0..).take(self.keys.len()).collect();
        order.sort_by_key(|&at| {
            let key = &self.keys[at as usize];
            (names[key.document as usize], key.at)
        });
        order
    }
}

#[cfg(test)]
mod tests;
