//! What befell people, told in a sentence that names no event: "She was taken to a hospital".

use super::Story;
use super::join::{Account, Deed, Tie};
use super::{realis, tolls};
use crate::language::{Language, Strength};
use crate::model::{Attribution, EventKind, Realis, Report, Tolls};

/// Sentences behind an account within which they go on with it.
pub(super) const GOES_ON: usize = 4;

/// The account of a sentence that tells of somebody harmed and of nothing else: it has a toll, and
/// neither place nor day nor kind of its own. `None` where nobody is, or where it asks.
pub(super) fn account(story: &Story<'_, '_>, number: usize) -> Option<Account> {
    let sentence = &story.text.sentences[number];
    let words = sentence.range();
    let Language { cues, tolls_before, tolls_after, tolls_alone, .. } = story.language;
    let phrases = [tolls_after, tolls_before, tolls_alone];
    if !phrases.iter().any(|told| told.any(story.text, words.clone(), story.language)) {
        return None; // so most sentences end
    }
    let cued = || {
        let cues = cues.all(story.text, words.clone(), story.language);
        cues.iter().any(|(row, _)| row.strength != Strength::Nothing)
    };
    if story.has_accident(&words) || realis::asks(story, &words) || cued() {
        return None;
    }
    let tallies = tolls::tallies(story, words.clone(), words.start);
    let Tolls { killed, injured, hit, .. } = tolls::tolls(&tallies);
    let tolls = Tolls { killed, injured, hit, ..Tolls::default() };
    if tolls == Tolls::default() {
        return None;
    }
    let said = story.text.quote(sentence.span);
    let report = Report {
        byline: story.document.byline.clone(),
        told_on: story.times.told_on(),
        cue: said.clone(),
        sentence: said,
        kind: EventKind::ArmedAttack,
        when: None,
        site: None,
        tolls,
        actors: Vec::new(),
        targets: Vec::new(),
        things: Vec::new(),
        details: Vec::new(),
        suicide: false,
        weapon: None,
        claimed_by: None,
        attribution: Attribution::Unknown,
        realis: Realis::Reported,
        confidence: 0.0,
    };
    Some(Account {
        report,
        victims: tolls::Victims::of(story, &tallies),
        strength: Strength::Passing,
        refers: false,
        background: false,
        bare: false,
        deed: Deed::Untold,
        tie: Tie::Own,
        sentence: number,
        sentences: Vec::new(), // it stands where hospitals and courts do, not where it happened
    })
}
