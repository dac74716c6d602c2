use std::fmt;

use jiff::civil::Date;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::day::day;
use super::limits::over;
use super::raw_json::{is_deeper, mended};
use super::{Fields, Opened};
use crate::model::{Byline, Document, DocumentId, Span};

/// The fields that count of one record, taken as they are, so that a fault can name its field.
#[derive(Default)]
pub(super) struct Record {
    pub(super) id: Option<Value>,
    pub(super) title: Option<Value>,
    pub(super) published: Option<Value>,
    pub(super) url: Option<Value>,
    pub(super) source: Option<Value>,
    pub(super) text: Option<Value>,
    pub(super) mentions: Option<Value>,
}

impl Record {
    /// From a JSON object whose fields are called as `fields` says. Other fields are passed over.
    pub(super) fn new(json: &str, fields: &Fields, nesting: u64) -> Result<Record, String> {
        if is_deeper(json.as_bytes(), nesting) {
            return Err(over("a record nested this deep", nesting, "--max-nesting"));
        }
        parsed(json, fields)
            .or_else(|fault| mended(json).map_or(Err(fault), |json| parsed(&json, fields)))
            .map_err(|fault| explained(&fault))
    }

    pub(super) fn slot(&mut self, field: &str) -> Option<&mut Option<Value>> {
        match field {
            "id" => Some(&mut self.id),
            "title" => Some(&mut self.title),
            "published" => Some(&mut self.published),
            "url" => Some(&mut self.url),
            "source" => Some(&mut self.source),
            "text" => Some(&mut self.text),
            "mentions" => Some(&mut self.mentions),
            _ => None,
        }
    }

    /// The document that it tells. A day that cannot be read is noted, and missing.
    pub(super) fn document(self, from: &Paper, line: usize) -> Result<Document, String> {
        let fields = &from.fields;
        let words = |field, value| words(fields.named(field), value);
        let id = match self.id {
            Some(Value::Number(number)) => Some(number.to_string()),
            id => words("id", id)?,
        };
        let text = words("text", self.text)?.ok_or_else(|| {
            format!("no `{}`, or an empty one: nothing to read", fields.named("text"))
        })?;
        let byline = Byline {
            id: DocumentId(id.unwrap_or_else(|| format!("{}:{line}", from.origin.name))),
            title: words("title", self.title)?,
            published: from.published(self.published, line),
            url: words("url", self.url)?,
            source: words("source", self.source)?,
        };
        let given = self.mentions.map(|said| mentions(said, &text)).transpose()?;
        Ok(Document { byline, text, given })
    }
}

/// What records come from, and what is to be said of them.
pub(super) struct Paper {
    pub(super) origin: super::Origin,
    pub(super) fields: Fields,
    notes: super::notes::Notes,
}

impl Paper {
    pub(super) fn of(file: &Opened) -> Paper {
        Paper {
            origin: file.from.clone(),
            fields: file.settings.fields.clone(),
            notes: file.notes.clone(),
        }
    }

    /// Says what is odd.
    pub(super) fn note(&self, line: impl Into<Option<usize>>, note: String) {
        self.notes.add(self.origin.fault(line, note));
    }

    /// A day; what is none is noted.
    fn published(&self, value: Option<Value>, line: usize) -> Option<Date> {
        let said = match value? {
            Value::Null => return None,
            Value::String(said) if said.trim().is_empty() => return None,
            Value::String(said) => said,
            other => other.to_string(),
        };
        self.day(&said, line)
    }

    /// The same of words.
    pub(super) fn day(&self, said: &str, line: impl Into<Option<usize>>) -> Option<Date> {
        let found = day(said);
        if found.is_none() {
            let field = self.fields.named("published");
            let shown: String = said.chars().take(40).collect();
            let note =
                format!("`{field}` is {shown:?}: read without a day; write it as YYYY-MM-DD");
            self.note(line, note);
        }
        found
    }
}

fn parsed(json: &str, fields: &Fields) -> serde_json::Result<Record> {
    let mut parser = serde_json::Deserializer::from_str(json);
    let record = parser.deserialize_map(Members(fields))?;
    parser.end()?;
    Ok(record)
}

/// Reads an object by the user's names.
struct Members<'f>(&'f Fields);

impl<'de> Visitor<'de> for Members<'_> {
    type Value = Record;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        while let Some(ours) = members.next_key_seed(Name(self.0))? {
            match ours.and_then(|ours| record.slot(ours)) {
                Some(slot) => *slot = Some(members.next_value()?),
                None => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(record)
    }
}

/// Reads the name of a field, and gives ours.
struct Name<'f>(&'f Fields);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<Self::Value, D::Error> {
        name.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<&'static str>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the name of a field")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.ours(name))
    }
}

/// The parser counts lines within the record; the reader of the message counts them in the file.
fn explained(fault: &serde_json::Error) -> String {
    let said = fault.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    let said: String = said.chars().take(200).collect();
    format!("not a JSON object: {said} at column {}", fault.column())
}

/// Text; blank counts as missing.
fn words(field: &str, value: Option<Value>) -> Result<Option<String>, String> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(words)) => Ok((!words.trim().is_empty()).then_some(words)),
        Some(other) => Err(format!("`{field}` must be text, not {}", sort(&other))),
    }
}

fn sort(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Stretches in code points, turned into spans in bytes and put in order.
fn mentions(said: Value, text: &str) -> Result<Vec<Span>, String> {
    #[derive(serde::Deserialize)]
    struct Stretch {
        start: usize,
        end: usize,
    }
    if said.is_null() {
        return Ok(vec![]);
    }
    let mut stretches: Vec<Stretch> = serde_json::from_value(said)
        .map_err(|fault| format!("`mentions` must be a list of {{start, end}}: {fault}"))?;
    stretches.sort_by_key(|stretch| (stretch.start, stretch.end));
    let mut ends: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    ends.push(text.len());
    let span = |stretch: &Stretch| match (ends.get(stretch.start), ends.get(stretch.end)) {
        (Some(&start), Some(&end)) if start < end => Ok(Span::new(start, end)),
        _ => Err(format!(
            "`mentions` has {} to {} in a text of {} characters",
            stretch.start,
            stretch.end,
            ends.len() - 1
        )),
    };
    let mut spans = stretches.iter().map(span).collect::<Result<Vec<_>, _>>()?;
    spans.dedup();
    Ok(spans)
}
