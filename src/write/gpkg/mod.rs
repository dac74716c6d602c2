//! One database with a table for each layer, typed also where it is empty: the output to open in
//! QGIS. It carries styles, the data dictionary and a spatial index, and no clock.

mod table;

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Error as SqlError, ErrorCode, params};

use super::{Sink, WriteError, Writer, style};
use crate::model::{Feature, Layer};

use table::Table;

/// `GeoPackage` 1.3, all layers in one file.
pub(super) struct GeoPackage;

/// The file.
pub(super) const FILE: &str = "dateline.gpkg";

/// Stands wherever the format wants to know when something was written.
const NO_CLOCK: &str = "1970-01-01T00:00:00.000Z";

/// What stands in every file.
const SCHEMA: &str = include_str!("schema.sql");

impl Writer for GeoPackage {
    fn name(&self) -> &'static str {
        "gpkg"
    }

    fn media_type(&self) -> &'static str {
        "application/geopackage+sqlite3"
    }

    fn file(&self, _: &Layer) -> String {
        FILE.to_owned()
    }

    fn open(&self, layers: &[&'static Layer], folder: &Path) -> Result<Box<dyn Sink>, WriteError> {
        Ok(Box::new(Database::create(&folder.join(FILE), layers)?))
    }
}

/// A database in the making.
pub(super) struct Database {
    path: PathBuf,
    connection: Connection,
    tables: Vec<Table>,
}

impl Database {
    /// Starts one at `path`, with a table for each layer.
    pub(super) fn create(path: &Path, layers: &[&'static Layer]) -> Result<Database, WriteError> {
        let made = || {
            let connection = Connection::open(path)?;
            // The file is in a folder of its own until it is whole: a crash needs no way back.
            connection.execute_batch(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA encoding = 'UTF-8';",
            )?;
            connection.execute_batch("BEGIN")?;
            connection.execute_batch(SCHEMA)?;
            let tables = layers.iter().map(|layer| Table::create(layer, &connection));
            let tables = tables.collect::<Result<_, SqlError>>()?;
            Ok(Database { path: path.to_owned(), connection, tables })
        };
        made().map_err(|fault| at(path, &fault))
    }
}

impl Sink for Database {
    fn row(&mut self, layer: &Layer, feature: &Feature) -> Result<(), WriteError> {
        let Some(table) = self.tables.iter_mut().find(|table| table.layer.name == layer.name)
        else {
            return Ok(());
        };
        table.row(feature, &self.connection).map_err(|fault| at(&self.path, &fault))
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        let Database { path, connection, tables } = *self;
        let finished = || {
            tables.iter().try_for_each(|table| {
                table.finish(&connection)?;
                put_style(table.layer, &connection)?;
                put_metadata(table.layer, &connection)
            })?;
            connection.execute_batch(
                "UPDATE gpkg_ogr_contents SET feature_count = (SELECT count(*) FROM layer_styles) \
                 WHERE table_name = 'layer_styles'; COMMIT",
            )
        };
        finished().map_err(|fault| at(&path, &fault))?;
        connection.close().map_err(|(_, fault)| at(&path, &fault))
    }
}

fn put_style(layer: &Layer, connection: &Connection) -> Result<(), SqlError> {
    let style = style::of(layer);
    let values = params![
        layer.name,
        table::geometry(layer).map_or("", |_| table::GEOMETRY),
        style.title,
        style::qml(layer),
        NO_CLOCK,
    ];
    connection.execute(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, \
         f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, \
         update_time) VALUES ('', '', ?, ?, ?, ?, '', 1, '', '', ?)",
        values,
    )?;
    Ok(())
}

/// What QGIS would read from a `.qmd` file, where it looks for it in a database.
fn put_metadata(layer: &Layer, connection: &Connection) -> Result<(), SqlError> {
    connection.execute(
        "INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) \
         VALUES ('dataset', 'http://mrcc.com/qgis.dtd', 'text/xml', ?)",
        [style::qmd(layer)],
    )?;
    connection.execute(
        "INSERT INTO gpkg_metadata_reference (reference_scope, table_name, timestamp, md_file_id) \
         VALUES ('table', ?, ?, ?)",
        params![layer.name, NO_CLOCK, connection.last_insert_rowid()],
    )?;
    Ok(())
}

/// What the database said, as the system would have: whoever sees a full disk knows what to advise.
fn at(path: &Path, fault: &SqlError) -> WriteError {
    let kind = match fault.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => io::ErrorKind::StorageFull,
        Some(ErrorCode::PermissionDenied | ErrorCode::ReadOnly) => io::ErrorKind::PermissionDenied,
        _ => io::ErrorKind::Other,
    };
    WriteError::Io { path: path.to_owned(), source: io::Error::new(kind, fault.to_string()) }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::Connection;

    use super::at;

    #[test]
    fn a_full_disk_is_told_with_what_to_do() {
        let connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "max_page_count", 2).unwrap();
        let full = "CREATE TABLE a (b); CREATE TABLE c (d); CREATE TABLE e (f);";
        let fault = at(Path::new("a.gpkg"), &connection.execute_batch(full).unwrap_err());
        let want = "cannot write a.gpkg: database or disk is full: \
                    make room on the disk, or give another --out";
        assert_eq!(fault.to_string(), want);
    }
}
