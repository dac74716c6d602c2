use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::per_layer::PerLayer;
use super::{LayerSink, Sink, WriteError, Writer};
use crate::model::{Column, ColumnKind, Feature, Geometry, Layer, Value};

/// RFC 4180: a file for each layer, UTF-8 without a byte order mark, lines ended by CR LF. Beside
/// it a `.csvt` with the types and, for points, a `.prj`: with them QGIS, GDAL and geopandas open
/// the file as a typed point layer, without them as a table of text.
///
/// Areas are tables without shapes: outlines would be cells of a hundred thousand characters. They
/// join the same layer in any other format by its key.
///
/// Text that a spreadsheet would run as a formula gets an apostrophe before it, which makes it
/// text there; no other format does so, and [`Guard::Off`] leaves it out here too.
pub(super) struct Csv(pub(super) Guard);

/// Whether text is kept from being run as a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guard {
    /// By an apostrophe before it.
    On,
    /// Cells are as in every other format.
    Off,
}

/// WGS 84, as in a `.prj` file.
const WGS_84: &str = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",\
    SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],\
    UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]";

impl Writer for Csv {
    fn name(&self) -> &'static str {
        match self.0 {
            Guard::On => "csv",
            Guard::Off => "csv-unguarded",
        }
    }

    fn media_type(&self) -> &'static str {
        "text/csv"
    }

    fn file(&self, layer: &Layer) -> String {
        format!("{}.csv", layer.name)
    }

    fn sidecars(&self, layer: &Layer) -> Vec<String> {
        let types = format!("{}.csvt", layer.name);
        match layer.geometry {
            Geometry::Point => vec![types, format!("{}.prj", layer.name)],
            Geometry::Area | Geometry::None => vec![types],
        }
    }

    fn takes_style_beside(&self) -> bool {
        true
    }

    fn open(&self, layers: &[&'static Layer], folder: &Path) -> Result<Box<dyn Sink>, WriteError> {
        for layer in layers {
            for (sidecar, text) in
                self.sidecars(layer).into_iter().zip([types(layer), WGS_84.into()])
            {
                let path = folder.join(sidecar);
                fs::write(&path, text).map_err(WriteError::at(&path))?;
            }
        }
        PerLayer::open(self, layers, folder)
    }

    fn stream<'w>(
        &self,
        layer: &'static Layer,
        out: Box<dyn Write + 'w>,
    ) -> Option<io::Result<Box<dyn LayerSink + 'w>>> {
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        let head = out.write_record(layer.columns.iter().map(|column| column.name));
        Some(
            head.map_err(system)
                .map(|()| Box::new(Table { out, guard: self.0 }) as Box<dyn LayerSink>),
        )
    }
}

/// A table whose rows follow one by one.
struct Table<'w> {
    out: csv::Writer<Box<dyn Write + 'w>>,
    guard: Guard,
}

impl LayerSink for Table<'_> {
    fn row(&mut self, feature: &Feature) -> io::Result<()> {
        let cells = feature.values.iter().map(|value| cell(value, self.guard));
        self.out.write_record(cells).map_err(system)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

/// What the system said, as it said it: whoever sees a full disk knows what to advise.
fn system(fault: csv::Error) -> io::Error {
    match fault.into_kind() {
        csv::ErrorKind::Io(fault) => fault,
        other => io::Error::other(format!("{other:?}")), // none: rows are as long as their head
    }
}

fn cell(value: &Value, guard: Guard) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        // A real number shows its point, so that a column of whole ones is no column of integers.
        Value::Real(number) if number.fract() == 0.0 => format!("{number:.1}"),
        Value::Real(number) => number.to_string(),
        Value::Text(text) if guard == Guard::On && is_formula(text) => format!("'{text}"),
        Value::Text(text) => text.clone(),
        Value::Date(day) => day.to_string(),
        Value::Boolean(yes) => yes.to_string(),
    }
}

/// Whether a spreadsheet would run the text: a sign that starts a formula stands first, and it is
/// not just a negative number.
fn is_formula(text: &str) -> bool {
    match text.chars().next() {
        Some('=' | '+' | '@' | '\t' | '\r') => true,
        Some('-') => {
            let digits = |end: Option<char>| end.is_some_and(|c| c.is_ascii_digit());
            let is_number = digits(text.chars().nth(1)) && digits(text.chars().next_back());
            !(is_number && text.parse::<f64>().is_ok())
        }
        _ => false,
    }
}

/// The types of a layer's columns, in the words of GDAL.
fn types(layer: &Layer) -> String {
    let word = |column: &Column| match (column.kind, column.name, layer.geometry) {
        (_, "lon", Geometry::Point) => "CoordX",
        (_, "lat", Geometry::Point) => "CoordY",
        (ColumnKind::Integer, ..) => "Integer64",
        (ColumnKind::Real, ..) => "Real",
        (ColumnKind::Text, ..) => "String",
        (ColumnKind::Date, ..) => "Date",
        (ColumnKind::Boolean, ..) => "Integer(Boolean)",
    };
    let words: Vec<_> =
        layer.columns.iter().map(|column| format!("\"{}\"", word(column))).collect();
    words.join(",") + "\r\n"
}
