use jiff::civil::{Date, date};

use crate::gazetteer::Gazetteer;
use crate::model::{Choice, Count, DateBasis, EventKind, PlaceId, Precision, Report};
use crate::text::{self, hash32};

/// What merging must know of a report.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(super) struct Key {
    /// The number of its document in this run.
    pub(super) document: u32,
    /// Where its sentence and its cue start.
    pub(super) at: (u32, u32),
    pub(super) kind: EventKind,
    pub(super) days: Option<Days>,
    /// The day of its document.
    pub(super) told_on: Option<i32>,
    pub(super) site: Option<Choice>,
    pub(super) within: Within,
    pub(super) killed: Option<Count>,
    pub(super) injured: Option<Count>,
    /// Names of actors, words of targets, the means: each as a number, sorted.
    pub(super) actors: Box<[u32]>,
    pub(super) targets: Box<[u32]>,
    pub(super) weapon: Option<u32>,
    pub(super) things: Box<[i64]>,
    pub(super) details: Box<[u32]>,
}

/// Days by number, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Days {
    pub(super) first: i32,
    pub(super) last: i32,
    pub(super) basis: DateBasis,
}

/// What a site lies in, or is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Within {
    pub(super) country: Option<PlaceId>,
    pub(super) region: Option<PlaceId>,
    pub(super) district: Option<PlaceId>,
}

impl Days {
    pub(super) fn count(self) -> i32 {
        self.last - self.first + 1
    }

    /// Whether the text tells them; otherwise they are those of the document.
    pub(super) fn are_told(self) -> bool {
        !matches!(self.basis, DateBasis::Publication | DateBasis::Dateline)
    }

    /// Days between the two, 0 when they meet.
    pub(super) fn gap(self, other: Days) -> i32 {
        (other.first - self.last).max(self.first - other.last).max(0)
    }
}

impl Default for Key {
    /// Says nothing.
    fn default() -> Key {
        Key {
            document: 0,
            at: (0, 0),
            kind: EventKind::ALL[0],
            days: None,
            told_on: None,
            site: None,
            within: Within::default(),
            killed: None,
            injured: None,
            actors: Box::default(),
            targets: Box::default(),
            weapon: None,
            things: Box::default(),
            details: Box::default(),
        }
    }
}

impl Key {
    pub(super) fn of(report: &Report, document: u32, gazetteer: &Gazetteer) -> Key {
        let days = report.when.as_ref().and_then(|dated| {
            let when = dated.when?;
            Some(Days { first: number(when.first), last: number(when.last), basis: dated.basis })
        });
        let actors = report.actors.iter().map(|actor| hash(&actor.name)).collect();
        let targets = report.targets.iter().flat_map(|target| words(&target.name)).collect();
        let site = report.site.as_ref().map(|site| site.choice);
        Key {
            document,
            at: (report.sentence.start, report.cue.start),
            kind: report.kind,
            days,
            told_on: report.told_on.or(report.byline.published).map(number),
            site,
            within: site.map(|site| Within::of(site.place, gazetteer)).unwrap_or_default(),
            killed: report.tolls.killed,
            injured: report.tolls.injured.filter(|&injured| injured != Count::UNTOLD),
            actors: sorted(actors),
            targets: sorted(targets),
            weapon: report.weapon.as_deref().map(hash),
            things: report.things.clone().into(),
            details: report.details.clone().into(),
        }
    }

    /// Whether its place is a town or something as small.
    pub(super) fn is_local(&self) -> bool {
        self.site.is_some_and(|site| site.precision <= Precision::Near)
    }
}

impl Within {
    fn of(place: PlaceId, gazetteer: &Gazetteer) -> Within {
        let place = gazetteer.place(place);
        Within {
            country: place.country().map(|country| country.id),
            region: place.region_id(),
            district: place.admin2,
        }
    }
}

/// Days since the beginning of 1970.
fn number(day: Date) -> i32 {
    date(1970, 1, 1).until(day).map_or(0, |span| span.get_days())
}

fn words(said: &str) -> Vec<u32> {
    let folded = text::fold(said);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(hash).collect()
}

fn hash(said: &str) -> u32 {
    hash32(said.bytes())
}

fn sorted(mut numbers: Vec<u32>) -> Box<[u32]> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into()
}
