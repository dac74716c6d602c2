//! Who did something, to whom, and what the naming rests on: from the names of
//! `data/language/*/actors.tsv`, the states beside words for forces, and the people counted.

mod acronyms;
mod states;
mod targets;

use std::ops::Range;

use super::tolls::Tally;
use super::{Sentence, Story};
use crate::language::{ActorRow, ActorSort, Match, TollSlot};
use crate::model::{Attribution, EventKind, Party};

/// Who did something, to whom, and what the naming rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parties {
    pub(super) actors: Vec<Party>,
    pub(super) targets: Vec<Party>,
    pub(super) claimed_by: Option<String>,
    pub(super) attribution: Option<Attribution>,
}

/// Words between an actor's name and what marks it as the one harmed.
const PATIENT_REACH: usize = 3;

/// Words between forces without a state and what they did: "police «then» shot".
const FORCE_REACH: usize = 2;

/// What the words around a name say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// "by G": no doubt is left.
    Agent,
    /// "G attacked".
    Subject,
    /// "killed G".
    Patient,
    /// It is only named.
    Beside,
}

/// The parties to what the cue tells, from the words of its sentence.
pub(super) fn parties(
    story: &Story<'_, '_>,
    sentence: &Sentence<'_>,
    cue: &Range<usize>,
    kind: EventKind,
    tallies: &[Tally],
) -> Parties {
    let words = &sentence.words;
    let targets = targets::targets(story, words, cue, tallies);
    let mut parties = Parties { targets, ..Parties::default() };
    let (mut agents, mut named) = (false, false);
    let mut before: Option<&Match> = None;
    for (row, hit) in &sentence.actors {
        let again = before.is_some_and(|before| before.words.end == hit.words.start);
        before = Some(hit);
        // "Fulani gunmen", "the general denied": no party of its own
        if again && row.sort != ActorSort::Group
            || denies(story, &hit.words, words.end)
            || acronyms::means_another(story, row, hit)
        {
            continue;
        }
        let Some(party) = party_of(story, row, hit, cue) else { continue };
        claims(story, words, hit, cue, row, &mut parties);
        let part = part(story, words, hit, cue, tallies);
        if part == Part::Agent && !agents {
            parties.actors.clear();
            agents = true;
        }
        let known = parties.actors.iter().any(|known| known.name == party.name);
        let only_tell = row.sort == ActorSort::Force && tells_of(story, &hit.words, cue);
        let acts = part == Part::Agent || part == Part::Subject && !agents && !only_tell;
        if acts && !known {
            named |= row.sort == ActorSort::Group;
            parties.actors.push(party);
        } else if part == Part::Patient
            && !parties.targets.iter().any(|known| known.name == party.name)
            && !among_targets(&parties, &party)
        {
            parties.targets.push(party);
        }
    }
    if named {
        parties.actors.retain(|actor| !is_unknown(story, &actor.name));
    }
    if parties.actors.is_empty() && states::is_military(kind) {
        parties.actors.extend(states::state(story, words, cue));
    }
    if parties.attribution.is_none() && !parties.actors.is_empty() {
        parties.attribution = Some(Attribution::Attributed);
    }
    parties
}

/// Whether the table gives this name to those whom nobody knows.
pub(super) fn is_unknown(story: &Story<'_, '_>, name: &str) -> bool {
    let mut rows = story.language.actors.rows();
    rows.any(|row| row.sort == ActorSort::Unknown && row.name == name)
}

/// The party that a row names; forces without a state only where they stand beside the cue.
fn party_of(
    story: &Story<'_, '_>,
    row: &ActorRow,
    hit: &Match,
    cue: &Range<usize>,
) -> Option<Party> {
    if row.sort != ActorSort::Force {
        return Some(party(story, row.name, hit.words.clone()));
    }
    if let Some((country, words)) = states::named(story, &hit.words) {
        return Some(party(story, &row.name.replace("{}", country), words));
    }
    let led = hit.words.start > 0
        && story.language.words.has("agent", story.text.folded(hit.words.start - 1));
    let beside = hit.words.end <= cue.start && cue.start - hit.words.end < FORCE_REACH;
    let said = || story.text.say(story.text.span_of(hit.words.clone())).to_lowercase();
    (led || beside).then(|| party(story, &said(), hit.words.clone()))
}

/// Notes who claims the deed, and whether the name rests on suspicion.
fn claims(
    story: &Story<'_, '_>,
    words: &Range<usize>,
    hit: &Match,
    cue: &Range<usize>,
    row: &ActorRow,
    parties: &mut Parties,
) {
    let class = |class: &str, at: usize| story.language.words.has(class, story.text.folded(at));
    let mut behind = hit.words.end..words.end.min(hit.words.end + 4);
    let lead = hit.words.start.saturating_sub(PATIENT_REACH).max(words.start)..hit.words.start;
    let by = lead.clone().any(|at| class("agent", at)) && lead.clone().any(|at| class("claim", at));
    let surely = |at| story.language.words.value("claim", story.text.folded(at)) == Some(1);
    let claims = behind.clone().any(surely)
        || behind.any(|at| class("claim", at)) && hit.words.end <= cue.start;
    let suspected = lead
        .clone()
        .chain([hit.words.start])
        .any(|at| class("suspicion", at) || class("blame", at));
    if (claims || by) && row.sort == ActorSort::Group {
        parties.claimed_by.get_or_insert_with(|| row.name.to_owned());
        parties.attribution = Some(Attribution::Claimed);
    } else if suspected {
        parties.attribution.get_or_insert(Attribution::Suspected);
    }
}

fn part(
    story: &Story<'_, '_>,
    words: &Range<usize>,
    hit: &Match,
    cue: &Range<usize>,
    tallies: &[Tally],
) -> Part {
    let class = |class: &str, at: usize| story.language.words.has(class, story.text.folded(at));
    let lead = hit.words.start.saturating_sub(PATIENT_REACH).max(words.start)..hit.words.start;
    let near = hit.words.start.saturating_sub(2).max(words.start)..hit.words.start;
    if near.clone().any(|at| class("agent", at)) {
        return Part::Agent;
    }
    let counted = tallies.iter().any(|tally| {
        let meets = tally.words.start < hit.words.end && hit.words.start < tally.words.end;
        meets && !tally.attackers && tally.slot != TollSlot::Nothing
    });
    if counted {
        return Part::Beside; // they are targets already
    }
    let patient = lead.rev().take_while(|&at| !class("segment", at)).any(|at| class("patient", at));
    if patient || is_harmed(story, hit.words.end, words.end) {
        return Part::Patient;
    }
    if is_subject(story, words, &hit.words, cue) { Part::Subject } else { Part::Beside }
}

/// Whether a passive predicate of harm follows: "soldiers were killed".
fn is_harmed(story: &Story<'_, '_>, from: usize, end: usize) -> bool {
    let passive = story.language.words.has("be", story.text.folded(from));
    let apart = from == 0 || story.text.gap_after(from - 1) != " ";
    let hit = || story.language.tolls_after.at(story.text, from, end, story.language);
    passive && !apart && hit().is_some()
}

fn among_targets(parties: &Parties, party: &Party) -> bool {
    let (start, end) = (party.said.start, party.said.end);
    parties.targets.iter().any(|known| known.said.start < end && start < known.said.end)
}

/// "denied any part in".
fn denies(story: &Story<'_, '_>, name: &Range<usize>, end: usize) -> bool {
    (name.end..end.min(name.end + 3))
        .any(|at| story.language.words.has("denial", story.text.folded(at)))
}

/// Whether a name stands before the cue as one who acts: neither an owner ("the group's") nor
/// behind a preposition ("with the group"), nor the one to whom it was done ("was attacked").
fn is_subject(
    story: &Story<'_, '_>,
    words: &Range<usize>,
    name: &Range<usize>,
    cue: &Range<usize>,
) -> bool {
    let (text, classes) = (story.text, &story.language.words);
    let mut lead = name.start;
    while lead > words.start && classes.has("article", text.folded(lead - 1)) {
        lead -= 1;
    }
    let membership = lead >= words.start + 2
        && classes.has("person", text.folded(lead - 2))
        && classes.has("container", text.folded(lead - 1)); // "members of", "fighters of"
    let linked = lead > words.start
        && !membership
        && text.gap_after(lead - 1) == " "
        && ["preposition", "locative"].iter().any(|c| classes.has(c, text.folded(lead - 1)));
    let passive = cue.start > name.end
        && (cue.start - 1..=cue.start).any(|at| classes.has("be", text.folded(at)));
    let owner = text.gap_after(name.end - 1).starts_with(['\'', '’']) && name.end < cue.start;
    name.start < cue.end && !linked && !passive && !owner && !speaks(story, name.end, words.end)
}

/// Whether the one named only tells: "The Taliban said", "the Ukrainian air force said"; but not
/// "is reported to have".
fn speaks(story: &Story<'_, '_>, end: usize, until: usize) -> bool {
    let text = story.text;
    let class = |class: &str, at: usize| story.language.words.has(class, text.folded(at));
    (end..until.min(end + 3))
        .take_while(|&at| at == 0 || !text.gap_after(at - 1).contains(','))
        .any(|at| class("speech", at) && !(at > 0 && class("be", at - 1)))
}

/// Whether forces tell what the cue tells: "police and doctors, speaking anonymously, *said* that
/// the dead included children".
fn tells_of(story: &Story<'_, '_>, forces: &Range<usize>, cue: &Range<usize>) -> bool {
    (forces.end..cue.start).any(|at| story.language.words.has("speech", story.text.folded(at)))
}

fn party(story: &Story<'_, '_>, name: &str, words: Range<usize>) -> Party {
    Party { name: name.to_owned(), said: story.text.quote(story.text.span_of(words)) }
}
