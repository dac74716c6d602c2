use std::io::BufRead;

use jiff::civil::Date;
use serde_json::Value;

use super::lines::Lines;
use super::{Documents, Origin, RECORD_LIMIT, Reader, day::day};
use crate::model::{Byline, Document, DocumentId, Span};

/// One JSON object a line, with `text` and, as far as known, `id` (text or number), `title`,
/// `published`, `url`, `source` and `mentions`. Other fields are passed over. A record without an
/// id is named by its file and line.
pub(super) struct Jsonl;

impl Reader for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn documents(&self, input: Box<dyn BufRead>, from: Origin) -> Documents {
        let lines = Lines::new(input, RECORD_LIMIT);
        Box::new(lines.filter_map(move |(number, line)| {
            match line {
                Ok(line) if line.trim().is_empty() => None,
                line => Some(
                    line.and_then(|line| document(&line, || format!("{}:{number}", from.name)))
                        .map_err(|fault| from.fault(number, fault)),
                ),
            }
        }))
    }
}

/// The fields that count; taken as they are, so that a fault can name its field.
#[derive(serde::Deserialize)]
struct Record {
    id: Option<Value>,
    title: Option<Value>,
    published: Option<Value>,
    url: Option<Value>,
    source: Option<Value>,
    text: Option<Value>,
    mentions: Option<Value>,
}

fn document(line: &str, unnamed: impl Fn() -> String) -> Result<Document, String> {
    let record: Record = serde_json::from_str(line).map_err(|fault| explained(&fault))?;
    let id = match record.id {
        Some(Value::Number(number)) => Some(number.to_string()),
        id => words("id", id)?,
    };
    let text = words("text", record.text)?.ok_or("no `text`, or an empty one: nothing to read")?;
    let byline = Byline {
        id: DocumentId(id.unwrap_or_else(unnamed)),
        title: words("title", record.title)?,
        published: published(record.published)?,
        url: words("url", record.url)?,
        source: words("source", record.source)?,
    };
    let given = record.mentions.map(|said| mentions(said, &text)).transpose()?;
    Ok(Document { byline, text, given })
}

/// The parser counts lines within the record; the reader of the message counts them in the file.
fn explained(fault: &serde_json::Error) -> String {
    let said = fault.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
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

fn published(value: Option<Value>) -> Result<Option<Date>, String> {
    words("published", value)?.map(|said| day(&said)).transpose()
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

#[cfg(test)]
mod tests {
    use super::{Jsonl, Origin, Reader};

    fn read(input: &'static str) -> Vec<String> {
        let origin = Origin { shown: "in/feed.jsonl".into(), name: "feed.jsonl".into() };
        Jsonl
            .documents(Box::new(input.as_bytes()), origin)
            .map(|document| match document {
                Ok(document) => {
                    let day = document.byline.published.map(|day| day.to_string());
                    let names = document.given.iter().flatten();
                    let names: Vec<_> = names.map(|span| span.of(&document.text)).collect();
                    let id = document.byline.id.0;
                    format!(
                        "{id}|{}|{}|{}",
                        day.unwrap_or_default(),
                        names.join(","),
                        document.text
                    )
                }
                Err(fault) => fault.to_string(),
            })
            .collect()
    }

    #[test]
    fn records_and_faults() {
        for (line, want) in [
            (r#"{"id":"a","text":"x","published":"2021-11-02T10:00:00Z"}"#, "a|2021-11-02||x"),
            (r#"{"id":7,"text":"x","lang":"en","published":null}"#, "7|||x"),
            (r#"{"text":"x","title":""}"#, "feed.jsonl:1|||x"),
            (
                r#"{"id":"a","text":"Kā Goma, Bunia","mentions":[{"start":9,"end":14},{"start":3,"end":7}]}"#,
                "a||Goma,Bunia|Kā Goma, Bunia",
            ),
            (
                r#"{"id":"a","text":"x","mentions":[{"start":0,"end":2}]}"#,
                "in/feed.jsonl:1: `mentions` has 0 to 2 in a text of 1 characters",
            ),
            (r#"{"id":"a"}"#, "in/feed.jsonl:1: no `text`, or an empty one: nothing to read"),
            (
                r#"{"id":"a","text":"x","source":{"name":"b"}}"#,
                "in/feed.jsonl:1: `source` must be text, not an object",
            ),
            (
                r#"{"id":"a","text":"x","published":"soon"}"#,
                "in/feed.jsonl:1: `published` is \"soon\": write a day as YYYY-MM-DD",
            ),
            (
                r#"{"id":"a","text":"x"#,
                "in/feed.jsonl:1: not a JSON object: EOF while parsing a string at column 19",
            ),
        ] {
            assert_eq!(read(line), [want], "{line}");
        }
    }

    #[test]
    fn a_bad_line_does_not_end_the_stream() {
        let read = read("{\"id\":\"a\",\"text\":\"x\"}\n\nnot json\n{\"id\":\"b\",\"text\":\"y\"}");
        assert_eq!((read[0].as_str(), read[2].as_str()), ("a|||x", "b|||y"));
        assert!(read[1].starts_with("in/feed.jsonl:3: not a JSON object"), "{}", read[1]);
    }
}
