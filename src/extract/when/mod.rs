//! Finds the names of times, and the days they mean.

mod find;
mod published;
mod read;

use jiff::civil::Date;

use crate::language::{Language, Reads};
use crate::model::{DateBasis, Document, PublishedBasis, Timex, When};
use crate::text::Text;

/// The times of one document.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// The document's day, and how it became known.
    pub published: Option<(Date, PublishedBasis)>,
    /// Its time expressions, in reading order.
    pub timexes: Vec<Timex>,
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

/// The day told last, from which "the next day" is counted.
#[derive(Clone, Copy, Debug, Default)]
enum Told {
    /// None was told: count from the document's day.
    #[default]
    Nothing,
    /// One was told whose year is open: nothing can be counted from it.
    Open,
    /// This one.
    Day(Date),
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
    let found = find::expressions(text, language);
    let published = published::published(document, text, &found, language);
    let mut anchor = Anchor {
        day: published.map(|(day, _)| day),
        exact: published.is_some_and(|(_, basis)| basis != PublishedBasis::Inferred),
        told: Told::Nothing,
        year: None,
    };
    let mut sentence = 0;
    let timexes = found
        .iter()
        .map(|expression| {
            if expression.sentence != sentence {
                (sentence, anchor.year) = (expression.sentence, None);
            }
            let meaning = read::meaning(expression, anchor);
            let year_only = expression.hit.slot("month").is_none();
            anchor.year = expression.hit.slot("year").filter(|_| year_only).or(anchor.year);
            anchor.told = match meaning.when {
                Some(when) if when.first == when.last => Told::Day(when.first),
                None if expression.hit.slot("day").is_some() => Told::Open,
                _ => anchor.told,
            };
            Timex {
                span: text.span_of(expression.hit.words.clone()),
                sort: meaning.sort,
                value: meaning.value,
                when: meaning.when,
                basis: basis(expression.row.reads),
            }
        })
        .collect();
    Times { published, timexes }
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
        Reads::Date(_) | Reads::Range | Reads::Figures => DateBasis::Explicit,
        Reads::Weekday(_) => DateBasis::Weekday,
        Reads::FromPublished(..)
        | Reads::FromTold(..)
        | Reads::Since(..)
        | Reads::Length
        | Reads::Set
        | Reads::Now => DateBasis::Relative,
    }
}

#[cfg(test)]
mod tests {
    use super::times;
    use crate::language::{LANGUAGES, Language};
    use crate::model::Document;
    use crate::text::Text;

    fn values(said: &str, published: Option<&str>) -> Vec<String> {
        let mut document = Document::new("a", said);
        document.byline.published = published.map(|day| day.parse().unwrap());
        let text = Text::of(said, Language::english());
        let times = times(&document, &text, Language::english());
        times.timexes.into_iter().map(|timex| timex.value.unwrap_or("?".to_owned())).collect()
    }

    #[test]
    fn every_phrase_reads_its_example() {
        for language in LANGUAGES {
            for row in language.when.rows() {
                let got = values(row.example, Some("2024-03-03"));
                assert_eq!(got.last().map(String::as_str), Some(row.want), "{}", row.example);
            }
        }
    }

    #[test]
    fn what_nothing_fixes_stays_open() {
        for (said, published, want) in [
            ("It fell on Aug. 16.", None, "XXXX-08-16"),
            ("It fell on Friday.", None, "?"),
            ("It fell on 30 February 2024.", None, "?"),
            ("It fell 99999999 days ago.", Some("2024-03-03"), "?"),
            ("In 2021 it stood. It fell on Tuesday the 26th March.", None, "2021 2024-03-26"),
            (
                "We're Live Thursday, June 01, 2023\n\nIt fell on Aug. 16.",
                None,
                "2023-06-01 XXXX-08-16",
            ),
            ("It fell on Aug. 16. The following day it stood.", None, "XXXX-08-16 ?"),
            ("08.11.2021 Author: A. Writer\n\nIt fell on Tuesday.", None, "2021-11-08 2021-11-02"),
        ] {
            assert_eq!(values(said, published).join(" "), want, "{said}");
        }
    }
}
