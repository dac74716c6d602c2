//! Reads texts in which names are marked: files in, documents out. See README.md for the rows.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use dateline::model::{LonLat, Span};
use serde::Deserialize;

use crate::embedded;
use crate::json_lines::json_lines;

/// A text with its marks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Document {
    /// "lgl/40450848": that of its corpus, and its own.
    pub(crate) id: String,
    /// The name of its file: "lgl".
    pub(crate) corpus: String,
    /// What it says.
    pub(crate) text: String,
    /// In reading order, none overlapping another.
    pub(crate) marks: Vec<Mark>,
    /// What is marked in it.
    pub(crate) marked: Marked,
}

/// A name in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mark {
    /// Where.
    pub(crate) span: Span,
    /// What it names.
    pub(crate) kind: Kind,
    /// The place it means, where the corpus says so.
    pub(crate) means: Option<Meaning>,
}

/// The place that a name means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Meaning {
    /// Its point.
    pub(crate) at: LonLat,
    /// Its number in `GeoNames`.
    pub(crate) geonames_id: Option<u32>,
}

/// Which names of a document are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marked {
    /// All, each with its kind.
    AllNames,
    /// Those of places, and words made from them.
    PlacesOnly,
}

/// What a name is a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A place.
    Place,
    /// A place, in the name of an organisation, a person or a work.
    Embedded,
    /// Somebody.
    Person,
    /// An organisation.
    Organisation,
    /// A people, a faith, a party's followers.
    People,
    /// A work, a law, a product.
    Other,
    /// Nothing: a day, a sum of money.
    Figure,
}

#[derive(Deserialize)]
struct Row {
    id: Id,
    text: String,
    entities: Option<Vec<RowMark>>,
    toponyms: Option<Vec<RowMark>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Number(u64),
    Name(String),
}

#[derive(Deserialize)]
struct RowMark {
    start: usize,
    end: usize,
    label: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    geonames_id: Option<String>,
}

/// The documents of these files, in order.
pub(crate) fn read(paths: &[PathBuf]) -> anyhow::Result<Vec<Document>> {
    let mut documents = Vec::new();
    let mut ids = BTreeSet::new();
    for path in paths {
        documents.extend(json_lines(path, |row| {
            let document = document(row, path)?;
            let id = &document.id;
            ensure!(ids.insert(id.clone()), "a second document has the id {id}");
            Ok(document)
        })?);
    }
    Ok(documents)
}

fn document(row: Row, path: &Path) -> anyhow::Result<Document> {
    let Row { id, text, entities, toponyms } = row;
    let (marks, marked) = match (entities, toponyms) {
        (Some(entities), None) => (entities, Marked::AllNames),
        (None, Some(toponyms)) => (toponyms, Marked::PlacesOnly),
        _ => bail!("a row has either `entities` or `toponyms`"),
    };
    let mut marks =
        marks.iter().map(|mark| mark.read(&text, marked)).collect::<anyhow::Result<Vec<Mark>>>()?;
    marks.sort_by_key(|mark| mark.span);
    let mut end = 0;
    marks.retain(|mark| {
        let free = mark.span.start() >= end;
        end = end.max(if free { mark.span.end() } else { 0 });
        free
    });
    if marked == Marked::AllNames {
        embedded::find(&text, &mut marks);
    }
    let corpus = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let id = match id {
        Id::Number(number) => format!("{corpus}/{number}"),
        Id::Name(name) => format!("{corpus}/{name}"),
    };
    Ok(Document { id, corpus, text, marks, marked })
}

impl RowMark {
    fn read(&self, text: &str, marked: Marked) -> anyhow::Result<Mark> {
        let RowMark { start, end, .. } = *self;
        ensure!(start < end, "the mark {start}..{end} is empty");
        let byte = |at: usize| {
            let ends = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
            ends.clone().nth(at).with_context(|| {
                format!(
                    "the mark {start}..{end} ends behind the text of {} characters",
                    ends.count() - 1
                )
            })
        };
        let means = self.lat.zip(self.lon).map(|(lat, lon)| Meaning {
            at: LonLat { lon, lat },
            geonames_id: self.geonames_id.as_ref().and_then(|id| id.parse().ok()),
        });
        Ok(Mark { span: Span::new(byte(start)?, byte(end)?), kind: self.kind(marked)?, means })
    }

    fn kind(&self, marked: Marked) -> anyhow::Result<Kind> {
        Ok(match (marked, self.label.as_deref()) {
            (Marked::PlacesOnly, _) | (Marked::AllNames, Some("Location" | "Facility")) => {
                Kind::Place
            }
            (_, Some("Person")) => Kind::Person,
            (_, Some("Organization")) => Kind::Organisation,
            (_, Some("NORP")) => Kind::People,
            (_, Some("Misc" | "Product")) => Kind::Other,
            (_, Some("Date" | "Money")) => Kind::Figure,
            (_, Some(label)) => bail!("no kind of name is called {label}: see `kind` in corpus.rs"),
            (_, None) => bail!("the mark {}..{} has no `label`", self.start, self.end),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Kind, Marked, read};

    #[test]
    fn rows_become_documents_and_faults_name_their_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wire.jsonl");
        let told = |rows: &str| {
            fs::write(&path, rows).unwrap();
            read(std::slice::from_ref(&path))
        };
        let marks = r#""entities":[{"start":7,"end":10,"label":"Person"},{"start":0,"end":5,"label":"Location"}]"#;
        let documents = told(&format!(r#"{{"id":7,"text":"Kābul, Jan",{marks}}}"#)).unwrap();
        let document = &documents[0];
        let said: Vec<_> =
            document.marks.iter().map(|mark| (mark.span.of(&document.text), mark.kind)).collect();
        assert_eq!(said, [("Kābul", Kind::Place), ("Jan", Kind::Person)]);
        assert_eq!((document.id.as_str(), document.marked), ("wire/7", Marked::AllNames));

        let good = r#"{"id":"a","text":"Kabul","toponyms":[]}"#;
        for (row, want) in [
            (r#"{"id":"b","text":"Kabul"}"#, "either `entities` or `toponyms`"),
            (
                r#"{"id":"b","text":"Kabul","toponyms":[{"start":0,"end":6}]}"#,
                "text of 5 characters",
            ),
            (r#"{"id":"b","text":"Kabul","toponyms":[{"start":2,"end":2}]}"#, "2..2 is empty"),
            (
                r#"{"id":"b","text":"A","entities":[{"start":0,"end":1,"label":"X"}]}"#,
                "is called X",
            ),
            (r#"{"id":"b","text":"A","entities":[{"start":0,"end":1}]}"#, "has no `label`"),
            (good, "a second document has the id wire/a"),
            ("{", "EOF"),
        ] {
            let fault = format!("{:#}", told(&format!("{good}\n{row}\n")).unwrap_err());
            assert!(fault.contains("wire.jsonl:2") && fault.contains(want), "{row}: {fault}");
        }
    }
}
