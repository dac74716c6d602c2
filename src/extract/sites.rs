use std::ops::Range;

use super::Story;
use crate::model::{Choice, Placement, Precision, Site, Usage};
use crate::text::Shape;

/// Below this a place of the sentence is not the place of the event.
const LEAST_BINDING: f32 = 1.0;

/// A place announced as the place of something: "in Kabul".
const ANNOUNCED: f32 = 2.0;

/// A place that only names an owner: "Kabul's main hospital".
const ATTACHED: f32 = 1.5;

/// A place that names the event: "the Kerman attack".
const NAMESAKE: f32 = 2.5;

/// "The head of the group in Balochistan": the place of an office, not of the event.
const OFFICE: f32 = -3.0;

/// "Police in Kabul said": the place of the telling.
const SPEECH: f32 = -1.5;

/// What each word between the cue and the place takes away.
const DISTANCE: f32 = 0.04;

/// The place bound best to the cues, the main one first, of the placements among `words`; of equals the first.
pub(super) fn site(
    story: &Story<'_, '_>,
    words: &Range<usize>,
    cues: &[Range<usize>],
) -> Option<Site> {
    let inside = story.placements_among(words).iter().filter(|placement| {
        let at = story.text.words_in(placement.mention.span);
        words.start <= at.start
            && at.end <= words.end
            && !at.is_empty()
            && !story.in_dateline(at.start)
    });
    let mut best: Option<(f32, &Placement, Choice)> = None;
    for placement in inside {
        // a people's name is no place, but two of them may share a border
        let usage = placement.mention.usage;
        let is_place = usage == Usage::Literal && !owns(story, placement)
            || usage == Usage::Seat
            || placement.whereabouts.is_some();
        let Some(choice) = placement.located().filter(|_| is_place && !explains(story, placement))
        else {
            continue;
        };
        let finer = match choice.precision {
            Precision::Exact | Precision::Near => 0.2,
            Precision::District => 0.1,
            Precision::Region => 0.0,
            Precision::Area | Precision::Water => -0.2,
            Precision::Country => -0.3,
        };
        let score = binding(story, words, placement, cues) + finer;
        let inner = best.as_ref().is_some_and(|(kept, _, outer)| {
            *kept >= LEAST_BINDING && story.gazetteer.contains(outer.place, choice.place)
        });
        let better = best.as_ref().is_none_or(|(kept, ..)| score > *kept);
        if score >= LEAST_BINDING && (better || inner) {
            best = Some((score, placement, choice));
        }
    }
    let (_, placement, choice) = best?;
    Some(Site { said: story.text.quote(placement.mention.span), choice })
}

/// Whether a name only tells where the one before it lies: "in Wellston, 35 miles north of
/// *Tulsa*".
fn explains(story: &Story<'_, '_>, placement: &Placement) -> bool {
    let Some(told) = placement.whereabouts else { return false };
    let Some(before) = story.text.words_in(told.said).start.checked_sub(1) else { return false };
    let end = story.text.words[before].span.end();
    let comma = matches!(story.text.gap_after(before), ", " | " (");
    comma
        && story.placements_among(&(before..before + 1)).iter().any(|other| {
            let fine = |choice: Choice| choice.precision <= Precision::District;
            other.mention.span.end() == end
                && other.mention.usage == Usage::Literal
                && other.choice.is_some_and(fine)
        })
}

/// How a name stands in its sentence, whatever the sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// A preposition of place leads to it: "in Goma".
    pub(super) announced: bool,
    /// Somebody comes from there: "of Goma".
    pub(super) origin: bool,
    /// Somebody speaks or holds an office there.
    pub(super) spoken: bool,
}

/// How a name stands in the sentence of these words.
pub(super) fn standing(
    story: &Story<'_, '_>,
    words: &Range<usize>,
    placement: &Placement,
) -> Standing {
    let at = story.text.words_in(placement.mention.span);
    let lead = lead(story, words.start, at.start);
    let led =
        |class| lead.is_some_and(|word| story.language.words.has(class, story.text.folded(word)));
    let of = |told: fn(&Story<'_, '_>, &Range<usize>, usize, usize) -> bool| {
        lead.is_some_and(|lead| told(story, words, lead, at.end))
    };
    let office = |story: &Story<'_, '_>, words: &Range<usize>, lead, _| {
        is_office(story, words.start, lead, &[])
    };
    let announced = led("site_link") || led("site_verb");
    Standing {
        announced: announced && !lives_there(story, lead),
        origin: led("origin_link"),
        spoken: of(office) || of(is_speech),
    }
}

/// Whether a place is named in the name of a body that watches over it: "Chicago Police".
pub(super) fn is_watched(story: &Story<'_, '_>, placement: &Placement) -> bool {
    let (text, language) = (story.text, story.language);
    let at = text.words_in(placement.mention.span).end;
    let named = || {
        at.checked_sub(1).is_some_and(|before| text.gap_after(before) == " ")
            && text.words.get(at).is_some_and(|word| word.shape.is_capital())
            && language.words.has("watch_body", text.folded(at))
    };
    placement.mention.usage == Usage::Body || named()
}

/// Whether a name so led to says where somebody lives: "John Doe, 44, *of* Goma".
fn lives_there(story: &Story<'_, '_>, lead: Option<usize>) -> bool {
    let (text, language) = (story.text, story.language);
    lead.and_then(|lead| Some((lead, lead.checked_sub(1)?))).is_some_and(|(lead, age)| {
        language.words.has("origin_link", text.folded(lead))
            && text.gap_after(age) == ", "
            && language.figure(text, age).is_some()
    })
}

/// Whether a country's name stands for what belongs to it: "the *U.S.* embassy".
pub(super) fn owns(story: &Story<'_, '_>, placement: &Placement) -> bool {
    let (text, span) = (story.text, placement.mention.span);
    let end = text.words_in(span).end;
    let owned = ["target", "forces", "military"];
    placement.choice.is_some_and(|choice| choice.precision == Precision::Country)
        && text
            .words
            .get(end)
            .and_then(|next| text.source.get(span.end()..next.span.start())) // none in a word
            == Some(" ")
        && story.language.words.has_any(&owned, text.folded(end))
}

fn binding(
    story: &Story<'_, '_>,
    words: &Range<usize>,
    placement: &Placement,
    cues: &[Range<usize>],
) -> f32 {
    let (text, classes) = (story.text, &story.language.words);
    let at = text.words_in(placement.mention.span);
    let phrase = placement.whereabouts.map(|told| text.words_in(told.said));
    let lead = lead(story, words.start, at.start);
    let by_phrase = phrase.filter(|phrase| lead.is_some_and(|word| phrase.contains(&word)));
    let lead = by_phrase.as_ref().map_or(lead, |phrase| Some(phrase.start));
    let class = |class: &str, word: usize| classes.has(class, text.folded(word));
    let announced = by_phrase.is_some()
        || lead.is_some_and(|word| {
            let told = || cues.iter().any(|cue| cue.contains(&word)); // "shelled Goma"
            class("site_link", word) || class("site_verb", word) || told()
        });
    let owned = text.gap_after(at.end - 1).starts_with(['\'', '’'])
        && (at.end..words.end.min(at.end + 6)).any(|word| class("target", word));
    let names = |cue: &Range<usize>| {
        at.end == cue.start && text.gap_after(at.end - 1) == " " && class("event_noun", cue.start)
    };
    let names_event = cues.first().is_some_and(names);
    let modifies = at.end < text.words.len()
        && text.gap_after(at.end - 1) == " "
        && class("person", at.end)
        && !announced;
    let announced = announced && !lives_there(story, lead);
    let mut score = if names_event {
        NAMESAKE
    } else if announced {
        ANNOUNCED
    } else if owned || cues.iter().any(names) {
        ATTACHED
    } else {
        0.0
    };
    if modifies {
        score = 0.0;
    }
    if let Some(lead) = lead.filter(|_| announced) {
        score += if is_office(story, words.start, lead, cues) { OFFICE } else { 0.0 };
        score += if is_speech(story, words, lead, at.end) { SPEECH } else { 0.0 };
    }
    let far = |cue: &Range<usize>| {
        if at.start >= cue.end { at.start - cue.end } else { cue.start.saturating_sub(at.end) }
    };
    let far = cues.iter().map(far).min().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
    let distance = (far.min(20)) as f32 * DISTANCE;
    score - distance
}

/// The word that announces a name: the one before it, past articles, directions, the forms of a
/// place and the name of the country that owns it: "in Afghanistan's Nimroz".
fn lead(story: &Story<'_, '_>, from: usize, start: usize) -> Option<usize> {
    let (text, classes) = (story.text, &story.language.words);
    // where every letter is a capital, "IN THE TOWN OF" is as well
    let capital =
        |at: usize| text.words[at].shape.is_capital() && text.words[at].shape != Shape::Upper;
    let mut at = start;
    let mut in_name = false;
    for _ in 0..6 {
        if at == from {
            return None;
        }
        let gap = text.gap_after(at - 1);
        let before = at - 1;
        let folded = text.folded(before);
        let owner = gap.starts_with(['\'', '’']);
        if gap == ", " && capital(before) && !in_name {
            in_name = true; // "in Kuriga, Kaduna State": a name that no table knows
            at = before;
            while at > from && text.gap_after(at - 1) == " " && capital(at - 1) {
                at -= 1;
            }
            continue;
        }
        if gap.contains([',', ';', '(', '.', ':']) && !owner {
            return None;
        }
        let form = story.language.form_before(text, from, at);
        if let Some((_, form)) = form {
            at = behind_name(story, form.start); // "the Black Sea port of Odesa"
            while at > from && capital(at - 1) && text.gap_after(at - 1) == " " {
                at -= 1; // "Yakatoot area of Peshawar"
            }
            continue;
        }
        let people = story.placements_among(&(before..at)).iter().find(|placement| {
            let span = placement.mention.span;
            placement.mention.usage == Usage::Demonym && span.end() == text.words[before].span.end()
        });
        if let Some(people) = people {
            at = text.words_in(people.mention.span).start; // "in the *Afghan* city of Herat"
            continue;
        }
        let skipped = ["article", "direction", "site_adjective"]
            .iter()
            .any(|class| classes.has(class, folded));
        if owner {
            let owner = story
                .placements_among(&(before..at))
                .iter()
                .find(|placement| placement.mention.span.end() == text.words[before].span.end());
            at = owner.map_or(before, |owner| text.words_in(owner.mention.span).start);
            continue;
        }
        if !skipped {
            return Some(before);
        }
        at = before;
    }
    None
}

/// Where the name begins that ends right before the word `at`; `at` itself without one.
fn behind_name(story: &Story<'_, '_>, at: usize) -> usize {
    let Some(before) = at.checked_sub(1) else { return at };
    let end = story.text.words[before].span.end();
    let mut names = story.placements_among(&(before..at)).iter();
    let name = names.find(|placement| placement.mention.span.end() == end);
    name.map_or(at, |name| story.text.words_in(name.mention.span).start)
}

/// Whether an office stands before the link with nothing of the event between: "the head of G in".
fn is_office(story: &Story<'_, '_>, from: usize, lead: usize, cues: &[Range<usize>]) -> bool {
    let (text, classes) = (story.text, &story.language.words);
    let class = |class: &str, at: usize| classes.has(class, text.folded(at));
    let mut of = false;
    for at in (from..lead).rev().take(OFFICE_REACH) {
        if cues.iter().any(|cue| cue.contains(&at)) || text.gap_after(at).contains(',') {
            return false;
        }
        if class("organisation_link", at) {
            of = true;
        } else if class("site_link", at) || class("preposition", at) {
            return false; // "the chief of the group during a jailbreak in"
        } else if of && class("role", at) {
            return true; // but "killed a leader in Manta" was done in Manta
        }
    }
    false
}

/// Words between an office and the place of it.
const OFFICE_REACH: usize = 7;

/// Whether somebody speaks there: "police in Kabul said", "told reporters in Kabul".
fn is_speech(story: &Story<'_, '_>, words: &Range<usize>, lead: usize, end: usize) -> bool {
    let (text, classes) = (story.text, &story.language.words);
    let says = |at: usize| classes.has("speech", text.folded(at));
    let behind = end < words.end && text.gap_after(end - 1) == " " && says(end);
    behind || (words.start.max(lead.saturating_sub(2))..lead).any(says)
}
