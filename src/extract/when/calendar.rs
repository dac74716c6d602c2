//! Days counted from days. Checked all the way: a text may say any number, and jiff's plain
//! arithmetic panics.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::find::Lies;
use crate::language::{Nearest, Unit};
use crate::model::When;

pub(super) fn day_of(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

pub(super) fn month_of(year: i64, month: i64) -> Option<When> {
    let first = day_of(year, month, 1)?;
    Some(When { first, last: first.last_of_month() })
}

pub(super) fn years_of(first: i64, last: i64) -> Option<When> {
    Some(When { first: day_of(first, 1, 1)?, last: day_of(last, 12, 31)? })
}

/// A day to come must be so many times as near as one that is past: news tells of the past.
const PAST_BEFORE_COMING: i32 = 6;

/// Days from the document's own within which a date stands although its weekday does not fit it.
const SLIP: i32 = 31;

/// Years back in which a weekday beside a date is looked for.
const YEARS_BACK: i64 = 7;

/// Of the days of this month and number the one meant. A weekday beside it, when written, must
/// fit, unless the date is too near to be of another year: writers slip.
pub(super) fn nearest_day(
    anchor: Date,
    (month, day): (i64, i64),
    weekday: Option<i64>,
    nearest: Nearest,
    lies: Lies,
) -> Option<Date> {
    let year = i64::from(anchor.year());
    let fits =
        |date: &Date| weekday.is_none_or(|n| i64::from(date.weekday().to_monday_one_offset()) == n);
    let days = |date: &Date| anchor.until(*date).map_or(i32::MAX, |span| span.get_days());
    let distance = |date: &Date| match (days(date), lies) {
        (days @ ..0, Lies::Ahead) => days.saturating_mul(-PAST_BEFORE_COMING),
        (days, Lies::Behind) if days > 0 => days.saturating_mul(PAST_BEFORE_COMING),
        (days, _) => days.saturating_abs(),
    };
    let allowed = |date: &Date| match nearest {
        Nearest::Before => days(date) < 0,
        Nearest::After => days(date) > 0,
        Nearest::Any | Nearest::Year(_) => true,
    };
    let of = |years: std::ops::RangeInclusive<i64>| {
        years.filter_map(|year| day_of(year, month, day)).filter(allowed)
    };
    let about = || of(year - 1..=year + 1);
    let best = about().filter(fits).min_by_key(distance);
    let near = || about().filter(|date| days(date).abs() <= SLIP).min_by_key(distance);
    best.or_else(near).or_else(|| of(year - YEARS_BACK..=year).filter(fits).min_by_key(distance))
}

pub(super) fn nearest_month(
    anchor: Date,
    month: i64,
    nearest: Nearest,
    lies: Lies,
) -> Option<When> {
    let (year, now) = (i64::from(anchor.year()), i64::from(anchor.month()));
    let year = match (nearest, lies) {
        (Nearest::Year(shift), _) => year + shift,
        (Nearest::Before, _) => year - i64::from(month >= now),
        (Nearest::After, _) => year + i64::from(month <= now),
        (Nearest::Any, Lies::Ahead) => year + i64::from(month < now),
        (Nearest::Any, Lies::Behind) => year - i64::from(month > now),
    };
    month_of(year, month)
}

/// The season of a year, by its number: 1 is spring, March to May; winter ends in the next year.
pub(super) fn season_of(year: i64, season: i64) -> Option<When> {
    let first = day_of(year, 3 * season, 1)?;
    Some(When { first, last: add(first, Unit::Month, 2)?.last_of_month() })
}

/// The weekday of this number, Monday 1, next to `anchor`.
pub(super) fn weekday(anchor: Date, number: i64, nearest: Nearest, lies: Lies) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()?;
    let ago = i64::from(weekday.until(anchor.weekday()));
    let days = match (nearest, lies) {
        (Nearest::Before, _) if ago == 0 => -7,
        (Nearest::After, _) if ago == 0 => 7,
        (Nearest::After, _) | (Nearest::Any, Lies::Ahead) if ago > 0 => 7 - ago,
        _ => -ago,
    };
    add(anchor, Unit::Day, days)
}

/// `day` and from so many units to so many, as the whole units that they fall into.
pub(super) fn shifted(day: Date, unit: Unit, (least, most): (i64, i64)) -> Option<When> {
    let (first, last) = (shifted_once(day, unit, least)?, shifted_once(day, unit, most)?);
    Some(When { first: first.first, last: last.last })
}

fn shifted_once(day: Date, unit: Unit, units: i64) -> Option<When> {
    match unit {
        // so many hours from an unknown hour end on one of two days
        Unit::Hour | Unit::Minute => {
            let days = units.checked_div(if unit == Unit::Hour { 24 } else { 24 * 60 })?;
            let other = days.checked_add(units.signum())?;
            let ends = [add(day, Unit::Day, days)?, add(day, Unit::Day, other)?];
            Some(When { first: ends[0].min(ends[1]), last: ends[0].max(ends[1]) })
        }
        Unit::Said | Unit::Day => add(day, Unit::Day, units).map(When::on),
        Unit::Week => {
            let there = add(day, Unit::Week, units)?;
            let back = i64::from(there.weekday().to_monday_zero_offset());
            let first = add(there, Unit::Day, -back)?;
            Some(When { first, last: add(first, Unit::Day, 6)? })
        }
        Unit::Weekend => {
            let since = i64::from(Weekday::Saturday.until(day.weekday()));
            let weeks = units.checked_add(1)?;
            let first = add(add(day, Unit::Week, weeks)?, Unit::Day, -since)?;
            Some(When { first, last: add(first, Unit::Day, 1)? })
        }
        Unit::Month => {
            let there = add(day.first_of_month(), Unit::Month, units)?;
            Some(When { first: there, last: there.last_of_month() })
        }
        Unit::Year | Unit::Decade => {
            let years = if unit == Unit::Decade { units.checked_mul(10)? } else { units };
            let there = add(day.first_of_year(), Unit::Year, years)?;
            Some(When { first: there, last: there.last_of_year() })
        }
    }
}

/// From so many units before `day` up to it.
pub(super) fn since(day: Date, unit: Unit, (units, _): (i64, i64)) -> Option<When> {
    Some(When { first: add(day, unit, units)?, last: day })
}

pub(super) fn add(day: Date, unit: Unit, units: i64) -> Option<Date> {
    let span = Span::new();
    let span = match unit {
        Unit::Minute => span.try_days(units.checked_div(24 * 60)?),
        Unit::Hour => span.try_days(units.checked_div(24)?),
        Unit::Said | Unit::Day => span.try_days(units),
        Unit::Week | Unit::Weekend => span.try_weeks(units),
        Unit::Month => span.try_months(units),
        Unit::Year => span.try_years(units),
        Unit::Decade => span.try_years(units.checked_mul(10)?),
    };
    day.checked_add(span.ok()?).ok().filter(|day| day.year() > 0)
}
