//! Joins a time of day to the day it is on: "2 a.m. Sunday", "Sunday around 2:30 a.m.".

use jiff::civil::Date;

use super::Reading;
use crate::language::Language;
use crate::model::{Days, Timex, TimexType, When};
use crate::text::Text;

/// Words between a time of day and its day: "at about 10:35 a.m. on Friday".
const MOST_LINKS: usize = 3;

/// The times, each clock joined to the day beside it. Without one it is on the day told last, if
/// that was told just now; else its value is counted from the document's day, as TIMEX3 would have
/// it, but it says nothing of days.
pub(super) fn joined(
    text: &Text<'_>,
    read: Vec<Reading>,
    written: Option<Date>,
    language: &Language,
) -> Vec<Timex> {
    let mut timexes: Vec<Reading> = Vec::with_capacity(read.len());
    let mut read = read.into_iter().peekable();
    while let Some(mut reading) = read.next() {
        let Some((hour, minute)) = reading.clock else {
            timexes.push(reading);
            continue;
        };
        let at = format!("T{hour:02}:{minute:02}");
        if let Some(next) = read.next_if(|next| joins(text, &reading, next, language)) {
            join(&mut reading, next, &at);
        } else if let Some(last) =
            timexes.pop_if(|last| last.clock.is_none() && joins(text, last, &reading, language))
        {
            join(&mut reading, last, &at);
        } else {
            alone(&mut reading, written, &at);
        }
        timexes.push(reading);
    }
    timexes.into_iter().map(|reading| reading.timex).collect()
}

/// Whether two times stand side by side, and the one that is no clock names a single day.
fn joins(text: &Text<'_>, first: &Reading, second: &Reading, language: &Language) -> bool {
    let day = if first.clock.is_some() { second } else { first };
    let single = day.timex.value.as_deref().is_some_and(|value| whole_day(value).is_some());
    let between = first.words.end..second.words.start;
    let links = between.len() <= MOST_LINKS
        && between.clone().all(|at| language.words.has("clock_link", text.folded(at)));
    let gaps = (first.words.end - 1..second.words.start).all(|at| text.gap_after(at).len() <= 4);
    let line = !text.gap_after(first.words.end - 1).contains("\n\n");
    day.clock.is_none() && single && links && gaps && line
}

/// The day at the head of a value: "2024-03-01TNI", "XXXX-03-01".
fn whole_day(value: &str) -> Option<&str> {
    let day = value.split('T').next()?;
    (day.len() == 10 && day.split('-').count() == 3).then_some(day)
}

fn join(clock: &mut Reading, day: Reading, at: &str) {
    let Timex { value, days, basis, span, .. } = day.timex;
    let value = value.as_deref().and_then(whole_day).map(|day| format!("{day}{at}"));
    let span = clock.timex.span.join(span);
    clock.words = clock.words.start.min(day.words.start)..clock.words.end.max(day.words.end);
    clock.timex = Timex { span, sort: TimexType::Time, value, days, basis };
    clock.clock = None;
}

fn alone(clock: &mut Reading, written: Option<Date>, at: &str) {
    if let Some(day) = clock.told {
        clock.timex.days = Days::Known(When::on(day));
    }
    let day = clock.told.or(written);
    clock.timex.value = Some(day.map_or(at.to_owned(), |day| format!("{day}{at}")));
}
