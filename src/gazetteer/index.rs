//! Reads the index of names, which the `fst` crate writes. That crate panics over bytes that it
//! did not write, and no checksum guards against forged ones; so nothing is taken on trust here:
//! what lies outside of the index is not there, and each step leads towards its start, as the
//! steps that `fst` writes do, so that no path is endless.
//!
//! A node ends with its state byte, at its address; before that come, backwards: the count of its
//! steps, the sizes of the numbers, for more than 32 steps a table of them by letter, the letters,
//! how far each step leads, what each adds to the value, and what ending here adds.

/// The index of a gazetteer: each folded name with the number of its first sense.
#[derive(Clone, Copy)]
pub(super) struct Index<'b>(pub(super) &'b [u8]);

/// A node to stand at, and the value so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    address: usize,
    value: u64,
}

impl At {
    /// Both in one number other than 0, if they fit; those of a sound gazetteer do.
    pub(super) fn packed(self) -> Option<u64> {
        let (at, value) = (u32::try_from(self.address).ok()?, u32::try_from(self.value).ok()?);
        Some(u64::from(at) << 32 | u64::from(value)).filter(|&packed| packed != 0)
    }

    pub(super) fn unpacked(packed: u64) -> Option<At> {
        let address = usize::try_from(packed >> 32).ok()?;
        Some(At { address, value: packed & u64::from(u32::MAX) })
    }
}

/// What `fst` 0.4 calls the layout of its nodes.
const VERSION: &[u8] = &[3, 0, 0, 0, 0, 0, 0, 0];
/// The address that stands for a node with no steps, at which a name ends.
const END: usize = 0;
/// What stands before the first node.
const HEAD: usize = 16;
/// Above so many steps, a node has a table of them by letter.
const TABLED: usize = 32;

impl<'b> Index<'b> {
    /// Where every name starts; none if these are not the bytes of an index.
    pub(super) fn root(self) -> Option<At> {
        let root = self.0.get(self.0.len().checked_sub(12)?..)?.first_chunk()?;
        let address = usize::try_from(u64::from_le_bytes(*root)).ok()?;
        (self.0.starts_with(VERSION) && address < self.0.len()).then_some(At { address, value: 0 })
    }

    /// One letter on; none if no name goes on so.
    pub(super) fn step(self, at: At, letter: u8) -> Option<At> {
        let node = self.node(at)?;
        Index::go(at, &node, node.find(letter)?)
    }

    /// So many letters on.
    pub(super) fn follow(self, at: At, letters: &[u8]) -> Option<At> {
        letters.iter().try_fold(at, |at, &letter| self.step(at, letter))
    }

    /// The value of the name that ends here.
    pub(super) fn value(self, at: At) -> Option<u64> {
        let node = self.node(at)?;
        node.is_final.then(|| at.value.wrapping_add(node.adds))
    }

    /// The value of a name.
    pub(super) fn get(self, name: &[u8]) -> Option<u64> {
        self.value(self.follow(self.root()?, name)?)
    }

    /// Each letter that goes on from here, with where it leads; in the order of the letters.
    pub(super) fn steps(self, at: At) -> impl Iterator<Item = (u8, At)> + use<'b> {
        let node = self.node(at);
        let count = node.as_ref().map_or(0, |node| node.steps);
        (0..count).filter_map(move |step| {
            let node = node.as_ref()?;
            Some((node.letter(step)?, Index::go(at, node, step)?))
        })
    }

    fn go(at: At, node: &Node<'b>, step: usize) -> Option<At> {
        let (back, adds) = node.step(step)?;
        let address = if back == 0 { END } else { node.start.checked_sub(back)? };
        let onwards = address == END || (HEAD..node.start).contains(&address);
        onwards.then_some(At { address, value: at.value.wrapping_add(adds) })
    }

    fn node(self, at: At) -> Option<Node<'b>> {
        let address = at.address;
        if address == END {
            return Some(Node { is_final: true, ..Node::default() });
        }
        let bytes = self.0.get(..=address)?;
        let state = *bytes.last()?;
        match state >> 6 {
            0b11 => Node::next(bytes, state),
            0b10 => Node::single(bytes, state),
            _ => Node::any(bytes, state),
        }
    }
}

/// A node, as far as it is inside of the index.
#[derive(Default)]
struct Node<'b> {
    bytes: &'b [u8],
    /// Where its first byte stands.
    start: usize,
    steps: usize,
    /// The letter of the only step, if it is not among the bytes.
    common: Option<u8>,
    /// Behind the letters, the last step's first.
    letters: usize,
    /// Behind how far each leads; none if the only step leads to the node right before.
    leads: Option<Numbers>,
    /// Behind what each adds.
    adds_each: Numbers,
    /// Where the table of the steps by letter stands.
    table: Option<usize>,
    is_final: bool,
    /// What ending here adds.
    adds: u64,
}

/// Numbers of one size, the last one first.
#[derive(Clone, Copy, Default)]
struct Numbers {
    /// Behind the last byte.
    end: usize,
    size: usize,
}

impl Numbers {
    fn get(self, bytes: &[u8], number: usize) -> Option<u64> {
        let end = self.end.checked_sub(number.checked_mul(self.size)?)?;
        let stored = bytes.get(end.checked_sub(self.size)?..end)?;
        Some(stored.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte)))
    }
}

impl<'b> Node<'b> {
    /// One step, to the node right before.
    fn next(bytes: &'b [u8], state: u8) -> Option<Node<'b>> {
        let (common, start) = lone(bytes, state)?;
        Some(Node { bytes, start, steps: 1, common, letters: bytes.len() - 1, ..Node::default() })
    }

    /// One step.
    fn single(bytes: &'b [u8], state: u8) -> Option<Node<'b>> {
        let (common, end) = lone(bytes, state)?;
        let at = end.checked_sub(1)?;
        let (lead, add) = sizes(*bytes.get(at)?)?;
        let leads = Numbers { end: at, size: lead };
        let adds_each = Numbers { end: at.checked_sub(lead)?, size: add };
        let start = adds_each.end.checked_sub(add)?;
        let (steps, letters, leads) = (1, bytes.len() - 1, Some(leads));
        Some(Node { bytes, start, steps, common, letters, leads, adds_each, ..Node::default() })
    }

    /// Any number of steps.
    fn any(bytes: &'b [u8], state: u8) -> Option<Node<'b>> {
        let mut at = bytes.len().checked_sub(1)?;
        let mut before = |count: usize| {
            at = at.checked_sub(count)?;
            Some(at)
        };
        let steps = match usize::from(state & 0b11_1111) {
            // 256 does not fit into a byte; 1 is never written here.
            0 => match usize::from(*bytes.get(before(1)?)?) {
                1 => 256,
                steps => steps,
            },
            steps => steps,
        };
        let (lead, add) = sizes(*bytes.get(before(1)?)?)?;
        let table = if steps > TABLED { Some(before(256)?) } else { None };
        let letters = before(0)?;
        let leads = Numbers { end: before(steps)?, size: lead };
        let adds_each = Numbers { end: before(steps * lead)?, size: add };
        let end = before(steps * add)?;
        let is_final = state & 0b100_0000 != 0;
        let start = if is_final { before(add)? } else { end };
        let adds = if is_final { Numbers { end, size: add }.get(bytes, 0)? } else { 0 };
        let leads = Some(leads);
        Some(Node {
            bytes,
            start,
            steps,
            common: None,
            letters,
            leads,
            adds_each,
            table,
            is_final,
            adds,
        })
    }

    fn letter(&self, step: usize) -> Option<u8> {
        let at = || self.letters.checked_sub(step + 1);
        self.common.or_else(|| self.bytes.get(at()?).copied())
    }

    fn find(&self, letter: u8) -> Option<usize> {
        if let Some(common) = self.common {
            return (common == letter).then_some(0);
        }
        if let Some(table) = self.table {
            let step = usize::from(*self.bytes.get(table + usize::from(letter))?);
            return (step < self.steps).then_some(step);
        }
        let letters = self.bytes.get(self.letters.checked_sub(self.steps)?..self.letters)?;
        letters.iter().rev().position(|&known| known == letter)
    }

    /// How far back a step leads, 0 to the end of a name, and what it adds.
    fn step(&self, step: usize) -> Option<(usize, u64)> {
        let Some(leads) = self.leads else { return Some((1, 0)) };
        let back = usize::try_from(leads.get(self.bytes, step)?).ok()?;
        Some((back, self.adds_each.get(self.bytes, step)?))
    }
}

/// The letter of a node's only step, if it is a common one, and where what stands before ends.
fn lone(bytes: &[u8], state: u8) -> Option<(Option<u8>, usize)> {
    let end = bytes.len().checked_sub(1)?;
    match usize::from(state & 0b11_1111) {
        0 => Some((None, end.checked_sub(1)?)),
        common => Some((COMMON.get(common - 1).copied(), end)),
    }
}

/// Of the numbers of a node, in bytes: how far steps lead, what they add.
fn sizes(packed: u8) -> Option<(usize, usize)> {
    let (lead, add) = (usize::from(packed >> 4), usize::from(packed & 0b1111));
    (lead <= 8 && add <= 8).then_some((lead, add))
}

/// The letters that `fst` packs into the state byte, by their code less one.
const COMMON: &[u8; 63] = b"te/oasripcnw.hlm-du012g=:bf3y5&_4v9678k%?xCDASFIBEjPTzRNM+LOqHG";

#[cfg(test)]
mod tests {
    use fst::Streamer;

    use super::{At, Index};

    fn all(index: Index<'_>, at: At, name: &mut Vec<u8>, found: &mut Vec<(Vec<u8>, u64)>) {
        found.extend(index.value(at).map(|value| (name.clone(), value)));
        for (letter, next) in index.steps(at) {
            name.push(letter);
            all(index, next, name, found);
            name.pop();
        }
    }

    #[test]
    fn reads_what_fst_writes() {
        let names: Vec<Vec<u8>> = (0..=255_u8)
            .flat_map(|byte| [vec![byte], vec![b'k', byte, b'b'], vec![byte, b'q', b'q', 0, byte]])
            .chain([vec![], b"kabul".to_vec(), b"kabul river".to_vec(), b"lashkar gah".to_vec()])
            .collect();
        let mut names: Vec<_> = names.into_iter().zip((0..).step_by(12_345)).collect();
        names.sort();
        names.dedup_by(|a, b| a.0 == b.0);
        for count in [0, 1, 2, 40, names.len()] {
            let written = fst::Map::from_iter(names[..count].iter().cloned()).unwrap();
            let index = Index(written.as_fst().as_bytes());
            let mut found = Vec::new();
            all(index, index.root().unwrap(), &mut Vec::new(), &mut found);
            assert_eq!(found, names[..count]);
            let mut stream = written.stream();
            while let Some((name, value)) = stream.next() {
                assert_eq!(index.get(name), Some(value));
            }
            assert_eq!(index.get(b"no such name"), None);
        }
    }
}
