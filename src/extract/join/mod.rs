//! Joins the accounts of one document that tell of one event.

mod absorb;
mod bound;
mod finish;
mod same;
mod setting;
mod undated;
mod worth;

use super::Story;
use super::bind::Binding;
use super::tolls::Victims;
use crate::language::Strength;
use crate::model::{KindFamily, Precision, Report, Tolls, Usage};

use absorb::absorb;
use bound::bound;
use finish::finished;
use same::{GOES_ON, day, is_one, is_same, is_vague, one_place};
use worth::{
    families, is_crime, is_mishap, is_police_work, leads, leave_out, may_stand, stands_alone,
};

/// How an account hangs together with the others of its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// Its sentence says that it tells of something else: "in a separate attack".
    Separate,
    /// Its own clauses name a place or a day.
    Own,
    /// It borrows both: it goes on with something.
    Borrowed,
}

/// Whether an account says what was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    /// Somebody was harmed, nobody says by what.
    Untold,
    /// A shooting, a march, an arrest.
    Told,
}

/// One telling of an event; several may be one report.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) report: Report,
    /// The people harmed who are told one by one.
    pub(super) victims: Victims,
    /// How much its cue tells alone.
    pub(super) strength: Strength,
    /// Whether the sentence refers to an event told before: "the blast".
    pub(super) refers: bool,
    /// Whether it looks back, so that the document's day says nothing of it.
    pub(super) background: bool,
    /// Whether it says by itself neither when nor where, and of nobody harmed.
    pub(super) bare: bool,
    /// Whether it says what was done, or only that somebody was harmed.
    pub(super) deed: Deed,
    /// How it hangs together with what is told beside it.
    pub(super) tie: Tie,
    /// The number of its last sentence.
    pub(super) sentence: usize,
    /// The numbers of all its sentences, in order.
    pub(super) sentences: Vec<usize>,
}

/// An account is held against so many told before it, the last ones: a yearbook tells of thousands
/// of events, and would take time by the square of their number.
const MOST_TOLD: usize = 300;

/// One report for each event, by day, then in the order of their first accounts.
pub(super) fn joined(
    story: &Story<'_, '_>,
    accounts: Vec<Account>,
    binding: &Binding,
) -> Vec<Report> {
    let mut told = bound(story, threads(story, accounts), binding);
    let families = families(&told);
    told.retain(|account| !is_police_work(account, &families));
    if !told.iter().any(is_crime) {
        told.retain(|account| !is_mishap(story, account));
    }
    if told.iter().any(|account| !account.bare) {
        told.retain(|account| !account.bare); // what is told in passing borrows day and place
    }
    let bare = told.iter().position(leads).filter(|_| !told.iter().any(stands_alone));
    if let Some(bare) = bare {
        told = vec![told.swap_remove(bare)];
    } else {
        told.retain(stands_alone);
        leave_out(story, &mut told, &binding.worth);
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

/// The account that this one goes on with: the last that fits.
fn partner(story: &Story<'_, '_>, told: &[Account], account: &Account) -> Option<usize> {
    if !is_vague(account) {
        let fits = |&at: &usize| is_same(story, &told[at], account);
        return (0..told.len()).rev().take(MOST_TOLD).find(fits);
    }
    let recent = told.len().saturating_sub(MOST_TOLD);
    // who was hurt was hurt in the attack, not in the robbery or the deal told since
    let harms = |&at: &usize| told[at].report.kind.family() != KindFamily::Development;
    let near = |&at: &usize| account.sentence.saturating_sub(told[at].sentence) <= GOES_ON;
    let harm = account.strength == Strength::Passing;
    let harmed = (recent..told.len()).filter(|at| harm && near(at) && harms(at));
    let order = |&at: &usize| (told[at].sentence, !told[at].background, at);
    let last = harmed.max_by_key(order).or_else(|| (recent..told.len()).max_by_key(order))?;
    let kept = &told[last];
    let near = account.sentence.saturating_sub(kept.sentence) <= GOES_ON;
    let goes_on = matches!(account.strength, Strength::Harm | Strength::Passing)
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
