use std::collections::BTreeMap;

use super::candidates::Named;
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::{Choice, Mention, PlaceKind, Placement, Precision, Usage};
use crate::text::{Text, fold};

/// Gives names that no place bears the place that is written as what holds them: "the Bordeaux
/// neighborhood of *Nashville*", "the Ramor Theatre, *Virginia*". They lie somewhere in it.
pub(super) fn written(
    placements: &mut [Placement],
    named: &[Named],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
) {
    for at in 0..placements.len() {
        let outer = named[at].container.filter(|&outer| {
            is_open(&placements[at], text, language)
                && !is_listed(placements, named, [at, outer], text, gazetteer)
        });
        let told = outer.and_then(|outer| placements[outer].choice);
        if let Some(choice) = told.filter(|choice| is_local(choice, gazetteer)) {
            let precision = choice.precision.max(Precision::Near);
            placements[at].choice = Some(Choice { precision, ..choice });
        }
    }
}

/// Whether two names stand in a list, where none holds the one before it: "Foo, *Kabul*, Herat".
fn is_listed(
    placements: &[Placement],
    named: &[Named],
    [at, outer]: [usize; 2],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
) -> bool {
    let comma = |one: usize, next: usize| {
        let (end, start) = (placements[one].mention.span.end(), placements[next].mention.span.start());
        &text.source[end..start.max(end)] == ", "
    };
    let place = |at: usize| placements[at].choice.map(|choice| choice.place);
    let holds = |next: usize| {
        place(next).zip(place(outer)).is_some_and(|(next, outer)| gazetteer.contains(next, outer))
    };
    comma(at, outer)
        && (named[at].content.is_some_and(|before| comma(before, at))
            || named[outer].container.is_some_and(|next| comma(outer, next) && !holds(next)))
}

/// Gives the names that are left the place by which the text goes: what their namesakes of the
/// document were given, else the closest place of the sentence, else the closest of the document.
/// For names that the user vouches for; of those found here many are no places.
pub fn around(
    placements: &mut [Placement],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
) {
    let said = |mention: &Mention| fold(text.say(mention.span));
    let mut namesakes: BTreeMap<String, Choice> = BTreeMap::new();
    let mut spots = Vec::new();
    for placement in placements.iter() {
        let Some(choice) = placement.choice else { continue };
        if placement.mention.name.is_none() {
            namesakes.entry(said(&placement.mention)).or_insert(choice);
        }
        if placement.mention.usage == Usage::Literal && is_local(&choice, gazetteer) {
            spots.push((placement.mention.span, choice));
        }
    }
    for placement in placements {
        if !is_open(placement, text, language) {
            continue;
        }
        let span = placement.mention.span;
        let sentence = text.sentence_at(span.start());
        let far = |at: usize| at.abs_diff(span.start());
        let near = spots.iter().min_by_key(|(spot, _)| {
            (text.sentence_at(spot.start()).abs_diff(sentence), far(spot.start()))
        });
        let near = near.map(|(spot, choice)| {
            let apart = text.sentence_at(spot.start()).abs_diff(sentence);
            roughly(*choice, if apart == 0 { SENTENCE } else { DOCUMENT })
        });
        placement.choice = namesakes.get(&said(&placement.mention)).copied().or(near);
    }
}

/// How far, in metres, a name lies from what is named in its sentence or in the document, and how
/// sure that is.
struct Reach {
    metres: u32,
    surety: f32,
}

const SENTENCE: Reach = Reach { metres: 30_000, surety: 0.7 };
const DOCUMENT: Reach = Reach { metres: 80_000, surety: 0.5 };

fn roughly(choice: Choice, reach: Reach) -> Choice {
    let precision = match choice.precision {
        Precision::Exact | Precision::Near | Precision::District => Precision::Area,
        wide => wide,
    };
    let uncertainty_m = choice.uncertainty_m.saturating_add(reach.metres);
    let confidence = choice.confidence * reach.surety;
    Choice { uncertainty_m, precision, confidence, ..choice }
}

/// Whether a mention has no place, and may have one: "the West" is nowhere.
fn is_open(placement: &Placement, text: &Text<'_>, language: &Language) -> bool {
    let way = |at: usize| language.words.has("direction", text.folded(at));
    placement.choice.is_none()
        && placement.mention.usage == Usage::Literal
        && !text.words_in(placement.mention.span).all(way)
}

fn is_local(choice: &Choice, gazetteer: &Gazetteer) -> bool {
    let kind = gazetteer.place(choice.place).kind;
    matches!(
        kind,
        PlaceKind::Town
            | PlaceKind::Quarter
            | PlaceKind::Locality
            | PlaceKind::District
            | PlaceKind::Facility
    )
}
