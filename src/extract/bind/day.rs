use std::collections::HashSet;

use jiff::civil::Date;

use super::super::{Story, dated};
use super::clue::DayClue;
use super::offer::{Offer, Scale, closest, first_told, likeliest, share};
use crate::model::{DateBasis, Dated, EventKind, Timex, When};
use crate::weights::Weights;

/// So many times of a document are offered, those told first.
const MOST: usize = 120;

/// Longer times are a background, not the day of an event.
const LONGEST: i32 = 366;

/// A time that is longer than so many days is told as a year, or a good part of one.
const YEARLY: i32 = 100;

/// The days that a document tells, each offered to every event.
pub(in super::super) struct Days<'s> {
    scale: Scale<DayClue>,
    all: Vec<Day<'s>>,
    tellings: usize,
    published: Option<Date>,
}

/// Days, with what is the same for all events.
struct Day<'s> {
    when: When,
    /// What tells them, in reading order, and the numbers of its sentences.
    tellings: Vec<&'s Timex>,
    sentences: Vec<usize>,
    /// How many stand in the headline, and how many are the day of a statement.
    headline: usize,
    spoken: usize,
    /// How many are the day of what police and courts did about it.
    casework: usize,
    explicit: bool,
    weekday: bool,
    opening: bool,
}

/// What is asked for: the day of an event.
struct Event<'e> {
    /// The sentences that tell it, in order.
    told: &'e [usize],
    /// The day that its clauses bind it to.
    bound: Option<&'e Dated>,
    /// Whether others are bound to other days.
    among: bool,
    /// The days that the events of the story are bound to.
    taken: &'e HashSet<When>,
    /// Whether it is itself what police did.
    custody: bool,
}

impl<'s> Days<'s> {
    pub(in super::super) fn of(story: &Story<'_, 's>, weights: &Weights) -> Days<'s> {
        let mut all: Vec<Day<'s>> = Vec::new();
        let mut tellings = 0;
        for timex in &story.times.timexes {
            let Some(said) = Said::of(story, timex) else { continue };
            tellings += 1;
            let at = all.iter().position(|day| day.when == said.when).unwrap_or(all.len());
            if at < MOST {
                if at == all.len() {
                    all.push(Day::new(said.when));
                }
                all[at].add(&said);
            }
        }
        if let Some(first) = all.iter_mut().find(|day| day.headline < day.tellings.len()) {
            first.opening = true;
        }
        Days {
            scale: Scale::new(DayClue::ALL, DayClue::as_str, weights),
            all,
            tellings,
            published: story.times.told_on(),
        }
    }

    /// The likeliest day of an event told in these sentences, which are in order, and bound by
    /// its clauses to `bound`, where the events of the story are bound to the days `taken`; `None`
    /// if every day is worse than none.
    pub(in super::super) fn day(
        &self,
        story: &Story<'_, '_>,
        told: &[usize],
        bound: Option<&Dated>,
        taken: &HashSet<When>,
        kind: EventKind,
    ) -> Option<Dated> {
        let own = bound.and_then(|bound| bound.when);
        let among = own.is_some_and(|own| taken.iter().any(|other| !own.meets(*other)));
        let custody = kind == EventKind::Arrest;
        let event = Event { told, bound, among, taken, custody };
        // "killed there in 1995" was done in that year, whatever else the story tells
        let year = bound.filter(|bound| bound.basis == DateBasis::Explicit);
        let year = year.and_then(|bound| bound.when).filter(|when| when.days() > YEARLY);
        let within = |day: &&Day<'_>| year.is_none_or(|year| year.meets(day.when));
        let offered = self.all.iter().filter(within);
        let day = likeliest(offered.map(|day| (self.score(day, &event), day)))?;
        let itself = bound.filter(|bound| bound.when == Some(day.when));
        Some(itself.cloned().unwrap_or_else(|| day.dated(story, told)))
    }

    /// What a day has to say for itself as that of an event.
    fn score(&self, day: &Day<'_>, event: &Event<'_>) -> f32 {
        let &Event { told, bound, among, taken, custody } = event;
        let bound = bound.and_then(|bound| bound.when);
        let itself = bound == Some(day.when);
        let long = |when: When| when.days() > 1;
        let mut offer = Offer::new(&self.scale);
        offer.add(DayClue::Offered, 1.0);
        if itself {
            offer.add(if long(day.when) { DayClue::BoundLong } else { DayClue::Bound }, 1.0);
        }
        let (before, behind) = closest(&day.sentences, told);
        offer.when(DayClue::Sentence, first_told(&day.sentences, told).is_some());
        offer.add(DayClue::Before, before);
        offer.add(DayClue::Behind, behind);
        offer.when(DayClue::Headline, day.headline > 0);
        offer.when(DayClue::Opening, day.opening);
        offer.add(DayClue::Share, share(day.tellings.len(), self.tellings));
        offer.add(DayClue::Spoken, share(day.spoken, day.tellings.len()));
        if !custody {
            offer.add(DayClue::Casework, share(day.casework, day.tellings.len()));
        }
        offer.when(DayClue::Explicit, day.explicit);
        offer.when(DayClue::Weekday, day.weekday);
        offer.when(DayClue::Day, day.when.days() == 1);
        offer.when(DayClue::Long, day.when.days() > 7);
        if let Some(clue) = self.published.and_then(|published| lies(day.when, published)) {
            offer.add(clue, 1.0);
        }
        let apart = bound.filter(|bound| !bound.meets(day.when));
        let apart =
            apart.map(|bound| if long(bound) { DayClue::ApartLong } else { DayClue::Apart });
        if let Some(clue) = apart {
            offer.add(clue, 1.0);
        }
        offer.when(DayClue::BoundAmong, itself && among);
        offer.when(DayClue::Taken, !itself && taken.contains(&day.when));
        offer.when(DayClue::ApartAmong, apart == Some(DayClue::Apart) && among);
        offer.score
    }
}

/// Where days lie from the document's own.
fn lies(when: When, published: Date) -> Option<DayClue> {
    let ago = when.last.until(published).map_or(i32::MAX, |span| span.get_days());
    match ago {
        ..0 if when.first > published => Some(DayClue::Ahead),
        ..=0 => Some(DayClue::Today),
        1 => Some(DayClue::Yesterday),
        2..=7 => Some(DayClue::Week),
        8..=31 => None,
        _ => Some(DayClue::Old),
    }
}

impl<'s> Day<'s> {
    fn new(when: When) -> Day<'s> {
        Day {
            when,
            tellings: Vec::new(),
            sentences: Vec::new(),
            headline: 0,
            spoken: 0,
            casework: 0,
            explicit: false,
            weekday: false,
            opening: false,
        }
    }

    /// Counts one more telling, behind those before.
    fn add(&mut self, said: &Said<'s>) {
        self.tellings.push(said.timex);
        self.sentences.push(said.sentence);
        self.headline += usize::from(said.headline);
        self.spoken += usize::from(said.spoken);
        self.casework += usize::from(said.casework);
        self.explicit |= said.timex.basis == DateBasis::Explicit;
        self.weekday |= said.timex.basis == DateBasis::Weekday;
    }

    /// As told in the first sentence that tells the event, or first of all.
    fn dated(&self, story: &Story<'_, '_>, told: &[usize]) -> Dated {
        let timex = self.tellings[first_told(&self.sentences, told).unwrap_or(0)];
        let said = Some(story.text.say(timex.span).to_owned());
        Dated { when: timex.when(), basis: timex.basis, said }
    }
}

/// A telling of days.
struct Said<'s> {
    timex: &'s Timex,
    when: When,
    sentence: usize,
    headline: bool,
    spoken: bool,
    casework: bool,
}

impl<'s> Said<'s> {
    fn of(story: &Story<'_, 's>, timex: &'s Timex) -> Option<Said<'s>> {
        let when = timex.when().filter(|when| when.days() <= LONGEST)?;
        let words = story.text.words_in(timex.span);
        if words.is_empty() || story.in_dateline(words.start) {
            return None;
        }
        let sentence = story.text.sentence_at(timex.span.start());
        let from = story.text.sentences[sentence].range().start;
        let spoken = dated::is_of_speech(story, from, &words);
        let casework = dated::is_of_casework(story, from, words.start);
        let headline = story.text.is_headline(sentence);
        Some(Said { timex, when, sentence, headline, spoken, casework })
    }
}
