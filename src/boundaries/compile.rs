use std::collections::BTreeMap;

use serde::Deserialize;

use super::error::BoundariesError;
use super::format::{self, Record};
use super::outline::{self, Outline};

/// The text of two `GeoJSON` maps, of `data/boundaries` or like those.
#[derive(Clone, Copy, Debug)]
pub struct Maps<'t> {
    /// Countries, one a feature.
    pub countries: &'t str,
    /// Regions, each with the code of a country of the other map.
    pub regions: &'t str,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    id: String,
    country: String,
}

#[derive(Deserialize)]
struct Geometry {
    coordinates: Vec<Vec<Vec<[f64; 2]>>>,
}

/// Compiles maps into the bytes that `Boundaries::open` reads: corners rounded to thousandths of a
/// degree. The same maps give the same bytes.
///
/// ```
/// use dateline::boundaries::{Boundaries, BoundariesError, Maps, compile};
///
/// let feature = r#"{"properties": {"id": "my:island", "country": "ISL"},
///     "geometry": {"coordinates": [[[[0, 0], [1, 0], [1, 1], [0, 0]]]]}}"#;
/// let countries = format!(r#"{{"features": [{feature}]}}"#);
/// let maps = Maps { countries: &countries, regions: r#"{"features": []}"# };
/// assert!(Boundaries::open(compile(maps)?)?.of("my:island").is_some());
/// # Ok::<(), BoundariesError>(())
/// ```
pub fn compile(maps: Maps<'_>) -> Result<Vec<u8>, BoundariesError> {
    let countries = features("countries", maps.countries)?;
    let regions = features("regions", maps.regions)?;
    let codes: BTreeMap<&str, &str> =
        countries.iter().map(|it| (&*it.properties.country, &*it.properties.id)).collect();
    let by_key: BTreeMap<&str, &Feature> =
        countries.iter().chain(&regions).map(|it| (&*it.properties.id, it)).collect();
    if by_key.len() < countries.len() + regions.len() {
        return Err(fault("regions", "two features have one id".to_owned()));
    }
    let numbers: BTreeMap<&str, u32> = by_key.keys().copied().zip(0..).collect();

    let (mut records, mut keys, mut outlines) = (Vec::new(), String::new(), Vec::new());
    for (key, feature) in by_key {
        let country = codes.get(&*feature.properties.country).and_then(|key| numbers.get(key));
        let &country = country
            .ok_or_else(|| fault("regions", format!("{key} is in a country without map")))?;
        let shape = rounded(&feature.geometry)
            .ok_or_else(|| fault("regions or countries", format!("{key} leaves the globe")))?;
        let (key_at, outline_at) = (keys.len(), outlines.len());
        keys.push_str(key);
        outline::put(&shape, &mut outlines);
        records.push(Record {
            bbox: bbox(&shape),
            key_at: format::stored(key_at)?,
            key_len: format::stored(key.len())?,
            outline_at: format::stored(outline_at)?,
            outline_len: format::stored(outlines.len() - outline_at)?,
            country,
        });
    }
    format::write(&records, &keys, &outlines)
}

fn features(map: &'static str, text: &str) -> Result<Vec<Feature>, BoundariesError> {
    let read: Result<Collection, _> = serde_json::from_str(text);
    Ok(read.map_err(|error| fault(map, error.to_string()))?.features)
}

fn fault(map: &'static str, fault: String) -> BoundariesError {
    BoundariesError::Map { map, fault }
}

/// In thousandths of a degree; `None` if a corner lies off the globe.
fn rounded(geometry: &Geometry) -> Option<Outline> {
    let polygons = geometry.coordinates.iter();
    let corner = |&[lon, lat]: &[f64; 2]| {
        (lon.abs() <= 180.0 && lat.abs() <= 90.0).then(|| [thousandths(lon), thousandths(lat)])
    };
    let ring = |ring: &Vec<[f64; 2]>| ring.iter().map(corner).collect();
    polygons.map(|rings| rings.iter().map(ring).collect()).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "180,000 is below 2^31")]
fn thousandths(degrees: f64) -> i32 {
    (degrees * 1000.0).round() as i32
}

fn bbox(shape: &Outline) -> [i32; 4] {
    let start = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
    shape.iter().flatten().flatten().fold(start, |[west, south, east, north], &[lon, lat]| {
        [west.min(lon), south.min(lat), east.max(lon), north.max(lat)]
    })
}
