use std::collections::HashSet;

use jiff::civil::Date;

use super::echo::Repeated;
use super::waiting::Waiting;
use crate::Error;
use crate::gazetteer::Gazetteer;
use crate::layers::Scene;
use crate::merge::{self, Accounts};
use crate::model::{Event, EventId, Report, When};

/// Which reports of a run tell news, and which repeat others.
pub(super) struct Ledger<'g> {
    accounts: Accounts<'g>,
    /// Of each account, its number in the run.
    numbers: Vec<u32>,
    /// Reports of copies: the one repeated, and their own number.
    echoes: Vec<(u32, u32)>,
}

/// The reports of each event, by their numbers in the run.
pub(super) struct Tales {
    clusters: Vec<Vec<u32>>,
    echoes: Vec<(u32, u32)>,
}

/// Where an event stands in the output.
pub(super) struct Standing {
    /// Undated events come last.
    day: (bool, Option<Date>),
    id: Box<str>,
    cluster: u32,
}

impl Standing {
    /// The name of the event.
    pub(super) fn event_id(&self) -> EventId {
        EventId(self.id.to_string())
    }
}

impl<'g> Ledger<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer) -> Ledger<'g> {
        Ledger { accounts: Accounts::new(gazetteer), numbers: vec![], echoes: vec![] }
    }

    /// Enters a report under its number in the run. One that repeats another is no news.
    pub(super) fn enter(&mut self, report: &Report, number: u32, repeated: Option<Repeated>) {
        if let Some(known) = repeated {
            self.echoes.push((known.report, number));
        } else {
            self.accounts.add(report);
            self.numbers.push(number);
        }
    }

    /// What belongs together, when all are entered.
    pub(super) fn tales(self) -> Result<Tales, Error> {
        let Ledger { accounts, numbers, mut echoes } = self;
        let mut clusters = accounts.clusters();
        accounts.sound().map_err(Error::Spool)?;
        clusters.iter_mut().flatten().for_each(|at| *at = numbers[*at as usize]);
        echoes.sort_unstable();
        Ok(Tales { clusters, echoes })
    }
}

impl Tales {
    /// The reports that tell an event first, in the order of the run.
    fn news(&self, place: &Standing) -> &[u32] {
        &self.clusters[place.cluster as usize]
    }

    /// Those of copies, which repeat them.
    fn echoes(&self, place: &Standing) -> impl Iterator<Item = u32> {
        self.news(place).iter().flat_map(|&number| {
            let first = self.echoes.partition_point(|echo| echo.0 < number);
            let known = self.echoes[first..].iter().take_while(move |echo| echo.0 == number);
            known.map(|echo| echo.1)
        })
    }

    /// All of them, in the order of the run.
    pub(super) fn all(&self, place: &Standing) -> Vec<u32> {
        let mut all: Vec<u32> =
            self.news(place).iter().copied().chain(self.echoes(place)).collect();
        all.sort_unstable();
        all
    }
}

/// The events that the filter keeps, by day and then by id. An event is merged here for its day
/// and once more to be written, so that never all of them are in memory.
pub(super) fn in_order(
    tales: &Tales,
    waiting: &mut Waiting,
    scene: Scene<'_>,
) -> Result<Vec<Standing>, Error> {
    let mut standings = Vec::new();
    for (cluster, numbers) in (0..).zip(&tales.clusters) {
        let event = merge::event(&waiting.reports(numbers)?, scene.gazetteer);
        if scene.filter.keeps_event(&event, scene.gazetteer) {
            let day = event.when.and_then(|dated| dated.when).map(When::middle);
            let id = event.id.0.into_boxed_str();
            standings.push(Standing { day: (day.is_none(), day), id, cluster });
        }
    }
    tell_apart(&mut standings);
    standings.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
    Ok(standings)
}

/// Two happenings that nothing tells apart still are two rows.
fn tell_apart(standings: &mut [Standing]) {
    standings.sort_by(|a, b| (&a.id, a.cluster).cmp(&(&b.id, b.cluster)));
    for alike in standings.chunk_by_mut(|a, b| a.id == b.id) {
        for (times, standing) in alike.iter_mut().enumerate() {
            standing.id = format!("{}{}", standing.id, "+".repeat(times)).into();
        }
    }
}

/// An event. Documents that repeat what others tell stand among its documents, sources and
/// addresses, behind these; they add nothing to its figures.
pub(super) fn event(
    place: &Standing,
    tales: &Tales,
    waiting: &mut Waiting,
    gazetteer: &Gazetteer,
) -> Result<Event, Error> {
    let mut event = merge::event(&waiting.reports(tales.news(place))?, gazetteer);
    event.id = place.event_id();
    let known = |values: &[String]| values.iter().cloned().collect::<HashSet<String>>();
    let mut documents = known(&event.documents);
    let (mut sources, mut urls) = (known(&event.sources), known(&event.urls));
    for number in tales.echoes(place) {
        let byline = waiting.kept(number)?.report.byline;
        add(&mut event.documents, &mut documents, Some(byline.id.0));
        add(&mut event.sources, &mut sources, byline.source);
        add(&mut event.urls, &mut urls, byline.url);
    }
    Ok(event)
}

fn add(values: &mut Vec<String>, known: &mut HashSet<String>, value: Option<String>) {
    if let Some(value) = value.filter(|value| known.insert(value.clone())) {
        values.push(value);
    }
}
