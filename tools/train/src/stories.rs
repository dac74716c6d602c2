//! Reads texts whose events are told by hand: what the days and places of their events are.

use std::path::{Path, PathBuf};

use dateline::model::{Document, EventKind, When};
use dateline::text::fold;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use crate::json_lines::json_lines;

/// A text with the events that it tells.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    /// The name of its file.
    pub(crate) corpus: String,
    /// The text, with its headline and day.
    pub(crate) document: Document,
    /// What happened, as its corpus has it.
    pub(crate) events: Vec<Happening>,
}

/// An event told by hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Happening {
    /// The kinds that it may be told as; empty for any.
    pub(crate) kinds: Vec<EventKind>,
    /// Names of its place, folded; empty where the corpus has none.
    pub(crate) names: Vec<String>,
    /// Its days; empty where only an upper bound or nothing is known.
    pub(crate) days: Vec<When>,
}

#[derive(Deserialize)]
struct Row {
    id: Value,
    text: String,
    title: Option<String>,
    date: Option<String>,
    #[serde(default)]
    events: Vec<RowEvent>,
}

#[derive(Deserialize)]
struct RowEvent {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    optional: bool,
    date: Option<Value>,
    location: Option<Value>,
}

/// The stories of these files, in order.
pub(crate) fn read(paths: &[PathBuf]) -> anyhow::Result<Vec<Story>> {
    let mut stories = Vec::new();
    for path in paths {
        stories.extend(json_lines(path, |row| Ok(story(row, path)))?);
    }
    Ok(stories)
}

fn story(row: Row, path: &Path) -> Story {
    let corpus = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let own = row.id.as_str().map_or_else(|| row.id.to_string(), str::to_owned);
    let mut document = Document::new(format!("{corpus}/{own}"), row.text);
    document.byline.title = row.title;
    document.byline.published = row.date.and_then(|day| day.get(..10)?.parse().ok());
    let events = row.events.iter().filter(|event| !event.optional).map(RowEvent::read).collect();
    Story { corpus, document, events }
}

impl RowEvent {
    fn read(&self) -> Happening {
        Happening {
            kinds: self.kind.as_deref().map_or_else(Vec::new, kinds),
            names: self.location.as_ref().map_or_else(Vec::new, names),
            days: self.date.as_ref().map_or_else(Vec::new, days),
        }
    }
}

/// The kinds that a type of the Message Understanding Conferences may be told as.
fn kinds(written: &str) -> Vec<EventKind> {
    let is = |kind: &EventKind| match written {
        "BOMBING" => matches!(
            kind,
            EventKind::SuicideBombing
                | EventKind::Bombing
                | EventKind::Grenade
                | EventKind::AirStrike
        ),
        "KIDNAPPING" => *kind == EventKind::Abduction,
        "ARSON" => *kind == EventKind::Arson,
        "HIJACKING" => *kind == EventKind::Hijacking,
        "ROBBERY" => *kind == EventKind::Robbery,
        _ => true,
    };
    EventKind::ALL.into_iter().filter(is).collect()
}

/// The finest names of a location.
fn names(location: &Value) -> Vec<String> {
    let Some(alternatives) = location["alts"].as_array() else {
        let own = location["name"].as_str().into_iter();
        let others = location["aliases"].as_array().into_iter().flatten();
        return own.chain(others.filter_map(Value::as_str)).flat_map(spellings).collect();
    };
    let finest = alternatives.iter().filter_map(|one| {
        let last = one["path"].as_array().and_then(|path| path.last());
        last.map_or(one["country"].as_str(), |last| last["name"].as_str())
    });
    finest.flat_map(spellings).collect()
}

/// "New York (Manhattan)" is either.
fn spellings(name: &str) -> Vec<String> {
    let parts = name.split(['(', ')']).map(|part| fold(part.trim()));
    parts.filter(|part| !part.is_empty()).collect()
}

fn days(date: &Value) -> Vec<When> {
    let day = |value: &Value| value.as_str()?.parse::<Date>().ok();
    if let Some(day) = day(date) {
        return vec![When::on(day)];
    }
    let alternatives = date["alts"].as_array().into_iter().flatten();
    let told = alternatives.filter(|one| one["kind"] != "before");
    let when = |one: &Value| Some(When { first: day(&one["start"])?, last: day(&one["end"])? });
    told.filter_map(when).filter(|when| when.first <= when.last).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::read;

    #[test]
    fn rows_become_stories() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wire.jsonl");
        let row = r#"{"id":"a","text":"Kabul","date":"2024-03-04","events":[
            {"type":"BOMBING","date":{"alts":[{"kind":"exact","start":"2024-03-03","end":"2024-03-03"}]},
             "location":{"alts":[{"country":"AFGHANISTAN","path":[{"name":"KABUL"}]}]}},
            {"type":"ATTACK","optional":true}]}"#;
        fs::write(&path, row.replace('\n', "")).unwrap();
        let stories = read(&[path]).unwrap();
        let [event] = &stories[0].events[..] else { panic!("the optional event does not count") };
        assert_eq!(event.names, ["kabul"]);
        assert_eq!(event.days[0].first.to_string(), "2024-03-03");
        assert_eq!(event.kinds.len(), 4);
        assert_eq!(stories[0].document.byline.id.0, "wire/a");
    }
}
