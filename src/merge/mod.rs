//! Reports in, events out: a stand-in that makes every report its own event.

use crate::gazetteer::Gazetteer;
use crate::model::{Event, EventId, Report};

/// What must be kept of each report to know which belong together.
#[derive(Debug)]
pub struct Accounts {
    reports: u32,
}

impl Accounts {
    /// None yet.
    pub fn new(_: &Gazetteer) -> Accounts {
        Accounts { reports: 0 }
    }

    /// Adds one report; reports are numbered from 0 in the order of adding.
    pub fn add(&mut self, _: &Report) {
        self.reports += 1;
    }

    /// The numbers of the reports that tell of one event, event by event.
    pub fn clusters(&self) -> Vec<Vec<u32>> {
        (0..self.reports).map(|number| vec![number]).collect()
    }
}

/// The event that these reports tell.
///
/// # Panics
///
/// If there is no report.
pub fn event(reports: &[Report], _: &Gazetteer) -> Event {
    let best = &reports[0];
    let day = best.when.as_ref().map_or(String::new(), |dated| dated.when.middle().to_string());
    let place = best.site.as_ref().map_or("", |site| site.said.said.as_str());
    Event {
        id: EventId(format!("{}-{day}-{place}-{}", best.kind.as_str(), best.byline.id.0)),
        kind: best.kind,
        when: best.when.clone(),
        site: best.site.clone(),
        tolls: best.tolls,
        actors: best.actors.iter().map(|party| party.name.clone()).collect(),
        targets: best.targets.iter().map(|party| party.name.clone()).collect(),
        suicide: best.suicide,
        weapon: best.weapon.clone(),
        claimed_by: best.claimed_by.clone(),
        attribution: best.attribution,
        realis: best.realis,
        conflicts: vec![],
        confidence: best.confidence,
        reports: 1,
        documents: vec![best.byline.id.0.clone()],
        sources: best.byline.source.iter().cloned().collect(),
        urls: best.byline.url.iter().cloned().collect(),
        sentence: best.sentence.said.clone(),
    }
}
