use geo::{Distance, Haversine, Point};

use super::bind::{Binding, DayClue, Days, Offer, Offered, Places, SiteClue};
use super::{Story, confidence, tolls, undated};
use crate::language::Strength;
use crate::model::{
    DateBasis, DatePrecision, EventKind, KindFamily, Party, PlaceId, PlaceKind, Precision, Realis,
    Report, Site, Tolls, Usage, When,
};
use crate::weights::Weights;

/// One telling of an event; several may be one report.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) report: Report,
    /// How much its cue tells alone.
    pub(super) strength: Strength,
    /// Whether the sentence refers to an event told before: "the blast".
    pub(super) refers: bool,
    /// Whether it looks back, so that the document's day says nothing of it.
    pub(super) background: bool,
    /// Whether it says by itself neither when nor where, and of nobody harmed.
    pub(super) bare: bool,
    /// Whether the sentence says that it tells of something else: "in a separate attack".
    pub(super) separate: bool,
    /// Whether its own clauses name a place or a day: what borrows both goes on with something.
    pub(super) own: bool,
    /// The number of its last sentence.
    pub(super) sentence: usize,
    /// The numbers of all its sentences, in order.
    pub(super) sentences: Vec<usize>,
}

/// An account is held against so many told before it, the last ones: a yearbook tells of thousands
/// of events, and would take time by the square of their number.
const MOST_TOLD: usize = 300;

/// Sentences within which an account without a place and a day goes on with the one before.
const GOES_ON: usize = 4;

/// One report for each event, by day, then in the order of their first accounts.
pub(super) fn joined(
    story: &Story<'_, '_>,
    accounts: Vec<Account>,
    binding: &Binding,
) -> Vec<Report> {
    let mut told = bound(story, threads(story, accounts), binding);
    let police: Vec<bool> = told.iter().map(|account| is_police_work(&told, account)).collect();
    let mut police = police.into_iter();
    told.retain(|_| !police.next().unwrap_or_default());
    if told.iter().any(|account| !account.bare) {
        told.retain(|account| !account.bare); // what is told in passing borrows day and place
    }
    let bare = told.iter().position(leads).filter(|_| !told.iter().any(stands_alone));
    match bare {
        Some(bare) => told = vec![told.swap_remove(bare)],
        None => told.retain(stands_alone),
    }
    let mut reports: Vec<_> = told.into_iter().map(|account| finished(story, account)).collect();
    reports.sort_by_key(|report| day(report).map(|when| when.first));
    reports
}

/// Accounts that go on with one another, joined; as yet with no more than their clauses tell.
fn threads(story: &Story<'_, '_>, accounts: Vec<Account>) -> Vec<Account> {
    let mut told: Vec<Account> = Vec::new();
    for account in accounts {
        if let Some(at) = partner(story, &told, &account) {
            absorb(story, &mut told[at], account);
        } else if may_stand(&account) {
            told.push(account);
        }
    }
    told
}

/// Gives each account the likeliest place and day that the document has for it.
fn bound(story: &Story<'_, '_>, mut told: Vec<Account>, binding: &Binding) -> Vec<Account> {
    let all = offered(story, &told);
    for (account, offered) in told.iter_mut().zip(all) {
        account.own = !is_vague(account);
        let report = &mut account.report;
        let site = best(offered.sites, &binding.site, SiteClue::as_str);
        report.site = site.or(report.site.take());
        if account.background || account.strength == Strength::Class {
            continue; // what lies far back, or is only one of a class, has no day but its own
        }
        let open = report.when.take().filter(|dated| dated.when.is_none());
        report.when = open.or_else(|| best(offered.days, &binding.day, DayClue::as_str));
    }
    rejoined(story, told)
}

/// What may fill the slots of each account.
fn offered(story: &Story<'_, '_>, told: &[Account]) -> Vec<Offered> {
    if told.is_empty() {
        return Vec::new();
    }
    let (places, days) = (Places::of(story), Days::of(story));
    let fine = |account: &Account| {
        let choice = account.report.site.as_ref()?.choice;
        (choice.precision <= Precision::Near).then_some(choice.place)
    };
    let sites: Vec<PlaceId> = told.iter().filter_map(fine).collect();
    let times: Vec<When> = told.iter().filter_map(|account| day(&account.report)).collect();
    let offered = |Account { report, sentences, .. }: &Account| Offered {
        sites: places.offers(story, sentences, report.site.as_ref(), &sites),
        days: days.offers(story, sentences, report.when.as_ref(), &times),
    };
    told.iter().map(offered).collect()
}

/// The best of the offers that are better than nothing; of equals the first.
fn best<T, C: Copy>(
    offers: Vec<Offer<T, C>>,
    weights: &Weights,
    name: fn(C) -> &'static str,
) -> Option<T> {
    let scored = offers.into_iter().map(|offer| (offer.score(weights, name), offer.value));
    let better = scored.filter(|(score, _)| *score > 0.0);
    better.reduce(|kept, new| if new.0 > kept.0 { new } else { kept }).map(|(_, value)| value)
}

/// Joins those that turn out to tell of one event now that places and days are bound.
fn rejoined(story: &Story<'_, '_>, told: Vec<Account>) -> Vec<Account> {
    let mut kept: Vec<Account> = Vec::new();
    for account in told {
        let recent = kept.len().saturating_sub(MOST_TOLD);
        let same = |at: &usize| is_one(story, &kept[*at], &account);
        match (recent..kept.len()).find(same) {
            Some(at) => absorb(story, &mut kept[at], account),
            None => kept.push(account),
        }
    }
    kept
}

/// Whether two accounts, with their places and days bound, tell of one event. Within a story, two
/// attacks of a day in one town are one, unless their figures say that they are two.
fn is_one(story: &Story<'_, '_>, kept: &Account, account: &Account) -> bool {
    let (a, b) = (&kept.report, &account.report);
    let headline = story.text.is_headline(kept.sentences[0]);
    let days = match (day(a), day(b)) {
        (Some(a), Some(b)) => a.meets(b),
        (None, None) => said_alike(a, b) || a.when.is_none() && b.when.is_none(),
        _ => a.when.is_none() || b.when.is_none(),
    };
    let local = |site: &Site| site.choice.precision <= Precision::District;
    let sites = match (&a.site, &b.site) {
        (Some(a), Some(b)) => {
            local(a)
                && local(b)
                && (one_place(story, a.choice.place, b.choice.place) || is_part(story, a, b))
        }
        _ => headline || exact_day(a) && exact_day(b),
    };
    // of those killed some are told again one by one
    let tolls = match (a.tolls.killed, b.tolls.killed) {
        (Some(a), Some(b)) => a.meets(b) || headline || b.best <= a.best && one_kind(kept, account),
        _ => true,
    };
    let goes_on = !account.own && !account.separate;
    a.kind.family() == b.kind.family() && days && (sites || goes_on) && tolls
        || !is_vague(account) && is_same(story, kept, account)
}

/// Whether two accounts tell of one kind of event, and neither says that it is another.
fn one_kind(kept: &Account, account: &Account) -> bool {
    kept.report.kind == account.report.kind && !account.separate
}

/// Whether two sites lie in one town, of which one is a part: the gazetteer does not know of every
/// quarter which town it belongs to.
fn is_part(story: &Story<'_, '_>, a: &Site, b: &Site) -> bool {
    let town = |site: &Site| story.gazetteer.place(site.choice.place).kind == PlaceKind::Town;
    let point = |site: &Site| Point::new(site.choice.at.lon, site.choice.at.lat);
    let near = |site: &Site| site.choice.precision <= Precision::Near;
    near(a)
        && near(b)
        && (!town(a) || !town(b))
        && Haversine.distance(point(a), point(b)) <= ONE_TOWN
}

/// The parts of one town lie no farther from it than this, in metres.
const ONE_TOWN: f64 = 15_000.0;

/// Whether an account tells no more than that those who did what the story tells were pursued:
/// suspects arrested, or the weapons found.
fn is_police_work(told: &[Account], account: &Account) -> bool {
    let report = &account.report;
    let few = report.tolls.taken.is_none_or(|taken| taken.best < RAID);
    let crime = |families: &[KindFamily]| {
        let mut told = told.iter().map(|other| &other.report);
        told.any(|other| other.realis <= Realis::Alleged && families.contains(&other.kind.family()))
    };
    match report.kind {
        EventKind::Arrest if few => crime(CRIMES),
        EventKind::WeaponsSeizure => crime(&[KindFamily::Violence]),
        _ => false,
    }
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
fn may_stand(account: &Account) -> bool {
    let counted = account.report.tolls != Tolls::default();
    match account.strength {
        Strength::Nothing | Strength::Back => false,
        Strength::Class | Strength::Harm => counted || !is_vague(account),
        Strength::Event => true,
    }
}

/// The account that this one goes on with: the last that fits.
fn partner(story: &Story<'_, '_>, told: &[Account], account: &Account) -> Option<usize> {
    if !is_vague(account) {
        let fits = |&at: &usize| is_same(story, &told[at], account);
        return (0..told.len()).rev().take(MOST_TOLD).find(fits);
    }
    let recent = told.len().saturating_sub(MOST_TOLD);
    let last =
        (recent..told.len()).max_by_key(|&at| (told[at].sentence, !told[at].background, at))?;
    let kept = &told[last];
    let near = account.sentence.saturating_sub(kept.sentence) <= GOES_ON;
    let goes_on = account.strength == Strength::Harm
        || account.strength > Strength::Harm
            && kept.report.kind.family() == account.report.kind.family();
    let crowd = account.report.tolls != Tolls::default()
        && kept.report.kind.family() == KindFamily::Demonstration
        && account.sentence - kept.sentence <= 1;
    let goes_on = goes_on || crowd;
    let moved = || !account.refers && has_moved(story, kept, account);
    (near && (account.refers || goes_on) && !moved()).then_some(last)
}

/// Whether the sentences since tell of another place.
fn has_moved(story: &Story<'_, '_>, kept: &Account, account: &Account) -> bool {
    let Some(site) = &kept.report.site else { return false };
    let from = story.text.sentences[kept.sentence].span.end();
    let until = story.text.sentences[account.sentence].span.start();
    let first = story.placements.partition_point(|p| p.mention.span.start() < from);
    let since = story.placements[first..].iter();
    let mut since = since.take_while(|placement| placement.mention.span.start() < until);
    since.any(|placement| {
        let other = placement.choice.filter(|choice| choice.precision <= Precision::District);
        placement.mention.usage == Usage::Literal
            && other.is_some_and(|other| !one_place(story, site.choice.place, other.place))
    })
}

/// Nothing in it says when or where.
fn is_vague(account: &Account) -> bool {
    account.report.site.is_none() && account.report.when.is_none()
}

/// Whether two accounts tell of one event.
fn is_same(story: &Story<'_, '_>, kept: &Account, account: &Account) -> bool {
    let (a, b) = (&kept.report, &account.report);
    let near = account.sentence.saturating_sub(kept.sentence) <= GOES_ON;
    let things = || {
        a.things.is_empty()
            || b.things.is_empty()
            || a.things.iter().any(|thing| b.things.contains(thing))
    };
    let days = || match (day(a), day(b)) {
        (Some(a), Some(b)) => a.meets(b),
        _ => near && (a.when.is_none() || b.when.is_none()) || said_alike(a, b),
    };
    let sites = || match (&a.site, &b.site) {
        (Some(a), Some(b)) => one_place(story, a.choice.place, b.choice.place),
        _ => near || exact_day(a) && exact_day(b),
    };
    // the cheap questions first: this is asked of every pair
    a.kind.family() == b.kind.family() && things() && days() && sites()
}

fn day(report: &Report) -> Option<When> {
    report.when.as_ref().and_then(|dated| dated.when)
}

fn exact_day(report: &Report) -> bool {
    day(report).is_some_and(|when| when.precision() == DatePrecision::Day)
}

/// Two open dates, "Aug. 16" without a year, are the same when written the same.
fn said_alike(a: &Report, b: &Report) -> bool {
    let (Some(a), Some(b)) = (&a.when, &b.when) else { return false };
    a.said.is_some() && a.said == b.said
}

/// Whether one place is the other, or holds it.
fn one_place(story: &Story<'_, '_>, a: PlaceId, b: PlaceId) -> bool {
    let seat = |town, region| {
        let (town, region) = (story.gazetteer.place(town), story.gazetteer.place(region));
        town.name == region.name && town.countries == region.countries
    };
    a == b || story.gazetteer.contains(a, b) || story.gazetteer.contains(b, a) || seat(a, b)
}

/// Sentences within which a story says what it is about.
const LEAD: usize = 4;

/// Whether an account says what the whole story is about, though neither where nor when: a story
/// that tells of one event need not say more.
fn leads(account: &Account) -> bool {
    let Account { report, strength, background, sentence, .. } = account;
    *strength == Strength::Event
        && *sentence < LEAD
        && !background
        && report.realis <= Realis::Alleged
}

/// Whether an account tells enough of an event to be a report.
fn stands_alone(account: &Account) -> bool {
    let Account { report, strength, .. } = account;
    let counted = report.tolls != Tolls::default();
    let placed = report.site.is_some();
    let narrow = report.site.as_ref().is_some_and(|s| s.choice.precision < Precision::Country);
    let dated = report.when.is_some();
    let narrowly = dated && day(report).is_none_or(|w| w.precision() <= DatePrecision::Month);
    match strength {
        Strength::Nothing | Strength::Back => false,
        Strength::Class => placed && (narrowly || counted) || dated && counted,
        Strength::Harm => counted && (placed || dated) || placed && narrowly,
        Strength::Event => narrow || dated && placed || (dated || placed) && counted,
    }
}

fn absorb(story: &Story<'_, '_>, kept: &mut Account, account: Account) {
    let vague = is_vague(&account);
    let new = account.report;
    let old = &mut kept.report;
    if slots_told(&new) > slots_told(old) {
        old.sentence = new.sentence.clone(); // the fullest telling is the evidence to show
        old.cue = new.cue.clone();
    }
    let finer_day = match (day(old), day(&new)) {
        (Some(old), Some(new)) => new.days() < old.days(),
        (None, Some(_)) => true,
        _ => old.when.is_none(),
    };
    if finer_day && new.when.is_some() {
        old.when = new.when;
    }
    let finer_site = match (&old.site, &new.site) {
        (Some(old), Some(new)) => {
            new.choice.precision < old.choice.precision
                && !story.gazetteer.contains(new.choice.place, old.choice.place)
        }
        (old, _) => old.is_none(),
    };
    if finer_site && new.site.is_some() {
        old.site = new.site;
    }
    if !vague && super::kinds::breadth(new.kind) < super::kinds::breadth(old.kind) {
        old.kind = new.kind;
    }
    kept.strength = kept.strength.max(account.strength);
    // one more victim told in passing is no new total
    tolls::absorb(&mut old.tolls, new.tolls, vague && !account.refers);
    for actor in new.actors {
        if !account.refers && !old.actors.iter().any(|known| known.name == actor.name) {
            old.actors.push(actor);
        }
    }
    for target in new.targets {
        let last = |name: &str| name.rsplit(' ').next().map(str::to_lowercase);
        if !old.targets.iter().any(|known| last(&known.name) == last(&target.name)) {
            old.targets.push(target);
        }
    }
    old.suicide |= new.suicide;
    old.weapon = old.weapon.take().or(new.weapon);
    old.claimed_by = old.claimed_by.take().or(new.claimed_by);
    old.attribution = old.attribution.min(new.attribution);
    old.realis = old.realis.min(new.realis);
    old.things.extend(new.things);
    old.things.sort_unstable();
    old.things.dedup();
    kept.background &= account.background;
    kept.bare &= account.bare;
    kept.sentence = kept.sentence.max(account.sentence);
    kept.sentences.extend(account.sentences);
    kept.sentences.sort_unstable();
    kept.sentences.dedup();
}

/// How many of day, place and toll an account tells itself.
fn slots_told(report: &Report) -> usize {
    let dated = day(report).is_some_and(|when| when.precision() == DatePrecision::Day);
    let placed = report.site.as_ref().is_some_and(|s| s.choice.precision <= Precision::Region);
    usize::from(dated) + usize::from(placed) + usize::from(report.tolls.killed.is_some())
}

fn finished(story: &Story<'_, '_>, account: Account) -> Report {
    let mut report = account.report;
    if report.when.is_none() && !account.background {
        report.when = undated(story);
    }
    let told = report.told_on.filter(|_| story.document.byline.published.is_some());
    let ahead = day(&report).zip(told).is_some_and(|(when, told)| when.first > told);
    if ahead && report.when.as_ref().is_some_and(|when| when.basis != DateBasis::Publication) {
        report.realis = report.realis.max(Realis::Planned);
    }
    let named = |report: &Report| {
        report.actors.iter().any(|party| !super::parties::is_unknown(story, &party.name))
    };
    if let Some(claimant) = report.claimed_by.clone().filter(|_| !named(&report)) {
        report.actors = vec![Party { name: claimant, said: report.cue.clone() }];
    }
    report.suicide |= report.kind == EventKind::SuicideBombing;
    report.tolls = tolls::settled(report.tolls);
    report.confidence = confidence(&report, account.strength);
    report
}
