use super::lines::Lines;
use super::record::{Paper, Record};
use super::{Documents, Opened, Reader};

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

    fn documents(&self, file: Opened) -> Documents {
        let (paper, limits) = (Paper::of(&file), file.settings.limits);
        let charset = file.charset(None);
        Box::new(Lines::new(file.input, limits.line, charset).filter_map(move |(number, line)| {
            let record = match line {
                Ok(line) if line.trim().is_empty() => return None,
                Ok(line) => Record::new(&line, &paper.fields, limits.nesting),
                Err(fault) => Err(fault),
            };
            let document = record.and_then(|record| record.document(&paper, number));
            Some(document.map_err(|fault| paper.origin.fault(number, fault)))
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Origin, Settings};
    use super::{Jsonl, Opened, Reader};

    fn read(input: &'static str) -> Vec<String> {
        let mut file = Opened::new(input.as_bytes(), "feed.jsonl", Settings::default());
        file.from = Origin { shown: "in/feed.jsonl".into(), ..file.from };
        Jsonl
            .documents(file)
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
            (r#"{"id":"a","text":"x\ud83d"}"#, "a|||x\u{FFFD}"),
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
            (r#"{"id":"a","text":"x","published":"soon"}"#, "a|||x"),
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
