use std::ops::Range;

use crate::extract::Story;
use crate::language::{ActorRow, Match};
use crate::text::Shape;

/// Whether a story says that letters stand for somebody else than the one whom a row means by
/// them: "National Police Agency (NPA)" is no guerrilla.
pub(super) fn means_another(story: &Story<'_, '_>, row: &ActorRow, hit: &Match) -> bool {
    let text = story.text;
    let letters = hit.words.start;
    if hit.words.len() != 1 || text.words[letters].shape != Shape::Upper {
        return false;
    }
    let same = |&at: &usize| text.id(at).is_some() && text.id(at) == text.id(letters);
    let spelt = (0..text.words.len()).filter(same).find_map(|at| spelt_out(story, at));
    spelt.is_some_and(|name| {
        let known = story.language.actors.all(text, name, story.language);
        !known.iter().any(|(known, _)| known.name == row.name)
    })
}

/// The words before the bracket that the letters at `at` stand in, if they begin with them.
fn spelt_out(story: &Story<'_, '_>, at: usize) -> Option<Range<usize>> {
    let text = story.text;
    let letters = text.folded(at);
    let first = at.checked_sub(letters.chars().count())?;
    let bracketed = text.gap_after(at - 1) == " (" && text.gap_after(at).starts_with(')');
    let initials = (first..at).map(|word| text.folded(word).chars().next());
    let spells = initials.eq(letters.chars().map(Some));
    (bracketed && spells).then_some(first..at)
}
