use std::collections::{BTreeSet, HashSet};

use super::super::Story;
use super::super::bind::{Binding, Days, Places};
use super::same::{day, is_vague};
use super::{Account, Tie, rejoined};
use crate::language::Strength;
use crate::model::{EventKind, PlaceId, Precision, When};

/// Gives each account the likeliest place and day that the document has for it.
pub(super) fn bound(
    story: &Story<'_, '_>,
    mut told: Vec<Account>,
    binding: &Binding,
) -> Vec<Account> {
    if told.is_empty() {
        return told;
    }
    let places = Places::of(story, &binding.site);
    let days = Days::of(story, &binding.day);
    let towns: BTreeSet<PlaceId> = told.iter().filter_map(town).collect();
    let times: HashSet<When> = told.iter().filter_map(|account| day(&account.report)).collect();
    for account in &mut told {
        if account.tie == Tie::Own && is_vague(account) {
            account.tie = Tie::Borrowed;
        }
        let Account { report, sentences, .. } = account;
        let class = account.strength == Strength::Class;
        if class && report.kind == EventKind::Arrest {
            continue; // somebody arrested is told of in many stories that tell of something else
        }
        let site = places.site(story, sentences, report.site.as_ref(), &towns);
        report.site = site.or(report.site.take());
        if account.background || class {
            continue; // what lies far back, or is only one of a class, has no day but its own
        }
        let is_open = report.when.as_ref().is_some_and(|dated| dated.when.is_none());
        if !is_open {
            report.when = days.day(story, sentences, report.when.as_ref(), &times, report.kind);
        }
    }
    rejoined(story, told)
}

/// The town that the clauses of an account name, or something as small.
fn town(account: &Account) -> Option<PlaceId> {
    let choice = account.report.site.as_ref()?.choice;
    (choice.precision <= Precision::Near).then_some(choice.place)
}
