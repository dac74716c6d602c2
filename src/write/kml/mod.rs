mod placemark;

use std::io::{self, BufWriter, Seek, Write};

use super::colours;
use super::style::{self, Style};
use super::xml::text;
use super::{LayerSink, Writer};
use crate::keep::Scratch;
use crate::model::{Column, ColumnKind, Feature, Layer, Value};
use placemark::at;

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

    fn stream<'w>(
        &self,
        layer: &'static Layer,
        out: Box<dyn Write + 'w>,
    ) -> Option<io::Result<Box<dyn LayerSink + 'w>>> {
        Some(Ok(Box::new(Rows {
            layer,
            style: style::of(layer),
            naming: style::naming(layer),
            out,
            folders: vec![],
        })))
    }
}

/// Rows by kind, the kinds in the order of their first row.
struct Rows<'w> {
    layer: &'static Layer,
    style: Style,
    naming: Vec<&'static Column>,
    out: Box<dyn Write + 'w>,
    folders: Vec<(String, BufWriter<Scratch>)>,
}

impl LayerSink for Rows<'_> {
    fn row(&mut self, feature: &Feature) -> io::Result<()> {
        let kind = match at(self.layer, feature, KIND) {
            Some(Value::Text(kind)) => kind.clone(),
            _ if has_kinds(self.layer) => OTHER.to_owned(),
            _ => self.layer.name.to_owned(),
        };
        let known = self.folders.iter().position(|(known, _)| *known == kind);
        let at = known.unwrap_or(self.folders.len());
        if known.is_none() {
            self.folders.push((kind, BufWriter::new(Scratch::new()?)));
        }
        placemark::write(self.layer, &self.style, &self.naming, feature, &mut self.folders[at].1)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        let Rows { layer, mut out, folders, .. } = *self;
        write_head(layer, &mut out)?;
        for (kind, rows) in folders {
            writeln!(out, "<Folder><name>{}</name>", text(&kind))?;
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

/// The document's name, a style for each event type, and the types of its columns.
fn write_head(layer: &Layer, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    out.write_all(b"<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n")?;
    writeln!(out, "<name>{}</name>", text(&style::of(layer).title))?;
    let (doc, attribution) = (text(layer.doc), text(&style::attribution()));
    writeln!(out, "<description>{doc}. {attribution}</description>")?;
    for (number, known) in colours::types().iter().enumerate() {
        let colour = abgr(known.colour);
        writeln!(
            out,
            "<Style id=\"type{number}\"><IconStyle><color>{colour}</color></IconStyle></Style>"
        )?;
    }
    let name = text(layer.name);
    writeln!(out, "<Schema name=\"{name}\" id=\"{name}\">")?;
    for Column { name, kind, .. } in layer.columns {
        let kind = match kind {
            ColumnKind::Integer => "int",
            ColumnKind::Real => "double",
            ColumnKind::Text | ColumnKind::Date => "string",
            ColumnKind::Boolean => "bool",
        };
        let label = text(&style::label(name));
        writeln!(
            out,
            "<SimpleField name=\"{name}\" type=\"{kind}\"><displayName>{label}</displayName>\
             </SimpleField>"
        )?;
    }
    out.write_all(b"</Schema>\n")
}

/// `#rrggbb` as KML writes it, opaque: `ffbbggrr`.
fn abgr(colour: &str) -> String {
    let part = |at: usize| colour.get(at..at + 2).unwrap_or("00");
    format!("ff{}{}{}", part(5), part(3), part(1))
}
