use crate::text::{Shape, Text, Word, WordId};

/// A set of words, each as one bit of 256 by its number, and one more for all that begins with a
/// digit. Two words may have one bit: what is not in the set is surely not meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs([u64; 4]);

/// The bit of all that begins with a digit.
const DIGIT: usize = 255;

impl Signs {
    pub(super) const NONE: Signs = Signs([0; 4]);

    pub(super) fn add(&mut self, word: WordId) {
        self.set(word.index());
    }

    pub(super) fn add_digits(&mut self) {
        self.set(DIGIT);
    }

    fn set(&mut self, bit: usize) {
        self.0[bit / 64 % 4] |= 1 << (bit % 64);
    }

    pub(super) fn join(&mut self, other: Signs) {
        for (bits, other) in self.0.iter_mut().zip(other.0) {
            *bits |= other;
        }
    }

    /// Whether a word may be in the set; none is that no table knows.
    #[inline]
    pub(super) fn has(&self, word: &Word) -> bool {
        let bit = |bit: usize| self.0[bit / 64 % 4] >> (bit % 64) & 1 == 1;
        word.id.is_some_and(|id| bit(id.index())) || word.shape == Shape::Number && bit(DIGIT)
    }
}

/// What must stand behind the first word of phrases.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ahead {
    /// Anything, or nothing: a phrase may end with that word.
    pub(super) any: bool,
    /// One of these, right behind it,
    pub(super) next: Signs,
    /// or one of these, up to so many words farther on.
    pub(super) soon: Signs,
    pub(super) reach: usize,
}

impl Ahead {
    pub(super) const NOTHING: Ahead =
        Ahead { any: false, next: Signs::NONE, soon: Signs::NONE, reach: 0 };

    pub(super) fn join(&mut self, other: &Ahead) {
        self.any |= other.any;
        self.next.join(other.next);
        self.soon.join(other.soon);
        self.reach = self.reach.max(other.reach);
    }

    /// Whether it stands at the word `next` and before `end`; cheap, and wrong of some that does
    /// not.
    #[inline]
    pub(super) fn holds(&self, text: &Text<'_>, next: usize, end: usize) -> bool {
        if self.any {
            return true;
        }
        let behind = text.words.get(next..end.min(next + self.reach + 1)).unwrap_or_default();
        behind.first().is_some_and(|word| self.next.has(word))
            || self.soon != Signs::NONE && behind.iter().any(|word| self.soon.has(word))
    }
}
