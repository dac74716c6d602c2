use jiff::civil::Date;

use super::super::Story;
use super::clue::DayClue;
use super::offer::{Offer, closeness, share};
use crate::model::{DateBasis, Dated, Timex, When};

/// So many times of a document are offered, those told first.
const MOST: usize = 120;

/// Longer times are a background, not the day of an event.
const LONGEST: i32 = 366;

/// The days that a document tells, with what is the same for all its events.
pub(in super::super) struct Days<'s> {
    all: Vec<Day<'s>>,
    tellings: usize,
    published: Option<Date>,
}

/// Days with their tellings.
struct Day<'s> {
    when: When,
    tellings: Vec<Said<'s>>,
    opening: bool,
}

struct Said<'s> {
    timex: &'s Timex,
    sentence: usize,
    headline: bool,
    spoken: bool,
}

impl<'s> Days<'s> {
    pub(in super::super) fn of(story: &Story<'_, 's>) -> Days<'s> {
        let mut days: Vec<Day<'s>> = Vec::new();
        let mut tellings = 0;
        for timex in &story.times.timexes {
            let Some((when, said)) = Said::of(story, timex) else { continue };
            tellings += 1;
            match days.iter().position(|day| day.when == when) {
                Some(at) => days[at].tellings.push(said),
                None if days.len() < MOST => {
                    days.push(Day { when, tellings: vec![said], opening: false });
                }
                None => {}
            }
        }
        let fine = |day: &&mut Day<'_>| day.tellings.iter().any(|said| !said.headline);
        if let Some(first) = days.iter_mut().find(fine) {
            first.opening = true;
        }
        Days {
            all: days,
            tellings,
            published: story.times.written.or(story.times.published.map(|(day, _)| day)),
        }
    }

    /// What every day has to say for itself as that of an event told in these sentences, which
    /// are in order, and bound by its clauses to `bound`.
    pub(in super::super) fn offers(
        &self,
        story: &Story<'_, 's>,
        sentences: &[usize],
        bound: Option<&Dated>,
        others: &[When],
    ) -> Vec<Offer<Dated, DayClue>> {
        let own = bound.and_then(|dated| dated.when);
        let among = own.is_some_and(|own| others.iter().any(|other| !own.meets(*other)));
        let offer = |day: &Day<'s>| {
            let mut offer = self.offer(story, day, sentences, bound);
            let itself = own == Some(day.when);
            offer.when(DayClue::BoundAmong, itself && among);
            offer.when(DayClue::Taken, !itself && others.contains(&day.when));
            let apart = offer.clues.iter().any(|(clue, _)| *clue == DayClue::Apart);
            offer.when(DayClue::ApartAmong, apart && among);
            offer
        };
        self.all.iter().map(offer).collect()
    }

    fn offer(
        &self,
        story: &Story<'_, 's>,
        day: &Day<'s>,
        sentences: &[usize],
        bound: Option<&Dated>,
    ) -> Offer<Dated, DayClue> {
        let itself = bound.filter(|dated| dated.when == Some(day.when));
        let told = |said: &&Said<'_>| sentences.binary_search(&said.sentence).is_ok();
        let timex = day.tellings.iter().filter(told).chain(&day.tellings).next();
        let timex = timex.expect("a day has a telling").timex;
        let mut offer = Offer::new(itself.cloned().unwrap_or_else(|| Dated {
            when: timex.when(),
            basis: timex.basis,
            said: Some(story.text.say(timex.span).to_owned()),
        }));
        offer.add(DayClue::Offered, 1.0);
        let long = |dated: &Dated| dated.when.is_some_and(|when| when.days() > 1);
        if let Some(dated) = itself {
            offer.add(if long(dated) { DayClue::BoundLong } else { DayClue::Bound }, 1.0);
        }
        let (mut before, mut behind) = (0.0_f32, 0.0_f32);
        for said in &day.tellings {
            let (ahead, back) = closeness(said.sentence, sentences);
            (before, behind) = (before.max(ahead), behind.max(back));
        }
        let any = |has: &dyn Fn(&Said<'_>) -> bool| day.tellings.iter().any(has);
        offer.when(DayClue::Sentence, any(&|said| told(&said)));
        offer.add(DayClue::Before, before);
        offer.add(DayClue::Behind, behind);
        offer.when(DayClue::Headline, any(&|said| said.headline));
        offer.when(DayClue::Opening, day.opening);
        offer.add(DayClue::Share, share(day.tellings.len(), self.tellings));
        let spoken = day.tellings.iter().filter(|said| said.spoken).count();
        offer.add(DayClue::Spoken, share(spoken, day.tellings.len()));
        let based = |basis| day.tellings.iter().any(|said| said.timex.basis == basis);
        offer.when(DayClue::Explicit, based(DateBasis::Explicit));
        offer.when(DayClue::Weekday, based(DateBasis::Weekday));
        offer.when(DayClue::Day, day.when.days() == 1);
        offer.when(DayClue::Long, day.when.days() > 7);
        if let Some(clue) = self.published.and_then(|published| lies(day.when, published)) {
            offer.add(clue, 1.0);
        }
        let apart = |dated: &&Dated| dated.when.is_some_and(|bound| !bound.meets(day.when));
        if let Some(dated) = bound.filter(apart) {
            offer.add(if long(dated) { DayClue::ApartLong } else { DayClue::Apart }, 1.0);
        }
        offer
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

impl<'s> Said<'s> {
    fn of(story: &Story<'_, 's>, timex: &'s Timex) -> Option<(When, Said<'s>)> {
        let when = timex.when().filter(|when| when.days() <= LONGEST)?;
        let words = story.text.words_in(timex.span);
        let at = Some(words.start).filter(|_| !words.is_empty())?;
        let sentence = story.text.sentence_at(timex.span.start());
        let from = story.text.sentences[sentence].range().start;
        let spoken = super::super::is_of_speech(story, from, at);
        let headline = story.text.is_headline(sentence);
        let dateline = story.in_dateline(at);
        (!dateline).then_some((when, Said { timex, sentence, headline, spoken }))
    }
}
