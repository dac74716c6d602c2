use std::borrow::Cow;
use std::sync::LazyLock;

use super::adder::{Adder, Memories, Memory};

/// What a word of a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// No part of a name.
    Outside,
    /// The first word of a place's name.
    Place,
    /// A later word of a place's name.
    PlaceOn,
    /// Of a place's name inside that of an organisation or a work: "*Kenya* Airways".
    Embedded,
    /// Of somebody's name.
    Person,
    /// Of an organisation's name.
    Organisation,
    /// Of the name of a people, a faith, a party's followers: "Afghan".
    People,
    /// Of some other name: a work, a law, an illness, a day.
    Other,
}

impl Tag {
    /// How many there are.
    pub const COUNT: usize = 8;

    /// Every tag; its place in this list is its number.
    pub const ALL: [Tag; Tag::COUNT] = [
        Tag::Outside,
        Tag::Place,
        Tag::PlaceOn,
        Tag::Embedded,
        Tag::Person,
        Tag::Organisation,
        Tag::People,
        Tag::Other,
    ];
}

/// Weights of a linear model that tells names apart: of hashed features, and of one tag after
/// another. Opened in place.
///
/// ```text
/// magic "dl-names" | format u32 | buckets u32, a power of two | one unit of weight, f32
/// moves     f32: from each tag to each tag
/// buckets   4 entries each: check byte | weights of every tag but the first, i8 x 7
/// ```
///
/// Little-endian. The low bits of a feature choose its bucket, its top byte is the check; a
/// feature that its bucket does not have weighs nothing. Check 0 marks an empty entry. The first
/// tag's weights are nought, for only differences count.
#[derive(Debug)]
pub struct NameWeights {
    bytes: Cow<'static, [u8]>,
    mask: u64,
    unit: f32,
    moves: [[f32; Tag::COUNT]; Tag::COUNT],
    memories: Memories,
}

/// How many units speak for each tag.
pub type Units = [i32; Tag::COUNT];

/// What each tag scores.
pub type Scores = [f32; Tag::COUNT];

const MAGIC: &[u8; 8] = b"dl-names";
/// Raised whenever the bytes, or the features that they weigh, change their meaning.
const FORMAT: u32 = 1;
const MOVES: usize = 20;
const BUCKETS: usize = MOVES + 4 * Tag::COUNT * Tag::COUNT;
const WAYS: usize = 4;
const ENTRY: usize = Tag::COUNT;
const BUCKET: usize = WAYS * ENTRY;
/// Half a million features in 4 MB.
const MOST_BUCKETS: u32 = 1 << 17;

impl NameWeights {
    /// The weights that are part of the program.
    pub fn bundled() -> &'static NameWeights {
        static BUNDLED: LazyLock<NameWeights> = LazyLock::new(|| {
            let bytes = include_bytes!("../../data/weights/names.bin").as_slice();
            NameWeights::open(bytes).expect("a test opens what is bundled")
        });
        &BUNDLED
    }

    /// Opens bytes that [`write`](NameWeights::write) made; `None` if they are none.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Option<NameWeights> {
        let bytes = bytes.into();
        let word = |at: usize| bytes.get(at..)?.first_chunk().copied();
        let buckets = u32::from_le_bytes(word(12)?);
        let sound = bytes.starts_with(MAGIC)
            && u32::from_le_bytes(word(8)?) == FORMAT
            && buckets.is_power_of_two()
            && bytes.len() == BUCKETS + BUCKET * buckets as usize;
        let mut moves = [[0.0; Tag::COUNT]; Tag::COUNT];
        for (number, weight) in moves.as_flattened_mut().iter_mut().enumerate() {
            *weight = f32::from_le_bytes(word(MOVES + 4 * number)?);
        }
        let unit = f32::from_le_bytes(word(16)?);
        let mask = u64::from(buckets).checked_sub(1)?;
        let memories = Memories::default();
        sound.then_some(NameWeights { bytes, mask, unit, moves, memories })
    }

    /// The bytes that hold these weights. Where a bucket is full, the features that weigh least
    /// are left out.
    pub fn write(features: &[(u64, Scores)], moves: &[Scores; Tag::COUNT]) -> Vec<u8> {
        let differences = |(feature, weights): &(u64, Scores)| {
            let mut weights = *weights;
            let first = weights[0];
            for weight in &mut weights {
                *weight -= first;
            }
            (*feature, weights, weights.iter().fold(0.0, |most: f32, w| most.max(w.abs())))
        };
        let mut features: Vec<_> = features.iter().map(differences).collect();
        features.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        let unit = features.first().map_or(1.0, |first| first.2.max(f32::MIN_POSITIVE) / 127.0);
        let wanted = (2 * features.len() / 7 + 1).next_power_of_two();
        let buckets = u32::try_from(wanted).unwrap_or(MOST_BUCKETS).min(MOST_BUCKETS);
        let mut bytes = MAGIC.to_vec();
        bytes.extend(FORMAT.to_le_bytes());
        bytes.extend(buckets.to_le_bytes());
        bytes.extend(unit.to_le_bytes());
        bytes.extend(moves.as_flattened().iter().flat_map(|weight| weight.to_le_bytes()));
        bytes.resize(BUCKETS + BUCKET * buckets as usize, 0);
        for (feature, weights, _) in features {
            let at = BUCKETS + bucket(feature, u64::from(buckets) - 1);
            let mut entries = bytes[at..at + BUCKET].chunks_exact_mut(ENTRY);
            if let Some(entry) = entries.find(|entry| entry[0] == 0) {
                entry[0] = check(feature);
                for (byte, weight) in entry.iter_mut().zip(weights).skip(1) {
                    #[expect(clippy::cast_possible_truncation, reason = "at most 127 units")]
                    let units = (weight / unit).round() as i8;
                    *byte = units.to_le_bytes()[0];
                }
            }
        }
        bytes
    }

    /// Has the memory of the features read, all at once: one after the other, each would wait.
    pub(super) fn fetch(&self, features: &[u64]) {
        let check = |feature: &u64| self.bytes.get(BUCKETS + bucket(*feature, self.mask));
        let read = features.iter().fold(0, |read, feature| read ^ check(feature).unwrap_or(&0));
        std::hint::black_box(read);
    }

    /// Adds up what the features weigh, in units.
    pub fn sum(&self, features: &[u64]) -> Units {
        let mut units = [0; Tag::COUNT];
        for &feature in features {
            let at = BUCKETS + bucket(feature, self.mask);
            let Some(bucket) = self.bytes.get(at..).and_then(<[u8]>::first_chunk::<BUCKET>) else {
                continue;
            };
            let check = check(feature);
            let Some(entry) = bucket.as_chunks::<ENTRY>().0.iter().find(|e| e[0] == check) else {
                continue;
            };
            // the first sum takes the check bytes, and is thrown away
            for (sum, byte) in units.iter_mut().zip(entry) {
                *sum += i32::from(byte.cast_signed());
            }
        }
        units[0] = 0;
        units
    }

    /// Adds up what features weigh.
    ///
    /// ```
    /// use dateline::weights::{NameWeights, Tag};
    ///
    /// let mut adder = NameWeights::bundled().adder();
    /// adder.add(Some(7), |features| features.extend(1..9));
    /// let first = adder.sum();
    /// adder.add(Some(7), |_| unreachable!("it is remembered by its key"));
    /// assert_eq!(adder.sum(), first);
    /// assert_eq!(adder.sum(), [0; Tag::COUNT]);
    /// ```
    pub fn adder(&self) -> Adder<'_> {
        Adder::new(self, self.memories.lend())
    }

    pub(super) fn back(&self, memory: Memory) {
        self.memories.back(memory);
    }

    /// What so many units are worth.
    pub fn worth(&self, units: Units) -> Scores {
        #[expect(clippy::cast_precision_loss, reason = "a sum of a few hundred bytes")]
        units.map(|units| units as f32 * self.unit)
    }

    /// What it weighs that each tag follows `last`.
    pub fn steps(&self, last: Tag) -> &Scores {
        &self.moves[last as usize]
    }
}

fn bucket(feature: u64, mask: u64) -> usize {
    usize::try_from(feature & mask).unwrap_or_default() * BUCKET
}

/// Never 0, which marks an empty entry.
fn check(feature: u64) -> u8 {
    feature.to_be_bytes()[0].max(1)
}
