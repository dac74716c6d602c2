//! The days of feasts.

use jiff::civil::{Date, Weekday};

use super::calendar::{add, day_of};
use super::find::{Expression, Lies};
use crate::language::{Holiday, Unit};
use crate::model::When;

/// The feast told: in the year said, else the last before the document's day or on it, or the
/// next when it lies ahead.
pub(super) fn holiday(
    expression: &Expression<'_>,
    holiday: Holiday,
    anchor: Option<Date>,
) -> Option<When> {
    if let Some(year) = expression.year() {
        return day_in(holiday, year).map(When::on);
    }
    let anchor = anchor?;
    let year = i64::from(anchor.year());
    let mut days = (year - 1..=year + 1).filter_map(|year| day_in(holiday, year));
    let day = match expression.lies {
        Lies::Ahead => days.find(|day| *day >= anchor),
        Lies::Behind => days.rfind(|day| *day <= anchor),
    };
    day.map(When::on)
}

/// A feast with the weekend beside it: from Saturday to a feast on Monday.
pub(super) fn weekend(feast: Date) -> Option<When> {
    let before = i64::from(feast.weekday().since(Weekday::Saturday));
    let behind = i64::from(feast.weekday().until(Weekday::Saturday));
    let saturday = add(feast, Unit::Day, if before <= behind { -before } else { behind })?;
    let sunday = add(saturday, Unit::Day, 1)?;
    Some(When { first: feast.min(saturday), last: feast.max(sunday) })
}

fn day_in(holiday: Holiday, year: i64) -> Option<Date> {
    match holiday {
        Holiday::Fixed(month, day) => day_of(year, month, day),
        Holiday::Nth(month, weekday, which) => {
            let weekday = Weekday::from_monday_one_offset(weekday.try_into().ok()?).ok()?;
            let month = day_of(year, month, 1)?;
            month.nth_weekday_of_month(which.try_into().ok()?, weekday).ok()
        }
        Holiday::Easter(days) => add(easter(year)?, Unit::Day, days),
    }
}

/// Easter Sunday in the Gregorian calendar, by the anonymous algorithm that J. Meeus prints
/// (Astronomical Algorithms, chapter 8).
fn easter(year: i64) -> Option<Date> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let from_march = epact + sunday - 7 * late + 114;
    day_of(year, from_march / 31, from_march % 31 + 1)
}

#[cfg(test)]
mod tests {
    use super::{day_in, weekend};
    use crate::language::Holiday;

    #[test]
    fn feasts_fall_where_calendars_print_them() {
        for (holiday, year, want) in [
            (Holiday::Easter(0), 2024, "2024-03-31"),
            (Holiday::Easter(-2), 2016, "2016-03-25"),
            (Holiday::Easter(0), 2019, "2019-04-21"),
            (Holiday::Nth(11, 4, 4), 2015, "2015-11-26"),
            (Holiday::Nth(5, 1, -1), 2016, "2016-05-30"),
            (Holiday::Fixed(12, 25), 2023, "2023-12-25"),
        ] {
            let day = day_in(holiday, year).unwrap();
            assert_eq!(day.to_string(), want, "{holiday:?} {year}");
        }
        assert_eq!(day_in(Holiday::Fixed(2, 29), 2023), None);
    }

    #[test]
    fn a_feast_lengthens_the_weekend_beside_it() {
        for (feast, want) in [
            ("2016-05-30", "2016-05-28..2016-05-30"),
            ("2015-11-26", "2015-11-26..2015-11-29"),
            ("2015-07-04", "2015-07-04..2015-07-05"),
        ] {
            let days = weekend(feast.parse().unwrap()).unwrap();
            assert_eq!(format!("{}..{}", days.first, days.last), want, "{feast}");
        }
    }
}
