use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::clue::{Clue, Weighed};
use super::evidence::{Around, Evidence};
use crate::gazetteer::{Gazetteer, NameRole, Place, Seat};
use crate::language::Language;
use crate::model::{Mention, NameId, PlaceId, PlaceKind, Span, Usage};
use crate::text::Text;
use crate::weights::Weights;

/// No name has more bearers worth weighing than this; the rest are villages.
const MOST_CANDIDATES: usize = 24;

/// A place that a name may mean.
#[derive(Clone, Debug)]
pub(super) struct Bearer<'g> {
    pub(super) place: Place<'g>,
    pub(super) role: NameRole,
    /// Whether it is a capital, or the seat of a province of the same name: without a form the
    /// town is meant.
    is_seat: bool,
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
    /// The mention written as what holds it, by number: "Paris, *Texas*".
    pub(super) container: Option<usize>,
    /// The mention that this one holds.
    pub(super) content: Option<usize>,
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
            Named { bearers, kinds, article, container: None, content: None }
        })
        .collect();
    share_forms(mentions, &mut named, text, language);
    for number in 1..named.len() {
        if holds(&mentions[number - 1], &mentions[number], text, language) {
            named[number - 1].container = Some(number);
            named[number].content = Some(number - 1);
        }
    }
    (names, named)
}

fn bearers<'g>(mention: &Mention, text: &Text<'_>, gazetteer: &'g Gazetteer) -> Bearers<'g> {
    let said = text.say(mention.core);
    let fits = |role: NameRole, written: Option<&str>| match role {
        NameRole::Main | NameRole::Alternate => mention.usage == Usage::Literal,
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
            places.push(Bearer { place, role: sense.role, is_seat: false });
        }
    }
    for number in 0..places.len() {
        places[number].is_seat = is_seat_of_namesake(&places[number].place, &places);
    }
    Bearers { name: mention.name, places }
}

fn takes_article(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Water | PlaceKind::Feature | PlaceKind::Area)
}

/// A town of so many is the great town of its province: New York.
const GREAT: u32 = 1_000_000;

/// A capital; or the seat, or the great town, of a province that shares its name.
fn is_seat_of_namesake(place: &Place<'_>, namesakes: &[Bearer<'_>]) -> bool {
    let governs = |other: &Bearer<'_>| {
        other.place.kind == PlaceKind::Region && place.admin1 == Some(other.place.id)
    };
    place.kind == PlaceKind::Town
        && match place.seat {
            Some(Seat::Country) => true,
            Some(Seat::Region) => namesakes.iter().any(governs),
            Some(Seat::District) | None => {
                place.population >= GREAT && namesakes.iter().any(governs)
            }
        }
}

fn has_article(mention: &Mention, text: &Text<'_>, language: &Language) -> bool {
    let before = text.words_in(mention.core).start.checked_sub(1);
    before.is_some_and(|at| {
        language.words.has("article", text.folded(at)) && text.gap_after(at) == " "
    })
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

/// A candidate with the strength of each clue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored {
    pub(super) place: PlaceId,
    /// What each clue adds, in the order of [`Clue::ALL`]; 0 for one that was not found.
    parts: [f32; Clue::ALL.len()],
    pub(super) score: f32,
    /// 0 to 1: its share among the candidates.
    pub(super) confidence: f32,
}

impl Scored {
    /// With its clues by name.
    pub(super) fn weighed(&self) -> Weighed {
        let Scored { place, score, confidence, .. } = *self;
        Weighed { place, clues: self.clues().collect(), score, confidence }
    }

    fn clues(&self) -> impl Iterator<Item = (Clue, f32)> {
        Clue::ALL.into_iter().zip(self.parts).filter(|(_, part)| *part != 0.0)
    }
}

/// The candidates of every mention, the best first; of equals the more prominent.
#[derive(Debug)]
pub(super) struct Ranking {
    lists: Vec<Vec<Scored>>,
    /// By mention: the number of its list, for most mentions of a name share one.
    of: Vec<usize>,
}

impl Ranking {
    pub(super) fn new(
        names: &[Bearers<'_>],
        named: &[Named],
        evidence: &Evidence<'_>,
        gazetteer: &Gazetteer,
        weights: &Weights,
    ) -> Ranking {
        let weights = Clue::ALL.map(|clue| weights.of(clue.as_str()));
        let around: Vec<Vec<Around>> = names.iter().map(|name| evidence.around(name)).collect();
        let mut ranking = Ranking { lists: Vec::new(), of: Vec::with_capacity(named.len()) };
        let mut plain = vec![[None; 2]; names.len()];
        for named in named {
            let bare = named.kinds.is_empty() && !evidence.binds(named);
            let plain = &mut plain[named.bearers][usize::from(named.article)];
            let known = plain.filter(|_| bare);
            let list = known.unwrap_or_else(|| {
                let places = &names[named.bearers].places;
                let clues = places.iter().zip(&around[named.bearers]).map(|(bearer, around)| {
                    let told = evidence.is_told(names[named.bearers].name, bearer.place.id);
                    (bearer.place.id, strengths(named, bearer, around, told, evidence, gazetteer))
                });
                ranking.lists.push(ranked(clues, &weights));
                ranking.lists.len() - 1
            });
            if bare {
                *plain = Some(list);
            }
            ranking.of.push(list);
        }
        ranking
    }

    /// By mention, in reading order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[Scored]> {
        self.of.iter().map(|&list| self.lists[list].as_slice())
    }
}

fn ranked(
    candidates: impl Iterator<Item = (PlaceId, [f32; Clue::ALL.len()])>,
    weights: &[f32; Clue::ALL.len()],
) -> Vec<Scored> {
    let mut ranked: Vec<Scored> = candidates
        .map(|(place, mut parts)| {
            parts.iter_mut().zip(weights).for_each(|(part, weight)| *part *= weight);
            let mut scored = Scored { place, parts, score: 0.0, confidence: 0.0 };
            scored.score = scored.clues().map(|(_, part)| part).sum();
            scored
        })
        .collect();
    let best = ranked.iter().map(|w| w.score).fold(f32::NEG_INFINITY, f32::max);
    for candidate in &mut ranked {
        candidate.confidence = (candidate.score - best).exp();
    }
    let total: f32 = ranked.iter().map(|w| w.confidence).sum();
    for candidate in &mut ranked {
        candidate.confidence /= total;
    }
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
    ranked
}

/// Each clue's strength, 0 to 1, in the order of [`Clue::ALL`].
fn strengths(
    named: &Named,
    bearer: &Bearer<'_>,
    around: &Around,
    told: bool,
    evidence: &Evidence<'_>,
    gazetteer: &Gazetteer,
) -> [f32; Clue::ALL.len()] {
    let yes = |holds: bool| if holds { 1.0 } else { 0.0 };
    let fits = named.kinds.contains(&bearer.place.kind);
    let formed = !named.kinds.is_empty();
    Clue::ALL.map(|clue| match clue {
        Clue::Prominence => bearer.place.prominence,
        Clue::Alternate => yes(bearer.role == NameRole::Alternate),
        Clue::Form => yes(formed && fits),
        Clue::FormAgainst => yes(formed && !fits),
        Clue::Container => yes(evidence.is_bound(named, bearer.place.id, gazetteer)),
        Clue::Country => around.country,
        Clue::Region => around.region,
        Clue::Near => around.near,
        Clue::Article => yes(named.article && takes_article(bearer.place.kind)),
        Clue::Seat => yes(bearer.is_seat),
        Clue::Discourse => yes(told),
        Clue::Crowd => around.crowd,
        Clue::Lead => around.lead,
        Clue::People => people(bearer.place.population),
        Clue::Nature => yes(takes_article(bearer.place.kind)),
        Clue::Part => yes(matches!(
            bearer.place.kind,
            PlaceKind::District | PlaceKind::Locality | PlaceKind::Quarter
        )),
    })
}

/// 0 for an empty place, 1 for ten million and more.
fn people(population: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a strength needs few digits")]
    let people = population.max(1) as f32;
    (people.log10() / 7.0).min(1.0)
}
