//! Tables in, bytes out: rows are read (`table`) and joined by id (`join`), and the places that
//! they make are laid out one by one (`compiler`), in memory or, when they are too many, on disk
//! (`workshop`, `sorter`).
//!
//! The build script compiles this folder too, to make the bundled gazetteer.

mod compiler;
mod extent;
mod join;
mod meanings;
mod names;
mod prominence;
mod sorter;
mod table;
mod units;
mod workshop;

use std::io::Cursor;

use super::error::GazetteerError;

pub(super) use compiler::Compiler;
pub(super) use extent::extent;
pub(super) use join::{Blanks, Entry, entries, entry, over};
pub(super) use meanings::Said;
pub(super) use sorter::{Afterwards, Held, Sorted};
pub(super) use table::{Line, NameRow, PlaceRow, Rows, Sheet, place};
pub(super) use workshop::Workshop;

pub use table::{NAME_COLUMNS, PLACE_COLUMNS, SOURCE_COLUMNS};

/// Compiles tables, given as file name and text, into the bytes that `Gazetteer::open` reads. The
/// heading line of each tells what it holds: places, more names for places, or sources; see
/// `data/README.md`. Of two rows with one id in different tables the later adds to the earlier:
/// its cells hold where they are not blank, its names are added. The same tables give the same
/// bytes.
///
/// ```
/// use dateline::gazetteer::{Gazetteer, GazetteerError, PLACE_COLUMNS, compile};
///
/// let row = "dl:camp\tCamp Salerno\tfacility\t33.36\t69.96\t\t\t\t\t\t\t\t\t2500\tSalerno\tbase";
/// let table = format!("{}\n{row}\n", PLACE_COLUMNS.join("\t"));
/// let gazetteer = Gazetteer::open(compile(&[("mine.tsv", &table)])?)?;
/// assert_eq!(gazetteer.named("salerno").count(), 1);
/// # Ok::<(), GazetteerError>(())
/// ```
pub fn compile(tables: &[(&str, &str)]) -> Result<Vec<u8>, GazetteerError> {
    let sheet = |&(file, text)| Sheet { file, text, lines: None };
    let sheets: Vec<_> = tables.iter().map(sheet).collect();
    let mut faults = Vec::new();
    let rows = rows(&sheets, &mut faults);
    let sources = rows.sources.clone();
    let entries = entries(rows, Blanks::Stay, &mut faults);
    let bytes = write(&entries, &sources, &mut faults)?;
    match faults.into_iter().next() {
        None => Ok(bytes),
        Some(first) => Err(first),
    }
}

/// The rows of these tables; those that are wrong are left out.
pub(super) fn rows<'t>(sheets: &[Sheet<'t>], faults: &mut Vec<GazetteerError>) -> Rows<'t> {
    let mut rows = Rows::default();
    for sheet in sheets {
        rows.read(*sheet, faults);
    }
    rows
}

/// A gazetteer of places that memory holds already.
pub(super) fn write(
    entries: &[Entry<'_>],
    sources: &str,
    faults: &mut Vec<GazetteerError>,
) -> Result<Vec<u8>, GazetteerError> {
    let mut compiler = Compiler::new(Workshop::Memory, 0)?;
    for entry in entries {
        compiler.add(entry)?;
    }
    compiler.sources(sources);
    let mut bytes = Cursor::new(Vec::new());
    compiler.finish(&mut bytes, faults)?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests;
