use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use fst::raw::{CompiledAddr, Fst, Output};

use super::Index;

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

    /// The node behind the first letters of `word` and what was gathered on the way, with the
    /// rest of the word; the root and all of it when it does not begin with Latin letters.
    pub(super) fn of<'w>(
        &self,
        word: &'w str,
        names: &Fst<Index>,
    ) -> Option<(CompiledAddr, Output, &'w [u8])> {
        let root = names.root().addr();
        let word = word.as_bytes();
        let Some((first, rest)) = word.split_first_chunk::<LETTERS>() else {
            return Some((root, Output::zero(), word));
        };
        let Some(way) = number(*first).and_then(|number| self.0.get(number)) else {
            return Some((root, Output::zero(), word));
        };
        // Relaxed: whoever gets here finds the same, so it does not matter who is first.
        match way.load(Ordering::Relaxed) {
            NOWHERE => None,
            UNKNOWN => {
                let reached = follow(names, root, Output::zero(), first);
                let stored = reached.map_or(Some(NOWHERE), |(at, out)| packed(at, out));
                way.store(stored.unwrap_or(UNKNOWN), Ordering::Relaxed);
                reached.map(|(at, out)| (at, out, rest))
            }
            known => {
                let at = usize::try_from(known >> 32).ok()?;
                Some((at, Output::new(known & u64::from(u32::MAX)), rest))
            }
        }
    }
}

/// The node that `path` leads to, with what was gathered so far.
pub(super) fn follow(
    names: &Fst<Index>,
    at: CompiledAddr,
    mut so_far: Output,
    path: &[u8],
) -> Option<(CompiledAddr, Output)> {
    let mut at = at;
    for &byte in path {
        let node = names.node(at);
        let found = node.transition(node.find_input(byte)?);
        so_far = so_far.cat(found.out);
        at = found.addr;
    }
    Some((at, so_far))
}

/// The number of a way; `None` unless all are small Latin letters.
fn number(letters: [u8; LETTERS]) -> Option<usize> {
    letters.into_iter().try_fold(0, |number, letter| {
        letter.is_ascii_lowercase().then(|| number << 5 | usize::from(letter - b'a'))
    })
}

/// Both in one number, if they fit; those of a sound gazetteer do.
fn packed(at: CompiledAddr, so_far: Output) -> Option<u64> {
    let (at, so_far) = (u32::try_from(at).ok()?, u32::try_from(so_far.value()).ok()?);
    let packed = u64::from(at) << 32 | u64::from(so_far);
    (packed != UNKNOWN && packed != NOWHERE).then_some(packed)
}

impl fmt::Debug for Starts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Starts({})", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Starts, follow};
    use crate::gazetteer::Gazetteer;
    use fst::raw::Output;

    #[test]
    fn leads_where_the_letters_lead() {
        let names = &Gazetteer::bundled().names;
        let starts = Starts::new();
        for word in ["kabul", "kab", "ka", "", "qalat", "zzzz", "3rd", "ka bul", "әбдi", "kab"] {
            let root = names.root().addr();
            let want = follow(names, root, Output::zero(), word.as_bytes());
            for _ in 0..2 {
                let reached = starts.of(word, names);
                let found = reached.and_then(|(at, out, rest)| follow(names, at, out, rest));
                assert_eq!(found, want, "{word}");
            }
        }
    }
}
