use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::field::{self, Field, columns, date, integer, real, text};
use super::named::Named;
use super::{Address, Drawing, Scene};
use crate::model::{Analysis, Column, Event, Feature, Geometry, Layer, PlaceId};

/// The layer's head.
pub(super) const LAYER: Layer = Layer {
    name: "places",
    doc: "One place named anywhere, with how often and when",
    geometry: Geometry::Point,
    key: "place_id",
    columns: &COLUMNS,
};

const COLUMNS: [Column; Row::FIELDS.len()] = columns(&Row::FIELDS);

impl<'r> Row<'r> {
    const FIELDS: [Field<Row<'r>>; 16] = [
        Field(
            text("place_id", "The place's key in the gazetteer; gn: is a GeoNames number"),
            |r| r.address.place.key.into(),
        ),
        Field(text("place", "Its name"), |r| r.address.place.name.into()),
        Field(
            text("kind", "What sort of place: country, region, district, town, area, ..."),
            |r| r.address.place.kind.as_str().into(),
        ),
        Field(text("country", "Its country"), |r| r.address.country.as_deref().into()),
        Field(text("country_iso3", "Its country in ISO 3166-1 alpha-3"), |r| {
            r.address.iso3.as_deref().into()
        }),
        Field(text("admin1", "Its province, state or governorate"), |r| r.address.admin1.into()),
        Field(text("admin2", "Its district or county"), |r| r.address.admin2.into()),
        Field(real("lat", "Latitude in degrees, WGS 84"), |r| r.address.place.position.lat.into()),
        Field(real("lon", "Longitude in degrees, WGS 84"), |r| r.address.place.position.lon.into()),
        Field(integer("uncertainty_m", "All of it lies within so many metres of the point"), |r| {
            r.address.place.uncertainty_m.into()
        }),
        Field(integer("documents", "How many documents name it"), |r| {
            r.tally.named.documents.into()
        }),
        Field(integer("mentions", "How often it is named"), |r| r.tally.named.mentions.into()),
        Field(integer("events", "How many events are placed on it"), |r| r.tally.events.into()),
        Field(date("first_day", "The day of the earliest document that names it"), |r| {
            r.tally.named.days.map(|(first, _)| first).into()
        }),
        Field(date("last_day", "The day of the latest document that names it"), |r| {
            r.tally.named.days.map(|(_, last)| last).into()
        }),
        Field(integer("geonames_id", "Its GeoNames number, to join by"), |r| {
            r.address.place.geonames_id.into()
        }),
    ];
}

struct Row<'r> {
    address: Address<'r>,
    tally: &'r Tally,
}

/// Counts every place that is named; rows come at the end, the most often named first.
#[derive(Default)]
pub(super) struct Places {
    tallies: BTreeMap<PlaceId, Tally>,
    /// How many documents have gone by.
    documents: u32,
}

#[derive(Default)]
struct Tally {
    named: Named,
    events: u32,
}

impl Drawing for Places {
    fn document(&mut self, analysis: &Analysis, scene: Scene<'_>) -> Vec<Feature> {
        self.documents += 1;
        let day = analysis.published.map(|(day, _)| day);
        for (_, _, choice) in scene.placed(analysis) {
            self.tallies.entry(choice.place).or_default().named.count(self.documents, day);
        }
        vec![]
    }

    fn event(&mut self, event: &Event, _: Scene<'_>) -> Vec<Feature> {
        if let Some(site) = &event.site {
            self.tallies.entry(site.choice.place).or_default().events += 1;
        }
        vec![]
    }

    fn end(&mut self, scene: Scene<'_>) -> Vec<Feature> {
        let mut tallies: Vec<_> = self.tallies.iter().collect();
        let key = |place| scene.gazetteer.place(place).key;
        tallies.sort_by_key(|&(&place, tally)| (Reverse(tally.named.mentions), key(place)));
        let rows = tallies.into_iter().map(|(&place, tally)| {
            let row = Row { address: Address::of(place, scene.gazetteer), tally };
            Feature {
                shape: Some(row.address.place.position.into()),
                values: field::values(&Row::FIELDS, &row),
            }
        });
        rows.collect()
    }
}
