//! What a page must hold, and what must not come out of it. How it works in a browser is tested
//! by `tests/page`.

use serde_json::Value as Json;

use super::frame::hash;
use super::{MOST_EVENTS, Page};
use crate::model::{Column, ColumnKind, Feature, Geometry, Layer, Value};

const COLUMNS: [Column; 4] = [
    Column { name: "event_id", kind: ColumnKind::Text, doc: "" },
    Column { name: "event_date", kind: ColumnKind::Date, doc: "" },
    Column { name: "country_iso3", kind: ColumnKind::Text, doc: "" },
    Column { name: "sentence", kind: ColumnKind::Text, doc: "" },
];

const fn layer(name: &'static str) -> Layer {
    Layer { name, doc: "", geometry: Geometry::None, key: "event_id", columns: &COLUMNS }
}

static EVENTS: Layer = layer("events");
static REPORTS: Layer = layer("reports");

fn row(id: &str, said: &str) -> Feature {
    let day = jiff::civil::date(2024, 3, 1);
    Feature { shape: None, values: vec![id.into(), day.into(), "AFG".into(), said.into()] }
}

fn page(rows: impl FnOnce(&mut Page<&mut Vec<u8>>)) -> String {
    let mut bytes = Vec::new();
    let mut page = Page::start(&[&EVENTS, &REPORTS], &mut bytes).unwrap();
    rows(&mut page);
    page.finish().unwrap();
    String::from_utf8(bytes).unwrap()
}

fn held(page: &str, id: &str) -> Json {
    let (_, after) = page.split_once(&format!("id=\"{id}\">")).unwrap();
    serde_json::from_str(after.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn rows_are_held_as_they_are_and_do_nothing() {
    let said = "</script><script>alert(1)</script> {world} {script} & \u{2028}<img onerror=x>";
    let page = page(|page| {
        page.row(&EVENTS, &row("ev-1", said)).unwrap();
        page.row(&REPORTS, &row("ev-1", said)).unwrap();
        page.row(&EVENTS, &Feature { shape: None, values: vec![Value::Null; 4] }).unwrap();
    });
    assert!(!page.contains("alert(1)</script>") && !page.contains("<img"));
    assert!(!page.contains("{world}\n") && !page.contains("http-equiv=\"refresh"));
    let rows = held(&page, "rows");
    assert_eq!(rows[0], serde_json::json!([0, "ev-1", "2024-03-01", "AFG", said]));
    assert_eq!(rows[1][0], 1);
    assert_eq!(rows[1][8], said);
    assert_eq!(rows[2], serde_json::json!([0, null, null, null, null]));
    assert!(!held(&page, "world")["regions"].as_array().unwrap().is_empty());
    assert_eq!(held(&page, "tail")["left_out"], 0);
}

#[test]
fn the_policy_lets_run_what_is_there_and_nothing_else() {
    let page = page(|_| ());
    assert_eq!(held(&page, "rows"), serde_json::json!([]));
    for (open, close, directive) in
        [("<script>", "</script>", "script-src"), ("<style>", "</style>", "style-src")]
    {
        let (_, after) = page.split_once(open).unwrap();
        let text = after.split_once(close).unwrap().0;
        assert!(page.contains(&format!("{directive} '{}'", hash(text))), "{directive}");
        assert_eq!(page.matches(open).count(), 1, "{open}");
    }
    assert!(page.contains("default-src 'none'") && !page.contains("unsafe"));
}

#[test]
fn events_past_the_most_are_counted_with_their_reports_left_out() {
    let page = page(|page| {
        page.events = MOST_EVENTS - 1;
        for id in ["last", "one-too-many", "two-too-many"] {
            page.row(&EVENTS, &row(id, id)).unwrap();
            page.row(&REPORTS, &row(id, id)).unwrap();
        }
    });
    assert_eq!(held(&page, "rows").as_array().unwrap().len(), 2);
    assert_eq!(held(&page, "tail")["left_out"], 2);
}
