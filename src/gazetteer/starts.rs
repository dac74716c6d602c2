use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use super::index::{At, Index};

/// How many letters of a word are gone in one step.
const LETTERS: usize = 3;
/// How many words can begin differently: five bits for each letter.
const WAYS: usize = 1 << (5 * LETTERS);
/// Nobody has gone this way yet.
const UNKNOWN: u64 = 0;
/// No name begins so.
const NOWHERE: u64 = u64::MAX;

/// Where the first letters of a word lead in the index of names. There the nodes are widest and
/// slowest to read, and every word of a text passes them. Filled as ways are first gone: a table
/// of all costs more than a short text does.
pub(super) struct Starts(Vec<AtomicU64>);

impl Starts {
    pub(super) fn new() -> Starts {
        Starts(std::iter::repeat_with(|| AtomicU64::new(UNKNOWN)).take(WAYS).collect())
    }

    /// Where the first letters of `word` lead, with the rest of the word; the root and all of it
    /// when it does not begin with Latin letters.
    pub(super) fn of<'w>(&self, word: &'w str, index: Index<'_>) -> Option<(At, &'w [u8])> {
        let word = word.as_bytes();
        let Some((first, rest)) = word.split_first_chunk::<LETTERS>() else {
            return Some((index.root()?, word));
        };
        let Some(way) = number(*first).and_then(|number| self.0.get(number)) else {
            return Some((index.root()?, word));
        };
        // Relaxed: whoever gets here finds the same, so it does not matter who is first.
        match way.load(Ordering::Relaxed) {
            NOWHERE => None,
            UNKNOWN => {
                let reached = index.follow(index.root()?, first);
                let stored = reached.map_or(Some(NOWHERE), At::packed);
                let stored = stored.filter(|&stored| reached.is_none() || stored != NOWHERE);
                way.store(stored.unwrap_or(UNKNOWN), Ordering::Relaxed);
                reached.map(|at| (at, rest))
            }
            known => Some((At::unpacked(known)?, rest)),
        }
    }
}

/// The number of a way; `None` unless all are small Latin letters.
fn number(letters: [u8; LETTERS]) -> Option<usize> {
    letters.into_iter().try_fold(0, |number, letter| {
        letter.is_ascii_lowercase().then(|| number << 5 | usize::from(letter - b'a'))
    })
}

impl fmt::Debug for Starts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Starts({})", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Starts;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn leads_where_the_letters_lead() {
        let index = Gazetteer::bundled().base.index();
        let starts = Starts::new();
        for word in ["kabul", "kab", "ka", "", "qalat", "zzzz", "3rd", "ka bul", "әбдi", "kab"] {
            let want = index.root().and_then(|root| index.follow(root, word.as_bytes()));
            for _ in 0..2 {
                let found = starts.of(word, index).and_then(|(at, rest)| index.follow(at, rest));
                assert_eq!(found, want, "{word}");
            }
        }
    }
}
