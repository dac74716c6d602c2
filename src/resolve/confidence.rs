use super::clue::Weighed;
use super::ranking::Scored;
use crate::gazetteer::{Gazetteer, distance_m};
use crate::model::PlaceId;
use crate::weights::Weights;

/// Within this distance, in metres, two candidates are one answer: a town and its district. The
/// hundred miles by which geoparsers are judged.
const ONE_ANSWER: f64 = 161_000.0;

/// Candidates of a lesser share are not looked at: together they are too few to matter.
const TRACE: f32 = 0.005;

/// Keeps the log odds of a share of 1 finite.
const DOUBT: f32 = 0.01;

/// What the confidence of a placement rests on. Shares of namesakes alone say nothing of names
/// that no place bears, nor of places that the gazetteer lacks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grounds {
    /// 0 to 1: the share of the candidates that lie where the winner lies, itself included.
    pub share: f32,
    /// What its clues add up to; below 0 when they speak against it.
    pub score: f32,
    /// How little known the winner is, 0 to 1, if it lies far from all else; else 0.
    pub far: f32,
    /// The same, if nothing else lies in its country.
    pub abroad: f32,
}

impl Grounds {
    /// Of a mention with these candidates, the best first; `None` without any.
    ///
    /// ```
    /// use dateline::{gazetteer::Gazetteer, language::Language, recognise, text::Text};
    /// use dateline::resolve::{self, Grounds};
    /// use dateline::weights::Weights;
    ///
    /// let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
    /// let text = Text::of("They met in Paris, Texas.", language);
    /// let mentions = recognise::mentions(&text, gazetteer, language);
    /// let weighed = resolve::weighed(&mentions, &text, gazetteer, language);
    /// let grounds = Grounds::of(&weighed[0], gazetteer).unwrap();
    /// let sure = grounds.confidence(Weights::confidence());
    /// let unsure = Grounds { share: 0.5, ..grounds }.confidence(Weights::confidence());
    /// assert!(0.0 < unsure && unsure < sure && sure < 1.0);
    /// ```
    pub fn of(candidates: &[Weighed], gazetteer: &Gazetteer) -> Option<Grounds> {
        let alone = |one: &Weighed| {
            let Weighed { place, confidence: share, score, far, abroad, .. } = *one;
            (place, Grounds { share, score, far, abroad })
        };
        Grounds::together(candidates.iter().map(alone), gazetteer)
    }

    pub(super) fn of_ranked(candidates: &[Scored], gazetteer: &Gazetteer) -> Option<Grounds> {
        let alone = |one: &Scored| {
            let Scored { place, confidence: share, score, far, abroad, .. } = *one;
            (place, Grounds { share, score, far, abroad })
        };
        Grounds::together(candidates.iter().map(alone), gazetteer)
    }

    /// The grounds of the first, with the shares of all that lie where it lies.
    fn together(
        mut candidates: impl Iterator<Item = (PlaceId, Grounds)>,
        gazetteer: &Gazetteer,
    ) -> Option<Grounds> {
        let (best, alone) = candidates.next()?;
        let at = |place: PlaceId| gazetteer.position(place);
        let there = |place| distance_m(at(best), at(place)) <= ONE_ANSWER;
        let told = candidates.filter(|(place, one)| one.share >= TRACE && there(*place));
        let share = told.fold(alone.share, |sum, (_, one)| sum + one.share);
        Some(Grounds { share: share.min(1.0), ..alone })
    }

    /// 0 to 1: how likely it is that the name is one of a place, and that the place lies there.
    /// Of mentions at 0.9, nine in ten are right.
    pub fn confidence(&self, weights: &Weights) -> f32 {
        let odds = weights.of("always")
            + weights.of("share") * self.log_odds()
            + weights.of("strength") * self.strength()
            + weights.of("far") * self.far
            + weights.of("abroad") * self.abroad;
        1.0 / (1.0 + (-odds).exp())
    }

    /// The share, as log odds.
    pub fn log_odds(&self) -> f32 {
        ((self.share + DOUBT) / (1.0 - self.share + DOUBT)).ln()
    }

    /// The logarithm of 1 and the score: the tenth clue says less than the first.
    pub fn strength(&self) -> f32 {
        self.score.max(0.0).ln_1p()
    }
}

#[cfg(test)]
mod tests {
    use super::Grounds;
    use crate::weights::Weights;

    #[test]
    fn more_grounds_never_make_it_less_sure() {
        let company = Grounds { share: 1.0, score: 0.0, far: 0.0, abroad: 0.0 };
        let sure =
            |share, score| Grounds { share, score, ..company }.confidence(Weights::confidence());
        for step in 0..20_u8 {
            let (low, high) = (f32::from(step) / 20.0, f32::from(step + 1) / 20.0);
            assert!(sure(low, 5.0) < sure(high, 5.0), "share {high}");
            assert!(sure(0.9, 20.0 * low) < sure(0.9, 20.0 * high), "score {high}");
        }
        for (share, score) in [(0.0, -50.0), (1.0, 1e30), (0.5, 0.0)] {
            assert!((0.0..=1.0).contains(&sure(share, score)), "{share} {score}");
        }
    }
}
