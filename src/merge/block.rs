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

/// Details that are looked for at a time: 8 MB.
const SHARE: usize = 1 << 20;

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
    ground: Ground,
    /// First day and tolls: neighbours are alike.
    beside: (i32, Option<u32>, Option<u32>),
    at: u32,
    whole: bool,
}

/// Pairs of reports that may tell of one event: those of one place and time, and those that share
/// rare details. Some come more than once. Their number grows with that of the reports, not with
/// its square; in memory is never more than what is told of eight days.
pub(super) fn pairs(run: &Run<'_>, mut take: impl FnMut(u32, u32)) {
    let mut stands = Vec::new();
    for at in (0_u32..).take(run.len()) {
        let Some(days) = run.key(at).days.filter(|days| days.count() <= LONGEST) else { continue };
        let first = (days.first - 1).div_euclid(BLOCK_DAYS);
        let last = (days.last + 1).div_euclid(BLOCK_DAYS);
        stands.extend((first..=last).map(|block| (block, at)));
    }
    stands.sort_unstable();
    for block in stands.chunk_by(|a, b| a.0 == b.0) {
        of_block(run, block, &mut take);
    }
    of_details(run, &mut take);
}

/// Pairs of the reports of some days.
fn of_block(run: &Run<'_>, block: &[(i32, u32)], take: &mut impl FnMut(u32, u32)) {
    let mut entries = Vec::new();
    for &(_, at) in block {
        let key = run.key(at);
        entries.extend(whole_grounds(&key).into_iter().map(|ground| entry(ground, &key, at, true)));
    }
    let wholes: HashSet<Ground, FixedState> =
        entries.iter().map(|entry: &Entry| entry.ground).collect();
    for &(_, at) in block {
        let key = run.key(at);
        let grounds = part_grounds(&key).into_iter().filter(|ground| wholes.contains(ground));
        entries.extend(grounds.map(|ground| entry(ground, &key, at, false)));
    }
    entries.sort_unstable();
    for alike in entries.chunk_by(|a, b| a.ground == b.ground) {
        for (number, entry) in alike.iter().enumerate() {
            for other in alike[number + 1..].iter().take(NEIGHBOURS) {
                if (entry.whole || other.whole) && entry.at != other.at {
                    take(entry.at.min(other.at), entry.at.max(other.at));
                }
            }
        }
    }
}

fn entry(ground: Ground, key: &Key, at: u32, whole: bool) -> Entry {
    let best = |count: Option<crate::model::Count>| count.map(|count| count.best);
    let first = key.days.map_or(0, |days| days.first);
    Entry { ground, beside: (first, best(key.killed), best(key.injured)), at, whole }
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

/// Pairs of the reports that share a rare detail; details are taken by shares of so many seekers,
/// so that they need little memory.
fn of_details(run: &Run<'_>, take: &mut impl FnMut(u32, u32)) {
    let shares = u32::try_from(run.len() * SEEKERS / SHARE + 1).unwrap_or(u32::MAX);
    for share in 0..shares {
        let mut told: Vec<(u32, u32)> = Vec::new();
        for at in (0_u32..).take(run.len()) {
            let rare = rare(&run.key(at), run).into_iter();
            let mine = rare.filter(|detail| detail.wrapping_mul(0x9e37_79b1) % shares == share);
            told.extend(mine.map(|detail| (detail, at)));
        }
        told.sort_unstable();
        for group in told.chunk_by(|a, b| a.0 == b.0) {
            for (number, one) in group.iter().enumerate() {
                group[number + 1..].iter().for_each(|other| take(one.1, other.1));
            }
        }
    }
}

/// The details by which a report looks for others, the rarest first.
fn rare(key: &Key, run: &Run<'_>) -> Vec<u32> {
    let common = |detail: &u32| run.commonness.count(*detail);
    let mut rare: Vec<u32> =
        key.details.iter().copied().filter(|one| (2..=RARE).contains(&common(one))).collect();
    rare.sort_by_key(|one| (common(one), *one));
    rare.truncate(SEEKERS);
    rare
}
