use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::block;
use super::clue::{Clue, Strengths};
use super::compare::Run;
use crate::weights::Weights;

/// How likely two reports must be of one event to be joined, and two groups on the whole, in log
/// odds: set so that nine in ten of the joined pairs are right.
const ENOUGH: f32 = -0.9;

/// Of a group so many members speak for all: the first.
const SPEAKERS: usize = 16;

/// Of a cluster the numbers of its members, in their order.
type Group = Vec<u32>;

/// Joins the likest pairs first, and no two groups that are not alike on the whole, or of which
/// any two members forbid it.
pub(super) fn clusters(run: &Run<'_>, weights: &Weights) -> Vec<Group> {
    let scale = Scale::of(weights);
    let mut pairs: Vec<(f32, u32, u32)> = block::pairs(run)
        .into_iter()
        .filter_map(|(a, b)| Some((scale.likeness(run, a, b)?, a, b)))
        .filter(|(likeness, _, _)| *likeness >= ENOUGH)
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut group_of: Vec<u32> = (0..).take(run.keys.len()).collect();
    let mut groups: Vec<Group> = group_of.iter().map(|&at| vec![at]).collect();
    let mut refused: HashMap<(u32, u32), usize, FixedState> = HashMap::default();
    for (_, a, b) in pairs {
        let (a, b) = (group_of[a as usize], group_of[b as usize]);
        let (a, b) = (a.min(b), a.max(b));
        let sizes = groups[a as usize].len() + groups[b as usize].len();
        if a == b || refused.get(&(a, b)) == Some(&sizes) {
            continue;
        }
        if !scale.are_one(run, &groups[a as usize], &groups[b as usize]) {
            refused.insert((a, b), sizes);
            continue;
        }
        let moved = std::mem::take(&mut groups[b as usize]);
        for &member in &moved {
            group_of[member as usize] = a;
        }
        let group = &mut groups[a as usize];
        group.extend(moved);
        group.sort_unstable();
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// What each clue weighs.
struct Scale(Strengths);

impl Scale {
    fn of(weights: &Weights) -> Scale {
        Scale(Clue::ALL.map(|clue| weights.of(clue.as_str())))
    }

    /// How likely two reports tell of one event, in log odds; `None` when they cannot.
    fn likeness(&self, run: &Run<'_>, a: u32, b: u32) -> Option<f32> {
        let (a, b) = (a as usize, b as usize);
        if run.forbids(a, b) {
            return None;
        }
        let strengths = run.strengths(a, b);
        Some(self.0.iter().zip(strengths).map(|(weight, strength)| weight * strength).sum())
    }

    /// Whether two groups are alike on the whole, and none of their members forbid it.
    fn are_one(&self, run: &Run<'_>, a: &Group, b: &Group) -> bool {
        let document = |at: &u32| run.keys[*at as usize].document;
        let told: std::collections::BTreeSet<u32> = a.iter().map(document).collect();
        if b.iter().any(|at| told.contains(&document(at))) {
            return false;
        }
        let (mut sum, mut count) = (0.0, 0.0);
        for &one in a.iter().take(SPEAKERS) {
            for &other in b.iter().take(SPEAKERS) {
                let Some(likeness) = self.likeness(run, one, other) else { return false };
                sum += likeness;
                count += 1.0;
            }
        }
        sum / count >= ENOUGH
    }
}
