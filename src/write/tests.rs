//! What every format must bear.

use std::fs;

use geo::{LineString, MultiPolygon, Polygon, polygon};

use super::{Outputs, WRITERS, files};
use crate::model::{Column, ColumnKind, Feature, Geometry, Layer, LonLat, Value};

const COLUMNS: [Column; 6] = [
    Column { name: "said", kind: ColumnKind::Text, doc: "" },
    Column { name: "killed", kind: ColumnKind::Integer, doc: "" },
    Column { name: "day", kind: ColumnKind::Date, doc: "" },
    Column { name: "sure", kind: ColumnKind::Boolean, doc: "" },
    Column { name: "lat", kind: ColumnKind::Real, doc: "" },
    Column { name: "lon", kind: ColumnKind::Real, doc: "" },
];

static AWKWARD: Layer = Layer {
    name: "awkward",
    doc: "rows that break writers",
    geometry: Geometry::Point,
    key: "said",
    columns: &COLUMNS,
};

static AREAS: Layer = Layer {
    name: "areas",
    doc: "polygons",
    geometry: Geometry::Area,
    key: "said",
    columns: &COLUMNS,
};

static TABLE: Layer = Layer {
    name: "table",
    doc: "no shape",
    geometry: Geometry::None,
    key: "said",
    columns: &COLUMNS,
};

fn row(said: &str, at: Option<LonLat>) -> Feature {
    let values = vec![
        said.into(),
        Value::Integer(-1),
        jiff::civil::date(2024, 3, 1).into(),
        true.into(),
        at.map(|at| at.lat).into(),
        at.map(|at| at.lon).into(),
    ];
    Feature { shape: at.map(Into::into), values }
}

fn rows() -> Vec<Feature> {
    let at = Some(LonLat { lon: 29.228_512_345_678, lat: -1.679_2 });
    vec![
        row("a \"quoted\", broken;\r\nname\twith 'marks'", at),
        row("Gornо-Badakhshon, ګوادر, 喀布尔, 🕊", at),
        row("=SUM(A1:A9)", None),
        row("<img src=x onerror=alert(1)>&amp;", at),
        row("\u{2028}\\u0000", Some(LonLat { lon: 180.0, lat: -90.0 })),
        Feature { shape: None, values: vec![Value::Null; 6] },
        row("nowhere", Some(LonLat { lon: f64::NAN, lat: 0.0 })),
        row("cut\0off", None),
    ]
}

/// Two polygons on both sides of the antimeridian, one with a hole.
fn islands() -> MultiPolygon<f64> {
    let hole = [(-179.5, 0.5), (-179.5, 0.75), (-179.25, 0.75), (-179.5, 0.5)];
    MultiPolygon(vec![
        polygon![(x: 179.0, y: 0.0), (x: 180.0, y: 0.0), (x: 180.0, y: 1.0), (x: 179.0, y: 0.0)],
        Polygon::new(
            LineString::from(vec![(-180.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (-180.0, 0.0)]),
            vec![LineString::from(hole.to_vec())],
        ),
    ])
}

/// The same rows as [`rows`], with outlines where those have points.
fn areas() -> Vec<Feature> {
    let with_area = |row: Feature| Feature { shape: row.shape.map(|_| islands().into()), ..row };
    rows().into_iter().map(with_area).collect()
}

/// Writes these rows to every layer, and gives what each file then holds.
fn written(writer: &dyn super::Writer, rows: &[Feature]) -> Vec<(String, String)> {
    let layers = [&AWKWARD, &AREAS, &TABLE];
    let folder = tempfile::tempdir().unwrap();
    let mut out = Outputs::to_folder(&[writer], &layers, folder.path()).unwrap();
    for layer in layers {
        let areas: &[Feature] = if rows.is_empty() { &[] } else { &areas() };
        for row in if layer.geometry == Geometry::Area { areas } else { rows } {
            out.row(layer, row.clone()).unwrap();
        }
    }
    assert!(out.finish().unwrap().iter().all(|&(_, count)| count == rows.len() as u64));

    let promised = files(&[writer], &layers);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), promised.len(), "{promised:?}");
    let read = |file: String| {
        let bytes = fs::read(folder.path().join(&file)).unwrap();
        (file, String::from_utf8_lossy(&bytes).into_owned())
    };
    promised.into_iter().map(read).collect()
}

#[test]
fn every_writer_copes_with_awkward_layers() {
    for writer in WRITERS {
        for rows in [vec![], rows()] {
            let once = written(*writer, &rows);
            assert_eq!(once, written(*writer, &rows), "{}", writer.name());
        }
    }
}

#[test]
fn geojson_holds_every_key_in_order_and_rounds() {
    let files = written(super::writer("geojson").unwrap(), &rows());
    let json: serde_json::Value = serde_json::from_str(&files[0].1).unwrap();
    assert_eq!(json["name"], "awkward");
    let features = json["features"].as_array().unwrap();
    for feature in features {
        let keys: Vec<_> = feature["properties"].as_object().unwrap().keys().collect();
        assert_eq!(keys, COLUMNS.map(|column| column.name).iter().collect::<Vec<_>>());
    }
    assert_eq!(features[0]["geometry"]["coordinates"].to_string(), "[29.2285123,-1.6792]");
    assert_eq!(features[5]["geometry"], serde_json::Value::Null);
    assert_eq!(features[6]["geometry"], serde_json::Value::Null);
    assert_eq!(features[7]["properties"]["said"], "cutoff");

    let json: serde_json::Value = serde_json::from_str(&files[1].1).unwrap();
    let areas = json["features"].as_array().unwrap();
    assert_eq!(
        areas[0]["geometry"].to_string(),
        "{\"type\":\"MultiPolygon\",\"coordinates\":[\
         [[[179.0,0.0],[180.0,0.0],[180.0,1.0],[179.0,0.0]]],\
         [[[-180.0,0.0],[-179.0,0.0],[-179.0,1.0],[-180.0,0.0]],\
         [[-179.5,0.5],[-179.5,0.75],[-179.25,0.75],[-179.5,0.5]]]]}"
    );
    assert_eq!(areas[2]["geometry"], serde_json::Value::Null);

    let empty = written(super::writer("geojson").unwrap(), &[]);
    let json: serde_json::Value = serde_json::from_str(&empty[0].1).unwrap();
    assert_eq!(json["features"], serde_json::json!([]));
}

#[test]
fn csv_is_read_back_as_written() {
    let files = written(super::writer("csv").unwrap(), &rows());
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names[..5],
        ["awkward.csv", "awkward.csvt", "awkward.prj", "areas.csv", "areas.csvt"]
    );
    assert_eq!(names[5..], ["table.csv", "table.csvt"]);
    assert!(files[0].1.starts_with("said,killed,day,sure,lat,lon\r\n"));
    assert_eq!(
        files[1].1,
        "\"String\",\"Integer\",\"Date\",\"Integer(Boolean)\",\"CoordY\",\"CoordX\"\r\n"
    );
    let read: Vec<Vec<String>> = csv::Reader::from_reader(files[0].1.as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(read[0][0], "a \"quoted\", broken;\r\nname\twith 'marks'");
    assert_eq!(read[1][1..], ["-1", "2024-03-01", "true", "-1.6792", "29.2285123"]);
    assert_eq!(read[2][0], "=SUM(A1:A9)");
    assert_eq!(read[5], [""; 6]);
}

#[test]
fn names_are_unique() {
    let mut names: Vec<_> = WRITERS.iter().map(|writer| writer.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), WRITERS.len());
}
