use std::io::{self, BufWriter, Seek, Write};

use flatbuffers::{FlatBufferBuilder, WIPOffset};
use flatgeobuf::{
    Column as FgbColumn, ColumnArgs, ColumnType, Crs, CrsArgs, Feature as FgbFeature, FeatureArgs,
    Geometry as FgbGeometry, GeometryArgs, GeometryType, Header, HeaderArgs,
};
use geo::{LineString, Polygon};

use super::wkb::{self, Extent};
use super::{LayerSink, Writer};
use crate::keep::Scratch;
use crate::model::{ColumnKind, Feature, Geometry, Layer, Shape, Value};

/// `FlatGeobuf`: a file for each layer, with its columns told before the rows, so that an empty one
/// has its type all the same. It has no spatial index: that would put the rows in another order,
/// and leave out those without a shape. Days are times there, for it knows no days.
pub(super) struct Fgb;

/// Version 3.
const MAGIC: &[u8; 8] = b"fgb\x03fgb\x01";

impl Writer for Fgb {
    fn name(&self) -> &'static str {
        "fgb"
    }

    fn media_type(&self) -> &'static str {
        "application/flatgeobuf"
    }

    fn takes_style_beside(&self) -> bool {
        true
    }

    fn stream<'w>(
        &self,
        layer: &'static Layer,
        out: Box<dyn Write + 'w>,
    ) -> Option<io::Result<Box<dyn LayerSink + 'w>>> {
        let rows =
            |file| Rows { layer, out, waiting: BufWriter::new(file), count: 0, extent: None };
        Some(Scratch::new().map(|file| Box::new(rows(file)) as Box<dyn LayerSink>))
    }
}

/// Rows that wait in a file until it is known how many they are, for that stands first.
struct Rows<'w> {
    layer: &'static Layer,
    out: Box<dyn Write + 'w>,
    waiting: BufWriter<Scratch>,
    count: u64,
    extent: Option<Extent>,
}

impl LayerSink for Rows<'_> {
    fn row(&mut self, feature: &Feature) -> io::Result<()> {
        let mut buffer = FlatBufferBuilder::new();
        let geometry = feature.shape.as_ref().map(|shape| geometry(shape, &mut buffer));
        let properties = Some(buffer.create_vector(&properties(feature)?));
        let args = FeatureArgs { geometry, properties, columns: None };
        let row = FgbFeature::create(&mut buffer, &args);
        buffer.finish_size_prefixed(row, None);
        self.count += 1;
        if let Some(shape) = &feature.shape {
            self.extent = Some(wkb::joined(self.extent, wkb::extent(shape)));
        }
        self.waiting.write_all(buffer.finished_data())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        let Rows { layer, mut out, waiting, count, extent } = *self;
        out.write_all(MAGIC)?;
        out.write_all(&header(layer, count, extent))?;
        let mut rows = waiting.into_inner().map_err(io::IntoInnerError::into_error)?;
        rows.rewind()?;
        io::copy(&mut rows, &mut out)?;
        out.flush()
    }
}

fn header(layer: &Layer, count: u64, extent: Option<Extent>) -> Vec<u8> {
    let mut buffer = FlatBufferBuilder::new();
    let columns: Vec<_> = layer
        .columns
        .iter()
        .map(|column| {
            let args = ColumnArgs {
                name: Some(buffer.create_string(column.name)),
                description: Some(buffer.create_string(column.doc)),
                type_: match column.kind {
                    ColumnKind::Integer => ColumnType::Long,
                    ColumnKind::Real => ColumnType::Double,
                    ColumnKind::Text => ColumnType::String,
                    ColumnKind::Date => ColumnType::DateTime,
                    ColumnKind::Boolean => ColumnType::Bool,
                },
                ..ColumnArgs::default()
            };
            FgbColumn::create(&mut buffer, &args)
        })
        .collect();
    let crs = CrsArgs {
        org: Some(buffer.create_string("EPSG")),
        code: 4326,
        name: Some(buffer.create_string("WGS 84")),
        ..CrsArgs::default()
    };
    let args = HeaderArgs {
        name: Some(buffer.create_string(layer.name)),
        description: Some(buffer.create_string(layer.doc)),
        envelope: extent.map(|extent| buffer.create_vector(&extent)),
        geometry_type: match layer.geometry {
            Geometry::Point => GeometryType::Point,
            Geometry::Area => GeometryType::MultiPolygon,
            Geometry::None => GeometryType::Unknown,
        },
        columns: Some(buffer.create_vector(&columns)),
        features_count: count,
        index_node_size: 0,
        crs: Some(Crs::create(&mut buffer, &crs)),
        ..HeaderArgs::default()
    };
    let header = Header::create(&mut buffer, &args);
    buffer.finish_size_prefixed(header, None);
    buffer.finished_data().to_vec()
}

fn geometry<'b>(shape: &Shape, buffer: &mut FlatBufferBuilder<'b>) -> WIPOffset<FgbGeometry<'b>> {
    match shape {
        Shape::Point(at) => {
            let xy = Some(buffer.create_vector(&[at.lon, at.lat]));
            FgbGeometry::create(buffer, &GeometryArgs { xy, ..GeometryArgs::default() })
        }
        Shape::Area(polygons) => {
            let parts: Vec<_> = polygons.iter().map(|polygon| part(polygon, buffer)).collect();
            let parts = Some(buffer.create_vector(&parts));
            FgbGeometry::create(buffer, &GeometryArgs { parts, ..GeometryArgs::default() })
        }
    }
}

/// A polygon: the corners of all rings, and where each ring ends.
fn part<'b>(
    polygon: &Polygon<f64>,
    buffer: &mut FlatBufferBuilder<'b>,
) -> WIPOffset<FgbGeometry<'b>> {
    let (mut xy, mut ends) = (Vec::new(), Vec::new());
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    for LineString(corners) in rings {
        xy.extend(corners.iter().flat_map(|at| [at.x, at.y]));
        ends.push(u32::try_from(xy.len() / 2).expect("no shape has so many corners"));
    }
    let args = GeometryArgs {
        xy: Some(buffer.create_vector(&xy)),
        ends: Some(buffer.create_vector(&ends)),
        type_: GeometryType::Polygon,
        ..GeometryArgs::default()
    };
    FgbGeometry::create(buffer, &args)
}

/// The cells that are not null, each behind the number of its column.
fn properties(feature: &Feature) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    for (value, number) in feature.values.iter().zip(0_u16..) {
        let bytes = match value {
            Value::Null => continue,
            Value::Integer(number) => number.to_le_bytes().to_vec(),
            Value::Real(number) => number.to_le_bytes().to_vec(),
            Value::Boolean(yes) => vec![u8::from(*yes)],
            Value::Text(text) => counted(text)?,
            Value::Date(day) => counted(&format!("{day}T00:00:00Z"))?,
        };
        out.extend(number.to_le_bytes());
        out.extend(bytes);
    }
    Ok(out)
}

fn counted(text: &str) -> io::Result<Vec<u8>> {
    let len = u32::try_from(text.len()).map_err(io::Error::other)?;
    Ok([&len.to_le_bytes(), text.as_bytes()].concat())
}
