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

impl WhenRow {
    /// A phrase and what it means, from the cells of a row.
    pub(super) fn read(
        [phrase, reads, example, want]: [&'static str; 4],
    ) -> (&'static str, WhenRow) {
        (phrase, WhenRow { reads: Reads::new(reads), example, want })
    }
}

/// How the name of a time is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// From its slots: day, month, year, weekday. What is missing, the document's day supplies.
    Date(Nearest),
    /// From one day to another: "between 11 and 13 April".
    Range,
    /// From one month to another: "between April and June".
    Months,
    /// From one year to another: "from 2009 to 2011".
    Years,
    /// From one weekday to another: "from Monday to Wednesday".
    Weekdays,
    /// Figures in a row, parted by this sign, in the order of their slots.
    Figures(&'static str),
    /// The latest such weekday, the document's own day included unless it is to lie before.
    Weekday(Nearest),
    /// Such a weekday and the day behind it: "overnight Saturday".
    WeekdayNight,
    /// So many weeks from the latest such weekday: "a week ago Friday".
    WeekdayFrom(i64),
    /// Such a weekday in the week so many weeks from the document's own: "Friday last week".
    WeekdayOf(i64),
    /// The weekday next to the day told last: "the following Friday".
    WeekdayFromTold(Nearest),
    /// A season, three months of the northern year.
    Season(Nearest),
    /// Ten years.
    Decade,
    /// A feast.
    Holiday(Holiday),
    /// The weekend that a feast makes longer.
    HolidayWeekend(Holiday),
    /// Days that nothing fixes: "over the holiday weekend".
    Open,
    /// A time of day: the one said, or hour and minute.
    Clock(Option<(i64, i64)>),
    /// Units from the document's day.
    FromPublished(Unit, Shift),
    /// Units from the day told last.
    FromTold(Unit, Shift),
    /// From so many units before the document's day up to it.
    Since(Unit, Shift),
    /// A length of time.
    Length,
    /// How old somebody is: no time at all.
    Age,
    /// A repeated time.
    Set(Unit),
    /// No day in particular, by its TIMEX3 value: `PAST_REF`.
    Reference(&'static str),
}

impl Reads {
    fn new(written: &'static str) -> Reads {
        let (head, rest) = written.split_once(' ').unwrap_or((written, ""));
        let word = |at: usize| rest.split(' ').nth(at).filter(|word| !word.is_empty());
        let unit = || Unit::new(word(0).unwrap_or_default());
        let shift = || (unit(), Shift::new(word(1).unwrap_or_default()));
        match head {
            "date" => Reads::Date(Nearest::new(word(0))),
            "range" => Reads::Range,
            "months" => Reads::Months,
            "years" => Reads::Years,
            "weekdays" => Reads::Weekdays,
            "figures" => Reads::Figures(rest),
            "weekday" => Reads::Weekday(Nearest::new(word(0))),
            "weekday_night" => Reads::WeekdayNight,
            "weekday_from" => Reads::WeekdayFrom(number(rest)),
            "weekday_of" => Reads::WeekdayOf(number(rest)),
            "told_weekday" => Reads::WeekdayFromTold(Nearest::new(word(0))),
            "season" => Reads::Season(Nearest::new(word(0))),
            "decade" => Reads::Decade,
            "holiday" => Reads::Holiday(Holiday::new(rest)),
            "holiday_weekend" => Reads::HolidayWeekend(Holiday::new(rest)),
            "open" => Reads::Open,
            "clock" => Reads::Clock(word(0).zip(word(1)).map(|(h, m)| (number(h), number(m)))),
            "published" => Reads::FromPublished(shift().0, shift().1),
            "told" => Reads::FromTold(shift().0, shift().1),
            "since" => Reads::Since(shift().0, shift().1),
            "length" => Reads::Length,
            "age" => Reads::Age,
            "set" => Reads::Set(unit()),
            "reference" => Reads::Reference(rest),
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
    /// The first that lies wholly behind: "next Friday".
    After,
    /// The one in the year so many years from the document's: "in January last year".
    Year(i64),
}

impl Nearest {
    pub(super) fn new(written: Option<&str>) -> Nearest {
        match written {
            None => Nearest::Any,
            Some("before") => Nearest::Before,
            Some("after") => Nearest::After,
            Some(year) => Nearest::Year(number(year)),
        }
    }
}

/// A feast, by the rule that gives its day in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// The same month and day each year.
    Fixed(i64, i64),
    /// A month, a weekday (1 is Monday), and which of them in the month; -1 is the last.
    Nth(i64, i64, i64),
    /// So many days from Easter Sunday, by the western reckoning.
    Easter(i64),
}

impl Holiday {
    /// `12 25`, `11 4 4` or `easter -2`.
    fn new(written: &str) -> Holiday {
        let parts: Vec<_> = written.split(' ').collect();
        match parts[..] {
            ["easter", days] => Holiday::Easter(number(days)),
            [month, day] => Holiday::Fixed(number(month), number(day)),
            [month, weekday, which] => Holiday::Nth(number(month), number(weekday), number(which)),
            _ => panic!("no holiday {written}"),
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
    /// Back by a few: `-few`.
    FewBack,
    /// On by a few: `few`.
    FewOn,
}

impl Shift {
    pub(super) fn new(written: &str) -> Shift {
        match written {
            "-n" => Shift::Back,
            "n" => Shift::On,
            "-few" => Shift::FewBack,
            "few" => Shift::FewOn,
            count => Shift::Fixed(number(count)),
        }
    }

    /// In units, the first and the last meant; `said` is the number in the phrase, and what it
    /// counts is vague when it is none of those `stated`: "several".
    pub fn units(self, said: Option<i64>, stated: bool) -> (i64, i64) {
        let count = said.unwrap_or(1);
        match self {
            Shift::Fixed(units) => (units, units),
            Shift::Back if stated => (-count, -count),
            Shift::On if stated => (count, count),
            Shift::Back | Shift::FewBack => (-FEW.1, -FEW.0),
            Shift::On | Shift::FewOn => FEW,
        }
    }
}

/// What "a few" and "several" may mean, both included.
const FEW: (i64, i64) = (2, 6);

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// As the phrase's slot `unit` says: 1 day, 2 week, 3 month, 4 year, 5 hour, 6 minute,
    /// 7 decade.
    Said,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
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
    /// Ten years.
    Decade,
}

impl Unit {
    pub(super) fn new(written: &str) -> Unit {
        match written {
            "said" => Unit::Said,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "week" => Unit::Week,
            "weekend" => Unit::Weekend,
            "month" => Unit::Month,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            other => panic!("no unit {other}"),
        }
    }
}

pub(super) fn number(written: &str) -> i64 {
    written.parse().unwrap_or_else(|_| panic!("no number: {written}"))
}
