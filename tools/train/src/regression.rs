//! Learns the weights of the clues of merging from pairs of reports, of which it is known whether
//! they tell of one event.

use std::sync::LazyLock;

use dateline::merge::{Clue, Strengths};

use crate::table::Clues;

/// Steps of a round.
const STEPS: u16 = 300;

/// How far a weight goes at the first step.
const RATE: f32 = 0.3;

/// After so many steps the rate has halved.
const SLOWS: f32 = 30.0;

/// How strongly a weight is pulled back to where it started, as so many pairs would: clues too
/// rare in these corpora to be learned (groups, mosques) stay there.
const PULL: f32 = 3.0;

/// What the sums of squares begin at.
const SQUARES: f32 = 1e-6;

/// How much each pair counts once more without its details: in a run of few reports nobody can
/// say which names are rare, and day, place and tolls must do.
const PLAIN: f32 = 0.3;

/// What speaks for two reports telling of one event.
pub(crate) static CLUES: LazyLock<Clues<{ Clue::COUNT }>> =
    LazyLock::new(|| Clues::read(include_str!("../merging.tsv"), Clue::ALL.map(Clue::as_str)));

/// What the clues of a pair add up to.
pub(crate) fn score(strengths: &Strengths, weights: &Strengths) -> f32 {
    strengths.iter().zip(weights).map(|(strength, weight)| strength * weight).sum()
}

/// A logistic regression, by `AdaGrad` over all pairs at once.
pub(crate) fn fitted(lessons: &[(&Strengths, bool)]) -> Strengths {
    let start = CLUES.start();
    let mut weights = start;
    let mut squares = [SQUARES; Clue::COUNT];
    #[expect(clippy::cast_precision_loss, reason = "a mean is taken")]
    let total = lessons.len() as f32;
    for number in 0..STEPS {
        let errors = errors(lessons, &weights);
        let rate = RATE / (1.0 + f32::from(number) / SLOWS);
        for clue in 0..Clue::COUNT {
            let error = (errors[clue] - PULL * (weights[clue] - start[clue])) / total;
            squares[clue] += error * error;
            let moved = weights[clue] + rate * error / squares[clue].sqrt();
            weights[clue] = on_side(start[clue], moved);
        }
    }
    weights
}

/// No further than nothing: what speaks for two reports never learns to speak against them, nor
/// the other way round. In stories of one sort that would fit some habit of theirs alone.
fn on_side(start: f32, weight: f32) -> f32 {
    if start > 0.0 {
        weight.max(0.0)
    } else if start < 0.0 {
        weight.min(0.0)
    } else {
        weight
    }
}

/// Of each clue, how much more of it is in pairs of one event than is foreseen.
fn errors(lessons: &[(&Strengths, bool)], weights: &Strengths) -> Strengths {
    let mut errors = [0.0; Clue::COUNT];
    for (strengths, one) in lessons {
        let want = if *one { 1.0 } else { 0.0 };
        for (strengths, share) in [(**strengths, 1.0), (plain(strengths), PLAIN)] {
            let foreseen = 1.0 / (1.0 + (-score(&strengths, weights)).exp());
            let error = share * (want - foreseen);
            for (sum, strength) in errors.iter_mut().zip(strengths) {
                *sum += error * strength;
            }
        }
    }
    errors
}

/// As if no details were known.
fn plain(strengths: &Strengths) -> Strengths {
    let mut plain = *strengths;
    for clue in [Clue::DetailsSome, Clue::DetailsMany, Clue::DetailsNone] {
        plain[clue as usize] = 0.0;
    }
    plain[Clue::DetailsUnheard as usize] = 1.0;
    plain
}

#[cfg(test)]
mod tests {
    use dateline::merge::Clue;

    use super::{CLUES, fitted};

    #[test]
    fn a_clue_of_pairs_of_one_event_gains() {
        let mut day = [0.0; Clue::COUNT];
        day[Clue::DayNext as usize] = 1.0;
        let none = [0.0; Clue::COUNT];
        let learned = fitted(&vec![[(&day, true), (&none, false)]; 50].concat());
        assert!(learned[Clue::DayNext as usize] > CLUES.start()[Clue::DayNext as usize]);
        let learned = fitted(&vec![[(&none, true), (&day, false)]; 500].concat());
        assert!(learned[Clue::DayNext as usize] >= 0.0);
    }
}
