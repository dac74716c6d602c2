use std::collections::BTreeSet;

use super::super::Story;
use super::clue::SiteClue;
use super::offer::{Offer, Scale, closest, first_told, likeliest, share};
use super::spot::{Said, Spot};
use crate::model::{PlaceId, Precision, Site};
use crate::weights::Weights;

/// So many places of a document are offered, those named first: a list of towns would take time
/// by the square of its length.
const MOST: usize = 120;

/// The places that a document names, each offered to every event.
pub(in super::super) struct Places {
    scale: Scale<SiteClue>,
    spots: Vec<Spot>,
    mentions: usize,
}

/// What is asked for: the site of an event.
struct Event<'e> {
    /// The sentences that tell it, in order.
    told: &'e [usize],
    /// The place that its clauses bind it to.
    bound: Option<&'e Site>,
    /// Whether others are bound elsewhere.
    among: bool,
    /// The towns that the events of the story are bound to.
    taken: &'e BTreeSet<PlaceId>,
}

impl Places {
    pub(in super::super) fn of(story: &Story<'_, '_>, weights: &Weights) -> Places {
        let mut spots: Vec<Spot> = Vec::new();
        let mut mentions = 0;
        for placement in story.placements {
            let Some(said) = Said::of(story, placement) else { continue };
            mentions += 1;
            let place = said.choice.place;
            let at = spots.iter().position(|spot| spot.place == place).unwrap_or(spots.len());
            if at < MOST {
                if at == spots.len() {
                    spots.push(Spot::new(story, place));
                }
                spots[at].add(&said);
            }
        }
        relate(story, &mut spots);
        let scale = Scale::new(SiteClue::ALL, SiteClue::as_str, weights);
        Places { scale, spots, mentions }
    }

    /// The likeliest site of an event told in these sentences, which are in order, and bound by
    /// its clauses to `bound`, where the events of the story are bound to the towns `taken`;
    /// `None` if every place is worse than none.
    pub(in super::super) fn site(
        &self,
        story: &Story<'_, '_>,
        told: &[usize],
        bound: Option<&Site>,
        taken: &BTreeSet<PlaceId>,
    ) -> Option<Site> {
        let apart = |place, bound: &Site| !meet(story, bound.choice.place, place);
        let among = bound.is_some_and(|bound| taken.iter().any(|&other| apart(other, bound)));
        let event = Event { told, bound, among, taken };
        let scored = self.spots.iter().map(|spot| (self.score(story, spot, &event), spot));
        let spot = likeliest(scored)?;
        let itself = bound.filter(|bound| bound.choice.place == spot.place);
        Some(itself.cloned().unwrap_or_else(|| spot.site(story, told)))
    }

    /// What a place has to say for itself as the site of an event.
    fn score(&self, story: &Story<'_, '_>, spot: &Spot, event: &Event<'_>) -> f32 {
        let &Event { told, bound, among, taken } = event;
        let itself = bound.filter(|bound| bound.choice.place == spot.place);
        let choice = itself.map_or_else(|| spot.choice(told), |bound| bound.choice);
        let is_told = |sentences: &[usize]| first_told(sentences, told).is_some();
        let wide = |site: &Site| site.choice.precision > Precision::Near;
        let mut offer = Offer::new(&self.scale);
        offer.add(SiteClue::Offered, 1.0);
        let (fine, vague) = (SiteClue::Bound, SiteClue::BoundWide);
        if let Some(bound) = itself {
            offer.add(if wide(bound) { vague } else { fine }, trust(bound));
        }
        let (before, behind) = closest(&spot.sentences, told);
        offer.when(SiteClue::Sentence, is_told(&spot.sentences));
        offer.add(SiteClue::Before, before);
        offer.add(SiteClue::Behind, behind);
        offer.when(SiteClue::Headline, spot.headline > 0);
        offer.when(SiteClue::Dateline, spot.dateline > 0);
        offer.when(SiteClue::Opening, spot.opening);
        offer.add(SiteClue::Share, share(spot.within, self.mentions));
        offer.when(SiteClue::Announced, !spot.announced.is_empty());
        offer.when(SiteClue::AnnouncedThere, is_told(&spot.announced));
        offer.add(SiteClue::Origin, spot.origin());
        offer.add(SiteClue::Spoken, spot.spoken());
        offer.add(SiteClue::Body, spot.bodies());
        offer.add(spot.sort(), 1.0);
        offer.when(SiteClue::Holds, spot.holds);
        offer.when(SiteClue::Held, spot.held);
        offer.add(SiteClue::Sure, choice.confidence);
        let inside = |bound: &Site| {
            wide(bound)
                && choice.precision <= Precision::Near
                && story.gazetteer.contains(bound.choice.place, spot.place)
                && !taken.contains(&spot.place)
        };
        offer.when(SiteClue::Inside, bound.is_some_and(inside));
        let apart = bound.filter(|bound| !meet(story, bound.choice.place, spot.place));
        let apart =
            apart.map(|bound| if wide(bound) { SiteClue::ApartWide } else { SiteClue::Apart });
        if let Some(clue) = apart {
            offer.add(clue, event.bound.map_or(1.0, trust));
        }
        offer.when(SiteClue::BoundAmong, itself.is_some() && among);
        offer.when(SiteClue::Taken, itself.is_none() && taken.contains(&spot.place));
        offer.when(SiteClue::ApartAmong, apart == Some(SiteClue::Apart) && among);
        offer.score
    }
}

/// 0 to 1: how far to trust that the clauses name the place that they seem to.
fn trust(bound: &Site) -> f32 {
    (bound.choice.confidence / SURE).min(1.0).powi(3)
}

/// A placement as sure as this is taken for granted.
const SURE: f32 = 0.8;

/// Tells which of the places hold which, and which opens the story.
fn relate(story: &Story<'_, '_>, spots: &mut [Spot]) {
    let holds = |outer: &Spot, inner: &Spot| story.gazetteer.contains(outer.place, inner.place);
    for at in 0..spots.len() {
        let spot = &spots[at];
        let inner: Vec<&Spot> = spots.iter().filter(|other| holds(spot, other)).collect();
        let within = spot.mentions() + inner.iter().map(|inner| inner.mentions()).sum::<usize>();
        let held = spots.iter().any(|other| holds(other, spot));
        let has = !inner.is_empty();
        let spot = &mut spots[at];
        (spot.within, spot.holds, spot.held) = (within, has, held);
    }
    if let Some(first) = spots.iter_mut().find(|spot| spot.is_in_body()) {
        first.opening = true;
    }
}

/// Whether one of the places holds the other.
fn meet(story: &Story<'_, '_>, one: PlaceId, other: PlaceId) -> bool {
    one == other || story.gazetteer.are_nested(one, other)
}
