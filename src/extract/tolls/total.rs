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
/// A zero counts where nothing else is told. Of those shot the dead are not wounded.
pub(in crate::extract) fn tolls(tallies: &[Tally]) -> Tolls {
    let total = |slot, attackers| total(tallies, slot, attackers);
    let killed = total(TollSlot::Killed, false);
    let shot = total(TollSlot::Shot, false).filter(|shot| shot.best > 0);
    let left = shot.and_then(|shot| {
        let dead = tallies.iter().filter(|tally| tally.slot == TollSlot::Killed && !tally.more);
        let singly = dead.clone().all(|tally| tally.told == Told::Single) && shot.best == 1;
        match killed {
            Some(dead) if dead.best > 0 && !singly => less(shot, dead),
            _ => Some(shot),
        }
    });
    let injured = total(TollSlot::Injured, false);
    let injured = match (injured.filter(|count| count.best > 0), left) {
        (Some(injured), Some(left)) => Some(injured.widen(left)),
        (injured, left) => injured.or(left),
    };
    Tolls {
        killed,
        injured: injured.or_else(|| total(TollSlot::Injured, false)),
        perpetrators_killed: total(TollSlot::Killed, true),
        taken: total(TollSlot::Taken, false).or_else(|| total(TollSlot::Taken, true)),
    }
}

/// Those shot who did not die; `None` where all did.
fn less(shot: Count, dead: Count) -> Option<Count> {
    let left = |a: u32, b: u32| a.checked_sub(b).filter(|left| *left > 0);
    if dead.best > shot.best {
        return Some(shot); // others died
    }
    Some(Count {
        best: left(shot.best, dead.best)?,
        least: shot.least.saturating_sub(dead.best),
        most: shot.most.map(|most| most.saturating_sub(dead.best)),
        stated: shot.stated,
    })
}

fn total(tallies: &[Tally], slot: TollSlot, attackers: bool) -> Option<Count> {
    let sums = sums(tallies, slot, attackers);
    let told = |least: Told| sums.iter().any(|sum| sum.told >= least && sum.count.best > 0);
    let least = if told(Told::Single) { Told::Single } else { Told::Weak };
    let figures = sums.iter().any(|sum| sum.told == Told::Figure && sum.count.best > 1);
    let positive = told(Told::Weak);
    let mut total: Option<Count> = None;
    let counts = |sum: &&Sum| {
        sum.told >= least
            && (sum.count.best > 0 || !positive)
            && (sum.told == Told::Figure || sum.more || !figures)
    };
    for sum in sums.iter().filter(counts) {
        total = Some(match total {
            None => sum.count,
            Some(known) if sum.more => add(known, sum.count),
            Some(known) if sum.told == Told::Single => add(known, sum.count),
            Some(known) => known.widen(sum.count),
        });
    }
    total
}

fn sums(tallies: &[Tally], slot: TollSlot, attackers: bool) -> Vec<Sum> {
    let mut sums: Vec<(usize, Sum)> = Vec::new();
    let ours = |tally: &&Tally| {
        tally.slot == slot && tally.attackers == attackers && tally.told > Told::Uncounted
    };
    for tally in tallies.iter().filter(ours) {
        match sums.last_mut().filter(|(list, _)| *list == tally.list) {
            Some((_, sum)) => {
                sum.count = add(sum.count, tally.count);
                sum.told = Told::Figure;
            }
            None => {
                let sum = Sum { count: tally.count, told: tally.told, more: tally.more };
                sums.push((tally.list, sum));
            }
        }
    }
    sums.into_iter().map(|(_, sum)| sum).collect()
}
