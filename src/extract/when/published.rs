use jiff::civil::Date;

use super::super::dateline::dateline;
use super::find::Expression;
use super::read;
use crate::language::{Language, Reads};
use crate::model::{Document, PublishedBasis};
use crate::text::Text;

/// The sentences in which a dateline or byline may stand.
const HEAD: usize = 8;

/// Years after the latest year that a text names within which it was surely written.
const YEARS_ON: i16 = 10;

/// The document's day: stated by its source, by its dateline, or inferred from a weekday beside
/// a date. A site's banner, a date among other words in the page's head, is believed by nobody.
pub(super) fn published(
    document: &Document,
    text: &Text<'_>,
    found: &[Expression<'_>],
    language: &Language,
) -> Option<(Date, PublishedBasis)> {
    if let Some(day) = document.byline.published {
        return Some((day, PublishedBasis::Given));
    }
    let dateline = dateline(text);
    let head = found.iter().filter(|expression| expression.sentence < HEAD);
    let filed = |expression: &Expression<'_>| {
        dateline.as_ref().is_some_and(|words| {
            words.start <= expression.hit.words.start && expression.hit.words.end <= words.end
        })
    };
    let stated = head
        .filter(|expression| filed(expression) || heads_story(expression, text, language))
        .find_map(|expression| read::full_date(expression));
    if let Some(day) = stated {
        return Some((day, PublishedBasis::Dateline));
    }
    inferred(found, text, language).map(|day| (day, PublishedBasis::Inferred))
}

/// Whether a date stands alone on its line, or in a byline ("08.11.2021 Author: ...").
fn heads_story(expression: &Expression<'_>, text: &Text<'_>, language: &Language) -> bool {
    let sentence = &text.sentences[expression.sentence];
    let words = sentence.range();
    let hit = &expression.hit.words;
    let mut others = words.clone().filter(|at| !hit.contains(at)).peekable();
    if others.peek().is_none() {
        return true;
    }
    words.len() < 16 && others.any(|at| language.words.has("byline", text.folded(at)))
}

/// The latest day that follows from weekdays written beside dates without a year, where the
/// latest year that the text names says from which year on to look.
fn inferred(found: &[Expression<'_>], text: &Text<'_>, language: &Language) -> Option<Date> {
    let named = found
        .iter()
        .filter(|expression| {
            expression.sentence >= HEAD
                || heads_story(expression, text, language)
                || !is_banner(expression, text)
        })
        .filter_map(|expression| expression.hit.slot("year"))
        .max()?;
    let from = i16::try_from(named).ok()?;
    let fits = |expression: &Expression<'_>| {
        let slot = |class| expression.hit.slot(class).and_then(|value| i8::try_from(value).ok());
        let (weekday, month, day) = (slot("weekday")?, slot("month")?, slot("day")?);
        let none = expression.hit.slot("year").is_none();
        let date = |year| Date::new(year, month, day).ok();
        let fits = |date: &Date| date.weekday().to_monday_one_offset() == weekday;
        none.then(|| (from..=from + YEARS_ON).filter_map(date).find(fits))?
    };
    let dates = found.iter().filter(|e| matches!(e.row.reads, Reads::Date(_)));
    dates.filter_map(fits).max()
}

/// A date in a line that is no sentence.
fn is_banner(expression: &Expression<'_>, text: &Text<'_>) -> bool {
    let said = text.say(text.sentences[expression.sentence].span);
    !said.ends_with(['.', '!', '?', '"', '”'])
}
