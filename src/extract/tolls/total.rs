use std::borrow::Cow;

use super::figures::add;
use super::{Tally, Told};
use crate::language::TollSlot;
use crate::model::{Count, Tolls};

/// Those told in one breath, added up.
#[derive(Clone, Copy, Debug)]
struct Sum {
    count: Count,
    told: Told,
    more: bool,
}

/// The tolls that the tallies of one sentence come to.
///
/// Lists add up, and so do "two others" and people told one by one. Of several figures for one
/// slot the first is the best, and the range spans all; somebody told singly is part of a figure.
/// A zero counts where nothing else is told. Those shot may be dead or wounded: what else is told
/// decides, in the sentence or later.
pub(in crate::extract) fn tolls(tallies: &[Tally]) -> Tolls {
    let tallies = &lived(tallies);
    let killed = total(tallies, TollSlot::Killed, false);
    let injured = total(tallies, TollSlot::Injured, false);
    let hit = total(tallies, TollSlot::Shot, false);
    Tolls {
        killed,
        injured: injured.map(|count| firm(tallies, TollSlot::Injured, count)),
        hit: hit.map(|count| firm(tallies, TollSlot::Shot, count)),
        perpetrators_killed: total(tallies, TollSlot::Killed, true),
        taken: total(tallies, TollSlot::Taken, false)
            .or_else(|| total(tallies, TollSlot::Taken, true)),
    }
}

/// The same, with those shot beside the dead as wounded: "one was killed and 11 others shot".
fn lived(tallies: &[Tally]) -> Cow<'_, [Tally]> {
    let others = |tally: &Tally| tally.slot == TollSlot::Shot && tally.more;
    let died = |tally: &Tally| {
        tally.slot == TollSlot::Killed && !tally.attackers && tally.told >= Told::Someone
    };
    let mut lived = Cow::Borrowed(tallies);
    if tallies.iter().any(others) && tallies.iter().any(died) {
        let others = lived.to_mut().iter_mut().filter(|tally| others(tally));
        others.for_each(|tally| tally.slot = TollSlot::Injured);
    }
    lived
}

/// One person hurt stands for himself where the sentence tells of somebody else's death or counts
/// "another"; elsewhere he may be the one who died.
fn firm(tallies: &[Tally], slot: TollSlot, count: Count) -> Count {
    let ours = |tally: &&Tally| tally.slot == slot && !tally.attackers;
    let more = tallies.iter().filter(ours).any(|tally| tally.more);
    let apart = tallies.iter().filter(ours).any(|tally| tally.told >= Told::Someone)
        && tallies.iter().any(|tally| {
            tally.slot == TollSlot::Killed && !tally.attackers && tally.told >= Told::Someone
        });
    Count { stated: if count.best == 1 { more || apart } else { count.stated }, ..count }
}

fn total(tallies: &[Tally], slot: TollSlot, attackers: bool) -> Option<Count> {
    let sums = sums(tallies, slot, attackers);
    let told = |least: Told| sums.iter().any(|sum| sum.told >= least && sum.count.best > 0);
    let least = if told(Told::Someone) { Told::Someone } else { Told::Weak };
    let figures = sums.iter().any(|sum| sum.told == Told::Figure && sum.count.best > 1);
    let positive = told(Told::Weak);
    let mut total: Option<Count> = None;
    let mut singly = true;
    let counts = |sum: &&Sum| {
        sum.told >= least
            && (sum.count.best > 0 || !positive)
            && (sum.told == Told::Figure || sum.more || !figures)
    };
    for sum in sums.iter().filter(counts) {
        total = Some(match total {
            None => sum.count,
            Some(known) if sum.more => add(known, sum.count),
            Some(known) if sum.told == Told::Single && singly => add(known, sum.count),
            Some(known) => known.widen(sum.count),
        });
        singly &= sum.told == Told::Single;
    }
    total
}

fn sums(tallies: &[Tally], slot: TollSlot, attackers: bool) -> Vec<Sum> {
    let mut sums: Vec<(usize, Sum)> = Vec::new();
    let ours = |tally: &&Tally| {
        tally.slot == slot && tally.attackers == attackers && tally.told > Told::Uncounted
    };
    for tally in tallies.iter().filter(ours) {
        if let Some((_, sum)) = sums.last_mut().filter(|(list, _)| *list == tally.list) {
            sum.count = add(sum.count, tally.count);
            sum.told = Told::Figure;
        } else {
            let sum = Sum { count: tally.count, told: tally.told, more: tally.more };
            sums.push((tally.list, sum));
        }
    }
    sums.into_iter().map(|(_, sum)| sum).collect()
}
