use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::gazetteer::{Gazetteer, NameRole, Place, Seat};
use crate::language::{FormRow, Language};
use crate::model::{Mention, NameId, PlaceKind, Span, Usage};
use crate::text::Text;

/// No name has more bearers worth weighing than this; the rest are villages.
const MOST_CANDIDATES: usize = 24;

/// A place that a name may mean.
#[derive(Clone, Debug)]
pub(super) struct Bearer<'g> {
    pub(super) place: Place<'g>,
    pub(super) role: NameRole,
    /// Whether it is the capital of its country.
    pub(super) is_capital: bool,
    /// Whether it is a province that shares its name with its seat, or its great town: without a
    /// form that one is meant.
    pub(super) yields: bool,
    /// How many live, as a power of ten, in the unit that shares its name and is governed from it.
    pub(super) governed: Option<f32>,
}

/// A name of the document with what it may mean, the most prominent first. Mentions of one name,
/// written alike, share it.
#[derive(Clone, Debug)]
pub(super) struct Bearers<'g> {
    pub(super) name: Option<NameId>,
    pub(super) places: Vec<Bearer<'g>>,
}

/// A mention with what stands beside it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// What its name may mean, by number.
    pub(super) bearers: usize,
    /// The kinds that a form beside it says; empty without one.
    pub(super) kinds: Vec<PlaceKind>,
    /// Whether an article stands before it.
    pub(super) article: bool,
    /// Whether it is only a part of the name of something else: "*Dubai* World Trade Centre".
    pub(super) part: bool,
    /// The mention written as what holds it, by number: "Paris, *Texas*".
    pub(super) container: Option<usize>,
    /// The mention that this one holds.
    pub(super) content: Option<usize>,
    /// Whether it is said to lie in that mention and nowhere else: "Paris, *Texas*", but no list;
    /// "the Karrada district of *Baghdad*".
    pub(super) bound: bool,
}

/// The names of a document, and what stands beside each mention.
pub(super) fn named<'g>(
    mentions: &[Mention],
    text: &Text<'_>,
    gazetteer: &'g Gazetteer,
    language: &Language,
) -> (Vec<Bearers<'g>>, Vec<Named>) {
    let mut names = Vec::new();
    let mut known: HashMap<_, usize, FixedState> = HashMap::default();
    let mut named: Vec<Named> = mentions
        .iter()
        .map(|mention| {
            let written = (mention.name, mention.usage, text.say(mention.core));
            let bearers = *known.entry(written).or_insert_with(|| {
                names.push(bearers(mention, text, gazetteer));
                names.len() - 1
            });
            let kinds = kinds(mention, text, language);
            let article = has_article(mention, text, language);
            let part = is_part(mention, text, language);
            Named { bearers, kinds, article, part, container: None, content: None, bound: false }
        })
        .collect();
    share_forms(mentions, &mut named, text, language);
    for number in 1..named.len() {
        if holds(&mentions[number - 1], &mentions[number], text, language) {
            named[number - 1].container = Some(number);
            named[number].content = Some(number - 1);
        }
    }
    let comma = |one: usize, next: usize| {
        text.source.get(mentions[one].span.end()..mentions[next].span.start()) == Some(", ")
    };
    for number in 0..named.len() {
        let Some(outer) = named[number].container else { continue };
        let part = is_part_of(&mentions[number], &mentions[outer], text, language);
        if part && mentions[number].usage == Usage::Literal {
            // "the Roseland *neighborhood of* Chicago" says what Roseland is
            let behind = form_behind(&mentions[outer], text, language);
            named[outer].kinds = behind.map(|row| row.kinds.clone()).unwrap_or_default();
        }
        let listed = named[number].content.is_some_and(|before| comma(before, number))
            || named[outer].container.is_some_and(|next| comma(outer, next));
        named[number].bound = comma(number, outer) && !listed || part;
    }
    (names, named)
}

fn bearers<'g>(mention: &Mention, text: &Text<'_>, gazetteer: &'g Gazetteer) -> Bearers<'g> {
    let said = text.say(mention.core);
    let fits = |role: NameRole, written: Option<&str>| match role {
        NameRole::Main | NameRole::Alternate => mention.usage != Usage::Demonym,
        NameRole::Abbreviation => {
            written.is_some_and(|w| w.trim_end_matches('.') == said.trim_end_matches('.'))
        }
        NameRole::Demonym => mention.usage == Usage::Demonym,
    };
    let mut places: Vec<Bearer<'_>> = Vec::new();
    for sense in mention.name.into_iter().flat_map(|name| gazetteer.senses(name)) {
        if places.len() == MOST_CANDIDATES {
            break;
        }
        let known = places.iter().any(|bearer| bearer.place.id == sense.place);
        if !known && fits(sense.role, sense.written) {
            let place = gazetteer.place(sense.place);
            let is_capital = place.kind == PlaceKind::Town && place.seat == Some(Seat::Country);
            let role = sense.role;
            places.push(Bearer { place, role, is_capital, yields: false, governed: None });
        }
    }
    for number in 0..places.len() {
        let place = places[number].place;
        places[number].yields = places
            .iter()
            .any(|bearer| place.kind == PlaceKind::Region && governs(&bearer.place, &place));
        let units = places.iter().map(|bearer| &bearer.place);
        let most = units.filter(|unit| governs(&place, unit)).map(|unit| unit.population).max();
        #[expect(clippy::cast_precision_loss, reason = "a power of ten needs few digits")]
        let power = most.map(|people| (people.max(1) as f32).log10());
        places[number].governed = power;
    }
    Bearers { name: mention.name, places }
}

/// A town of so many is the great town of its province: New York.
const GREAT: u32 = 1_000_000;

/// Whether a unit is governed from this town, or has it as its great town.
fn governs(town: &Place<'_>, unit: &Place<'_>) -> bool {
    if town.kind != PlaceKind::Town {
        return false;
    }
    let great = town.population >= GREAT;
    match unit.kind {
        PlaceKind::Region => {
            let sits = matches!(town.seat, Some(Seat::Country | Seat::Region));
            town.admin1 == Some(unit.id) && (sits || great)
        }
        PlaceKind::District => town.admin2 == Some(unit.id) && (town.seat.is_some() || great),
        _ => false,
    }
}

fn has_article(mention: &Mention, text: &Text<'_>, language: &Language) -> bool {
    let before = text.words_in(mention.core).start.checked_sub(1);
    before.is_some_and(|at| {
        language.words.has("article", text.folded(at)) && text.gap_after(at) == " "
    })
}

/// Whether the mention is longer than the name known of it, and by more than a form or a direction.
fn is_part(mention: &Mention, text: &Text<'_>, language: &Language) -> bool {
    if mention.core == mention.span {
        return false;
    }
    let (core, whole) = (text.words_in(mention.core), text.words_in(mention.span));
    let way = |at: usize| language.words.has("direction", text.folded(at));
    mention.usage == Usage::Literal
        && core != whole
        && !(whole.start..core.start).chain(core.end..whole.end).all(way)
        && !language.names_in(text, whole).iter().any(|(name, _)| *name == core)
}

/// The kinds that a form beside the name says: "Nimroz *Province*", "*city of* Herat".
fn kinds(mention: &Mention, text: &Text<'_>, language: &Language) -> Vec<PlaceKind> {
    let words = text.words_in(mention.core);
    if words.is_empty() {
        return Vec::new();
    }
    let before = || language.form_before(text, words.start.saturating_sub(4), words.start);
    let form = form_behind(mention, text, language).or_else(|| before().map(|(row, _)| row));
    form.map(|row| row.kinds.clone()).unwrap_or_default()
}

fn form_behind<'l>(
    mention: &Mention,
    text: &Text<'_>,
    language: &'l Language,
) -> Option<&'l FormRow> {
    let end = text.words_in(mention.core).end;
    language.form_behind(text, end, text.words.len()).map(|(row, _)| row)
}

/// "Kunar and Nangarhar *provinces*": the form of the last is the form of all.
fn share_forms(mentions: &[Mention], named: &mut [Named], text: &Text<'_>, language: &Language) {
    let plural = |at: usize| {
        let words = text.words_in(mentions[at].core);
        let form = language.form_behind(text, words.end, text.words.len());
        form.is_some_and(|(_, form)| text.folded(form.end - 1).ends_with('s'))
    };
    // the first from here on that has a form of its own, with nothing but a list between
    let mut formed: Option<usize> = None;
    for number in (0..named.len()).rev() {
        let next = mentions.get(number + 1);
        formed = formed.filter(|_| {
            next.is_some_and(|next| is_listed(&mentions[number], next, text, language))
        });
        if !named[number].kinds.is_empty() {
            formed = Some(number);
        } else if let Some(last) = formed.filter(|&last| plural(last)) {
            let kinds = named[last].kinds.clone();
            named[number].kinds = kinds;
        }
    }
}

/// Whether nothing but a comma or an "and" stands between two mentions.
fn is_listed(first: &Mention, second: &Mention, text: &Text<'_>, language: &Language) -> bool {
    let (from, to) = (first.span.end(), second.span.start());
    let between = text.words_in(Span::new(from, to.max(from)));
    between.len() <= 1
        && to <= from + 8
        && between.into_iter().all(|at| language.words.has("number_join", text.folded(at)))
}

/// "The Karrada district of *Baghdad*": nothing but a form and a link stand between.
fn is_part_of(inner: &Mention, outer: &Mention, text: &Text<'_>, language: &Language) -> bool {
    let core = text.words_in(inner.core);
    let to = text.words_in(outer.span).start;
    let form = language.form_behind(text, core.end, to);
    form.is_some_and(|(_, form)| {
        let link = form.end;
        let article = |at: usize| language.words.has("article", text.folded(at));
        link < to
            && language.words.has("container", text.folded(link))
            && (link + 1 == to || link + 2 == to && article(link + 1))
    })
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
    let mut words = text.words_in(Span::new(inner.span.end(), outer.span.start()));
    let plain = between.len() < 40 && !between.contains([',', '.', ';', ':', '(', '\n']);
    let links = |at: usize| language.words.has("container", text.folded(at));
    plain && words.len() <= 4 && words.any(links)
}
