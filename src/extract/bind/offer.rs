use crate::weights::Weights;

/// The weights of the clues of one sort, by the number of the clue.
pub(in super::super) struct Scale<C>(Vec<(C, f32)>);

impl<C: Copy> Scale<C> {
    /// Of all clues, in the order of their numbers.
    pub(in super::super) fn new(
        all: &[C],
        name: fn(C) -> &'static str,
        weights: &Weights,
    ) -> Scale<C> {
        Scale(all.iter().map(|&clue| (clue, weights.of(name(clue)))).collect())
    }
}

/// What speaks for something filling a slot of an event, added up in the order in which it is
/// told; below 0 it is worse than nothing.
pub(in super::super) struct Offer<'w, C> {
    scale: &'w Scale<C>,
    pub(in super::super) score: f32,
}

impl<'w, C: Into<usize>> Offer<'w, C> {
    pub(in super::super) fn new(scale: &'w Scale<C>) -> Offer<'w, C> {
        Offer { scale, score: 0.0 }
    }

    /// Adds a clue that is so strong, 0 to 1.
    pub(in super::super) fn add(&mut self, clue: C, strength: f32) {
        self.score += self.scale.0[clue.into()].1 * strength;
    }

    pub(in super::super) fn when(&mut self, clue: C, found: bool) {
        self.add(clue, f32::from(u8::from(found)));
    }
}

/// What scores best, if it is better than nothing; of equals the first.
pub(super) fn likeliest<T>(scored: impl Iterator<Item = (f32, T)>) -> Option<T> {
    let better = scored.filter(|(score, _)| *score > 0.0);
    better
        .reduce(|kept, new| if new.0 > kept.0 { new } else { kept })
        .map(|(_, likeliest)| likeliest)
}

/// How close before one of the sentences that tell an event something is named, and how close
/// behind one: 1 in the next sentence, less beyond. Both are the numbers of sentences, in order.
pub(super) fn closest(named: &[usize], told: &[usize]) -> (f32, f32) {
    let last = |told: &usize| {
        let ahead = named.partition_point(|named| named < told);
        Some(told - named[ahead.checked_sub(1)?])
    };
    let first = |told: &usize| {
        let behind = named.partition_point(|named| named <= told);
        Some(named.get(behind)? - told)
    };
    let near = |far: usize| 1.0 / f32::from(u16::try_from(far).unwrap_or(u16::MAX));
    let before = told.iter().filter_map(last).min();
    let behind = told.iter().filter_map(first).min();
    (before.map_or(0.0, near), behind.map_or(0.0, near))
}

/// Which of the named is the first in a sentence that tells an event. Both are the numbers of
/// sentences, in order.
pub(super) fn first_told(named: &[usize], told: &[usize]) -> Option<usize> {
    told.iter().find_map(|told| {
        let first = named.partition_point(|named| named < told);
        (named.get(first) == Some(told)).then_some(first)
    })
}

/// The share of `part` in `all`, 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "a document names few places")]
pub(super) fn share(part: usize, all: usize) -> f32 {
    if all == 0 { 0.0 } else { part as f32 / all as f32 }
}

#[cfg(test)]
mod tests {
    use super::{closest, first_told, likeliest};

    #[test]
    fn the_closest_sentence_counts_on_either_side() {
        for (named, told, want) in [
            (&[][..], &[3][..], (0.0, 0.0)),
            (&[3], &[3], (0.0, 0.0)),
            (&[2], &[3], (1.0, 0.0)),
            (&[5], &[3], (0.0, 0.5)),
            (&[0, 3, 7], &[3, 4], (1.0, 1.0 / 3.0)),
        ] {
            assert_eq!(closest(named, told), want, "{named:?} beside {told:?}");
        }
    }

    #[test]
    fn what_stands_in_a_sentence_that_tells_the_event_is_told() {
        for (named, told, want) in [
            (&[1, 4, 4, 6][..], &[4, 6][..], Some(1)),
            (&[1, 6], &[2, 6], Some(1)),
            (&[1, 6], &[2], None),
            (&[], &[2], None),
        ] {
            assert_eq!(first_told(named, told), want, "{named:?} in {told:?}");
        }
    }

    #[test]
    fn of_equals_the_first_is_likeliest_and_what_is_worse_than_nothing_is_not() {
        assert_eq!(likeliest([(-1.0, "a"), (0.0, "b")].into_iter()), None);
        assert_eq!(likeliest([(1.0, "a"), (2.0, "b"), (2.0, "c")].into_iter()), Some("b"));
    }
}
