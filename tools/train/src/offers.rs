//! `dateline-train sites` and `days`: learn how much each clue counts in choosing the place and the
//! day of an event among those that its document names.

use dateline::extract::{DayClue, Offer, SiteClue};
use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::model::{Dated, EventKind, Site};
use dateline::text::fold;
use dateline::{extract::Offered, pipeline};

use crate::folds;
use crate::stories::{Happening, Story};

/// One slot of one event, with what is offered for it.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) corpus: String,
    pub(crate) fold: u64,
    /// How much it counts: the events of a story share 1.
    pub(crate) weight: f32,
    /// Strengths by clue, and whether it is right.
    pub(crate) offers: Vec<(Vec<(usize, f32)>, bool)>,
}

/// Which slot to learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Site,
    Day,
}

pub(crate) fn slots(stories: &[Story], which: Which) -> Vec<Slot> {
    let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
    let mut slots = Vec::new();
    for story in stories {
        let offered = pipeline::offered(&story.document, gazetteer, language);
        let mut own = Vec::new();
        let main = offered
            .iter()
            .filter(|offered| offered.kind != EventKind::Arrest)
            .max_by_key(|one| (one.sentences.len(), std::cmp::Reverse(one.sentences.first().copied())));
        for offered in &offered {
            if offered.kind == EventKind::Arrest {
                continue;
            }
            if story.events.len() == 1 && !main.is_some_and(|main| std::ptr::eq(main, offered)) {
                continue;
            }
            let Some(event) = meant(story, offered, gazetteer) else { continue };
            let offers = match which {
                Which::Site if event.names.is_empty() => continue,
                Which::Day if event.days.is_empty() => continue,
                Which::Site => offered.sites.iter().map(|o| site(o, event, gazetteer)).collect(),
                Which::Day => offered.days.iter().map(|o| day(o, event)).collect(),
            };
            own.push(Slot {
                corpus: story.corpus.clone(),
                fold: folds::of(&story.document.byline.id.0),
                weight: 1.0,
                offers,
            });
        }
        let count = if story.corpus.starts_with("gva") { 5.0 } else { 1.0 };
        slots.extend(own.into_iter().map(|slot| Slot { weight: 1.0 / count, ..slot }));
    }
    slots
}

/// The event that is meant: the only one, or the one whose place and day its clauses name.
fn meant<'s>(
    story: &'s Story,
    offered: &Offered,
    gazetteer: &Gazetteer,
) -> Option<&'s Happening> {
    let fits = |event: &&Happening| {
        event.kinds.is_empty()
            || event.kinds.contains(&offered.kind)
            || event.kinds.len() == 1 && offered.kind == EventKind::ArmedAttack
    };
    let events: Vec<&Happening> = story.events.iter().filter(fits).collect();
    if let [only] = events[..] {
        return (story.events.len() == 1).then_some(only);
    }
    let bound = |event: &&&Happening| {
        let bound_site = offered.sites.iter().find(|o| has(o, SiteClue::Bound));
        let bound_day = offered.days.iter().find(|o| has(o, DayClue::Bound));
        bound_site.is_some_and(|o| is_site(o, event, gazetteer))
            || bound_day.is_some_and(|o| is_day(o, event))
    };
    let mut those = events.iter().filter(bound);
    let first = those.next()?;
    those.next().is_none().then_some(*first)
}

fn has<T, C: Copy + PartialEq>(offer: &Offer<T, C>, clue: C) -> bool {
    offer.clues.iter().any(|(found, _)| *found == clue)
}

fn is_site(offer: &Offer<Site, SiteClue>, event: &Happening, gazetteer: &Gazetteer) -> bool {
    let place = gazetteer.place(offer.value.choice.place);
    place.names().any(|name| event.names.contains(&fold(name)))
}

fn is_day(offer: &Offer<Dated, DayClue>, event: &Happening) -> bool {
    offer.value.when.is_some_and(|when| {
        event.days.iter().any(|day| *day == when || when.days() == 1 && day.covers(when))
    })
}

fn site(
    offer: &Offer<Site, SiteClue>,
    event: &Happening,
    gazetteer: &Gazetteer,
) -> (Vec<(usize, f32)>, bool) {
    let clues = offer.clues.iter().map(|(clue, strength)| (*clue as usize, *strength)).collect();
    (clues, is_site(offer, event, gazetteer))
}

fn day(offer: &Offer<Dated, DayClue>, event: &Happening) -> (Vec<(usize, f32)>, bool) {
    let clues = offer.clues.iter().map(|(clue, strength)| (*clue as usize, *strength)).collect();
    (clues, is_day(offer, event))
}

const STEPS: u16 = 200;
const RATE: f32 = 0.5;
const SLOWS: f32 = 20.0;
const PULL: f32 = 1e-4;

fn score(offer: &[(usize, f32)], weights: &[f32]) -> f32 {
    offer.iter().map(|(clue, strength)| weights[*clue] * strength).sum()
}

/// Whether what is chosen is right, and whether right was to be had; `None` chosen is wrong where
/// something right is offered.
pub(crate) fn is_right(slot: &Slot, weights: &[f32]) -> bool {
    let mut best: Option<(f32, bool)> = None;
    for (offer, right) in &slot.offers {
        let score = score(offer, weights);
        if score > best.map_or(0.0, |best| best.0) {
            best = Some((score, *right));
        }
    }
    best.is_some_and(|(_, right)| right)
}

/// Weights that make the right offers likeliest, nothing standing for the score 0.
pub(crate) fn fitted(slots: &[&Slot], clues: usize) -> Vec<f32> {
    let mut weights = vec![0.0; clues];
    let mut squares = vec![1e-3_f32; clues];
    let total: f32 = slots.iter().map(|slot| slot.weight).sum();
    for number in 0..STEPS {
        let mut errors = vec![0.0_f32; clues];
        for slot in slots {
            let scores: Vec<f32> =
                slot.offers.iter().map(|(offer, _)| score(offer, &weights)).collect();
            let most = scores.iter().copied().fold(0.0, f32::max);
            let likely: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
            let all: f32 = likely.iter().sum::<f32>() + (-most).exp();
            let right: f32 =
                likely.iter().zip(&slot.offers).filter(|(_, o)| o.1).map(|(l, _)| l).sum();
            for (share, (offer, is)) in likely.iter().zip(&slot.offers) {
                let want = if *is { share / right.max(1e-20) } else { 0.0 };
                let error = slot.weight * (want - share / all);
                for (clue, strength) in offer {
                    errors[*clue] += error * strength;
                }
            }
        }
        let rate = RATE / (1.0 + f32::from(number) / SLOWS);
        for clue in 0..clues {
            let error = errors[clue] / total - PULL * weights[clue];
            squares[clue] += error * error;
            weights[clue] += rate * error / squares[clue].sqrt();
        }
    }
    weights
}
