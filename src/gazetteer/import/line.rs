use super::super::Seat;
use super::super::compile::extent;
use super::codes::{Codes, Country, Marks};
use super::spelling;
use crate::model::PlaceKind;

/// What a line of `GeoNames` is to us.
pub(super) enum Taken {
    /// A row in our columns, without a line end. Its units are told by their codes, "PK.04".
    Row { row: String, modified: String },
    /// Nothing that news names.
    LeftOut,
}

/// How many columns `GeoNames` has.
const COLUMNS: usize = 19;

/// Reads a line; tells what is wrong with it.
pub(super) fn take(line: &[u8], codes: &Codes) -> Result<Taken, String> {
    let line = str::from_utf8(line).map_err(|_| "not UTF-8".to_owned())?;
    let cells: Vec<_> = line.trim_end_matches(['\n', '\r']).split('\t').collect();
    let count = cells.len();
    let cells: [&str; COLUMNS] =
        cells.try_into().map_err(|_| format!("{count} cells, not {COLUMNS} with tabs between"))?;
    let [number, name, ascii, alternates, lat, lon, class, code, iso2, _, admin1, admin2, ..] =
        cells;
    let Some(feature) = codes.feature(class, code) else { return Ok(Taken::LeftOut) };
    let id: u32 = number.parse().map_err(|_| format!("`{number}` is no GeoNames number"))?;
    degrees("latitude", lat, 90.0)?;
    degrees("longitude", lon, 180.0)?;
    let country = match iso2 {
        "" => Country { iso3: "", marks: Marks::Keep },
        known => codes.country(known).ok_or_else(|| format!("country `{known}` is unknown"))?,
    };
    let name = spelling::main(name, ascii, country.marks);
    if name.is_empty() {
        return Ok(Taken::LeftOut); // no text in Latin letters can name it
    }
    let others = spelling::others(&name, alternates.split(',').chain([cells[1], ascii]), codes);
    let population: u64 = match cells[14] {
        "" => 0,
        people => people.parse().map_err(|_| format!("population `{people}` is no number"))?,
    };
    let population = u32::try_from(population).unwrap_or(u32::MAX);
    let people = Some(population).filter(|&people| people > 0);
    let far = feature.uncertainty_m.unwrap_or_else(|| extent(feature.kind, people));
    let within = |codes: &[&str]| match codes.last() {
        Some(&("" | "00")) | None => String::new(),
        Some(_) if iso2.is_empty() => String::new(),
        Some(_) => codes.join("."),
    };
    let is_country = feature.kind == PlaceKind::Country;
    let row: [&str; 16] = [
        &format!("gn:{id}"),
        &name,
        feature.kind.as_str(),
        lat,
        lon,
        country.iso3,
        &if is_country { String::new() } else { within(&[iso2, admin1]) },
        &if is_country { String::new() } else { within(&[iso2, admin1, admin2]) },
        &people.map_or(String::new(), |people| people.to_string()),
        feature.seat.map_or("", Seat::as_str),
        &id.to_string(),
        SOURCE,
        "geonames",
        &far.to_string(),
        &others.join("|"),
        "",
    ];
    Ok(Taken::Row { row: row.join("\t"), modified: cells[18].to_owned() })
}

/// What the places of an import name as their source.
pub(super) const SOURCE: &str = "GeoNames";

fn degrees(what: &str, cell: &str, most: f64) -> Result<(), String> {
    match cell.parse::<f64>() {
        Ok(degrees) if degrees.abs() <= most => Ok(()),
        _ => Err(format!("{what} `{cell}` is not a number from -{most} to {most}")),
    }
}
