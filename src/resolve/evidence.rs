use std::collections::BTreeMap;

use geo::{Distance, Haversine, Point};

use super::candidates::{Named, Weighed};
use crate::gazetteer::{Gazetteer, Place};
use crate::model::{LonLat, PlaceId, PlaceKind};

/// A name whose best bearer leads by so much is evidence for its country.
const CLEAR_LEAD: f32 = 0.25;

/// Within this distance, in metres, two places count as neighbours.
const NEIGHBOURHOOD: f64 = 200_000.0;

/// What the names of a document say of one another. Each name counts once however often it is
/// said, and never for itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// By name: the countries it speaks for, and how strongly.
    votes: BTreeMap<String, Vote>,
    /// For each mention, what it means so far.
    choices: Vec<Option<PlaceId>>,
}

#[derive(Clone, Debug)]
struct Vote {
    countries: String,
    region: Option<PlaceId>,
    /// Where, unless it is a country or wider.
    at: Option<LonLat>,
    weight: f32,
}

impl Evidence {
    /// From the names alone: those that can hardly mean but one thing.
    pub(super) fn from_names(named: &[Named], gazetteer: &Gazetteer) -> Evidence {
        let mut evidence = Evidence { choices: vec![None; named.len()], ..Evidence::default() };
        for named in named {
            let mut senses = named.senses.iter().map(|&(id, _)| gazetteer.place(id));
            let Some(best) = senses.next() else { continue };
            let lead = best.prominence - senses.next().map_or(0.0, |next| next.prominence);
            if best.kind == PlaceKind::Country || lead >= CLEAR_LEAD {
                evidence.vote(named, &best, 1.0);
            }
        }
        evidence
    }

    /// From what each mention was taken to mean.
    pub(super) fn from_choices(
        named: &[Named],
        weighed: &[Vec<Weighed>],
        gazetteer: &Gazetteer,
    ) -> Evidence {
        let mut evidence = Evidence::default();
        for (named, weighed) in named.iter().zip(weighed) {
            let best = weighed.first();
            evidence.choices.push(best.map(|best| best.place));
            if let Some(best) = best {
                evidence.vote(named, &gazetteer.place(best.place), best.confidence);
            }
        }
        evidence
    }

    fn vote(&mut self, named: &Named, place: &Place<'_>, weight: f32) {
        let local = !matches!(place.kind, PlaceKind::Country | PlaceKind::Area | PlaceKind::Water);
        let vote = Vote {
            countries: place.countries.to_owned(),
            region: place.region().map(|region| region.id),
            at: local.then_some(place.position),
            weight,
        };
        let kept = self.votes.entry(named.name.clone()).or_insert_with(|| vote.clone());
        if weight > kept.weight {
            *kept = vote;
        }
    }

    fn others<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Vote> {
        self.votes.iter().filter(move |(other, _)| *other != name).map(|(_, vote)| vote)
    }

    /// 0 to 1: the share of the other names that lie in the candidate's country.
    pub(super) fn country(&self, name: &str, place: &Place<'_>) -> f32 {
        if place.countries.is_empty() {
            return 0.0;
        }
        share(self.others(name), |vote| {
            !vote.countries.is_empty()
                && place.countries.split(';').any(|c| vote.countries.contains(c))
        })
    }

    /// 0 to 1: the share of the other names that lie in the candidate's province.
    pub(super) fn region(&self, name: &str, place: &Place<'_>) -> f32 {
        let Some(region) = place.region().map(|region| region.id) else { return 0.0 };
        share(self.others(name), |vote| vote.region == Some(region))
    }

    /// 0 to 1: how close the nearest of the other places lies.
    pub(super) fn near(&self, name: &str, place: &Place<'_>) -> f32 {
        if matches!(place.kind, PlaceKind::Country | PlaceKind::Area | PlaceKind::Water) {
            return 0.0;
        }
        let here = Point::new(place.position.lon, place.position.lat);
        let nearest = self
            .others(name)
            .filter_map(|vote| vote.at)
            .map(|at| Haversine.distance(here, Point::new(at.lon, at.lat)))
            .fold(f64::INFINITY, f64::min);
        #[expect(clippy::cast_possible_truncation, reason = "a strength needs few digits")]
        let strength = (-nearest / NEIGHBOURHOOD).exp() as f32;
        strength
    }

    /// Whether what is written beside the mention binds it to this candidate.
    pub(super) fn is_bound(&self, named: &Named, place: &Place<'_>, gazetteer: &Gazetteer) -> bool {
        let chosen = |number: Option<usize>| number.and_then(|n| self.choices.get(n).copied()?);
        let inside =
            chosen(named.container).is_some_and(|outer| gazetteer.contains(outer, place.id));
        let around = chosen(named.content).is_some_and(|inner| gazetteer.contains(place.id, inner));
        inside || around
    }
}

/// Weighted share with one doubter added, so that a single vote is no certainty.
fn share<'v>(votes: impl Iterator<Item = &'v Vote>, fits: impl Fn(&Vote) -> bool) -> f32 {
    let (mut fit, mut all) = (0.0, 1.0);
    for vote in votes {
        all += vote.weight;
        if fits(vote) {
            fit += vote.weight;
        }
    }
    fit / all
}
