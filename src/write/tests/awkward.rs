//! Layers and rows that break writers.

use geo::{LineString, MultiPolygon, Polygon, polygon};

use crate::model::{Column, ColumnKind, Feature, Geometry, Layer, LonLat, Value};

pub(super) const COLUMNS: [Column; 6] = [
    Column { name: "said", kind: ColumnKind::Text, doc: "What is said" },
    Column { name: "killed", kind: ColumnKind::Integer, doc: "" },
    Column { name: "day", kind: ColumnKind::Date, doc: "" },
    Column { name: "sure", kind: ColumnKind::Boolean, doc: "" },
    Column { name: "lat", kind: ColumnKind::Real, doc: "" },
    Column { name: "lon", kind: ColumnKind::Real, doc: "" },
];

pub(super) static AWKWARD: Layer = Layer {
    name: "awkward",
    doc: "rows <that> break & \"writers\"",
    geometry: Geometry::Point,
    key: "said",
    columns: &COLUMNS,
};

pub(super) static AREAS: Layer =
    Layer { name: "areas", doc: "polygons", geometry: Geometry::Area, ..AWKWARD };

static TABLE: Layer = Layer { name: "table", doc: "no shape", geometry: Geometry::None, ..AWKWARD };

pub(super) static LAYERS: [&Layer; 3] = [&AWKWARD, &AREAS, &TABLE];

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

/// Four of them lie nowhere, the second has everything else that is rare, the sixth nothing.
pub(super) fn rows() -> Vec<Feature> {
    let at = Some(LonLat { lon: 29.228_512_345_678, lat: -1.679_2 });
    let mut rare = row("far back and far on", at);
    rare.values[1] = Value::Integer(i64::MAX);
    rare.values[2] = jiff::civil::date(-44, 3, 15).into();
    rare.values[3] = Value::Null;
    vec![
        row("a \"quoted\", broken;\r\nname\twith 'marks'", at),
        row("Gornо-Badakhshon, ګوادر, 喀布尔, 🕊", at),
        row("=SUM(A1:A9)", None),
        row("<img src=x onerror=alert(1)>&amp;]]>", at),
        row("\u{2028}\\u0000", Some(LonLat { lon: 180.0, lat: -90.0 })),
        Feature { shape: None, values: vec![Value::Null; 6] },
        row("nowhere", Some(LonLat { lon: f64::NAN, lat: 0.0 })),
        row("cut\0off", None),
        row("a bell\u{7} and \u{1B}[31m an escape \u{FFFE}", at),
        row(&"ಬೆಂಗಳೂರು ".repeat(111), at),
        row("-2+3", at),
        row("+1", at),
        row("@here", at),
        row("\tx", at),
        row("-7", at),
        row("-", Some(LonLat { lon: -180.0, lat: 90.0 })),
        rare,
    ]
}

/// The same rows with outlines where those have points.
pub(super) fn areas(rows: &[Feature]) -> Vec<Feature> {
    let with_area = |row: &Feature| Feature {
        shape: row.shape.as_ref().map(|_| islands().into()),
        ..row.clone()
    };
    rows.iter().map(with_area).collect()
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
