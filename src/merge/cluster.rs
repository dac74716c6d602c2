use std::cmp::Reverse;

use super::key::Key;
use crate::gazetteer::Gazetteer;
use crate::model::When;

/// Ranges of more days than this are not compared day by day: they join nothing.
const LONGEST: i32 = 62;

/// Joins the likest pairs first, and no two groups of which any two members forbid it.
pub(super) fn clusters(keys: &[Key], gazetteer: &Gazetteer) -> Vec<Vec<u32>> {
    let mut pairs = pairs(keys, gazetteer);
    pairs.sort_by_key(|&(likeness, a, b)| {
        let (first, second) = (keys[a].order(), keys[b].order());
        (Reverse(likeness), first.min(second), first.max(second))
    });
    let mut group_of: Vec<usize> = (0..keys.len()).collect();
    let mut groups: Vec<Vec<usize>> = (0..keys.len()).map(|at| vec![at]).collect();
    for (_, a, b) in pairs {
        let (a, b) = (group_of[a], group_of[b]);
        let forbidden = || {
            groups[a]
                .iter()
                .any(|&x| groups[b].iter().any(|&y| keys[x].forbids(&keys[y], gazetteer)))
        };
        if a == b || forbidden() {
            continue;
        }
        let moved = std::mem::take(&mut groups[b]);
        for &member in &moved {
            group_of[member] = a;
        }
        groups[a].extend(moved);
    }
    let mut clusters: Vec<Vec<u32>> = groups
        .into_iter()
        .filter(|group| !group.is_empty())
        .map(|group| {
            let mut numbers: Vec<u32> = group
                .into_iter()
                .map(|at| u32::try_from(at).expect("reports are numbered in u32"))
                .collect();
            numbers.sort_unstable();
            numbers
        })
        .collect();
    clusters.sort();
    clusters
}

/// Every pair whose days meet and that is alike enough, found by a sweep over the days.
fn pairs(keys: &[Key], gazetteer: &Gazetteer) -> Vec<(u32, usize, usize)> {
    let short = |when: &When| when.days() <= LONGEST;
    let mut dated: Vec<(When, usize)> = keys
        .iter()
        .enumerate()
        .filter_map(|(at, key)| Some((key.when.filter(short)?, at)))
        .collect();
    dated.sort_by_key(|&(when, at)| (when.first, when.last, at));
    let mut open: Vec<(When, usize)> = Vec::new();
    let mut pairs = Vec::new();
    for (when, at) in dated {
        open.retain(|(before, _)| before.last >= when.first);
        for &(_, before) in &open {
            if let Some(likeness) = keys[before].likeness(&keys[at], gazetteer) {
                pairs.push((likeness, before, at));
            }
        }
        open.push((when, at));
    }
    pairs
}
