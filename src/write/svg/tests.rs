//! What a picture must show, and that it is one file of valid XML that asks nobody.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::Svg;
use super::tally::Tally;
use crate::model::{Column, ColumnKind, Feature, Geometry, Layer, LonLat, Value};
use crate::write::Writer;

const COLUMNS: [Column; 7] = [
    Column { name: "event_date", kind: ColumnKind::Date, doc: "" },
    Column { name: "event_type", kind: ColumnKind::Text, doc: "" },
    Column { name: "country_iso3", kind: ColumnKind::Text, doc: "" },
    Column { name: "location", kind: ColumnKind::Text, doc: "" },
    Column { name: "place_id", kind: ColumnKind::Text, doc: "" },
    Column { name: "place_precision", kind: ColumnKind::Text, doc: "" },
    Column { name: "fatalities_best", kind: ColumnKind::Integer, doc: "" },
];

static EVENTS: Layer = Layer {
    name: "events",
    doc: "",
    geometry: Geometry::Point,
    key: "location",
    columns: &COLUMNS,
};

fn event(place: &str, key: &str, precision: &str, at: Option<LonLat>, killed: i64) -> Feature {
    let day = jiff::civil::date(2024, 3, 1);
    Feature {
        shape: at.map(Into::into),
        values: vec![
            day.into(),
            "Battles".into(),
            "AFG".into(),
            place.into(),
            key.into(),
            precision.into(),
            Value::Integer(killed),
        ],
    }
}

fn drawn(rows: &[Feature]) -> String {
    let mut tally = Tally::default();
    for row in rows {
        tally.add(&EVENTS, row);
    }
    let mut bytes = Vec::new();
    super::sheet::draw(&tally, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Every start tag with its attributes; panics where the XML is wrong.
fn tags(picture: &str) -> Vec<String> {
    let mut reader = Reader::from_str(picture);
    let mut tags = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                tags.push(tag.to_string());
            }
            Event::Eof => return tags,
            _ => {}
        }
    }
}

const KABUL: LonLat = LonLat { lon: 69.17, lat: 34.53 };
const KHOST: LonLat = LonLat { lon: 69.88, lat: 33.38 };

#[test]
fn only_what_is_known_exactly_gets_a_dot() {
    for (precision, key, sign, others) in [
        ("exact", "gn:1138958", "\"dot\"", ["\"ring\"", "\"shaded\""]),
        ("near", "gn:1138958", "\"ring\"", ["\"dot\"", "\"shaded\""]),
        ("region", "gn:1444362", "\"shaded\"", ["\"dot\"", "\"ring\""]),
        ("region", "my:unknown", "\"ring\"", ["\"dot\"", "\"shaded\""]),
    ] {
        let picture = drawn(&[event("Somewhere", key, precision, Some(KHOST), 3)]);
        let (map, _) = picture.split_once("class=\"frame\"").unwrap();
        assert!(map.contains(&format!("class={sign}")), "{precision} {key}");
        for other in others {
            assert!(!map.contains(&format!("class={other}")), "{precision} {key}: {other}");
        }
    }
}

#[test]
fn awkward_rows_make_a_valid_picture_that_does_nothing() {
    let far = [(180.0, -90.0), (-180.0, 90.0), (179.99, -16.8), (0.0, 0.0)];
    let mut rows: Vec<_> = far
        .iter()
        .map(|&(lon, lat)| {
            event(
                "</text><script>alert(1)</script>\u{1}",
                "",
                "exact",
                Some(LonLat { lon, lat }),
                i64::MAX,
            )
        })
        .collect();
    rows.push(event("nowhere", "", "", None, -5));
    rows.push(Feature { shape: Some(KABUL.into()), values: vec![Value::Null; 7] });
    for rows in [&rows[..], &rows[..1], &[]] {
        let picture = drawn(rows);
        let tags = tags(&picture);
        assert!(tags[0].starts_with("svg "), "{}", tags[0]);
        assert!(!tags.iter().any(|tag| tag.starts_with("script") || tag.contains("href")));
        assert!(!picture.contains("NaN") && !picture.contains("inf"));
        assert_eq!(picture, drawn(rows));
    }
}

#[test]
fn it_says_how_many_and_when_and_names_the_place() {
    let picture = drawn(&[
        event("Kabul", "gn:1138958", "exact", Some(KABUL), 3),
        event("Kabul", "gn:1138958", "exact", Some(KABUL), 4),
        event("nowhere", "", "", None, 0),
    ]);
    for want in [">Kabul<", ">Battles<", "3 events", "2024-03-01", "7 killed", "1 without a place"]
    {
        assert!(picture.contains(want), "{want}");
    }
    assert_eq!(picture.matches("class=\"place\"").count(), 1, "one name for two events");
}

#[test]
fn only_the_layer_of_events_is_streamed() {
    let table = Layer { name: "places", ..EVENTS };
    let table: &'static Layer = Box::leak(Box::new(table));
    assert!(Svg.stream(table, Box::new(Vec::new())).is_none());
    assert!(Svg.stream(&EVENTS, Box::new(Vec::new())).is_some());
}
