//! Marked names whose place is known, each with the places that it may mean.

use dateline::gazetteer::{Gazetteer, Place};
use dateline::language::Language;
use dateline::model::{LonLat, Span};
use dateline::recognise;
use dateline::resolve::{self, Clue, Weighed};
use dateline::text::Text;
use geo::{Distance, Haversine, Point};

use crate::clues::{CLUES, COUNT, Values};
use crate::corpus::{Document, Meaning};
use crate::folds;

/// A name with the places that it may mean.
#[derive(Clone, Debug)]
pub(crate) struct Choice<'d> {
    /// That of its document.
    pub(crate) corpus: &'d str,
    /// The fifth of its document.
    pub(crate) fold: u64,
    /// The best first.
    pub(crate) candidates: Vec<Candidate>,
}

/// A place that a name may mean.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// How strongly each clue speaks for it, 0 to 1.
    pub(crate) strengths: Values,
    /// Whether it is the place meant, or the nearest to it that the gazetteer has.
    pub(crate) wanted: bool,
    /// Whether it lies within [`NEAR_KM`] of the place meant.
    pub(crate) near: bool,
}

/// What counts as right in the published comparisons of geoparsers: a hundred miles.
pub(crate) const NEAR_KM: f64 = 161.0;

/// A place so close to the one meant is that one, by another number.
const SAME_KM: f64 = 30.0;

/// A clue that weighs nothing would not show how strong it is.
const LEAST_WEIGHT: f32 = 1e-4;

impl Candidate {
    /// What its clues weigh together.
    pub(crate) fn score(&self, weights: &Values) -> f32 {
        self.strengths.iter().zip(weights).map(|(strength, weight)| strength * weight).sum()
    }
}

/// The choices of these documents, as they stand when the names around are chosen by `weights`.
pub(crate) fn choices<'d>(documents: &'d [Document], weights: &Values) -> Vec<Choice<'d>> {
    let weights =
        weights.map(|weight| if weight.abs() < LEAST_WEIGHT { LEAST_WEIGHT } else { weight });
    documents.iter().flat_map(|document| of(document, &weights)).collect()
}

fn of<'d>(document: &'d Document, values: &Values) -> Vec<Choice<'d>> {
    let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
    let text = Text::of(&document.text, language);
    let known: Vec<(Span, Meaning)> =
        document.marks.iter().filter_map(|mark| Some((mark.span, mark.means?))).collect();
    let spans: Vec<Span> = known.iter().map(|(span, _)| *span).collect();
    let mentions = recognise::given(&text, &spans, gazetteer, language);
    let weights = CLUES.weights(values);
    let weighed = resolve::weighed_by(&weights, &mentions, &text, gazetteer, language);
    let choice = |((_, meaning), weighed): (&(Span, Meaning), Vec<Weighed>)| Choice {
        corpus: &document.corpus,
        fold: folds::of(&document.id),
        candidates: candidates(&weighed, meaning, values, gazetteer),
    };
    known.iter().zip(weighed).map(choice).collect()
}

fn candidates(
    weighed: &[Weighed],
    meaning: &Meaning,
    weights: &Values,
    gazetteer: &Gazetteer,
) -> Vec<Candidate> {
    let places: Vec<Place<'_>> = weighed.iter().map(|one| gazetteer.place(one.place)).collect();
    let is_it = |place: &Place<'_>| {
        meaning.geonames_id.is_some() && place.geonames_id == meaning.geonames_id
    };
    let within = |place: &Place<'_>, km| distance_km(place.position, meaning.at) <= km;
    let has_it = places.iter().any(is_it);
    let has_same = places.iter().any(|place| within(place, SAME_KM));
    let candidate = |(place, weighed): (&Place<'_>, &Weighed)| Candidate {
        strengths: strengths(weighed, weights),
        wanted: match (has_it, has_same) {
            (true, _) => is_it(place),
            (false, true) => within(place, SAME_KM),
            (false, false) => within(place, NEAR_KM),
        },
        near: within(place, NEAR_KM),
    };
    places.iter().zip(weighed).map(candidate).collect()
}

fn strengths(weighed: &Weighed, weights: &Values) -> Values {
    let mut strengths = [0.0; COUNT];
    for (number, clue) in Clue::ALL.iter().enumerate() {
        let part = weighed.clues.iter().find(|(found, _)| found == clue);
        strengths[number] = part.map_or(0.0, |(_, part)| part / weights[number]);
    }
    strengths
}

/// Over the ground.
pub(crate) fn distance_km(one: LonLat, other: LonLat) -> f64 {
    let point = |at: LonLat| Point::new(at.lon, at.lat);
    Haversine.distance(point(one), point(other)) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::{choices, distance_km};
    use crate::clues::CLUES;
    use crate::corpus::{Document, Kind, Mark, Marked, Meaning};
    use dateline::model::{LonLat, Span};

    #[test]
    fn the_place_meant_is_wanted_and_others_are_not() {
        let at = LonLat { lon: -95.55, lat: 33.66 };
        let means = Some(Meaning { at, geonames_id: None });
        let document = Document {
            id: "wire/1".to_owned(),
            corpus: "wire".to_owned(),
            text: "They met in Paris.".to_owned(),
            marks: vec![Mark { span: Span::new(12, 17), kind: Kind::Place, means }],
            marked: Marked::PlacesOnly,
        };
        let weights = CLUES.start();
        let documents = [document];
        let choices = choices(&documents, &weights);
        let candidates = &choices[0].candidates;
        let wanted = candidates.iter().filter(|candidate| candidate.wanted && candidate.near);
        assert!(wanted.count() >= 1 && !candidates[0].wanted, "France's Paris comes first");
        let score = |number: usize| candidates[number].score(&weights);
        assert!(candidates.len() > 2 && score(0) >= score(1));
        assert!((distance_km(at, LonLat { lon: 2.35, lat: 48.86 }) - 7_600.0).abs() < 300.0);
    }
}
