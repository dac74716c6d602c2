use std::ops::Range;

use super::context::{People, Style};
use super::spot::Candidate;
use crate::gazetteer::{Gazetteer, NameRole, Seat};
use crate::language::Language;
use crate::model::{PlaceKind, Usage};
use crate::text::{Shape, Text};

/// A sentence, and what is known around it.
#[derive(Clone)]
pub(super) struct Scene<'s> {
    pub(super) text: &'s Text<'s>,
    pub(super) gazetteer: &'s Gazetteer,
    pub(super) language: &'s Language,
    pub(super) people: &'s People,
    pub(super) style: Style,
    pub(super) words: Range<usize>,
}

/// How well known the best known bearer of a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// A village, or a word that is far more often something else: a place only where the words
    /// around say so.
    Obscure,
    /// A place unless the words around say otherwise.
    Known,
    /// A country, a capital, a metropolis.
    Famous,
}

/// The candidates that are places here.
pub(super) fn judged(scene: &Scene<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    let mut refused: Option<&Candidate> = None;
    for (number, candidate) in found.iter().enumerate() {
        let next = found.get(number + 1);
        let inherited = refused.is_some_and(|before| joined(scene, before, candidate));
        if !inherited && is_place(scene, candidate, kept.last(), next) {
            kept.push(candidate.clone());
        } else {
            refused = names_organisation(scene, candidate).then_some(candidate);
            refused = refused.or(inherited.then_some(candidate));
        }
    }
    kept
}

fn is_place(
    scene: &Scene<'_>,
    candidate: &Candidate,
    before: Option<&Candidate>,
    next: Option<&Candidate>,
) -> bool {
    if names_time_or_letters(scene, candidate)
        || names_organisation(scene, candidate)
        || is_part_of_name(scene, candidate, before, next)
        || is_actor(scene, candidate)
    {
        return false;
    }
    if candidate.usage == Usage::Demonym {
        return true;
    }
    let bound = is_located(scene, candidate) && !names_sort(scene, candidate)
        || has_form(scene, candidate)
        || next.is_some_and(|next| is_container(scene, candidate, next));
    let common = candidate.core.len() == 1 && is_common_word(scene, candidate.core.start);
    let listed = || {
        let beside = |other: &Candidate| standing(scene, other) > Standing::Obscure;
        before.is_some_and(|before| is_listed(scene, before, candidate) && beside(before))
            || next.is_some_and(|next| is_listed(scene, candidate, next) && beside(next))
    };
    if is_person(scene, candidate) {
        return bound && standing(scene, candidate) > Standing::Obscure;
    }
    match (standing(scene, candidate), scene.style) {
        (Standing::Famous, _) | (Standing::Known, Style::Prose | Style::Title) => true,
        (Standing::Known, Style::Capitals) | (Standing::Obscure, Style::Prose | Style::Title) => {
            bound || !common && listed()
        }
        (Standing::Obscure, Style::Capitals) => {
            let held = next.is_some_and(|next| is_container(scene, candidate, next));
            bound && (has_form(scene, candidate) || held)
        }
    }
}

/// People, days and ordinary words are in the gazetteer too: some village bears every name.
fn standing(scene: &Scene<'_>, candidate: &Candidate) -> Standing {
    if candidate.core.len() == 1 && is_common_word(scene, candidate.core.start) {
        return Standing::Obscure;
    }
    let Some(sense) = scene.gazetteer.senses(candidate.name).find(|s| s.role != NameRole::Demonym)
    else {
        return Standing::Known;
    };
    let place = scene.gazetteer.facts(sense.place);
    let main = sense.role != NameRole::Alternate;
    match place.kind {
        PlaceKind::Country if main => Standing::Famous,
        PlaceKind::Country => Standing::Known,
        _ if !main && candidate.core.len() > 1 => Standing::Known,
        _ if !main && place.seat != Some(Seat::Country) && place.population < 1_000_000 => {
            Standing::Obscure
        }
        PlaceKind::Region | PlaceKind::District | PlaceKind::Locality if !main => Standing::Obscure,
        _ if place.seat == Some(Seat::Country) || place.population >= 300_000 => Standing::Famous,
        _ if place.by_hand && main => Standing::Known,
        PlaceKind::Region | PlaceKind::Area if main => Standing::Known,
        PlaceKind::Town if place.seat == Some(Seat::Region) && main => Standing::Known,
        _ if place.population >= 50_000 && main => Standing::Known,
        PlaceKind::Water if main => Standing::Known,
        _ if candidate.core.len() > 1 && place.population >= 10_000 => Standing::Known,
        _ => Standing::Obscure,
    }
}

/// A month, a weekday, or an abbreviation that the gazetteer does not have as one: "UN".
fn names_time_or_letters(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let core = &candidate.core;
    if core.len() > 1 {
        return false;
    }
    let folded = scene.text.folded(core.start);
    if scene.style == Style::Capitals {
        return scene.language.words.has("shouted_word", folded); // "A CAR BOMB" is no country
    }
    let word = &scene.text.words[core.start];
    let time = ["month", "weekday"]
        .iter()
        .any(|class| scene.language.words.has(class, scene.text.folded(core.start)));
    let letters = word.shape == Shape::Upper && word.span.end() - word.span.start() <= 3;
    let known = scene.gazetteer.senses(candidate.name).any(|s| s.role == NameRole::Abbreviation);
    time || letters && !known
}

/// A word for a sort of thing, "University", "Union": a preposition before it says little.
fn names_sort(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let folded = scene.text.folded(candidate.core.start);
    candidate.core.len() == 1
        && ["organisation_after", "place_follower", "neutral", "person", "title"]
            .iter()
            .any(|class| scene.language.words.has(class, folded))
}

/// Whether it is part of the name of an armed group, or a sum: "ISIS-K", "US$62 billion".
fn is_actor(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let Scene { text, language, words, .. } = scene;
    let core = &candidate.core;
    let group = (words.start.max(core.start.saturating_sub(5))..=core.start).any(|at| {
        let hit = language.actors.at(text, at, words.end, language);
        hit.is_some_and(|(_, hit)| core.start < hit.words.end)
    });
    group || text.gap_after(core.end - 1).starts_with('$')
}

/// A word that news uses far more often for something other than a place.
fn is_common_word(scene: &Scene<'_>, at: usize) -> bool {
    let folded = scene.text.folded(at);
    [
        "common",
        "month",
        "weekday",
        "neutral",
        "opener",
        "title",
        "organisation_after",
        "person",
        "place_follower",
    ]
    .iter()
    .any(|class| scene.language.words.has(class, folded))
}

fn is_person(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let core = &candidate.core;
    if core.len() > 1 || scene.style == Style::Capitals {
        return false;
    }
    let folded = scene.text.folded(core.start);
    let speaks = || {
        scene.text.gap_after(core.start) == " "
            && scene.language.words.has("speech", scene.text.folded(core.end))
            && !scene.gazetteer.senses(candidate.name).any(|s| {
                scene.gazetteer.kind(s.place) == PlaceKind::Country || s.role == NameRole::Demonym
            })
            && standing(scene, candidate) < Standing::Famous
    };
    scene.people.has(&folded) || scene.language.words.has("given_name", folded) || speaks()
}

/// Whether a word that announces a place stands in front: "in", "near the", "in northern".
fn is_located(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let words = &scene.language.words;
    let mut at = candidate.whole.start.min(candidate.core.start);
    while at > scene.words.start && matches!(scene.text.gap_after(at - 1), " " | "\n" | "\u{a0}") {
        at -= 1;
        let folded = scene.text.folded(at);
        if words.has("locative", folded) {
            let according = at > scene.words.start && scene.text.folded(at - 1) == "according";
            return !according;
        }
        if !(words.has("direction", folded) || words.has("article", folded)) {
            return false;
        }
    }
    false
}

fn has_form(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let Scene { text, language, words, .. } = scene;
    candidate.whole.len() > candidate.core.len()
        || language.form_behind(text, candidate.core.end, words.end).is_some()
        || language.form_before(text, words.start, candidate.core.start).is_some()
}

/// "Gwadar, Pakistan": the second holds the first.
fn is_container(scene: &Scene<'_>, inner: &Candidate, outer: &Candidate) -> bool {
    let gap = || scene.text.gap_after(outer.core.start - 1) == ", ";
    inner.whole.end == outer.core.start && gap() && {
        let senses = |candidate: &Candidate| {
            scene.gazetteer.senses(candidate.name).map(|sense| sense.place).collect::<Vec<_>>()
        };
        let outers = senses(outer);
        senses(inner).iter().any(|&i| outers.iter().any(|&o| scene.gazetteer.contains(o, i)))
    }
}

/// Whether two names side by side may be two places: a people, or one that holds the other.
/// "Sindh Pakistan" may; "Alu Gali" is one name that no table knows.
fn is_akin(scene: &Scene<'_>, first: &Candidate, second: &Candidate) -> bool {
    let Scene { gazetteer, .. } = scene;
    let senses = |candidate: &Candidate| {
        gazetteer.senses(candidate.name).map(|sense| sense.place).collect::<Vec<_>>()
    };
    let outers = senses(second);
    second.usage == Usage::Demonym
        || senses(first).iter().any(|&i| outers.iter().any(|&o| gazetteer.contains(o, i)))
}

/// "Kunar, Kunduz", "Kandahar and Parwan".
fn is_listed(scene: &Scene<'_>, first: &Candidate, second: &Candidate) -> bool {
    let (from, to) = (first.whole.end, second.core.start);
    let comma = |at: usize| scene.text.gap_after(at - 1) == ", ";
    match to.checked_sub(from) {
        Some(0) => comma(to),
        Some(1) => scene.language.words.has("number_join", scene.text.folded(from)),
        _ => false,
    }
}

fn joined(scene: &Scene<'_>, first: &Candidate, second: &Candidate) -> bool {
    second.core.start == first.whole.end + 1
        && scene.language.words.has("number_join", scene.text.folded(first.whole.end))
}

/// Whether the words around make it part of the name of an organisation or a work.
fn names_organisation(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    if scene.style == Style::Capitals {
        return false;
    }
    let Scene { text, language, words, .. } = scene;
    let capital = |at: usize| at < words.end && text.words[at].shape.is_capital();
    let mut end = candidate.whole.end;
    while end < words.end && matches!(text.gap_after(end - 1), "-" | "–") && capital(end) {
        end += 1; // along a chain: China-Pakistan Economic Corridor
    }
    let follows = end < words.end && text.gap_after(end - 1) == " " && capital(end);
    let neutral = |at: usize| language.words.has("neutral", text.folded(at));
    if follows && !neutral(end) && language.words.has("organisation_after", text.folded(end)) {
        return true;
    }
    if follows && runs_into_organisation(scene, end) {
        return true;
    }
    heads_organisation(scene, candidate)
}

/// "New Eurasia Land Bridge Economic Corridor": a run of capitals that ends as such names do.
fn runs_into_organisation(scene: &Scene<'_>, from: usize) -> bool {
    let Scene { text, language, words, .. } = scene;
    let run = (from..words.end).take(4).take_while(|&at| {
        text.words[at].shape.is_capital() && (at == from || text.gap_after(at - 1) == " ")
    });
    let organisation = |at: usize| {
        language.words.has("organisation_after", text.folded(at))
            && !language.words.has("neutral", text.folded(at))
    };
    run.into_iter().any(organisation)
}

/// "Mission in Afghanistan", "Bank of England", "Islamic State in the Khorasan".
fn heads_organisation(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let Scene { text, language, words, .. } = scene;
    let mut at = candidate.core.start;
    let step = |at: usize| (at > words.start && text.gap_after(at - 1) == " ").then(|| at - 1);
    if let Some(before) = step(at)
        && language.words.has("article", text.folded(before))
    {
        at = before;
    }
    let Some(link) = step(at) else { return false };
    let Some(linked) = language.words.value("organisation_link", text.folded(link)) else {
        return false;
    };
    let Some(head) = step(link) else { return false };
    // "University of Kansas" is a name, "the University in Lawrence" is none
    let heads = language.words.value("organisation_head", text.folded(head));
    let written = text.words[head].shape == Shape::Title && heads.is_some_and(|to| linked <= to);
    let opened = step(head).is_some_and(|before| text.words[before].shape.is_capital())
        || language.form_before(text, words.start, candidate.core.start).is_none();
    written && opened
}

/// Whether a capitalised neighbour makes it part of a longer name.
fn is_part_of_name(
    scene: &Scene<'_>,
    candidate: &Candidate,
    before: Option<&Candidate>,
    next: Option<&Candidate>,
) -> bool {
    let Scene { text, language, words, .. } = scene;
    let (start, end) = (candidate.whole.start, candidate.whole.end);
    let class = |class: &str, at: usize| language.words.has(class, text.folded(at));
    if start > words.start {
        let (at, gap) = (start - 1, text.gap_after(start - 1));
        let particle = class("person_particle", at) && !class("locative", at);
        if gap == "-" && particle && text.words[at].span.end() - text.words[at].span.start() <= 3 {
            return true;
        }
        if matches!(gap, " " | ". ") && (class("title", at) || class("given_name", at)) {
            return text.words[at].shape.is_capital() && scene.style != Style::Capitals;
        }
        let apart = before.is_some_and(|before| before.whole.end == start)
            || class("neutral", at)
            || class("direction", at)
            || class("opener", at)
            || class("locative", at)
            || at == words.start
            || scene.style != Style::Prose;
        if gap == " " && text.words[at].shape.is_capital() && !apart {
            return true;
        }
    }
    let hyphened = end < words.end
        && text.gap_after(end - 1) == "-"
        && text.words[end].shape.is_capital()
        && next.is_none_or(|next| next.core.start != end);
    if hyphened && standing(scene, candidate) < Standing::Famous {
        return candidate.usage == Usage::Literal; // "Pont-Sonde" is not Pont
    }
    if end < words.end && text.gap_after(end - 1) == " " && scene.style == Style::Prose {
        let apart = next
            .is_some_and(|next| next.core.start == end && is_akin(scene, candidate, next))
            || class("neutral", end)
            || class("title", end)
            || class("opener", end);
        let linked = class("person_particle", end)
            && !class("locative", end)
            && end + 1 < words.end
            && text.words[end].shape == Shape::Lower
            && text.words[end].span.end() - text.words[end].span.start() <= 2
            && text.words[end + 1].shape.is_capital(); // "Dar e Abbas"
        let longer = (linked || text.words[end].shape.is_capital())
            && !apart
            && (is_person(scene, candidate) || standing(scene, candidate) < Standing::Famous);
        return longer && candidate.usage == Usage::Literal;
    }
    false
}
