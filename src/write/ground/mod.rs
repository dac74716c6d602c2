//! The ground of a drawn map: outlines, names and towns, as far as the events reach.
//!
//! In come the countries and places that rows have named; out come all countries, the provinces of
//! those with events, and their larger towns. Maps that are drawn here ([`super::html`],
//! [`super::svg`]) stand on it.

mod coded;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use geo::MultiPolygon;

use crate::boundaries::Boundaries;
use crate::gazetteer::{Gazetteer, Place, Seat};
use crate::model::{Feature, Layer, LonLat, PlaceKind, Value};

pub(super) use coded::coded;

/// Towns of one country, the greatest first.
const TOWNS_OF_A_COUNTRY: usize = 60;

/// People that a capital counts for at least, so that it is named before other towns.
const CAPITAL: u32 = 3_000_000;

/// Where events have been so far.
#[derive(Debug, Default)]
pub(super) struct Reach {
    countries: BTreeSet<String>,
}

impl Reach {
    /// One more row of a layer.
    pub(super) fn add(&mut self, layer: &Layer, feature: &Feature) {
        if let Some(country) = text(layer, feature, "country_iso3")
            && !self.countries.contains(country)
        {
            self.countries.insert(country.to_owned());
        }
    }
}

/// What a map stands on. Every list is sorted by key, towns by weight.
pub(super) struct Ground {
    /// All countries.
    pub(super) countries: Vec<Shape>,
    /// The provinces of the countries reached, as far as there are outlines.
    pub(super) regions: Vec<Shape>,
    /// The larger towns of the countries reached.
    pub(super) towns: Vec<Town>,
}

/// A country or province.
#[derive(Debug)]
pub(super) struct Shape {
    /// The place's key in the gazetteer.
    pub(super) key: &'static str,
    /// Its name.
    pub(super) name: &'static str,
    /// Where to write the name.
    pub(super) at: LonLat,
    /// In degrees.
    pub(super) outline: MultiPolygon<f64>,
}

#[derive(Debug)]
/// A town that helps a reader to find his way.
pub(super) struct Town {
    /// Its name.
    pub(super) name: &'static str,
    /// Where it lies.
    pub(super) at: LonLat,
    /// Its people, or more for a capital.
    pub(super) weight: u32,
}

impl Ground {
    /// The ground under these countries. Always the bundled maps, whatever gazetteer a run used:
    /// they share keys.
    pub(super) fn under(reach: &Reach) -> Ground {
        let gazetteer = Gazetteer::bundled();
        let mut ground = Ground { countries: vec![], regions: vec![], towns: towns(reach) };
        let boundaries = Boundaries::bundled();
        for key in boundaries.keys() {
            let Some(place) = gazetteer.keyed(key).map(|id| gazetteer.place(id)) else { continue };
            let is_country = place.kind == PlaceKind::Country;
            if !is_country && !reach.countries.iter().any(|country| place.lies_in(country)) {
                continue;
            }
            let Some(outline) = boundaries.of(key) else { continue };
            let shape = Shape { key, name: place.name, at: place.position, outline };
            if is_country { ground.countries.push(shape) } else { ground.regions.push(shape) }
        }
        ground
    }
}

fn towns(reach: &Reach) -> Vec<Town> {
    let mut of: BTreeMap<&str, Vec<Place<'static>>> = BTreeMap::new();
    let is_town = |place: &Place<'_>| place.kind == PlaceKind::Town && place.population > 0;
    for place in Gazetteer::bundled().places().filter(is_town) {
        if let Some(country) = reach.countries.iter().find(|country| place.lies_in(country)) {
            of.entry(country).or_default().push(place);
        }
    }
    let weight = |place: &Place<'_>| match place.seat {
        Some(Seat::Country) => place.population.max(CAPITAL),
        Some(Seat::Region | Seat::District) | None => place.population,
    };
    let mut towns = Vec::new();
    for mut places in of.into_values() {
        places.sort_by_key(|place| (Reverse(weight(place)), place.key));
        towns.extend(places.into_iter().take(TOWNS_OF_A_COUNTRY));
    }
    towns.sort_by_key(|place| (Reverse(weight(place)), place.key));
    let town = |place: Place<'static>| Town {
        name: place.name,
        at: place.position,
        weight: weight(&place),
    };
    towns.into_iter().map(town).collect()
}

/// The cell of a column, if it is there and holds something.
pub(super) fn cell<'f>(layer: &Layer, feature: &'f Feature, column: &str) -> Option<&'f Value> {
    let at = layer.columns.iter().position(|known| known.name == column)?;
    feature.values.get(at).filter(|value| **value != Value::Null)
}

/// The text of a column, if it is there and holds any.
pub(super) fn text<'f>(layer: &Layer, feature: &'f Feature, column: &str) -> Option<&'f str> {
    match cell(layer, feature, column)? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Ground, Reach};

    #[test]
    fn only_countries_with_events_show_their_provinces_and_towns() {
        let nowhere = Ground::under(&Reach::default());
        assert!(nowhere.countries.iter().any(|country| country.name == "Afghanistan"));
        assert!(nowhere.regions.is_empty() && nowhere.towns.is_empty());

        let reach = Reach { countries: ["AFG".to_owned()].into() };
        let ground = Ground::under(&reach);
        assert!(ground.regions.iter().any(|region| region.name == "Nangarhar"));
        assert_eq!(ground.towns[0].name, "Kabul");
        assert!(ground.towns.is_sorted_by(|one, next| one.weight >= next.weight));
    }
}
