//! Every `tests/corpus/*/*.story` is a test: a story, and what must be found in it.
//!
//! A story is a head of `name: value` lines, an empty line, the text, an empty line, and the
//! findings, which open with `mentions:`. They are compared with what is found, line by line:
//!
//! ```text
//! id: goma-1
//! published: 2024-03-03
//!
//! Shelling killed at least 12 people in Goma two days ago. Residents of Bunia fled.
//!
//! mentions: Goma > Goma, COD | Bunia > Bunia, COD
//! times: two days ago > 2024-03-01
//! reports: shelling | 2024-03-01 | Goma, COD (exact) | killed 12+
//! ```
//!
//! A place that is told by another has the way from that one: `Kunduz, AFG (near, 20 km N)`.
//! `times:` is compared only in stories that have the line. `published:` may be left out.
//! With `BLESS=1` the findings are rewritten from what was found; read the diff as an editor would.
//! A story whose head says `awaits: what` holds what is wanted and not yet found: it must fail, so
//! that whoever mends it takes the line off, as `BLESS=1` does.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::gazetteer::{Bearing, Gazetteer};
use dateline::language::{LANGUAGES, Language};
use dateline::model::{Analysis, Choice, Count, Document, LonLat, PlaceId, Realis, Report, Usage};
use dateline::pipeline;

#[test]
fn stories_tell_what_they_should() {
    let mut faults = String::new();
    for language in LANGUAGES {
        let folder = Path::new("tests/corpus").join(language.code);
        for path in stories(&folder) {
            check(&path, language, &mut faults);
        }
    }
    assert!(faults.is_empty(), "{faults}\nread the findings; BLESS=1 takes them over");
}

fn check(path: &Path, language: &Language, faults: &mut String) {
    let story = fs::read_to_string(path).unwrap();
    let (told, want) = story.split_once("\nmentions:").expect("a story has a line `mentions:`");
    let want = format!("mentions:{want}");
    let analysis = pipeline::analyse(document(path, told), Gazetteer::bundled(), language);
    let got = found(&analysis, want.contains("\ntimes:"));
    let name = path.display();
    let awaits =
        told.lines().take_while(|line| !line.is_empty()).find(|line| line.starts_with("awaits:"));
    let bless = std::env::var_os("BLESS").is_some();
    match awaits {
        None if got == want => {}
        None if bless => fs::write(path, format!("{told}\n{got}")).unwrap(),
        None => writeln!(faults, "\n{name}\nwant\n{want}got\n{got}").unwrap(),
        Some(_) if got != want => {}
        Some(line) if bless => {
            fs::write(path, story.replacen(&format!("{line}\n"), "", 1)).unwrap();
        }
        Some(line) => writeln!(faults, "\n{name}: found now; take off `{line}`").unwrap(),
    }
}

fn stories(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|it| it == "story")).collect();
    paths.sort();
    assert!(!paths.is_empty(), "no stories in {}", folder.display());
    paths
}

fn document(path: &Path, told: &str) -> Document {
    let (head, text) = told.split_once("\n\n").expect("an empty line parts head and text");
    let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let stem = path.file_stem().unwrap().to_str();
    assert_eq!(field("id:"), stem, "a story is named as its file");
    let document = Document::new(field("id:").unwrap(), text.trim());
    match field("published:") {
        Some(day) => document.published(day.parse().unwrap()),
        None => document,
    }
}

fn found(analysis: &Analysis, with_times: bool) -> String {
    let text = &analysis.document.text;
    let mut mentions = Vec::new();
    for placement in &analysis.placements {
        let said = placement.mention.span.of(text);
        let sense = if placement.mention.usage == Usage::Demonym { " (people)" } else { "" };
        let place = placement.choice.map_or("?".to_owned(), |choice| place(choice.place));
        mentions.push(format!("{said} > {place}{sense}"));
    }
    let mut out = line("mentions", &mentions);
    if with_times {
        let times = analysis.timexes.iter().map(|timex| {
            format!("{} > {}", timex.span.of(text), timex.value.as_deref().unwrap_or("?"))
        });
        out += &line("times", &times.collect::<Vec<_>>());
    }
    for report in &analysis.reports {
        out += &line("reports", &account(report));
    }
    if analysis.reports.is_empty() {
        out += "reports: none\n";
    }
    out
}

/// Kind, day, place and tolls always; who did it and whether it happened where told.
fn account(report: &Report) -> Vec<String> {
    let day = report.when.as_ref().map(|dated| match dated.when {
        Some(when) if when.first == when.last => when.first.to_string(),
        Some(when) => format!("{}..{}", when.first, when.last),
        None => format!("{} ?", dated.said.as_deref().unwrap_or_default()),
    });
    let site = report
        .site
        .as_ref()
        .map(|site| format!("{} ({})", place(site.choice.place), precision(site.choice)));
    let tolls = [
        ("killed", report.tolls.killed),
        ("injured", report.tolls.injured),
        ("attackers killed", report.tolls.perpetrators_killed),
        ("taken", report.tolls.taken),
    ];
    let counted = tolls.into_iter().filter_map(|(harm, count)| Some((harm, count?)));
    let tolls: Vec<_> = counted.map(|(harm, count)| format!("{harm} {}", range(count))).collect();
    let mut parts = vec![
        report.kind.as_str().to_owned(),
        day.unwrap_or("no day".to_owned()),
        site.unwrap_or("no place".to_owned()),
    ];
    if !tolls.is_empty() {
        parts.push(tolls.join(" "));
    }
    if !report.actors.is_empty() {
        let names: Vec<_> = report.actors.iter().map(|party| party.name.as_str()).collect();
        parts.push(format!("by {}", names.join(", ")));
    }
    if report.realis != Realis::Reported {
        parts.push(report.realis.as_str().to_owned());
    }
    parts
}

/// "Kabul, AFG"
fn place(id: PlaceId) -> String {
    let place = Gazetteer::bundled().place(id);
    if place.countries.is_empty() {
        place.name.to_owned()
    } else {
        format!("{}, {}", place.name, place.countries)
    }
}

/// "exact"; with the way from the place's point where the text tells one: "near, 20 km N"
fn precision(choice: Choice) -> String {
    let from = Gazetteer::bundled().place(choice.place).position;
    let point = |at: LonLat| geo::Point::new(at.lon, at.lat);
    let far = geo::Distance::distance(&geo::Haversine, point(from), point(choice.at));
    let precision = choice.precision.as_str();
    match Bearing::between(from, choice.at) {
        Some(way) => format!("{precision}, {:.0} km {}", far / 1000.0, way.compass()),
        None => precision.to_owned(),
    }
}

/// "12", "12+", "7..25"
fn range(count: Count) -> String {
    match count.most {
        Some(most) if most == count.least => most.to_string(),
        Some(most) => format!("{}..{most}", count.least),
        None => format!("{}+", count.least),
    }
}

fn line(name: &str, parts: &[String]) -> String {
    let mut line = format!("{name}:");
    if !parts.is_empty() {
        line += " ";
        line += &parts.join(" | ");
    }
    line + "\n"
}
