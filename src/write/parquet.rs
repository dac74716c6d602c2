use std::io::{self, Seek, Write};
use std::sync::Arc;

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use ::parquet::schema::types::Type;
use jiff::civil::{Date, date};
use serde_json::json;

use super::wkb::{self, Extent};
use super::{LayerSink, Writer};
use crate::keep::Scratch;
use crate::model::{Column, ColumnKind, Feature, Geometry, Layer, Value};

/// `GeoParquet` 1.1: a file for each layer, the shapes in the last column as well-known binary; a
/// layer without shapes is a plain Parquet file. Rows are held back a group at a time.
pub(super) struct Parquet;

/// The column of the shapes.
const GEOMETRY: &str = "geometry";

/// Rows in a group: a few megabytes of sentences.
const GROUP: usize = 20_000;

impl Writer for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn media_type(&self) -> &'static str {
        "application/vnd.apache.parquet"
    }

    fn stream<'w>(
        &self,
        layer: &'static Layer,
        out: Box<dyn Write + 'w>,
    ) -> Option<io::Result<Box<dyn LayerSink + 'w>>> {
        Some(Groups::open(layer, out).map(|groups| Box::new(groups) as Box<dyn LayerSink>))
    }
}

/// Rows in the making. The library wants to own its file, so there is one in between.
struct Groups<'w> {
    layer: &'static Layer,
    out: Box<dyn Write + 'w>,
    file: Scratch,
    written: SerializedFileWriter<Scratch>,
    waiting: Vec<Feature>,
    extent: Option<Extent>,
}

impl<'w> Groups<'w> {
    fn open(layer: &'static Layer, out: Box<dyn Write + 'w>) -> io::Result<Groups<'w>> {
        let file = Scratch::new()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("dateline ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let schema = Arc::new(schema(layer)?);
        let written = SerializedFileWriter::new(file.try_clone()?, schema, Arc::new(properties))?;
        Ok(Groups { layer, out, file, written, waiting: vec![], extent: None })
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        let rows = std::mem::take(&mut self.waiting);
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = self.written.next_row_group()?;
        for (at, column) in self.layer.columns.iter().enumerate() {
            put_column(&mut group, column.kind, rows.iter().map(|row| &row.values[at]))?;
        }
        if self.layer.geometry != Geometry::None {
            let shapes = rows.iter().map(|row| row.shape.as_ref().map(wkb::wkb));
            put::<ByteArrayType>(&mut group, shapes.map(|shape| shape.map(ByteArray::from)))?;
        }
        group.close()?;
        Ok(())
    }
}

impl LayerSink for Groups<'_> {
    fn row(&mut self, feature: &Feature) -> io::Result<()> {
        if let Some(shape) = &feature.shape {
            self.extent = Some(wkb::joined(self.extent, wkb::extent(shape)));
        }
        self.waiting.push(feature.clone());
        if self.waiting.len() >= GROUP {
            self.write_group()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.write_group()?;
        if let Some(geo) = geo(self.layer.geometry, self.extent) {
            self.written.append_key_value_metadata(KeyValue::new("geo".to_owned(), geo));
        }
        let Groups { mut out, mut file, written, .. } = *self;
        written.close()?;
        file.rewind()?;
        io::copy(&mut file, &mut out)?;
        out.flush()
    }
}

fn schema(layer: &Layer) -> Result<Type, ParquetError> {
    let shapes = (layer.geometry != Geometry::None).then(|| {
        let shapes = Type::primitive_type_builder(GEOMETRY, Physical::BYTE_ARRAY);
        shapes.with_repetition(Repetition::OPTIONAL).build()
    });
    let fields = layer.columns.iter().map(field).chain(shapes);
    let fields = fields.map(|field| field.map(Arc::new)).collect::<Result<_, _>>()?;
    Type::group_type_builder(layer.name).with_fields(fields).build()
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column.kind {
        ColumnKind::Integer => (Physical::INT64, None),
        ColumnKind::Real => (Physical::DOUBLE, None),
        ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        ColumnKind::Date => (Physical::INT32, Some(LogicalType::Date)),
        ColumnKind::Boolean => (Physical::BOOLEAN, None),
    };
    Type::primitive_type_builder(column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()
}

fn put_column<'v>(
    group: &mut SerializedRowGroupWriter<'_, Scratch>,
    kind: ColumnKind,
    cells: impl Iterator<Item = &'v Value>,
) -> Result<(), ParquetError> {
    match kind {
        ColumnKind::Integer => put::<Int64Type>(
            group,
            cells.map(|cell| if let Value::Integer(number) = cell { Some(*number) } else { None }),
        ),
        ColumnKind::Real => put::<DoubleType>(
            group,
            cells.map(|cell| if let Value::Real(number) = cell { Some(*number) } else { None }),
        ),
        ColumnKind::Text => put::<ByteArrayType>(
            group,
            cells.map(
                |cell| if let Value::Text(text) = cell { Some(text.as_str().into()) } else { None },
            ),
        ),
        ColumnKind::Date => put::<Int32Type>(
            group,
            cells.map(
                |cell| if let Value::Date(day) = cell { Some(since_1970(*day)) } else { None },
            ),
        ),
        ColumnKind::Boolean => put::<BoolType>(
            group,
            cells.map(|cell| if let Value::Boolean(yes) = cell { Some(*yes) } else { None }),
        ),
    }
}

/// The next column of the group; `None` is null.
fn put<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Scratch>,
    cells: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    let mut column = group.next_column()?.expect("the schema has the columns that are written");
    column.typed::<T>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

/// Days since the first of January 1970.
fn since_1970(day: Date) -> i32 {
    (day - date(1970, 1, 1)).get_days()
}

/// What makes a Parquet file a `GeoParquet` one. No `crs` means WGS 84, longitude first.
fn geo(geometry: Geometry, extent: Option<Extent>) -> Option<String> {
    let mut column = json!({ "encoding": "WKB", "edges": "planar" });
    match geometry {
        Geometry::Point => column["geometry_types"] = json!(["Point"]),
        Geometry::Area => {
            column["geometry_types"] = json!(["MultiPolygon"]);
            column["orientation"] = json!("counterclockwise");
        }
        Geometry::None => return None,
    }
    if let Some(extent) = extent {
        column["bbox"] = json!(extent);
    }
    let geo = json!({
        "version": "1.1.0",
        "primary_column": GEOMETRY,
        "columns": { GEOMETRY: column },
    });
    Some(geo.to_string())
}
