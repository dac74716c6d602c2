use std::collections::HashMap;

use super::super::error::GazetteerError;
use super::super::role::NameRole;
use super::names::Names;
use super::table::{NameRow, PlaceRow};
use crate::model::PlaceKind;
use crate::text::fold;

/// A place with everything that any table says of it. Its number is its place in the list.
pub(super) struct Entry<'t> {
    pub(super) row: PlaceRow<'t>,
    pub(super) names: Names<'t>,
    pub(super) admin1: Option<usize>,
    pub(super) admin2: Option<usize>,
}

/// Joins the rows of all tables by id, and the ids of units to their numbers; sorted by id.
pub(super) fn entries<'t>(
    tables: Vec<Vec<PlaceRow<'t>>>,
    more: Vec<NameRow<'t>>,
) -> Result<Vec<Entry<'t>>, GazetteerError> {
    let rows = merge(tables)?;
    let mut entries = Vec::with_capacity(rows.len());
    for (row, former) in rows {
        whole(&row)?;
        let names = Names::of(&row, &former)?;
        entries.push(Entry { row, names, admin1: None, admin2: None });
    }
    for row in more {
        let at = number(&entries, row.place)
            .ok_or_else(|| row.line.fault(format!("no table has the place `{}`", row.place)))?;
        entries[at].names.add(row)?;
    }
    units(&mut entries)?;
    Ok(entries)
}

/// One row an id, sorted by id, with the main names that later tables replaced.
fn merge(tables: Vec<Vec<PlaceRow<'_>>>) -> Result<Vec<(PlaceRow<'_>, Vec<&str>)>, GazetteerError> {
    let mut rows: Vec<(PlaceRow<'_>, Vec<&str>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for table in tables {
        for row in table {
            let Some(&at) = known.get(row.id) else {
                known.insert(row.id, rows.len());
                rows.push((row, Vec::new()));
                continue;
            };
            let (old, former) = &mut rows[at];
            if old.line.file == row.line.file {
                let line = old.line.number;
                return Err(row.line.fault(format!("id `{}` stands in line {line} too", row.id)));
            }
            if !row.name.is_empty() && row.name != old.name {
                former.push(old.name);
            }
            *old = over(old, row);
        }
    }
    rows.sort_by_key(|(row, _)| row.id);
    Ok(rows)
}

/// `new` where it says something, else `old`; the names of both.
fn over<'t>(old: &PlaceRow<'t>, new: PlaceRow<'t>) -> PlaceRow<'t> {
    let either = |new: &'t str, old: &'t str| if new.is_empty() { old } else { new };
    PlaceRow {
        line: new.line,
        id: new.id,
        name: either(new.name, old.name),
        kind: new.kind.or(old.kind),
        lon: new.lon.or(old.lon),
        lat: new.lat.or(old.lat),
        country: either(new.country, old.country),
        admin1: either(new.admin1, old.admin1),
        admin2: either(new.admin2, old.admin2),
        population: new.population.or(old.population),
        seat: new.seat.or(old.seat),
        geonames_id: new.geonames_id.or(old.geonames_id),
        source: either(new.source, old.source),
        coord_src: either(new.coord_src, old.coord_src),
        uncertainty_m: new.uncertainty_m.or(old.uncertainty_m),
        names: new.names.into_iter().chain(old.names.iter().copied()).collect(),
        note: either(new.note, old.note),
    }
}

/// Whether the row says everything that a place must have.
fn whole(row: &PlaceRow<'_>) -> Result<(), GazetteerError> {
    let missing = match () {
        () if row.name.is_empty() => "name",
        () if row.kind.is_none() => "kind",
        () if row.lat.is_none() => "lat",
        () if row.lon.is_none() => "lon",
        () => return Ok(()),
    };
    Err(row
        .line
        .fault(format!("{missing} is blank, and no table before this one has `{}`", row.id)))
}

fn number(entries: &[Entry<'_>], id: &str) -> Option<usize> {
    entries.binary_search_by_key(&id, |entry| entry.row.id).ok()
}

/// Finds the units that each place lies in.
fn units(entries: &mut [Entry<'_>]) -> Result<(), GazetteerError> {
    let regions = regions_by_name(entries);
    for at in 0..entries.len() {
        let row = &entries[at].row;
        let mut admin1 = unit(entries, row, "admin1", row.admin1, &regions)?;
        let admin2 = unit(entries, row, "admin2", row.admin2, &regions)?;
        if admin1.is_none()
            && let Some(district) = admin2
        {
            admin1 = unit(entries, row, "admin1", entries[district].row.admin1, &regions)?;
        }
        (entries[at].admin1, entries[at].admin2) = (admin1, admin2);
    }
    Ok(())
}

/// The unit that `cell` names by id, or for a region by name. An id that nobody has is a fault
/// in a row written by hand; elsewhere the source knows units that it has no point for.
fn unit(
    entries: &[Entry<'_>],
    row: &PlaceRow<'_>,
    column: &str,
    cell: &str,
    regions: &HashMap<(&str, String), usize>,
) -> Result<Option<usize>, GazetteerError> {
    if cell.is_empty() {
        return Ok(None);
    }
    let kind = if column == "admin1" { PlaceKind::Region } else { PlaceKind::District };
    let by_id = number(entries, cell).filter(|&at| entries[at].row.kind == Some(kind));
    let by_name = || {
        let folded = fold(cell);
        row.country.split(';').find_map(|code| regions.get(&(code, folded.clone())).copied())
    };
    let found = by_id.or_else(|| if column == "admin1" { by_name() } else { None });
    if found.is_none() && (row.source == "curated" || !cell.contains(':')) {
        let kind = kind.as_str();
        return Err(row.line.fault(format!("{column} `{cell}` is no {kind} of {}", row.country)));
    }
    Ok(found)
}

fn regions_by_name<'t>(entries: &[Entry<'t>]) -> HashMap<(&'t str, String), usize> {
    let mut regions = HashMap::new();
    for role in [NameRole::Main, NameRole::Alternate] {
        for (at, entry) in entries.iter().enumerate() {
            if entry.row.kind != Some(PlaceKind::Region) {
                continue;
            }
            for name in entry.names.iter().filter(|name| name.role == role) {
                regions.entry((entry.row.country, name.folded.clone())).or_insert(at);
            }
        }
    }
    regions
}
