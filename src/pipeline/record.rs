use serde_json::{Map, Value as Json, json};

use super::order::Order;
use super::outcome::Outcome;
use crate::gazetteer::Gazetteer;
use crate::layers::Profile;
use crate::read::{Reader, Source};
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
    let rows: Map<String, Json> =
        outcome.rows.iter().map(|(layer, rows)| (layer.name.to_owned(), json!(rows))).collect();
    json!({
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
            "mentions": outcome.mentions,
            "placed": outcome.placed,
            "reports": outcome.reports,
            "events": outcome.events(),
            "events_left_out_by_profile": left_out(outcome),
            "skipped": outcome.skipped.len(),
            "skipped_for": outcome.reasons,
            "renamed": outcome.sources.renamed,
        },
        "rows": rows,
        "skipped": outcome.skipped,
        "files": files,
    })
}

fn total(outcome: &Outcome, of: impl Fn(&Source) -> u64) -> u64 {
    outcome.sources.inputs.iter().map(of).sum()
}

/// Events that the layer `events` leaves out, because the data set whose columns it follows would
/// not record them; 0 when it is not drawn.
fn left_out(outcome: &Outcome) -> u64 {
    let drawn = outcome.rows.iter().find(|(layer, _)| layer.name == "events");
    drawn.map_or(0, |(_, rows)| outcome.events().saturating_sub(*rows))
}
