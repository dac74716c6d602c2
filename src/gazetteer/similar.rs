use std::cmp::Reverse;
use std::collections::BTreeMap;

use fst::raw::{CompiledAddr, Output};

use super::Gazetteer;
use crate::model::{NameId, PlaceId};
use crate::text::fold;

impl Gazetteer {
    /// The places with a plain name spelt almost like this one, at most `limit`, each with the
    /// least number of letters to change, add or drop: at most one for short names, two for those
    /// of six letters and more. The closest first, then the most prominent.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let (place, changes) = gazetteer.similar("Kandahaar", 1)[0];
    /// assert_eq!((gazetteer.place(place).name, changes), ("Kandahar", 1));
    /// ```
    pub fn similar(&self, name: &str, limit: usize) -> Vec<(PlaceId, u32)> {
        let folded = fold(name);
        let most = if folded.chars().count() < 6 { 1 } else { 2 };
        let mut search =
            Search { gazetteer: self, name: folded.as_bytes(), most, found: Vec::new() };
        let row: Vec<_> = (0..=most.max(folded.len())).take(folded.len() + 1).collect();
        search.visit(self.names.root().addr(), Output::zero(), &row);
        let mut best: BTreeMap<PlaceId, usize> = BTreeMap::new();
        for (name, changes) in search.found {
            for sense in self.senses(name).filter(|sense| sense.role.is_plain()) {
                let least = best.entry(sense.place).or_insert(changes);
                *least = changes.min(*least);
            }
        }
        let mut best: Vec<_> = best.into_iter().collect();
        best.sort_by_cached_key(|&(place, changes)| {
            let record = self.layout.record(&self.bytes, place.0);
            (changes, Reverse((record.prominence, record.population)), place)
        });
        best.truncate(limit);
        let narrow = |changes| u32::try_from(changes).unwrap_or(u32::MAX);
        best.into_iter().map(|(place, changes)| (place, narrow(changes))).collect()
    }
}

/// Goes down the index while some ending may still be close enough. Counts bytes: folded names
/// are ASCII but for a few letters.
struct Search<'g, 'n> {
    gazetteer: &'g Gazetteer,
    name: &'n [u8],
    most: usize,
    found: Vec<(NameId, usize)>,
}

impl Search<'_, '_> {
    /// `row[n]` is how many changes lead from the path so far to the first `n` bytes of the name.
    fn visit(&mut self, at: CompiledAddr, so_far: Output, row: &[usize]) {
        let node = self.gazetteer.names.node(at);
        let changes = row[self.name.len()];
        if node.is_final()
            && changes <= self.most
            && let Ok(number) = u32::try_from(so_far.cat(node.final_output()).value())
        {
            self.found.push((NameId(number), changes));
        }
        for step in node.transitions() {
            let below = self.next_row(row, step.inp);
            if below.iter().any(|&changes| changes <= self.most) {
                self.visit(step.addr, so_far.cat(step.out), &below);
            }
        }
    }

    fn next_row(&self, row: &[usize], byte: u8) -> Vec<usize> {
        let mut below = Vec::with_capacity(row.len());
        below.push(row[0] + 1);
        for (index, &wanted) in self.name.iter().enumerate() {
            let replaced = row[index] + usize::from(wanted != byte);
            below.push(replaced.min(row[index + 1] + 1).min(below[index] + 1));
        }
        below
    }
}
