use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::FixedState;
use geo::{Distance, Haversine, Point};

use super::clue::{Clue, Strengths};
use super::details::Commonness;
use super::key::{Days, Key};
use super::keys::Keys;
use crate::gazetteer::Gazetteer;
use crate::model::{Choice, Count, EventKind, KindFamily, PlaceId, Precision};

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

/// How two places lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// One place.
    Same,
    /// Two of one town.
    Beside,
    /// One holds the other, and is a district or where something is told to lie.
    InDistrict,
    /// One holds the other, and is a province.
    InRegion,
    /// One is a country or as wide, and holds the other.
    InCountry,
    /// So many metres lie between.
    Apart(u32),
    /// One of them is not told.
    Untold,
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

    /// Whether two reports cannot tell of one event, whatever speaks for it.
    pub(super) fn forbids(&self, a: &Key, b: &Key) -> bool {
        let shares = |least: f32| self.commonness.shared(a, b) >= least;
        let places = || matches!(self.relation(a, b), Relation::Apart(_));
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
    pub(super) fn strengths(&self, a: &Key, b: &Key) -> Strengths {
        let mut found = Found([0.0; Clue::COUNT]);
        found.set(Clue::Always, 1.0);
        found.set(Clue::KindSame, truth(a.kind == b.kind));
        let day = days(&mut found, a, b);
        let place = self.places(&mut found, a, b);
        found.set(Clue::DayAndPlace, day * place);
        tolls(&mut found, a, b);
        parties(&mut found, a, b);
        let shared = self.commonness.shared(a, b);
        found.set(Clue::DetailsSome, shared.min(SOME) / SOME);
        found.set(Clue::DetailsMany, shared.min(MANY) / MANY);
        let missed = (1.0 - shared / SOME).max(0.0);
        let hearing = self.commonness.hearing(a, b);
        found.set(Clue::DetailsNone, hearing * missed);
        found.set(Clue::DetailsUnheard, 1.0 - hearing);
        found.0
    }

    /// 1 if it is one place.
    fn places(&self, found: &mut Found, a: &Key, b: &Key) -> f32 {
        let relation = self.relation(a, b);
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

    fn relation(&self, a: &Key, b: &Key) -> Relation {
        let (Some(one), Some(other)) = (a.site, b.site) else { return Relation::Untold };
        let gazetteer = self.gazetteer;
        let wide = one.precision.max(other.precision);
        let inside = match wide {
            Precision::Exact | Precision::Near | Precision::District => Relation::InDistrict,
            Precision::Region => Relation::InRegion,
            Precision::Area | Precision::Country | Precision::Water => Relation::InCountry,
        };
        if one.place == other.place {
            return if one.precision.min(other.precision) >= Precision::Region {
                inside
            } else {
                Relation::Same
            };
        }
        if gazetteer.are_nested(one.place, other.place) {
            return inside;
        }
        if gazetteer.are_of_one_town(&one, &other) {
            return Relation::Beside;
        }
        let point = |choice: Choice| Point::new(choice.at.lon, choice.at.lat);
        let apart = Haversine.distance(point(one), point(other));
        let reach = f64::from(one.uncertainty_m.max(other.uncertainty_m));
        // "20 km north of Kunduz" may be the village that another tells by name
        let beside = |choice: Choice| choice.at != gazetteer.place(choice.place).position;
        let vague = !(a.is_local() && b.is_local()) || beside(one) || beside(other);
        if vague && apart <= reach { inside } else { Relation::Apart(metres(apart)) }
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

/// The logarithm of a year and more in days.
const YEAR: f32 = 6.0;

/// Days in which most documents of one event appear.
const NEWS: f32 = 3.0;

/// Toll from which two equal ones can hardly be chance, as a logarithm.
const GREAT_TOLL: f32 = 4.0;

struct Found(Strengths);

impl Found {
    fn set(&mut self, clue: Clue, strength: f32) {
        self.0[clue as usize] = strength;
    }
}

/// 1 if it is one day, less if it is nearly.
fn days(found: &mut Found, a: &Key, b: &Key) -> f32 {
    if let Some((one, other)) = a.told_on.zip(b.told_on) {
        let gap = one.abs_diff(other);
        #[expect(clippy::cast_precision_loss, reason = "a logarithm is taken of it")]
        found.set(Clue::PublishedNear, (-(gap.min(1_000) as f32) / NEWS).exp());
        found.set(Clue::PublishedFar, (log(gap) / YEAR).min(1.0));
    }
    let Some((one, other)) = a.days.zip(b.days) else {
        found.set(Clue::DayUntold, 1.0);
        return 0.0;
    };
    let (gap, longest) = (one.gap(other), one.count().max(other.count()));
    let told = have_told_days(a, b);
    if days_apart(a, b) {
        found.set(Clue::DaysApart, 1.0);
        found.set(Clue::DaysFar, (log(gap.unsigned_abs()) / YEAR).min(1.0));
        found.set(Clue::DaysToldApart, truth(told));
        let follows =
            |one: Days, other: Days| !one.are_told() && other.are_told() && other.last < one.first;
        found.set(Clue::DayFollowedUp, truth(follows(one, other) || follows(other, one)));
        return 0.0;
    }
    let vague = 1.0 / (1.0 + log(longest.unsigned_abs()));
    let covers = |outer: Days, inner: Days| {
        inner.count() == 1 && outer.first <= inner.first && inner.last <= outer.last
    };
    let clue = match (gap, longest) {
        (1, _) => Clue::DayNext,
        (_, 1) => Clue::DaySame,
        _ if !told => Clue::DayPublished,
        _ if covers(one, other) || covers(other, one) => Clue::DayCovered,
        _ => Clue::DaysMeet,
    };
    let strength = if longest == 1 || !told { 1.0 } else { vague };
    found.set(clue, strength);
    match clue {
        Clue::DaySame => 1.0,
        Clue::DayNext => 0.5,
        _ => 0.0,
    }
}

fn tolls(found: &mut Found, a: &Key, b: &Key) {
    let slots = [
        (a.killed, b.killed, [Clue::KilledSame, Clue::KilledMany, Clue::KilledApart]),
        (a.injured, b.injured, [Clue::InjuredSame, Clue::InjuredMany, Clue::InjuredApart]),
    ];
    for (one, other, [same, many, apart]) in slots {
        let Some((one, other)) = one.zip(other) else { continue };
        if one.best == other.best {
            found.set(same, 1.0);
            found.set(many, log(one.best) / GREAT_TOLL);
        } else if !one.meets(other) {
            let least = one.best.min(other.best);
            found.set(apart, log(one.best.abs_diff(other.best)) / (1.0 + log(least)));
        }
    }
    let harmed = |key: &Key| {
        let best = |count: Option<Count>| count.map_or(0, |count| count.best);
        best(key.killed).saturating_add(best(key.injured))
    };
    let both =
        a.killed.is_some() && a.injured.is_some() || b.killed.is_some() && b.injured.is_some();
    if both && harmed(a) == harmed(b) {
        found.set(Clue::TollsSame, 1.0);
    }
    let killed = |key: &Key| key.killed.map(|count| count.best);
    if let (Some(one), Some(other), Some((first, second))) =
        (killed(a), killed(b), a.told_on.zip(b.told_on))
        && first != second
        && (first < second) == (one < other)
    {
        found.set(Clue::TollGrew, truth(one != other));
    }
}

fn parties(found: &mut Found, a: &Key, b: &Key) {
    let shared = |a: &[u32], b: &[u32]| a.iter().filter(|one| b.contains(one)).count();
    if !a.actors.is_empty() && !b.actors.is_empty() {
        let same = shared(&a.actors, &b.actors) > 0;
        found.set(if same { Clue::ActorSame } else { Clue::ActorApart }, 1.0);
    }
    if !a.targets.is_empty() && !b.targets.is_empty() {
        let same = shared(&a.targets, &b.targets) > 0;
        found.set(if same { Clue::TargetShared } else { Clue::TargetsApart }, 1.0);
    }
    let things = !a.things.is_empty() && a.things.iter().any(|thing| b.things.contains(thing));
    found.set(Clue::ThingSame, truth(things));
    found.set(Clue::ThingsApart, truth(are_unlike(&a.things, &b.things)));
    if let Some((one, other)) = a.weapon.zip(b.weapon) {
        found.set(if one == other { Clue::WeaponSame } else { Clue::WeaponApart }, 1.0);
    }
}

/// Whether two kinds may be told of one event: those of one family, and a robbery in which people
/// were attacked.
fn may_be_one(a: EventKind, b: EventKind) -> bool {
    let robbed =
        |a: EventKind, b: EventKind| a == EventKind::Robbery && b.family() == KindFamily::Violence;
    // bombs from the air are not carried by a man
    let unlike = |a: EventKind, b: EventKind| {
        a == EventKind::AirStrike && matches!(b, EventKind::SuicideBombing | EventKind::Grenade)
    };
    (a.family() == b.family() || robbed(a, b) || robbed(b, a)) && !unlike(a, b) && !unlike(b, a)
}

/// Whether their figures cannot both be right.
fn tolls_apart(a: &Key, b: &Key) -> bool {
    let apart = |pair: Option<(Count, Count)>| pair.is_some_and(|(a, b)| !a.meets(b));
    apart(a.killed.zip(b.killed)) || apart(a.injured.zip(b.injured))
}

/// Whether they name one group, one target or one sort of thing.
fn share_parties(a: &Key, b: &Key) -> bool {
    a.actors.iter().any(|actor| b.actors.contains(actor))
        || a.targets.iter().any(|target| b.targets.contains(target))
        || a.things.iter().any(|thing| b.things.contains(thing))
}

/// Whether more than a night lies between the days of two reports.
fn days_apart(a: &Key, b: &Key) -> bool {
    a.days.zip(b.days).is_some_and(|(a, b)| match a.gap(b) {
        0 => false,
        1 => a.count() > 1 || b.count() > 1,
        _ => true,
    })
}

fn have_told_days(a: &Key, b: &Key) -> bool {
    [a, b].iter().all(|key| key.days.is_some_and(Days::are_told))
}

/// Whether two accounts name sorts of thing (a mosque, an airport), and none in both.
fn are_unlike(a: &[i64], b: &[i64]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|thing| b.contains(thing))
}

fn truth(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}

/// The logarithm of 1 and the number.
#[expect(clippy::cast_precision_loss, reason = "a logarithm is taken of it")]
fn log(number: u32) -> f32 {
    (number as f32).ln_1p()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no two points of the Earth lie 4 million kilometres apart"
)]
fn metres(apart: f64) -> u32 {
    apart as u32
}
