use std::collections::HashMap;

use super::super::error::GazetteerError;
use super::names::Names;
use super::table::{NameRow, PlaceRow};
use super::units;
use crate::model::{LonLat, PlaceId, PlaceKind};

/// A place with everything that any table says of it. Its number is its place in the list.
pub(super) struct Entry<'t> {
    pub(super) row: PlaceRow<'t>,
    pub(super) kind: PlaceKind,
    pub(super) position: LonLat,
    pub(super) names: Names<'t>,
    pub(super) admin1: Option<PlaceId>,
    pub(super) admin2: Option<PlaceId>,
}

/// Joins the rows of all tables by id, and the ids of units to their numbers; sorted by id.
pub(super) fn entries<'t>(
    tables: Vec<Vec<PlaceRow<'t>>>,
    more: Vec<NameRow<'t>>,
) -> Result<Vec<Entry<'t>>, GazetteerError> {
    let rows = merge(tables)?;
    let mut entries = Vec::with_capacity(rows.len());
    for (row, former) in rows {
        let (kind, position) = whole(&row)?;
        let names = Names::of(&row, &former)?;
        entries.push(Entry { row, kind, position, names, admin1: None, admin2: None });
    }
    for row in more {
        let at = entries
            .binary_search_by_key(&row.place, |entry| entry.row.id)
            .map_err(|_| row.line.fault(format!("no table has the place `{}`", row.place)))?;
        entries[at].names.add(row)?;
    }
    for entry in &mut entries {
        entry.names.cut_possessives();
    }
    units::find(&mut entries)?;
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
        position: new.position.or(old.position),
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

/// What a place must have; a fault when the row is without it.
fn whole(row: &PlaceRow<'_>) -> Result<(PlaceKind, LonLat), GazetteerError> {
    let missing = match (row.name, row.kind, row.position) {
        ("", ..) => "name",
        (_, None, _) => "kind",
        (.., None) => "position",
        (_, Some(kind), Some(position)) => return Ok((kind, position)),
    };
    let id = row.id;
    Err(row.line.fault(format!("{missing} is blank, and no table before this one has `{id}`")))
}
