use std::cmp::Ordering;

use super::Gazetteer;
use super::index::At;
use super::table::Table;
use crate::model::NameId;

/// Words of a name that are tried in every order; more would take too long.
const MOVED_WORDS: usize = 4;

/// A name spelt almost like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Similar {
    pub(super) name: NameId,
    /// As the index has it.
    pub(super) folded: String,
    /// How many letters to change, add, drop or swap with the next; the words in another order
    /// count as one.
    pub(super) changes: u32,
}

/// How many changes a name of so many letters may have.
fn allowed(letters: usize) -> usize {
    match letters {
        0 => 0,
        1..=5 => 1,
        6..=10 => 2,
        _ => 3,
    }
}

impl Gazetteer {
    /// The names spelt like `folded` but for a few letters: one change up to five letters, two up
    /// to ten, three above. In alphabetical order; a name is found once, with the fewest changes.
    pub(super) fn similar(&self, folded: &str) -> Vec<Similar> {
        let most = allowed(folded.chars().filter(|&c| c != ' ').count());
        let row: Vec<_> = (0..=folded.len()).collect();
        let before = Before { row: &[], byte: 0 };
        let mut found = Vec::new();
        // no name of a table is longer
        if most > 0 && folded.len() <= usize::from(u8::MAX) + most {
            for table in self.parts() {
                let (name, path) = (folded.as_bytes(), Vec::new());
                let mut search = Search { gazetteer: self, table, name, most, path, found };
                if let Some(root) = table.index().root() {
                    search.visit(root, &row, &before);
                }
                found = search.found;
            }
            self.in_other_orders(folded, &mut found);
        }
        found.sort_by(|a, b| a.folded.cmp(&b.folded).then(a.changes.cmp(&b.changes)));
        found.dedup_by(|later, first| later.name == first.name);
        found
    }

    /// The words in every other order: "Gah Lashkar".
    fn in_other_orders(&self, folded: &str, found: &mut Vec<Similar>) {
        let mut words: Vec<_> = folded.split(' ').collect();
        if !(2..=MOVED_WORDS).contains(&words.len()) {
            return;
        }
        words.sort_unstable();
        loop {
            let moved = words.join(" ");
            if moved != folded
                && let Some(name) = self.name(&moved)
            {
                found.push(Similar { name, folded: moved, changes: 1 });
            }
            if !next_order(&mut words) {
                return;
            }
        }
    }
}

/// Puts the words into the next order, alphabetically; false behind the last.
fn next_order(words: &mut [&str]) -> bool {
    let Some(pivot) = words.windows(2).rposition(|pair| pair[0].cmp(pair[1]) == Ordering::Less)
    else {
        return false;
    };
    let greater = words.iter().rposition(|word| *word > words[pivot]);
    words.swap(pivot, greater.unwrap_or(pivot));
    words[pivot + 1..].reverse();
    true
}

/// Goes down the index while some ending may still be close enough. Counts bytes: folded names
/// are ASCII but for a few letters.
struct Search<'g, 'n> {
    gazetteer: &'g Gazetteer,
    table: &'g Table,
    name: &'n [u8],
    most: usize,
    path: Vec<u8>,
    found: Vec<Similar>,
}

/// What a step down needs of the one before, to see two letters swapped.
struct Before<'r> {
    row: &'r [usize],
    byte: u8,
}

impl Search<'_, '_> {
    /// `row[n]` is how many changes lead from the path so far to the first `n` bytes of the name.
    fn visit(&mut self, at: At, row: &[usize], before: &Before<'_>) {
        let index = self.table.index();
        let changes = row[self.name.len()];
        if let Some(number) = index.value(at).filter(|_| changes <= self.most) {
            self.keep(number, changes);
        }
        for (byte, next) in index.steps(at) {
            let below = self.next_row(row, byte, before);
            if below.iter().any(|&changes| changes <= self.most) {
                self.path.push(byte);
                self.visit(next, &below, &Before { row, byte });
                self.path.pop();
            }
        }
    }

    fn keep(&mut self, number: u64, changes: usize) {
        let folded = String::from_utf8(self.path.clone());
        let (Ok(changes), Ok(folded)) = (u32::try_from(changes), folded) else { return };
        // What a name means may be told by the rows laid over the table that has it.
        let known = self.gazetteer.numbered(self.table, number).is_some();
        if let Some(name) = self.gazetteer.name(&folded).filter(|_| known) {
            self.found.push(Similar { name, folded, changes });
        }
    }

    fn next_row(&self, row: &[usize], byte: u8, before: &Before<'_>) -> Vec<usize> {
        let mut below = Vec::with_capacity(row.len());
        below.push(row[0] + 1);
        for (index, &wanted) in self.name.iter().enumerate() {
            let replaced = row[index] + usize::from(wanted != byte);
            let mut least = replaced.min(row[index + 1] + 1).min(below[index] + 1);
            if let Some(two) = index.checked_sub(1).and_then(|two| before.row.get(two))
                && self.name[index - 1] == byte
                && wanted == before.byte
            {
                least = least.min(two + 1);
            }
            below.push(least);
        }
        below
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;

    #[test]
    fn changes_are_counted_and_bounded_by_length() {
        let gazetteer = sample::gazetteer();
        for (name, want) in [
            ("kabull", "kabol 2, kabul 1"),
            ("kbaul", "kabul 1"),
            ("kblu", ""),
            ("lashkarghah", "lashkar gah 2, lashkargah 1"),
            ("gah lashkar", "lashkar gah 1"),
            ("afgahnsitan", "afghanistan 2"),
            ("rivre kabul", ""),
            ("kabul", "kabol 1, kabul 0"),
            ("", ""),
            ("zzz", ""),
        ] {
            let found = gazetteer.similar(name).into_iter();
            let said: Vec<_> = found.map(|s| format!("{} {}", s.folded, s.changes)).collect();
            let close: Vec<_> = said.iter().filter(|s| !s.starts_with("cabul")).cloned().collect();
            assert_eq!(close.join(", "), want, "{name}");
        }
    }
}
