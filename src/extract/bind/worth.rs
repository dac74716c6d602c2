use super::super::Story;
use super::clue::WorthClue;
use super::offer::{Offer, Scale};
use crate::language::Strength;
use crate::model::{Count, DateBasis, Precision, Realis, Report};
use crate::weights::Weights;

/// What tells whether an account is worth a report of its own.
pub(in super::super) struct Worth {
    scale: Scale<WorthClue>,
}

/// An account as it stands in its story.
pub(in super::super) struct Standing<'a> {
    /// What it tells.
    pub(in super::super) report: &'a Report,
    /// How much its cue tells alone.
    pub(in super::super) strength: Strength,
    /// Whether it refers to something told before.
    pub(in super::super) refers: bool,
    /// Whether it looks back.
    pub(in super::super) background: bool,
    /// Whether it borrows its place and day.
    pub(in super::super) borrowed: bool,
    /// The numbers of the sentences that tell it, in order.
    pub(in super::super) told: &'a [usize],
    /// How many accounts the story has.
    pub(in super::super) among: usize,
}

/// Sentences with which a story says what it is about.
const LEAD: usize = 3;

/// Sentences within which it comes to the point.
const EARLY: usize = 10;

/// Beyond so many accounts a story is a round-up.
const MANY: f32 = 20.0;

impl Worth {
    pub(in super::super) fn new(weights: &Weights) -> Worth {
        Worth { scale: Scale::new(WorthClue::ALL, WorthClue::as_str, weights) }
    }

    /// What speaks for it; below 0 it is better left out.
    pub(in super::super) fn of(&self, story: &Story<'_, '_>, standing: &Standing<'_>) -> f32 {
        let mut offer = Offer::new(&self.scale);
        offer.add(WorthClue::Offered, 1.0);
        telling(&mut offer, story, standing);
        days(&mut offer, story, standing.report);
        places(&mut offer, standing.report);
        slots(&mut offer, standing.report);
        offer.score
    }
}

/// How it is told.
fn telling(offer: &mut Offer<'_, WorthClue>, story: &Story<'_, '_>, standing: &Standing<'_>) {
    let &Standing { strength, refers, background, borrowed, told, among, .. } = standing;
    offer.when(WorthClue::Class, strength == Strength::Class);
    offer.when(WorthClue::Harm, strength == Strength::Harm);
    offer.when(WorthClue::Refers, refers);
    offer.when(WorthClue::Background, background);
    offer.when(WorthClue::Borrowed, borrowed);
    let headline = told.iter().any(|&sentence| story.text.is_headline(sentence));
    let first = told.first().copied().unwrap_or(0);
    offer.when(WorthClue::Headline, headline);
    offer.when(WorthClue::Lead, !headline && first < LEAD);
    offer.when(WorthClue::Early, !headline && (LEAD..EARLY).contains(&first));
    offer.when(WorthClue::Retold, told.len() > 1);
    offer.when(WorthClue::Alone, among == 1);
    #[expect(clippy::cast_precision_loss, reason = "a story has few accounts")]
    offer.add(WorthClue::Among, ((among as f32).ln() / MANY.ln()).min(1.0));
    let said = &standing.report.sentence.said;
    offer.when(WorthClue::Quoted, said.contains(['"', '“', '”']));
}

/// When it happened.
fn days(offer: &mut Offer<'_, WorthClue>, story: &Story<'_, '_>, report: &Report) {
    let dated = report.when.as_ref();
    let when = dated.and_then(|dated| dated.when);
    offer.when(WorthClue::Undated, when.is_none());
    let Some((dated, when)) = dated.zip(when) else { return };
    offer.when(WorthClue::Published, dated.basis == DateBasis::Publication);
    offer.when(WorthClue::Month, (8..=31).contains(&when.days()));
    offer.when(WorthClue::Year, when.days() > 31);
    let Some(written) = story.times.told_on() else { return };
    match when.last.until(written).map_or(i32::MAX, |span| span.get_days()) {
        ..0 => offer.add(WorthClue::Ahead, 1.0),
        0..=7 => offer.add(WorthClue::Fresh, 1.0),
        8..=31 => {}
        _ => offer.add(WorthClue::Old, 1.0),
    }
}

/// Where.
fn places(offer: &mut Offer<'_, WorthClue>, report: &Report) {
    let choice = report.site.as_ref().map(|site| site.choice);
    offer.when(WorthClue::Unplaced, choice.is_none());
    let Some(choice) = choice else { return };
    offer.when(WorthClue::Region, choice.precision == Precision::Region);
    offer.when(WorthClue::Wide, choice.precision > Precision::Region);
    offer.add(WorthClue::Sure, choice.confidence);
}

/// Who, how many, and whether it happened.
fn slots(offer: &mut Offer<'_, WorthClue>, report: &Report) {
    let counted = |toll: Option<Count>| toll.is_some_and(|count| count.best > 0);
    let tolls = &report.tolls;
    offer.when(WorthClue::Killed, counted(tolls.killed));
    offer.when(WorthClue::Injured, counted(tolls.injured) || counted(tolls.hit));
    offer.when(WorthClue::Taken, counted(tolls.taken));
    offer.when(WorthClue::Actor, !report.actors.is_empty());
    offer.when(WorthClue::Target, !report.targets.is_empty());
    offer.when(WorthClue::Weapon, report.weapon.is_some());
    offer.when(WorthClue::Alleged, report.realis == Realis::Alleged);
    offer.when(WorthClue::Planned, report.realis == Realis::Planned);
    offer.when(WorthClue::Foiled, report.realis == Realis::Foiled);
}
