use super::table::Table;
use super::{Gazetteer, GazetteerError, Place, format};
use crate::model::PlaceId;

/// Reads everything in a table once.
pub(super) fn verify(gazetteer: &Gazetteer, table: &Table) -> Result<(), GazetteerError> {
    if format::hash(&table.bytes) != table.fingerprint() {
        return Err(GazetteerError::Damaged("checksum"));
    }
    let mut before = "";
    for number in 0..table.len() {
        let place = Place::read(gazetteer, PlaceId(table.first_place + number));
        let sound = before < place.key
            && !place.name.is_empty()
            && place.position.lon.abs() <= 180.0
            && place.position.lat.abs() <= 90.0;
        if !sound {
            return Err(GazetteerError::Damaged("places"));
        }
        before = place.key;
    }
    if names(table) { Ok(()) } else { Err(GazetteerError::Damaged("senses")) }
}

/// No name is stored that is over 255 bytes; few of their letters fold to more.
const DEEPEST: u32 = 4096;

/// Whether the index of names leads to each sense once. A forged one may lead to them on more
/// paths than anybody can walk; it is given up when it has led to more than there are.
fn names(table: &Table) -> bool {
    let index = table.index();
    let mut left = table.senses();
    let mut open: Vec<_> = index.root().map(|root| (root, 0)).into_iter().collect();
    while let Some((at, depth)) = open.pop() {
        let value = index.value(at);
        if let Some(number) = value {
            let Some(count) = u32::try_from(number).ok().and_then(|first| meanings(table, first))
            else {
                return false;
            };
            let Some(rest) = left.checked_sub(count) else { return false };
            left = rest;
        }
        let before = open.len();
        open.extend(index.steps(at).map(|(_, below)| (below, depth + 1)));
        let ends = value.is_none() && open.len() == before;
        if (ends && depth > 0) || depth > DEEPEST {
            return false; // every path of a true index ends with a name
        }
    }
    left == 0
}

/// How many senses there are from this one to the last of its name.
fn meanings(table: &Table, first: u32) -> Option<u32> {
    let mut number = first;
    while !table.sense(number)?.1 {
        number = number.checked_add(1)?;
    }
    Some(number - first + 1)
}
