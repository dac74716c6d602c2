use jiff::civil::Date;

use super::find::Expression;
use super::stamp::Stamp;
use super::{Anchor, Told, read};
use crate::language::Reads;
use crate::model::{Document, PublishedBasis};
use crate::text::Text;

/// Years after the latest year that a text names within which it was surely written.
const YEARS_ON: i16 = 10;

/// The document's day, and what its times are counted from.
///
/// The day is that stated by its source, by its dateline or byline, or inferred from a weekday
/// beside a date. A site's banner, a date among other words in the page's head, is believed by
/// nobody. A source may state the day on which it fetched a page: where the dateline or byline
/// says that the story is older, its times are counted from there.
pub(super) fn published(
    document: &Document,
    text: &Text<'_>,
    found: &[Expression<'_>],
    stamps: &[Option<Stamp>],
) -> (Option<(Date, PublishedBasis)>, Anchor) {
    let stamped = found.iter().zip(stamps).filter_map(|(expression, stamp)| {
        let stamp = stamp.filter(|stamp| *stamp < Stamp::Copyright)?;
        Some((stamp, read::full_date(expression)?))
    });
    let stated = stamped.min_by_key(|(stamp, _)| *stamp);
    let known = |day: Date| Anchor { day: Some(day), exact: true, ..Anchor::default() };
    if let Some(given) = document.byline.published {
        let older = stated.filter(|&(stamp, day)| stamp < Stamp::Head && day < given);
        let from = older.map_or(given, |(_, day)| day);
        return (Some((given, PublishedBasis::Given)), known(from));
    }
    if let Some((_, day)) = stated {
        return (Some((day, PublishedBasis::Dateline)), known(day));
    }
    let day = inferred(found, stamps, text);
    let anchor = Anchor { day, exact: false, told: Told::Nothing, year: None };
    (day.map(|day| (day, PublishedBasis::Inferred)), anchor)
}

/// The latest day that follows from weekdays written beside dates without a year, where the
/// latest year that the text names says from which year on to look.
fn inferred(found: &[Expression<'_>], stamps: &[Option<Stamp>], text: &Text<'_>) -> Option<Date> {
    let named = found
        .iter()
        .zip(stamps)
        .filter(|(expression, stamp)| {
            expression.sentence >= HEAD || stamp.is_some() || !is_banner(expression, text)
        })
        .filter_map(|(expression, _)| expression.slot("year"))
        .max()?;
    let from = i16::try_from(named).ok()?;
    let fits = |expression: &Expression<'_>| {
        let slot = |class| expression.slot(class).and_then(|value| i8::try_from(value).ok());
        let (weekday, month, day) = (slot("weekday")?, slot("month")?, slot("day")?);
        let none = expression.slot("year").is_none();
        let date = |year| Date::new(year, month, day).ok();
        let fits = |date: &Date| date.weekday().to_monday_one_offset() == weekday;
        none.then(|| (from..=from + YEARS_ON).filter_map(date).find(fits))?
    };
    let dates = found.iter().filter(|e| matches!(e.row.reads, Reads::Date(_)));
    dates.filter_map(fits).max()
}

/// The sentences in which a site's banner may stand.
const HEAD: usize = 8;

/// A date in a line that is no sentence.
fn is_banner(expression: &Expression<'_>, text: &Text<'_>) -> bool {
    let said = text.say(text.sentences[expression.sentence].span);
    !said.ends_with(['.', '!', '?', '"', '”'])
}
