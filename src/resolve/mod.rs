//! Decides which place each mention means: mentions in, placements out.
//!
//! Every candidate is weighed by a few clues ([`Clue`]), first alone, then beside what the other
//! names of the document were taken to mean. The weights are data; [`weighed`] shows each clue's
//! part in each choice. How sure a choice is follows from its [`Grounds`]. What the text puts beside
//! a place ("20 km north of Kunduz") or in a part of it gets whereabouts of its own: see `relations`.

mod beside;
mod candidates;
mod clue;
mod confidence;
mod evidence;
mod ranking;
mod relations;
mod seats;

use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::{Choice, Mention, PlaceId, PlaceKind, Placement, Precision};
use crate::text::Text;
use crate::weights::Weights;

use candidates::Named;
use evidence::Evidence;
use ranking::{Ranking, Scored};

pub use beside::around;
pub use clue::{Clue, Weighed};
pub use confidence::Grounds;

/// A winner of a lesser share of the candidates is not trusted, and the mention stays unplaced ...
const LEAST_SHARE: f32 = 0.2;

/// ... unless it has so many times the share of the next, and at least a tenth: a great city whose
/// name thirty villages bear.
const CLEAR_WINNER: f32 = 2.0;

/// One placement for each mention, and for each capital that is described without its name; in
/// reading order.
pub fn placements(
    mentions: &[Mention],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Placement> {
    let (ranking, named) = ranking(mentions, text, gazetteer, language, Weights::resolve());
    let ranked = mentions.iter().zip(ranking.iter());
    let mut placements: Vec<Placement> =
        ranked.map(|(&mention, ranked)| placement(mention, ranked, gazetteer)).collect();
    let described = seats::described(&placements, text, gazetteer, language);
    relations::locate(&mut placements, text, gazetteer, language);
    beside::written(&mut placements, &named, text, gazetteer);
    if !described.is_empty() {
        placements.extend(described);
        placements.sort_by_key(|placement| placement.mention.span);
    }
    placements
}

/// Every candidate of every mention with its clues, the best first: what
/// [`placements`] decides by.
///
/// ```
/// use dateline::{gazetteer::Gazetteer, language::Language, recognise, resolve, text::Text};
///
/// let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
/// let text = Text::of("They met in Paris, Texas.", language);
/// let mentions = recognise::mentions(&text, gazetteer, language);
/// let weighed = resolve::weighed(&mentions, &text, gazetteer, language);
///
/// assert_eq!(gazetteer.place(weighed[0][0].place).countries, "USA");
/// assert!(weighed[0][0].clues.iter().any(|(clue, _)| *clue == resolve::Clue::Container));
/// ```
pub fn weighed(
    mentions: &[Mention],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Vec<Weighed>> {
    weighed_by(Weights::resolve(), mentions, text, gazetteer, language)
}

/// As [`weighed`], by other weights than the bundled: for the program that learns them.
pub fn weighed_by(
    weights: &Weights,
    mentions: &[Mention],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Vec<Weighed>> {
    let (ranking, _) = ranking(mentions, text, gazetteer, language, weights);
    ranking.iter().map(|ranked| ranked.iter().map(Scored::weighed).collect()).collect()
}

fn ranking(
    mentions: &[Mention],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
    weights: &Weights,
) -> (Ranking, Vec<Named>) {
    let (names, named) = candidates::named(mentions, text, gazetteer, language);
    let alone = Evidence::from_names(&names);
    let first = Ranking::new(&names, &named, &alone, gazetteer, weights);
    let together = Evidence::from_choices(&names, &named, &first, gazetteer);
    (Ranking::new(&names, &named, &together, gazetteer, weights), named)
}

fn placement(mention: Mention, ranked: &[Scored], gazetteer: &Gazetteer) -> Placement {
    let grounds = Grounds::of_ranked(ranked, gazetteer);
    // what the user says is there, is there: only its namesakes cast doubt
    let own = ranked.first().is_some_and(|best| gazetteer.is_own(best.place));
    let sure = grounds.map_or(0.0, |grounds| {
        let learned = grounds.confidence(Weights::confidence());
        if own { learned.max(grounds.share) } else { learned }
    });
    let choice = ranked.first().filter(|_| is_trusted(ranked)).map(|best| {
        let place = gazetteer.place(best.place);
        Choice {
            place: best.place,
            at: place.position,
            uncertainty_m: place.uncertainty_m,
            precision: precision(place.kind),
            confidence: sure,
        }
    });
    // as much less sure as its share is less
    let runner_up: Option<(PlaceId, f32)> = ranked
        .first()
        .zip(ranked.get(1))
        .map(|(best, next)| (next.place, sure * next.confidence / best.confidence));
    Placement { mention, choice, whereabouts: None, runner_up }
}

/// Whether the best of the candidates is good enough to be chosen.
fn is_trusted(ranked: &[Scored]) -> bool {
    let Some(best) = ranked.first() else { return false };
    let next = ranked.get(1).map_or(0.0, |next| next.confidence);
    let wins = best.confidence >= LEAST_SHARE
        || best.confidence >= LEAST_SHARE / 2.0 && best.confidence >= CLEAR_WINNER * next;
    wins && !best.stray
}

/// How exactly a place of this kind locates what is told of it.
fn precision(kind: PlaceKind) -> Precision {
    match kind {
        PlaceKind::Town | PlaceKind::Quarter | PlaceKind::Facility => Precision::Exact,
        PlaceKind::District | PlaceKind::Locality => Precision::District,
        PlaceKind::Region => Precision::Region,
        PlaceKind::Area | PlaceKind::Feature => Precision::Area,
        PlaceKind::Country => Precision::Country,
        PlaceKind::Water => Precision::Water,
    }
}

#[cfg(test)]
mod tests {
    use super::placements;
    use crate::gazetteer::Gazetteer;
    use crate::language::Language;
    use crate::recognise;
    use crate::text::Text;

    #[test]
    fn the_words_around_choose_among_namesakes() {
        for (said, want) in [
            ("A bomb went off in Kandahar.", "Kandahar town AFG"),
            ("He left Kandahar Province.", "Kandahar region AFG"),
            ("Floods in Herat and Balkh provinces.", "Herat region AFG|Balkh region AFG"),
            ("They met in Paris, Texas.", "Paris town USA|Texas region USA"),
            ("They met in Paris.", "Paris town FRA"),
            ("Georgia and Armenia signed.", "Georgia country GEO|Armenia country ARM"),
            ("Georgia and Alabama signed.", "Georgia region USA|Alabama region USA"),
            ("Hyderabad in Pakistan.", "Hyderabad town PAK|Pakistan country PAK"),
        ] {
            assert_eq!(placed(said), want, "{said}");
        }
    }

    #[test]
    fn no_seat_outweighs_a_greater_namesake() {
        for (said, want) in [
            ("A man was shot in Granada.", "Granada town ESP"),
            ("They flew to Toledo.", "Toledo town ESP"),
            (
                "Toledo and Cleveland are in Ohio.",
                "Toledo town USA|Cleveland town USA|Ohio region USA",
            ),
            ("The ship lay off Pemba.", "Pemba town MOZ"),
            ("A fire broke out in Valencia.", "Valencia town ESP"),
            ("He moved to New York.", "New York City town USA"),
            ("He left Albany, New York.", "Albany town USA|New York region USA"),
            ("Shells hit Donetsk.", "Donetsk town UKR"),
            ("Kunar was calm.", "Kunar region AFG"),
            ("The White House said no.", ""),
        ] {
            assert_eq!(placed(said), want, "{said}");
        }
    }

    #[test]
    fn what_is_written_beside_a_name_holds_it() {
        for (said, want) in [
            ("She left the Roseland neighborhood of Chicago.", "Chicago town USA|Chicago town USA"),
            (
                "A shop in the Bordeaux neighborhood of Nashville.",
                "Nashville town USA|Nashville town USA",
            ),
            ("He is from the Karrada district of Baghdad.", "Karrada quarter IRQ|Baghdad town IRQ"),
            (
                "She was born in Grantville, Pennsylvania.",
                "Pennsylvania region USA|Pennsylvania region USA",
            ),
            ("Paris talks in London failed.", "Paris town FRA|London town GBR"),
            (
                "They met in Alberta, Saskatchewan and Manitoba.",
                "Alberta region CAN|Saskatchewan region CAN|Manitoba region CAN",
            ),
            (
                "He fell in Howland. He died in Youngstown, Ohio.",
                "Youngstown town USA|Ohio region USA",
            ),
            (
                "Rain fell on Geauga and Medina counties in Ohio.",
                "Geauga County district USA|Medina County district USA|Ohio region USA",
            ),
        ] {
            assert_eq!(placed(said), want, "{said}");
        }
    }

    fn placed(said: &str) -> String {
        let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
        let text = Text::of(said, language);
        let mentions = recognise::mentions(&text, gazetteer, language);
        let placed: Vec<_> = placements(&mentions, &text, gazetteer, language)
            .iter()
            .filter_map(|placement| placement.choice)
            .map(|choice| gazetteer.place(choice.place))
            .map(|place| format!("{} {} {}", place.name, place.kind.as_str(), place.countries))
            .collect();
        placed.join("|")
    }
}
