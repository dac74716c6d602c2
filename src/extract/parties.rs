use std::ops::Range;

use super::tolls::Tally;
use super::{Sentence, Story};
use crate::language::TollSlot;
use crate::model::{Attribution, EventKind, Party, PlaceKind};

/// Who did something, to whom, and what the naming rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parties {
    pub(super) actors: Vec<Party>,
    pub(super) targets: Vec<Party>,
    pub(super) claimed_by: Option<String>,
    pub(super) attribution: Option<Attribution>,
}

/// Words between "on" and the thing attacked.
const TARGET_REACH: usize = 8;

/// Words between an actor's name and what marks it as the one harmed.
const PATIENT_REACH: usize = 3;

/// The parties to what the cue tells, from the words of its sentence.
pub(super) fn parties(
    story: &Story<'_, '_>,
    sentence: &Sentence<'_>,
    cue: &Range<usize>,
    kind: EventKind,
    tallies: &[Tally],
) -> Parties {
    let words = &sentence.words;
    let mut parties =
        Parties { targets: targets(story, words, cue, tallies), ..Parties::default() };
    let (text, language) = (story.text, story.language);
    let class = |class: &str, at: usize| language.words.has(class, text.folded(at));
    let mut agents = false;
    for (row, hit) in &sentence.actors {
        let party = party(story, row.name, hit.words.clone());
        let lead = hit.words.start.saturating_sub(PATIENT_REACH).max(words.start);
        let mut before = lead..hit.words.start;
        let agent = (hit.words.start.saturating_sub(2).max(words.start)..hit.words.start)
            .any(|at| class("agent", at));
        let patient = !agent
            && before
                .clone()
                .rev()
                .take_while(|&at| !class("segment", at))
                .any(|at| class("patient", at));
        let mut behind = hit.words.end..words.end.min(hit.words.end + 4);
        if behind.any(|at| class("claim", at)) && hit.words.end <= cue.start {
            parties.claimed_by.get_or_insert_with(|| row.name.to_owned());
            parties.attribution = Some(Attribution::Claimed);
        } else if before.any(|at| class("blame", at) || class("suspicion", at)) {
            parties.attribution.get_or_insert(Attribution::Suspected);
        }
        let acts = agent || !patient && is_subject(story, words, &hit.words, cue);
        if agent && !agents {
            parties.actors.clear(); // "by G" leaves no doubt
            agents = true;
        }
        let known = parties.actors.iter().any(|known| known.name == party.name);
        if acts && !known && (agent || !agents) {
            parties.actors.push(party);
        } else if patient && !parties.targets.iter().any(|known| known.name == party.name) {
            parties.targets.push(party);
        }
    }
    if parties.actors.is_empty() && is_military(kind) {
        parties.actors.extend(state(story, words, cue));
    }
    if parties.attribution.is_none() && !parties.actors.is_empty() {
        parties.attribution = Some(Attribution::Attributed);
    }
    parties
}

/// Whether a name stands before the cue as one who acts: neither an owner ("the group's") nor
/// behind a preposition ("with the group").
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
    let owner = text.gap_after(name.end - 1).starts_with(['\'', '’']) && name.end < cue.start;
    name.start < cue.end && !linked && !owner && !speaks(story, name.end, words.end)
}

/// Whether the one named only tells: "The Taliban said", "the Ukrainian air force said".
fn speaks(story: &Story<'_, '_>, end: usize, until: usize) -> bool {
    let text = story.text;
    (end..until.min(end + 3))
        .take_while(|&at| !text.gap_after(at - 1).contains(','))
        .any(|at| story.language.words.has("speech", text.folded(at)))
}

fn party(story: &Story<'_, '_>, name: &str, words: Range<usize>) -> Party {
    Party { name: name.to_owned(), said: story.text.quote(story.text.span_of(words)) }
}

/// What was attacked, and those harmed: "on a Shiite mosque", "10 civilians".
fn targets(
    story: &Story<'_, '_>,
    words: &Range<usize>,
    cue: &Range<usize>,
    tallies: &[Tally],
) -> Vec<Party> {
    let (text, language) = (story.text, story.language);
    let class = |class: &str, at: usize| language.words.has(class, text.folded(at));
    let mut targets = Vec::new();
    let thing = (cue.end..words.end)
        .take(TARGET_REACH * 2)
        .take_while(|&at| !text.gap_after(at - 1).contains([';', '—']))
        .find(|&at| class("target", at));
    if let Some(at) = thing {
        let opens =
            |at: usize| class("site_link", at) || class("patient", at) || class("article", at);
        let start = (cue.end..at)
            .rev()
            .take(TARGET_REACH)
            .find(|&before| {
                opens(before)
                    || class("number_join", before)
                    || text.gap_after(before).contains([',', '.'])
            })
            .map_or(at, |before| before + 1);
        let span = text.say(text.span_of(start..at + 1)).to_owned();
        targets.push(party(story, &span, start..at + 1));
    }
    for tally in tallies {
        let harmed = matches!(tally.slot, TollSlot::Killed | TollSlot::Injured | TollSlot::Taken);
        let noun = tally.noun.clone();
        let telling = noun.len() > 1 || noun.clone().any(|at| !class("generic_people", at));
        if harmed && !tally.attackers && !noun.is_empty() && telling {
            let said = text.say(text.span_of(noun.clone())).to_owned();
            if !targets.iter().any(|known| known.name == said) {
                targets.push(party(story, &said, noun));
            }
        }
    }
    targets
}

/// Kinds that armies do, so that a state named before the cue is taken for the actor.
fn is_military(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::AirStrike
            | EventKind::Shelling
            | EventKind::ArmedClash
            | EventKind::Assassination
    )
}

/// The state that acts: a country named before the cue with nothing that announces a place
/// before it ("The U.S. executed a drone attack"), or its people ("Pakistani jets").
fn state(story: &Story<'_, '_>, words: &Range<usize>, cue: &Range<usize>) -> Option<Party> {
    let (text, language) = (story.text, story.language);
    story.placements_among(words).iter().find_map(|placement| {
        let at = text.words_in(placement.mention.span);
        let outside = at.is_empty() || at.start < words.start || at.end > cue.start;
        if outside || story.in_dateline(at.start) {
            return None;
        }
        let country = story.gazetteer.place(placement.choice?.place);
        let announced = (words.start.max(at.start.saturating_sub(3))..at.start).any(|before| {
            ["locative", "site_link", "container"]
                .iter()
                .any(|class| language.words.has(class, text.folded(before)))
        });
        let forces = placement.mention.usage == crate::model::Usage::Literal
            || language.words.has("military", text.folded(at.end));
        let tells = speaks(story, at.end, words.end);
        let acts = country.kind == PlaceKind::Country && !announced && forces && !tells;
        acts.then(|| party(story, &format!("Military Forces of {}", country.name), at))
    })
}
