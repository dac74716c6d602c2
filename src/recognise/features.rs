use super::sight::{SentenceSight, Standing, mixed, number};
use super::style::Style;
use crate::model::Usage;
use crate::text::Shape;

/// What a feature is about. Its number is part of the learned weights: never reuse one.
#[derive(Clone, Copy)]
enum About {
    Word = 1,
    Written = 2,
    End = 3,
    Longer = 4,
    Start = 5,
    Shaped = 6,
    Before = 7,
    After = 8,
    BeforeTwo = 9,
    AfterTwo = 10,
    Class = 11,
    ClassBefore = 12,
    ClassAfter = 13,
    Known = 14,
    KnownBefore = 15,
    KnownAfter = 16,
    KnownWhere = 17,
    Run = 18,
    RunFirst = 19,
    RunLast = 20,
    RunBefore = 21,
    RunAfter = 22,
    Used = 23,
    UsedKnown = 24,
    Gaps = 25,
    Bias = 26,
    KnownRun = 27,
    RunLastClass = 28,
    Pair = 29,
    KnownClass = 30,
    NextKnown = 31,
    LastKnown = 32,
    ClassRunBefore = 33,
    Far = 34,
    Head = 35,
}

impl SentenceSight<'_> {
    /// What the model looks at in the word `at` of the document, one number a feature.
    pub(super) fn features(&self, at: usize, mut tell: impl FnMut(u64)) {
        let mut say = |about: About, what: u64| tell(mixed(about as u64, what));
        self.written(at, &mut say);
        self.beside(at, &mut say);
        self.bearing(at, &mut say);
        self.in_run(at, &mut say);
        self.used(at, &mut say);
    }

    /// How the word is written.
    fn written(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let (form, style) = (self.form(Some(at)), self.style_number());
        let shape = self.sight.text.words[at].shape as u64;
        say(About::Bias, style);
        say(About::Word, form);
        say(About::Shaped, mixed(form, shape));
        say(About::Written, mixed(shape, self.opens(at) * 3 + style));
        let folded = self.sight.text.folded(at);
        for (about, len) in [(About::End, 3), (About::Longer, 4)] {
            if folded.len() > len && folded.is_char_boundary(folded.len() - len) {
                say(about, number(&folded[folded.len() - len..]));
            }
        }
        if folded.len() > 4 && folded.is_char_boundary(3) {
            say(About::Start, number(&folded[..3]));
        }
    }

    /// What stands beside it.
    fn beside(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let form = self.form(Some(at));
        let (before, after) = (self.back(at, 1), self.ahead(at, 1));
        let (gap_before, gap_after) = (self.gap(at.checked_sub(1)), self.gap(Some(at)));
        say(About::Before, mixed(self.form(before), gap_before));
        say(About::After, mixed(self.form(after), gap_after));
        say(About::BeforeTwo, mixed(self.form(before), self.form(self.back(at, 2))));
        say(About::AfterTwo, mixed(self.form(after), self.form(self.ahead(at, 2))));
        say(About::Far, self.form(self.back(at, 2)));
        say(About::Pair, mixed(self.form(before), form));
        say(About::Gaps, mixed(gap_before, gap_after));
        self.classes(Some(at), |class| say(About::Class, class));
        self.classes(before, |class| say(About::ClassBefore, mixed(class, gap_before)));
        self.classes(after, |class| say(About::ClassAfter, mixed(class, gap_after)));
    }

    /// What the gazetteer knows of it and of the words beside it.
    fn bearing(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let known = self.known_at(at);
        let (before, after) = (self.back(at, 1), self.ahead(at, 1));
        say(About::Known, known);
        say(About::KnownWhere, mixed(known, mixed(self.opens(at), self.style_number())));
        say(About::KnownBefore, mixed(known, self.form(before)));
        say(About::KnownAfter, mixed(known, self.form(after)));
        self.classes(Some(at), |class| say(About::KnownClass, mixed(class, known)));
        if let Some(before) = before {
            say(About::LastKnown, mixed(self.known_at(before), self.gap(Some(before))));
        }
        if let Some(after) = after {
            say(About::NextKnown, mixed(self.known_at(after), self.gap(Some(at))));
        }
    }

    /// The run of capitalised words that it stands in.
    fn in_run(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let (first, last) = self.runs[at - self.words.start];
        let length = (last - first).min(6) as u64;
        let position = ((at - first).min(3) * 4 + (last - 1 - at).min(3)) as u64;
        say(About::Run, mixed(length, position));
        say(About::KnownRun, mixed(self.known_at(at), mixed(length, position)));
        say(About::RunFirst, mixed(self.form(Some(first)), position));
        say(About::RunLast, mixed(self.form(Some(last - 1)), (at == last - 1).into()));
        self.classes(Some(last - 1), |class| say(About::RunLastClass, mixed(class, position)));
        let outside = self.back(first, 1);
        say(About::RunBefore, self.form(outside));
        self.classes(outside, |class| say(About::ClassRunBefore, mixed(class, position)));
        let link = self.link(first);
        let head = link.and_then(|at| self.back(at, 1));
        self.classes(head, |class| say(About::Head, mixed(class, self.form(link))));
        say(About::RunAfter, self.form(self.ahead(last - 1, 1)));
    }

    /// How it is used in the document.
    fn used(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let (uses, known) = (self.sight.uses(at), self.known_at(at));
        for bit in 0..16 {
            if uses >> bit & 1 == 1 {
                say(About::Used, bit);
                say(About::UsedKnown, mixed(bit, known));
            }
        }
        say(About::Used, mixed(u64::from(uses), 99));
    }

    /// 1 for the first word of its sentence.
    fn opens(&self, at: usize) -> u64 {
        u64::from(at == self.words.start)
    }

    fn style_number(&self) -> u64 {
        match self.style {
            Style::Prose => 0,
            Style::Title => 1,
            Style::Capitals => 2,
        }
    }

    /// The word that links a run to what stands before it, past an article: "Bank *of* the West".
    fn link(&self, first: usize) -> Option<usize> {
        let before = self.back(first, 1)?;
        let article = self.sight.language.words.has("article", self.sight.text.folded(before));
        if article { self.back(before, 1) } else { Some(before) }
    }

    fn back(&self, at: usize, by: usize) -> Option<usize> {
        at.checked_sub(by).filter(|at| self.words.contains(at))
    }

    fn ahead(&self, at: usize, by: usize) -> Option<usize> {
        Some(at + by).filter(|at| self.words.contains(at))
    }

    fn form(&self, at: Option<usize>) -> u64 {
        let Some(at) = at else { return 7 };
        if self.sight.text.words[at].shape == Shape::Number { 8 } else { self.sight.forms[at] }
    }

    /// What stands behind a word, roughly.
    fn gap(&self, at: Option<usize>) -> u64 {
        let Some(at) = at.filter(|at| self.words.contains(at)) else { return 0 };
        let gap = self.sight.text.gap_after(at);
        number(gap.get(..gap.len().min(3)).unwrap_or_default())
    }

    /// What the gazetteer knows of the word: the standing of the name it is part of, and where in
    /// that name it stands.
    fn known_at(&self, at: usize) -> u64 {
        let Some(name) = self.known[at - self.words.start] else { return 0 };
        let candidate = &self.found[name];
        let Standing { kind, role, prominence, .. } = self.standings[name];
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

    fn classes(&self, at: Option<usize>, mut tell: impl FnMut(u64)) {
        let word = at.and_then(|at| self.sight.text.id(at));
        for class in word.into_iter().flat_map(|word| self.sight.language.words.classes(word)) {
            tell(class);
        }
    }
}
