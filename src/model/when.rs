use jiff::civil::Date;

use super::Span;

/// Days, both included: "on Friday" is one day, "in March" is thirty-one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct When {
    /// The earliest day meant.
    pub first: Date,
    /// The latest day meant.
    pub last: Date,
}

impl When {
    /// A single day.
    pub fn on(day: Date) -> When {
        When { first: day, last: day }
    }

    /// Whether some day belongs to both.
    pub fn meets(self, other: When) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether every day of `inner` belongs to this.
    pub fn covers(self, inner: When) -> bool {
        self.first <= inner.first && inner.last <= self.last
    }

    /// The days that belong to both.
    pub fn overlap(self, other: When) -> Option<When> {
        let when = When { first: self.first.max(other.first), last: self.last.min(other.last) };
        (when.first <= when.last).then_some(when)
    }

    /// How many days, 1 or more.
    pub fn days(self) -> i32 {
        self.first.until(self.last).map_or(i32::MAX, |span| span.get_days() + 1)
    }

    /// The day in the middle; of two, the earlier.
    pub fn middle(self) -> Date {
        let half = jiff::Span::new().try_days((self.days() - 1) / 2);
        half.ok().and_then(|half| self.first.checked_add(half).ok()).unwrap_or(self.first)
    }

    /// How exactly the days are known.
    pub fn precision(self) -> DatePrecision {
        match self.days() {
            1 => DatePrecision::Day,
            2..=10 => DatePrecision::Week,
            11..=62 => DatePrecision::Month,
            _ => DatePrecision::Year,
        }
    }
}

/// How exactly days are known.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum DatePrecision {
    /// The day.
    Day,
    /// Some days: a weekend, a week.
    Week,
    /// About a month.
    Month,
    /// A season, a year or longer.
    Year,
}

impl DatePrecision {
    /// As written to layers.
    pub fn as_str(self) -> &'static str {
        match self {
            DatePrecision::Day => "day",
            DatePrecision::Week => "week",
            DatePrecision::Month => "month",
            DatePrecision::Year => "year",
        }
    }
}

/// What the days of an event rest on, the firmest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum DateBasis {
    /// A date is written: "on 2 November".
    Explicit,
    /// A weekday is written and counted from the document's day.
    Weekday,
    /// Counted from the document's day or from a day told before: "two days earlier".
    Relative,
    /// Nothing but the day of the document's dateline.
    Dateline,
    /// Nothing but the day of publication: the event lies on it or shortly before.
    Publication,
}

impl DateBasis {
    /// As written to layers.
    pub fn as_str(self) -> &'static str {
        match self {
            DateBasis::Explicit => "explicit",
            DateBasis::Weekday => "weekday",
            DateBasis::Relative => "relative",
            DateBasis::Dateline => "dateline",
            DateBasis::Publication => "publication",
        }
    }
}

/// How the document's own day became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedBasis {
    /// The source states it.
    Given,
    /// Its dateline or byline says so.
    Dateline,
    /// It follows from what the text says: a weekday beside a date fixes the year.
    Inferred,
}

impl PublishedBasis {
    /// As written to layers.
    pub fn as_str(self) -> &'static str {
        match self {
            PublishedBasis::Given => "given",
            PublishedBasis::Dateline => "dateline",
            PublishedBasis::Inferred => "inferred",
        }
    }
}

/// The days that an event lies on, and what says so.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Dated {
    /// The days; `None` when the text names a day but nothing fixes its year.
    pub when: Option<When>,
    /// What they rest on.
    pub basis: DateBasis,
    /// The words that name them; `None` when none do.
    pub said: Option<String>,
}

/// The sort of a time expression, as in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

/// A stretch of text that names a time.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Timex {
    /// Where in the document's text.
    pub span: Span,
    /// Its sort.
    pub sort: TimexType,
    /// Its value as in TIMEX3: `2021-11-02`, `2021-W44`, `P3D`; `None` when nothing fixes it.
    pub value: Option<String>,
    /// The days that it says something happened on.
    pub days: Days,
    /// What the days rest on.
    pub basis: DateBasis,
}

/// The days that a time expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Days {
    /// These.
    Known(When),
    /// It names a day, but nothing fixes its year: "Aug. 16".
    Open,
    /// None on which anything is told to have happened: a duration, "recently", the date in a
    /// byline, or one that nothing fixes.
    None,
}

impl Timex {
    /// The days, when they are known.
    pub fn when(&self) -> Option<When> {
        match self.days {
            Days::Known(when) => Some(when),
            Days::Open | Days::None => None,
        }
    }

    /// The hour, 0 to 24, of a time of day that some day has been found for.
    ///
    /// ```
    /// use dateline::model::{DateBasis, Days, Span, Timex, TimexType};
    ///
    /// let (sort, days, basis) = (TimexType::Time, Days::None, DateBasis::Relative);
    /// let value = Some("2024-03-02T14:30".to_owned());
    /// let timex = Timex { span: Span::new(0, 9), sort, value, days, basis };
    /// assert_eq!(timex.hour(), Some(14));
    /// ```
    pub fn hour(&self) -> Option<u8> {
        let (_, time) = self.value.as_deref()?.split_once('T')?;
        time.get(..2)?.parse().ok()
    }

    /// Whether it names days on which something may have happened, known or open.
    ///
    /// ```
    /// use dateline::model::{DateBasis, Days, Span, Timex, TimexType};
    ///
    /// let (sort, basis) = (TimexType::Date, DateBasis::Explicit);
    /// let value = Some("XXXX-08-16".to_owned());
    /// let timex = Timex { span: Span::new(0, 7), sort, value, days: Days::Open, basis };
    /// assert!(timex.names_days() && timex.when().is_none());
    /// ```
    pub fn names_days(&self) -> bool {
        self.days != Days::None
    }
}
