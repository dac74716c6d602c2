use std::ops::Range;

use super::forms;
use super::style::Style;
use crate::gazetteer::{Gazetteer, NameRole};
use crate::language::Language;
use crate::model::{NameId, Span, Usage};
use crate::text::{Shape, Text};

/// A stretch of words that the gazetteer knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The words of the name.
    pub(super) core: Range<usize>,
    /// The words of the name with its form: "Nimroz Province".
    pub(super) whole: Range<usize>,
    /// The gazetteer's row.
    pub(super) name: NameId,
    /// What it is if it is a place.
    pub(super) usage: Usage,
}

/// Candidates from left to right, none overlapping another; at each word the longest.
pub(super) fn candidates(
    text: &Text<'_>,
    words: Range<usize>,
    style: Style,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = words.start;
    while at < words.end {
        let starts = text.words[at].shape.is_capital()
            || next_is_capital(text, at) && language.words.has("direction", text.folded(at));
        match starts.then(|| longest(text, at, words.end, gazetteer, language)).flatten() {
            Some((end, name, usage)) => {
                let core = at..end;
                let whole = forms::whole(text, core.clone(), &words, style, language);
                at = whole.end.max(end);
                found.push(Candidate { core, whole, name, usage });
            }
            None => at += 1,
        }
    }
    found
}

/// The candidate whose name, with or without a form, is all of `span`.
pub(super) fn whole(
    text: &Text<'_>,
    span: Span,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Option<Candidate> {
    let words = text.words_in(span);
    let known = |core: Range<usize>| {
        let name = gazetteer.name(&crate::text::fold(text.say(text.span_of(core.clone()))))?;
        let usage = usage_here(text, core.clone(), gazetteer, name).or(usage(gazetteer, name))?;
        Some(Candidate { core, whole: words.clone(), name, usage })
    };
    if words.is_empty() {
        return None;
    }
    let inner = || {
        let names = language.names_in(text, words.clone());
        names.into_iter().find_map(|(core, _)| known(core))
    };
    known(words.clone()).or_else(inner)
}

/// The best known candidate inside `span`: "Dubai" in "Dubai World Trade Centre". A word that only
/// says what sort of thing it is names none, though some town bears it: "Church" in "Redeemer
/// Church". A street has its name from anywhere.
pub(super) fn inside(
    text: &Text<'_>,
    span: Span,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Option<Candidate> {
    let words = text.words_in(span);
    let is = |class: &str, at: usize| language.words.has(class, text.folded(at));
    if words.is_empty() || is("road", words.end - 1) || is("road", words.start) {
        return None;
    }
    let says_sort = |at: usize| language.words.has_any(&SORTS, text.folded(at));
    let known = |candidate: &Candidate| {
        let senses = gazetteer.senses(candidate.name);
        senses.map(|sense| gazetteer.standing(sense.place).1).max()
    };
    let found = candidates(text, words, Style::Prose, gazetteer, language).into_iter();
    let found = found.filter(|candidate| !candidate.core.clone().all(says_sort));
    // "Mexican Senate" is Mexico's, "British Embassy Tokyo" is in Tokyo
    let literal = |candidate: &Candidate| candidate.usage == Usage::Literal;
    found.rev().max_by_key(|candidate| (literal(candidate), known(candidate), candidate.core.len()))
}

/// Classes of words that say in the name of a thing what sort of thing it is, or which of several.
const SORTS: [&str; 8] = [
    "direction",
    "road",
    "organisation_head",
    "organisation_after",
    "place_follower",
    "name_particle",
    "opener",
    "title",
];

/// `span` with the full stop that belongs to it: "U.S.", "Ky.".
pub(super) fn with_stop(text: &Text<'_>, span: Span, language: &Language) -> Span {
    if !text.source[span.end()..].starts_with('.') {
        return span;
    }
    let said = text.say(span);
    let dotted = || said.contains('.') && said.split('.').all(|part| part.chars().count() <= 2);
    let last = text.words_in(span).end.saturating_sub(1);
    let shortened = || {
        text.words[last].shape == Shape::Title
            && language.words.has("abbreviation", text.folded(last))
    };
    if dotted() || shortened() {
        return Span::new(span.start(), span.end() + 1);
    }
    span
}

fn next_is_capital(text: &Text<'_>, at: usize) -> bool {
    matches!(text.gap_after(at), " " | "-")
        && text.words.get(at + 1).is_some_and(|word| word.shape.is_capital())
}

fn longest(
    text: &Text<'_>,
    first: usize,
    end: usize,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Option<(usize, NameId, Usage)> {
    let mut walk = gazetteer.walk();
    let mut best = None;
    for at in first..end {
        if at > first && !joins(text.gap_after(at - 1)) {
            break;
        }
        let Some(next) = walk.step(&text.folded(at)) else { break };
        walk = next;
        if let Some(name) = walk.name()
            && is_written_as_name(text, first..at + 1, language)
            && let Some(usage) = usage_here(text, first..at + 1, gazetteer, name)
        {
            best = Some((at + 1, name, usage));
        }
    }
    best
}

/// Signs that may stand inside a name. A comma or a bracket parts two names.
fn joins(gap: &str) -> bool {
    matches!(gap, " " | "-" | "\u{2010}" | "\u{2011}" | "–" | "." | ". " | "\n" | "\u{a0}" | "/")
}

/// Whether every word that must have a capital has one: small words and forms need none
/// ("Bosnia and Herzegovina", "Swat valley"), nor does a direction in front ("north Caucasus").
fn is_written_as_name(text: &Text<'_>, words: Range<usize>, language: &Language) -> bool {
    let (first, last) = (words.start, words.end - 1);
    let mut capital = false;
    for at in words {
        let word = &text.words[at];
        if word.shape.is_capital() || word.shape == Shape::Number {
            capital |= word.shape.is_capital();
            continue;
        }
        let folded = text.folded(at);
        let inner = at > first && at < last && language.words.has("name_particle", folded);
        let form = at == last && at > first && language.words.has("place_follower", folded);
        let direction = at == first && language.words.has("direction", folded);
        if !(inner || form || direction) {
            return false;
        }
    }
    capital
}

/// How the name is used if some sense of it is written as it stands here. An abbreviation and a
/// demonym must be written as in the table: "us" is no country, "polish" no people.
fn usage_here(
    text: &Text<'_>,
    words: Range<usize>,
    gazetteer: &Gazetteer,
    name: NameId,
) -> Option<Usage> {
    let said = text.say(text.span_of(words.clone()));
    let shouted = words.clone().all(|at| text.words[at].shape == Shape::Upper);
    let (mut demonym, mut literal) = (false, false);
    for sense in gazetteer.senses(name) {
        match sense.role {
            NameRole::Main | NameRole::Alternate if gazetteer.is_great(sense.place) => {
                return Some(Usage::Literal);
            }
            NameRole::Main | NameRole::Alternate => literal = true,
            NameRole::Abbreviation => {
                if sense.written.is_some_and(|written| written.trim_end_matches('.') == said) {
                    return Some(Usage::Literal);
                }
            }
            NameRole::Demonym => {
                demonym |= shouted || sense.written.is_some_and(|written| written == said);
            }
        }
    }
    match (demonym, literal) {
        (true, _) => Some(Usage::Demonym),
        (false, true) => Some(Usage::Literal),
        (false, false) => None,
    }
}

fn usage(gazetteer: &Gazetteer, name: NameId) -> Option<Usage> {
    let demonym = gazetteer.senses(name).all(|sense| sense.role == NameRole::Demonym);
    gazetteer.senses(name).next().map(|_| if demonym { Usage::Demonym } else { Usage::Literal })
}
