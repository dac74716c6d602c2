use super::sight::{SentenceSight, Standing, number};
use super::spot::Candidate;
use super::style::Style;
use crate::model::Usage;
use crate::text::Shape;

/// What can be asked of a word of the sentence, and of what stands around it.
impl SentenceSight<'_> {
    /// The run of capitalised words that it stands in.
    pub(super) fn run(&self, at: usize) -> (usize, usize) {
        self.runs[at - self.words.start]
    }

    /// How long that run is.
    pub(super) fn length(&self, at: usize) -> u64 {
        let (first, last) = self.run(at);
        (last - first).min(6) as u64
    }

    /// Where in it the word stands.
    pub(super) fn position(&self, at: usize) -> u64 {
        let (first, last) = self.run(at);
        ((at - first).min(3) * 4 + (last - 1 - at).min(3)) as u64
    }

    /// 1 for the first word of its sentence.
    pub(super) fn opens(&self, at: usize) -> u64 {
        u64::from(at == self.words.start)
    }

    pub(super) fn style_number(&self) -> u64 {
        match self.style {
            Style::Prose => 0,
            Style::Title => 1,
            Style::Capitals => 2,
        }
    }

    /// The word that links a run to what stands before it, past an article: "Bank *of* the West".
    pub(super) fn link(&self, first: usize) -> Option<usize> {
        let before = self.back(first, 1)?;
        let article = self.sight.language.words.has("article", self.sight.text.folded(before));
        if article { self.back(before, 1) } else { Some(before) }
    }

    pub(super) fn back(&self, at: usize, by: usize) -> Option<usize> {
        at.checked_sub(by).filter(|at| self.words.contains(at))
    }

    pub(super) fn ahead(&self, at: usize, by: usize) -> Option<usize> {
        Some(at + by).filter(|at| self.words.contains(at))
    }

    pub(super) fn form(&self, at: Option<usize>) -> u64 {
        let Some(at) = at else { return 7 };
        if self.sight.text.words[at].shape == Shape::Number { 8 } else { self.sight.forms[at] }
    }

    /// A number for a word and whether it is written as a number.
    pub(super) fn whole(&self, at: Option<usize>) -> u64 {
        let Some(at) = at else { return 7 };
        let is_number = self.sight.text.words[at].shape == Shape::Number;
        self.sight.forms[at] ^ u64::from(is_number)
    }

    /// What stands behind a word, roughly.
    pub(super) fn gap(&self, at: Option<usize>) -> u64 {
        let Some(at) = at.filter(|at| self.words.contains(at)) else { return 0 };
        match self.sight.text.gap_after(at) {
            " " => self.sight.blank, // so it is nearly always
            gap => number(gap.get(..gap.len().min(3)).unwrap_or_default()),
        }
    }

    /// What the gazetteer knows of the word, as a number.
    pub(super) fn known_at(&self, at: usize) -> u64 {
        self.seen[at - self.words.start]
    }

    pub(super) fn classes(&self, at: Option<usize>, mut tell: impl FnMut(u64)) {
        let word = at.and_then(|at| self.sight.text.id(at));
        for class in word.into_iter().flat_map(|word| self.sight.language.words.classes(word)) {
            tell(class);
        }
    }
}

impl Standing {
    /// A number for the standing of a name, and for where in it the word stands.
    pub(super) fn seen(self, candidate: &Candidate, at: usize) -> u64 {
        let Standing { kind, role, prominence, .. } = self;
        let place = match (at == candidate.core.start, at + 1 == candidate.core.end) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        let demonym = u64::from(candidate.usage == Usage::Demonym);
        let kind = kind.map_or(99, |kind| kind as u64);
        let role = role.map_or(9, |role| role as u64);
        1 + place + 4 * demonym + 8 * (u64::from(prominence) / 24) + 128 * role + 2048 * kind
    }
}
