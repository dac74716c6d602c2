use std::collections::HashMap;

use super::super::error::GazetteerError;
use super::extent::extent;
use super::names::Names;
use super::table::{PlaceRow, Rows};
use crate::model::{LonLat, PlaceKind};

/// A place with everything that any table says of it.
pub(in crate::gazetteer) struct Entry<'t> {
    pub(in crate::gazetteer) row: PlaceRow<'t>,
    pub(in crate::gazetteer) kind: PlaceKind,
    pub(in crate::gazetteer) position: LonLat,
    pub(in crate::gazetteer) names: Names<'t>,
}

/// What becomes of a cell that is blank in every table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::gazetteer) enum Blanks {
    /// It is a fault, or stays blank.
    Stay,
    /// A user's own rows get what is usual.
    Usual,
}

/// Joins the rows of all tables by id; sorted by id. What is wrong is left out, and told in
/// `faults`.
pub(in crate::gazetteer) fn entries<'t>(
    rows: Rows<'t>,
    blanks: Blanks,
    faults: &mut Vec<GazetteerError>,
) -> Vec<Entry<'t>> {
    let mut entries = Vec::new();
    for (row, former) in merge(rows.places, faults) {
        match entry(row, &former, blanks) {
            Ok(entry) => entries.push(entry),
            Err(fault) => faults.push(fault),
        }
    }
    // A name is taken away when all have been added.
    let (added, removed): (Vec<_>, Vec<_>) =
        rows.names.into_iter().partition(|row| row.role.is_some());
    for row in added.into_iter().chain(removed) {
        let said = match entries.binary_search_by_key(&row.place, |entry| entry.row.id) {
            Ok(at) => entries[at].names.add(row),
            Err(_) => Err(row.line.fault(format!("no table has the place `{}`", row.place))),
        };
        faults.extend(said.err());
    }
    for entry in &mut entries {
        entry.names.cut_possessives();
    }
    entries
}

/// A place of these rows, without the names that other tables give it.
pub(in crate::gazetteer) fn entry<'t>(
    mut row: PlaceRow<'t>,
    former: &[&'t str],
    blanks: Blanks,
) -> Result<Entry<'t>, GazetteerError> {
    if blanks == Blanks::Usual {
        fill(&mut row);
    }
    let (kind, position) = whole(&row)?;
    let names = Names::of(&row, former)?;
    Ok(Entry { row, kind, position, names })
}

/// A town, as large as its people need, told by the file that it stands in.
fn fill(row: &mut PlaceRow<'_>) {
    let kind = *row.kind.get_or_insert(PlaceKind::Town);
    row.uncertainty_m.get_or_insert_with(|| extent(kind, row.population));
    if row.source.is_empty() {
        row.source = row.line.file;
    }
    if row.coord_src.is_empty() {
        row.coord_src = "own";
    }
}

/// One row an id, sorted by id, with the main names that later tables replaced.
fn merge<'t>(
    tables: Vec<Vec<PlaceRow<'t>>>,
    faults: &mut Vec<GazetteerError>,
) -> Vec<(PlaceRow<'t>, Vec<&'t str>)> {
    let mut rows: Vec<(PlaceRow<'_>, Vec<&str>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for row in tables.into_iter().flatten() {
        let Some(&at) = known.get(row.id) else {
            known.insert(row.id, rows.len());
            rows.push((row, Vec::new()));
            continue;
        };
        let (old, former) = &mut rows[at];
        if old.line.file == row.line.file {
            let (id, line) = (row.id, old.line.number);
            let remedy = "give each place an id of its own";
            faults.push(row.line.fault(format!("id `{id}` stands in line {line} too: {remedy}")));
            continue;
        }
        if !row.name.is_empty() && row.name != old.name {
            former.push(old.name);
        }
        *old = over(old, row);
    }
    rows.sort_by_key(|(row, _)| row.id);
    rows
}

/// `new` where it says something, else `old`; the names of both.
pub(in crate::gazetteer) fn over<'t>(old: &PlaceRow<'t>, new: PlaceRow<'t>) -> PlaceRow<'t> {
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
