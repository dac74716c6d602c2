use std::io::{self, Write};

use geo::{LineString, Polygon};

use crate::model::{Column, Feature, Layer, Shape, Value};
use crate::write::colours;
use crate::write::style::Style;
use crate::write::xml::text;

/// A row: its name, its days, its values, its shape.
pub(super) fn write(
    layer: &Layer,
    style: &Style,
    naming: &[&Column],
    feature: &Feature,
    out: &mut impl Write,
) -> io::Result<()> {
    let of = |column: &str| at(layer, feature, column).map(told);
    let names: Vec<_> = naming.iter().filter_map(|column| of(column.name)).collect();
    write!(out, "<Placemark><name>{}</name>", text(&names.join(" - ")))?;
    match (of(&style.start), of(&style.end)) {
        (Some(first), Some(last)) => {
            write!(out, "<TimeSpan><begin>{first}</begin><end>{last}</end></TimeSpan>")?;
        }
        (Some(day), None) => write!(out, "<TimeStamp><when>{day}</when></TimeStamp>")?,
        (None, _) => {}
    }
    let event_type = of("event_type");
    let mut known = colours::types().iter();
    if let Some(at) = known.position(|it| Some(it.name) == event_type.as_deref()) {
        write!(out, "<styleUrl>#type{at}</styleUrl>")?;
    }
    write!(out, "<ExtendedData><SchemaData schemaUrl=\"#{}\">", text(layer.name))?;
    for (Column { name, .. }, value) in layer.columns.iter().zip(&feature.values) {
        if *value != Value::Null {
            write!(out, "<SimpleData name=\"{name}\">{}</SimpleData>", text(&told(value)))?;
        }
    }
    out.write_all(b"</SchemaData></ExtendedData>")?;
    match &feature.shape {
        None => {}
        Some(Shape::Point(at)) => {
            write!(out, "<Point><coordinates>{},{}</coordinates></Point>", at.lon, at.lat)?;
        }
        Some(Shape::Area(polygons)) => {
            out.write_all(b"<MultiGeometry>")?;
            polygons.iter().try_for_each(|polygon| write_polygon(polygon, out))?;
            out.write_all(b"</MultiGeometry>")?;
        }
    }
    out.write_all(b"</Placemark>\n")
}

/// What a row holds in the column of this name, if there is one and it is not null.
pub(super) fn at<'f>(layer: &Layer, feature: &'f Feature, column: &str) -> Option<&'f Value> {
    let at = layer.columns.iter().position(|known| known.name == column)?;
    feature.values.get(at).filter(|value| **value != Value::Null)
}

/// A value as text; "" for null.
pub(super) fn told(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Date(day) => day.to_string(),
        Value::Boolean(yes) => u8::from(*yes).to_string(), // some readers know no words for it
    }
}

fn write_polygon(polygon: &Polygon<f64>, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"<Polygon><outerBoundaryIs>")?;
    write_ring(polygon.exterior(), out)?;
    out.write_all(b"</outerBoundaryIs>")?;
    for hole in polygon.interiors() {
        out.write_all(b"<innerBoundaryIs>")?;
        write_ring(hole, out)?;
        out.write_all(b"</innerBoundaryIs>")?;
    }
    out.write_all(b"</Polygon>")
}

fn write_ring(ring: &LineString<f64>, out: &mut impl Write) -> io::Result<()> {
    let corners: Vec<_> = ring.0.iter().map(|at| format!("{},{}", at.x, at.y)).collect();
    write!(out, "<LinearRing><coordinates>{}</coordinates></LinearRing>", corners.join(" "))
}
