//! Finds the names of times, and the days they mean.
//!
//! What a phrase means is a row of `when_phrases.tsv`: add one to read a new phrase.

mod calendar;
mod clock;
mod find;
mod holiday;
mod joined;
mod published;
mod read;
mod stamp;
#[cfg(test)]
mod tests;
mod value;

use std::ops::Range;

use jiff::civil::Date;

use crate::language::{Language, Reads};
use crate::model::{DateBasis, Days, Document, PublishedBasis, Span, Timex, When};
use crate::text::Text;

use find::Expression;

/// The times of one document.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// The document's day, and how it became known.
    pub published: Option<(Date, PublishedBasis)>,
    /// The day on which the story was written, from which its times are counted: the document's,
    /// or an earlier one in its byline. `None` when it was only inferred.
    pub written: Option<Date>,
    /// The words of the story's dateline.
    pub dateline: Option<Range<usize>>,
    /// Its time expressions, in reading order.
    pub timexes: Vec<Timex>,
    /// Where it says how old somebody is, which is no time, and no count of people either.
    pub ages: Vec<Span>,
}

impl Times {
    /// The day on which the document tells what it tells: that of its writing, or else its own.
    pub(super) fn told_on(&self) -> Option<Date> {
        self.written.or(self.published.map(|(day, _)| day))
    }
}

/// What times are counted from.
#[derive(Clone, Copy, Debug, Default)]
struct Anchor {
    /// The document's day. When it was inferred only its year can be trusted.
    day: Option<Date>,
    /// Whether the day itself is known, so that "on Friday" can be counted from it.
    exact: bool,
    /// The day told last.
    told: Told,
    /// The year told just before in the same sentence.
    year: Option<i64>,
}

impl Anchor {
    fn told_day(&self) -> Option<Date> {
        match self.told {
            Told::Day(day, _) => Some(day),
            Told::Nothing | Told::Open => None,
        }
    }
}

/// The day told last, from which "the next day" is counted.
#[derive(Clone, Copy, Debug, Default)]
enum Told {
    /// None was told.
    #[default]
    Nothing,
    /// One was told whose year is open: nothing can be counted from it.
    Open,
    /// This one, in the sentence of this number.
    Day(Date, usize),
}

/// Every time that a document names, read from its own day and from the days it tells.
///
/// ```
/// use dateline::{extract, language::Language, model::Document, text::Text};
///
/// let document = Document::new("a", "It fell on Friday; the next day it stood.")
///     .published("2024-03-03".parse()?);
/// let text = Text::of(&document.text, Language::english());
/// let times = extract::times(&document, &text, Language::english());
/// let values: Vec<_> = times.timexes.iter().filter_map(|timex| timex.value.as_deref()).collect();
/// assert_eq!(values, ["2024-03-01", "2024-03-02"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn times(document: &Document, text: &Text<'_>, language: &Language) -> Times {
    let dateline = super::dateline::dateline(text);
    let (ages, found): (Vec<_>, Vec<_>) = find::expressions(text, language)
        .into_iter()
        .partition(|expression| expression.row.reads == Reads::Age);
    let stamps = stamp::stamps(text, &found, dateline.as_ref(), language);
    let (published, anchor) = published::published(document, text, &found, &stamps);
    let written = anchor.day.filter(|_| anchor.exact);
    let read = read_all(text, &found, &stamps, anchor, language);
    let timexes = clock::joined(text, read, written, language);
    let ages = ages.iter().map(|age| text.span_of(age.hit.words.clone())).collect();
    Times { published, written, dateline, timexes, ages }
}

/// An expression, read.
struct Reading {
    words: Range<usize>,
    timex: Timex,
    /// The time of day alone: which day it is on, the days beside it say.
    clock: Option<(i64, i64)>,
    /// The day told last before it, in its sentence or the one before.
    told: Option<Date>,
}

/// Reads each expression in turn, and keeps in mind the day being told.
fn read_all(
    text: &Text<'_>,
    found: &[Expression<'_>],
    stamps: &[Option<stamp::Stamp>],
    mut anchor: Anchor,
    language: &Language,
) -> Vec<Reading> {
    let mut sentence = 0;
    let mut read = Vec::with_capacity(found.len());
    for (expression, stamp) in found.iter().zip(stamps) {
        if expression.sentence != sentence {
            (sentence, anchor.year) = (expression.sentence, None);
        }
        let mut meaning = read::meaning(expression, anchor);
        if stamp.is_some() {
            meaning.days = Days::None;
        }
        let near = |at: usize| sentence <= at + 1;
        let told = match anchor.told {
            Told::Day(day, at) if near(at) => Some(day),
            _ => None,
        };
        let year_only = expression.slot("month").is_none();
        anchor.year = expression.slot("year").filter(|_| year_only).or(anchor.year);
        if told.is_none() || !is_aside(expression, text, language) {
            anchor.told = match meaning.days {
                Days::Known(When { first, last }) if first == last => Told::Day(first, sentence),
                Days::Open => Told::Open,
                _ => anchor.told,
            };
        }
        let timex = Timex {
            span: text.span_of(expression.hit.words.clone()),
            sort: meaning.sort,
            value: meaning.value,
            days: meaning.days,
            basis: basis(expression.row.reads),
        };
        let words = expression.hit.words.clone();
        read.push(Reading { words, timex, clock: meaning.clock, told });
    }
    read
}

/// Whether a time stands in a clause beside what is told: "two days after it fell on Friday". The
/// day being told stays what it was.
fn is_aside(expression: &Expression<'_>, text: &Text<'_>, language: &Language) -> bool {
    let (from, at) =
        (text.sentences[expression.sentence].range().start, expression.hit.words.start);
    (from..at)
        .rev()
        .take_while(|&before| !text.gap_after(before).starts_with([',', ';']))
        .any(|before| language.words.has("aside", text.folded(before)))
}

/// The days that stand in where a text tells of a thing and names no day: the week up to the
/// document's own.
pub(super) fn around(published: Date) -> When {
    let week = jiff::Span::new().try_days(6).ok();
    let first = week.and_then(|week| published.checked_sub(week).ok()).unwrap_or(published);
    When { first, last: published }
}

fn basis(reads: Reads) -> DateBasis {
    match reads {
        Reads::Date(_)
        | Reads::Range
        | Reads::Months
        | Reads::Years
        | Reads::Figures(_)
        | Reads::Season(_)
        | Reads::Decade
        | Reads::Holiday(_)
        | Reads::HolidayWeekend(_) => DateBasis::Explicit,
        Reads::Weekday(_)
        | Reads::Weekdays
        | Reads::WeekdayNight
        | Reads::WeekdayFrom(_)
        | Reads::WeekdayOf(_) => DateBasis::Weekday,
        Reads::WeekdayFromTold(_)
        | Reads::FromPublished(..)
        | Reads::FromTold(..)
        | Reads::Since(..)
        | Reads::Length
        | Reads::Age
        | Reads::Open
        | Reads::Clock(_)
        | Reads::Set(_)
        | Reads::Reference(_) => DateBasis::Relative,
    }
}
