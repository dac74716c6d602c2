//! `dateline-train confidence`: learns what the confidence of a placement may claim.

use std::collections::BTreeSet;
use std::fmt::Write;

use anyhow::ensure;
use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::model::{Placement, Span, Usage};
use dateline::recognise;
use dateline::resolve::{self, Grounds};
use dateline::text::Text;
use dateline::weights::{NameWeights, Weights};

use crate::choices::{NEAR_KM, distance_km};
use crate::corpus::{Document, Marked};
use crate::folds;
use crate::names::Lessons;
use crate::reliability;

/// A mention that was found and placed by names learned from the other four fifths.
#[derive(Clone, Copy, Debug)]
struct Placed<'d> {
    corpus: &'d str,
    fold: u64,
    /// Its share among its namesakes: the confidence as it was before it was learned.
    share: f32,
    grounds: Grounds,
    /// Whether a place is marked there, and lies within 161 km.
    right: bool,
}

/// What each clue of the confidence weighs.
type Values = [f64; CLUES.len()];

/// The clues of the confidence, each with the reason that its row gives.
const CLUES: [(&str, &str); 5] = [
    ("always", "before anything is known: many a name that is found is no place"),
    ("share", "the share, as log odds, of the candidates that lie where the winner lies"),
    ("strength", "how much speaks for the winner: the logarithm of 1 and the sum of its clues"),
    ("far", "how little known the winner is, if it lies far from all that the document names"),
    ("abroad", "how little known it is, if nothing else of the document lies in its country"),
];

/// Steps towards the likeliest weights. They have settled to three places by then.
const STEPS: usize = 5_000;

/// How far a weight goes at the first step.
const RATE: f64 = 0.3;

/// The table of weights.
pub(crate) fn learned(documents: &[Document]) -> anyhow::Result<String> {
    let placed = placed(documents);
    ensure!(!placed.is_empty(), "nothing to learn from: no corpus says which places are meant");
    let mut table = String::from("clue\tweight\treason\n");
    for ((clue, reason), weight) in CLUES.iter().zip(fitted(&placed)) {
        let _ = writeln!(table, "{clue}\t{weight:.2}\t{reason}");
    }
    Ok(table)
}

/// How often mentions are right by what their confidence says: as shares of the namesakes, and as
/// learned from the other four fifths.
pub(crate) fn held_back(documents: &[Document]) -> String {
    let placed = placed(documents);
    let folds = folds::each(|fold| {
        let (held, others): (Vec<_>, Vec<_>) =
            placed.iter().copied().partition(|one| one.fold == fold);
        let weights = weights(&fitted(&others));
        let held = held.into_iter();
        held.map(|one| (one, f64::from(one.grounds.confidence(&weights)))).collect::<Vec<_>>()
    });
    let calibrated: Vec<_> = folds.into_iter().flatten().collect();
    let corpora: BTreeSet<&str> = placed.iter().map(|one| one.corpus).collect();
    let mut tables = String::new();
    for wanted in corpora.into_iter().map(Some).chain([None]) {
        let of = |one: &Placed<'_>| wanted.is_none_or(|corpus| corpus == one.corpus);
        let name = wanted.unwrap_or("all");
        let shares = placed.iter().filter(|one| of(one));
        let shares: Vec<_> = shares.map(|one| (f64::from(one.share), one.right)).collect();
        let learned = calibrated.iter().filter(|(one, _)| of(one));
        let learned: Vec<_> = learned.map(|(one, sure)| (*sure, one.right)).collect();
        tables += &reliability::table(&format!("{name}, share of the namesakes"), &shares);
        tables += &reliability::table(&format!("{name}, learned"), &learned);
    }
    tables
}

/// Every mention of the documents that tell which place is meant.
fn placed(documents: &[Document]) -> Vec<Placed<'_>> {
    let lessons = Lessons::of(documents);
    let folds = folds::each(|fold| {
        let weights = lessons.learned_without(fold);
        let held = documents.iter().filter(|document| {
            folds::of(&document.id) == fold && document.marked == Marked::PlacesOnly
        });
        held.flat_map(|document| placed_in(document, &weights)).collect::<Vec<_>>()
    });
    folds.into_iter().flatten().collect()
}

fn placed_in<'d>(document: &'d Document, weights: &NameWeights) -> Vec<Placed<'d>> {
    let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
    let text = Text::of(&document.text, language);
    let mentions = recognise::mentions_by(weights, &text, gazetteer, language);
    let placements = resolve::placements(&mentions, &text, gazetteer, language);
    let weighed = resolve::weighed(&mentions, &text, gazetteer, language);
    let shown = |placement: &Placement| placement.mention.usage != Usage::Body;
    let placed = placements.iter().zip(&weighed).filter(|(placement, _)| shown(placement));
    let placed = placed.filter_map(|(placement, weighed)| {
        Some(Placed {
            corpus: &document.corpus,
            fold: folds::of(&document.id),
            share: weighed.first()?.confidence,
            grounds: Grounds::of(weighed, gazetteer)?,
            right: is_right(document, placement)?,
        })
    });
    placed.collect()
}

/// `None` for a mention that was not placed, and where the corpus does not say which place is
/// meant by what it marks.
fn is_right(document: &Document, placement: &Placement) -> Option<bool> {
    let choice = placement.choice?;
    let span = placement.mention.span;
    let over = |other: Span| other.start() < span.end() && span.start() < other.end();
    match document.marks.iter().find(|mark| over(mark.span)) {
        None => Some(false),
        Some(mark) => Some(distance_km(mark.means?.at, choice.at) <= NEAR_KM),
    }
}

fn weights(values: &Values) -> Weights {
    #[expect(clippy::cast_possible_truncation, reason = "six digits are more than are known")]
    let rows = CLUES.iter().zip(values).map(|((clue, _), weight)| (*clue, *weight as f32));
    Weights::from_clues(rows)
}

/// The weights that make what is right likeliest: a logistic regression, by `AdaGrad`.
fn fitted(placed: &[Placed<'_>]) -> Values {
    let rows: Vec<(Values, f64)> =
        placed.iter().map(|one| (clues(one.grounds), f64::from(one.right))).collect();
    let mut weights = [0.0; CLUES.len()];
    let mut squares = [f64::EPSILON; CLUES.len()];
    for _ in 0..STEPS {
        let mut errors = [0.0; CLUES.len()];
        for (clues, right) in &rows {
            let odds: f64 = clues.iter().zip(&weights).map(|(clue, weight)| clue * weight).sum();
            let error = right - 1.0 / (1.0 + (-odds).exp());
            errors.iter_mut().zip(clues).for_each(|(sum, clue)| *sum += error * clue);
        }
        for ((weight, squares), error) in weights.iter_mut().zip(&mut squares).zip(errors) {
            *squares += error * error;
            *weight += RATE * error / squares.sqrt();
        }
    }
    weights
}

/// In the order of [`CLUES`].
fn clues(grounds: Grounds) -> Values {
    [
        1.0,
        grounds.log_odds().into(),
        grounds.strength().into(),
        grounds.far.into(),
        grounds.abroad.into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::{CLUES, Placed, fitted, weights};
    use dateline::resolve::Grounds;

    #[test]
    fn confidences_come_to_mean_what_they_say() {
        let placed: Vec<Placed<'_>> = (0..200)
            .map(|number| {
                let strong = number % 2 == 0;
                let share = if number % 4 < 2 { 0.9 } else { 1.0 };
                let score = if strong { 9.0 } else { 2.0 };
                let grounds = Grounds { share, score, far: 0.0, abroad: 0.0 };
                let right = number % 20 < if strong { 18 } else { 10 };
                Placed { corpus: "wire", fold: 0, share, grounds, right }
            })
            .collect();
        let weights = weights(&fitted(&placed));
        let mean = |score: f32| {
            let same = placed.iter().filter(|one| one.grounds.score.to_bits() == score.to_bits());
            let sure = same.map(|one| one.grounds.confidence(&weights));
            sure.sum::<f32>() / 100.0
        };
        assert!((mean(9.0) - 0.9).abs() < 0.02, "{}", mean(9.0));
        assert!((mean(2.0) - 0.5).abs() < 0.02, "{}", mean(2.0));
    }

    #[test]
    fn the_bundled_table_has_these_clues() {
        let bundled = dateline::weights::Weights::confidence();
        for (clue, _) in CLUES {
            assert!(bundled.of(clue).abs() > 0.0, "{clue}");
        }
    }
}
