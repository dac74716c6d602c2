use std::collections::HashSet;

use jiff::civil::Date;

use super::spool::Spool;
use crate::Error;
use crate::gazetteer::Gazetteer;
use crate::layers::Scene;
use crate::merge;
use crate::model::{Event, EventId, Report, When};

/// Where an event stands in the output.
pub(super) struct Standing {
    /// Undated events come last.
    day: (bool, Option<Date>),
    id: String,
    cluster: usize,
}

/// A report with its number in its document.
pub(super) type Numbered = (Report, u32);

/// The events that the filter keeps, by day and then by id. An event is merged here for its day
/// and once more to be written, so that never all of them are in memory.
pub(super) fn in_order(
    clusters: &[Vec<u32>],
    spool: &mut Spool,
    scene: Scene<'_>,
) -> Result<Vec<Standing>, Error> {
    let mut ids = HashSet::new();
    let mut standings = Vec::new();
    for (cluster, numbers) in clusters.iter().enumerate() {
        let event = merge::event(&spool.reports(numbers)?, scene.gazetteer);
        if !scene.filter.keeps_event(&event, scene.gazetteer) {
            continue;
        }
        let mut id = event.id.0;
        while !ids.insert(id.clone()) {
            id.push('+'); // two happenings that nothing tells apart still are two rows
        }
        let day = event.when.and_then(|dated| dated.when).map(When::middle);
        standings.push(Standing { day: (day.is_none(), day), id, cluster });
    }
    standings.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
    Ok(standings)
}

/// An event and the reports that tell it.
pub(super) fn event(
    standing: &Standing,
    clusters: &[Vec<u32>],
    spool: &mut Spool,
    gazetteer: &Gazetteer,
) -> Result<(Event, Vec<Numbered>), Error> {
    let numbers = &clusters[standing.cluster];
    let reports = spool.reports(numbers)?;
    let mut event = merge::event(&reports, gazetteer);
    event.id = EventId(standing.id.clone());
    let numbers = numbers.iter().map(|&number| spool.number(number));
    Ok((event, reports.into_iter().zip(numbers).collect()))
}
