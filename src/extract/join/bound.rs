use super::super::Story;
use super::super::bind::{Binding, DayClue, Days, Offer, Offered, Places, SiteClue};
use super::same::{day, is_vague};
use super::{Account, Tie, rejoined};
use crate::language::Strength;
use crate::model::{EventKind, PlaceId, Precision, When};
use crate::weights::Weights;

/// Gives each account the likeliest place and day that the document has for it.
pub(super) fn bound(
    story: &Story<'_, '_>,
    mut told: Vec<Account>,
    binding: &Binding,
) -> Vec<Account> {
    let all = offered(story, &told);
    for (account, offered) in told.iter_mut().zip(all) {
        if account.tie == Tie::Own && is_vague(account) {
            account.tie = Tie::Borrowed;
        }
        let report = &mut account.report;
        let class = account.strength == Strength::Class;
        if class && report.kind == EventKind::Arrest {
            continue; // somebody arrested is told of in many stories that tell of something else
        }
        let site = best(offered.sites, &binding.site, SiteClue::as_str);
        report.site = site.or(report.site.take());
        if account.background || class {
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
