use std::collections::BTreeMap;

use super::candidates::{Bearer, Bearers, Named};
use super::ranking::Ranking;
use crate::gazetteer::{Gazetteer, NameRole, Place, distance_m};
use crate::model::{LonLat, NameId, PlaceId, PlaceKind};

/// A name whose best bearer leads by so much is evidence for its country.
const CLEAR_LEAD: f32 = 0.25;

/// Within this distance, in metres, two places count as neighbours.
const NEIGHBOURHOOD: f64 = 200_000.0;

/// The [`closeness`] of places 160 km apart.
const APART: f32 = 0.45;

/// The first so many names of a document speak for one another; more is a list of places, and
/// would take time by the square of its length.
const MOST_VOTES: usize = 400;

/// What the names of a document say of one another. Each name counts once however often it is
/// said, and never for itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence<'g> {
    /// What each name speaks for, and how strongly; by name.
    votes: Vec<(NameId, Vote<'g>)>,
    /// For each mention, what it means so far.
    choices: Vec<Option<PlaceId>>,
    /// Names bound to a place by what is written beside them somewhere in the document.
    told: BTreeMap<NameId, PlaceId>,
    /// Where the first place lies that the document names.
    lead: Option<(NameId, LonLat)>,
}

#[derive(Clone, Debug)]
struct Vote<'g> {
    countries: &'g str,
    region: Option<PlaceId>,
    /// Where, unless it is a country or wider.
    at: Option<Spot>,
    weight: f32,
}

/// What the other names of the document say of a candidate, each 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// The share that lie in its country.
    pub(super) country: f32,
    /// The share that lie in its province.
    pub(super) region: f32,
    /// How close the nearest lies.
    pub(super) near: f32,
    /// How many lie around it.
    pub(super) crowd: f32,
    /// How close the first place lies that the document names.
    pub(super) lead: f32,
    /// Whether the others are places of other parts only: it lies far from all of them.
    pub(super) far: bool,
    /// Whether they lie in other countries only.
    pub(super) abroad: bool,
}

impl<'g> Evidence<'g> {
    /// From the names alone: those that can hardly mean but one thing.
    pub(super) fn from_names(names: &[Bearers<'g>]) -> Evidence<'g> {
        let mut votes = BTreeMap::new();
        for name in names {
            let Some(best) = name.places.first().map(|bearer| &bearer.place) else { continue };
            let next = name.places.get(1).map_or(0.0, |next| next.place.prominence);
            if best.kind == PlaceKind::Country || best.prominence - next >= CLEAR_LEAD {
                vote(&mut votes, name.name, best, 1.0);
            }
        }
        Evidence { votes: votes.into_iter().collect(), ..Evidence::default() }
    }

    /// From what each mention was taken to mean.
    pub(super) fn from_choices(
        names: &[Bearers<'g>],
        named: &[Named],
        ranking: &Ranking,
        gazetteer: &Gazetteer,
    ) -> Evidence<'g> {
        let mut votes = BTreeMap::new();
        let mut choices = Vec::with_capacity(named.len());
        let mut lead = None;
        for (named, ranked) in named.iter().zip(ranking.iter()) {
            let best = ranked.first().filter(|best| !best.stray);
            choices.push(best.map(|best| best.place));
            let Bearers { name, places } = &names[named.bearers];
            if let Some(best) = best
                && let Some(bearer) = places.iter().find(|bearer| bearer.place.id == best.place)
            {
                vote(&mut votes, *name, &bearer.place, best.confidence);
                let local = name.filter(|_| lead.is_none() && is_local(&bearer.place));
                lead = lead.or(local.map(|name| (name, bearer.place.position)));
            }
        }
        let mut told = BTreeMap::new();
        for (number, named_here) in named.iter().enumerate() {
            let outer =
                named_here.container.and_then(|outer| choices.get(outer).copied().flatten());
            if let Some(name) = names[named_here.bearers].name
                && let (Some(outer), Some(inner)) = (outer, choices[number])
                && gazetteer.contains(outer, inner)
            {
                told.entry(name).or_insert(inner);
            }
        }
        Evidence { votes: votes.into_iter().collect(), choices, told, lead }
    }

    /// What the other names say of each bearer of a name.
    pub(super) fn around(&self, name: &Bearers<'_>) -> Vec<Around> {
        let others = || self.votes.iter().filter(|vote| Some(vote.0) != name.name).map(|v| &v.1);
        let local = others().any(|vote| vote.at.is_some());
        let settled = others().any(|vote| !vote.countries.is_empty());
        let around = name.places.iter().map(|bearer| {
            let place = &bearer.place;
            let here = is_local(place).then(|| Spot::new(place.position));
            let near = here.as_ref().map_or(0.0, |here| near(others(), here));
            let country = country(others(), place);
            Around {
                country,
                region: region(others(), place),
                near,
                crowd: here.as_ref().map_or(0.0, |here| crowd(others(), here)),
                lead: self.lead(name.name, place),
                far: local && here.is_some() && near < APART,
                abroad: settled && !place.countries.is_empty() && country == 0.0,
            }
        });
        around.collect()
    }

    /// Whether the name is bound to this place somewhere in the document.
    pub(super) fn is_told(&self, name: Option<NameId>, place: PlaceId) -> bool {
        name.is_some_and(|name| self.told.get(&name) == Some(&place))
    }

    /// How close a place lies to the first that the document names, by another name.
    fn lead(&self, name: Option<NameId>, place: &Place<'_>) -> f32 {
        match self.lead {
            Some((first, at)) if Some(first) != name && is_local(place) => {
                closeness(distance_m(at, place.position))
            }
            _ => 0.0,
        }
    }

    /// Whether what is written beside the mention may bind it to some candidate.
    pub(super) fn binds(&self, named: &Named) -> bool {
        self.choice(named.container).or(self.choice(named.content)).is_some()
    }

    /// Whether what is written beside the mention binds it to this candidate.
    pub(super) fn is_bound(
        &self,
        named: &Named,
        bearer: &Bearer<'_>,
        gazetteer: &Gazetteer,
    ) -> bool {
        let place = bearer.place.id;
        let container = self.choice(named.container);
        // Harlem is in New York County, and nobody calls that New York
        let short = bearer.place.kind == PlaceKind::District
            && bearer.role == NameRole::Alternate
            && named.kinds.is_empty();
        let content = self.choice(named.content).filter(|_| !short);
        container.is_some_and(|outer| gazetteer.contains(outer, place))
            || content.is_some_and(|inner| gazetteer.contains(place, inner))
    }

    /// Whether what is written right behind the mention holds none of its candidates: of the
    /// Grantvilles known none is in Pennsylvania, of the Bordeaux none in Nashville.
    pub(super) fn is_apart(
        &self,
        named: &Named,
        bearers: &[Bearer<'_>],
        gazetteer: &Gazetteer,
    ) -> bool {
        let outer = self.choice(named.container.filter(|_| named.bound));
        let Some(outer) = outer.map(|outer| gazetteer.place(outer)) else { return false };
        // a comma between two towns makes a list
        let is_town = outer.kind == PlaceKind::Town && !named.kinds.is_empty();
        let holds = |bearer: &Bearer<'_>| {
            let place = &bearer.place;
            gazetteer.contains(outer.id, place.id)
                || is_town && distance_m(outer.position, place.position) <= IN_TOWN
        };
        (is_town || matches!(outer.kind, PlaceKind::Region | PlaceKind::Country))
            && !bearers.iter().any(holds)
    }

    fn choice(&self, mention: Option<usize>) -> Option<PlaceId> {
        self.choices.get(mention?).copied()?
    }
}

fn vote<'g>(
    votes: &mut BTreeMap<NameId, Vote<'g>>,
    name: Option<NameId>,
    place: &Place<'g>,
    weight: f32,
) {
    let Some(name) = name else { return };
    let known = votes.get(&name).map(|kept| kept.weight);
    if known.map_or(votes.len() < MOST_VOTES, |kept| weight > kept) {
        let at = is_local(place).then(|| Spot::new(place.position));
        let (countries, region) = (place.countries, place.region_id());
        votes.insert(name, Vote { countries, region, at, weight });
    }
}

/// No part of a town lies farther from its point, in metres.
const IN_TOWN: f64 = 60_000.0;

/// Whether a place is small enough for its point to say where it is.
fn is_local(place: &Place<'_>) -> bool {
    !matches!(place.kind, PlaceKind::Country | PlaceKind::Area | PlaceKind::Water)
}

fn country<'v>(others: impl Iterator<Item = &'v Vote<'v>>, place: &Place<'_>) -> f32 {
    let own = place.countries;
    if own.is_empty() {
        return 0.0;
    }
    share(others, |vote| {
        let theirs = vote.countries;
        own == theirs
            || (own.len() > 3 || theirs.len() > 3)
                && !theirs.is_empty()
                && own.split(';').any(|code| theirs.contains(code))
    })
}

fn region<'v>(others: impl Iterator<Item = &'v Vote<'v>>, place: &Place<'_>) -> f32 {
    let Some(region) = place.region_id() else { return 0.0 };
    share(others, |vote| vote.region == Some(region))
}

#[expect(clippy::needless_pass_by_value, reason = "an iterator is handed over")]
fn near<'v>(others: impl Iterator<Item = &'v Vote<'v>> + Clone, here: &Spot) -> f32 {
    let spots = || others.clone().filter_map(|vote| vote.at.as_ref());
    let closest = spots().map(|spot| here.cosine(spot)).fold(f64::NEG_INFINITY, f64::max);
    let nearest = spots()
        .filter(|spot| here.cosine(spot) >= closest - ROUNDING)
        .map(|spot| distance_m(here.at, spot.at))
        .fold(f64::INFINITY, f64::min);
    closeness(nearest)
}

/// 1 for places a step apart, to 0 for those at the ends of the earth.
fn closeness(metres: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a strength needs few digits")]
    let strength = (-metres / NEIGHBOURHOOD).exp() as f32;
    strength
}

/// How many of the others, by the surety of their votes, lie in the neighbourhood: 0 for none, 1
/// for twenty.
fn crowd<'v>(others: impl Iterator<Item = &'v Vote<'v>>, here: &Spot) -> f32 {
    let around = others.filter(|vote| {
        vote.at.as_ref().is_some_and(|spot| here.cosine(spot) >= NEIGHBOURHOOD_COSINE)
    });
    let sum: f32 = around.map(|vote| vote.weight).sum();
    (sum.ln_1p() / 21f32.ln()).min(1.0)
}

/// Of the angle that half the neighbourhood subtends: cos(100 km / 6,371 km).
const NEIGHBOURHOOD_COSINE: f64 = 0.999_876_82;

/// Cosines that differ by less may be of either order.
const ROUNDING: f64 = 1e-12;

/// A point of the globe, and where it lies in space, which makes the nearest of many cheap to find.
#[derive(Clone, Copy, Debug)]
struct Spot {
    at: LonLat,
    space: [f64; 3],
}

impl Spot {
    fn new(at: LonLat) -> Spot {
        let (lon, lat) = (at.lon.to_radians(), at.lat.to_radians());
        let space = [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()];
        Spot { at, space }
    }

    /// Of the angle between two points: the greater, the closer.
    fn cosine(&self, other: &Spot) -> f64 {
        self.space.iter().zip(other.space).map(|(a, b)| a * b).sum()
    }
}

/// Weighted share with one doubter added, so that a single vote is no certainty.
fn share<'v>(votes: impl Iterator<Item = &'v Vote<'v>>, fits: impl Fn(&Vote<'_>) -> bool) -> f32 {
    let (mut fit, mut all) = (0.0, 1.0);
    for vote in votes {
        all += vote.weight;
        if fits(vote) {
            fit += vote.weight;
        }
    }
    fit / all
}
