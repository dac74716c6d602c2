use std::collections::BTreeSet;
use std::path::Path;

use crate::boundaries::Boundaries;
use crate::gazetteer::{Gazetteer, Place};
use crate::model::{Column, ColumnKind, Feature, Geometry, Layer, PlaceKind};
use crate::write::gpkg::Database;
use crate::write::{Sink, WriteError};

/// The map underneath.
pub(super) const FILE: &str = "basemap.gpkg";

const COLUMNS: &[Column] = &[
    Column { name: "place_id", kind: ColumnKind::Text, doc: "The key in the gazetteer" },
    Column { name: "name", kind: ColumnKind::Text, doc: "The name" },
    Column { name: "country", kind: ColumnKind::Text, doc: "The country, ISO 3166-1 alpha-3" },
];

/// All countries.
pub(super) static COUNTRIES: Layer = Layer {
    name: "countries",
    doc: "One country or territory. Made with Natural Earth; outlines settle no dispute",
    geometry: Geometry::Area,
    key: "place_id",
    columns: COLUMNS,
};

/// The provinces of the countries that the layers tell of.
pub(super) static PROVINCES: Layer = Layer {
    name: "provinces",
    doc: "One province, state or governorate. Made with Natural Earth",
    geometry: Geometry::Area,
    key: "place_id",
    columns: COLUMNS,
};

/// Writes all countries, and the provinces of these.
pub(super) fn write(folder: &Path, countries: &BTreeSet<String>) -> Result<(), WriteError> {
    let mut out = Box::new(Database::create(&folder.join(FILE), &[&COUNTRIES, &PROVINCES])?);
    let (boundaries, gazetteer) = (Boundaries::bundled(), Gazetteer::bundled());
    for key in boundaries.keys() {
        let Some(place) = gazetteer.keyed(key).map(|id| gazetteer.place(id)) else { continue };
        let layer = match place.kind {
            PlaceKind::Country => &COUNTRIES,
            _ if countries.contains(place.countries) => &PROVINCES,
            _ => continue,
        };
        out.row(layer, &feature(&place, boundaries))?;
    }
    out.finish()
}

fn feature(place: &Place<'_>, boundaries: &Boundaries) -> Feature {
    Feature {
        shape: boundaries.of(place.key).map(Into::into),
        values: vec![place.key.into(), place.name.into(), place.countries.into()],
    }
}
