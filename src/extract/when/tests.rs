use super::times;
use crate::language::{LANGUAGES, Language};
use crate::model::{Days, Document};
use crate::text::Text;

fn values(said: &str, published: Option<&str>) -> Vec<String> {
    let mut document = Document::new("a", said);
    document.byline.published = published.map(|day| day.parse().unwrap());
    let text = Text::of(said, Language::english());
    let times = times(&document, &text, Language::english());
    times.timexes.into_iter().map(|timex| timex.value.unwrap_or("?".to_owned())).collect()
}

#[test]
fn every_phrase_reads_its_example() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        for row in language.when.rows() {
            let got = values(row.example, Some("2024-03-03"));
            let got = got.last().map_or("-", String::as_str);
            if got != row.want {
                faults.push(format!("{} reads {got}, not {}", row.example, row.want));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn what_nothing_fixes_stays_open() {
    for (said, published, want) in [
        ("It fell on Aug. 16.", None, "XXXX-08-16"),
        ("It fell on Friday.", None, "?"),
        ("It fell on 30 February 2024.", None, "?"),
        ("It fell in the 2000 block of Elm Street in 2016.", None, "2016"),
        ("It fell 99999999 days ago.", Some("2024-03-03"), "?"),
        ("It fell 99999999 hours ago.", Some("2024-03-03"), "?"),
        ("It fell several days ago.", Some("2024-03-03"), "2024-02-26/2024-03-01"),
        ("The next day it stood.", Some("2024-03-03"), "?"),
        ("In 2021 it stood. It fell on Tuesday the 26th March.", None, "2021 2024-03-26"),
        (
            "We're Live Thursday, June 01, 2023\n\nIt fell on Aug. 16.",
            None,
            "2023-06-01 XXXX-08-16",
        ),
        ("It fell on Aug. 16. The following day it stood.", None, "XXXX-08-16 ?"),
        ("08.11.2021 Author: A. Writer\n\nIt fell on Tuesday.", None, "2021-11-08 2021-11-02"),
    ] {
        assert_eq!(values(said, published).join(" "), want, "{said}");
    }
}

#[test]
fn a_weekday_is_the_latest_unless_it_is_to_come() {
    for (said, want) in [
        ("It fell Wednesday.", "2024-02-28"),
        ("They will meet Wednesday.", "2024-03-06"),
        ("It is closed until Sunday.", "2024-03-03"),
        ("They would not say who was shot Wednesday.", "2024-02-28"),
        ("He will be tried for Wednesday's fire.", "2024-02-28"),
        ("The court will sit in April.", "2024-04"),
        ("It fell in April.", "2023-04"),
        ("It fell on Nov. 2.", "2023-11-02"),
        ("A hearing is due on Nov. 2.", "2024-11-02"),
        ("It fell on Friday (March 1).", "2024-03-01"),
        ("It fell on Friday March 2.", "2024-03-02"),
    ] {
        assert_eq!(values(said, Some("2024-03-03")).join(" "), want, "{said}");
    }
}

#[test]
fn the_day_being_told_outlives_an_aside() {
    for (said, want) in [
        (
            "It fell on 1 March, after it had burned on 20 February. The same day it stood.",
            "2024-03-01 2024-02-20 2024-03-01",
        ),
        ("It fell on Friday. Two men died the following day.", "2024-03-01 2024-03-02"),
        ("It fell Friday. They were called at 10 p.m.", "2024-03-01 2024-03-01T22:00"),
    ] {
        assert_eq!(values(said, Some("2024-03-03")).join(" "), want, "{said}");
    }
}

#[test]
fn a_page_s_own_dates_are_no_event_s() {
    let days = |said: &str, published: Option<&str>| {
        let mut document = Document::new("a", said);
        document.byline.published = published.map(|day| day.parse().unwrap());
        let text = Text::of(said, Language::english());
        let times = times(&document, &text, Language::english());
        let days = times.timexes.iter().map(|timex| match timex.days {
            Days::Known(when) => when.first.to_string(),
            Days::Open => "open".to_owned(),
            Days::None => "-".to_owned(),
        });
        let days = days.collect::<Vec<_>>().join(" ");
        (times.written.map(|day| day.to_string()), days)
    };
    for (said, published, written, want) in [
        (
            "Posted: Friday, March 1, 2024 3:13 PM\n\nIt fell on Thursday.",
            None,
            Some("2024-03-01"),
            "- 2024-02-29",
        ),
        (
            "Updated: 08/26/2015 6:53 PM\nIt fell on Tuesday.",
            Some("2017-01-28"),
            Some("2015-08-26"),
            "- 2015-08-25",
        ),
        (
            "It fell on Friday.\n\nCopyright 2017 The Wire. All rights reserved.",
            Some("2024-03-03"),
            Some("2024-03-03"),
            "2024-03-01 -",
        ),
        ("KABUL, March 2, 2024 -- It fell on Friday.", None, Some("2024-03-02"), "- 2024-03-01"),
        (
            "A film posted on Friday showed it.",
            Some("2024-03-03"),
            Some("2024-03-03"),
            "2024-03-01",
        ),
    ] {
        let got = days(said, published);
        assert_eq!((got.0.as_deref(), got.1.as_str()), (written, want), "{said}");
    }
}
