//! What happened: the cue of a clause that says most, and the kind that its cues come to.

use std::cmp::Reverse;
use std::ops::Range;

use super::Story;
use super::clauses::{Clause, Cue};
use crate::language::{ActorRow, ActorSort, CueRow, Strength};
use crate::model::{EventKind, Realis, Report, Tolls};
use crate::text::fold;

/// Whether a clause looks back: "since it carried out ...", "had killed". What it tells did not
/// happen about the document's day. "He said that they had killed" does not look back: what is
/// said of the past is told in the past of the past.
pub(super) fn is_background(
    story: &Story<'_, '_>,
    clause: &Clause<'_>,
    cue: &Range<usize>,
) -> bool {
    let class = |class: &str, at: usize| story.language.words.has(class, story.text.folded(at));
    let start = clause.words.start;
    let near = |reach: usize| cue.start.saturating_sub(reach).max(start)..cue.start;
    let told = near(TOLD_REACH).any(|at| class("speech", at));
    class("relative", start)
        || class("background", start)
        || near(3).any(|at| class("background", at)) && !told
}

/// Words between a verb of speech and the cue of what is said.
const TOLD_REACH: usize = 12;

/// The cue that says what happened; of several the one that tells most, then the first.
pub(super) fn main_cue(clause: &Clause<'_>) -> Option<usize> {
    let order = |at: &usize| {
        let cue = &clause.cues[*at];
        let names = cue.row.kind.is_some() && cue.row.strength > Strength::Back;
        (names, is_firm(cue), cue.row.strength, Reverse(*at))
    };
    (0..clause.cues.len()).max_by_key(order)
}

/// Whether a cue tells of what happened, and not long ago.
fn is_firm(cue: &Cue<'_>) -> bool {
    cue.realis == Realis::Reported && !cue.past
}

/// The kind that the cues of a clause come to; the firm ones, if there are any. Tactics that
/// co-occur follow ACLED's rules: a suicide bombing is also a bombing and an attack; a
/// demonstration that turns to violence is a riot; what merely happens to be called an attack is
/// known by what was done in it.
pub(super) fn kind(clause: &Clause<'_>) -> EventKind {
    let named = |cue: &&Cue<'_>| cue.row.kind.is_some();
    let firm = clause.cues.iter().filter(named).any(is_firm);
    let cues: Vec<_> =
        clause.cues.iter().filter(named).filter(|cue| !firm || is_firm(cue)).collect();
    let told = |kind: EventKind| cues.iter().any(|cue| cue.row.kind == Some(kind));
    let plainly = |kind: EventKind| {
        let event = |cue: &&Cue<'_>| cue.row.strength == Strength::Event;
        cues.iter().filter(|cue| cue.row.kind == Some(kind)).any(event)
    };
    let kinds = cues.iter().filter_map(|cue| cue.row.kind);
    let narrowest = kinds.min_by_key(|kind| breadth(*kind)).unwrap_or(EventKind::ArmedAttack);
    let lesser = [EventKind::Arrest, EventKind::Arson, EventKind::Robbery];
    match narrowest {
        EventKind::ExcessiveForce | EventKind::ProtestWithIntervention
            if plainly(EventKind::Riot) =>
        {
            EventKind::Riot
        }
        EventKind::ArmedClash | EventKind::MobViolence
            if told(EventKind::Protest) || told(EventKind::ProtestWithIntervention) =>
        {
            EventKind::Riot
        }
        // a raid in which many are arrested, an attack in which a shop is looted
        EventKind::ArmedClash | EventKind::ArmedAttack if !plainly(narrowest) => {
            lesser.into_iter().find(|&kind| plainly(kind)).unwrap_or(narrowest)
        }
        kind => kind,
    }
}

/// The kind that the harm done makes of a kind: who loots and kills has killed first, who is taken
/// and then killed was attacked, and force that hurts those who protest is excessive.
pub(super) fn with_harm(kind: EventKind, clause: &Clause<'_>, tolls: &Tolls) -> EventKind {
    let killed = tolls.killed.is_some();
    let hurt = killed || tolls.injured.is_some();
    let harm_behind = || {
        let at = |found: fn(&Cue<'_>) -> bool| clause.cues.iter().position(found);
        let taken = at(|cue| cue.row.kind == Some(EventKind::Abduction));
        let harmed = at(|cue| cue.row.strength == Strength::Harm);
        taken.zip(harmed).is_some_and(|(taken, harmed)| taken < harmed)
    };
    match kind {
        EventKind::Arson | EventKind::Robbery if killed => EventKind::ArmedAttack,
        EventKind::Abduction if killed && harm_behind() => EventKind::ArmedAttack,
        EventKind::ProtestWithIntervention if hurt => EventKind::ExcessiveForce,
        kind => kind,
    }
}

/// Whether a cue inside another makes it plainer: an attack or a clash, by what means.
pub(super) fn is_plainer(inner: &CueRow, outer: &CueRow) -> bool {
    let vague = [EventKind::ArmedAttack, EventKind::ArmedClash];
    let kinds = inner.kind.zip(outer.kind);
    inner.strength == Strength::Event
        && kinds
            .is_some_and(|(inner, outer)| vague.contains(&outer) && breadth(inner) < breadth(outer))
}

/// How much a kind covers: of two kinds told together the narrower is meant.
pub(super) fn breadth(kind: EventKind) -> u8 {
    match kind {
        EventKind::SuicideBombing | EventKind::ChemicalWeapon | EventKind::SexualViolence => 0,
        EventKind::ExcessiveForce | EventKind::TerritoryTransfer => 1,
        EventKind::AirStrike
        | EventKind::TerritoryRegained
        | EventKind::TerritoryChange
        | EventKind::Assassination
        | EventKind::WeaponsSeizure => 2,
        EventKind::Shelling | EventKind::Grenade => 3,
        EventKind::Bombing | EventKind::Abduction | EventKind::Hijacking => 4,
        EventKind::MobViolence | EventKind::Riot => 5,
        EventKind::ArmedClash => 6,
        EventKind::ProtestWithIntervention => 7,
        EventKind::Protest
        | EventKind::Agreement
        | EventKind::GroupChange
        | EventKind::BaseEstablished => 8,
        EventKind::ArmedAttack => 9,
        EventKind::Arson | EventKind::Robbery => 10,
        EventKind::Arrest => 11,
    }
}

/// The kind of a demonstration once all is told: where forces of the state acted and people died,
/// ACLED codes excessive force against protesters.
pub(super) fn of_crowd(story: &Story<'_, '_>, report: &Report) -> EventKind {
    let died = report.tolls.killed.is_some_and(|killed| killed.best > 0);
    let forces = || report.actors.iter().any(|party| is_force(story, &party.name));
    match report.kind {
        EventKind::Protest | EventKind::ProtestWithIntervention if died && forces() => {
            EventKind::ExcessiveForce
        }
        kind => kind,
    }
}

/// Whether a name is that of forces of a state.
fn is_force(story: &Story<'_, '_>, name: &str) -> bool {
    let words = &story.language.words;
    let last = fold(name.rsplit(' ').next().unwrap_or_default());
    let of_state = |row: &ActorRow| {
        let before = row.name.split("{}").next().unwrap_or_default();
        row.sort == ActorSort::Force && name.starts_with(before)
    };
    words.has("forces", words.folded(&last)) || story.language.actors.rows().any(of_state)
}
