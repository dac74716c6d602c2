use jiff::civil::Date;

use super::calendar::{
    add, day_of, month_of, nearest_day, nearest_month, season_of, shifted, since, weekday, years_of,
};
use super::find::{Expression, Lies};
use super::{Anchor, Told, holiday, value};
use crate::language::{Nearest, Reads, Unit};
use crate::model::{Days, TimexType, When};

/// What an expression means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) sort: TimexType,
    pub(super) value: Option<String>,
    pub(super) days: Days,
    /// The time of day alone, as hour and minute.
    pub(super) clock: Option<(i64, i64)>,
}

impl Meaning {
    /// Of something that lies on no days: `P3W`, `PAST_REF`.
    fn without_days(sort: TimexType, value: String) -> Meaning {
        Meaning { sort, value: Some(value), days: Days::None, clock: None }
    }
}

/// Reads one expression. What nothing fixes has no days, and a value only so far as it is known.
pub(super) fn meaning(expression: &Expression<'_>, anchor: Anchor) -> Meaning {
    let reads = expression.row.reads;
    let (number, stated) = (expression.slot("n"), expression.hit.stated);
    match reads {
        Reads::Length | Reads::Age | Reads::Set(_) => {
            let (sort, unit) = match reads {
                Reads::Set(unit) => (TimexType::Set, unit),
                _ => (TimexType::Duration, Unit::Said),
            };
            let unit = said_unit(unit, expression);
            Meaning::without_days(sort, value::length(unit, number.unwrap_or(1), stated))
        }
        Reads::Reference(value) => Meaning::without_days(TimexType::Date, value.to_owned()),
        Reads::Clock(said) => {
            let clock = said.or_else(|| clock(expression));
            Meaning { sort: TimexType::Time, value: None, days: Days::None, clock }
        }
        Reads::Open => {
            let value = Some("PAST_REF".to_owned());
            Meaning { sort: TimexType::Date, value, days: Days::Open, clock: None }
        }
        _ => on_days(expression, days(expression, anchor)),
    }
}

/// What days mean, with the part of the day that was said.
fn on_days(expression: &Expression<'_>, when: Option<When>) -> Meaning {
    let value = when.map(|when| match expression.row.reads {
        Reads::Season(_) => {
            let season = value::season(expression.slot("season").unwrap_or_default());
            format!("{:04}-{season}", when.first.year())
        }
        Reads::Decade => format!("{:03}X", when.first.year() / 10),
        _ => value::of_days(when),
    });
    let value = value.or_else(|| value::open(expression));
    let one = when.is_none_or(|when| when.first == when.last);
    let part = expression.slot("day_part").filter(|_| one).and_then(value::part);
    let days = match (when, expression.slot("day").and(value.as_ref())) {
        (Some(when), _) => Days::Known(when),
        (None, Some(_)) => Days::Open,
        (None, None) => Days::None,
    };
    let (sort, value) = match part {
        Some(part) => (TimexType::Time, value.map(|value| value + part)),
        None => (TimexType::Date, value),
    };
    Meaning { sort, value, days, clock: None }
}

/// The days of an expression; `None` when nothing fixes them.
fn days(expression: &Expression<'_>, anchor: Anchor) -> Option<When> {
    let (number, stated) = (expression.slot("n"), expression.hit.stated);
    let unit = |unit| said_unit(unit, expression);
    let counted = anchor.day.filter(|_| anchor.exact);
    let named = |nearest, from: Date| {
        weekday(from, *expression.weekdays().first()?, nearest, expression.lies)
    };
    let latest = |from| weekday(from, *expression.weekdays().first()?, Nearest::Any, Lies::Behind);
    match expression.row.reads {
        Reads::Date(nearest) => date(expression, nearest, anchor),
        Reads::Range => range(expression, anchor.day),
        Reads::Months => months(expression, anchor.day),
        Reads::Years => {
            let years = expression.slots("year");
            let (first, last) = (*years.first()?, *years.last()?);
            (first <= last).then(|| years_of(first, last))?
        }
        Reads::Weekdays => weekdays(expression, counted?),
        Reads::Figures(_) => figures(expression, anchor.day).map(When::on),
        Reads::Weekday(nearest) => named(nearest, counted?).map(When::on),
        Reads::WeekdayNight => {
            let first = named(Nearest::Any, counted?)?;
            Some(When { first, last: add(first, Unit::Day, 1)? })
        }
        Reads::WeekdayFrom(weeks) => add(latest(counted?)?, Unit::Week, weeks).map(When::on),
        Reads::WeekdayOf(weeks) => {
            let monday = shifted(counted?, Unit::Week, (weeks, weeks))?.first;
            let number = *expression.weekdays().first()?;
            add(monday, Unit::Day, number - 1).map(When::on)
        }
        Reads::WeekdayFromTold(nearest) => named(nearest, anchor.told_day()?).map(When::on),
        Reads::Season(nearest) => season(expression, nearest, anchor.day),
        Reads::Decade => {
            let first = expression.slot("decade").or_else(|| expression.slot("short_decade"))?;
            years_of(first, first + 9)
        }
        Reads::Holiday(feast) => holiday::holiday(expression, feast, anchor.day),
        Reads::HolidayWeekend(feast) => {
            holiday::weekend(holiday::holiday(expression, feast, anchor.day)?.first)
        }
        Reads::FromPublished(said, shift) => {
            shifted(counted?, unit(said), shift.units(number, stated))
        }
        Reads::FromTold(said, shift) => {
            let unit = unit(said);
            let long = matches!(unit, Unit::Month | Unit::Year | Unit::Decade);
            let from = match anchor.told {
                // "a year earlier" than now; but no "next day" follows a day that was not told
                Told::Nothing if long => counted,
                _ => anchor.told_day(),
            };
            shifted(from?, unit, shift.units(number, stated))
        }
        Reads::Since(said, shift) => since(counted?, unit(said), shift.units(number, stated)),
        Reads::Length
        | Reads::Age
        | Reads::Set(_)
        | Reads::Reference(_)
        | Reads::Clock(_)
        | Reads::Open => None,
    }
}

fn said_unit(unit: Unit, expression: &Expression<'_>) -> Unit {
    match (unit, expression.slot("unit")) {
        (Unit::Said, Some(2)) => Unit::Week,
        (Unit::Said, Some(3)) => Unit::Month,
        (Unit::Said, Some(4)) => Unit::Year,
        (Unit::Said, Some(5)) => Unit::Hour,
        (Unit::Said, Some(6)) => Unit::Minute,
        (Unit::Said, Some(7)) => Unit::Decade,
        (Unit::Said, _) => Unit::Day,
        (unit, _) => unit,
    }
}

/// The day of an expression that names year, month and day.
pub(super) fn full_date(expression: &Expression<'_>) -> Option<Date> {
    let month = expression.slot("month").or_else(|| expression.slot("month_number"))?;
    day_of(expression.year()?, month, expression.slot("day")?)
}

fn figures(expression: &Expression<'_>, anchor: Option<Date>) -> Option<Date> {
    if expression.year().is_some() {
        return full_date(expression);
    }
    let said = (expression.slot("month_number")?, expression.slot("day")?);
    let weekday = expression.weekdays().first().copied();
    nearest_day(anchor?, said, weekday, Nearest::Any, expression.lies)
}

fn date(expression: &Expression<'_>, nearest: Nearest, anchor: Anchor) -> Option<When> {
    let (month, day) = (expression.slot("month"), expression.slot("day"));
    let year = expression.year().or(anchor.year.filter(|_| month.is_some()));
    let anchor = anchor.day;
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => day_of(year, month, day).map(When::on),
        (Some(year), Some(month), None) => month_of(year, month),
        (Some(year), None, _) => years_of(year, year),
        (None, Some(month), Some(day)) => {
            let weekday = expression.slot("weekday");
            nearest_day(anchor?, (month, day), weekday, nearest, expression.lies).map(When::on)
        }
        (None, Some(month), None) => nearest_month(anchor?, month, nearest, expression.lies),
        (None, None, _) => None,
    }
}

/// From the first day said to the last; a month said once holds for both.
fn range(expression: &Expression<'_>, anchor: Option<Date>) -> Option<When> {
    let (months, days) = (expression.slots("month"), expression.slots("day"));
    let (month, until) = (*months.first()?, *months.last()?);
    let (first, last) = (*days.first()?, *days.last()?);
    let last = match expression.slot("year") {
        Some(year) => day_of(year, until, last)?,
        None => nearest_day(anchor?, (until, last), None, Nearest::Any, expression.lies)?,
    };
    let year = i64::from(last.year()) - i64::from(month > until);
    let first = day_of(year, month, first)?;
    (first <= last).then_some(When { first, last })
}

fn months(expression: &Expression<'_>, anchor: Option<Date>) -> Option<When> {
    let months = expression.slots("month");
    let (month, until) = (*months.first()?, *months.last()?);
    let last = match expression.slot("year") {
        Some(year) => month_of(year, until)?,
        None => nearest_month(anchor?, until, Nearest::Any, expression.lies)?,
    };
    let year = i64::from(last.first.year()) - i64::from(month > until);
    Some(When { first: month_of(year, month)?.first, last: last.last })
}

fn weekdays(expression: &Expression<'_>, anchor: Date) -> Option<When> {
    let names = expression.weekdays();
    let last = weekday(anchor, *names.last()?, Nearest::Any, expression.lies)?;
    let first = weekday(last, *names.first()?, Nearest::Before, Lies::Behind)?;
    Some(When { first, last })
}

fn season(expression: &Expression<'_>, nearest: Nearest, anchor: Option<Date>) -> Option<When> {
    let season = expression.slot("season")?;
    if let Some(year) = expression.year() {
        return season_of(year, season);
    }
    let anchor = anchor?;
    let year = i64::from(anchor.year());
    let mut seasons = (year - 2..=year + 1).filter_map(|year| season_of(year, season));
    match (nearest, expression.lies) {
        (Nearest::Before, _) => seasons.rfind(|days| days.last < anchor),
        (Nearest::After, _) | (Nearest::Any, Lies::Ahead) => {
            seasons.find(|days| days.last >= anchor)
        }
        (Nearest::Any, Lies::Behind) => seasons.rfind(|days| days.first <= anchor),
        (Nearest::Year(shift), _) => season_of(year + shift, season),
    }
}

/// Hour and minute of the figures said: "2:30 p.m.", "0735 GMT".
fn clock(expression: &Expression<'_>) -> Option<(i64, i64)> {
    let figures = expression.slots("n");
    let (hour, minute) = match (expression.slot("clock_hour"), figures[..].first()) {
        (Some(hour), _) => (hour, 0),
        (None, Some(&figure)) if figure >= 100 => (figure / 100, figure % 100),
        (None, Some(&hour)) => {
            let minute = figures.get(1).copied().or_else(|| expression.slot("clock_minute"));
            (hour, minute.unwrap_or(0))
        }
        (None, None) => return None,
    };
    let (minute, half) = match expression.slot("clock_minute") {
        Some(late) if late >= 720 => (late - 720, Some(12)),
        Some(early) => (early, Some(0)),
        None => (minute, expression.slot("half_day")),
    };
    let hour = half.map_or(hour, |half| hour % 12 + half);
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}
