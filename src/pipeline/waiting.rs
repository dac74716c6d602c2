use crate::Error;
use crate::keep::Spool;
use crate::model::Report;

/// The reports of a run, by number: they wait on disk for its end.
#[derive(Default)]
pub(super) struct Waiting(Spool<Kept>);

/// A report as it waits.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(super) struct Kept {
    pub(super) report: Report,
    /// Its number within its document, from 1.
    pub(super) number: u32,
    /// The report of an earlier document that it repeats, by its name.
    pub(super) repeats: Option<String>,
}

impl Kept {
    /// Whether both stand in one document, of reports that came one after the other.
    pub(super) fn is_beside(&self, later: &Kept) -> bool {
        self.number < later.number && self.report.byline.id == later.report.byline.id
    }
}

impl Waiting {
    /// The number that the next report will have.
    pub(super) fn next(&self) -> u32 {
        self.0.next()
    }

    /// Adds a report.
    pub(super) fn add(&mut self, kept: &Kept) -> Result<(), Error> {
        self.0.add(kept).map_err(Error::Spool)
    }

    /// The reports of these numbers, counted from 0 in the order of adding.
    pub(super) fn reports(&mut self, numbers: &[u32]) -> Result<Vec<Report>, Error> {
        numbers.iter().map(|&at| self.kept(at).map(|kept| kept.report)).collect()
    }

    /// The report of this number.
    pub(super) fn kept(&mut self, at: u32) -> Result<Kept, Error> {
        self.0.get(at).map_err(Error::Spool)
    }
}
