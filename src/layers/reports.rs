use super::account::{self, Account};
use super::field::{self, Field, columns, date, integer, joined, real, share, text};
use super::{Drawing, Scene, Told};
use crate::model::{Column, Feature, Geometry, Layer};

/// The layer's head.
pub(super) const LAYER: Layer = Layer {
    name: "reports",
    doc: "One document's account of an event, with its sentence",
    geometry: Geometry::Point,
    key: "report_id",
    columns: &COLUMNS,
};

const COLUMNS: [Column; Told::FRONT.len() + account::COLUMNS.len() + Told::BACK.len()] =
    joined(&[&columns(&Told::FRONT), &account::COLUMNS, &columns(&Told::BACK)]);

impl<'r> Told<'r> {
    const FRONT: [Field<Told<'r>>; 5] = [
        Field(text("report_id", "Names the report: its document and its number there"), |t| {
            format!("{}:{}", t.report.byline.id.0, t.number).into()
        }),
        Field(text("event_id", "The event that it tells, to find in the layer events"), |t| {
            t.event.0.as_str().into()
        }),
        Field(
            text("document_id", "The document that tells it, to find in the layer documents"),
            |t| t.report.byline.id.0.as_str().into(),
        ),
        Field(text("document_title", "The document's headline"), |t| {
            t.report.byline.title.as_deref().into()
        }),
        Field(date("document_date", "The document's own day, given or read from its text"), |t| {
            t.report.told_on.or(t.report.byline.published).into()
        }),
    ];

    const BACK: [Field<Told<'r>>; 7] = [
        Field(text("source", "Who published the document"), |t| {
            t.report.byline.source.as_deref().into()
        }),
        Field(text("url", "Where the document appeared"), |t| {
            t.report.byline.url.as_deref().into()
        }),
        Field(real("confidence", "How sure the program is, 0 to 1"), |t| {
            share(t.report.confidence)
        }),
        Field(text("sentence", "The sentence that tells it: the evidence"), |t| {
            t.report.sentence.said.as_str().into()
        }),
        Field(
            integer("sentence_start", "Where the sentence starts in the document, in characters"),
            |t| t.report.sentence.start.into(),
        ),
        Field(
            integer("sentence_end", "Where the sentence ends; its last character stands before"),
            |t| t.report.sentence.end.into(),
        ),
        Field(
            text(
                "duplicate_of",
                "The report of an earlier document that it repeats, its document being a copy: \
                 no event counts it; empty: it is news",
            ),
            |t| t.repeats.into(),
        ),
    ];
}

/// Draws each report, document by document.
pub(super) struct Reports;

impl Drawing for Reports {
    fn report(&mut self, told: &Told<'_>, scene: Scene<'_>) -> Vec<Feature> {
        let mut values = field::values(&Told::FRONT, told);
        values.extend(Account::of_report(told.report, scene.gazetteer).values());
        values.extend(field::values(&Told::BACK, told));
        vec![Feature { shape: told.report.site.as_ref().map(|site| site.choice.at.into()), values }]
    }
}
