use super::super::{Story, sites};
use super::clue::SiteClue;
use super::offer::{Offer, closeness, share};
use crate::model::{Choice, PlaceId, PlaceKind, Placement, Precision, Site, Usage};

/// So many places of a document are offered, those named first: a list of towns would take time
/// by the square of its length.
const MOST: usize = 120;

/// The places that a document names, with what is the same for all its events.
pub(in super::super) struct Places<'s> {
    spots: Vec<Spot<'s>>,
    mentions: usize,
}

/// A place with its mentions.
struct Spot<'s> {
    place: PlaceId,
    kind: PlaceKind,
    mentions: Vec<Said<'s>>,
    /// Mentions of places in it, itself included.
    within: usize,
    holds: bool,
    held: bool,
    opening: bool,
}

/// A mention of a place.
struct Said<'s> {
    placement: &'s Placement,
    choice: Choice,
    sentence: usize,
    headline: bool,
    dateline: bool,
    standing: sites::Standing,
}

impl<'s> Places<'s> {
    pub(in super::super) fn of(story: &Story<'_, 's>) -> Places<'s> {
        let mut spots: Vec<Spot<'s>> = Vec::new();
        let mut mentions = 0;
        for placement in story.placements {
            let Some(said) = Said::of(story, placement) else { continue };
            mentions += 1;
            let place = said.choice.place;
            match spots.iter().position(|spot| spot.place == place) {
                Some(at) => spots[at].mentions.push(said),
                None if spots.len() < MOST => spots.push(Spot::new(story, said)),
                None => {}
            }
        }
        let mut places = Places { spots, mentions };
        places.relate(story);
        places
    }

    /// Which of the places hold which.
    fn relate(&mut self, story: &Story<'_, 's>) {
        let holds =
            |outer: &Spot<'_>, inner: &Spot<'_>| story.gazetteer.contains(outer.place, inner.place);
        for at in 0..self.spots.len() {
            let spot = &self.spots[at];
            let inner: Vec<&Spot<'_>> =
                self.spots.iter().filter(|other| holds(spot, other)).collect();
            let within =
                spot.mentions.len() + inner.iter().map(|inner| inner.mentions.len()).sum::<usize>();
            let held = self.spots.iter().any(|other| holds(other, spot));
            let has = !inner.is_empty();
            let spot = &mut self.spots[at];
            (spot.within, spot.holds, spot.held) = (within, has, held);
        }
        let fine = |spot: &&mut Spot<'_>| {
            spot.mentions.iter().any(|said| {
                !said.headline && !said.dateline && said.choice.precision <= Precision::District
            })
        };
        if let Some(first) = self.spots.iter_mut().find(fine) {
            first.opening = true;
        }
    }

    /// What every place has to say for itself as that of an event told in these sentences, which
    /// are in order, and bound by its clauses to `bound`.
    pub(in super::super) fn offers(
        &self,
        story: &Story<'_, 's>,
        sentences: &[usize],
        bound: Option<&Site>,
        others: &[PlaceId],
    ) -> Vec<Offer<Site, SiteClue>> {
        let apart =
            |other: &&PlaceId| bound.is_some_and(|site| !meet(story, site.choice.place, **other));
        let among = others.iter().any(|other| apart(&other));
        let offer = |spot| {
            let mut offer = self.offer(story, spot, sentences, bound, others);
            let place = offer.value.choice.place;
            let itself = bound.is_some_and(|site| site.choice.place == place);
            offer.when(SiteClue::BoundAmong, itself && among);
            offer.when(SiteClue::Taken, !itself && others.contains(&place));
            let apart = offer.clues.iter().any(|(clue, _)| *clue == SiteClue::Apart);
            offer.when(SiteClue::ApartAmong, apart && among);
            offer
        };
        self.spots.iter().map(offer).collect()
    }

    fn offer(
        &self,
        story: &Story<'_, 's>,
        spot: &Spot<'s>,
        sentences: &[usize],
        bound: Option<&Site>,
        others: &[PlaceId],
    ) -> Offer<Site, SiteClue> {
        let itself = bound.filter(|site| site.choice.place == spot.place);
        let told = |said: &&Said<'_>| sentences.binary_search(&said.sentence).is_ok();
        let best = spot.mentions.iter().filter(told).chain(&spot.mentions).next();
        let value = itself.cloned().unwrap_or_else(|| {
            let said = best.expect("a place has a mention");
            let site =
                Site { said: story.text.quote(said.placement.mention.span), choice: said.choice };
            if spot.mentions.iter().all(|said| said.dateline) { about(site) } else { site }
        });
        let sure = value.choice.confidence;
        let mut offer = Offer::new(value);
        offer.add(SiteClue::Offered, 1.0);
        let wide = |site: &Site| site.choice.precision > Precision::Near;
        let (fine, vague) = (SiteClue::Bound, SiteClue::BoundWide);
        if let Some(site) = itself {
            offer.add(if wide(site) { vague } else { fine }, 1.0);
        }
        let (mut before, mut behind) = (0.0_f32, 0.0_f32);
        for said in &spot.mentions {
            let (ahead, back) = closeness(said.sentence, sentences);
            (before, behind) = (before.max(ahead), behind.max(back));
        }
        let any = |has: &dyn Fn(&Said<'_>) -> bool| spot.mentions.iter().any(has);
        offer.when(SiteClue::Sentence, any(&|said| told(&said)));
        offer.add(SiteClue::Before, before);
        offer.add(SiteClue::Behind, behind);
        offer.when(SiteClue::Headline, any(&|said| said.headline));
        offer.when(SiteClue::Dateline, any(&|said| said.dateline));
        offer.when(SiteClue::Opening, spot.opening);
        offer.add(SiteClue::Share, share(spot.within, self.mentions));
        offer.when(SiteClue::Announced, any(&|said| said.standing.announced));
        offer.when(SiteClue::AnnouncedThere, any(&|said| said.standing.announced && told(&said)));
        let count = |has: fn(&sites::Standing) -> bool| {
            let those = spot.mentions.iter().filter(|said| has(&said.standing));
            share(those.count(), spot.mentions.len())
        };
        offer.add(SiteClue::Origin, count(|standing| standing.origin));
        offer.add(SiteClue::Spoken, count(|standing| standing.spoken));
        offer.add(spot.sort(), 1.0);
        offer.when(SiteClue::Holds, spot.holds);
        offer.when(SiteClue::Held, spot.held);
        offer.add(SiteClue::Sure, sure);
        let inside = |site: &Site| {
            wide(site)
                && offer.value.choice.precision <= Precision::Near
                && story.gazetteer.contains(site.choice.place, spot.place)
                && !others.contains(&spot.place)
        };
        let inside = bound.is_some_and(inside);
        offer.when(SiteClue::Inside, inside);
        let apart = |site: &&Site| !meet(story, site.choice.place, spot.place);
        if let Some(site) = bound.filter(apart) {
            offer.add(if wide(site) { SiteClue::ApartWide } else { SiteClue::Apart }, 1.0);
        }
        offer
    }
}

/// A site that the text only suggests: the town that a story is filed from and does not name
/// again.
fn about(mut site: Site) -> Site {
    site.choice.precision = site.choice.precision.max(Precision::Near);
    site.choice.uncertainty_m = site.choice.uncertainty_m.max(FILED_NEAR);
    site.choice.confidence /= 2.0;
    site
}

/// How far from its dateline a story may have happened, in metres.
const FILED_NEAR: u32 = 20_000;

/// Whether one of the places holds the other.
fn meet(story: &Story<'_, '_>, one: PlaceId, other: PlaceId) -> bool {
    let holds = |outer, inner| story.gazetteer.contains(outer, inner);
    one == other || holds(one, other) || holds(other, one)
}

impl<'s> Said<'s> {
    fn of(story: &Story<'_, 's>, placement: &'s Placement) -> Option<Said<'s>> {
        let choice = placement.choice.filter(|_| placement.mention.usage == Usage::Literal)?;
        if placement.mention.span.start() < story.text.headline.start {
            return None; // the outlet's own town
        }
        let sentence = story.text.sentence_at(placement.mention.span.start());
        let words = story.text.words_in(placement.mention.span);
        let at = Some(words.start).filter(|_| !words.is_empty())?;
        Some(Said {
            placement,
            choice,
            sentence,
            headline: story.text.is_headline(sentence),
            dateline: story.in_dateline(at),
            standing: sites::standing(story, &story.text.sentences[sentence].range(), placement),
        })
    }
}

impl<'s> Spot<'s> {
    fn new(story: &Story<'_, 's>, said: Said<'s>) -> Spot<'s> {
        let place = said.choice.place;
        Spot {
            place,
            kind: story.gazetteer.place(place).kind,
            mentions: vec![said],
            within: 0,
            holds: false,
            held: false,
            opening: false,
        }
    }

    fn sort(&self) -> SiteClue {
        match self.kind {
            PlaceKind::Town => SiteClue::Town,
            PlaceKind::Facility | PlaceKind::Feature => SiteClue::Facility,
            PlaceKind::Quarter | PlaceKind::Locality => SiteClue::Quarter,
            PlaceKind::District => SiteClue::District,
            PlaceKind::Region => SiteClue::Region,
            PlaceKind::Country | PlaceKind::Area | PlaceKind::Water => SiteClue::Wide,
        }
    }
}
