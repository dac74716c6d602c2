use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::candidates::Named;
use crate::gazetteer::{Gazetteer, distance_m};
use crate::model::{Choice, PlaceKind, Placement, Precision, Usage};
use crate::text::{Text, fold};

/// Gives names that no place bears the place that is written as what holds them: "the Bordeaux
/// neighborhood of *Nashville*", "the Ramor Theatre, *Virginia*". They lie somewhere in it.
pub(super) fn written(
    placements: &mut [Placement],
    named: &[Named],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
) {
    for at in 0..placements.len() {
        let outer = named[at].container.filter(|&outer| {
            is_open(&placements[at], text)
                && !is_listed(placements, named, [at, outer], text, gazetteer)
        });
        let told = outer.and_then(|outer| placements[outer].choice);
        let unit = named[at].bound && placements[at].mention.name.is_some();
        if let Some(choice) = told.filter(|choice| unit || is_local(choice, gazetteer)) {
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
        let (end, start) =
            (placements[one].mention.span.end(), placements[next].mention.span.start());
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

/// Gives the names that are left a place by which the text goes: that of the same name elsewhere in
/// the document, else the closest of the sentence, else the one around which most of the document's
/// other places lie. For names that the user vouches for; of those found here many are no places.
///
/// ```
/// use dateline::{gazetteer::Gazetteer, language::Language, recognise, resolve, text::Text};
/// use dateline::model::{Precision, Span};
///
/// let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
/// let text = Text::of("The Zorbel Mill in Dresden burned.", language);
/// let spans = [Span::new(4, 15), Span::new(19, 26)];
/// let mentions = recognise::given(&text, &spans, gazetteer, language);
/// let mut placed = resolve::placements(&mentions, &text, gazetteer, language);
/// resolve::around(&mut placed, &text, gazetteer);
/// let choices: Vec<_> = placed.iter().filter_map(|placed| placed.choice).collect();
/// assert_eq!(choices[0].place, choices[1].place);
/// assert_eq!(choices[0].precision, Precision::Near);
/// ```
pub fn around(placements: &mut [Placement], text: &Text<'_>, gazetteer: &Gazetteer) {
    let spots = Spots::of(placements, text, gazetteer);
    let said = |placement: &Placement| fold(text.say(placement.mention.span));
    let again: BTreeMap<String, Choice> = placements
        .iter()
        .filter_map(|placement| Some((said(placement), placement.choice?)))
        .collect();
    for placement in placements.iter_mut().filter(|placement| is_open(placement, text)) {
        let start = placement.mention.span.start();
        placement.choice = again
            .get(&said(placement))
            .copied()
            .or_else(|| spots.of_sentence(start, text))
            .or_else(|| spots.of_document());
    }
}

/// The places that a document is sure of, by where they are named.
struct Spots(Vec<Spot>);

struct Spot {
    start: usize,
    sentence: usize,
    choice: Choice,
    /// Whether it is small enough for its point to say where it is.
    local: bool,
    /// How surely the document's places lie around it, it included.
    company: f32,
}

impl Spots {
    fn of(placements: &[Placement], text: &Text<'_>, gazetteer: &Gazetteer) -> Spots {
        let sure = |placement: &&Placement| placement.mention.usage == Usage::Literal;
        let sure = placements.iter().filter(sure).filter_map(|placement| {
            let choice = placement.choice.filter(|choice| choice.confidence >= SURE)?;
            Some((placement.mention.span.start(), choice))
        });
        let sure: Vec<_> = sure.collect();
        let company = |one: &Choice| -> f32 {
            let near = |other: &&(usize, Choice)| distance_m(one.at, other.1.at) <= COMPANY;
            sure.iter().filter(near).map(|(_, choice)| choice.confidence).sum()
        };
        let spot = |&(start, choice): &(usize, Choice)| Spot {
            start,
            sentence: text.sentence_at(start),
            choice,
            local: is_local(&choice, gazetteer),
            company: company(&choice),
        };
        Spots(sure.iter().map(spot).collect())
    }

    fn of_sentence(&self, at: usize, text: &Text<'_>) -> Option<Choice> {
        let sentence = text.sentence_at(at);
        let here = self.0.iter().filter(|spot| spot.local && spot.sentence == sentence);
        here.min_by_key(|spot| spot.start.abs_diff(at)).map(|spot| SENTENCE.around(spot.choice))
    }

    /// A town of the document, else a province, else a country.
    fn of_document(&self) -> Option<Choice> {
        let rank = |spot: &Spot| (spot.local, Reverse(spot.choice.precision));
        let best = self.0.iter().rev().max_by(|one, other| {
            rank(one).cmp(&rank(other)).then(one.company.total_cmp(&other.company))
        });
        best.map(|spot| DOCUMENT.around(spot.choice))
    }
}

/// What is placed by another place is placed by one of this confidence or more.
const SURE: f32 = 0.3;

/// Within this distance, in metres, places keep each other company.
const COMPANY: f64 = 161_000.0;

/// How far from another a name lies that is placed by it.
struct Reach {
    /// In metres: so far it may lie, by judgement.
    metres: u32,
    /// How sure it is to lie within a hundred miles, by judgement.
    surety: f32,
}

/// From the closest place of its sentence.
const SENTENCE: Reach = Reach { metres: 30_000, surety: 0.7 };

/// From the place around which the document's others lie.
const DOCUMENT: Reach = Reach { metres: 80_000, surety: 0.5 };

impl Reach {
    fn around(&self, choice: Choice) -> Choice {
        let precision = match choice.precision {
            Precision::Exact | Precision::Near | Precision::District => Precision::Area,
            wide => wide,
        };
        let uncertainty_m = choice.uncertainty_m.saturating_add(self.metres);
        Choice { uncertainty_m, precision, confidence: choice.confidence * self.surety, ..choice }
    }
}

/// Whether a mention has no place, and may have one.
fn is_open(placement: &Placement, text: &Text<'_>) -> bool {
    placement.choice.is_none()
        && placement.mention.usage == Usage::Literal
        && !text.words_in(placement.mention.span).is_empty()
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

#[cfg(test)]
mod tests {
    use super::around;
    use crate::gazetteer::Gazetteer;
    use crate::language::Language;
    use crate::model::Span;
    use crate::text::Text;
    use crate::{recognise, resolve};

    #[test]
    fn names_that_no_table_knows_lie_by_those_that_it_knows() {
        let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
        for (said, want) in [
            ("The [Zorbel Mill] in [Dresden] burned.", "Dresden near|Dresden exact"),
            (
                "The [Zorbel Church] near the river burned in [Dresden].",
                "Dresden area|Dresden exact",
            ),
            (
                "[Dresden], [Germany], wept. The [Zorbel Church] had burned.",
                "Dresden exact|Germany country|Dresden area",
            ),
            ("The [Dresden Zorbel Works] burned.", "Dresden exact"),
            (
                "The [Royal Bank of Zorbel] stood in [Third Street], [Harare].",
                "Harare area|Harare near|Harare exact",
            ),
            ("The [Mexican Senate] rose.", "Mexico country"),
            ("The [Zorbel Embassy] shut.", "nowhere"),
            ("They left the [West] for [Kabul].", "Kabul area|Kabul exact"),
        ] {
            let (plain, spans) = marked(said);
            let text = Text::of(&plain, language);
            let mentions = recognise::given(&text, &spans, gazetteer, language);
            let mut placed = resolve::placements(&mentions, &text, gazetteer, language);
            around(&mut placed, &text, gazetteer);
            let told = placed.iter().map(|placed| match placed.choice {
                Some(choice) => {
                    format!("{} {}", gazetteer.place(choice.place).name, choice.precision.as_str())
                }
                None => "nowhere".to_owned(),
            });
            assert_eq!(told.collect::<Vec<_>>().join("|"), want, "{said}");
        }
    }

    /// The text without its brackets, and what they enclose.
    fn marked(said: &str) -> (String, Vec<Span>) {
        let (mut plain, mut open, mut spans) = (String::new(), 0, Vec::new());
        for letter in said.chars() {
            match letter {
                '[' => open = plain.len(),
                ']' => spans.push(Span::new(open, plain.len())),
                letter => plain.push(letter),
            }
        }
        (plain, spans)
    }
}
