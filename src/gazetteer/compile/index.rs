use std::cmp::Reverse;
use std::collections::HashMap;

use super::super::error::GazetteerError;
use super::super::format::{Contents, Label, MOST, NOWHERE, Record, StoredSense};
use super::super::role::NameRole;
use super::join::Entry;
use super::prominence::prominence;
use crate::model::{PlaceId, PlaceKind};

/// Lays everything out as it will be written.
pub(super) fn contents(entries: &[Entry<'_>], sources: String) -> Result<Contents, GazetteerError> {
    if entries.len() > MOST as usize {
        return Err(GazetteerError::Tables("together they have over 536 million places"));
    }
    let mut contents = Contents { sources, ..Contents::default() };
    let mut labels = Labels::new(entries);
    for entry in entries {
        let record = record(entry, &mut labels, &mut contents)?;
        contents.records.push(record);
    }
    contents.labels = labels.list;
    index_names(entries, &mut contents)?;
    contents.south = (0..narrow(entries.len())?).collect();
    let lat = |&at: &u32| entries[at as usize].position.lat;
    contents.south.sort_by(|a, b| lat(a).total_cmp(&lat(b)).then(a.cmp(b)));
    Ok(contents)
}

fn record(
    entry: &Entry<'_>,
    labels: &mut Labels,
    contents: &mut Contents,
) -> Result<Record, GazetteerError> {
    let row = &entry.row;
    let plain = entry.names.iter().filter(|name| name.listed && name.role.is_plain());
    let others: Vec<_> = plain.skip(1).map(|name| name.written).collect();
    let population = row.population.unwrap_or(0);
    let unit = |unit: Option<PlaceId>| unit.map_or(NOWHERE, |id| id.0);
    let text_at = narrow(contents.strings.len())?;
    let joined = others.join("|");
    for text in [row.id, row.name, row.note, &joined] {
        contents.strings.push_str(text);
    }
    let byte = |column, text: &str| {
        let fault = || row.line.fault(format!("{column} is over 255 bytes"));
        u8::try_from(text.len()).map_err(|_| fault())
    };
    let many = |what| move || row.line.fault(format!("too many {what}"));
    Ok(Record {
        position: entry.position,
        population,
        uncertainty_m: row.uncertainty_m.unwrap_or(0),
        geonames_id: row.geonames_id.unwrap_or(0),
        admin1: unit(entry.admin1),
        admin2: unit(entry.admin2),
        text_at,
        key_len: byte("id", row.id)?,
        name_len: byte("name", row.name)?,
        note_len: byte("note", row.note)?,
        names_len: u16::try_from(joined.len()).map_err(|_| many("names")())?,
        kind: entry.kind as u8,
        seat: row.seat.map_or(0, |seat| seat as u8 + 1),
        prominence: prominence(entry.kind, row.seat, population, others.len()),
        countries: labels.number(row.country, contents).ok_or_else(many("lists of countries"))?,
        source: labels.number(row.source, contents).ok_or_else(many("sources"))?,
        coord_src: labels.number(row.coord_src, contents).ok_or_else(many("kinds of coord_src"))?,
    })
}

/// Texts that many places share, each stored once.
struct Labels {
    list: Vec<Label>,
    known: HashMap<String, u16>,
    countries: HashMap<String, u32>,
}

impl Labels {
    fn new(entries: &[Entry<'_>]) -> Labels {
        let countries = entries
            .iter()
            .zip(0..)
            .filter(|(entry, _)| entry.kind == PlaceKind::Country)
            .map(|(entry, at)| (entry.row.country.to_owned(), at))
            .collect();
        Labels { list: Vec::new(), known: HashMap::new(), countries }
    }

    /// `None` when there are more than 65,536.
    fn number(&mut self, text: &str, contents: &mut Contents) -> Option<u16> {
        if let Some(&number) = self.known.get(text) {
            return Some(number);
        }
        let number = u16::try_from(self.list.len()).ok()?;
        let at = u32::try_from(contents.strings.len()).ok()?;
        contents.strings.push_str(text);
        let place = self.countries.get(text).copied().unwrap_or(NOWHERE);
        self.list.push(Label { at, len: u32::try_from(text.len()).ok()?, place });
        self.known.insert(text.to_owned(), number);
        Some(number)
    }
}

/// Gathers what each name may mean, the most prominent first, and builds the index over them.
fn index_names(entries: &[Entry<'_>], contents: &mut Contents) -> Result<(), GazetteerError> {
    let mut said = Vec::new();
    for (entry, at) in entries.iter().zip(0..) {
        let Record { prominence, population, .. } = contents.records[at as usize];
        for name in entry.names.iter() {
            let order = (Reverse(prominence), name.role, Reverse(population), at, name.written);
            said.push((name.folded.as_str(), order));
        }
    }
    said.sort_unstable();
    let mut index = fst::raw::Builder::memory();
    for (number, &(folded, (_, role, _, place, written))) in said.iter().enumerate() {
        if number == 0 || said[number - 1].0 != folded {
            index
                .insert(folded, number as u64)
                .map_err(|_| GazetteerError::Tables("the names cannot be indexed"))?;
        }
        let last = said.get(number + 1).is_none_or(|next| next.0 != folded);
        let number = match role {
            NameRole::Main | NameRole::Alternate => place,
            NameRole::Abbreviation | NameRole::Demonym => {
                let at = narrow(contents.strings.len())?;
                contents.strings.push_str(written);
                contents.written.push(Label { at, len: narrow(written.len())?, place });
                narrow(contents.written.len() - 1)?
            }
        };
        contents.senses.push(StoredSense { last, role, number });
    }
    contents.names =
        index.into_inner().map_err(|_| GazetteerError::Tables("the names cannot be indexed"))?;
    Ok(())
}

fn narrow(number: usize) -> Result<u32, GazetteerError> {
    u32::try_from(number).map_err(|_| GazetteerError::Tables("together they are over 4 GB"))
}
