use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::field::{self, Field, columns, integer, text};
use super::named::Named;
use super::{Drawing, Scene};
use crate::model::{Analysis, Column, Feature, Geometry, Layer};
use crate::text::one_line;

/// The layer's head.
pub(super) const LAYER: Layer = Layer {
    name: "unresolved",
    doc: "One name that could not be placed, with how often and an example; of more than 131,072 \
          names those met least often are left out",
    geometry: Geometry::None,
    key: "name",
    columns: &COLUMNS,
};

const COLUMNS: [Column; Row::FIELDS.len()] = columns(&Row::FIELDS);

impl<'r> Row<'r> {
    const FIELDS: [Field<Row<'r>>; 5] = [
        Field(text("name", "The name as written"), |r| r.name.into()),
        Field(integer("mentions", "How often it stands unplaced"), |r| {
            r.tally.named.mentions.into()
        }),
        Field(integer("documents", "In how many documents"), |r| r.tally.named.documents.into()),
        Field(text("sentence", "The first sentence with it"), |r| r.tally.sentence.as_str().into()),
        Field(text("document_id", "The document of that sentence"), |r| {
            r.tally.document.as_str().into()
        }),
    ];
}

struct Row<'r> {
    name: &'r str,
    tally: &'r Tally,
}

/// Counts every name that is not placed; rows come at the end, the most frequent first.
#[derive(Default)]
pub(super) struct Unresolved {
    tallies: BTreeMap<String, Tally>,
    /// How many documents have gone by.
    documents: u32,
}

#[derive(Default)]
struct Tally {
    named: Named,
    sentence: String,
    document: String,
}

impl Drawing for Unresolved {
    fn document(&mut self, analysis: &Analysis, scene: Scene<'_>) -> Vec<Feature> {
        self.documents += 1;
        let day = analysis.published.map(|(day, _)| day);
        for placement in analysis.placements.iter().filter(|placement| scene.counts(placement)) {
            if placement.choice.is_some() {
                continue;
            }
            let text = &analysis.document.text;
            let span = placement.mention.span;
            let name = one_line(span.of(text));
            let tally = self.tallies.entry(name).or_insert_with(|| {
                let around = analysis.sentences.iter().find(|sentence| sentence.meets(span));
                Tally {
                    sentence: around.map_or("", |around| around.of(text)).to_owned(),
                    document: analysis.document.byline.id.0.clone(),
                    ..Tally::default()
                }
            });
            tally.named.count(self.documents, day);
        }
        super::thin(&mut self.tallies, |tally| u64::from(tally.named.mentions));
        vec![]
    }

    fn end(&mut self, _: Scene<'_>) -> Vec<Feature> {
        let mut tallies: Vec<_> = self.tallies.iter().collect();
        tallies.sort_by_key(|(_, tally)| Reverse(tally.named.mentions)); // stable: ties stay by name
        let rows = tallies.into_iter().map(|(name, tally)| {
            let row = Row { name, tally };
            Feature { shape: None, values: field::values(&Row::FIELDS, &row) }
        });
        rows.collect()
    }
}
