use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::field::{self, Field, columns, date, integer, text};
use super::named::Named;
use super::{Address, Drawing, Scene};
use crate::boundaries::Boundaries;
use crate::gazetteer::Gazetteer;
use crate::model::{
    Analysis, Column, Event, Feature, Geometry, Layer, PlaceId, PlaceKind, Precision, Site,
};

/// The layer's head.
pub(super) const LAYER: Layer = Layer {
    name: "areas",
    doc: "One country or province with an event or a mention in it, and how many; \
          what is known no closer is drawn here",
    geometry: Geometry::Area,
    key: "place_id",
    columns: &COLUMNS,
};

const COLUMNS: [Column; Row::FIELDS.len()] = columns(&Row::FIELDS);

impl<'r> Row<'r> {
    const FIELDS: [Field<Row<'r>>; 12] = [
        Field(
            text("place_id", "The place's key in the gazetteer; gn: is a GeoNames number"),
            |r| r.address.place.key.into(),
        ),
        Field(text("name", "Its name"), |r| r.address.place.name.into()),
        Field(text("kind", "country, or region: a province, state or governorate"), |r| {
            r.address.place.kind.as_str().into()
        }),
        Field(text("country", "Its country; of a country, itself"), |r| {
            r.address.country.as_deref().into()
        }),
        Field(text("country_iso3", "Its country in ISO 3166-1 alpha-3, to join by"), |r| {
            r.address.iso3.as_deref().into()
        }),
        Field(integer("events", "How many events lie in it, however exactly placed"), |r| {
            r.tally.events.into()
        }),
        Field(
            integer("events_here", "How many of them are known no closer: drawn here, as no pin"),
            |r| r.tally.events_here.into(),
        ),
        Field(
            integer("deaths", "The sum of fatalities_best of its events; those untold count 0"),
            |r| r.tally.deaths.into(),
        ),
        Field(integer("documents", "How many documents name it, or a place in it"), |r| {
            r.tally.named.documents.into()
        }),
        Field(integer("mentions", "How often it, or a place in it, is named"), |r| {
            r.tally.named.mentions.into()
        }),
        Field(date("first_day", "The day of the earliest of these documents"), |r| {
            r.tally.named.days.map(|(first, _)| first).into()
        }),
        Field(date("last_day", "The day of the latest of these documents"), |r| {
            r.tally.named.days.map(|(_, last)| last).into()
        }),
    ];
}

struct Row<'r> {
    address: Address<'r>,
    tally: &'r Tally,
}

/// Counts what lies in every country and province; a place of more than one counts in none. Rows
/// come at the end, those with the most events first, then those most often named.
#[derive(Default)]
pub(super) struct Areas {
    tallies: BTreeMap<PlaceId, Tally>,
    /// How many documents have gone by.
    documents: u32,
}

#[derive(Default)]
struct Tally {
    events: u32,
    events_here: u32,
    deaths: u64,
    named: Named,
}

impl Drawing for Areas {
    fn document(&mut self, analysis: &Analysis, scene: Scene<'_>) -> Vec<Feature> {
        self.documents += 1;
        let day = analysis.published.map(|(day, _)| day);
        for (_, _, choice) in scene.placed(analysis) {
            for area in around(choice.place, scene.gazetteer) {
                self.tallies.entry(area).or_default().named.count(self.documents, day);
            }
        }
        vec![]
    }

    fn event(&mut self, event: &Event, scene: Scene<'_>) -> Vec<Feature> {
        let Some(site) = &event.site else { return vec![] };
        for area in around(site.choice.place, scene.gazetteer) {
            let tally = self.tallies.entry(area).or_default();
            tally.events += 1;
            tally.events_here += u32::from(is_all_that_is_known(site, area));
            tally.deaths += event.tolls.killed.map_or(0, |killed| u64::from(killed.best));
        }
        vec![]
    }

    fn end(&mut self, scene: Scene<'_>) -> Vec<Feature> {
        let mut tallies: Vec<_> = self.tallies.iter().collect();
        tallies.sort_by_key(|&(&area, tally)| {
            let key = scene.gazetteer.place(area).key;
            (Reverse(tally.events), Reverse(tally.named.mentions), key)
        });
        let rows = tallies.into_iter().map(|(&area, tally)| {
            let row = Row { address: Address::of(area, scene.gazetteer), tally };
            let outline = Boundaries::bundled().of(row.address.place.key);
            Feature { shape: outline.map(Into::into), values: field::values(&Row::FIELDS, &row) }
        });
        rows.collect()
    }
}

/// The country and the province that a place lies in, or is.
fn around(place: PlaceId, gazetteer: &Gazetteer) -> impl Iterator<Item = PlaceId> {
    let place = gazetteer.place(place);
    let areas = [place.country(), place.region()];
    areas.into_iter().flatten().filter(|area| is_area(area.kind)).map(|area| area.id)
}

fn is_area(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Country | PlaceKind::Region)
}

/// Whether the text says no more of where it happened than this area; "northern Mali" says more.
fn is_all_that_is_known(site: &Site, area: PlaceId) -> bool {
    site.choice.place == area
        && matches!(site.choice.precision, Precision::Region | Precision::Country)
}
