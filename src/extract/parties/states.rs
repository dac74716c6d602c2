use std::ops::Range;

use super::{party, speaks};
use crate::extract::Story;
use crate::language::ActorSort;
use crate::model::{EventKind, Party, PlaceKind, Placement, Usage};

/// Kinds that armies do, so that a state named before the cue is taken for the actor.
pub(super) fn is_military(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::AirStrike
            | EventKind::Shelling
            | EventKind::ArmedClash
            | EventKind::Assassination
    )
}

/// The state whose forces are named, and the words of both: "«Pakistani» soldiers", "«Israeli»
/// special forces", "the army of «Colombia»".
pub(super) fn named<'s>(
    story: &Story<'_, 's>,
    forces: &Range<usize>,
) -> Option<(&'s str, Range<usize>)> {
    let text = story.text;
    let around = forces.start.saturating_sub(2)..(forces.end + 3).min(text.words.len());
    story.placements_among(&around).iter().find_map(|placement| {
        let at = text.words_in(placement.mention.span);
        let before = !at.is_empty()
            && at.end <= forces.start
            && forces.start - at.end <= 1
            && (at.end - 1..forces.start)
                .all(|gap| matches!(text.gap_after(gap), " " | "-" | ". "));
        let behind = at.start == forces.end + 1
            && story.language.words.has("container", text.folded(forces.end))
            && text.gap_after(forces.end) == " "
            && placement.mention.usage == Usage::Literal;
        let country = country(story, placement).filter(|_| before || behind)?;
        let words = at.start.min(forces.start)..at.end.max(forces.end);
        Some((country, words))
    })
}

fn country<'s>(story: &Story<'_, 's>, placement: &Placement) -> Option<&'s str> {
    let place = story.gazetteer.place(placement.choice?.place);
    (place.kind == PlaceKind::Country).then_some(place.name)
}

/// The state that acts: a country named before the cue with nothing that announces a place
/// before it ("The U.S. executed a drone attack"), or its people ("Pakistani jets").
pub(super) fn state(
    story: &Story<'_, '_>,
    words: &Range<usize>,
    cue: &Range<usize>,
) -> Option<Party> {
    let (text, language) = (story.text, story.language);
    let forces = language.actors.rows().find(|row| row.sort == ActorSort::Force)?;
    story.placements_among(words).iter().find_map(|placement| {
        let at = text.words_in(placement.mention.span);
        let outside = at.is_empty() || at.start < words.start || at.end > cue.start;
        if outside || story.in_dateline(at.start) {
            return None;
        }
        let announced = (words.start.max(at.start.saturating_sub(3))..at.start).any(|before| {
            ["locative", "site_link", "container"]
                .iter()
                .any(|class| language.words.has(class, text.folded(before)))
        });
        let armed = placement.mention.usage == Usage::Literal
            || language.words.has("military", text.folded(at.end));
        let acts = !announced && armed && !speaks(story, at.end, words.end);
        let country = country(story, placement).filter(|_| acts)?;
        Some(party(story, &forces.name.replace("{}", country), at))
    })
}
