use super::super::Story;
use super::{Account, Tie};
use crate::model::{DatePrecision, PlaceId, Precision, Report, Site, When};

/// Whether two accounts, with their places and days bound, tell of one event. Within a story, two
/// attacks of a day in one town are one, unless their figures say that they are two.
pub(super) fn is_one(story: &Story<'_, '_>, kept: &Account, account: &Account) -> bool {
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
                && (one_place(story, a.choice.place, b.choice.place)
                    || story.gazetteer.are_of_one_town(&a.choice, &b.choice))
        }
        _ => headline || exact_day(a) && exact_day(b),
    };
    // of those killed some are told again one by one
    let tolls = match (a.tolls.killed, b.tolls.killed) {
        (Some(a), Some(b)) => a.meets(b) || headline || b.best <= a.best && one_kind(kept, account),
        _ => true,
    };
    let goes_on = account.tie == Tie::Borrowed;
    a.kind.family() == b.kind.family() && days && (sites || goes_on) && tolls
        || !is_vague(account) && is_same(story, kept, account)
}

/// Whether two accounts tell of one kind of event, and neither says that it is another.
fn one_kind(kept: &Account, account: &Account) -> bool {
    kept.report.kind == account.report.kind && account.tie != Tie::Separate
}

/// Sentences within which an account without a place and a day goes on with the one before.
pub(super) const GOES_ON: usize = 4;

/// Nothing in it says when or where.
pub(super) fn is_vague(account: &Account) -> bool {
    account.report.site.is_none() && account.report.when.is_none()
}

/// Sentences within which a place belongs to what was told without one.
const CLOSE: usize = 1;

/// Whether two accounts tell of one event.
pub(super) fn is_same(story: &Story<'_, '_>, kept: &Account, account: &Account) -> bool {
    let (a, b) = (&kept.report, &account.report);
    let since = account.sentence.saturating_sub(kept.sentence);
    let (near, close) = (since <= GOES_ON, since <= CLOSE);
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
        _ if exact_day(a) && exact_day(b) => true,
        (None, Some(_)) => close, // further on it would move what was told
        _ => near,
    };
    // the cheap questions first: this is asked of every pair
    a.kind.family() == b.kind.family() && things() && days() && sites()
}

pub(super) fn day(report: &Report) -> Option<When> {
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
pub(super) fn one_place(story: &Story<'_, '_>, a: PlaceId, b: PlaceId) -> bool {
    let seat = |town, region| {
        let (town, region) = (story.gazetteer.place(town), story.gazetteer.place(region));
        town.name == region.name && town.countries == region.countries
    };
    a == b || story.gazetteer.are_nested(a, b) || seat(a, b)
}
