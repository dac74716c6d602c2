//! Any values and shapes to every writer; what can be read back without a map program is.

#![no_main]

use std::fs;
use std::path::Path;

use arbitrary::Arbitrary;
use dateline::model::{Column, ColumnKind, Feature, Geometry, Layer, LonLat, Shape, Value};
use dateline::write::{self, Outputs, WRITERS, Writer};
use geo::{LineString, MultiPolygon, Polygon};
use jiff::civil::Date;
use libfuzzer_sys::fuzz_target;

const COLUMNS: [Column; 5] = [
    Column { name: "said", kind: ColumnKind::Text, doc: "What <is> said" },
    Column { name: "killed", kind: ColumnKind::Integer, doc: "" },
    Column { name: "sure", kind: ColumnKind::Real, doc: "" },
    Column { name: "day", kind: ColumnKind::Date, doc: "" },
    Column { name: "claimed", kind: ColumnKind::Boolean, doc: "" },
];

static POINTS: Layer = Layer {
    name: "points",
    doc: "any",
    geometry: Geometry::Point,
    key: "said",
    columns: &COLUMNS,
};
static AREAS: Layer = Layer { name: "areas", geometry: Geometry::Area, ..POINTS };
static TABLE: Layer = Layer { name: "table", geometry: Geometry::None, ..POINTS };
static LAYERS: [&Layer; 3] = [&POINTS, &AREAS, &TABLE];

/// Rows for one format.
#[derive(Arbitrary, Debug)]
struct Sheet {
    writer: u8,
    rows: Vec<Row>,
}

#[derive(Arbitrary, Debug)]
struct Row {
    said: Option<String>,
    killed: Option<i64>,
    sure: Option<f64>,
    day: Option<(i16, i8, i8)>,
    claimed: Option<bool>,
    at: Option<(f64, f64)>,
    /// Polygons of rings.
    area: Vec<Vec<Vec<(f64, f64)>>>,
}

fuzz_target!(|sheet: Sheet| {
    let writer = WRITERS[usize::from(sheet.writer) % WRITERS.len()];
    let writers = write::with_needs(&[writer]);
    let writers: Vec<&dyn Writer> = writers.iter().map(|writer| *writer as &dyn Writer).collect();
    let folder = tempfile::tempdir().expect("a folder to write in");
    let mut outputs = Outputs::to_folder(&writers, &LAYERS, folder.path()).expect("it opens");
    for row in &sheet.rows {
        outputs.row(&POINTS, row.feature(row.point())).expect("it takes points");
        outputs.row(&AREAS, row.feature(row.area())).expect("it takes areas");
        outputs.row(&TABLE, row.feature(None)).expect("it takes rows");
    }
    for (_, rows) in outputs.finish().expect("it ends") {
        assert_eq!(rows, sheet.rows.len() as u64);
    }
    for file in write::files(&writers, &LAYERS) {
        read_back(&folder.path().join(&file), sheet.rows.len());
    }
});

impl Row {
    fn feature(&self, shape: Option<Shape>) -> Feature {
        let day = self.day.and_then(|(year, month, day)| Date::new(year, month, day).ok());
        let values = vec![
            self.said.clone().into(),
            self.killed.map_or(Value::Null, Value::Integer),
            self.sure.map_or(Value::Null, Value::Real), // not finite either
            day.into(),
            self.claimed.into(),
        ];
        Feature { shape, values }
    }

    fn point(&self) -> Option<Shape> {
        self.at.map(|(lon, lat)| Shape::Point(LonLat { lon, lat }))
    }

    fn area(&self) -> Option<Shape> {
        let polygon = |rings: &Vec<Vec<(f64, f64)>>| {
            let mut rings = rings.iter().map(|ring| LineString::from(ring.clone()));
            Polygon::new(rings.next().unwrap_or(LineString::new(vec![])), rings.collect())
        };
        let polygons: Vec<_> = self.area.iter().map(polygon).collect();
        (!polygons.is_empty()).then(|| Shape::Area(MultiPolygon(polygons)))
    }
}

/// Every file promised is there, and parses.
fn read_back(file: &Path, rows: usize) {
    let bytes = fs::read(file).expect("a promised file is there");
    let text = || str::from_utf8(&bytes).expect("it is UTF-8");
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => {
            let read = csv::Reader::from_reader(&bytes[..]).into_records().map(Result::unwrap);
            assert_eq!(read.count(), rows);
        }
        Some("geojson") => {
            let json: serde_json::Value = serde_json::from_str(text()).expect("it is JSON");
            assert_eq!(json["features"].as_array().map(Vec::len), Some(rows));
        }
        Some("geojsonl") => {
            let json = |line| serde_json::from_str::<serde_json::Value>(line).expect("it is JSON");
            assert_eq!(text().lines().map(json).count(), rows);
        }
        Some("kml" | "qml" | "qmd" | "svg") => {
            let mut reader = quick_xml::Reader::from_str(text());
            while reader.read_event().expect("it is well formed") != quick_xml::events::Event::Eof {}
        }
        _ => {}
    }
}
