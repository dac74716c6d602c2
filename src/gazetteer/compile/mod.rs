//! Tables in, bytes out: rows are read (`table`), joined by id (`join`), and indexed (`index`).
//!
//! The build script compiles this folder too, to make the bundled gazetteer.

mod index;
mod join;
mod names;
mod prominence;
mod table;
mod units;

use super::error::GazetteerError;
use super::format;

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
    let mut rows = Vec::new();
    let mut names = Vec::new();
    let mut sources = String::new();
    for &(file, text) in tables {
        match table::read(file, text)? {
            table::Table::Places(places) => rows.push(places),
            table::Table::Names(more) => names.extend(more),
            table::Table::Sources(rows) => sources.push_str(&rows),
        }
    }
    let entries = join::entries(rows, names)?;
    format::write(&index::contents(&entries, sources)?)
}

#[cfg(test)]
mod tests;
