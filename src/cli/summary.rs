use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use dateline::pipeline::Outcome;

/// How many lines of each list are shown.
const SHOWN: usize = 10;

/// A run on one screen.
pub(super) fn of(outcome: &Outcome) -> String {
    let mut out = String::new();
    let unplaced = outcome.mentions - outcome.placed;
    let copies = match outcome.duplicates {
        0 => String::new(),
        copies => format!("{copies} repeat another"),
    };
    let placed = format!("{} placed, {unplaced} not", outcome.placed);
    let counts = [
        (true, "documents", outcome.documents, copies),
        (true, "skipped", outcome.skipped.len(), String::new()),
        (outcome.needs.mentions, "mentions", outcome.mentions, placed),
        (outcome.needs.events, "reports", outcome.reports, String::new()),
        (outcome.needs.events, "events", outcome.events(), String::new()),
    ];
    for (_, name, count, more) in counts.into_iter().filter(|(is_counted, ..)| *is_counted) {
        let line = format!("{name:<12}{count:>8}  {more}");
        let _ = writeln!(out, "{}", line.trim_end());
    }
    let kinds = outcome.kinds.iter().map(|(kind, &count)| (kind.as_str(), count));
    list(&mut out, "events by kind", kinds);
    let nowhere = |country: &'_ Option<String>| country.clone().unwrap_or("(no place)".into());
    let countries: BTreeMap<_, _> =
        outcome.countries.iter().map(|(country, &count)| (nowhere(country), count)).collect();
    list(&mut out, "events by country", countries.iter().map(|(c, &count)| (c.as_str(), count)));
    let unresolved = outcome.unresolved.iter().map(|(name, &count)| (name.as_str(), count));
    list(&mut out, "most frequent names without a place", unresolved);
    if !outcome.files.is_empty() {
        let _ = writeln!(out, "\nwritten");
        for file in &outcome.files {
            let _ = writeln!(out, "  {}", file.display());
        }
    }
    out
}

/// What was taken over from a run that was broken off; empty if nothing was.
pub(super) fn of_former(outcome: &Outcome) -> String {
    let resumed = outcome.resumed;
    match (resumed, outcome.has_changed) {
        (0, false) => String::new(),
        (_, false) => format!("note: documents taken over from the run broken off: {resumed}\n"),
        (_, true) => format!(
            "note: the input has changed since the run broken off: the first {resumed} documents \
             were taken over, the rest analysed anew\n"
        ),
    }
}

/// The highest counts first, equals by name.
fn list<'n>(out: &mut String, title: &str, counts: impl Iterator<Item = (&'n str, u64)>) {
    let mut counts: Vec<_> = counts.collect();
    if counts.is_empty() {
        return;
    }
    counts.sort_by_key(|&(name, count)| (Reverse(count), name));
    let _ = writeln!(out, "\n{title}");
    for (name, count) in counts.iter().take(SHOWN) {
        // A text may hold what makes a terminal do things.
        let name: String = name.chars().filter(|c| !c.is_control()).collect();
        let _ = writeln!(out, "  {name:<34}{count:>8}");
    }
    if let Some(more) = counts.len().checked_sub(SHOWN).filter(|&more| more > 0) {
        let _ = writeln!(out, "  and {more} more");
    }
}
