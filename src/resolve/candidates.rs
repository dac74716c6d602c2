use super::evidence::Evidence;
use crate::gazetteer::{Gazetteer, NameRole, Place, Seat};
use crate::language::Language;
use crate::model::{Mention, PlaceId, PlaceKind, Usage};
use crate::text::Text;
use crate::weights::Weights;

/// No name has more bearers worth weighing than this; the rest are villages.
const MOST_CANDIDATES: usize = 24;

/// What speaks for a candidate or against it. Each has a weight in `data/weights/resolve.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clue {
    /// How likely the bare name means it.
    Prominence,
    /// The name is not its main one.
    Alternate,
    /// The form written beside the name fits its kind.
    Form,
    /// The form written beside the name does not fit.
    FormAgainst,
    /// The name written beside it holds it, or lies in it.
    Container,
    /// The document's other names lie in its country.
    Country,
    /// The document's other names lie in its province.
    Region,
    /// It is close to what the other names mean.
    Near,
    /// It is a capital, or the seat of a province of the same name.
    Seat,
}

impl Clue {
    /// As written in the table of weights.
    pub fn as_str(self) -> &'static str {
        match self {
            Clue::Prominence => "prominence",
            Clue::Alternate => "alternate",
            Clue::Form => "form",
            Clue::FormAgainst => "form_against",
            Clue::Container => "container",
            Clue::Country => "country",
            Clue::Region => "region",
            Clue::Near => "near",
            Clue::Seat => "seat",
        }
    }
}

/// A candidate with what was found for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The place.
    pub place: PlaceId,
    /// Each clue found, with what it added.
    pub clues: Vec<(Clue, f32)>,
    /// The sum of these.
    pub score: f32,
    /// 0 to 1: its share among the candidates.
    pub confidence: f32,
}

/// A mention with what its name may mean and what stands beside it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The name, folded: mentions of one name mean one place.
    pub(super) name: String,
    /// What it may mean, the most prominent first.
    pub(super) senses: Vec<(PlaceId, NameRole)>,
    /// The kinds that a form beside it says; empty without one.
    pub(super) kinds: Vec<PlaceKind>,
    /// The mention written as what holds it, by number: "Paris, *Texas*".
    pub(super) container: Option<usize>,
    /// The mention that this one holds.
    pub(super) content: Option<usize>,
}

/// What each mention may mean.
pub(super) fn named(
    mentions: &[Mention],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Named> {
    let mut named: Vec<Named> = mentions
        .iter()
        .map(|mention| Named {
            name: crate::text::fold(text.say(mention.core)),
            senses: senses(mention, text, gazetteer),
            kinds: kinds(mention, text, language),
            container: None,
            content: None,
        })
        .collect();
    for number in 0..named.len() {
        share_form(number, mentions, &mut named, text, language);
    }
    for number in 1..named.len() {
        if holds(&mentions[number - 1], &mentions[number], text, language) {
            named[number - 1].container = Some(number);
            named[number].content = Some(number - 1);
        }
    }
    named
}

fn senses(mention: &Mention, text: &Text<'_>, gazetteer: &Gazetteer) -> Vec<(PlaceId, NameRole)> {
    let Some(name) = mention.name else { return Vec::new() };
    let said = text.say(mention.core);
    let fits = |role: NameRole, written: Option<&str>| match role {
        NameRole::Main | NameRole::Alternate => mention.usage == Usage::Literal,
        NameRole::Abbreviation => {
            written.is_some_and(|w| w.trim_end_matches('.') == said.trim_end_matches('.'))
        }
        NameRole::Demonym => mention.usage == Usage::Demonym,
    };
    let mut senses: Vec<(PlaceId, NameRole)> = Vec::new();
    for sense in gazetteer.senses(name) {
        let known = senses.iter().any(|(place, _)| *place == sense.place);
        if !known && senses.len() < MOST_CANDIDATES && fits(sense.role, sense.written) {
            senses.push((sense.place, sense.role));
        }
    }
    senses
}

/// The kinds that a form beside the name says: "Nimroz *Province*", "*city of* Herat".
fn kinds(mention: &Mention, text: &Text<'_>, language: &Language) -> Vec<PlaceKind> {
    let words = text.words_in(mention.core);
    if words.is_empty() {
        return Vec::new();
    }
    let end = text.words.len();
    let behind = language.form_behind(text, words.end, end);
    let form =
        behind.or_else(|| language.form_before(text, words.start.saturating_sub(4), words.start));
    form.map(|(row, _)| row.kinds.clone()).unwrap_or_default()
}

/// "Kunar and Nangarhar *provinces*": the form of the last is the form of all.
fn share_form(
    number: usize,
    mentions: &[Mention],
    named: &mut [Named],
    text: &Text<'_>,
    language: &Language,
) {
    if !named[number].kinds.is_empty() {
        return;
    }
    let mut last = number;
    while let Some(next) = mentions.get(last + 1) {
        let between = text.words_in(crate::model::Span::new(
            mentions[last].span.end(),
            next.span.start().max(mentions[last].span.end()),
        ));
        let joined = between.clone().all(|at| language.words.has("number_join", text.folded(at)));
        if !joined || between.len() > 1 || next.span.start() > mentions[last].span.end() + 8 {
            return;
        }
        last += 1;
        if !named[last].kinds.is_empty() {
            let words = text.words_in(mentions[last].core);
            let plural = language
                .form_behind(text, words.end, text.words.len())
                .is_some_and(|(_, form)| text.folded(form.end - 1).ends_with('s'));
            if plural {
                let kinds = named[last].kinds.clone();
                named[number].kinds = kinds;
            }
            return;
        }
    }
}

/// Whether the second stands beside the first as what holds it: "Paris, Texas", "Gwadar in
/// Pakistan", "Nimroz province of Afghanistan".
fn holds(inner: &Mention, outer: &Mention, text: &Text<'_>, language: &Language) -> bool {
    if outer.span.start() < inner.span.end() {
        return false;
    }
    let between = &text.source[inner.span.end()..outer.span.start()];
    if between == ", " {
        return true;
    }
    let mut words = text.words_in(crate::model::Span::new(inner.span.end(), outer.span.start()));
    let plain = between.len() < 40 && !between.contains([',', '.', ';', ':', '(', '\n']);
    let links = |at: usize| language.words.has("container", text.folded(at));
    plain && words.len() <= 4 && words.any(links)
}

/// The candidates of one mention, the best first; of equals the more prominent.
pub(super) fn weigh(
    named: &Named,
    evidence: &Evidence,
    gazetteer: &Gazetteer,
    weights: &Weights,
) -> Vec<Weighed> {
    let mut weighed: Vec<Weighed> = named
        .senses
        .iter()
        .map(|&(id, role)| {
            let place = gazetteer.place(id);
            let clues: Vec<_> = clues(named, &place, role, evidence, gazetteer)
                .into_iter()
                .filter(|(_, strength)| *strength != 0.0)
                .map(|(clue, strength)| (clue, strength * weights.of(clue.as_str())))
                .collect();
            let score = clues.iter().map(|(_, part)| part).sum();
            Weighed { place: id, clues, score, confidence: 0.0 }
        })
        .collect();
    let best = weighed.iter().map(|w| w.score).fold(f32::NEG_INFINITY, f32::max);
    let total: f32 = weighed.iter().map(|w| (w.score - best).exp()).sum();
    for candidate in &mut weighed {
        candidate.confidence = (candidate.score - best).exp() / total;
    }
    weighed.sort_by(|a, b| b.score.total_cmp(&a.score));
    weighed
}

/// Each clue with its strength, 0 to 1.
fn clues(
    named: &Named,
    place: &Place<'_>,
    role: NameRole,
    evidence: &Evidence,
    gazetteer: &Gazetteer,
) -> Vec<(Clue, f32)> {
    let yes = |holds: bool| if holds { 1.0 } else { 0.0 };
    let fits = named.kinds.contains(&place.kind);
    let formed = !named.kinds.is_empty();
    vec![
        (Clue::Prominence, place.prominence),
        (Clue::Alternate, yes(role == NameRole::Alternate)),
        (Clue::Form, yes(formed && fits)),
        (Clue::FormAgainst, yes(formed && !fits)),
        (Clue::Container, yes(evidence.is_bound(named, place, gazetteer))),
        (Clue::Country, evidence.country(&named.name, place)),
        (Clue::Region, evidence.region(&named.name, place)),
        (Clue::Near, evidence.near(&named.name, place)),
        (Clue::Seat, yes(is_seat_of_namesake(named, place, gazetteer))),
    ]
}

/// A capital; or the seat of a province that shares its name: without a form the town is meant.
fn is_seat_of_namesake(named: &Named, place: &Place<'_>, gazetteer: &Gazetteer) -> bool {
    let capital = place.kind == PlaceKind::Town && place.seat == Some(Seat::Country);
    let seat = place.kind == PlaceKind::Town && place.seat == Some(Seat::Region);
    let governs = |&(id, _): &(PlaceId, NameRole)| {
        gazetteer.place(id).kind == PlaceKind::Region && place.admin1 == Some(id)
    };
    capital || seat && named.senses.iter().any(governs)
}
