use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::apart::{
    are_unlike, days_apart, have_told_days, may_be_one, share_parties, tolls_apart,
};
use super::clue::{Clue, Strengths};
use super::details::Commonness;
use super::found::{Found, log, truth};
use super::key::Key;
use super::keys::Keys;
use super::relation::Relation;
use crate::gazetteer::Gazetteer;
use crate::model::PlaceId;

/// A run's reports, with what must be known of all to compare two of them.
pub(super) struct Run<'k> {
    keys: &'k Keys,
    /// Their numbers in the order of their documents and sentences.
    order: &'k [u32],
    pub(super) gazetteer: &'k Gazetteer,
    pub(super) commonness: Commonness,
    /// How many reports tell of each place.
    places: HashMap<PlaceId, u32, FixedState>,
}

impl<'k> Run<'k> {
    pub(super) fn of(keys: &'k Keys, order: &'k [u32], gazetteer: &'k Gazetteer) -> Run<'k> {
        let all = || (0..).take(keys.len()).map(|at| keys.get(at));
        let mut commonness = Commonness::of(keys.len(), all().map(|key| key.details.len()).sum());
        let mut places = HashMap::with_hasher(FixedState::default());
        for key in all() {
            commonness.add(&key);
            if let Some(site) = key.site {
                *places.entry(site.place).or_insert(0_u32) += 1;
            }
        }
        Run { keys, order, gazetteer, commonness, places }
    }

    /// How many reports there are.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// The key of a report, by its place in the order.
    pub(super) fn key(&self, at: u32) -> Rc<Key> {
        self.keys.get(self.order[at as usize])
    }

    /// Its document.
    pub(super) fn document(&self, at: u32) -> u32 {
        self.keys.document_of(self.order[at as usize])
    }

    /// Whether two reports cannot tell of one event, whatever speaks for it; `shared` is how much
    /// their details share.
    fn forbids(&self, a: &Key, b: &Key, shared: impl Fn() -> f32) -> bool {
        let places = || matches!(Relation::between(a, b, self.gazetteer), Relation::Apart(_));
        a.document == b.document
            || !may_be_one(a.kind, b.kind)
            || (are_unlike(&a.things, &b.things) || days_apart(a, b) || places()) && shared() < ANY
            || days_apart(a, b) && have_told_days(a, b) && shared() < TOLD
            || tolls_apart(a, b)
                && (self.is_great(a) || self.is_great(b))
                && !share_parties(a, b)
                && shared() < ANY
    }

    /// Whether two reports of one document may tell of one event, for all that they say.
    pub(super) fn may_repeat(a: &Key, b: &Key) -> bool {
        may_be_one(a.kind, b.kind) && !days_apart(a, b) && !tolls_apart(a, b)
    }

    /// Whether it lies in a town where several things happen a day.
    fn is_great(&self, key: &Key) -> bool {
        key.site.is_some_and(|site| self.gazetteer.population(site.place) >= GREAT)
    }

    /// What speaks for two reports telling of one event, and against: the same either way round.
    /// `None` if they cannot, whatever speaks for it.
    pub(super) fn strengths(&self, a: &Key, b: &Key) -> Option<Strengths> {
        let shared = OnceCell::new();
        let shared = || *shared.get_or_init(|| self.commonness.shared(a, b));
        if self.forbids(a, b, shared) {
            return None;
        }
        let shared = shared();
        let mut found = Found::nothing();
        found.set(Clue::Always, 1.0);
        found.set(Clue::KindSame, truth(a.kind == b.kind));
        let day = found.days(a, b);
        let place = self.places(&mut found, a, b);
        found.set(Clue::DayAndPlace, day * place);
        found.tolls(a, b);
        found.parties(a, b);
        found.set(Clue::DetailsSome, shared.min(SOME) / SOME);
        found.set(Clue::DetailsMany, shared.min(MANY) / MANY);
        let missed = (1.0 - shared / SOME).max(0.0);
        let hearing = self.commonness.hearing(a, b);
        found.set(Clue::DetailsNone, hearing * missed);
        found.set(Clue::DetailsUnheard, 1.0 - hearing);
        Some(found.strengths())
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
            let people = sites.clone().map(|site| self.gazetteer.population(site.place));
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
/// a hospital, are two events. Measured: twice as much loses a thirtieth of the pairs.
const ANY: f32 = 0.05;

/// Less than this does not speak against two days that both texts tell.
const TOLD: f32 = 0.2;

/// Metres between two towns that are taken for one another.
const NEIGHBOURS: f32 = 10_000.0;

/// The logarithm of how many times farther places lie apart at most.
const FARTHEST: f32 = 7.5;

/// The logarithm of the people of the greatest towns, and of the reports of the busiest.
const GREATEST: f32 = 16.0;
const BUSIEST: f32 = 10.0;

/// People of a town in which two tolls of one day are two events, if nothing else is shared.
const GREAT: u32 = 500_000;
