use std::collections::HashMap;
use std::io::{Read, Seek, Write};

use super::super::error::GazetteerError;
use super::super::format::{self, Label, MOST, NOWHERE, Record, WriteFault};
use super::join::Entry;
use super::meanings::{Meanings, Said};
use super::prominence::prominence;
use super::sorter::Sorter;
use super::units::Units;
use super::workshop::{Spool, Workshop};
use crate::model::{PlaceId, PlaceKind};

/// Takes places one by one, in the order of their keys, and lays them out as they are stored. What
/// it keeps in memory does not grow with their number, but for the units that they lie in.
pub(in crate::gazetteer) struct Compiler {
    workshop: Workshop,
    /// The number of the first place.
    first: u32,
    places: u32,
    records: Spool,
    strings: Spool,
    /// Names in the order of [`Said::bytes`].
    said: Sorter,
    /// Latitude and number of each place.
    south: Sorter,
    labels: Labels,
    pub(in crate::gazetteer) units: Units,
    sources: String,
}

impl Compiler {
    /// `first` is the number of the first place.
    pub(in crate::gazetteer) fn new(
        workshop: Workshop,
        first: u32,
    ) -> Result<Compiler, GazetteerError> {
        Ok(Compiler {
            first,
            places: 0,
            records: workshop.spool("records.part")?,
            strings: workshop.spool("strings.part")?,
            said: workshop.sorter("names"),
            south: workshop.sorter("south"),
            labels: Labels::default(),
            units: Units::default(),
            sources: String::new(),
            workshop,
        })
    }

    /// Adds a place; its key must stand behind those before it.
    pub(in crate::gazetteer) fn add(&mut self, entry: &Entry<'_>) -> Result<(), GazetteerError> {
        let number = self.first.saturating_add(self.places);
        if number >= MOST {
            return Err(GazetteerError::Tables("together they have over 536 million places"));
        }
        let record = self.record(entry)?;
        self.records.add(&record.put())?;
        for name in entry.names.iter() {
            self.say(&Said {
                folded: &name.folded,
                prominence: record.prominence,
                role: name.role,
                population: record.population,
                place: PlaceId(number),
                written: if name.role.is_plain() { "" } else { name.written },
            })?;
        }
        let north = i64::from(format::stored(entry.position.lat)) + i64::from(u32::MAX);
        let mut item = north.to_be_bytes().to_vec();
        item.extend(number.to_be_bytes());
        self.south.add(&item)?;
        if entry.kind == PlaceKind::Country {
            self.labels.countries.insert(entry.row.country.to_owned(), number);
        }
        self.units.pass(entry, number);
        self.places += 1;
        Ok(())
    }

    /// Adds what a name means besides.
    pub(in crate::gazetteer) fn say(&mut self, said: &Said<'_>) -> Result<(), GazetteerError> {
        self.said.add(&said.bytes())
    }

    /// The place of a country that is none of those added.
    pub(in crate::gazetteer) fn country(&mut self, code: &str, place: u32) {
        self.labels.countries.entry(code.to_owned()).or_insert(place);
    }

    pub(in crate::gazetteer) fn sources(&mut self, rows: &str) {
        self.sources.push_str(rows);
    }

    /// Writes the gazetteer. Units that nobody knows are told in `faults`; their places are in none.
    pub(in crate::gazetteer) fn finish(
        mut self,
        out: &mut (impl Write + Seek),
        faults: &mut Vec<GazetteerError>,
    ) -> Result<(), GazetteerError> {
        let labels = self.labels.finish(&mut self.strings)?;
        let Meanings { names, senses, written } =
            Meanings::of(self.said, &mut self.strings, &self.workshop)?;
        let units = self.units.found(faults);
        let records = with_units(self.records, &units, &self.workshop)?;
        let mut south = self.workshop.spool("south.part")?;
        let mut sorted = self.south.sorted()?;
        while let Some(item) = sorted.next()? {
            let number = item.last_chunk().map_or(0, |number| u32::from_be_bytes(*number));
            south.add(&number.to_le_bytes())?;
        }
        let sources = Spool::Memory(self.sources.into_bytes());
        let sections = [records, self.strings, labels, names, senses, written, south, sources];
        let mut parts = Vec::new();
        for spool in sections {
            parts.push((spool.len(), spool.read()?));
        }
        let parts = parts.try_into().ok().expect("as many as there are sections");
        format::write(out, parts).map_err(|fault| match fault {
            WriteFault::Large => GazetteerError::Tables(LARGE),
            WriteFault::Io(fault) => {
                GazetteerError::File { file: "the gazetteer".to_owned(), reason: fault.to_string() }
            }
        })
    }

    fn record(&mut self, entry: &Entry<'_>) -> Result<Record, GazetteerError> {
        let row = &entry.row;
        let plain = entry.names.iter().filter(|name| name.listed && name.role.is_plain());
        let others: Vec<_> = plain.skip(1).map(|name| name.written).collect();
        let population = row.population.unwrap_or(0);
        let text_at = narrow(self.strings.len())?;
        let joined = others.join("|");
        let byte = |column, text: &str| {
            let fault = || row.line.fault(format!("{column} is over 255 bytes"));
            u8::try_from(text.len()).map_err(|_| fault())
        };
        let many = |what| move || row.line.fault(format!("too many {what}"));
        let record = Record {
            position: entry.position,
            population,
            uncertainty_m: row.uncertainty_m.unwrap_or(0),
            geonames_id: row.geonames_id.unwrap_or(0),
            admin1: self.units.claim(row),
            admin2: NOWHERE,
            text_at,
            key_len: byte("id", row.id)?,
            name_len: byte("name", row.name)?,
            note_len: byte("note", row.note)?,
            names_len: u16::try_from(joined.len()).map_err(|_| many("names")())?,
            kind: entry.kind as u8,
            seat: row.seat.map_or(0, |seat| seat as u8 + 1),
            prominence: prominence(entry.kind, row.seat, population, others.len()),
            countries: self.labels.number(row.country).ok_or_else(many("lists of countries"))?,
            source: self.labels.number(row.source).ok_or_else(many("sources"))?,
            coord_src: self.labels.number(row.coord_src).ok_or_else(many("kinds of coord_src"))?,
        };
        for text in [row.id, row.name, row.note, &joined] {
            self.strings.add(text.as_bytes())?;
        }
        Ok(record)
    }
}

/// The records once more, their claims replaced by the units that these turned out to mean.
fn with_units(
    records: Spool,
    units: &[(u32, u32)],
    workshop: &Workshop,
) -> Result<Spool, GazetteerError> {
    let mut out = workshop.spool("units.part")?;
    let mut left = records.len();
    let mut records = records.read()?;
    let mut record = [0; Record::SIZE];
    while left > 0 {
        let lost = |_| GazetteerError::Tables("what was written cannot be read again");
        records.read_exact(&mut record).map_err(lost)?;
        let claim = Record::get(&record).admin1 as usize;
        let (admin1, admin2) = units.get(claim).copied().unwrap_or((NOWHERE, NOWHERE));
        Record::put_units(&mut record, admin1, admin2);
        out.add(&record)?;
        left -= Record::SIZE as u64;
    }
    Ok(out)
}

/// Texts that many places share, each stored once.
#[derive(Default)]
struct Labels {
    list: Vec<String>,
    known: HashMap<String, u16>,
    countries: HashMap<String, u32>,
}

impl Labels {
    /// `None` when there are more than 65,536.
    fn number(&mut self, text: &str) -> Option<u16> {
        if let Some(&number) = self.known.get(text) {
            return Some(number);
        }
        let number = u16::try_from(self.list.len()).ok()?;
        self.list.push(text.to_owned());
        self.known.insert(text.to_owned(), number);
        Some(number)
    }

    fn finish(&self, strings: &mut Spool) -> Result<Spool, GazetteerError> {
        let mut labels = Spool::Memory(Vec::new());
        for text in &self.list {
            let (at, len) = (narrow(strings.len())?, narrow(text.len() as u64)?);
            strings.add(text.as_bytes())?;
            let place = self.countries.get(text).copied().unwrap_or(NOWHERE);
            labels.add(&Label { at, len, place }.put())?;
        }
        Ok(labels)
    }
}

const LARGE: &str = "together they make a section of over 4 GB, which this format cannot hold: \
    leave out some kinds of places";

/// A place or a length in a section, as it is stored.
pub(super) fn narrow(number: u64) -> Result<u32, GazetteerError> {
    u32::try_from(number).map_err(|_| GazetteerError::Tables(LARGE))
}
