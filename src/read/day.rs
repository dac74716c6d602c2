use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::language::LANGUAGES;

/// The day in `said`, as the metadata of news writes it: a day, a timestamp (its own day, whatever
/// its zone), the date line of a message, a day with the name of its month, eight digits, seconds
/// or milliseconds since 1970. What may be two days, such as 02/11/2021, is none.
pub(super) fn day(said: &str) -> Option<Date> {
    let said = said.trim();
    iso(said)
        .or_else(|| jiff::fmt::rfc2822::parse(said).ok().map(|time| time.date()))
        .or_else(|| digits(said))
        .or_else(|| numbers(said))
        .or_else(|| named(said))
}

fn iso(said: &str) -> Option<Date> {
    let day = said.get(..10)?;
    let goes_on = |next: char| next.is_ascii_alphanumeric() && next != 'T' && next != 't';
    if said[10..].starts_with(goes_on) { None } else { day.parse().ok() }
}

/// 20211102, alone or before a time: 20211102T0800, 20211102080000; or a count since 1970.
fn digits(said: &str) -> Option<Date> {
    let count = said.bytes().take_while(u8::is_ascii_digit).count();
    let ends = count == said.len();
    let part = |from: usize, to: usize| said[from..to].parse::<i16>().ok();
    match count {
        8 | 12 | 14 if ends || said[count..].starts_with(['T', 't', ' ']) => {
            let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        }
        9 | 10 if ends => since(Timestamp::from_second(said.parse().ok()?)),
        13 if ends => since(Timestamp::from_millisecond(said.parse().ok()?)),
        _ => None,
    }
}

fn since(time: Result<Timestamp, jiff::Error>) -> Option<Date> {
    time.ok().map(|time| time.to_zoned(TimeZone::UTC).date())
}

/// 2/11/2021, 2.11.2021, 2021/11/2: only where no two readings differ.
fn numbers(said: &str) -> Option<Date> {
    let day = said.split([' ', 'T', ',']).next()?;
    let mark = ['/', '.', '-'].into_iter().find(|mark| day.matches(*mark).count() == 2)?;
    let number = |part: &str| (part.len() <= 2 || part.len() == 4).then(|| part.parse().ok())?;
    let parts: Option<Vec<i16>> = day.split(mark).map(number).collect();
    let [a, b, c] = *parts? else { return None };
    let of = |year: i16, month: i16, day: i16| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    let is_year = |year: i16| (1000..=9999).contains(&year);
    match (is_year(a), is_year(c)) {
        (true, false) => of(a, b, c),
        (false, true) => match (of(c, a, b), of(c, b, a)) {
            (Some(one), Some(other)) => (one == other).then_some(one),
            (one, other) => one.or(other),
        },
        _ => None,
    }
}

/// "2 November 2021", "Nov. 2, 2021", "Tuesday, November 2nd, 2021, 8:00 am EDT", in any language
/// that is known: a month by its name, and the first day and the first year beside it.
fn named(said: &str) -> Option<Date> {
    /// What states a day is no longer.
    const MOST: usize = 80;
    if said.len() > MOST {
        return None;
    }
    let parts: Vec<&str> = said
        .split(|c: char| !c.is_alphanumeric() && c != ':')
        .filter(|part| !part.is_empty())
        .collect();
    let mut months = parts.iter().enumerate().filter_map(|(at, part)| Some((at, month(part)?)));
    let (at, month) = months.next()?;
    if months.any(|(_, other)| other != month) {
        return None;
    }
    let beside = [at.checked_sub(1), at.checked_add(1)];
    let day = beside.into_iter().flatten().find_map(|at| ordinal(parts.get(at)?))?;
    let year = |part: &&&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut years = parts.iter().filter(year);
    let year = years.next()?.parse().ok()?;
    Date::new(year, month, day).ok()
}

/// 2, 02, 2nd.
fn ordinal(part: &str) -> Option<i8> {
    let digits = part.trim_end_matches(char::is_alphabetic);
    let suffix = part.len() - digits.len();
    (suffix <= 2 && digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

fn month(word: &str) -> Option<i8> {
    let known = |language: &&LazyLock<crate::language::Language>| {
        let words = &language.words;
        words.value("month", words.folded(&word.to_lowercase()))
    };
    i8::try_from(LANGUAGES.iter().find_map(known)?).ok()
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_and_timestamps() {
        for (said, want) in [
            ("2021-11-02", Some("2021-11-02")),
            (" 2021-11-02 ", Some("2021-11-02")),
            ("2021-11-02T23:30:00-05:00", Some("2021-11-02")),
            ("2021-11-02 08:00", Some("2021-11-02")),
            ("Fri, 05 Nov 2021 08:00:00 GMT", Some("2021-11-05")),
            ("Fri, 5 Nov 2021 08:00:00 EST", Some("2021-11-05")),
            ("2 November 2021", Some("2021-11-02")),
            ("Nov. 2, 2021", Some("2021-11-02")),
            ("Tuesday, November 2nd, 2021, 8:00 am EDT", Some("2021-11-02")),
            ("20211102", Some("2021-11-02")),
            ("20211102T080000Z", Some("2021-11-02")),
            ("20211102080000", Some("2021-11-02")),
            ("1635811200", Some("2021-11-02")),
            ("1635811200000", Some("2021-11-02")),
            ("2021/11/2", Some("2021-11-02")),
            ("13/11/2021", Some("2021-11-13")),
            ("11/13/2021 08:00", Some("2021-11-13")),
            ("11.11.2021", Some("2021-11-11")),
            ("02/11/2021", None),
            ("2021-11-31", None),
            ("2021-11-021", None),
            ("2021-11", None),
            ("November 2021", None),
            ("31 April 2021", None),
            ("99999999", None),
            ("9999999999999", Some("2286-11-20")),
            ("yesterday", None),
            ("ééééééé", None),
            ("", None),
        ] {
            assert_eq!(day(said).map(|day| day.to_string()).as_deref(), want, "{said:?}");
        }
    }
}
