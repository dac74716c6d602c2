//! The files under `data/language/<code>`, compiled into the program, and their rows.
//! They are our own, so a malformed one is a bug and panics; the tests read them all.

use super::number::Figures;
use super::phrase::Phrase;
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
    Language {
        code: tables.code,
        when: phrases(tables.when, &mut words, figures, |[phrase, reads, example, want]| {
            (phrase, WhenRow { reads: Reads::new(reads), example, want })
        }),
        cues: phrases(
            tables.cues,
            &mut words,
            figures,
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
        tolls_before: tolls(tables.tolls, &mut words, figures, Side::Before),
        tolls_after: tolls(tables.tolls, &mut words, figures, Side::After),
        actors: phrases(
            tables.actors,
            &mut words,
            figures,
            |[phrase, name, acled, ucdp, example]| {
                (phrase, ActorRow { name, acled, ucdp, example })
            },
        ),
        realis: phrases(tables.realis, &mut words, figures, |[phrase, side, realis, example]| {
            let realis = match realis {
                "planned" => Some(Realis::Planned),
                "foiled" => Some(Realis::Foiled),
                "alleged" => Some(Realis::Alleged),
                "none" => None,
                other => panic!("no realis {other}"),
            };
            (phrase, RealisRow { side: Side::new(side), realis, example })
        }),
        forms: phrases(tables.forms, &mut words, figures, |[phrase, side, kinds, example]| {
            let kind = |kind| PlaceKind::named(kind).unwrap_or_else(|| panic!("no kind {kind}"));
            let kinds = kinds.split(' ').map(kind).collect();
            (phrase, FormRow { side: Side::new(side), kinds, example })
        }),
        figures,
        words, // last: the phrases have added theirs
    }
}

fn phrases<const WIDTH: usize, Row>(
    table: &'static str,
    words: &mut Words,
    figures: Figures,
    row: impl Fn([&'static str; WIDTH]) -> (&'static str, Row),
) -> Phrases<Row> {
    compiled(cells(table).map(row), words, figures)
}

/// The rows of one side: "killed" reads one figure behind it and another before it.
fn tolls(table: &'static str, words: &mut Words, figures: Figures, side: Side) -> Phrases<TollRow> {
    let rows = cells(table).map(|[phrase, side, slot, example, want]| {
        (phrase, TollRow { side: Side::new(side), slot: TollSlot::new(slot), example, want })
    });
    compiled(rows.filter(|(_, row)| row.side == side), words, figures)
}

fn compiled<Row>(
    rows: impl Iterator<Item = (&'static str, Row)>,
    words: &mut Words,
    figures: Figures,
) -> Phrases<Row> {
    let rows = rows.map(|(phrase, row)| (Phrase::new(phrase, words), row)).collect();
    Phrases::new(rows, words, figures)
}

/// The rows below the heading.
fn cells<const WIDTH: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; WIDTH]> {
    table.lines().skip(1).map(|line| {
        let cells: Vec<_> = line.split('\t').collect();
        cells.try_into().unwrap_or_else(|_| panic!("not {WIDTH} cells: {line}"))
    })
}

fn number(written: &str) -> i64 {
    written.parse().unwrap_or_else(|_| panic!("no number: {written}"))
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
            "class" => Strength::Class,
            "harm" => Strength::Harm,
            "event" => Strength::Event,
            other => panic!("no strength {other}"),
        }
    }
}

/// A row of `when_phrases.tsv`.
#[derive(Clone, Debug)]
pub struct WhenRow {
    /// How to read it.
    pub reads: Reads,
    /// A sentence that says it, published on Sunday 3 March 2024.
    pub example: &'static str,
    /// Its TIMEX3 value there.
    pub want: &'static str,
}

/// How the name of a time is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// From its slots: day, month, year, weekday. What is missing, the document's day supplies.
    Date(Nearest),
    /// From one day to another: "between 11 and 13 April".
    Range,
    /// Figures in a row, in the order year-month-day or day.month.year.
    Figures,
    /// The latest such weekday, the document's own day included unless it is to lie before.
    Weekday(Nearest),
    /// Units from the document's day.
    FromPublished(Unit, Shift),
    /// Units from the day told last.
    FromTold(Unit, Shift),
    /// From so many units before the document's day up to it.
    Since(Unit, Shift),
    /// A length of time.
    Length,
    /// A repeated time.
    Set,
    /// Near the document's day, no day in particular.
    Now,
}

impl Reads {
    fn new(written: &str) -> Reads {
        let mut parts = written.split(' ');
        let head = parts.next().unwrap_or_default();
        let mut shift = || {
            let unit = Unit::new(parts.next().unwrap_or_default());
            (unit, Shift::new(parts.next().unwrap_or_default()))
        };
        match head {
            "date" => Reads::Date(Nearest::new(parts.next())),
            "range" => Reads::Range,
            "figures" => Reads::Figures,
            "weekday" => Reads::Weekday(Nearest::new(parts.next())),
            "published" => {
                let (unit, shift) = shift();
                Reads::FromPublished(unit, shift)
            }
            "told" => {
                let (unit, shift) = shift();
                Reads::FromTold(unit, shift)
            }
            "since" => {
                let (unit, shift) = shift();
                Reads::Since(unit, shift)
            }
            "length" => Reads::Length,
            "set" => Reads::Set,
            "now" => Reads::Now,
            other => panic!("no reading {other}"),
        }
    }
}

/// Which of the days that fit is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearest {
    /// The one nearest to the document's day, the past preferred.
    Any,
    /// The latest that lies wholly before: "last March".
    Before,
    /// The one in the year so many years from the document's: "in January last year".
    Year(i64),
}

impl Nearest {
    fn new(written: Option<&str>) -> Nearest {
        match written {
            None => Nearest::Any,
            Some("before") => Nearest::Before,
            Some(year) => Nearest::Year(number(year)),
        }
    }
}

/// How many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// As many as written in the table; back below 0.
    Fixed(i64),
    /// Back by the number in the phrase: `-n`.
    Back,
    /// On by the number in the phrase: `n`.
    On,
}

impl Shift {
    fn new(written: &str) -> Shift {
        match written {
            "-n" => Shift::Back,
            "n" => Shift::On,
            count => Shift::Fixed(number(count)),
        }
    }

    /// In units, where `said` was read from the phrase.
    pub fn units(self, said: Option<i64>) -> i64 {
        match self {
            Shift::Fixed(units) => units,
            Shift::Back => -said.unwrap_or(1),
            Shift::On => said.unwrap_or(1),
        }
    }
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// As the phrase's slot `unit` says: 1 day, 2 week, 3 month, 4 year.
    Said,
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Unit {
    fn new(written: &str) -> Unit {
        match written {
            "said" => Unit::Said,
            "day" => Unit::Day,
            "week" => Unit::Week,
            "weekend" => Unit::Weekend,
            "month" => Unit::Month,
            "year" => Unit::Year,
            other => panic!("no unit {other}"),
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
    /// Anywhere in its clause.
    Either,
}

impl Side {
    fn new(written: &str) -> Side {
        match written {
            "before" => Side::Before,
            "after" => Side::After,
            "either" => Side::Either,
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
    /// A sentence that names it.
    pub example: &'static str,
}

/// A row of `realis.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct RealisRow {
    /// On which side of the cue it stands.
    pub side: Side,
    /// What it makes of the event; `None` for no event at all.
    pub realis: Option<Realis>,
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
