use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::gazetteer::Gazetteer;
use crate::model::{
    Attribution, Conflict, Count, Dated, Event, EventId, EventKind, PlaceId, Precision, Realis,
    Report, Site, Tolls,
};

/// The event that these reports tell. Each slot is filled from the report that tells it best;
/// figures keep the range over all reports, and what they disagree on is listed.
///
/// # Panics
///
/// If there is no report.
pub fn event(reports: &[Report], gazetteer: &Gazetteer) -> Event {
    let mut ranked: Vec<&Report> = reports.iter().collect();
    ranked.sort_by(|a, b| {
        b.confidence.total_cmp(&a.confidence).then_with(|| order(a).cmp(&order(b)))
    });
    let best = ranked[0];
    let tolls = Tolls {
        killed: toll(&ranked, |tolls| tolls.killed),
        injured: toll(&ranked, |tolls| tolls.injured),
        perpetrators_killed: toll(&ranked, |tolls| tolls.perpetrators_killed),
        taken: toll(&ranked, |tolls| tolls.taken),
        hit: None,
    };
    let mut by_document: Vec<&Report> = reports.iter().collect();
    by_document.sort_by_key(|report| order(report));
    let each = |value: fn(&Report) -> Option<&String>| {
        distinct(by_document.iter().filter_map(|report| value(report)).cloned())
    };
    Event {
        id: id(by_document[0]),
        kind: kind(&ranked),
        when: when(&ranked),
        site: site(&ranked),
        tolls,
        actors: names(&ranked, |report| &report.actors),
        targets: names(&ranked, |report| &report.targets),
        suicide: reports.iter().any(|report| report.suicide),
        weapon: ranked.iter().find_map(|report| report.weapon.clone()),
        claimed_by: ranked.iter().find_map(|report| report.claimed_by.clone()),
        attribution: firmest(reports, |report| report.attribution, Attribution::Unknown),
        realis: firmest(reports, |report| report.realis, Realis::Foiled),
        conflicts: conflicts(reports, gazetteer),
        confidence: confidence(&ranked),
        reports: u32::try_from(reports.len()).unwrap_or(u32::MAX),
        documents: each(|report| Some(&report.byline.id.0)),
        sources: each(|report| report.byline.source.as_ref()),
        urls: each(|report| report.byline.url.as_ref()),
        sentence: best.sentence.said.clone(),
    }
}

fn order(report: &Report) -> (&str, u32) {
    (&report.byline.id.0, report.sentence.start)
}

/// Named after its first report, so that it keeps its name when later documents tell of it too.
fn id(first: &Report) -> EventId {
    let mut hash = Sha256::new();
    hash.update(first.byline.id.0.as_bytes());
    hash.update([0]);
    hash.update(first.sentence.start.to_le_bytes());
    hash.update(first.cue.start.to_le_bytes());
    let mut id = "ev-".to_owned();
    for byte in &hash.finalize()[..6] {
        write!(id, "{byte:02x}").expect("a string can always be written to");
    }
    EventId(id)
}

/// The kind most often told; of equals the first in ACLED's order of precedence.
fn kind(ranked: &[&Report]) -> EventKind {
    let told = |kind: EventKind| ranked.iter().filter(|report| report.kind == kind).count();
    let kinds = EventKind::ALL.into_iter().filter(|&kind| told(kind) > 0);
    kinds.min_by_key(|&kind| Reverse(told(kind))).unwrap_or(ranked[0].kind)
}

/// The fewest days told; of equals the firmest.
fn when(ranked: &[&Report]) -> Option<Dated> {
    let days =
        |dated: &&Dated| (dated.when.map_or(i32::MAX, crate::model::When::days), dated.basis);
    ranked.iter().filter_map(|report| report.when.as_ref()).min_by_key(days).cloned()
}

/// The most exact site; of equals the one most often told.
fn site(ranked: &[&Report]) -> Option<Site> {
    let mut times: HashMap<PlaceId, usize> = HashMap::new();
    for site in ranked.iter().filter_map(|report| report.site.as_ref()) {
        *times.entry(site.choice.place).or_default() += 1;
    }
    let told = |site: &Site| times.get(&site.choice.place).copied();
    let exact = |site: &&Site| {
        let near = site.choice.precision.max(Precision::Near);
        (near, Reverse(told(site)), site.choice.precision)
    };
    ranked.iter().filter_map(|report| report.site.as_ref()).min_by_key(exact).cloned()
}

/// The figure of the best report that states one, with the range over all.
fn toll(ranked: &[&Report], slot: fn(&Tolls) -> Option<Count>) -> Option<Count> {
    let mut told: Vec<Count> = ranked.iter().filter_map(|report| slot(&report.tolls)).collect();
    let stated = told.iter().any(|count| count.stated);
    told.retain(|count| count.stated == stated);
    let first = *told.first()?;
    let least = told.iter().map(|count| count.least).min().unwrap_or(first.least);
    // an open end stays open only where no other figure closes it: "at least 20" beside "25" is
    // 20 to 25
    let closed = told.iter().filter_map(|count| count.most).max();
    let open = |most: &u32| told.iter().any(|count| count.most.is_none() && count.least > *most);
    Some(Count { least, most: closed.filter(|most| !open(most)), ..first })
}

/// Names, the most often told first; of equals as the best report has them.
fn names(ranked: &[&Report], slot: fn(&Report) -> &Vec<crate::model::Party>) -> Vec<String> {
    let all = || ranked.iter().flat_map(|report| slot(report)).map(|party| &party.name);
    let mut names = distinct(all().cloned());
    let mut times: HashMap<&String, usize> = HashMap::new();
    all().for_each(|name| *times.entry(name).or_default() += 1);
    names.sort_by_key(|name| Reverse(times.get(name).copied()));
    names
}

fn distinct(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut known = HashSet::new();
    values.filter(|value| known.insert(value.clone())).collect()
}

fn firmest<T: Ord>(reports: &[Report], slot: impl Fn(&Report) -> T, otherwise: T) -> T {
    reports.iter().map(slot).min().unwrap_or(otherwise)
}

/// Whether two different values are apart. Many reports tell few different things: those alone are
/// held against one another.
fn any_two<T: Copy + PartialEq>(
    values: impl Iterator<Item = T>,
    apart: impl Fn(T, T) -> bool,
) -> bool {
    let mut seen: Vec<T> = Vec::new();
    for value in values {
        if !seen.contains(&value) {
            if seen.iter().any(|other| apart(*other, value)) {
                return true;
            }
            seen.push(value);
        }
    }
    false
}

/// What some two reports cannot both be right about.
fn conflicts(reports: &[Report], gazetteer: &Gazetteer) -> Vec<Conflict> {
    let mut found = Vec::new();
    let days = reports.iter().filter_map(|report| report.when.as_ref()?.when);
    if any_two(days, |a, b| !a.meets(b)) {
        found.push(Conflict::Date);
    }
    let places = reports.iter().filter_map(|report| Some(report.site.as_ref()?.choice.place));
    if any_two(places, |a, b| !gazetteer.are_nested(a, b)) {
        found.push(Conflict::Place);
    }
    let slots: [fn(&Tolls) -> Option<Count>; 2] = [|tolls| tolls.killed, |tolls| tolls.injured];
    let ranged = |count: Count| count.stated && count.most.is_some_and(|most| most > count.least);
    let told = slots.iter().any(|slot| {
        let told = || reports.iter().filter_map(|report| slot(&report.tolls));
        told().any(|count| ranged(count) && count.least > 0) || any_two(told(), |a, b| !a.meets(b))
    });
    if told {
        found.push(Conflict::Tolls);
    }
    found
}

/// The best report's, raised by every other that tells the same: 1 minus the chance that all err.
fn confidence(ranked: &[&Report]) -> f32 {
    let wrong: f32 = ranked.iter().skip(1).map(|report| 1.0 - report.confidence / 2.0).product();
    1.0 - (1.0 - ranked[0].confidence) * wrong
}
