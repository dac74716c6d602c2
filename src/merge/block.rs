use std::collections::HashSet;

use foldhash::fast::FixedState;

use super::compare::Run;
use super::key::Key;
use crate::model::{Choice, LonLat, PlaceId};

/// Days of a block.
const BLOCK_DAYS: i32 = 8;

/// Ranges of more days than this are in no block: only rare details join them.
const LONGEST: i32 = 62;

/// Degrees of a block.
const BLOCK_DEGREES: f64 = 1.0;

/// Degrees beyond a block from which a report is in it too: more than a town, at any latitude
/// where people live.
const BORDER: f64 = 0.15;

/// In a block a report is held against so many that stand next to it by day and toll.
const NEIGHBOURS: usize = 64;

/// Reports that tell a detail, for the detail to be rare.
const RARE: u32 = 16;

/// Of a report so many rare details look for others.
const SEEKERS: usize = 12;

/// What the reports of a block share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Ground {
    Cell(i32, i32),
    Unit(PlaceId),
    Toll(Option<u32>, Option<u32>),
}

/// A report in a block. What lies in a unit is held only against what is told of the whole unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    block: (Ground, i32),
    /// First day and tolls: neighbours are alike.
    beside: (i32, Option<u32>, Option<u32>),
    at: u32,
    whole: bool,
}

/// Pairs of reports that may tell of one event, each once: those of one place and time, and those
/// that share rare details. Their number grows with that of the reports, not with its square.
pub(super) fn pairs(run: &Run<'_>) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    of_blocks(run, &mut pairs);
    of_details(run, &mut pairs);
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn of_blocks(run: &Run<'_>, pairs: &mut Vec<(u32, u32)>) {
    let mut entries = Vec::new();
    for (at, key) in (0..).zip(&run.keys) {
        let grounds = whole_grounds(key);
        enter(&mut entries, key, at, true, grounds.into_iter());
    }
    let wholes: HashSet<(Ground, i32), FixedState> =
        entries.iter().map(|entry: &Entry| entry.block).collect();
    for (at, key) in (0..).zip(&run.keys) {
        let first = entries.len();
        enter(&mut entries, key, at, false, part_grounds(key).into_iter());
        let mut seen = first;
        for entry in first..entries.len() {
            if wholes.contains(&entries[entry].block) {
                entries.swap(seen, entry);
                seen += 1;
            }
        }
        entries.truncate(seen);
    }
    entries.sort_unstable();
    for block in entries.chunk_by(|a, b| a.block == b.block) {
        for (number, entry) in block.iter().enumerate() {
            for other in block[number + 1..].iter().take(NEIGHBOURS) {
                if (entry.whole || other.whole) && entry.at != other.at {
                    pairs.push((entry.at.min(other.at), entry.at.max(other.at)));
                }
            }
        }
    }
}

fn enter(
    entries: &mut Vec<Entry>,
    key: &Key,
    at: u32,
    whole: bool,
    grounds: impl Iterator<Item = Ground>,
) {
    let Some(days) = key.days.filter(|days| days.count() <= LONGEST) else { return };
    let best = |count: Option<crate::model::Count>| count.map(|count| count.best);
    let beside = (days.first, best(key.killed), best(key.injured));
    let blocks = (days.first - 1).div_euclid(BLOCK_DAYS)..=(days.last + 1).div_euclid(BLOCK_DAYS);
    for ground in grounds {
        let entry = |block| Entry { block: (ground, block), beside, at, whole };
        entries.extend(blocks.clone().map(entry));
    }
}

/// Where a report is held against all others: the cells of a town, the unit of which it tells as
/// a whole, or, without a place, its tolls.
fn whole_grounds(key: &Key) -> Vec<Ground> {
    match key.site {
        Some(site) if key.is_local() => cells(site.at),
        Some(Choice { place, .. }) => vec![Ground::Unit(place)],
        None => toll(key).into_iter().collect(),
    }
}

/// Where it is held against those that tell of more than its own place.
fn part_grounds(key: &Key) -> Vec<Ground> {
    let units = [key.within.district, key.within.region, key.within.country];
    let own = key.site.map(|site| site.place);
    let units = units.into_iter().flatten().filter(|unit| Some(*unit) != own).map(Ground::Unit);
    let toll = toll(key).filter(|_| own.is_some());
    units.chain(toll).collect()
}

fn toll(key: &Key) -> Option<Ground> {
    let (killed, injured) = (key.killed.map(|c| c.best), key.injured.map(|c| c.best));
    (killed.is_some() || injured.is_some()).then_some(Ground::Toll(killed, injured))
}

fn cells(at: LonLat) -> Vec<Ground> {
    let near = |degrees: f64| {
        let cell = |shift: f64| whole((degrees + shift) / BLOCK_DEGREES);
        cell(-BORDER)..=cell(BORDER)
    };
    near(at.lat).flat_map(|lat| near(at.lon).map(move |lon| Ground::Cell(lat, lon))).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "degrees are few")]
fn whole(degrees: f64) -> i32 {
    degrees.floor() as i32
}

fn of_details(run: &Run<'_>, pairs: &mut Vec<(u32, u32)>) {
    let mut told: Vec<(u32, u32)> = Vec::new();
    for (at, key) in (0_u32..).zip(&run.keys) {
        let common = |detail: &u32| run.commonness.count(*detail);
        let mut rare: Vec<u32> =
            key.details.iter().copied().filter(|one| (2..=RARE).contains(&common(one))).collect();
        rare.sort_by_key(|one| (common(one), *one));
        told.extend(rare.iter().take(SEEKERS).map(|&detail| (detail, at)));
    }
    told.sort_unstable();
    for group in told.chunk_by(|a, b| a.0 == b.0) {
        for (number, one) in group.iter().enumerate() {
            pairs.extend(group[number + 1..].iter().map(|other| (one.1, other.1)));
        }
    }
}
