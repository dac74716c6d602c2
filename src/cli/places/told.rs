use std::io::{self, Write};

use dateline::gazetteer::{Gazetteer, Place, Seat};
use dateline::layers::Address;
use dateline::model::LonLat;
use geojson::{Feature, Geometry};
use serde_json::{Map, Value as Json, json};

use super::sheet::{Align, plain};

/// Names that map programs keep for themselves, and what stands for them in a layer.
const RENAMED: [(&str, &str); 2] = [("id", "place_id"), ("country", "country_iso3")];

/// The columns of a place in a sheet.
pub(super) const COLUMNS: [(&str, Align); 7] = [
    ("id", Align::Left),
    ("kind", Align::Left),
    ("name", Align::Left),
    ("in", Align::Left),
    ("lat", Align::Right),
    ("lon", Align::Right),
    ("people", Align::Right),
];

/// What stands in them.
pub(super) fn cells(place: &Place<'_>, gazetteer: &Gazetteer) -> [String; COLUMNS.len()] {
    [
        place.key.to_owned(),
        place.kind.as_str().to_owned(),
        place.name.to_owned(),
        within(place, gazetteer),
        degrees(place.position.lat),
        degrees(place.position.lon),
        people(place),
    ]
}

/// A place as it is told, column by column.
pub(super) fn row(place: &Place<'_>, gazetteer: &Gazetteer) -> Map<String, Json> {
    let Address { iso3, admin1, admin2, .. } = Address::of(place.id, gazetteer);
    let row = json!({
        "name": place.name,
        "kind": place.kind.as_str(),
        "country": iso3,
        "admin1": admin1,
        "admin2": admin2,
        "lat": place.position.lat,
        "lon": place.position.lon,
        "id": place.key,
        "geonames_id": place.geonames_id,
        "population": Some(place.population).filter(|&people| people > 0),
        "seat": place.seat.map(Seat::as_str),
        "uncertainty_m": place.uncertainty_m,
        "prominence": prominence(place),
    });
    match row {
        Json::Object(row) => row,
        _ => Map::new(),
    }
}

/// 0 to 1, in hundredths: more would feign precision.
pub(super) fn prominence(place: &Place<'_>) -> f64 {
    (f64::from(place.prominence) * 100.0).round() / 100.0
}

/// The units that hold a place, the smallest first: "Spin Boldak, Kandahar, AFG".
pub(super) fn within(place: &Place<'_>, gazetteer: &Gazetteer) -> String {
    let units = [place.admin2, place.admin1].into_iter().flatten();
    let mut names: Vec<_> = units.map(|unit| gazetteer.place(unit).name).collect();
    names.dedup();
    names.extend(Some(place.countries).filter(|codes| !codes.is_empty()));
    names.join(", ")
}

pub(super) fn degrees(degrees: f64) -> String {
    format!("{degrees:.4}")
}

/// Inhabitants, with commas; "" when unknown.
pub(super) fn people(place: &Place<'_>) -> String {
    let digits = place.population.to_string();
    if place.population == 0 {
        return String::new();
    }
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How a point came about, in words; codes of other tables are their own words.
pub(super) fn point_basis(coord_src: &str) -> String {
    let words = match coord_src {
        "geonames" => "as GeoNames has it",
        "iso3166-2" => "as the list of ISO 3166-2 units has it",
        "ourairports" => "as OurAirports has it",
        "bbox" => "the middle of the box around it",
        "seat" => "that of its seat",
        "member" => "that of its largest town",
        "namesake" => "that of a town of its name",
        "approximate" => "approximate, set by hand",
        other => other,
    };
    plain(words)
}

/// A `GeoJSON` layer of places whose features follow one by one.
#[derive(Default)]
pub(super) struct Collection {
    features: u64,
}

impl Collection {
    pub(super) fn add(
        &mut self,
        columns: Map<String, Json>,
        at: LonLat,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let named = |name: String| {
            let other = RENAMED.iter().find(|(known, _)| *known == name);
            other.map_or(name, |(_, other)| (*other).to_owned())
        };
        let properties = columns.into_iter().map(|(name, value)| (named(name), flat(value)));
        let feature = Feature {
            bbox: None,
            geometry: Some(Geometry::new_point([at.lon, at.lat])),
            id: None,
            properties: Some(properties.collect()),
            foreign_members: None,
        };
        self.open(out)?;
        self.features += 1;
        write!(out, "{}\n{feature}", if self.features == 1 { "" } else { "," })
    }

    pub(super) fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        writeln!(out, "\n]}}")
    }

    fn open(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.features > 0 {
            return Ok(());
        }
        write!(out, "{{\"type\":\"FeatureCollection\",\"name\":\"places\",\"features\":[")
    }
}

/// A value that fits in a column: lists become text joined by `; `.
fn flat(value: Json) -> Json {
    match value {
        Json::Array(items) if items.is_empty() => Json::Null,
        Json::Array(items) => {
            let items: Vec<_> = items
                .iter()
                .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
                .collect();
            json!(items.join("; "))
        }
        other => other,
    }
}
