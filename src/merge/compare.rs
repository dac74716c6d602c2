use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::apart::{
    are_unlike, days_apart, have_told_days, may_be_one, share_parties, tolls_apart,
};
use super::clue::{Clue, Strengths};
use super::details::Commonness;
use super::found::{Found, log, truth};
use super::key::Key;
use super::relation::Relation;
use crate::gazetteer::Gazetteer;
use crate::model::PlaceId;

/// A run's reports, with what must be known of all to compare two of them.
pub(super) struct Run<'k> {
    /// In the order of their documents and sentences.
    pub(super) keys: Vec<&'k Key>,
    pub(super) gazetteer: &'k Gazetteer,
    pub(super) commonness: Commonness,
    /// How many reports tell of each place.
    places: HashMap<PlaceId, u32, FixedState>,
}

impl<'k> Run<'k> {
    pub(super) fn of(keys: Vec<&'k Key>, gazetteer: &'k Gazetteer) -> Run<'k> {
        let mut places = HashMap::with_hasher(FixedState::default());
        for site in keys.iter().filter_map(|key| key.site) {
            *places.entry(site.place).or_insert(0_u32) += 1;
        }
        Run { commonness: Commonness::of(&keys), keys, gazetteer, places }
    }

    /// Whether two reports cannot tell of one event, whatever speaks for it.
    pub(super) fn forbids(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.keys[a], self.keys[b]);
        let shares = |least: f32| self.commonness.shared(a, b) >= least;
        let places = || matches!(Relation::between(a, b, self.gazetteer), Relation::Apart(_));
        a.document == b.document
            || !may_be_one(a.kind, b.kind)
            || (are_unlike(&a.things, &b.things) || days_apart(a, b) || places()) && !shares(ANY)
            || days_apart(a, b) && have_told_days(a, b) && !shares(SOME / 2.0)
            || tolls_apart(a, b)
                && (self.is_great(a) || self.is_great(b))
                && !share_parties(a, b)
                && !shares(ANY)
    }

    /// Whether it lies in a town where several things happen a day.
    fn is_great(&self, key: &Key) -> bool {
        key.site.is_some_and(|site| self.gazetteer.place(site.place).population >= GREAT)
    }

    /// What speaks for two reports telling of one event, and against: the same either way round.
    pub(super) fn strengths(&self, a: usize, b: usize) -> Strengths {
        let (a, b) = (self.keys[a], self.keys[b]);
        let mut found = Found::nothing();
        found.set(Clue::Always, 1.0);
        found.set(Clue::KindSame, truth(a.kind == b.kind));
        let day = found.days(a, b);
        let place = self.places(&mut found, a, b);
        found.set(Clue::DayAndPlace, day * place);
        found.tolls(a, b);
        found.parties(a, b);
        let shared = self.commonness.shared(a, b);
        found.set(Clue::DetailsSome, shared.min(SOME) / SOME);
        found.set(Clue::DetailsMany, shared.min(MANY) / MANY);
        let missed = (1.0 - shared / SOME).max(0.0);
        let hearing = self.commonness.hearing(a, b);
        found.set(Clue::DetailsNone, hearing * missed);
        found.set(Clue::DetailsUnheard, 1.0 - hearing);
        found.strengths()
    }

    /// 1 if it is one place.
    fn places(&self, found: &mut Found, a: &Key, b: &Key) -> f32 {
        let relation = Relation::between(a, b, self.gazetteer);
        let clue = match relation {
            Relation::Same => Clue::PlaceSame,
            Relation::Beside => Clue::PlaceBeside,
            Relation::InDistrict => Clue::PlaceInDistrict,
            Relation::InRegion => Clue::PlaceInRegion,
            Relation::InCountry => Clue::PlaceInCountry,
            Relation::Apart(metres) => {
                #[expect(clippy::cast_precision_loss, reason = "a logarithm is taken of it")]
                let far = (metres as f32 / NEIGHBOURS).max(1.0).ln() / FARTHEST;
                found.set(Clue::PlacesFar, far);
                Clue::PlacesApart
            }
            Relation::Untold => Clue::PlaceUntold,
        };
        found.set(clue, 1.0);
        if matches!(relation, Relation::Same | Relation::Beside) {
            let sites = [a.site, b.site].into_iter().flatten();
            let people = sites.clone().map(|site| self.gazetteer.place(site.place).population);
            let told = sites.filter_map(|site| self.places.get(&site.place)).copied();
            found.set(Clue::PlaceGreat, log(people.max().unwrap_or(0)) / GREATEST);
            found.set(Clue::PlaceBusy, log(told.max().unwrap_or(0)) / BUSIEST);
        }
        truth(relation == Relation::Same)
    }
}

/// What counts as some shared details, and as many: half and nearly all of the reports of one
/// event share so much.
const SOME: f32 = 0.8;
const MANY: f32 = 3.0;

/// Less than this is no shared detail to speak of: then other days, other places, or a mosque and
/// a hospital, are two events.
const ANY: f32 = 0.1;

/// Metres between two towns that are taken for one another.
const NEIGHBOURS: f32 = 10_000.0;

/// The logarithm of how many times farther places lie apart at most.
const FARTHEST: f32 = 7.5;

/// The logarithm of the people of the greatest towns, and of the reports of the busiest.
const GREATEST: f32 = 16.0;
const BUSIEST: f32 = 10.0;

/// People of a town in which two tolls of one day are two events, if nothing else is shared.
const GREAT: u32 = 500_000;
