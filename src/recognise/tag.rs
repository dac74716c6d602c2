use std::ops::Range;

use super::features::Group;
use super::sight::SentenceSight;
use crate::weights::{Adder, Scores, Tag};

/// A stretch of words that may be names, and what each of them was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tagged {
    /// Its words, by number.
    pub(super) words: Range<usize>,
    /// What each is.
    pub(super) tags: Vec<Tag>,
}

/// What the words of a sentence are taken for, stretch by stretch.
pub(super) fn tagged(sentence: &SentenceSight<'_>, adder: &mut Adder<'_>) -> Vec<Tagged> {
    let weights = adder.weights();
    let mut tagged = |words: Range<usize>| {
        let scores = words.clone().map(|at| {
            for group in Group::ALL {
                let key = sentence.key(group, at);
                adder.add(key, |features| {
                    sentence.features_of(group, at, &mut |it| features.push(it));
                });
            }
            weights.worth(adder.sum())
        });
        let scores: Vec<_> = scores.collect();
        let tags = best_path(&scores, |last| weights.steps(last));
        Tagged { words, tags }
    };
    sentence.chains().into_iter().map(&mut tagged).collect()
}

impl Tagged {
    /// The names of one sort: each stretch of words that `first` opens and `more` goes on.
    pub(super) fn stretches(&self, first: Tag, more: Tag) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, &tag) in self.words.clone().zip(&self.tags) {
            match found.last_mut() {
                Some(last) if tag == more && last.end == at => last.end += 1,
                _ if tag == first => found.push(at..at + 1),
                _ => {}
            }
        }
        found
    }
}

/// The path of the highest sum; before the first word and behind the last all is outside.
pub(super) fn best_path<'w>(scores: &[Scores], step: impl Fn(Tag) -> &'w Scores) -> Vec<Tag> {
    let mut best = [f32::NEG_INFINITY; Tag::COUNT];
    best[Tag::Outside as usize] = 0.0;
    let mut from = Vec::with_capacity(scores.len());
    for word in scores {
        let mut next = [f32::NEG_INFINITY; Tag::COUNT];
        let mut came = [0_u32; Tag::COUNT]; // as wide as a sum: so both are chosen eight at once
        for ((number, last), from) in (0..).zip(Tag::ALL).zip(best) {
            let step = step(last);
            for tag in 0..Tag::COUNT {
                let sum = from + step[tag] + word[tag];
                let better = sum > next[tag];
                next[tag] = if better { sum } else { next[tag] };
                came[tag] = if better { number } else { came[tag] };
            }
        }
        best = next;
        from.push(came);
    }
    let end = |tag: &Tag| best[*tag as usize] + step(*tag)[Tag::Outside as usize];
    let last = Tag::ALL.into_iter().max_by(|a, b| end(a).total_cmp(&end(b)));
    let mut tag = last.unwrap_or(Tag::Outside);
    let mut path = Vec::with_capacity(scores.len());
    for came in from.iter().rev() {
        path.push(tag);
        tag = Tag::ALL[came[tag as usize] as usize];
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::{Tag, best_path};

    #[test]
    fn a_name_goes_on_only_where_one_began() {
        let (outside, place, on) = (Tag::Outside, Tag::Place, Tag::PlaceOn);
        let mut steps = [[0.0; Tag::COUNT]; Tag::COUNT];
        for last in Tag::ALL.into_iter().filter(|last| ![place, on].contains(last)) {
            steps[last as usize][on as usize] = f32::NEG_INFINITY;
        }
        let score = |tag: Tag, weight| {
            let mut scores = [0.0; Tag::COUNT];
            scores[tag as usize] = weight;
            scores
        };
        for (words, want) in [
            (vec![score(place, 1.0), score(on, 1.0)], vec![place, on]),
            (vec![score(on, 1.0), score(outside, 0.5)], vec![outside, outside]),
            (vec![score(place, 2.0), score(on, 1.5), score(on, 1.0)], vec![place, on, on]),
            (vec![], vec![]),
        ] {
            assert_eq!(best_path(&words, |last| &steps[last as usize]), want);
        }
    }
}
