use super::apart::{are_unlike, days_apart, have_told_days};
use super::clue::{Clue, Strengths};
use super::key::{Days, Key};
use crate::model::Count;

/// The logarithm of a year and more in days.
const YEAR: f32 = 6.0;

/// Days in which most documents of one event appear.
const NEWS: f32 = 3.0;

/// Toll from which two equal ones can hardly be chance, as a logarithm.
const GREAT_TOLL: f32 = 4.0;

/// The clues found in two reports, and how strong each is.
pub(super) struct Found(Strengths);

impl Found {
    /// None yet.
    pub(super) fn nothing() -> Found {
        Found([0.0; Clue::COUNT])
    }

    pub(super) fn strengths(self) -> Strengths {
        self.0
    }

    pub(super) fn set(&mut self, clue: Clue, strength: f32) {
        self.0[clue as usize] = strength;
    }

    /// 1 if it is one day, less if it is nearly.
    pub(super) fn days(&mut self, a: &Key, b: &Key) -> f32 {
        if let Some((one, other)) = a.told_on.zip(b.told_on) {
            let gap = one.abs_diff(other);
            #[expect(clippy::cast_precision_loss, reason = "a logarithm is taken of it")]
            self.set(Clue::PublishedNear, (-(gap.min(1_000) as f32) / NEWS).exp());
            self.set(Clue::PublishedFar, (log(gap) / YEAR).min(1.0));
        }
        let Some((one, other)) = a.days.zip(b.days) else {
            self.set(Clue::DayUntold, 1.0);
            return 0.0;
        };
        let (gap, longest) = (one.gap(other), one.count().max(other.count()));
        let told = have_told_days(a, b);
        if days_apart(a, b) {
            self.set(Clue::DaysApart, 1.0);
            self.set(Clue::DaysFar, (log(gap.unsigned_abs()) / YEAR).min(1.0));
            self.set(Clue::DaysToldApart, truth(told));
            let follows = |one: Days, other: Days| {
                !one.are_told() && other.are_told() && other.last < one.first
            };
            self.set(Clue::DayFollowedUp, truth(follows(one, other) || follows(other, one)));
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
        self.set(clue, strength);
        match clue {
            Clue::DaySame => 1.0,
            Clue::DayNext => 0.5,
            _ => 0.0,
        }
    }

    /// What their figures say.
    pub(super) fn tolls(&mut self, a: &Key, b: &Key) {
        let slots = [
            (a.killed, b.killed, [Clue::KilledSame, Clue::KilledMany, Clue::KilledApart]),
            (a.injured, b.injured, [Clue::InjuredSame, Clue::InjuredMany, Clue::InjuredApart]),
        ];
        for (one, other, [same, many, apart]) in slots {
            let Some((one, other)) = one.zip(other) else { continue };
            if one.best == other.best {
                self.set(same, 1.0);
                self.set(many, log(one.best) / GREAT_TOLL);
            } else if !one.meets(other) {
                let least = one.best.min(other.best);
                self.set(apart, log(one.best.abs_diff(other.best)) / (1.0 + log(least)));
            }
        }
        let harmed = |key: &Key| {
            let best = |count: Option<Count>| count.map_or(0, |count| count.best);
            best(key.killed).saturating_add(best(key.injured))
        };
        let both =
            a.killed.is_some() && a.injured.is_some() || b.killed.is_some() && b.injured.is_some();
        if both && harmed(a) == harmed(b) {
            self.set(Clue::TollsSame, 1.0);
        }
        let killed = |key: &Key| key.killed.map(|count| count.best);
        if let (Some(one), Some(other), Some((first, second))) =
            (killed(a), killed(b), a.told_on.zip(b.told_on))
            && first != second
            && (first < second) == (one < other)
        {
            self.set(Clue::TollGrew, truth(one != other));
        }
    }

    /// What those who did it and whom they harmed say.
    pub(super) fn parties(&mut self, a: &Key, b: &Key) {
        let shared = |a: &[u32], b: &[u32]| a.iter().filter(|one| b.contains(one)).count();
        if !a.actors.is_empty() && !b.actors.is_empty() {
            let same = shared(&a.actors, &b.actors) > 0;
            self.set(if same { Clue::ActorSame } else { Clue::ActorApart }, 1.0);
        }
        if !a.targets.is_empty() && !b.targets.is_empty() {
            let same = shared(&a.targets, &b.targets) > 0;
            self.set(if same { Clue::TargetShared } else { Clue::TargetsApart }, 1.0);
        }
        let things = !a.things.is_empty() && a.things.iter().any(|thing| b.things.contains(thing));
        self.set(Clue::ThingSame, truth(things));
        self.set(Clue::ThingsApart, truth(are_unlike(&a.things, &b.things)));
        if let Some((one, other)) = a.weapon.zip(b.weapon) {
            self.set(if one == other { Clue::WeaponSame } else { Clue::WeaponApart }, 1.0);
        }
    }
}

pub(super) fn truth(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}

/// The logarithm of 1 and the number.
#[expect(clippy::cast_precision_loss, reason = "a logarithm is taken of it")]
pub(super) fn log(number: u32) -> f32 {
    (number as f32).ln_1p()
}
