use std::collections::BTreeSet;

use super::Account;
use super::same::{day, is_vague};
use crate::language::Strength;
use crate::model::{DatePrecision, EventKind, KindFamily, Precision, Realis, Tolls};

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
        Strength::Nothing | Strength::Back | Strength::Passing => false,
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
        Strength::Nothing | Strength::Back | Strength::Passing => false,
        Strength::Class if report.kind == EventKind::Arrest => placed && narrowly,
        Strength::Class => placed && (narrowly || counted) || dated && counted,
        Strength::Harm => counted && (placed || dated) || placed && narrowly,
        Strength::Event => narrow || dated && placed || (dated || placed) && counted,
    }
}
