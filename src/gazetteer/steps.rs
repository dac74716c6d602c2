use std::fmt;
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicU64, Ordering};

use foldhash::fast::FixedState;

use super::index::{At, Index};

/// Steps that are remembered, as a power of two: 200 kB, which fit in a processor's own memory.
const STEPS: u32 = 13;
/// No name goes on so.
const NOWHERE: u64 = u64::MAX;

/// Where words lead in the index of names. News names the same places over and over, and to follow
/// a word letter by letter is mostly to wait for memory: so each step is remembered in the one
/// place that its word gives it, and a new one takes the place of an old one.
pub(super) struct Steps(Vec<Remembered>);

/// What is behind a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) at: At,
    /// Of the name that ends here.
    pub(super) number: Option<u64>,
    /// Whether another word may follow.
    pub(super) goes_on: bool,
}

/// What is remembered of a step.
enum Known {
    /// Not this one.
    Nothing,
    /// No name goes on so.
    Nowhere,
    /// It leads there.
    Step(Step),
}

/// A step: its key, mixed with the rest, and where it leads. Threads write without waiting for one
/// another; what two have written at once has no key that fits.
#[derive(Default)]
struct Remembered([AtomicU64; 3]);

impl Steps {
    pub(super) fn new() -> Steps {
        Steps(std::iter::repeat_with(Remembered::default).take(1 << STEPS).collect())
    }

    /// One word on: the first of a name, or one behind a blank. `None` if no name goes on so.
    pub(super) fn step(&self, index: Index<'_>, from: Option<At>, word: &str) -> Option<Step> {
        let Some(key) = key(from, word) else { return taken(index, from, word) };
        let place = &self.0[(key >> (u64::BITS - STEPS)) as usize];
        match place.get(key) {
            Known::Step(step) => Some(step),
            Known::Nowhere => None,
            Known::Nothing => {
                let step = taken(index, from, word);
                place.set(key, step);
                step
            }
        }
    }
}

/// The step, by the index itself.
fn taken(index: Index<'_>, from: Option<At>, word: &str) -> Option<Step> {
    let from = match from {
        None => index.root()?,
        Some(from) => index.step(from, b' ')?,
    };
    let at = index.follow(from, word.as_bytes())?;
    Some(Step { at, number: index.value(at), goes_on: index.step(at, b' ').is_some() })
}

/// A number for a word, and for what it stands behind; never 0, which marks an empty place.
fn key(from: Option<At>, word: &str) -> Option<u64> {
    let from = match from {
        None => 0,
        Some(from) => from.packed()?,
    };
    Some(FixedState::with_seed(from).hash_one(word) | 1)
}

impl Remembered {
    fn get(&self, key: u64) -> Known {
        // Relaxed: the key tells whether what is read belongs together.
        let [mixed, at, more] = [0, 1, 2].map(|part: usize| self.0[part].load(Ordering::Relaxed));
        if mixed ^ at ^ more != key {
            return Known::Nothing;
        }
        if at == NOWHERE {
            return Known::Nowhere;
        }
        let number = (more & 2 != 0).then_some(more >> 2);
        At::unpacked(at)
            .map_or(Known::Nothing, |at| Known::Step(Step { at, number, goes_on: more & 1 != 0 }))
    }

    fn set(&self, key: u64, step: Option<Step>) {
        let Some((at, more)) = packed(step) else { return };
        for (part, value) in self.0.iter().zip([key ^ at ^ more, at, more]) {
            part.store(value, Ordering::Relaxed);
        }
    }
}

/// A step as two numbers, if it fits; those of a sound gazetteer do.
fn packed(step: Option<Step>) -> Option<(u64, u64)> {
    let Some(Step { at, number, goes_on }) = step else { return Some((NOWHERE, 0)) };
    let ends = match number {
        Some(number) => u64::from(u32::try_from(number).ok()?) << 2 | 2,
        None => 0,
    };
    Some((at.packed().filter(|&at| at != NOWHERE)?, ends | u64::from(goes_on)))
}

impl fmt::Debug for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Steps({})", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Steps, taken};
    use crate::gazetteer::Gazetteer;

    #[test]
    fn what_is_remembered_is_what_the_index_says() {
        let index = Gazetteer::bundled().base.index();
        let steps = Steps::new();
        let words = ["kabul", "new", "", "york", "qalat", "zzzz", "3rd", "ka bul", "әбдi", "of"];
        for first in words {
            let want = taken(index, None, first);
            for _ in 0..2 {
                assert_eq!(steps.step(index, None, first), want, "{first}");
            }
            for next in words.into_iter().filter(|_| want.is_some()) {
                let from = want.map(|step| step.at);
                let want = taken(index, from, next);
                for _ in 0..2 {
                    assert_eq!(steps.step(index, from, next), want, "{first} {next}");
                }
            }
        }
    }
}
