use crate::language::{Language, Match, Reads, WhenRow};
use crate::text::{Shape, Text};

/// The name of a time, not yet read.
#[derive(Clone, Debug)]
pub(super) struct Expression<'l> {
    pub(super) row: &'l WhenRow,
    pub(super) hit: Match,
    /// The number of its sentence.
    pub(super) sentence: usize,
}

/// Every expression, from left to right.
pub(super) fn expressions<'l>(text: &Text<'_>, language: &'l Language) -> Vec<Expression<'l>> {
    let mut found = Vec::new();
    for (number, sentence) in text.sentences.iter().enumerate() {
        let words = sentence.range();
        let hits = language.when.all(text, words, language);
        let kept = hits.into_iter().filter(|(row, hit)| is_time(row, hit, text, language));
        found.extend(kept.map(|(row, hit)| Expression { row, hit, sentence: number }));
    }
    found
}

/// What looks like a time and is none: "may" the verb, "2000 people", a date across a full stop.
fn is_time(row: &WhenRow, hit: &Match, text: &Text<'_>, language: &Language) -> bool {
    let capital = hit
        .slots
        .iter()
        .filter(|(class, ..)| matches!(*class, "month" | "weekday"))
        .all(|&(.., at)| text.words[at].shape.is_capital());
    let counted = language.words.has("person", text.folded(hit.words.end));
    let year_only = hit.words.len() == 1 && hit.slot("year").is_some();
    let plain_year = hit.slots.iter().filter(|(class, ..)| *class == "year").all(|&(.., at)| {
        text.words[at].shape == Shape::Number && !text.gap_after(at).starts_with(['%', ','])
            || text.gap_after(at).starts_with(", ")
    });
    capital && plain_year && !(year_only && counted) && is_joined(row, hit, text)
}

/// Figures are joined by one sign throughout; words by spaces and commas.
fn is_joined(row: &WhenRow, hit: &Match, text: &Text<'_>) -> bool {
    let mut gaps = hit.words.clone().take(hit.words.len() - 1).map(|at| text.gap_after(at));
    if row.reads == Reads::Figures {
        let year_first = hit.slots.first().is_some_and(|(class, ..)| *class == "year");
        let sign = if year_first { "-" } else { "." };
        return gaps.all(|gap| gap == sign);
    }
    gaps.all(|gap| matches!(gap, " " | ", " | ". " | "\n" | "\u{a0}" | "-" | "., "))
}
