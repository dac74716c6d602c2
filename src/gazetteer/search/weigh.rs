use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::asked::{Asked, Container, Name};
use super::{Hit, Match, Query};
use crate::gazetteer::{Gazetteer, NameRole, Place, Sense, distance_m};
use crate::model::{NameId, PlaceId, PlaceKind};
use crate::text::fold;

impl Gazetteer {
    /// The places of a name that the query's filters leave, the most prominent first.
    pub(super) fn called<'g>(&'g self, said: &str, query: &Query<'_>) -> Vec<Hit<'g>> {
        let folded = fold(said);
        let senses = self.name(&folded).into_iter().flat_map(|name| self.senses(name));
        let mut senses = once_a_place(senses.filter(|sense| self.passes(sense.place, query)));
        senses.truncate(query.limit);
        senses.into_iter().map(|sense| self.hit(&sense, said, &folded)).collect()
    }

    /// The places that lie in what the query says, by the first of its names that has any.
    pub(super) fn meant<'g>(&'g self, asked: &Asked, query: &Query<'_>) -> Vec<Hit<'g>> {
        for name in &asked.names {
            let senses = self.name(&name.folded).into_iter().flat_map(|id| self.senses(id));
            let senses = senses.filter(|sense| {
                self.passes(sense.place, query)
                    && self.rank(sense.place, name).is_some()
                    && self.changes_around(sense.place, &asked.within) == Some(0)
            });
            let mut senses = once_a_place(senses);
            senses.sort_by_key(|sense| self.rank(sense.place, name)); // keeps equals in order
            senses.truncate(query.limit);
            if !senses.is_empty() {
                let hit = |sense| self.hit(&sense, &name.said, &name.folded);
                let form =
                    |hit| if name.is_core { Hit { matched: Match::Form, ..hit } } else { hit };
                return senses.into_iter().map(hit).map(form).collect();
            }
        }
        Vec::new()
    }

    /// The places that come nearest to what the query says.
    pub(super) fn nearest<'g>(&'g self, asked: &Asked, query: &Query<'_>) -> Vec<Hit<'g>> {
        let mut best: BTreeMap<PlaceId, Near<'_>> = BTreeMap::new();
        for name in &asked.names {
            let similar = self.similar(&name.folded);
            for near in &similar {
                let plain = self.senses(near.name).filter(|sense| sense.role.is_plain());
                for sense in plain.filter(|sense| self.passes(sense.place, query)) {
                    let around = self.changes_around(sense.place, &asked.within);
                    let around = around.filter(|_| self.rank(sense.place, name).is_some());
                    if around.is_some() || near.changes == 0 {
                        let changes = near.changes + around.unwrap_or(0);
                        let astray = around.is_none();
                        let here = Near { astray, changes, id: near.name, name };
                        closest(best.entry(sense.place), here);
                    }
                }
            }
        }
        let mut best: Vec<_> = best.into_iter().collect();
        best.sort_by_cached_key(|(place, near)| {
            let (_, record) = self.record(*place);
            (near.astray, near.changes, Reverse((record.prominence, record.population)), *place)
        });
        best.truncate(query.limit);
        best.into_iter().filter_map(|(place, near)| self.near_hit(place, &near)).collect()
    }

    fn near_hit(&self, place: PlaceId, near: &Near<'_>) -> Option<Hit<'_>> {
        let sense = self.senses(near.id).find(|sense| sense.place == place)?;
        let folded = self.place(place).names().map(fold);
        let folded = folded.into_iter().find(|folded| self.name(folded) == Some(near.id))?;
        let hit = self.hit(&sense, &near.name.said, &folded);
        let matched = match near.changes {
            0 if near.name.is_core => Match::Form,
            0 => hit.matched,
            _ => Match::Fuzzy,
        };
        Some(Hit { matched, changes: near.changes, ..hit })
    }

    fn hit<'g>(&'g self, sense: &Sense<'g>, said: &str, folded: &str) -> Hit<'g> {
        let place = self.place(sense.place);
        let plain = || {
            let mut names = place.names();
            names.find(|name| *name == said).or_else(|| place.names().find(|n| fold(n) == folded))
        };
        let name = sense.written.or_else(plain).unwrap_or(place.name);
        let matched = if name == said { Match::Exact } else { Match::Folded };
        Hit { place, matched, name, role: sense.role, changes: 0 }
    }

    fn passes(&self, place: PlaceId, query: &Query<'_>) -> bool {
        query.kind.is_none_or(|kind| self.kind(place) == kind)
            && query.country.is_none_or(|country| self.place(place).lies_in(country))
    }

    /// How likely a form means places of this kind, 0 the likeliest; `None` if it never does.
    fn rank(&self, place: PlaceId, name: &Name) -> Option<usize> {
        let kind = self.kind(place);
        let found = name.kinds.iter().position(|known| *known == kind);
        if name.kinds.is_empty() { Some(0) } else { found }
    }

    /// The fewest changes that make every container hold the place; `None` if one never does.
    fn changes_around(&self, place: PlaceId, within: &[Container]) -> Option<u32> {
        within.iter().try_fold(0, |sum, Container(places)| {
            let holding = places.iter().filter(|(outer, _)| self.holds(**outer, place));
            holding.map(|(_, changes)| changes).min().map(|changes| sum + changes)
        })
    }

    /// Whether a place may be written behind another as what it lies in.
    fn holds(&self, outer: PlaceId, inner: PlaceId) -> bool {
        if outer == inner {
            return false;
        }
        let (around, place) = (self.place(outer), self.place(inner));
        match around.kind {
            PlaceKind::Country => place.lies_in(around.countries),
            PlaceKind::Region | PlaceKind::District => self.contains(outer, inner),
            _ => is_around(&around, &place),
        }
    }
}

/// Towns, areas and the like have no list of what lies in them, but a size.
fn is_around(around: &Place<'_>, place: &Place<'_>) -> bool {
    distance_m(around.position, place.position) <= f64::from(around.uncertainty_m)
        && place.uncertainty_m <= around.uncertainty_m
}

/// The name by which a place came nearest.
struct Near<'a> {
    /// Whether it is of another kind, or lies elsewhere: then it must bear the very name.
    astray: bool,
    id: NameId,
    name: &'a Name,
    changes: u32,
}

fn closest<'a>(entry: Entry<'_, PlaceId, Near<'a>>, here: Near<'a>) {
    match entry {
        Entry::Vacant(new) => {
            new.insert(here);
        }
        Entry::Occupied(mut known) => {
            let before = known.get();
            if (here.astray, here.changes) < (before.astray, before.changes) {
                known.insert(here);
            }
        }
    }
}

/// Every place once, by the plainest of its names, in the order of the senses.
fn once_a_place<'g>(senses: impl Iterator<Item = Sense<'g>>) -> Vec<Sense<'g>> {
    let mut kept: Vec<Sense<'g>> = Vec::new();
    let mut at: BTreeMap<PlaceId, (usize, NameRole)> = BTreeMap::new();
    for sense in senses {
        match at.entry(sense.place) {
            Entry::Vacant(new) => {
                new.insert((kept.len(), sense.role));
                kept.push(sense);
            }
            Entry::Occupied(mut known) => {
                let (index, role) = *known.get();
                if sense.role < role {
                    known.insert((index, sense.role));
                    kept[index] = sense;
                }
            }
        }
    }
    kept
}
