use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Error, params, params_from_iter};

use super::NO_CLOCK;
use crate::model::{ColumnKind, Feature, Geometry, Layer, Shape, Value};
use crate::write::style;
use crate::write::wkb::{self, Extent};

/// The column of the shapes.
pub(super) const GEOMETRY: &str = "geom";
/// WGS 84.
const SRS: i32 = 4326;
const AFTER: &str = include_str!("after.sql");
const INDEX: &str = include_str!("index.sql");

/// The table of one layer.
pub(super) struct Table {
    pub(super) layer: &'static Layer,
    insert: String,
    /// Puts a row into the spatial index.
    index: String,
    rows: i64,
    extent: Option<Extent>,
}

impl Table {
    pub(super) fn create(layer: &'static Layer, to: &Connection) -> Result<Table, Error> {
        let shapes = geometry(layer).map(|kind| format!(", \"{GEOMETRY}\" {kind}"));
        let columns = layer.columns.iter().map(|column| {
            let kind = match column.kind {
                ColumnKind::Integer => "INTEGER",
                ColumnKind::Real => "DOUBLE",
                ColumnKind::Text => "TEXT",
                ColumnKind::Date => "DATE",
                ColumnKind::Boolean => "BOOLEAN",
            };
            format!(", \"{}\" {kind}", column.name)
        });
        let columns: String = shapes.into_iter().chain(columns).collect();
        to.execute_batch(&format!(
            "CREATE TABLE \"{}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{columns})",
            layer.name
        ))?;
        if geometry(layer).is_some() {
            to.execute_batch(&format!(
                "CREATE VIRTUAL TABLE \"rtree_{}_{GEOMETRY}\" \
                 USING rtree(id, minx, maxx, miny, maxy)",
                layer.name
            ))?;
        }
        let places = 1 + layer.columns.len() + usize::from(geometry(layer).is_some());
        let insert =
            format!("INSERT INTO \"{}\" VALUES (?{})", layer.name, ", ?".repeat(places - 1));
        let index =
            format!("INSERT INTO \"rtree_{}_{GEOMETRY}\" VALUES (?, ?, ?, ?, ?)", layer.name);
        Ok(Table { layer, insert, index, rows: 0, extent: None })
    }

    pub(super) fn row(&mut self, feature: &Feature, to: &Connection) -> Result<(), Error> {
        self.rows += 1;
        let shape = geometry(self.layer).map(|_| feature.shape.as_ref());
        let blob = shape.map(|shape| Cell::Shape(shape.map(blob)));
        let cells = [Cell::Number(self.rows)].into_iter().chain(blob);
        let cells = cells.chain(feature.values.iter().map(Cell::Value));
        to.prepare_cached(&self.insert)?.execute(params_from_iter(cells))?;
        if let Some(shape) = shape.flatten() {
            let extent = wkb::extent(shape);
            let [west, south, east, north] = extent;
            to.prepare_cached(&self.index)?
                .execute(params![self.rows, west, east, south, north])?;
            self.extent = Some(wkb::joined(self.extent, extent));
        }
        Ok(())
    }

    /// Tells of the table, now that all rows are in.
    pub(super) fn finish(&self, to: &Connection) -> Result<(), Error> {
        let Layer { name, doc, .. } = *self.layer;
        let kind = geometry(self.layer);
        let side = |at: usize| self.extent.map(|extent| extent[at]);
        to.execute(
            "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                name,
                if kind.is_some() { "features" } else { "attributes" },
                name,
                doc,
                NO_CLOCK,
                side(0),
                side(1),
                side(2),
                side(3),
                kind.map(|_| SRS),
            ],
        )?;
        to.execute("INSERT INTO gpkg_ogr_contents VALUES (?, ?)", params![name, self.rows])?;
        for column in self.layer.columns {
            to.execute(
                "INSERT INTO gpkg_data_columns (table_name, column_name, title, description) \
                 VALUES (?, ?, ?, ?)",
                params![name, column.name, style::label(column.name), column.doc],
            )?;
        }
        if let Some(kind) = kind {
            to.execute(
                "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
                params![name, GEOMETRY, kind, SRS],
            )?;
            to.execute(
                "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', \
                 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
                [name, GEOMETRY],
            )?;
            to.execute_batch(&INDEX.replace("TABLE", name))?;
        }
        to.execute_batch(&AFTER.replace("TABLE", name))
    }
}

/// The type of a layer's shapes, if it has any.
pub(super) fn geometry(layer: &Layer) -> Option<&'static str> {
    match layer.geometry {
        Geometry::Point => Some("POINT"),
        Geometry::Area => Some("MULTIPOLYGON"),
        Geometry::None => None,
    }
}

/// A shape as the format wants it: its head, the box around it unless it is a point, then
/// well-known binary.
fn blob(shape: &Shape) -> Vec<u8> {
    let mut out = b"GP\0".to_vec();
    let is_boxed = matches!(shape, Shape::Area(_));
    out.push(if is_boxed { 0b011 } else { 0b001 }); // little-endian, with or without a box
    out.extend(SRS.to_le_bytes());
    if is_boxed {
        let [west, south, east, north] = wkb::extent(shape);
        out.extend([west, east, south, north].into_iter().flat_map(f64::to_le_bytes));
    }
    out.extend(wkb::wkb(shape));
    out
}

/// What stands in a column of the database.
enum Cell<'f> {
    Number(i64),
    Shape(Option<Vec<u8>>),
    Value(&'f Value),
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Cell::Shape(None) | Cell::Value(Value::Null) => ToSqlOutput::Borrowed(ValueRef::Null),
            Cell::Shape(Some(blob)) => ToSqlOutput::Borrowed(ValueRef::Blob(blob)),
            Cell::Number(number) | Cell::Value(Value::Integer(number)) => (*number).into(),
            Cell::Value(Value::Real(number)) => (*number).into(),
            Cell::Value(Value::Text(text)) => ToSqlOutput::from(text.as_str()),
            Cell::Value(Value::Date(day)) => day.to_string().into(),
            Cell::Value(Value::Boolean(yes)) => (*yes).into(),
        })
    }
}
