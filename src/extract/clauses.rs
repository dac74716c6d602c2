use std::ops::Range;

use super::{Story, kinds, realis};
use crate::language::{CueRow, Match, RealisRow, Side, Strength};
use crate::model::{Realis, Span, Timex};

/// A stretch of a sentence within which cue, day, place and figures belong together.
#[derive(Clone, Debug)]
pub(super) struct Clause<'l> {
    pub(super) words: Range<usize>,
    pub(super) cues: Vec<Cue<'l>>,
}

/// Words that tell of an event, and whether it happened.
#[derive(Clone, Debug)]
pub(super) struct Cue<'l> {
    pub(super) row: &'l CueRow,
    pub(super) words: Range<usize>,
    pub(super) realis: Realis,
    /// Whether it is said to lie far back: "was convicted of".
    pub(super) past: bool,
}

impl Clause<'_> {
    /// Whether it tells of an event by itself, not only of one told before.
    fn tells(&self) -> bool {
        self.cues.iter().any(|cue| cue.row.strength > Strength::Back)
    }

    /// Whether it says what happened, not only that somebody was harmed.
    fn names_kind(&self) -> bool {
        let names = |cue: &Cue<'_>| cue.row.kind.is_some() && cue.row.strength > Strength::Back;
        self.cues.iter().any(names)
    }
}

/// For each clause with an event of its own, those that lend to it: they lend to the last such
/// clause before them, or, where none stands before, to the first behind.
///
/// A clause that tells only of harm has no event of its own where the sentence says what
/// happened, and lends its figures: "25 were killed when gunmen attacked". Where none tells of
/// anything new, the first that refers to something told before stands for the sentence.
pub(super) fn lenders(clauses: &[Clause<'_>]) -> Vec<Option<Vec<usize>>> {
    let named = clauses.iter().any(Clause::names_kind);
    let owns = |clause: &Clause<'_>| clause.tells() && (clause.names_kind() || !named);
    let mut lenders: Vec<Option<Vec<usize>>> =
        clauses.iter().map(|clause| owns(clause).then(Vec::new)).collect();
    if lenders.iter().all(Option::is_none)
        && let Some(refers) = clauses.iter().position(|clause| !clause.cues.is_empty())
    {
        lenders[refers] = Some(Vec::new());
    }
    let Some(mut owner) = lenders.iter().position(Option::is_some) else { return lenders };
    for at in 0..clauses.len() {
        if lenders[at].is_some() {
            owner = at;
        } else if let Some(lenders) = &mut lenders[owner] {
            lenders.push(at);
        }
    }
    lenders
}

/// The clauses of a sentence, with the cues that tell of what happened or was tried.
pub(super) fn clauses<'l>(story: &Story<'l, '_>, words: Range<usize>) -> Vec<Clause<'l>> {
    let mut cuts = vec![words.start];
    let mut leading = is_segment(story, words.start);
    for at in words.start + 1..words.end {
        let gap = story.text.gap_after(at - 1);
        let parted =
            gap != " " && (gap.contains(';') || is_dash(gap) && !is_aside(story, at, &words));
        let comma = leading && gap.starts_with(", ") && at > words.start + 2;
        if parted
            || comma
            || is_segment(story, at)
            || opens_second(story, at, &words)
            || turns(story, at, &words)
        {
            leading &= !comma;
            cuts.push(at);
        }
    }
    cuts.push(words.end);
    cuts.windows(2)
        .map(|cut| Clause { words: cut[0]..cut[1], cues: cues(story, cut[0]..cut[1]) })
        .collect()
}

fn is_dash(gap: &str) -> bool {
    gap.contains('—') || gap.contains("--") || gap.contains(" – ")
}

/// Whether the dash before the word `at` opens or closes a short aside that tells of nothing:
/// "four people -- *among them two children* -- were shot".
fn is_aside(story: &Story<'_, '_>, at: usize, sentence: &Range<usize>) -> bool {
    let (text, language) = (story.text, story.language);
    let dash = |&other: &usize| is_dash(text.gap_after(other - 1)) && !story.in_dateline(other - 1);
    let first = sentence.start + 1;
    let dashes: Vec<usize> = (first..sentence.end).filter(dash).collect();
    let Some(number) = dashes.iter().position(|&other| other == at) else { return false };
    let pair = &dashes[number - number % 2..];
    let [open, close, ..] = *pair else { return false };
    close - open <= ASIDE_REACH && !language.cues.any(text, open..close, language)
}

/// Words between two dashes.
const ASIDE_REACH: usize = 12;

/// Whether a relative clause tells of another event, with its own day: "... in Kerman at a
/// ceremony for a general *whom* a strike killed in Baghdad on Jan. 3, 2020".
fn opens_second(story: &Story<'_, '_>, at: usize, sentence: &Range<usize>) -> bool {
    let (text, language) = (story.text, story.language);
    if !language.words.has("relative", text.folded(at)) {
        return false;
    }
    let tells = |words: Range<usize>| {
        let cues = language.cues.all(text, words, language);
        cues.iter().any(|(row, _)| row.kind.is_some() && row.strength > Strength::Back)
    };
    let dated = |words: Range<usize>| {
        story.times_among(&words).iter().any(|timex| {
            let at = text.words_in(timex.span);
            timex.names_days() && words.start <= at.start && at.end <= words.end
        })
    };
    dated(at..sentence.end) && tells(at..sentence.end) && tells(sentence.start..at)
}

/// Whether "and" turns from one sort of thing to another: "foiled an attack in Vienna *and*
/// arrested two men in Ternitz".
fn turns(story: &Story<'_, '_>, at: usize, sentence: &Range<usize>) -> bool {
    let (text, language) = (story.text, story.language);
    if !language.words.has("number_join", text.folded(at)) {
        return false;
    }
    let offence = |at: usize| language.words.has("offence", text.folded(at));
    if offence(at - 1) && offence(at + 1) {
        return false; // "robbery and kidnapping": no more than names of crimes
    }
    let family = |found: Option<&(&CueRow, Match)>| Some(found?.0.kind?.family());
    let kinds = |words: Range<usize>| {
        let cues = language.cues.all(text, words, language).into_iter();
        cues.filter(|(row, _)| row.kind.is_some()).collect::<Vec<_>>()
    };
    let behind = kinds(at..sentence.end.min(at + TURN_REACH));
    let Some(behind) = family(behind.first()) else { return false };
    let before = kinds(sentence.start..at);
    family(before.last()).is_some_and(|before| before != behind)
}

/// Words behind "and" within which the other thing must be told.
const TURN_REACH: usize = 4;

/// "after", "while", "when", unless it is part of the name of a time: "the day after".
fn is_segment(story: &Story<'_, '_>, at: usize) -> bool {
    story.language.words.has("segment", story.text.folded(at))
        && !story.times_around(at..at + 1).any(Timex::names_days)
}

/// The cues among `words`, in reading order. A cue may begin inside another that it makes
/// plainer: "launched a *drone attack*". Who was harmed in events told by their number, "115
/// attacks that killed 400", was harmed in none of them.
fn cues<'l>(story: &Story<'l, '_>, words: Range<usize>) -> Vec<Cue<'l>> {
    let (text, language) = (story.text, story.language);
    let mut found = language.cues.all(text, words.clone(), language);
    found.retain(|(row, hit)| {
        row.strength > Strength::Accident
            && !story.in_time(hit.words.clone())
            && !is_address(text.source, text.span_of(hit.words.clone()))
    });
    let mut cues = Vec::new();
    let mut counted = false;
    for (row, Match { words: outer, .. }) in found {
        let said = said_of(story, row, &outer, &words);
        counted |= said.is_some_and(|said| said.side == Side::Either && said.realis.is_none());
        cues.extend(cue(row, outer.clone(), said));
        for at in outer.start + 1..outer.end {
            let inner = language.cues.at(text, at, words.end, language);
            let inner = inner.filter(|(inner, _)| kinds::is_plainer(inner, row));
            cues.extend(inner.and_then(|(row, hit)| {
                let said = said_of(story, row, &hit.words, &words);
                cue(row, hit.words, said)
            }));
        }
    }
    if counted && cues.iter().all(|cue: &Cue<'_>| cue.row.kind.is_none()) {
        cues.clear();
    }
    cues
}

/// What is said of a cue in its clause; nothing of one that refers to an event told before.
fn said_of<'l>(
    story: &Story<'l, '_>,
    row: &CueRow,
    words: &Range<usize>,
    clause: &Range<usize>,
) -> Option<&'l RealisRow> {
    if row.strength == Strength::Back { None } else { realis::said(story, words, clause) }
}

/// A cue with what is said of it; `None` if it tells of nothing that happened.
fn cue<'l>(row: &'l CueRow, words: Range<usize>, said: Option<&RealisRow>) -> Option<Cue<'l>> {
    let realis = said.map_or(Some(Realis::Reported), |said| said.realis)?;
    Some(Cue { row, words, realis, past: said.is_some_and(|said| said.past) })
}

/// Whether a stretch lies in the address of a page: what "example.org/2022/bomb-attack" tells is
/// told on another page.
fn is_address(source: &str, span: Span) -> bool {
    let before = source[..span.start()].char_indices().rev().take(LONGEST);
    let first = before.take_while(|(_, sign)| !sign.is_whitespace()).last();
    let before = first.map_or("", |(first, _)| &source[first..span.start()]);
    ADDRESS.iter().any(|sign| before.contains(sign))
}

/// Characters of an address that are looked at: a text may have no blank at all.
const LONGEST: usize = 300;

/// What the address of a page has in it.
const ADDRESS: [&str; 2] = ["://", "www."];
