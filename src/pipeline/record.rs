use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::{Map, Value as Json, json};

use super::analyst::Bounds;
use super::order::Order;
use super::outcome::Outcome;
use super::skipped::Skipped;
use crate::gazetteer::Gazetteer;
use crate::layers::Profile;
use crate::read::{Limits, Reader, Source};
use crate::write::Writer;

/// What `run.json` tells: enough to repeat the run and to know what it left out. What does not
/// change the layers, such as the number of threads or the day, is not told.
pub(super) fn of(
    order: &Order,
    outcome: &Outcome,
    writers: &[&dyn Writer],
    files: &[String],
    gazetteer: &Gazetteer,
) -> Json {
    let needs = outcome.needs; // what was not looked for is not counted
    let rows: Map<String, Json> =
        outcome.rows.iter().map(|(layer, rows)| (layer.name.to_owned(), json!(rows))).collect();
    let mut run = json!({
        "program": "dateline",
        "version": env!("CARGO_PKG_VERSION"),
        "arguments": {
            "inputs": order.inputs.iter().map(|input| input.display().to_string()).collect::<Vec<_>>(),
            "input_format": order.reading.format.map(Reader::name),
            "published": order.reading.published,
            "mentions": order.names,
            "ignored": order.ignored,
            "formats": writers.iter().map(|writer| writer.name()).collect::<Vec<_>>(),
            "layers": order.layers.iter().map(|draft| draft.layer.name).collect::<Vec<_>>(),
            "profile": Profile::of(&order.layers).name,
            "demonyms": order.demonyms,
            "filter": order.filter,
        },
        "gazetteer": gazetteer.fingerprint(),
        "places": order.laid,
        "inputs": outcome.sources.inputs,
        "counts": {
            "files": total(outcome, |source| source.files),
            "bytes": total(outcome, |source| source.bytes),
            "documents": outcome.documents,
            "mentions": needs.mentions.then_some(outcome.mentions),
            "placed": needs.mentions.then_some(outcome.placed),
            "reports": needs.events.then_some(outcome.reports),
            "events": needs.events.then(|| outcome.events()),
            "events_left_out_by_profile": left_out(outcome),
            "skipped": outcome.skipped.len(),
            "skipped_for": outcome.reasons,
            "renamed": outcome.sources.renamed,
            "duplicates": outcome.duplicates,
            "unresolved_left_out": outcome.unresolved_left_out,
        },
        "rows": rows,
        "skipped": outcome.skipped.first(),
        "files": files,
    });
    // What is as usual is not told.
    if !order.reading.fields.is_empty() {
        run["arguments"]["fields"] = json!(order.reading.fields);
    }
    if order.reading.limits != Limits::default() {
        run["arguments"]["limits"] = json!(order.reading.limits);
    }
    if order.bounds != Bounds::default() {
        run["arguments"]["bounds"] = json!(order.bounds);
    }
    run
}

/// Writes it, with all that was skipped: that may be more than fits in memory.
pub(super) fn write(run: &Json, skipped: &mut Skipped, path: &Path) -> io::Result<()> {
    let told = format!("{run:#}\n");
    // no line of a text in JSON breaks off so
    let end = told.find(LIST_END).filter(|_| skipped.len() > skipped.first().len() as u64);
    let (head, tail) = told.split_at(end.unwrap_or(told.len()));
    let mut out = BufWriter::new(File::create(path)?);
    out.write_all(head.as_bytes())?;
    if !tail.is_empty() {
        skipped.rest(|fault| {
            let fault = format!("{:#}", json!(fault)).replace('\n', "\n    ");
            write!(out, ",\n    {fault}")
        })?;
    }
    out.write_all(tail.as_bytes())?;
    out.flush()
}

/// Where the list of what was skipped ends.
const LIST_END: &str = "\n  ],\n  \"files\": [";

fn total(outcome: &Outcome, of: impl Fn(&Source) -> u64) -> u64 {
    outcome.sources.inputs.iter().map(of).sum()
}

/// Events that the layer `events` leaves out, because the data set whose columns it follows would
/// not record them; 0 when it is not drawn.
fn left_out(outcome: &Outcome) -> u64 {
    let drawn = outcome.rows.iter().find(|(layer, _)| layer.name == "events");
    drawn.map_or(0, |(_, rows)| outcome.events().saturating_sub(*rows))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::write;
    use crate::pipeline::Skipped;
    use crate::read::ReadError;

    #[test]
    fn a_record_lists_all_that_was_skipped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("run.json");
        for count in [0, 1, 1000, 1001, 2500_usize] {
            let (mut skipped, mut all) = (Skipped::default(), Vec::new());
            for line in 0..count {
                let reason = "odd\n  ],\n  \"files\": [".to_owned();
                let fault = ReadError { file: "a.jsonl".to_owned(), line: Some(line), reason };
                all.push(fault.clone());
                skipped.add(fault).unwrap();
            }
            let told = |skipped: &[ReadError]| json!({"skipped": skipped, "files": ["a.csv"]});
            write(&told(skipped.first()), &mut skipped, &path).unwrap();
            let written = std::fs::read_to_string(&path).unwrap();
            assert_eq!(written, format!("{:#}\n", told(&all)), "{count}");
        }
    }
}
