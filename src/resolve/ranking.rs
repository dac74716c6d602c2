use super::candidates::{Bearer, Bearers, Named};
use super::clue::{Clue, Weighed};
use super::evidence::{Around, Evidence};
use crate::gazetteer::{Gazetteer, NameRole};
use crate::model::{PlaceId, PlaceKind};
use crate::weights::Weights;

/// A candidate with the strength of each clue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored {
    pub(super) place: PlaceId,
    /// What each clue adds, in the order of [`Clue::ALL`]; 0 for one that was not found.
    parts: [f32; Clue::ALL.len()],
    pub(super) score: f32,
    /// 0 to 1: its share among the candidates.
    pub(super) confidence: f32,
    /// Whether it cannot be meant: a quarter of a town that the document has nothing to do with, or a
    /// town outside of the province written behind the name.
    pub(super) stray: bool,
    /// How little known it is, 0 to 1, if it lies far from all that the document names; else 0.
    pub(super) far: f32,
    /// The same, if it lies in a country of its own.
    pub(super) abroad: f32,
}

impl Scored {
    /// With its clues by name.
    pub(super) fn weighed(&self) -> Weighed {
        let Scored { place, score, confidence, far, abroad, .. } = *self;
        Weighed { place, clues: self.clues().collect(), score, confidence, far, abroad }
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
            let bare = named.kinds.is_empty() && !named.part && !evidence.binds(named);
            let plain = &mut plain[named.bearers][usize::from(named.article)];
            let known = plain.filter(|_| bare);
            let list = known.unwrap_or_else(|| {
                let places = &names[named.bearers].places;
                let apart = evidence.is_apart(named, places, gazetteer);
                let scored = places.iter().zip(&around[named.bearers]).map(|(bearer, around)| {
                    let told = evidence.is_told(names[named.bearers].name, bearer.place.id);
                    let parts = strengths(named, bearer, around, told, evidence, gazetteer);
                    let obscure = 1.0 - bearer.place.prominence;
                    Scored {
                        place: bearer.place.id,
                        parts,
                        score: 0.0,
                        confidence: 0.0,
                        stray: is_stray(named, bearer, &parts)
                            || apart && is_spot(bearer.place.kind)
                            || is_lost(bearer, around, &parts),
                        far: if around.far { obscure } else { 0.0 },
                        abroad: if around.abroad { obscure } else { 0.0 },
                    }
                });
                ranking.lists.push(ranked(scored, &weights));
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

/// Candidates whose parts are bare strengths, weighed and put in order.
fn ranked(
    candidates: impl Iterator<Item = Scored>,
    weights: &[f32; Clue::ALL.len()],
) -> Vec<Scored> {
    let mut ranked: Vec<Scored> = candidates
        .map(|mut scored| {
            scored.parts.iter_mut().zip(weights).for_each(|(part, weight)| *part *= weight);
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
        // New York is New York City's own name as much as its state's
        Clue::Alternate => yes(bearer.role == NameRole::Alternate && bearer.governed.is_none()),
        Clue::Form => yes(formed && fits),
        Clue::FormAgainst => yes(formed && !fits),
        Clue::Container => yes(evidence.is_bound(named, bearer, gazetteer)),
        Clue::Country => around.country,
        Clue::Region => around.region,
        Clue::Near => around.near,
        Clue::Article => yes(named.article && takes_article(bearer.place.kind)),
        Clue::Seat => seat(bearer, formed && !named.kinds.contains(&PlaceKind::Town)),
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

/// 1 for a capital, less for the seat of a unit of the same name, by its people: the world speaks of
/// both. Below 0 for a province that shares its name with its seat, unless a form says that no town
/// is meant.
fn seat(bearer: &Bearer<'_>, no_town: bool) -> f32 {
    if bearer.is_capital {
        return 1.0;
    }
    if bearer.yields && !no_town {
        return -YIELDS;
    }
    bearer.governed.map_or(0.0, |power| SHARES * ((power - FEW) / (MANY - FEW)).clamp(0.0, 1.0))
}

/// By how many capitals a province ranks below its seat of the same name.
const YIELDS: f32 = 0.8;

/// How much of a capital is the seat of a unit of three million people that bears its name.
const SHARES: f32 = 0.6;

/// Units of so many people, as powers of ten, are nothing to the world, or all that a unit may be.
const FEW: f32 = 5.0;
const MANY: f32 = 6.5;

/// Whether a name that means a quarter, or is only a part of another, is offered a place with nothing
/// of the document around it: "the Roseland neighborhood" is in the city told of, or in one that no
/// table has it in. Those that the world knows need no company, but no quarter is a far city.
fn is_stray(named: &Named, bearer: &Bearer<'_>, found: &[f32; Clue::ALL.len()]) -> bool {
    let strength = |clue: Clue| strength(found, clue);
    let is_quarter = matches!(bearer.place.kind, PlaceKind::Quarter | PlaceKind::Locality);
    let says_quarter = named.kinds.first() == Some(&PlaceKind::Quarter);
    let known = bearer.place.prominence >= WELL_KNOWN && (is_quarter || !says_quarter);
    // "the Hondo River" need not flow through the Hondo that is known
    let is_nature = |kind: &PlaceKind| takes_article(*kind);
    let says_nature = !named.kinds.is_empty() && named.kinds.iter().all(is_nature);
    let other = says_nature && !is_nature(&bearer.place.kind);
    (is_quarter || says_quarter || named.part || other)
        && !known
        && strength(Clue::Near) < BESIDE
        && strength(Clue::Container) + strength(Clue::Discourse) == 0.0
}

/// Whether it is a village far from all that the document names, in a province of which it names
/// nothing else: the only Howland known is in Maine, but the story plays in Ohio.
fn is_lost(bearer: &Bearer<'_>, around: &Around, found: &[f32; Clue::ALL.len()]) -> bool {
    around.far
        && around.region == 0.0
        && is_spot(bearer.place.kind)
        && bearer.place.kind != PlaceKind::Facility // their names are longer, and their own
        && bearer.place.prominence < LITTLE_KNOWN
        && strength(found, Clue::Container) + strength(found, Clue::Discourse) == 0.0
}

/// Towns of ten thousand are as prominent.
const LITTLE_KNOWN: f32 = 0.28;

fn strength(found: &[f32; Clue::ALL.len()], clue: Clue) -> f32 {
    let at = Clue::ALL.iter().position(|other| *other == clue);
    at.map_or(0.0, |at| found[at])
}

/// Whether it is a town, or lies in one.
fn is_spot(kind: PlaceKind) -> bool {
    use PlaceKind::{Facility, Locality, Quarter, Town};
    matches!(kind, Town | Quarter | Locality | Facility)
}

/// The strength of [`Clue::Near`] of places 50 km apart.
const BESIDE: f32 = 0.78;

/// As prominent as Harlem and Brooklyn.
const WELL_KNOWN: f32 = 0.4;

/// 0 for an empty place, 1 for ten million and more.
fn people(population: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a strength needs few digits")]
    let people = population.max(1) as f32;
    (people.log10() / 7.0).min(1.0)
}

fn takes_article(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Water | PlaceKind::Feature | PlaceKind::Area)
}
