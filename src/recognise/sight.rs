use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::spot::{self, Candidate};
use super::style::Style;
use crate::gazetteer::{Gazetteer, NameRole};
use crate::language::Language;
use crate::model::{PlaceKind, Usage};
use crate::text::{Shape, Text};

/// What is seen of a document before anything is decided: of each word how it is written and what
/// the tables know of it, of each capitalised word how it is used elsewhere.
pub(super) struct Sight<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) language: &'t Language,
    pub(super) gazetteer: &'t Gazetteer,
    /// A number for the language.
    pub(super) tongue: u64,
    /// A number for a blank.
    pub(super) blank: u64,
    /// By word: a number for its folded form.
    pub(super) forms: Vec<u64>,
    /// By folded form of a capitalised word: a sum of [`Use`]s.
    uses: HashMap<u64, u16, FixedState>,
    /// By sentence, the names that the gazetteer knows.
    found: Vec<(Style, Vec<Candidate>)>,
}

/// How a capitalised word is used somewhere in the document.
#[derive(Clone, Copy)]
#[repr(u16)]
enum Use {
    /// Behind a word that announces a place: "in", "near".
    Located = 1,
    /// Behind a title or a given name.
    Titled = 2,
    /// Before a word of speech: "said".
    Speaks = 4,
    /// As the first of several capitalised words.
    Opens = 8,
    /// As the last of several capitalised words.
    Closes = 16,
    /// Right before a word that ends names of organisations.
    Organised = 32,
    /// Before a comma and one more capitalised word.
    Contained = 64,
    /// Before a word that says what sort of place it is.
    Formed = 128,
    /// In small letters.
    Small = 256,
}

impl<'t> Sight<'t> {
    pub(super) fn of(
        text: &'t Text<'t>,
        gazetteer: &'t Gazetteer,
        language: &'t Language,
    ) -> Sight<'t> {
        let forms: Vec<u64> = (0..text.words.len()).map(|at| number(&text.folded(at))).collect();
        let found: Vec<_> = text
            .sentences
            .iter()
            .map(|sentence| {
                let words = sentence.range();
                let style = Style::of(text, words.clone());
                (style, spot::candidates(text, words, style, gazetteer, language))
            })
            .collect();
        let (tongue, blank, uses) = (number(language.code), number(" "), HashMap::default());
        let mut sight = Sight { text, language, gazetteer, tongue, blank, forms, uses, found };
        let mut capitalised = [0_u64; 64]; // a bit of 4096 for each form: of small words few are
        let bit = |form: u64| ((form >> 6 & 63) as usize, 1 << (form & 63));
        for at in 0..text.words.len() {
            if text.words[at].shape.is_capital() {
                let form = sight.forms[at];
                *sight.uses.entry(form).or_default() |= sight.used(at);
                capitalised[bit(form).0] |= bit(form).1;
            }
        }
        for at in 0..text.words.len() {
            let (cell, mask) = bit(sight.forms[at]);
            if text.words[at].shape == Shape::Lower
                && capitalised[cell] & mask != 0
                && let Some(uses) = sight.uses.get_mut(&sight.forms[at])
            {
                *uses |= Use::Small as u16;
            }
        }
        sight
    }

    /// How the word is used in the document: a sum of [`Use`]s.
    pub(super) fn uses(&self, at: usize) -> u16 {
        self.uses.get(&self.forms[at]).copied().unwrap_or_default()
    }

    fn used(&self, at: usize) -> u16 {
        let Sight { text, language, .. } = self;
        let class = |class: &str, at: usize| language.words.has(class, text.folded(at));
        let before = at.checked_sub(1).filter(|&at| matches!(text.gap_after(at), " " | ". "));
        let after = Some(at + 1).filter(|_| matches!(text.gap_after(at), " " | "-"));
        let capital = |at: usize| text.words.get(at).is_some_and(|word| word.shape.is_capital());
        let mut uses = 0;
        let mut add = |used: Use, holds: bool| uses |= if holds { used as u16 } else { 0 };
        add(Use::Located, before.is_some_and(|at| class("locative", at)));
        let titles = |at: usize| capital(at) && (class("title", at) || class("given_name", at));
        add(Use::Titled, before.is_some_and(titles));
        add(Use::Speaks, after.is_some_and(|at| class("speech", at)));
        let beside = |at: usize| capital(at) && !class("opener", at);
        add(Use::Opens, after.is_some_and(beside) && !before.is_some_and(beside));
        add(Use::Closes, before.is_some_and(beside) && !after.is_some_and(beside));
        let ends = |at: usize| capital(at) && class("organisation_after", at);
        add(Use::Organised, after.is_some_and(ends));
        add(Use::Contained, text.gap_after(at) == ", " && capital(at + 1));
        add(Use::Formed, after.is_some_and(|at| class("place_follower", at)));
        uses
    }

    /// A sentence, with what the gazetteer knows in it.
    pub(super) fn sentence(&self, number: usize) -> SentenceSight<'_> {
        let words = self.text.sentences[number].range();
        let (style, ref found) = self.found[number];
        let mut seen = vec![0; words.len()];
        let mut standings = Vec::with_capacity(found.len());
        for candidate in found {
            let standing = self.standing(candidate);
            for at in candidate.core.clone() {
                seen[at - words.start] = standing.seen(candidate, at);
            }
            standings.push(standing);
        }
        let runs = Vec::new();
        let mut sentence =
            SentenceSight { sight: self, words, style, standings, found, seen, runs };
        sentence.runs = sentence.runs();
        sentence
    }

    fn standing(&self, candidate: &Candidate) -> Standing {
        let mut senses = self.gazetteer.senses(candidate.name);
        let best = senses
            .find(|sense| (sense.role == NameRole::Demonym) == (candidate.usage == Usage::Demonym));
        best.map_or(Standing::default(), |sense| {
            let (kind, prominence) = self.gazetteer.standing(sense.place);
            let own = self.gazetteer.is_own(sense.place);
            Standing { kind: Some(kind), role: Some(sense.role), prominence, own }
        })
    }
}

/// What the best known bearer of a name is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    pub(super) kind: Option<PlaceKind>,
    pub(super) role: Option<NameRole>,
    /// 0 to 255.
    pub(super) prominence: u8,
    /// Whether the user laid it over the gazetteer.
    pub(super) own: bool,
}

/// A sentence, with what the gazetteer knows in it.
pub(super) struct SentenceSight<'s> {
    pub(super) sight: &'s Sight<'s>,
    pub(super) words: Range<usize>,
    pub(super) style: Style,
    pub(super) standings: Vec<Standing>,
    pub(super) found: &'s [Candidate],
    /// By word of the sentence, a number for what the gazetteer knows of it; 0 for nothing.
    pub(super) seen: Vec<u64>,
    /// By word of the sentence, the run of capitalised words that it stands in.
    pub(super) runs: Vec<(usize, usize)>,
}

impl SentenceSight<'_> {
    /// The stretches of words that may be names, each word in one at most: capitalised words, and
    /// what may stand between and beside them in a name.
    pub(super) fn chains(&self) -> Vec<Range<usize>> {
        let mut chains: Vec<Range<usize>> = Vec::new();
        for at in self.words.clone().filter(|&at| self.may_be_name(at)) {
            match chains.last_mut() {
                Some(last) if last.end == at => last.end += 1,
                _ => chains.push(at..at + 1),
            }
        }
        chains
    }

    fn may_be_name(&self, at: usize) -> bool {
        let text = self.sight.text;
        let capital = |at: usize| self.words.contains(&at) && text.words[at].shape.is_capital();
        let class = |class: &str| self.sight.language.words.has(class, text.folded(at));
        if capital(at) {
            // a lone "The" that opens a sentence, or "Monday", is no name of a place; there are many
            const OTHERS: [&str; 3] = ["opener", "weekday", "month"];
            let beside = capital(at + 1) || at > self.words.start && capital(at - 1);
            return beside
                || self.known_at(at) != 0
                || !self.sight.language.words.has_any(&OTHERS, text.folded(at));
        }
        let before = at > self.words.start && capital(at - 1);
        let after = capital(at + 1);
        self.known_at(at) != 0
            || before && class("place_follower")
            || after && class("direction")
            || class("name_particle")
                && (before || at > self.words.start + 1 && capital(at - 2))
                && (after || capital(at + 2))
    }

    fn runs(&self) -> Vec<(usize, usize)> {
        let text = self.sight.text;
        let mut runs = Vec::with_capacity(self.words.len());
        let mut start = self.words.start;
        for at in self.words.clone() {
            let goes_on = at > start
                && matches!(text.gap_after(at - 1), " " | "-" | ". ")
                && text.words[at].shape.is_capital()
                && text.words[at - 1].shape.is_capital();
            if !goes_on {
                start = at;
            }
            runs.push((start, at + 1));
        }
        for index in (1..runs.len()).rev() {
            if runs[index].0 == runs[index - 1].0 {
                runs[index - 1].1 = runs[index].1;
            }
        }
        runs
    }
}

/// A number for a stretch of text, the same on every machine and in every version, since the
/// weights are kept by it.
pub(super) fn number(said: &str) -> u64 {
    let mut number = said.len() as u64 ^ 0x9e37_79b9_7f4a_7c15;
    let (chunks, rest) = said.as_bytes().as_chunks::<8>();
    for chunk in chunks {
        number = mixed(number, u64::from_le_bytes(*chunk));
    }
    if rest.is_empty() { number } else { mixed(number, few(rest)) }
}

/// Up to seven bytes as one number, the first the lowest.
fn few(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// A number for two in order.
pub(super) fn mixed(first: u64, second: u64) -> u64 {
    let product = (first ^ second).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (product ^ product >> 32).wrapping_mul(0xc4ce_b9fe_1a85_ec53)
}
