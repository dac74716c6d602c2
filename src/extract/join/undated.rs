use super::super::Story;
use crate::extract::when;
use crate::model::{DateBasis, Dated, Days, Timex, When};

/// What stands in when nothing tells the day of an event told in these sentences, which are in
/// order. Who gives a bare time of day writes on that day, or on the next of what was after noon;
/// who gives none tells of the week up to the document's own day.
pub(super) fn undated(story: &Story<'_, '_>, told: &[usize]) -> Option<Dated> {
    let written = story.times.written?;
    let sentences = &story.text.sentences;
    let last = (told.last()? + CLOCK_REACH).min(sentences.len() - 1);
    let beside = sentences[*told.first()?].range().start..sentences[last].range().end;
    let bare = |timex: &&Timex| timex.days == Days::None && timex.hour().is_some();
    let Some(clock) = story.times_among(&beside).iter().find(bare) else {
        let when = Some(when::around(written));
        return Some(Dated { when, basis: DateBasis::Publication, said: None });
    };
    let late = clock.hour().is_some_and(|hour| hour >= NOON);
    let first = if late { written.yesterday().unwrap_or(written) } else { written };
    let said = Some(story.text.say(clock.span).to_owned());
    Some(Dated { when: Some(When { first, last: written }), basis: DateBasis::Relative, said })
}

/// How many sentences behind an event the time of day of it may stand.
const CLOCK_REACH: usize = 4;

const NOON: u8 = 12;
