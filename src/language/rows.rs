//! The files under `data/language/<code>`, compiled into the program, and their rows.
//! They are our own, so a malformed one is a bug and panics; the tests read them all.

use super::distance::Distances;
use super::number::Figures;
use super::phrase::Phrase;
use super::relations::{Relation, RelationRow, RelationSide};
use super::time::{Reads, WhenRow, number};
use super::{Language, Phrases, Words};
use crate::model::{EventKind, PlaceKind, Realis};

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
    let figures = Figures::new(&mut words);
    let numbers = Distances::new(&mut words, figures);
    Language {
        code: tables.code,
        when: phrases(tables.when, &mut words, numbers, |[phrase, reads, example, want]| {
            (phrase, WhenRow { reads: Reads::new(reads), example, want })
        }),
        cues: phrases(
            tables.cues,
            &mut words,
            numbers,
            |[phrase, kind, strength, weapon, example, not]| {
                let kind = match kind {
                    "" => None,
                    kind => {
                        Some(EventKind::named(kind).unwrap_or_else(|| panic!("no kind {kind}")))
                    }
                };
                let weapon = Some(weapon).filter(|weapon| !weapon.is_empty());
                (phrase, CueRow { kind, strength: Strength::new(strength), weapon, example, not })
            },
        ),
        tolls_before: tolls(tables.tolls, &mut words, numbers, Side::Before),
        tolls_after: tolls(tables.tolls, &mut words, numbers, Side::After),
        tolls_alone: tolls(tables.tolls, &mut words, numbers, Side::Alone),
        actors: phrases(
            tables.actors,
            &mut words,
            numbers,
            |[phrase, name, acled, ucdp, sort, example]| {
                (phrase, ActorRow { name, acled, ucdp, sort: ActorSort::new(sort), example })
            },
        ),
        realis: phrases(tables.realis, &mut words, numbers, |[phrase, side, realis, example]| {
            let (realis, past) = match realis {
                "told" => (Some(Realis::Reported), false),
                "past" => (Some(Realis::Reported), true),
                "planned" => (Some(Realis::Planned), false),
                "foiled" => (Some(Realis::Foiled), false),
                "alleged" => (Some(Realis::Alleged), false),
                "none" => (None, false),
                other => panic!("no realis {other}"),
            };
            (phrase, RealisRow { side: Side::new(side), realis, past, example })
        }),
        forms: phrases(tables.forms, &mut words, numbers, |[phrase, side, kinds, example]| {
            let kind = |kind| PlaceKind::named(kind).unwrap_or_else(|| panic!("no kind {kind}"));
            let kinds = kinds.split(' ').map(kind).collect();
            (phrase, FormRow { side: Side::new(side), kinds, example })
        }),
        relations_before: relations(tables.relations, &mut words, numbers, RelationSide::Before),
        relations_after: relations(tables.relations, &mut words, numbers, RelationSide::After),
        relations_owned: relations(tables.relations, &mut words, numbers, RelationSide::Owned),
        relations_between: relations(tables.relations, &mut words, numbers, RelationSide::Between),
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
    let rows = cells(table).map(|[phrase, side, slot, example, want]| {
        (phrase, TollRow { side: Side::new(side), slot: TollSlot::new(slot), example, want })
    });
    compiled(rows.filter(|(_, row)| row.side == side), words, numbers)
}

/// The rows of one side: which may stand at a word depends on where the name is.
fn relations(
    table: &'static str,
    words: &mut Words,
    numbers: Distances,
    side: RelationSide,
) -> Phrases<RelationRow> {
    let rows = cells(table).map(|[phrase, side, reads, example, want]| {
        let (side, relation) = (RelationSide::new(side), Relation::new(reads));
        (phrase, RelationRow { side, relation, example, want })
    });
    compiled(rows.filter(|(_, row)| row.side == side), words, numbers)
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

/// A row of `event_cues.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct CueRow {
    /// The kind of event it tells of; `None` for words that tell only that somebody was harmed.
    pub kind: Option<EventKind>,
    /// How much it tells alone.
    pub strength: Strength,
    /// The means it names.
    pub weapon: Option<&'static str>,
    /// A sentence in which the cue must fire.
    pub example: &'static str,
    /// A sentence in which it must not; may be empty where nothing comes near.
    pub not: &'static str,
}

/// How much a cue tells alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It is no event at all, and hides the cue inside it: "heart attack".
    Nothing,
    /// It refers to an event told before: "the blast".
    Back,
    /// It tells in passing what befell somebody, of what cause it does not say: it goes on with an
    /// event told beside it, and is none alone: "died", "was arrested".
    Passing,
    /// It names a class of things, and tells of one only where a day, a toll or a definite place
    /// binds it: "attacks".
    Class,
    /// It tells that somebody was harmed: "killed".
    Harm,
    /// It tells of an event: "opened fire".
    Event,
}

impl Strength {
    fn new(written: &str) -> Strength {
        match written {
            "nothing" => Strength::Nothing,
            "back" => Strength::Back,
            "passing" => Strength::Passing,
            "class" => Strength::Class,
            "harm" => Strength::Harm,
            "event" => Strength::Event,
            other => panic!("no strength {other}"),
        }
    }
}

/// A row of `toll_phrases.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct TollRow {
    /// On which side of the figure it stands.
    pub side: Side,
    /// What it says of the figure.
    pub slot: TollSlot,
    /// A sentence that says it.
    pub example: &'static str,
    /// The tolls it must be read as: `killed 12+`.
    pub want: &'static str,
}

/// What a toll phrase says of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TollSlot {
    /// So many died.
    Killed,
    /// So many were wounded.
    Injured,
    /// So many were taken.
    Taken,
    /// So many were hit, the dead among them.
    Shot,
    /// What befell them is no harm of ours: "died of pneumonia".
    Nothing,
    /// Nobody died.
    NoneKilled,
    /// Nobody was wounded.
    NoneInjured,
    /// Nobody was harmed.
    NoneHarmed,
    /// An attacker died by his own hand.
    Own,
    /// So old: "17-year-old".
    Age,
    /// No fewer.
    Least,
    /// More.
    More,
    /// No more.
    Most,
    /// About so many.
    About,
    /// What follows is part of what stands before: "including".
    Part,
}

impl TollSlot {
    fn new(written: &str) -> TollSlot {
        match written {
            "killed" => TollSlot::Killed,
            "injured" => TollSlot::Injured,
            "taken" => TollSlot::Taken,
            "shot" => TollSlot::Shot,
            "nothing" => TollSlot::Nothing,
            "none killed" => TollSlot::NoneKilled,
            "none injured" => TollSlot::NoneInjured,
            "none harmed" => TollSlot::NoneHarmed,
            "own" => TollSlot::Own,
            "age" => TollSlot::Age,
            "least" => TollSlot::Least,
            "more" => TollSlot::More,
            "most" => TollSlot::Most,
            "about" => TollSlot::About,
            "part" => TollSlot::Part,
            other => panic!("no slot {other}"),
        }
    }
}

/// On which side of what it speaks of a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Before,
    /// Behind it.
    After,
    /// On either, or around it.
    Either,
    /// Anywhere in its clause.
    Clause,
    /// It needs nothing beside it.
    Alone,
}

impl Side {
    fn new(written: &str) -> Side {
        match written {
            "before" => Side::Before,
            "after" => Side::After,
            "either" => Side::Either,
            "clause" => Side::Clause,
            "alone" => Side::Alone,
            other => panic!("no side {other}"),
        }
    }
}

/// A row of `actors.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct ActorRow {
    /// The name that layers sort by.
    pub name: &'static str,
    /// ACLED's name; empty where ACLED has none.
    pub acled: &'static str,
    /// UCDP's name; empty where UCDP has none.
    pub ucdp: &'static str,
    /// How much the name tells.
    pub sort: ActorSort,
    /// A sentence that names it.
    pub example: &'static str,
}

/// How much the name of an actor tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorSort {
    /// Who it is: "M23".
    Group,
    /// What sort of people they are: "rebels".
    Kind,
    /// Nothing: "gunmen".
    Unknown,
    /// The forces of the state named beside it, whose name goes where the row's names have `{}`:
    /// "soldiers".
    Force,
}

impl ActorSort {
    fn new(written: &str) -> ActorSort {
        match written {
            "group" => ActorSort::Group,
            "kind" => ActorSort::Kind,
            "unknown" => ActorSort::Unknown,
            "force" => ActorSort::Force,
            other => panic!("no sort of actor {other}"),
        }
    }
}

/// A row of `realis.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct RealisRow {
    /// On which side of the cue it stands.
    pub side: Side,
    /// What it makes of the event; `None` for no event at all.
    pub realis: Option<Realis>,
    /// Whether the event lies far back, so that the document's day says nothing of it.
    pub past: bool,
    /// A sentence whose event it changes.
    pub example: &'static str,
}

/// A row of `place_forms.tsv`.
#[derive(Clone, Debug)]
pub struct FormRow {
    /// On which side of the name it stands.
    pub side: Side,
    /// The sorts of place it says, the likeliest first.
    pub kinds: Vec<PlaceKind>,
    /// A name with the form.
    pub example: &'static str,
}
