use std::io::{self, Write};

use geojson::{Feature as Drawn, Geometry, GeometryValue};
use serde_json::{Map, Value as Json, json};

use super::{LayerSink, Writer};
use crate::model::{Feature, Layer, Shape, Value};

/// RFC 7946: a file for each layer, WGS 84, one feature a line, every column in every feature.
/// Features carry no `id` of their own: map programs would show it as one more column.
///
/// The format has no types but those of the values, so that a program that reads it takes a column
/// without a single value for text. Where that matters, as with days, choose a format that has
/// types, such as `gpkg`.
pub(super) struct GeoJson;

impl Writer for GeoJson {
    fn name(&self) -> &'static str {
        "geojson"
    }

    fn media_type(&self) -> &'static str {
        "application/geo+json"
    }

    fn takes_style_beside(&self) -> bool {
        true
    }

    fn stream<'w>(
        &self,
        layer: &'static Layer,
        mut out: Box<dyn Write + 'w>,
    ) -> Option<io::Result<Box<dyn LayerSink + 'w>>> {
        let head = write!(
            out,
            "{{\"type\":\"FeatureCollection\",\"name\":{},\"features\":[",
            json!(layer.name)
        );
        Some(head.map(|()| Box::new(Collection { layer, out, rows: 0 }) as Box<dyn LayerSink>))
    }
}

/// A feature collection whose features follow one by one.
struct Collection<'w> {
    layer: &'static Layer,
    out: Box<dyn Write + 'w>,
    rows: u64,
}

impl LayerSink for Collection<'_> {
    fn row(&mut self, feature: &Feature) -> io::Result<()> {
        self.out.write_all(if self.rows == 0 { b"\n" } else { b",\n" })?;
        self.rows += 1;
        serde_json::to_writer(&mut self.out, &drawn(self.layer, feature))?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()
    }
}

/// A row as a feature of `GeoJSON`.
pub(super) fn drawn(layer: &Layer, feature: &Feature) -> Drawn {
    let names = layer.columns.iter().map(|column| column.name.to_owned());
    let properties: Map<_, _> = names.zip(feature.values.iter().map(json)).collect();
    Drawn {
        bbox: None,
        geometry: feature.shape.as_ref().map(geometry),
        id: None,
        properties: Some(properties),
        foreign_members: None,
    }
}

/// Every area is a multipolygon, also one of a single polygon, so that a layer has one type.
fn geometry(shape: &Shape) -> Geometry {
    match shape {
        Shape::Point(at) => Geometry::new_point([at.lon, at.lat]),
        Shape::Area(polygons) => Geometry::new(GeometryValue::from(polygons)),
    }
}

/// A cell as JSON.
pub(super) fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Integer(number) => json!(number),
        Value::Real(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::Date(day) => json!(day.to_string()),
        Value::Boolean(yes) => json!(yes),
    }
}
