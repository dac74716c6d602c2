use std::collections::{BTreeSet, HashMap};
use std::io::Cursor;

use sha2::{Digest, Sha256};

use super::bytes::Bytes;
use super::compile::{
    Blanks, Compiler, Entry, NameRow, PlaceRow, Rows, Said, Workshop, entries, entry, rows,
};
use super::format::MOST;
use super::own::Own;
use super::table::Table;
use super::{Gazetteer, GazetteerError, Place};
use crate::model::{PlaceId, PlaceKind};

/// A few rows laid over a table. They are a table of their own, whose numbers go on where those of
/// the other end. It holds every place that they add or change, whole; and every name of these, as
/// they are and as they were, with all that it means, so that a name is looked up here first.
pub(super) struct Overlay {
    pub(super) table: Table,
    /// The place that stands for one of the table below.
    pub(super) instead: HashMap<PlaceId, PlaceId>,
    pub(super) fingerprint: String,
    /// What it was made from, file and text.
    pub(super) tables: Vec<(String, String)>,
}

impl Overlay {
    /// Rows that are wrong are left out and told in `faults`.
    pub(super) fn new(
        base: &Gazetteer,
        tables: Vec<(String, String)>,
        faults: &mut Vec<GazetteerError>,
    ) -> Result<Overlay, GazetteerError> {
        let own = tables.iter().map(|(file, text)| Own::read(file, text, faults));
        let own = own.collect::<Result<Vec<_>, _>>()?;
        let sheets: Vec<_> = own.iter().map(Own::sheet).collect();
        let mut rows = rows(&sheets, faults);
        let sources = std::mem::take(&mut rows.sources);
        let replaced = replaced(base, &rows);
        let before = entries(with_nothing_else(base, &replaced), Blanks::Stay, faults);
        let after = entries(with_below(base, &replaced, rows), Blanks::Usual, faults);

        let first = (base.base.len(), base.base.senses());
        let mut compiler = Compiler::new(Workshop::Memory, first.0)?;
        for entry in &after {
            know_units(base, entry, &mut compiler)?;
        }
        for entry in &after {
            compiler.add(entry)?;
        }
        say_the_rest(base, &replaced, &[&before, &after], &mut compiler)?;
        compiler.sources(&sources);
        let mut bytes = Cursor::new(Vec::new());
        compiler.finish(&mut bytes, faults)?;
        let table = Table::open(Bytes::Held(bytes.into_inner().into()), first)?;

        let now = |key: &str| table.keyed(key);
        let instead = replaced.iter().filter_map(|&id| Some((id, now(base.base.key(id.0))?)));
        let instead = instead.collect();
        let both = Sha256::new().chain_update(base.fingerprint()).chain_update(table.fingerprint());
        let fingerprint = format!("{:x}", both.finalize());
        Ok(Overlay { table, instead, fingerprint, tables })
    }
}

/// The places of the table below that the rows change.
fn replaced(base: &Gazetteer, rows: &Rows<'_>) -> BTreeSet<PlaceId> {
    let places = rows.places.iter().flatten().map(|row| row.id);
    let named = rows.names.iter().map(|row| row.place);
    places.chain(named).filter_map(|key| base.base.keyed(key)).collect()
}

/// The rows of these places alone.
fn with_nothing_else<'g>(base: &'g Gazetteer, places: &BTreeSet<PlaceId>) -> Rows<'g> {
    with_below(base, places, Rows::default())
}

/// More rows, below them those of these places.
fn with_below<'g>(base: &'g Gazetteer, places: &BTreeSet<PlaceId>, mut rows: Rows<'g>) -> Rows<'g> {
    rows.places.insert(0, places.iter().map(|&id| base.row(&Place::read(base, id))).collect());
    let mut names: Vec<NameRow<'_>> = base.names_as_written(|id| places.contains(&id)).collect();
    names.append(&mut rows.names);
    Rows { names, ..rows }
}

/// Tells the compiler of the units and the country below that a place may lie in.
fn know_units(
    base: &Gazetteer,
    entry: &Entry<'_>,
    compiler: &mut Compiler,
) -> Result<(), GazetteerError> {
    let PlaceRow { country, admin1, admin2, .. } = entry.row;
    let place = |key: &str| base.keyed(key).map(|id| Place::read(base, id));
    if let Some(district) = place(admin2).filter(|place| place.kind == PlaceKind::District) {
        if let Some(region) = district.region() {
            know_region(base, &region, compiler)?;
        }
        compiler.units.district(&base.row(&district), district.id.0);
    }
    let named = || base.named(admin1).map(|sense| Place::read(base, sense.place));
    let regions =
        place(admin1).into_iter().chain((!admin1.is_empty()).then(named).into_iter().flatten());
    for region in regions.filter(|place| place.kind == PlaceKind::Region) {
        know_region(base, &region, compiler)?;
    }
    let labels = u16::try_from(base.base.layout.labels()).unwrap_or(u16::MAX);
    for number in 0..labels {
        if base.base.label(number) == country {
            let label = base.base.layout.label(&base.base.bytes, number);
            compiler.country(country, label.place);
        }
    }
    Ok(())
}

fn know_region(
    base: &Gazetteer,
    region: &Place<'_>,
    compiler: &mut Compiler,
) -> Result<(), GazetteerError> {
    let Entry { row, names, .. } = entry(base.row(region), &[], Blanks::Stay)?;
    compiler.units.region(row.id, row.country, &names, region.id.0);
    Ok(())
}

/// What the names of these entries mean besides them; nothing at all, if that is left of one.
fn say_the_rest(
    base: &Gazetteer,
    replaced: &BTreeSet<PlaceId>,
    [before, after]: &[&[Entry<'_>]; 2],
    compiler: &mut Compiler,
) -> Result<(), GazetteerError> {
    let of = |entries: &'_ [Entry<'_>]| -> BTreeSet<String> {
        let names = entries.iter().flat_map(|entry| entry.names.iter());
        names.map(|name| name.folded.clone()).collect()
    };
    let (former, held) = (of(before), of(after));
    for folded in former.union(&held) {
        let mut means = held.contains(folded);
        for sense in base.name(folded).into_iter().flat_map(|name| base.senses(name)) {
            if replaced.contains(&sense.place) {
                continue;
            }
            let (_, record) = base.record(sense.place);
            compiler.say(&Said {
                folded,
                prominence: record.prominence,
                role: sense.role,
                population: record.population,
                place: sense.place,
                written: sense.written.unwrap_or_default(),
            })?;
            means = true;
        }
        if !means {
            let role = super::NameRole::Main;
            let nothing = Said {
                folded,
                prominence: 0,
                role,
                population: 0,
                place: PlaceId(MOST),
                written: "",
            };
            compiler.say(&nothing)?;
        }
    }
    Ok(())
}
