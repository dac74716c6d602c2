use std::collections::HashMap;

use super::super::error::GazetteerError;
use super::super::role::NameRole;
use super::join::Entry;
use super::table::PlaceRow;
use crate::model::{PlaceId, PlaceKind};
use crate::text::fold;

/// Finds the units that each place lies in. `entries` are sorted by id. A place whose district
/// is known lies in that district's region, if its own row says nothing else.
pub(super) fn find(entries: &mut [Entry<'_>]) -> Result<(), GazetteerError> {
    let regions = regions_by_name(entries);
    for at in 0..entries.len() {
        let row = &entries[at].row;
        let admin2 = district(entries, row)?;
        let admin1 = match (region(entries, row, &regions)?, admin2) {
            (None, Some(district)) => region(entries, &entries[district.0 as usize].row, &regions)?,
            (known, _) => known,
        };
        (entries[at].admin1, entries[at].admin2) = (admin1, admin2);
    }
    Ok(())
}

/// Regions by country and folded name; main names go before others.
type ByName<'t> = HashMap<(&'t str, String), PlaceId>;

/// The region that the row names by id, or by its name in the same country.
fn region(
    entries: &[Entry<'_>],
    row: &PlaceRow<'_>,
    regions: &ByName<'_>,
) -> Result<Option<PlaceId>, GazetteerError> {
    if let Some(found) = unit(entries, row.admin1, PlaceKind::Region) {
        return Ok(Some(found));
    }
    let folded = fold(row.admin1);
    let named =
        row.country.split(';').find_map(|code| regions.get(&(code, folded.clone())).copied());
    if named.is_none() && is_fault(row, row.admin1) {
        let (said, country) = (row.admin1, row.country);
        return Err(row.line.fault(format!("admin1 `{said}` is no region of {country}")));
    }
    Ok(named)
}

/// The district that the row names by id.
fn district(entries: &[Entry<'_>], row: &PlaceRow<'_>) -> Result<Option<PlaceId>, GazetteerError> {
    let found = unit(entries, row.admin2, PlaceKind::District);
    if found.is_none() && is_fault(row, row.admin2) {
        return Err(row.line.fault(format!("admin2 `{}` is no district", row.admin2)));
    }
    Ok(found)
}

/// Whether a unit that nobody knows must be put right: in rows written by hand. Elsewhere the
/// source knows units of which it gives no point, by their id.
fn is_fault(row: &PlaceRow<'_>, cell: &str) -> bool {
    !cell.is_empty() && (row.source == "curated" || !cell.contains(':'))
}

fn unit(entries: &[Entry<'_>], id: &str, kind: PlaceKind) -> Option<PlaceId> {
    let at = entries.binary_search_by_key(&id, |entry| entry.row.id).ok()?;
    let at = u32::try_from(at).ok()?;
    (entries[at as usize].kind == kind).then_some(PlaceId(at))
}

fn regions_by_name<'t>(entries: &[Entry<'t>]) -> ByName<'t> {
    let mut regions = HashMap::new();
    for role in [NameRole::Main, NameRole::Alternate] {
        for (entry, at) in entries.iter().zip(0..) {
            if entry.kind != PlaceKind::Region {
                continue;
            }
            for name in entry.names.iter().filter(|name| name.role == role) {
                let key = (entry.row.country, name.folded.clone());
                regions.entry(key).or_insert(PlaceId(at));
            }
        }
    }
    regions
}
