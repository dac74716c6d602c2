use super::super::{Story, kinds, tolls};
use super::Account;
use super::same::{day, is_vague};
use crate::model::{DatePrecision, KindFamily, Precision, Report};

pub(super) fn absorb(story: &Story<'_, '_>, kept: &mut Account, account: Account) {
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
    // how a march ended is told without saying again where it was
    let marched = [old.kind, new.kind].map(|kind| kind.family() == KindFamily::Demonstration);
    let tells = !vague || marched == [true, true];
    if tells && kinds::breadth(new.kind) < kinds::breadth(old.kind) {
        old.kind = new.kind;
    }
    kept.strength = kept.strength.max(account.strength);
    // one more victim told in passing is no new total
    old.tolls = account.victims.shared(old.tolls);
    tolls::absorb(&mut old.tolls, new.tolls, vague && !account.refers);
    kept.victims.extend(account.victims);
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
    kept.deed = kept.deed.max(account.deed);
    if !account.sentences.is_empty() {
        kept.sentence = kept.sentence.max(account.sentence); // who was hurt is told far on
    }
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
