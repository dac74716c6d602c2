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
pub(super) struct Line<'t> {
    pub(super) file: &'t str,
    /// Counted from 1, heading included.
    pub(super) number: usize,
}

impl Line<'_> {
    pub(super) fn fault(self, fault: impl Into<String>) -> GazetteerError {
        let (file, line) = (self.file.to_owned(), self.number);
        GazetteerError::Row { file, line, fault: fault.into() }
    }
}

/// A row of a table of places, its cells read but not yet joined to anything. Blank is `None`
/// or "".
#[derive(Clone, Debug)]
pub(super) struct PlaceRow<'t> {
    pub(super) line: Line<'t>,
    pub(super) id: &'t str,
    pub(super) name: &'t str,
    pub(super) kind: Option<PlaceKind>,
    pub(super) position: Option<LonLat>,
    pub(super) country: &'t str,
    pub(super) admin1: &'t str,
    pub(super) admin2: &'t str,
    pub(super) population: Option<u32>,
    pub(super) seat: Option<Seat>,
    pub(super) geonames_id: Option<u32>,
    pub(super) source: &'t str,
    pub(super) coord_src: &'t str,
    pub(super) uncertainty_m: Option<u32>,
    pub(super) names: Vec<&'t str>,
    pub(super) note: &'t str,
}

/// A row of a table of names.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameRow<'t> {
    pub(super) line: Line<'t>,
    pub(super) place: &'t str,
    pub(super) name: &'t str,
    pub(super) role: NameRole,
}

pub(super) enum Table<'t> {
    Places(Vec<PlaceRow<'t>>),
    Names(Vec<NameRow<'t>>),
    /// Package, version, licence and attribution, by tabs; one a line.
    Sources(String),
}

/// Reads one table; its heading tells which of the three it is.
pub(super) fn read<'t>(file: &'t str, text: &'t str) -> Result<Table<'t>, GazetteerError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines();
    let heading: Vec<_> = lines.next().unwrap_or_default().split('\t').collect();
    let rows = lines.enumerate().map(|(index, row)| (Line { file, number: index + 2 }, row));
    if heading == PLACE_COLUMNS {
        rows.map(|(line, row)| place(line, row)).collect::<Result<_, _>>().map(Table::Places)
    } else if heading == NAME_COLUMNS {
        rows.map(|(line, row)| name(line, row)).collect::<Result<_, _>>().map(Table::Names)
    } else if heading == SOURCE_COLUMNS {
        rows.map(|(line, row)| source(line, row)).collect::<Result<_, _>>().map(Table::Sources)
    } else {
        let want = PLACE_COLUMNS.join(", ");
        Err(Line { file, number: 1 }.fault(format!("the columns must be {want}, by tabs")))
    }
}

fn place<'t>(line: Line<'t>, row: &'t str) -> Result<PlaceRow<'t>, GazetteerError> {
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
        "name" => NameRole::Alternate,
        "abbreviation" => NameRole::Abbreviation,
        "demonym" => NameRole::Demonym,
        _ => {
            return Err(line.fault(format!("usage `{usage}` is not name, abbreviation or demonym")));
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
