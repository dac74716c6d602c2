use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use super::find::Expression;
use super::{Anchor, Told};
use crate::language::{Nearest, Reads, Unit};
use crate::model::{TimexType, When};

/// What an expression means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) sort: TimexType,
    pub(super) value: Option<String>,
    pub(super) when: Option<When>,
}

/// Reads one expression. What nothing fixes has no days, and a value only so far as it is known.
pub(super) fn meaning(expression: &Expression<'_>, anchor: Anchor) -> Meaning {
    let counted_from = anchor.day.filter(|_| anchor.exact);
    let number = expression.hit.slot("n");
    let unit = |unit| said_unit(unit, expression);
    let (sort, when) = match expression.row.reads {
        Reads::Date(nearest) => (TimexType::Date, date(expression, nearest, anchor)),
        Reads::Range => (TimexType::Date, range(expression, anchor.day)),
        Reads::Figures => (TimexType::Date, full_date(expression).map(When::on)),
        Reads::Weekday(nearest) => {
            (TimexType::Date, counted_from.and_then(|day| weekday(expression, nearest, day)))
        }
        Reads::FromPublished(said, shift) => {
            let days = counted_from.and_then(|d| shifted(d, unit(said), shift.units(number)));
            (TimexType::Date, days)
        }
        Reads::FromTold(said, shift) => {
            let from = match anchor.told {
                Told::Day(day) => Some(day),
                Told::Nothing => counted_from,
                Told::Open => None,
            };
            (TimexType::Date, from.and_then(|d| shifted(d, unit(said), shift.units(number))))
        }
        Reads::Since(said, shift) => {
            let days = counted_from.and_then(|d| since(d, unit(said), shift.units(number)));
            (TimexType::Date, days)
        }
        Reads::Now => {
            let value = Some("PAST_REF".to_owned());
            return Meaning { sort: TimexType::Date, value, when: None };
        }
        Reads::Length => return length(TimexType::Duration, expression),
        Reads::Set => return length(TimexType::Set, expression),
    };
    Meaning { sort, value: when.map(value).or_else(|| open_value(expression)), when }
}

/// A length has a value and no days: "three weeks" is `P3W`.
fn length(sort: TimexType, expression: &Expression<'_>) -> Meaning {
    let letter = match said_unit(Unit::Said, expression) {
        Unit::Week => 'W',
        Unit::Month => 'M',
        Unit::Year => 'Y',
        Unit::Said | Unit::Day | Unit::Weekend => 'D',
    };
    let count = expression.hit.slot("n").unwrap_or(1);
    Meaning { sort, value: Some(format!("P{count}{letter}")), when: None }
}

/// The day of an expression that names year, month and day.
pub(super) fn full_date(expression: &Expression<'_>) -> Option<Date> {
    let slot = |class| expression.hit.slot(class);
    let month = slot("month").or_else(|| slot("month_number"))?;
    day_of(slot("year")?, month, slot("day")?)
}

fn day_of(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

fn month_of(year: i64, month: i64) -> Option<When> {
    let first = day_of(year, month, 1)?;
    Some(When { first, last: first.last_of_month() })
}

fn date(expression: &Expression<'_>, nearest: Nearest, anchor: Anchor) -> Option<When> {
    let slot = |class| expression.hit.slot(class);
    let (year, month, day) = (slot("year"), slot("month"), slot("day"));
    let year = year.or(anchor.year.filter(|_| month.is_some()));
    let anchor = anchor.day;
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => day_of(year, month, day).map(When::on),
        (Some(year), Some(month), None) => month_of(year, month),
        (Some(year), None, _) => {
            Some(When { first: day_of(year, 1, 1)?, last: day_of(year, 12, 31)? })
        }
        (None, Some(month), Some(day)) => {
            nearest_day(anchor?, month, day, slot("weekday")).map(When::on)
        }
        (None, Some(month), None) => nearest_month(anchor?, month, nearest),
        (None, None, _) => None,
    }
}

/// From the first day said to the last; a month said once holds for both.
fn range(expression: &Expression<'_>, anchor: Option<Date>) -> Option<When> {
    let slots = |class: &str| {
        let slots = expression.hit.slots.iter();
        slots.filter(|slot| slot.0 == class).map(|slot| slot.1).collect::<Vec<_>>()
    };
    let (months, days) = (slots("month"), slots("day"));
    let (month, until) = (*months.first()?, *months.last()?);
    let (first, last) = (*days.first()?, *days.last()?);
    let last = match expression.hit.slot("year") {
        Some(year) => day_of(year, until, last)?,
        None => nearest_day(anchor?, until, last, None)?,
    };
    let year = i64::from(last.year()) - i64::from(month > until);
    let first = day_of(year, month, first)?;
    (first <= last).then_some(When { first, last })
}

/// The day of this month and number nearest to `anchor`; a coming day must be twice as near as
/// the past one. A weekday beside it, when written, must fit.
fn nearest_day(anchor: Date, month: i64, day: i64, weekday: Option<i64>) -> Option<Date> {
    let year = i64::from(anchor.year());
    let fits =
        |date: &Date| weekday.is_none_or(|n| i64::from(date.weekday().to_monday_one_offset()) == n);
    let distance = |date: &Date| {
        let days = anchor.until(*date).map_or(i32::MAX, |span| span.get_days());
        if days > 0 { days.saturating_mul(2) } else { -days }
    };
    let any = |years: std::ops::RangeInclusive<i64>| {
        years.filter_map(|year| day_of(year, month, day)).filter(fits).min_by_key(distance)
    };
    any(year - 1..=year + 1).or_else(|| any(year - 7..=year))
}

fn nearest_month(anchor: Date, month: i64, nearest: Nearest) -> Option<When> {
    let (year, now) = (i64::from(anchor.year()), i64::from(anchor.month()));
    match nearest {
        Nearest::Year(shift) => month_of(year + shift, month),
        Nearest::Before if month >= now => month_of(year - 1, month),
        Nearest::Any if month > now => month_of(year - 1, month),
        Nearest::Any | Nearest::Before => month_of(year, month),
    }
}

fn weekday(expression: &Expression<'_>, nearest: Nearest, anchor: Date) -> Option<When> {
    let number = i8::try_from(expression.hit.slot("weekday")?).ok()?;
    let weekday = Weekday::from_monday_one_offset(number).ok()?;
    let ago = i64::from(weekday.until(anchor.weekday()));
    let ago = if ago == 0 && nearest == Nearest::Before { 7 } else { ago };
    Some(When::on(add(anchor, Unit::Day, -ago)?))
}

fn said_unit(unit: Unit, expression: &Expression<'_>) -> Unit {
    match (unit, expression.hit.slot("unit")) {
        (Unit::Said, Some(2)) => Unit::Week,
        (Unit::Said, Some(3)) => Unit::Month,
        (Unit::Said, Some(4)) => Unit::Year,
        (Unit::Said, _) => Unit::Day,
        (unit, _) => unit,
    }
}

/// `day` and so many units, as the whole unit that it falls into.
fn shifted(day: Date, unit: Unit, units: i64) -> Option<When> {
    match unit {
        Unit::Said | Unit::Day => add(day, Unit::Day, units).map(When::on),
        Unit::Week => {
            let there = add(day, Unit::Week, units)?;
            let back = i64::from(there.weekday().to_monday_zero_offset());
            let first = add(there, Unit::Day, -back)?;
            Some(When { first, last: add(first, Unit::Day, 6)? })
        }
        Unit::Weekend => {
            let since = i64::from(Weekday::Saturday.until(day.weekday()));
            let first = add(day, Unit::Day, 7 * (units + 1) - since)?;
            Some(When { first, last: add(first, Unit::Day, 1)? })
        }
        Unit::Month => {
            let there = add(day.first_of_month(), Unit::Month, units)?;
            Some(When { first: there, last: there.last_of_month() })
        }
        Unit::Year => {
            let there = add(day.first_of_year(), Unit::Year, units)?;
            Some(When { first: there, last: there.last_of_year() })
        }
    }
}

fn since(day: Date, unit: Unit, units: i64) -> Option<When> {
    Some(When { first: add(day, unit, units)?, last: day })
}

/// Checked all the way: a text may say any number, and jiff's plain arithmetic panics.
fn add(day: Date, unit: Unit, units: i64) -> Option<Date> {
    let span = Span::new();
    let span = match unit {
        Unit::Said | Unit::Day => span.try_days(units),
        Unit::Week | Unit::Weekend => span.try_weeks(units),
        Unit::Month => span.try_months(units),
        Unit::Year => span.try_years(units),
    };
    day.checked_add(span.ok()?).ok()
}

/// The TIMEX3 value of days.
fn value(when: When) -> String {
    let When { first, last } = when;
    let next = last.checked_add(1.day()).unwrap_or(last);
    if first == last {
        first.to_string()
    } else if first.day() == 1 && next == first.last_of_month().saturating_add(1.day()) {
        format!("{:04}-{:02}", first.year(), first.month())
    } else if first.day_of_year() == 1 && last == first.last_of_year() {
        format!("{:04}", first.year())
    } else if first.weekday() == Weekday::Monday && when.days() == 7 {
        let week: ISOWeekDate = first.iso_week_date();
        format!("{:04}-W{:02}", week.year(), week.week())
    } else {
        format!("{first}/{last}")
    }
}

/// As much of a value as is known without the document's day.
fn open_value(expression: &Expression<'_>) -> Option<String> {
    let slot = |class| expression.hit.slot(class);
    if slot("year").is_some() {
        return None; // a whole date that is in no calendar
    }
    match (slot("month")?, slot("day")) {
        (month, Some(day)) => Some(format!("XXXX-{month:02}-{day:02}")),
        (month, None) => Some(format!("XXXX-{month:02}")),
    }
}
