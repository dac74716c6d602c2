use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::ser::{Error, Serialize, SerializeSeq, Serializer};
use serde_json::{Map, Value as Json, json};

use super::analyst::Bounds;
use super::order::{Laid, Order};
use super::outcome::Outcome;
use super::skipped::Skipped;
use crate::gazetteer::Gazetteer;
use crate::layers::Profile;
use crate::read::{Limits, Reader, Source};
use crate::write::Writer;

/// What `run.json` tells: enough to repeat the run and to know what it left out. What does not
/// change the layers, such as the number of threads or the day, is not told.
#[derive(serde::Serialize)]
pub(super) struct Record<'r> {
    program: &'static str,
    version: &'static str,
    arguments: Json,
    gazetteer: &'r str,
    places: &'r [Laid],
    inputs: &'r [Source],
    counts: Json,
    rows: Map<String, Json>,
    skipped: All<'r>,
    files: &'r [String],
}

impl<'r> Record<'r> {
    pub(super) fn of(
        order: &'r Order,
        outcome: &'r mut Outcome,
        writers: &[&dyn Writer],
        files: &'r [String],
        gazetteer: &'r Gazetteer,
    ) -> Record<'r> {
        let rows = outcome.rows.iter().map(|(layer, rows)| (layer.name.to_owned(), json!(rows)));
        Record {
            program: "dateline",
            version: env!("CARGO_PKG_VERSION"),
            arguments: arguments(order, writers),
            gazetteer: gazetteer.fingerprint(),
            places: &order.laid,
            counts: counts(outcome),
            rows: rows.collect(),
            inputs: &outcome.sources.inputs,
            skipped: All(RefCell::new(&mut outcome.skipped)),
            files,
        }
    }

    /// Writes it.
    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        let mut out = BufWriter::new(File::create(path)?);
        serde_json::to_writer_pretty(&mut out, self)?;
        out.write_all(b"\n")?;
        out.flush()
    }
}

fn arguments(order: &Order, writers: &[&dyn Writer]) -> Json {
    let mut told = json!({
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
    });
    // What is as usual is not told.
    if !order.reading.fields.is_empty() {
        told["fields"] = json!(order.reading.fields);
    }
    if order.reading.limits != Limits::default() {
        told["limits"] = json!(order.reading.limits);
    }
    if order.bounds != Bounds::default() {
        told["bounds"] = json!(order.bounds);
    }
    told
}

fn counts(outcome: &Outcome) -> Json {
    let needs = outcome.needs; // what was not looked for is not counted
    json!({
        "files": total(outcome, |source| source.files),
        "bytes": total(outcome, |source| source.bytes),
        "documents": outcome.documents,
        "documents_by_format": by_format(outcome),
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
    })
}

fn total(outcome: &Outcome, of: impl Fn(&Source) -> u64) -> u64 {
    outcome.sources.inputs.iter().map(of).sum()
}

/// How many documents each reader gave; those over which the analysis was given up count too.
fn by_format(outcome: &Outcome) -> BTreeMap<&'static str, u64> {
    let mut counts = BTreeMap::new();
    for (format, documents) in outcome.sources.inputs.iter().flat_map(|s| &s.documents_by_format) {
        *counts.entry(*format).or_default() += documents;
    }
    counts
}

/// Events that the layer `events` leaves out, because the data set whose columns it follows would
/// not record them; 0 when it is not drawn.
fn left_out(outcome: &Outcome) -> u64 {
    let drawn = outcome.rows.iter().find(|(layer, _)| layer.name == "events");
    drawn.map_or(0, |(_, rows)| outcome.events().saturating_sub(*rows))
}

/// All that was skipped, as a list that is read while it is written: it may be more than fits in
/// memory.
struct All<'s>(RefCell<&'s mut Skipped>);

impl Serialize for All<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut skipped = self.0.borrow_mut();
        let mut list = out.serialize_seq(None)?;
        for fault in skipped.all().map_err(S::Error::custom)? {
            list.serialize_element(&fault.map_err(S::Error::custom)?)?;
        }
        list.end()
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Record};
    use crate::gazetteer::Gazetteer;
    use crate::pipeline::Order;
    use crate::read::ReadError;

    #[test]
    fn a_record_lists_all_that_was_skipped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("run.json");
        let (order, files) = (Order::new(vec!["in".into()]), ["a.csv".to_owned()]);
        for count in [0, 1, 1000, 1001, 2500_usize] {
            let (mut outcome, mut all) = (Outcome::default(), Vec::new());
            for line in 0..count {
                let reason = "odd\n  ],\n  \"files\": [".to_owned();
                let fault = ReadError { file: "a.jsonl".to_owned(), line: Some(line), reason };
                all.push(fault.clone());
                outcome.skipped.add(fault).unwrap();
            }
            let gazetteer = Gazetteer::bundled();
            Record::of(&order, &mut outcome, &[], &files, gazetteer).write(&path).unwrap();
            let written = std::fs::read_to_string(&path).unwrap();
            let told: serde_json::Value = serde_json::from_str(&written).unwrap();
            assert_eq!(told["skipped"], serde_json::json!(all), "{count}");
            assert_eq!(
                (&told["counts"]["skipped"], &told["files"][0]),
                (&count.into(), &"a.csv".into())
            );
            assert_eq!(written, format!("{told:#}\n"), "{count}");
        }
    }
}
