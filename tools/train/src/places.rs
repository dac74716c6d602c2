//! `dateline-train places`: learns how much each clue counts in choosing among namesakes.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::ensure;

use crate::choices::{Candidate, Choice, choices};
use crate::clues::{CLUES, COUNT, Values};
use crate::corpus::Document;
use crate::folds;
use crate::score::share;

/// What a name counts, by corpus, if not 1: half of all names are from small towns of one country,
/// and the corpus of the widest news is the smallest.
const CORPUS_WEIGHTS: [(&str, f32); 2] = [("lgl", 0.6), ("trnews", 1.5)];

/// How often choices are made anew by what was learned: those around speak for each.
const ROUNDS: usize = 3;

/// Steps of a round.
const STEPS: u16 = 60;

/// How far a weight goes at the first step.
const RATE: f32 = 0.5;

/// After so many steps the rate has halved.
const SLOWS: f32 = 10.0;

/// How strongly a weight is pulled back to where it started: weakly, so that only clues too rare
/// to be learned stay there.
const PULL: f32 = 1e-3;

/// What the sums of squares begin at.
const SQUARES: f32 = 1e-3;

/// The share of what is wanted never sinks below this, so that it can be divided by.
const LEAST_SHARE: f32 = 1e-20;

/// The table of weights learned from all documents.
pub(crate) fn learned(documents: &[Document]) -> anyhow::Result<String> {
    ensure!(
        choices(documents, &CLUES.start()).iter().any(is_lesson),
        "nothing to learn from: no mark of these corpora has `lat`, `lon` and namesakes"
    );
    Ok(CLUES.written(&weights(documents, |_| true)))
}

/// How many marked names are placed within 161 km by weights that were learned from the other
/// four fifths, and by those that learning starts from: a table, by corpus.
pub(crate) fn held_back(documents: &[Document]) -> String {
    let folds = folds::each(|fold| {
        let weights = weights(documents, |choice| choice.fold != fold);
        let mut held = choices(documents, &weights);
        held.retain(|choice| choice.fold == fold);
        held.iter().map(|choice| (choice.corpus, is_right(choice, &weights))).collect::<Vec<_>>()
    });
    let start = CLUES.start();
    let before = choices(documents, &start);
    let before = before.iter().map(|choice| (choice.corpus, is_right(choice, &start)));
    let (before, after) = (counts(before), counts(folds.into_iter().flatten()));
    let mut table = String::from("corpus       learned  at the start  names\n");
    for (corpus, (right, all)) in after {
        let start = before.get(corpus).map_or(0, |(right, _)| *right);
        let (learned, start) = (share(right, all), share(start, all));
        let _ = writeln!(table, "{corpus:12}   {learned:.3}         {start:.3}  {all:5}");
    }
    table
}

/// By corpus: how many are right, and how many there are.
fn counts<'d>(choices: impl Iterator<Item = (&'d str, bool)>) -> BTreeMap<&'d str, (usize, usize)> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (corpus, right) in choices {
        let count = counts.entry(corpus).or_default();
        count.0 += usize::from(right);
        count.1 += 1;
    }
    counts
}

fn is_right(choice: &Choice<'_>, weights: &Values) -> bool {
    let better = |a: &&Candidate, b: &&Candidate| a.score(weights).total_cmp(&b.score(weights));
    choice.candidates.iter().rev().max_by(better).is_some_and(|best| best.near)
}

fn weights(documents: &[Document], keep: impl Fn(&Choice<'_>) -> bool) -> Values {
    let mut weights = CLUES.start();
    for _ in 0..ROUNDS {
        let mut choices = choices(documents, &weights);
        choices.retain(|choice| keep(choice) && is_lesson(choice));
        weights = fitted(&choices);
    }
    weights
}

/// Nothing is learned where nothing, or everything, is right.
fn is_lesson(choice: &Choice<'_>) -> bool {
    let wanted = choice.candidates.iter().filter(|candidate| candidate.wanted).count();
    wanted > 0 && wanted < choice.candidates.len()
}

/// The weights that make the wanted candidates likeliest, by `AdaGrad` over all choices at once.
fn fitted(choices: &[Choice<'_>]) -> Values {
    let start = CLUES.start();
    let mut weights = start;
    let mut squares = [SQUARES; COUNT];
    let total: f32 = choices.iter().map(corpus_weight).sum();
    if choices.is_empty() {
        return start;
    }
    for number in 0..STEPS {
        let errors = errors(choices, &weights);
        let rate = RATE / (1.0 + f32::from(number) / SLOWS);
        for clue in 0..COUNT {
            let error = errors[clue] / total - PULL * (weights[clue] - start[clue]);
            squares[clue] += error * error;
            weights[clue] += rate * error / squares[clue].sqrt();
        }
    }
    weights
}

/// Of each clue, how much stronger it is in what is wanted than in what is chosen.
fn errors(choices: &[Choice<'_>], weights: &Values) -> Values {
    let mut errors = [0.0; COUNT];
    for choice in choices {
        let scores: Vec<f32> = choice.candidates.iter().map(|one| one.score(weights)).collect();
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let likely: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
        let all: f32 = likely.iter().sum();
        let pairs = || likely.iter().zip(&choice.candidates);
        let wanted: f32 = pairs().filter(|(_, one)| one.wanted).map(|(share, _)| share).sum();
        for (share, candidate) in pairs() {
            let want = if candidate.wanted { share / wanted.max(LEAST_SHARE) } else { 0.0 };
            let error = corpus_weight(choice) * (want - share / all);
            for (sum, strength) in errors.iter_mut().zip(candidate.strengths) {
                *sum += error * strength;
            }
        }
    }
    errors
}

fn corpus_weight(choice: &Choice<'_>) -> f32 {
    let of = CORPUS_WEIGHTS.iter().find(|(corpus, _)| *corpus == choice.corpus);
    of.map_or(1.0, |(_, weight)| *weight)
}

#[cfg(test)]
mod tests {
    use super::{fitted, is_lesson, is_right};
    use crate::choices::{Candidate, Choice};
    use crate::clues::{CLUES, COUNT};

    /// Two candidates: the first has the first clue, the second the second.
    fn choice(wanted: usize) -> Choice<'static> {
        let candidate = |number: usize| {
            let mut strengths = [0.0; COUNT];
            strengths[number] = 1.0;
            Candidate { strengths, wanted: number == wanted, near: number == wanted }
        };
        Choice { corpus: "wire", fold: 0, candidates: vec![candidate(0), candidate(1)] }
    }

    #[test]
    fn the_clue_of_what_is_wanted_gains() {
        let start = CLUES.start();
        for (wanted, other) in [(0, 1), (1, 0)] {
            let weights = fitted(&[choice(wanted)]);
            assert!(weights[wanted] > start[wanted] && weights[other] < start[other], "{wanted}");
        }
        assert!(is_right(&choice(0), &start), "prominence weighs more than being an alternate");
        assert!(!is_right(&choice(1), &start));
        assert_eq!(fitted(&[]).map(f32::to_bits), start.map(f32::to_bits));
    }

    #[test]
    fn a_choice_without_an_answer_teaches_nothing() {
        assert!(is_lesson(&choice(0)) && !is_lesson(&choice(2)));
    }
}
