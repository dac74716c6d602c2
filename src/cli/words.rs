use std::fmt::Write;

use dateline::layers::answer::{Answer, EventAnswer, Toponym};
use dateline::text::one_line;

/// A document's findings as words to read.
pub(super) fn of(answer: &Answer) -> String {
    let mut out = answer.id.clone();
    if let (Some(day), Some(basis)) = (answer.published, answer.published_basis) {
        let _ = write!(out, "  {day} ({})", basis.as_str());
    }
    out.push('\n');
    for toponym in &answer.toponyms {
        let name = one_line(&toponym.name);
        let _ = writeln!(out, "  place  {name:<28} {}", placed(toponym));
    }
    for timex in &answer.timexes {
        let value = timex.value.as_deref().unwrap_or("?");
        let _ = writeln!(out, "  time   {:<28} {value}", format!("{}-{}", timex.start, timex.end));
    }
    for event in &answer.events {
        let _ = writeln!(out, "  event  {:<28} {}", event.kind, happened(event));
    }
    out.push('\n');
    out.retain(|c| c == '\n' || !c.is_control()); // a text may hold what makes a terminal do things
    out
}

fn placed(toponym: &Toponym) -> String {
    let (Some(place), Some(lat), Some(lon)) = (&toponym.place, toponym.lat, toponym.lon) else {
        return "no place".to_owned();
    };
    let within = [toponym.admin1.as_ref(), toponym.country.as_ref()].into_iter().flatten();
    let names: Vec<_> = std::iter::once(place).chain(within).map(String::as_str).collect();
    let (kind, sure) = (toponym.kind.unwrap_or_default(), toponym.confidence.unwrap_or_default());
    format!("{} ({kind}) {lat:.4} {lon:.4}, confidence {sure}", names.join(", "))
}

fn happened(event: &EventAnswer) -> String {
    let mut parts = Vec::new();
    parts.extend(event.date.map(|days| {
        if days.start == days.end {
            days.start.to_string()
        } else {
            format!("{} to {}", days.start, days.end)
        }
    }));
    parts.extend(event.place.clone());
    parts.extend(event.fatalities.map(|killed| format!("{killed} killed")));
    let injured = event.injuries.filter(|&injured| injured > 0);
    parts.extend(injured.map(|injured| format!("{injured} injured")));
    if !event.actors.is_empty() {
        parts.push(format!("by {}", event.actors.join(", ")));
    }
    if event.realis != "reported" {
        parts.push(event.realis.to_owned());
    }
    parts.join("; ")
}
