use super::field::{self, Field, columns, date, integer, text};
use super::{Drawing, Scene};
use crate::model::{Analysis, Byline, Column, Feature, Geometry, Layer};

/// The layer's head.
pub(super) const LAYER: Layer = Layer {
    name: "documents",
    doc: "One document read",
    geometry: Geometry::None,
    key: "document_id",
    columns: &COLUMNS,
};

const COLUMNS: [Column; Row::FIELDS.len()] = columns(&Row::FIELDS);

impl<'r> Row<'r> {
    const FIELDS: [Field<Row<'r>>; 11] = [
        Field(text("document_id", "Names the document: its own id, or its path"), |r| {
            r.byline().id.0.as_str().into()
        }),
        Field(text("title", "Its headline"), |r| r.byline().title.as_deref().into()),
        Field(date("published", "Its own day"), |r| {
            r.analysis.published.map(|(day, _)| day).into()
        }),
        Field(
            text(
                "published_basis",
                "How that is known: given, dateline (the text says so) or inferred from the text",
            ),
            |r| r.analysis.published.map(|(_, basis)| basis.as_str()).into(),
        ),
        Field(text("url", "Where it appeared"), |r| r.byline().url.as_deref().into()),
        Field(text("source", "Who published it"), |r| r.byline().source.as_deref().into()),
        Field(integer("characters", "How long its text is"), |r| {
            u32::try_from(r.analysis.document.text.chars().count()).ok().into()
        }),
        Field(integer("mentions", "How many names of places stand in it"), |r| r.mentions.into()),
        Field(integer("placed", "How many of them could be placed"), |r| r.placed.into()),
        Field(integer("reports", "Of how many events it tells"), |r| {
            u32::try_from(r.analysis.reports.len()).ok().into()
        }),
        Field(
            text(
                "duplicate_of",
                "The earlier document whose text it repeats, word for word or nearly: the same \
                 story under another id, or taken over by another outlet; empty: none",
            ),
            |r| r.analysis.duplicate_of.as_ref().map(|id| id.0.as_str()).into(),
        ),
    ];
}

struct Row<'r> {
    analysis: &'r Analysis,
    mentions: u32,
    placed: u32,
}

impl Row<'_> {
    fn byline(&self) -> &Byline {
        &self.analysis.document.byline
    }
}

/// Lists each document. Filters leave none out.
pub(super) struct Documents;

impl Drawing for Documents {
    fn document(&mut self, analysis: &Analysis, scene: Scene<'_>) -> Vec<Feature> {
        let mut row = Row { analysis, mentions: 0, placed: 0 };
        for placement in analysis.placements.iter().filter(|placement| scene.counts(placement)) {
            row.mentions += 1;
            row.placed += u32::from(placement.choice.is_some());
        }
        vec![Feature { shape: None, values: field::values(&Row::FIELDS, &row) }]
    }
}
