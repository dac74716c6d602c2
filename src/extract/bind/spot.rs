use super::super::{Story, sites};
use super::clue::SiteClue;
use super::offer::{first_told, share};
use crate::model::{Choice, PlaceId, PlaceKind, Placement, Precision, Site, Span, Usage};

/// A place that a document names, with what is the same for all its events.
pub(super) struct Spot {
    pub(super) place: PlaceId,
    kind: PlaceKind,
    /// Its mentions, in reading order, and the numbers of their sentences.
    mentions: Vec<(Span, Choice)>,
    pub(super) sentences: Vec<usize>,
    /// The sentences in which a preposition of place leads to it, in order.
    pub(super) announced: Vec<usize>,
    /// How many mentions stand in the headline, and in the dateline.
    pub(super) headline: usize,
    pub(super) dateline: usize,
    /// How many elsewhere, as a town or a district.
    body: usize,
    /// How many say where somebody comes from, and where somebody speaks.
    origin: usize,
    spoken: usize,
    /// How many only name a body that watches over it: "Goma Police".
    bodies: usize,
    /// Mentions of places in it, itself included.
    pub(super) within: usize,
    pub(super) holds: bool,
    pub(super) held: bool,
    pub(super) opening: bool,
}

impl Spot {
    pub(super) fn new(story: &Story<'_, '_>, place: PlaceId) -> Spot {
        Spot {
            place,
            kind: story.gazetteer.place(place).kind,
            mentions: Vec::new(),
            sentences: Vec::new(),
            announced: Vec::new(),
            headline: 0,
            dateline: 0,
            body: 0,
            origin: 0,
            spoken: 0,
            bodies: 0,
            within: 0,
            holds: false,
            held: false,
            opening: false,
        }
    }

    /// Counts one more mention, behind those before.
    pub(super) fn add(&mut self, said: &Said<'_>) {
        let Said { placement, choice, sentence, headline, dateline, standing, watched } = *said;
        self.mentions.push((placement.mention.span, choice));
        self.sentences.push(sentence);
        if standing.announced {
            self.announced.push(sentence);
        }
        let body = watched;
        let fine = choice.precision <= Precision::District && !body;
        self.bodies += usize::from(body);
        self.headline += usize::from(headline);
        self.dateline += usize::from(dateline);
        self.body += usize::from(!headline && !dateline && fine);
        // police tell what happened where they watch
        self.origin += usize::from(standing.origin && !body);
        self.spoken += usize::from(standing.spoken && !body);
    }

    pub(super) fn mentions(&self) -> usize {
        self.mentions.len()
    }

    /// Whether the body names it, as a town or a district.
    pub(super) fn is_in_body(&self) -> bool {
        self.body > 0
    }

    /// The share of its mentions that say where somebody comes from.
    pub(super) fn origin(&self) -> f32 {
        share(self.origin, self.mentions.len())
    }

    /// The share of its mentions where somebody speaks or holds an office.
    pub(super) fn spoken(&self) -> f32 {
        share(self.spoken, self.mentions.len())
    }

    /// The share of its mentions that name a body that watches over it.
    pub(super) fn bodies(&self) -> f32 {
        share(self.bodies, self.mentions.len())
    }

    /// What it is as the site of an event told in these sentences.
    pub(super) fn choice(&self, told: &[usize]) -> Choice {
        let (_, mut choice) = self.mention(told);
        if self.dateline + self.bodies == self.mentions.len() {
            // only suggested: the town that a story is filed from, or whose police tell it
            choice.precision = choice.precision.max(Precision::Near);
            choice.uncertainty_m = choice.uncertainty_m.max(FILED_NEAR);
            choice.confidence /= 2.0;
        }
        choice
    }

    pub(super) fn site(&self, story: &Story<'_, '_>, told: &[usize]) -> Site {
        Site { said: story.text.quote(self.mention(told).0), choice: self.choice(told) }
    }

    /// The first mention in a sentence that tells the event, or the first of all.
    fn mention(&self, told: &[usize]) -> (Span, Choice) {
        self.mentions[first_told(&self.sentences, told).unwrap_or(0)]
    }

    /// The clue of what sort of place it is.
    pub(super) fn sort(&self) -> SiteClue {
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

/// How far from its dateline a story may have happened, in metres.
const FILED_NEAR: u32 = 20_000;

/// A mention of a place.
pub(super) struct Said<'s> {
    placement: &'s Placement,
    pub(super) choice: Choice,
    sentence: usize,
    headline: bool,
    dateline: bool,
    standing: sites::Standing,
    /// Whether it stands in the name of a body that watches over it.
    watched: bool,
}

impl<'s> Said<'s> {
    pub(super) fn of(story: &Story<'_, 's>, placement: &'s Placement) -> Option<Said<'s>> {
        let choice = placement.choice.filter(|_| placement.mention.usage != Usage::Demonym)?;
        if placement.mention.span.start() < story.text.headline.start // the outlet's own town
            || sites::owns(story, placement)
        {
            return None;
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
            watched: sites::is_watched(story, placement),
        })
    }
}
