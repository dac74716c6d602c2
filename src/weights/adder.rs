use std::sync::Mutex;

use super::{NameWeights, Tag, Units};

/// Adds up what the features of a word weigh. News says the same words over and over: what a group
/// of features has been found to weigh is remembered, by its key, from text to text.
///
/// That changes no sum, for it adds up whole numbers.
#[derive(Debug)]
pub struct Adder<'w> {
    weights: &'w NameWeights,
    memory: Memory,
    sum: Units,
    /// Features still to be added up, group by group: asked for all at once, they come sooner.
    open: Vec<u64>,
    /// Of each of these groups its key, if it has one, and the end of its features.
    groups: Vec<(u64, usize)>,
}

impl<'w> Adder<'w> {
    pub(super) fn new(weights: &'w NameWeights, memory: Memory) -> Adder<'w> {
        Adder { weights, memory, sum: [0; Tag::COUNT], open: Vec::new(), groups: Vec::new() }
    }

    /// Whose weights it adds up.
    pub fn weights(&self) -> &'w NameWeights {
        self.weights
    }

    /// Adds what a group of features weighs. Groups of one key must be the same features; one
    /// without a key is not remembered.
    #[inline]
    pub fn add(&mut self, key: Option<u64>, features: impl FnOnce(&mut Vec<u64>)) {
        let key = key.map_or(NO_KEY, |key| key | 1);
        let known = &self.memory.0[place(key)];
        if key != NO_KEY && known.key == key {
            gather(&mut self.sum, &known.units);
        } else {
            features(&mut self.open);
            self.groups.push((key, self.open.len()));
        }
    }

    /// What was added since it was last asked.
    pub fn sum(&mut self) -> Units {
        self.weights.fetch(&self.open);
        let mut start = 0;
        for (key, end) in self.groups.drain(..) {
            let units = self.weights.sum(&self.open[start..end]);
            start = end;
            gather(&mut self.sum, &units);
            if key != NO_KEY {
                self.memory.0[place(key)] = Group { key, units };
            }
        }
        self.open.clear();
        std::mem::take(&mut self.sum)
    }
}

fn gather(sum: &mut Units, units: &Units) {
    for (sum, units) in sum.iter_mut().zip(units) {
        *sum += units;
    }
}

impl Drop for Adder<'_> {
    fn drop(&mut self) {
        self.weights.back(std::mem::take(&mut self.memory));
    }
}

/// What groups of features weigh, each in the one place that its key gives it: a new one takes the
/// place of an old one.
#[derive(Debug, Default)]
pub(super) struct Memory(Vec<Group>);

/// A group of features; `NO_KEY` where there is none yet.
#[derive(Clone, Copy, Debug)]
struct Group {
    key: u64,
    units: Units,
}

const NO_KEY: u64 = 0;

/// Groups that are remembered, as a power of two: 160 kB, which fit in a processor's own memory.
const GROUPS: u32 = 12;

fn place(key: u64) -> usize {
    (key >> (u64::BITS - GROUPS)) as usize
}

/// The memories that no thread uses just now.
#[derive(Debug, Default)]
pub(super) struct Memories(Mutex<Vec<Memory>>);

impl Memories {
    pub(super) fn lend(&self) -> Memory {
        let idle = self.0.lock().ok().and_then(|mut idle| idle.pop());
        idle.unwrap_or_else(|| {
            Memory(vec![Group { key: NO_KEY, units: [0; Tag::COUNT] }; 1 << GROUPS])
        })
    }

    pub(super) fn back(&self, memory: Memory) {
        if let Ok(mut idle) = self.0.lock() {
            idle.push(memory);
        }
    }
}
