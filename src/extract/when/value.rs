//! TIMEX3 values.

use jiff::ToSpan;
use jiff::civil::{ISOWeekDate, Weekday};

use super::find::Expression;
use crate::language::Unit;
use crate::model::When;

/// The value of days.
pub(super) fn of_days(when: When) -> String {
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
pub(super) fn open(expression: &Expression<'_>) -> Option<String> {
    if expression.year().is_some() {
        return None; // a whole date that is in no calendar
    }
    let month = expression.slot("month").or_else(|| expression.slot("month_number"))?;
    match expression.slot("day") {
        Some(day) => Some(format!("XXXX-{month:02}-{day:02}")),
        None => Some(format!("XXXX-{month:02}")),
    }
}

/// What the part of a day adds to the value of the day.
pub(super) fn part(part: i64) -> Option<&'static str> {
    ["TMO", "TAF", "TEV", "TNI", "T12:00", "T24:00"]
        .get(usize::try_from(part).ok()?.checked_sub(1)?)
        .copied()
}

/// A length: "three weeks" is `P3W`, "several hours" `PTXH`.
pub(super) fn length(unit: Unit, count: i64, stated: bool) -> String {
    let (ahead, letter) = match unit {
        Unit::Minute => ("PT", 'M'),
        Unit::Hour => ("PT", 'H'),
        Unit::Week => ("P", 'W'),
        Unit::Month => ("P", 'M'),
        Unit::Year | Unit::Decade => ("P", 'Y'),
        Unit::Said | Unit::Day | Unit::Weekend => ("P", 'D'),
    };
    let count = if unit == Unit::Decade { count.saturating_mul(10) } else { count };
    let count = if stated { count.to_string() } else { "X".to_owned() };
    format!("{ahead}{count}{letter}")
}

/// The seasons, as TIMEX3 writes them.
pub(super) fn season(season: i64) -> &'static str {
    match season {
        1 => "SP",
        2 => "SU",
        3 => "FA",
        _ => "WI",
    }
}
