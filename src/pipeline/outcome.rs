use std::collections::BTreeMap;

use super::skipped::Skipped;
use crate::Error;
use crate::gazetteer::Gazetteer;
use crate::layers::{self, Address, Needs, Scene};
use crate::model::{Analysis, Event, EventKind, Layer};
use crate::read::{ReadError, Sources};
use crate::text::{Sketch, one_line};

/// What a run did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Documents read.
    pub documents: u64,
    /// What was looked for: where it is not all mentions, these and what is placed of them are not
    /// counted; where it is no events, reports are not.
    pub needs: Needs,
    /// Names of places in them.
    pub mentions: u64,
    /// How many of these were placed.
    pub placed: u64,
    /// Accounts of events.
    pub reports: u64,
    /// Events of each kind, as drawn.
    pub kinds: BTreeMap<EventKind, u64>,
    /// Events of each country, as drawn.
    pub countries: BTreeMap<Option<String>, u64>,
    /// How often each name could not be placed.
    pub unresolved: BTreeMap<String, u64>,
    /// How many such names are no longer counted, because there are too many.
    pub unresolved_left_out: u64,
    /// How often something was passed over for each sort of reason.
    pub reasons: BTreeMap<String, u64>,
    /// What was passed over, and why.
    pub skipped: Skipped,
    /// How many documents repeat another.
    pub duplicates: u64,
    /// How many documents were taken over from a run that was broken off.
    pub resumed: u64,
    /// Whether the input has changed since that run.
    pub has_changed: bool,
    /// What was read.
    pub sources: Sources,
    /// The rows of each layer written.
    pub rows: Vec<(&'static Layer, u64)>,
    /// The files written; none when a stream was.
    pub files: Vec<std::path::PathBuf>,
}

/// Is told of a run as it goes.
pub trait Watch {
    /// A document has been dealt with.
    fn document(&mut self) {}

    /// Something could not be read.
    fn skipped(&mut self, _: &ReadError) {}
}

/// Watches nothing.
impl Watch for () {}

/// So many sorts of reasons are counted by themselves; hostile input may give each record its own.
const SORTS: usize = 100;

impl Outcome {
    /// Counts a document, or what was read in its place.
    pub(super) fn taken(
        &mut self,
        found: Result<(Sketch, Analysis), ReadError>,
        scene: Scene<'_>,
        watch: &mut dyn Watch,
    ) -> Result<Option<(Sketch, Analysis)>, Error> {
        let (sketch, analysis) = match found {
            Ok(found) => found,
            Err(fault) => {
                self.passed_over(fault, watch)?;
                return Ok(None);
            }
        };
        watch.document();
        self.documents += 1;
        self.reports += analysis.reports.len() as u64;
        let counted = analysis.placements.iter().filter(|placement| scene.counts(placement));
        for placement in counted.filter(|_| self.needs.mentions) {
            self.mentions += 1;
            if placement.choice.is_some() {
                self.placed += 1;
            } else {
                let name = one_line(placement.mention.span.of(&analysis.document.text));
                *self.unresolved.entry(name).or_default() += 1;
            }
        }
        self.unresolved_left_out += layers::thin(&mut self.unresolved, |&times| times);
        Ok(Some((sketch, analysis)))
    }

    /// Tells and lists what could not be read.
    pub(super) fn passed_over(
        &mut self,
        fault: ReadError,
        watch: &mut dyn Watch,
    ) -> Result<(), Error> {
        watch.skipped(&fault);
        let sort = fault.sort();
        let known = self.reasons.len() < SORTS || self.reasons.contains_key(&sort);
        let sort = if known { sort } else { "other reasons".to_owned() };
        *self.reasons.entry(sort).or_default() += 1;
        self.skipped.add(fault).map_err(Error::Spool)
    }

    /// Counts an event that is drawn.
    pub(super) fn event(&mut self, event: &Event, gazetteer: &Gazetteer) {
        *self.kinds.entry(event.kind).or_default() += 1;
        let site = event.site.as_ref();
        let country = site.and_then(|site| Address::of(site.choice.place, gazetteer).country);
        *self.countries.entry(country).or_default() += 1;
    }

    /// How many events were drawn.
    pub fn events(&self) -> u64 {
        self.kinds.values().sum()
    }
}
