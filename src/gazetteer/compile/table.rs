use super::super::error::GazetteerError;
use super::super::role::{NameRole, Seat};
use crate::model::{LonLat, PlaceKind};

/// The columns of a table of places, in order.
pub const PLACE_COLUMNS: [&str; 16] = [
    "id",
    "name",
    "kind",
    "lat",
    "lon",
    "country",
    "admin1",
    "admin2",
    "population",
    "seat",
    "geonames_id",
    "source",
    "coord_src",
    "uncertainty_m",
    "names",
    "note",
];

/// The columns of a table of names for places that stand in another, in order.
pub const NAME_COLUMNS: [&str; 4] = ["place_id", "name", "usage", "note"];

/// The columns of the table of sources, in order.
pub const SOURCE_COLUMNS: [&str; 7] =
    ["registry", "package", "version", "file", "sha256", "licence", "attribution"];

/// Where a row stands, to be named when it is wrong.
#[derive(Clone, Copy, Debug)]
pub(in crate::gazetteer) struct Line<'t> {
    pub(in crate::gazetteer) file: &'t str,
    /// Counted from 1, heading included.
    pub(in crate::gazetteer) number: usize,
}

impl Line<'_> {
    pub(in crate::gazetteer) fn fault(self, fault: impl Into<String>) -> GazetteerError {
        let (file, line) = (self.file.to_owned(), self.number);
        GazetteerError::Row { file, line, fault: fault.into() }
    }
}

/// A row of a table of places, its cells read but not yet joined to anything. Blank is `None`
/// or "".
#[derive(Clone, Debug)]
pub(in crate::gazetteer) struct PlaceRow<'t> {
    pub(in crate::gazetteer) line: Line<'t>,
    pub(in crate::gazetteer) id: &'t str,
    pub(in crate::gazetteer) name: &'t str,
    pub(in crate::gazetteer) kind: Option<PlaceKind>,
    pub(in crate::gazetteer) position: Option<LonLat>,
    pub(in crate::gazetteer) country: &'t str,
    pub(in crate::gazetteer) admin1: &'t str,
    pub(in crate::gazetteer) admin2: &'t str,
    pub(in crate::gazetteer) population: Option<u32>,
    pub(in crate::gazetteer) seat: Option<Seat>,
    pub(in crate::gazetteer) geonames_id: Option<u32>,
    pub(in crate::gazetteer) source: &'t str,
    pub(in crate::gazetteer) coord_src: &'t str,
    pub(in crate::gazetteer) uncertainty_m: Option<u32>,
    pub(in crate::gazetteer) names: Vec<&'t str>,
    pub(in crate::gazetteer) note: &'t str,
}

/// A row of a table of names.
#[derive(Clone, Copy, Debug)]
pub(in crate::gazetteer) struct NameRow<'t> {
    pub(in crate::gazetteer) line: Line<'t>,
    pub(in crate::gazetteer) place: &'t str,
    pub(in crate::gazetteer) name: &'t str,
    /// None: the place is not called so.
    pub(in crate::gazetteer) role: Option<NameRole>,
}

/// A table as text.
#[derive(Clone, Copy)]
pub(in crate::gazetteer) struct Sheet<'t> {
    pub(in crate::gazetteer) file: &'t str,
    pub(in crate::gazetteer) text: &'t str,
    /// In which lines of the file its rows stood, if it was not this very text.
    pub(in crate::gazetteer) lines: Option<&'t [usize]>,
}

/// The rows of some tables.
#[derive(Default)]
pub(in crate::gazetteer) struct Rows<'t> {
    pub(in crate::gazetteer) places: Vec<Vec<PlaceRow<'t>>>,
    pub(in crate::gazetteer) names: Vec<NameRow<'t>>,
    /// Package, version, licence and attribution, by tabs; one a line.
    pub(in crate::gazetteer) sources: String,
}

impl<'t> Rows<'t> {
    /// Reads one more table; its heading tells which of the three it is. Rows that are wrong are
    /// left out, and told in `faults`.
    pub(in crate::gazetteer) fn read(
        &mut self,
        sheet: Sheet<'t>,
        faults: &mut Vec<GazetteerError>,
    ) {
        let Sheet { file, text, lines: numbers } = sheet;
        let text = text.trim_start_matches('\u{feff}');
        let mut lines = text.lines();
        let heading: Vec<_> = lines.next().unwrap_or_default().split('\t').collect();
        let number = |index| numbers.map_or(index + 2, |of| of.get(index).copied().unwrap_or(0));
        let rows =
            lines.enumerate().map(|(index, row)| (Line { file, number: number(index) }, row));
        if heading == PLACE_COLUMNS {
            self.places.push(sound(rows.map(|(line, row)| place(line, row)), faults));
        } else if heading == NAME_COLUMNS {
            self.names.extend(sound(rows.map(|(line, row)| name(line, row)), faults));
        } else if heading == SOURCE_COLUMNS {
            self.sources.extend(sound(rows.map(|(line, row)| source(line, row)), faults));
        } else {
            let want = PLACE_COLUMNS.join(", ");
            let line = Line { file, number: 1 };
            faults.push(line.fault(format!("the columns must be {want}, by tabs")));
        }
    }
}

fn sound<T>(
    rows: impl Iterator<Item = Result<T, GazetteerError>>,
    faults: &mut Vec<GazetteerError>,
) -> Vec<T> {
    rows.filter_map(|row| row.map_err(|fault| faults.push(fault)).ok()).collect()
}

pub(in crate::gazetteer) fn place<'t>(
    line: Line<'t>,
    row: &'t str,
) -> Result<PlaceRow<'t>, GazetteerError> {
    let [
        id,
        name,
        kind,
        lat,
        lon,
        country,
        admin1,
        admin2,
        population,
        seat,
        geonames_id,
        source,
        coord_src,
        uncertainty_m,
        names,
        note,
    ] = cells(line, row)?;
    if id.is_empty() {
        return Err(line.fault("the id is blank"));
    }
    let code = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    if !country.is_empty() && !country.split(';').all(code) {
        return Err(line.fault(format!("country `{country}` is not a list of three-letter codes")));
    }
    let whole = |column, cell| number(line, column, cell);
    Ok(PlaceRow {
        line,
        id,
        name,
        kind: known(line, "kind", kind, PlaceKind::named)?,
        position: position(line, lon, lat)?,
        country,
        admin1,
        admin2,
        population: whole("population", population)?,
        seat: known(line, "seat", seat, Seat::named)?,
        geonames_id: whole("geonames_id", geonames_id)?,
        source,
        coord_src,
        uncertainty_m: whole("uncertainty_m", uncertainty_m)?,
        names: names.split('|').filter(|name| !name.is_empty()).collect(),
        note,
    })
}

fn name<'t>(line: Line<'t>, row: &'t str) -> Result<NameRow<'t>, GazetteerError> {
    let [place, name, usage, _note] = cells(line, row)?;
    let role = match usage {
        "name" => Some(NameRole::Alternate),
        "abbreviation" => Some(NameRole::Abbreviation),
        "demonym" => Some(NameRole::Demonym),
        "not" => None,
        _ => {
            let known = "name, abbreviation, demonym or not";
            return Err(line.fault(format!("usage `{usage}` is not one of {known}")));
        }
    };
    Ok(NameRow { line, place, name, role })
}

fn source(line: Line<'_>, row: &str) -> Result<String, GazetteerError> {
    let [_registry, package, version, _file, _sha256, licence, attribution] = cells(line, row)?;
    Ok([package, version, licence, attribution].join("\t") + "\n")
}

fn cells<'t, const N: usize>(line: Line<'_>, row: &'t str) -> Result<[&'t str; N], GazetteerError> {
    let cells: Vec<_> = row.split('\t').collect();
    let got = cells.len();
    cells.try_into().map_err(|_| line.fault(format!("{got} cells, not {N}")))
}

fn known<T>(
    line: Line<'_>,
    column: &str,
    cell: &str,
    named: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, GazetteerError> {
    if cell.is_empty() {
        return Ok(None);
    }
    named(cell).map(Some).ok_or_else(|| line.fault(format!("{column} `{cell}` is unknown")))
}

/// A whole number; one too large for us (the people of Asia) becomes the largest there is.
fn number(line: Line<'_>, column: &str, cell: &str) -> Result<Option<u32>, GazetteerError> {
    if cell.is_empty() {
        return Ok(None);
    }
    let number: u64 =
        cell.parse().map_err(|_| line.fault(format!("{column} `{cell}` is not a whole number")))?;
    Ok(Some(u32::try_from(number).unwrap_or(u32::MAX)))
}

/// Both or neither, and on Earth.
fn position(line: Line<'_>, lon: &str, lat: &str) -> Result<Option<LonLat>, GazetteerError> {
    let degrees = |column: &str, cell: &str, most: f64| match cell.parse::<f64>() {
        Ok(degrees) if degrees.abs() <= most => Ok(degrees),
        _ => Err(line.fault(format!("{column} `{cell}` is not a number from -{most} to {most}"))),
    };
    if lon.is_empty() && lat.is_empty() {
        return Ok(None);
    }
    Ok(Some(LonLat { lon: degrees("lon", lon, 180.0)?, lat: degrees("lat", lat, 90.0)? }))
}
