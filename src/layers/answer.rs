//! One document's findings as one JSON object.

use jiff::civil::Date;
use serde::Serialize;

use super::Address;
use super::field::shown;
use crate::gazetteer::Gazetteer;
use crate::model::{Analysis, Placement, PublishedBasis, Report, TimexType, Usage};
use crate::text::CodePoints;

/// Everything found in one document, as `analyse` tells it: names in the order in which they are
/// written, all offsets in Unicode code points.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the keys that the documentation explains")]
pub struct Answer {
    pub id: String,
    pub published: Option<Date>,
    pub published_basis: Option<PublishedBasis>,
    pub toponyms: Vec<Toponym>,
    pub timexes: Vec<TimexAnswer>,
    pub events: Vec<EventAnswer>,
}

/// A mention, placed or not.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the keys that the documentation explains")]
pub struct Toponym {
    pub start: u32,
    pub end: u32,
    pub name: String,
    pub place: Option<String>,
    pub kind: Option<&'static str>,
    pub country: Option<String>,
    pub admin1: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub geonames_id: Option<u32>,
    pub place_id: Option<String>,
    pub confidence: Option<f64>,
    pub precision: Option<&'static str>,
    pub usage: &'static str,
    pub demonym: bool,
}

/// A time expression.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the keys that the documentation explains")]
pub struct TimexAnswer {
    pub start: u32,
    pub end: u32,
    #[serde(rename = "type")]
    pub sort: TimexType,
    pub value: Option<String>,
}

/// A report.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the keys that the documentation explains")]
pub struct EventAnswer {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub date: Option<DateRange>,
    pub date_precision: Option<&'static str>,
    pub date_basis: Option<&'static str>,
    pub place: Option<String>,
    pub place_id: Option<String>,
    pub aliases: Vec<String>,
    pub admin: Vec<String>,
    pub country: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub uncertainty_m: Option<u32>,
    pub fatalities: Option<u32>,
    pub fatalities_low: Option<u32>,
    pub fatalities_high: Option<u32>,
    pub injuries: Option<u32>,
    pub actors: Vec<String>,
    pub targets: Vec<String>,
    pub realis: &'static str,
    pub sentence: Stretch,
}

/// Days, both included.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are their meaning")]
pub struct DateRange {
    pub start: Date,
    pub end: Date,
}

/// A stretch of the text, end excluded.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are their meaning")]
pub struct Stretch {
    pub start: u32,
    pub end: u32,
}

impl Answer {
    /// The answer for one document.
    pub fn of(analysis: &Analysis, gazetteer: &Gazetteer) -> Answer {
        let text = &analysis.document.text;
        let points = CodePoints::of(text);
        let timexes = analysis.timexes.iter().map(|timex| {
            let (start, end) = points.stretch(timex.span);
            TimexAnswer { start, end, sort: timex.sort, value: timex.value.clone() }
        });
        Answer {
            id: analysis.document.byline.id.0.clone(),
            published: analysis.published.map(|(day, _)| day),
            published_basis: analysis.published.map(|(_, basis)| basis),
            toponyms: (analysis.placements.iter())
                .map(|placement| toponym(placement, text, &points, gazetteer))
                .collect(),
            timexes: timexes.collect(),
            events: analysis.reports.iter().map(|report| event(report, gazetteer)).collect(),
        }
    }
}

fn toponym(
    placement: &Placement,
    text: &str,
    points: &CodePoints<'_>,
    gazetteer: &Gazetteer,
) -> Toponym {
    let mention = placement.mention;
    let (start, end) = points.stretch(mention.span);
    let choice = placement.choice;
    let address = choice.map(|choice| Address::of(choice.place, gazetteer));
    let address = address.as_ref();
    Toponym {
        start,
        end,
        name: mention.span.of(text).to_owned(),
        place: address.map(|address| address.place.name.to_owned()),
        kind: address.map(|address| address.place.kind.as_str()),
        country: address.and_then(|address| address.iso3.clone()),
        admin1: address.and_then(|address| address.admin1.map(str::to_owned)),
        lat: choice.map(|choice| rounded(choice.at.lat)),
        lon: choice.map(|choice| rounded(choice.at.lon)),
        geonames_id: address.and_then(|address| address.place.geonames_id),
        place_id: address.map(|address| address.place.key.to_owned()),
        confidence: choice.map(|choice| shown(choice.confidence)),
        precision: choice.map(|choice| choice.precision.as_str()),
        usage: mention.usage.as_str(),
        demonym: mention.usage == Usage::Demonym,
    }
}

fn event(report: &Report, gazetteer: &Gazetteer) -> EventAnswer {
    let when = report.when.as_ref();
    let days = when.and_then(|dated| dated.when);
    let choice = report.site.as_ref().map(|site| site.choice);
    let address = choice.map(|choice| Address::of(choice.place, gazetteer));
    let address = address.as_ref();
    let killed = report.tolls.killed;
    EventAnswer {
        kind: report.kind.as_str(),
        date: days.map(|when| DateRange { start: when.first, end: when.last }),
        date_precision: days.map(|when| when.precision().as_str()),
        date_basis: when.map(|dated| dated.basis.as_str()),
        place: address.map(|address| address.place.name.to_owned()),
        place_id: address.map(|address| address.place.key.to_owned()),
        aliases: (address.into_iter())
            .flat_map(|address| address.place.names().skip(1))
            .map(str::to_owned)
            .collect(),
        admin: (address.into_iter())
            .flat_map(|address| [address.admin1, address.admin2])
            .flatten()
            .map(str::to_owned)
            .collect(),
        country: address.and_then(|address| address.country.clone()),
        lat: choice.map(|choice| rounded(choice.at.lat)),
        lon: choice.map(|choice| rounded(choice.at.lon)),
        uncertainty_m: choice.map(|choice| choice.uncertainty_m),
        fatalities: killed.map(|killed| killed.best),
        fatalities_low: killed.map(|killed| killed.least),
        fatalities_high: killed.and_then(|killed| killed.most),
        injuries: report.tolls.injured.map(|injured| injured.best),
        actors: report.actors.iter().map(|party| party.name.clone()).collect(),
        targets: report.targets.iter().map(|party| party.name.clone()).collect(),
        realis: report.realis.as_str(),
        sentence: Stretch { start: report.sentence.start, end: report.sentence.end },
    }
}

/// To 7 decimals: a centimetre on the ground.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}
