use super::super::{Fields, Limits, Opened, Reader, Settings};
use super::Json;

fn read(input: &str, settings: Settings) -> String {
    let file = Opened::new(std::io::Cursor::new(input.to_owned()), "in.json", settings);
    let read: Vec<_> = Json
        .documents(file)
        .map(|document| match document {
            Ok(document) => format!("{}: {}", document.byline.id.0, document.text),
            Err(fault) => fault.to_string(),
        })
        .collect();
    read.join("|")
}

#[test]
fn every_shape_gives_its_records() {
    for (input, want) in [
        (r#"{"id":"a","text":"x"}"#, "a: x"),
        (r#"[{"id":"a","text":"x"},{"id":"b","text":"y"}]"#, "a: x|b: y"),
        ("[\n {\"text\":\"x\"},\n {\"text\":\"y\"}\n]", "in.json:2: x|in.json:3: y"),
        (
            r#"{"status":"ok","articles":[{"id":"a","text":"x"},{"id":"b","text":"y"}]}"#,
            "a: x|b: y",
        ),
        (r#"{"authors":[{"name":"n"}],"id":"a","text":"x[}\"{"}"#, "a: x[}\"{"),
        ("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}", "a: x|b: y"),
        ("[]", ""),
        ("", ""),
        (
            "[1,{\"id\":\"a\",\"text\":\"x\"}]",
            "in.json:1: not a JSON object: invalid type: integer `1`, expected an object at column 1|a: x",
        ),
        (
            "[{\"id\":\"a\",\"text\":\"x\"},{\"id\":",
            "a: x|in.json:1: cannot read further: the file ends within a value",
        ),
        ("hello", "in.json:1: not JSON: no object and no list begins here"),
        ("{\"a\":1}", "in.json:1: no `text`, or an empty one: nothing to read"),
    ] {
        assert_eq!(read(input, Settings::default()), want, "{input}");
    }
}

#[test]
fn the_user_names_the_list() {
    let mut fields = Fields::default();
    fields.set("records=response.docs").unwrap();
    fields.set("text=body").unwrap();
    let settings = Settings { fields, ..Settings::default() };
    let input =
        r#"{"response":{"n":1,"docs":[{"id":"a","body":"x"}]},"more":[{"id":"b","body":"y"}]}"#;
    assert_eq!(read(input, settings.clone()), "a: x");
    let fault = read(r#"{"docs":[]}"#, settings);
    assert!(fault.contains("no list stands under `response.docs`"), "{fault}");
}

#[test]
fn a_record_too_long_loses_nothing_else() {
    let limits = Limits { line: 40, ..Limits::default() };
    let settings = Settings { limits, ..Settings::default() };
    let long = "x".repeat(100);
    let input = format!(r#"[{{"id":"a","text":"x"}},{{"text":"{long}"}},{{"id":"b","text":"y"}}]"#);
    let read = read(&input, settings);
    assert!(read.starts_with("a: x|in.json:1: a record is over the limit of 40 bytes"), "{read}");
    assert!(read.ends_with("|b: y"), "{read}");
}
