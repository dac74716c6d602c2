use super::account::{self, Account};
use super::field::{self, Field, columns, integer, joined, list, real, share, text};
use super::{Drawing, Scene};
use crate::model::{Column, Event, Feature, Geometry, Layer, Value};

/// The layer's head.
pub(super) const LAYER: Layer = Layer {
    name: "events",
    doc: "One happening, merged from its reports",
    geometry: Geometry::Point,
    key: "event_id",
    columns: &COLUMNS,
};

const COLUMNS: [Column; FRONT.len() + account::COLUMNS.len() + BACK.len()] =
    joined(&[&columns(&FRONT), &account::COLUMNS, &columns(&BACK)]);

const FRONT: [Field<Event>; 1] = [Field(
    text("event_id", "Names the event; the same event in the same corpus has the same"),
    |e| e.id.0.as_str().into(),
)];

const BACK: [Field<Event>; 8] = [
    Field(integer("reports", "How many reports tell it; those of copies are not counted"), |e| {
        e.reports.into()
    }),
    Field(integer("documents", "How many documents tell it, copies among them"), |e| {
        u32::try_from(e.documents.len()).ok().into()
    }),
    Field(text("sources", "Their publishers, each once"), |e| list(&e.sources)),
    Field(text("conflicts", "What the reports disagree on: date, place, tolls"), |e| {
        list(&e.conflicts.iter().map(|conflict| conflict.as_str()).collect::<Vec<_>>())
    }),
    Field(real("confidence", "How sure the program is, 0 to 1"), |e| share(e.confidence)),
    Field(text("sentence", "The sentence of the best report: the evidence"), |e| {
        e.sentence.as_str().into()
    }),
    Field(
        text("document_ids", "The documents that tell it, to find in the layer documents"),
        |e| list(&e.documents),
    ),
    Field(text("urls", "Where they appeared"), |e| list(&e.urls)),
];

/// Draws each event.
pub(super) struct Events;

impl Drawing for Events {
    fn event(&mut self, event: &Event, scene: Scene<'_>) -> Vec<Feature> {
        let values = values(event, scene);
        vec![Feature { shape: event.site.as_ref().map(|site| site.choice.at.into()), values }]
    }
}

/// What a row holds.
pub(super) fn values(event: &Event, scene: Scene<'_>) -> Vec<Value> {
    let mut values = field::values(&FRONT, event);
    values.extend(Account::of_event(event, scene.gazetteer).values());
    values.extend(field::values(&BACK, event));
    values
}
