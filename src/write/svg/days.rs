use std::collections::BTreeMap;
use std::io::{self, Write};

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::frame::Space;
use super::pen::{Pen, short};
use super::sheet::said;
use super::tally::Tally;
use crate::write::colours;

/// Bars at most; more would be hairs.
const MOST_BARS: usize = 130;

/// Days written below the bars.
const TICKS: usize = 8;

/// How long a bar is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    const ALL: [Unit; 4] = [Unit::Day, Unit::Week, Unit::Month, Unit::Year];

    /// As the words of the picture have it.
    fn name(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }

    /// The first day of the unit that a day is in; weeks begin on Monday.
    fn start(self, day: Date) -> Option<Date> {
        match self {
            Unit::Day => Some(day),
            Unit::Week => {
                let since_monday = i64::from(day.weekday().to_monday_zero_offset());
                day.checked_sub(Span::new().try_days(since_monday).ok()?).ok()
            }
            Unit::Month => Some(day.first_of_month()),
            Unit::Year => Some(day.first_of_year()),
        }
    }

    fn next(self, start: Date) -> Option<Date> {
        let step = match self {
            Unit::Day => 1.day(),
            Unit::Week => 1.week(),
            Unit::Month => 1.month(),
            Unit::Year => 1.year(),
        };
        start.checked_add(step).ok()
    }

    /// A start as it is written below its bar.
    fn written(self, start: Date) -> String {
        let day = start.to_string();
        let length = match self {
            Unit::Day | Unit::Week => day.len(),
            Unit::Month => day.len() - "-01".len(),
            Unit::Year => day.len() - "-01-01".len(),
        };
        day[..length].to_owned()
    }
}

/// The starts of the bars from the first day to the last: of the shortest unit that gives few
/// enough, else as many years as fit.
fn starts(first: Date, last: Date) -> (Unit, Vec<Date>) {
    for unit in Unit::ALL {
        let all = std::iter::successors(unit.start(first), |&start| unit.next(start));
        let starts: Vec<_> = all.take_while(|&start| start <= last).take(MOST_BARS + 1).collect();
        if starts.len() <= MOST_BARS {
            return (unit, starts);
        }
    }
    (
        Unit::Year,
        std::iter::successors(Some(first.first_of_year()), |&day| Unit::Year.next(day))
            .take(MOST_BARS)
            .collect(),
    )
}

/// Draws how many events fall on each day, week, month or year, parted by type.
#[expect(clippy::cast_precision_loss, reason = "a sheet has few units")]
pub(super) fn draw<W: Write>(pen: &mut Pen<W>, tally: &Tally, space: Space) -> io::Result<()> {
    let mut days = tally.days.keys().map(|(day, _)| *day);
    let Some(first) = days.next() else { return Ok(()) };
    let (unit, starts) = starts(first, days.next_back().unwrap_or(first));
    let mut bars: BTreeMap<usize, BTreeMap<&str, u64>> = BTreeMap::new();
    for (&(day, style), &events) in &tally.days {
        let bar = starts.partition_point(|&start| start <= day).saturating_sub(1);
        *bars.entry(bar).or_default().entry(style).or_default() += events;
    }
    let most = bars.values().map(|bar| bar.values().sum::<u64>()).max().unwrap_or(1);
    let wide = space.width / starts.len() as f64;
    let name = said(unit.name(), &[("most", &most.to_string())]);
    pen.words([space.left, space.top - 6.0], "small", &name)?;
    for (&bar, parts) in &bars {
        let mut top = space.bottom();
        for style in colours::types().iter().chain([&colours::UNTYPED]) {
            let Some(&events) = parts.get(style.name) else { continue };
            let tall = space.height * events as f64 / most as f64;
            top -= tall;
            let left = space.left + wide * bar as f64;
            let sides = [left, top, (wide - 1.0).clamp(0.8, 26.0), tall].map(short);
            let [x, y, width, height] = sides.each_ref().map(String::as_str);
            pen.shape(
                "rect",
                &[("x", x), ("y", y), ("width", width), ("height", height), ("fill", style.colour)],
            )?;
        }
    }
    let base = format!("M{} {}H{}", short(space.left), short(space.bottom()), short(space.right()));
    pen.shape("path", &[("class", "axis"), ("d", &base)])?;
    let apart = starts.len().div_ceil(TICKS).max(1);
    for (bar, start) in starts.iter().enumerate().step_by(apart) {
        let left = space.left + wide * bar as f64;
        pen.words([left, space.bottom() + 13.0], "small", &unit.written(*start))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{MOST_BARS, Unit, starts};
    use jiff::civil::{Date, date};

    #[test]
    fn bars_are_as_short_as_fits() {
        for (first, last, unit, start, number) in [
            (date(2024, 3, 2), date(2024, 3, 2), Unit::Day, date(2024, 3, 2), 1),
            (date(2024, 3, 2), date(2024, 12, 31), Unit::Week, date(2024, 2, 26), 45),
            (date(2020, 1, 3), date(2025, 8, 21), Unit::Month, date(2020, 1, 1), 68),
            (date(1950, 6, 1), date(2025, 8, 21), Unit::Year, date(1950, 1, 1), 76),
            (date(1, 6, 1), date(2025, 8, 21), Unit::Year, date(1, 1, 1), MOST_BARS),
            (Date::MIN, Date::MIN, Unit::Day, Date::MIN, 1),
            (Date::MAX, Date::MAX, Unit::Day, Date::MAX, 1),
        ] {
            let (got, starts) = starts(first, last);
            assert_eq!((got, starts[0], starts.len()), (unit, start, number), "{first} to {last}");
        }
    }

    #[test]
    fn a_unit_is_written_as_exact_as_it_is() {
        for (unit, want) in
            [(Unit::Day, "2024-03-01"), (Unit::Month, "2024-03"), (Unit::Year, "2024")]
        {
            assert_eq!(unit.written(date(2024, 3, 1)), want);
        }
    }
}
