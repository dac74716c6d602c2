use super::super::{Story, confidence, kinds, parties, tolls};
use super::Account;
use super::same::day;
use super::undated::undated;
use crate::model::{DateBasis, EventKind, Party, Realis, Report};

pub(super) fn finished(story: &Story<'_, '_>, account: Account) -> Report {
    let mut report = account.report;
    if report.when.is_none() && !account.background {
        report.when = undated(story, &account.sentences);
    }
    let told = report.told_on.filter(|_| story.document.byline.published.is_some());
    let ahead = day(&report).zip(told).is_some_and(|(when, told)| when.first > told);
    if ahead && report.when.as_ref().is_some_and(|when| when.basis != DateBasis::Publication) {
        report.realis = report.realis.max(Realis::Planned);
    }
    let named = |report: &Report| {
        report.actors.iter().any(|party| !parties::is_unknown(story, &party.name))
    };
    if let Some(claimant) = report.claimed_by.clone().filter(|_| !named(&report)) {
        report.actors = vec![Party { name: claimant, said: report.cue.clone() }];
    }
    report.suicide |= report.kind == EventKind::SuicideBombing;
    report.kind = kinds::of_crowd(story, &report);
    let tolls = tolls::settled(account.victims.apart(report.tolls));
    report.tolls = tolls::with_untold(report.kind, tolls);
    report.confidence = confidence(&report, account.strength);
    report
}
