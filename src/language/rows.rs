//! The files under `data/language/<code>`, compiled into the program and read into a language.
//! They are our own, so a malformed one is a bug and panics; the tests read them all.

use super::distance::Distances;
use super::number::Figures;
use super::phrase::Phrase;
use super::relations::{RelationRow, RelationSide};
use super::time::{WhenRow, number};
use super::{
    ActorRow, CueRow, FormRow, FurnitureRow, Language, Phrases, RealisRow, Side, TollRow, Topics,
    Words,
};

/// The text of one language's files.
pub(super) struct Tables {
    pub(super) code: &'static str,
    pub(super) words: &'static str,
    pub(super) when: &'static str,
    pub(super) cues: &'static str,
    pub(super) tolls: &'static str,
    pub(super) actors: &'static str,
    pub(super) realis: &'static str,
    pub(super) forms: &'static str,
    pub(super) relations: &'static str,
    pub(super) furniture: &'static str,
    pub(super) topics: &'static str,
}

/// The language of a code, from its folder.
macro_rules! bundled {
    (@ $code:literal $file:literal) => {
        include_str!(concat!("../../data/language/", $code, "/", $file))
    };
    ($code:literal) => {
        $crate::language::rows::language(&$crate::language::rows::Tables {
            code: $code,
            words: $crate::language::rows::bundled!(@ $code "words.tsv"),
            when: $crate::language::rows::bundled!(@ $code "when_phrases.tsv"),
            cues: $crate::language::rows::bundled!(@ $code "event_cues.tsv"),
            tolls: $crate::language::rows::bundled!(@ $code "toll_phrases.tsv"),
            actors: $crate::language::rows::bundled!(@ $code "actors.tsv"),
            realis: $crate::language::rows::bundled!(@ $code "realis.tsv"),
            forms: $crate::language::rows::bundled!(@ $code "place_forms.tsv"),
            relations: $crate::language::rows::bundled!(@ $code "place_relations.tsv"),
            furniture: $crate::language::rows::bundled!(@ $code "furniture.tsv"),
            topics: $crate::language::rows::bundled!(@ $code "topics.tsv"),
        })
    };
}
pub(super) use bundled;

pub(super) fn language(tables: &Tables) -> Language {
    let mut words = Words::default();
    for [class, word, value] in cells(tables.words) {
        let value = if value.is_empty() { 0 } else { number(value) };
        words.add(class, word, value);
    }
    let mut topics = Topics::default();
    for [topic, word] in cells(tables.topics) {
        topics.add(words.learn(word), topic);
    }
    let figures = Figures::new(&mut words);
    let numbers = Distances::new(&mut words, figures);
    Language {
        code: tables.code,
        when: phrases(tables.when, &mut words, numbers, WhenRow::read),
        cues: phrases(tables.cues, &mut words, numbers, CueRow::read),
        tolls_before: tolls(tables.tolls, &mut words, numbers, Side::Before),
        tolls_after: tolls(tables.tolls, &mut words, numbers, Side::After),
        tolls_alone: tolls(tables.tolls, &mut words, numbers, Side::Alone),
        actors: phrases(tables.actors, &mut words, numbers, ActorRow::read),
        realis: phrases(tables.realis, &mut words, numbers, RealisRow::read),
        forms: phrases(tables.forms, &mut words, numbers, FormRow::read),
        relations_before: relations(tables.relations, &mut words, numbers, RelationSide::Before),
        relations_after: relations(tables.relations, &mut words, numbers, RelationSide::After),
        relations_owned: relations(tables.relations, &mut words, numbers, RelationSide::Owned),
        relations_between: relations(tables.relations, &mut words, numbers, RelationSide::Between),
        furniture: cells(tables.furniture)
            .map(|[phrase, example, not]| FurnitureRow { phrase, example, not })
            .collect(),
        topics,
        figures,
        distances: numbers,
        words, // last: the phrases have added theirs
    }
}

fn phrases<const WIDTH: usize, Row>(
    table: &'static str,
    words: &mut Words,
    numbers: Distances,
    row: impl Fn([&'static str; WIDTH]) -> (&'static str, Row),
) -> Phrases<Row> {
    compiled(cells(table).map(row), words, numbers)
}

/// The rows of one side: "killed" reads one figure behind it and another before it.
fn tolls(
    table: &'static str,
    words: &mut Words,
    numbers: Distances,
    side: Side,
) -> Phrases<TollRow> {
    let rows = cells(table).map(TollRow::read).filter(|(_, row)| row.side == side);
    compiled(rows, words, numbers)
}

/// The rows of one side: which may stand at a word depends on where the name is.
fn relations(
    table: &'static str,
    words: &mut Words,
    numbers: Distances,
    side: RelationSide,
) -> Phrases<RelationRow> {
    let rows = cells(table).map(RelationRow::read).filter(|(_, row)| row.side == side);
    compiled(rows, words, numbers)
}

fn compiled<Row>(
    rows: impl Iterator<Item = (&'static str, Row)>,
    words: &mut Words,
    numbers: Distances,
) -> Phrases<Row> {
    let rows = rows.map(|(phrase, row)| (Phrase::new(phrase, words), row)).collect();
    Phrases::new(rows, words, numbers)
}

/// The rows below the heading.
fn cells<const WIDTH: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; WIDTH]> {
    table.lines().skip(1).map(|line| {
        let cells: Vec<_> = line.split('\t').collect();
        cells.try_into().unwrap_or_else(|_| panic!("not {WIDTH} cells: {line}"))
    })
}
