use jiff::civil::Date;

/// The day in `said`: a day, a timestamp (its own day, whatever its zone), or the date line of a
/// message ("Fri, 05 Nov 2021 08:00:00 GMT").
pub(super) fn day(said: &str) -> Result<Date, String> {
    let said = said.trim();
    let iso = said.get(..10).filter(|_| {
        !said[10..].starts_with(|next: char| next.is_ascii_alphanumeric() && next != 'T')
    });
    iso.and_then(|iso| iso.parse().ok())
        .or_else(|| jiff::fmt::rfc2822::parse(said).ok().map(|time| time.date()))
        .ok_or_else(|| format!("`published` is {said:?}: write a day as YYYY-MM-DD"))
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
            ("2021-11-31", None),
            ("2021-11-021", None),
            ("2021-11", None),
            ("yesterday", None),
            ("ééééééé", None),
            ("", None),
        ] {
            assert_eq!(day(said).ok().map(|day| day.to_string()).as_deref(), want, "{said:?}");
        }
    }
}
