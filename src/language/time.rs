//! How the names of times are read, as `when_phrases.tsv` writes it.

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
    pub(super) fn new(written: &str) -> Reads {
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
    pub(super) fn new(written: Option<&str>) -> Nearest {
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
    pub(super) fn new(written: &str) -> Shift {
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
    pub(super) fn new(written: &str) -> Unit {
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

pub(super) fn number(written: &str) -> i64 {
    written.parse().unwrap_or_else(|_| panic!("no number: {written}"))
}
