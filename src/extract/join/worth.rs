use std::collections::BTreeSet;

use super::super::Story;
use super::super::bind::{Offer, Scale, WorthClue};
use super::same::{GOES_ON, day, is_vague};
use super::setting::Setting;
use super::{Account, Deed, Tie};
use crate::language::Strength;
use crate::model::{
    Count, DateBasis, DatePrecision, EventKind, KindFamily, Precision, Realis, Report, Site, Tolls,
    When,
};
use crate::weights::Weights;

/// What the accounts of a story tell of as done.
pub(super) fn families(told: &[Account]) -> BTreeSet<KindFamily> {
    let done = told.iter().filter(|account| account.report.realis <= Realis::Alleged);
    done.map(|account| account.report.kind.family()).collect()
}

/// Whether an account tells no more than that those who did what the story tells were pursued:
/// suspects arrested, or the weapons found.
pub(super) fn is_police_work(account: &Account, told: &BTreeSet<KindFamily>) -> bool {
    let report = &account.report;
    let few = report.tolls.taken.is_none_or(|taken| taken.best < RAID);
    match report.kind {
        EventKind::Arrest if few => CRIMES.iter().any(|crime| told.contains(crime)),
        EventKind::WeaponsSeizure => told.contains(&KindFamily::Violence),
        _ => false,
    }
}

/// Whether an account tells of no more than people harmed, in a story of an accident.
pub(super) fn is_mishap(story: &Story<'_, '_>, account: &Account) -> bool {
    let near = |first: usize| first.saturating_sub(GOES_ON)..first + 2;
    account.deed == Deed::Untold
        && account.report.actors.is_empty()
        && story.text.sentences.iter().enumerate().any(|(number, sentence)| {
            let beside = account.sentences.first().is_some_and(|&at| near(at).contains(&number));
            (beside || story.text.is_headline(number)) && story.has_accident(&sentence.range())
        })
}

/// Whether an account says that a crime was done, and which.
pub(super) fn is_crime(account: &Account) -> bool {
    let Account { report, deed, .. } = account;
    *deed == Deed::Told
        && report.realis <= Realis::Alleged
        && CRIMES.contains(&report.kind.family())
}

/// What suspects are arrested for.
const CRIMES: &[KindFamily] = &[
    KindFamily::Violence,
    KindFamily::Capture,
    KindFamily::Demonstration,
    KindFamily::Development,
];

/// So many arrested at once are an event of their own.
const RAID: u32 = 5;

/// Whether an account may turn out to be a report.
pub(super) fn may_stand(account: &Account) -> bool {
    let counted = account.report.tolls != Tolls::default();
    match account.strength {
        Strength::Nothing | Strength::Accident | Strength::Back | Strength::Passing => false,
        Strength::Class | Strength::Harm => counted || !is_vague(account),
        Strength::Event => true,
    }
}

/// Sentences within which a story says what it is about.
const LEAD: usize = 4;

/// Whether an account says what the whole story is about, though neither where nor when: a story
/// that tells of one event need not say more.
pub(super) fn leads(account: &Account) -> bool {
    let Account { report, strength, background, sentence, .. } = account;
    *strength == Strength::Event
        && *sentence < LEAD
        && !background
        && report.realis <= Realis::Alleged
}

/// Whether an account tells enough of an event to be a report.
pub(super) fn stands_alone(account: &Account) -> bool {
    let Account { report, strength, .. } = account;
    let counted = report.tolls != Tolls::default();
    let placed = report.site.is_some();
    let narrow = report.site.as_ref().is_some_and(|s| s.choice.precision < Precision::Country);
    let dated = report.when.is_some();
    let narrowly = dated && day(report).is_none_or(|w| w.precision() <= DatePrecision::Month);
    match strength {
        Strength::Nothing | Strength::Accident | Strength::Back | Strength::Passing => false,
        Strength::Class if report.kind == EventKind::Arrest => placed && narrowly,
        Strength::Class => placed && (narrowly || counted) || dated && counted,
        Strength::Harm => counted && (placed || dated) || placed && narrowly,
        Strength::Event => narrow || dated && placed || (dated || placed) && counted,
    }
}

/// Leaves out what is told by the way: history, what somebody fears, what the page says of itself.
pub(super) fn leave_out(story: &Story<'_, '_>, told: &mut Vec<Account>, weights: &Weights) {
    let scale = Scale::new(WorthClue::ALL, WorthClue::as_str, weights);
    let among = told.len();
    let setting = Setting::of(story);
    told.retain(|account| worth(story, account, among, &setting, &scale) >= 0.0);
}

/// Sentences with which a story says what it is about.
const OPENING: usize = 3;

/// Sentences within which it comes to the point.
const EARLY: usize = 10;

/// Beyond so many accounts a story is a round-up.
const MANY: f32 = 20.0;

/// What speaks for an account, of so many of its story; below 0 it is better left out.
fn worth(
    story: &Story<'_, '_>,
    account: &Account,
    among: usize,
    setting: &Setting,
    scale: &Scale<WorthClue>,
) -> f32 {
    let mut offer = Offer::new(scale);
    offer.add(WorthClue::Offered, 1.0);
    telling(&mut offer, story, account, among);
    let standing = setting.standing(story, &account.sentences);
    let calm = account.report.kind.family() == KindFamily::Demonstration; // told in calm words
    offer.add(WorthClue::Strange, if calm { 0.0 } else { standing.strange });
    offer.add(WorthClue::Light, standing.light);
    days(&mut offer, story, &account.report);
    places(&mut offer, &account.report);
    offer.when(WorthClue::Astray, is_astray(story, account));
    slots(&mut offer, &account.report);
    offer.score
}

/// How it is told.
fn telling(
    offer: &mut Offer<'_, WorthClue>,
    story: &Story<'_, '_>,
    account: &Account,
    among: usize,
) {
    let &Account { strength, refers, background, tie, ref sentences, .. } = account;
    offer.when(WorthClue::Class, strength == Strength::Class);
    offer.when(WorthClue::Harm, strength == Strength::Harm);
    offer.when(WorthClue::Refers, refers);
    offer.when(WorthClue::Background, background);
    offer.when(WorthClue::Borrowed, tie == Tie::Borrowed);
    let headline = sentences.iter().any(|&sentence| story.text.is_headline(sentence));
    let first = sentences.first().copied().unwrap_or(0);
    offer.when(WorthClue::Headline, headline);
    offer.when(WorthClue::Lead, !headline && first < OPENING);
    offer.when(WorthClue::Early, !headline && (OPENING..EARLY).contains(&first));
    offer.when(WorthClue::Retold, sentences.len() > 1);
    offer.when(WorthClue::Alone, among == 1);
    #[expect(clippy::cast_precision_loss, reason = "a story has few accounts")]
    offer.add(WorthClue::Among, ((among as f32).ln() / MANY.ln()).min(1.0));
    let said = &account.report.sentence.said;
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

/// Whether an account tells no more of its time than a year or a month, and of its place nothing:
/// then that of another event is easily taken for its own.
fn is_astray(story: &Story<'_, '_>, account: &Account) -> bool {
    let long = |when: When| when.days() > 7;
    let told_there = |site: &Site| {
        let sentence = story.text.sentence_at(site.said.span.start());
        account.sentences.contains(&sentence)
    };
    day(&account.report).is_some_and(long)
        && account.report.site.as_ref().is_some_and(|site| !told_there(site))
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
