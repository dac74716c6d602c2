use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};
use std::path::Path;

use geo::{LineString, Polygon};

use super::per_layer::PerLayer;
use super::style::{self, Style};
use super::xml::text;
use super::{LayerSink, Sink, WriteError, Writer};
use crate::model::{Column, ColumnKind, Feature, Layer, Shape, Value};

/// KML 2.2 for Google Earth: a file for each layer, the rows in folders by their kind, with a time
/// span where the layer has days. Rows wait on disk, folder by folder, until all have come. Control
/// characters are left out, for XML cannot hold them.
pub(super) struct Kml;

/// The column whose values make folders.
const KIND: &str = "kind";

/// The folder of rows without a kind.
const OTHER: &str = "-";

impl Writer for Kml {
    fn name(&self) -> &'static str {
        "kml"
    }

    fn media_type(&self) -> &'static str {
        "application/vnd.google-earth.kml+xml"
    }

    fn file(&self, layer: &Layer) -> String {
        format!("{}.kml", layer.name)
    }

    fn open(&self, layers: &[&'static Layer], folder: &Path) -> Result<Box<dyn Sink>, WriteError> {
        PerLayer::open(self, layers, folder)
    }

    fn stream<'w>(
        &self,
        layer: &'static Layer,
        out: Box<dyn Write + 'w>,
    ) -> Option<io::Result<Box<dyn LayerSink + 'w>>> {
        Some(Ok(Box::new(Folders {
            layer,
            style: style::of(layer),
            naming: style::naming(layer),
            out,
            folders: vec![],
        })))
    }
}

/// Rows by kind, the kinds in the order of their first row.
struct Folders<'w> {
    layer: &'static Layer,
    style: Style,
    naming: Vec<&'static Column>,
    out: Box<dyn Write + 'w>,
    folders: Vec<(String, BufWriter<File>)>,
}

impl LayerSink for Folders<'_> {
    fn row(&mut self, feature: &Feature) -> io::Result<()> {
        let kind = match at(self.layer, feature, KIND) {
            Some(Value::Text(kind)) => kind.clone(),
            _ if has_kinds(self.layer) => OTHER.to_owned(),
            _ => self.layer.name.to_owned(),
        };
        let placemark = self.placemark(feature);
        if let Some((_, rows)) = self.folders.iter_mut().find(|(known, _)| *known == kind) {
            return rows.write_all(placemark.as_bytes());
        }
        let mut rows = BufWriter::new(tempfile::tempfile()?);
        rows.write_all(placemark.as_bytes())?;
        self.folders.push((kind, rows));
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        let Folders { layer, mut out, folders, .. } = *self;
        out.write_all(head(layer).as_bytes())?;
        for (kind, rows) in folders {
            write!(out, "<Folder><name>{}</name>\n", text(&kind))?;
            let mut rows = rows.into_inner().map_err(io::IntoInnerError::into_error)?;
            rows.rewind()?;
            io::copy(&mut rows, &mut out)?;
            out.write_all(b"</Folder>\n")?;
        }
        out.write_all(b"</Document></kml>\n")?;
        out.flush()
    }
}

fn has_kinds(layer: &Layer) -> bool {
    layer.columns.iter().any(|column| column.name == KIND)
}

fn at<'f>(layer: &Layer, feature: &'f Feature, column: &str) -> Option<&'f Value> {
    let at = layer.columns.iter().position(|known| known.name == column)?;
    feature.values.get(at).filter(|value| **value != Value::Null)
}

/// The document's name, the types of its columns, and a style for each event type.
fn head(layer: &Layer) -> String {
    let name = text(layer.name);
    let mut head = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>{}</name>\n\
         <description>{}. {}</description>\n",
        text(&style::of(layer).title),
        text(layer.doc),
        text(&style::attribution())
    );
    for (number, known) in style::event_types().iter().enumerate() {
        head += &format!(
            "<Style id=\"type{number}\"><IconStyle><color>{}</color></IconStyle></Style>\n",
            abgr(&known.colour)
        );
    }
    head += &format!("<Schema name=\"{name}\" id=\"{name}\">\n");
    for Column { name, kind, .. } in layer.columns {
        let kind = match kind {
            ColumnKind::Integer => "int",
            ColumnKind::Real => "double",
            ColumnKind::Text | ColumnKind::Date => "string",
            ColumnKind::Boolean => "bool",
        };
        let label = text(&style::label(name));
        head += &format!(
            "<SimpleField name=\"{name}\" type=\"{kind}\"><displayName>{label}</displayName>\
             </SimpleField>\n"
        );
    }
    head + "</Schema>\n"
}

/// `#rrggbb` as KML writes it, opaque: `ffbbggrr`.
fn abgr(colour: &str) -> String {
    let part = |at: usize| colour.get(at..at + 2).unwrap_or("00");
    format!("ff{}{}{}", part(5), part(3), part(1))
}

impl Folders<'_> {
    fn placemark(&self, feature: &Feature) -> String {
        let of = |column: &str| at(self.layer, feature, column).map(told);
        let names: Vec<_> = self.naming.iter().filter_map(|column| of(column.name)).collect();
        let mut out = format!("<Placemark><name>{}</name>", text(&names.join(" - ")));
        match (of(&self.style.start), of(&self.style.end)) {
            (Some(first), Some(last)) => {
                out += &format!("<TimeSpan><begin>{first}</begin><end>{last}</end></TimeSpan>");
            }
            (Some(day), None) => out += &format!("<TimeStamp><when>{day}</when></TimeStamp>"),
            (None, _) => {}
        }
        let event_type = of("event_type");
        let known = style::event_types();
        if let Some(at) = known.iter().position(|it| Some(&it.event_type) == event_type.as_ref()) {
            out += &format!("<styleUrl>#type{at}</styleUrl>");
        }
        out += &format!("<ExtendedData><SchemaData schemaUrl=\"#{}\">", text(self.layer.name));
        for (column, value) in self.layer.columns.iter().zip(&feature.values) {
            if *value != Value::Null {
                let value = text(&told(value));
                out += &format!("<SimpleData name=\"{}\">{value}</SimpleData>", column.name);
            }
        }
        out += "</SchemaData></ExtendedData>";
        if let Some(shape) = &feature.shape {
            put_shape(shape, &mut out);
        }
        out + "</Placemark>\n"
    }
}

fn put_shape(shape: &Shape, out: &mut String) {
    match shape {
        Shape::Point(at) => {
            *out += &format!("<Point><coordinates>{},{}</coordinates></Point>", at.lon, at.lat);
        }
        Shape::Area(polygons) => {
            *out += "<MultiGeometry>";
            polygons.iter().for_each(|polygon| put_polygon(polygon, out));
            *out += "</MultiGeometry>";
        }
    }
}

fn put_polygon(polygon: &Polygon<f64>, out: &mut String) {
    *out += "<Polygon><outerBoundaryIs>";
    put_ring(polygon.exterior(), out);
    *out += "</outerBoundaryIs>";
    for hole in polygon.interiors() {
        *out += "<innerBoundaryIs>";
        put_ring(hole, out);
        *out += "</innerBoundaryIs>";
    }
    *out += "</Polygon>";
}

fn put_ring(ring: &LineString<f64>, out: &mut String) {
    let corners: Vec<_> = ring.0.iter().map(|at| format!("{},{}", at.x, at.y)).collect();
    *out += &format!("<LinearRing><coordinates>{}</coordinates></LinearRing>", corners.join(" "));
}

fn told(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Date(day) => day.to_string(),
        Value::Boolean(yes) => u8::from(*yes).to_string(), // some readers know no words for it
    }
}
