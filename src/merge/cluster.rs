use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::block;
use super::clue::{Clue, Strengths};
use super::compare::Run;
use super::key::Key;
use crate::weights::Weights;

/// How likely two reports must be of one event to be joined, and two groups on the whole, in log
/// odds: set so that nine in ten of the joined pairs are right.
const ENOUGH: f32 = -0.9;

/// What it weighs when members of two groups rule one another out, in log odds: one wrong day or
/// town does not outvote ten accounts that agree. Measured on stories of one event: as good as
/// never joined is a fortieth fewer found, half of it is .005 less precise.
const RULED_OUT: f32 = -6.0;

/// Of a group so many members speak for all: the first.
const SPEAKERS: usize = 16;

/// Pairs that are weighed at a time: 8 MB.
const BATCH: usize = 1 << 20;

/// Of a cluster the numbers of its members, in their order.
type Group = Vec<u32>;

/// A pair that is alike enough, and how much.
type Link = (f32, u32, u32);

/// Joins the likest pairs first, and no two groups that are not alike on the whole. A story's
/// reports go together when others tell of one event what it tells twice.
pub(super) fn clusters(run: &Run<'_>, weights: &Weights) -> Vec<Group> {
    let scale = Scale::of(weights);
    let (links, knots) = knotted(links(run, &scale), run.len());
    let mut groups = Groups { of: (0..).take(run.len()).collect(), many: HashMap::default() };
    for knot in links.chunk_by(|a, b| knots[a.1 as usize] == knots[b.1 as usize]) {
        let mut refused: HashMap<(u32, u32), usize, FixedState> = HashMap::default();
        for (_, a, b) in knot {
            let (a, b) = (groups.of[*a as usize], groups.of[*b as usize]);
            let (a, b) = (a.min(b), a.max(b));
            let sizes = groups.members(a).len() + groups.members(b).len();
            if a == b || refused.get(&(a, b)) == Some(&sizes) {
                continue;
            }
            if scale.are_one(run, groups.members(a), groups.members(b)) {
                groups.join(a, b);
            } else {
                refused.insert((a, b), sizes);
            }
        }
    }
    groups.all()
}

/// Every pair that is alike enough, each once.
fn links(run: &Run<'_>, scale: &Scale) -> Vec<Link> {
    let (mut links, mut batch) = (Vec::new(), Vec::with_capacity(1 << 10));
    let mut weigh = |batch: &mut Vec<(u32, u32)>| {
        batch.sort_unstable();
        batch.dedup();
        for (a, b) in batch.drain(..) {
            let likeness = scale.likeness(run, &run.key(a), &run.key(b));
            links.extend(likeness.filter(|likeness| *likeness >= ENOUGH).map(|l| (l, a, b)));
        }
    };
    block::pairs(run, |a, b| {
        batch.push((a, b));
        if batch.len() == BATCH {
            weigh(&mut batch);
        }
    });
    weigh(&mut batch);
    links
}

/// Links knot by knot, the likest of each first: no link leads from one knot to another, so that
/// each can be untied alone. And the knot that each report is in.
fn knotted(mut links: Vec<Link>, reports: usize) -> (Vec<Link>, Vec<u32>) {
    let mut knots: Vec<u32> = (0..).take(reports).collect();
    let root = |knots: &mut Vec<u32>, mut at: u32| {
        while knots[at as usize] != at {
            knots[at as usize] = knots[knots[at as usize] as usize]; // halves the way
            at = knots[at as usize];
        }
        at
    };
    for (_, a, b) in &links {
        let (a, b) = (root(&mut knots, *a), root(&mut knots, *b));
        knots[a.max(b) as usize] = a.min(b);
    }
    for at in (0..).take(reports) {
        knots[at as usize] = root(&mut knots, at);
    }
    let knot = |link: &Link| knots[link.1 as usize];
    links.sort_unstable_by(|a, b| {
        knot(a).cmp(&knot(b)).then(b.0.total_cmp(&a.0)).then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    links.dedup();
    (links, knots)
}

/// Which reports go together so far.
struct Groups {
    /// The group of each report; one alone is its own.
    of: Vec<u32>,
    /// Groups of more than one.
    many: HashMap<u32, Group, FixedState>,
}

impl Groups {
    fn members(&self, group: u32) -> &[u32] {
        let alone = std::slice::from_ref(&self.of[group as usize]);
        self.many.get(&group).map_or(alone, |members| members)
    }

    fn join(&mut self, into: u32, group: u32) {
        let moved = self.many.remove(&group).unwrap_or_else(|| vec![group]);
        for &member in &moved {
            self.of[member as usize] = into;
        }
        let members = self.many.entry(into).or_insert_with(|| vec![into]);
        members.extend(moved);
        members.sort_unstable();
    }

    fn all(mut self) -> Vec<Group> {
        let mut all = Vec::new();
        for at in (0..).take(self.of.len()) {
            if self.of[at as usize] == at {
                all.push(self.many.remove(&at).unwrap_or_else(|| vec![at]));
            }
        }
        all
    }
}

/// What each clue weighs.
struct Scale(Strengths);

impl Scale {
    fn of(weights: &Weights) -> Scale {
        Scale(Clue::ALL.map(|clue| weights.of(clue.as_str())))
    }

    /// How likely two reports tell of one event, in log odds; `None` when they cannot.
    fn likeness(&self, run: &Run<'_>, a: &Key, b: &Key) -> Option<f32> {
        let strengths = run.strengths(a, b)?;
        Some(self.0.iter().zip(strengths).map(|(weight, strength)| weight * strength).sum())
    }

    /// Whether two groups are alike on the whole, and no story tells of two events in them.
    fn are_one(&self, run: &Run<'_>, a: &[u32], b: &[u32]) -> bool {
        if told_apart(run, a, b) {
            return false;
        }
        let keys = |group: &[u32]| -> Vec<Rc<Key>> {
            group.iter().take(SPEAKERS).map(|&at| run.key(at)).collect()
        };
        let others = keys(b);
        let (mut sum, mut count) = (0.0, 0.0);
        for one in keys(a) {
            for other in others.iter().filter(|other| other.document != one.document) {
                sum += self.likeness(run, &one, other).unwrap_or(RULED_OUT);
                count += 1.0;
            }
        }
        sum / count >= ENOUGH
    }
}

/// Whether two groups hold reports of one story that it tells as two events.
fn told_apart(run: &Run<'_>, a: &[u32], b: &[u32]) -> bool {
    let mut told: Vec<(u32, u32)> = a.iter().map(|&at| (run.document(at), at)).collect();
    told.sort_unstable();
    b.iter().any(|&at| {
        let document = run.document(at);
        let first = told.partition_point(|one| one.0 < document);
        let mut beside = told[first..].iter().take_while(|one| one.0 == document);
        beside.any(|one| !Run::may_repeat(&run.key(one.1), &run.key(at)))
    })
}
