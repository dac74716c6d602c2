use super::sight::{SentenceSight, mixed, number};

/// What a feature is about. Its number is part of the learned weights: never reuse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
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

/// Features that look at the same few things. Those of all groups but the last often come again.
#[derive(Clone, Copy, Debug)]
pub(super) enum Group {
    /// The word itself, and the name that it is part of.
    Own,
    /// The word before it.
    Before,
    /// The word behind it.
    After,
    /// The last of the run of capitalised words that it stands in.
    Last,
    /// What stands before that run.
    Outside,
    /// What stands before the link of that run.
    Head,
    /// How it is used in the document, and where it stands in its run.
    Used,
    /// All that looks at more than that.
    Rest,
}

impl Group {
    pub(super) const ALL: [Group; 8] = [
        Group::Own,
        Group::Before,
        Group::After,
        Group::Last,
        Group::Outside,
        Group::Head,
        Group::Used,
        Group::Rest,
    ];
}

impl SentenceSight<'_> {
    /// What the model looks at in the word `at` of the document, one number a feature.
    pub(super) fn features(&self, at: usize, mut tell: impl FnMut(u64)) {
        for group in Group::ALL {
            self.features_of(group, at, &mut tell);
        }
    }

    /// Those of one group.
    pub(super) fn features_of(&self, group: Group, at: usize, tell: &mut impl FnMut(u64)) {
        self.told_of(group, at, &mut |about: About, what: u64| tell(mixed(about as u64, what)));
    }

    /// The same, each with what it is about.
    pub(super) fn told(&self, at: usize, mut tell: impl FnMut(About, u64)) {
        for group in Group::ALL {
            self.told_of(group, at, &mut |about, what| tell(about, mixed(about as u64, what)));
        }
    }

    fn told_of(&self, group: Group, at: usize, say: &mut impl FnMut(About, u64)) {
        match group {
            Group::Own => self.own(at, say),
            Group::Before => self.before(at, say),
            Group::After => self.after(at, say),
            Group::Last => self.last(at, say),
            Group::Outside => self.outside(at, say),
            Group::Head => self.head(at, say),
            Group::Used => self.used(at, say),
            Group::Rest => self.rest(at, say),
        }
    }

    /// A number for all that the features of a group hang on: where it is the same, they are.
    /// `None` if that seldom comes again.
    pub(super) fn key(&self, group: Group, at: usize) -> Option<u64> {
        let (first, last) = self.run(at);
        let known = |at: Option<usize>| at.map_or(0, |at| self.known_at(at));
        // a word, what stands beside it, and some small numbers, each with bits of its own
        let (word, beside, rest) = match group {
            Group::Own => {
                let shape = self.sight.text.words[at].shape as u64;
                let opens = self.opens(at) * 3 + self.style_number();
                (self.whole(Some(at)), 0, shape + 8 * opens + 64 * self.known_at(at))
            }
            Group::Before => {
                let before = self.back(at, 1);
                (self.whole(before), self.gap(at.checked_sub(1)), known(before))
            }
            Group::After => {
                let after = self.ahead(at, 1);
                (self.whole(after), self.gap(Some(at)), known(after))
            }
            Group::Last => (self.whole(Some(last - 1)), 0, self.position(at)),
            Group::Outside => (self.whole(self.back(first, 1)), 0, self.position(at)),
            Group::Head => {
                let link = self.link(first);
                (self.whole(link.and_then(|at| self.back(at, 1))), self.whole(link), 0)
            }
            Group::Used => {
                let stands = self.length(at) + 8 * self.position(at);
                (self.known_at(at), u64::from(self.sight.uses(at)), stands)
            }
            Group::Rest => return None,
        };
        let seed = self.sight.tongue ^ (group as u64) << 60;
        Some(mixed(mixed(mixed(seed, word), beside), rest))
    }

    /// How the word is written, and what is known of it.
    fn own(&self, at: usize, say: &mut impl FnMut(About, u64)) {
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
        let known = self.known_at(at);
        say(About::Known, known);
        say(About::KnownWhere, mixed(known, mixed(self.opens(at), style)));
        self.classes(Some(at), |class| {
            say(About::Class, class);
            say(About::KnownClass, mixed(class, known));
        });
    }

    fn before(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let (before, gap) = (self.back(at, 1), self.gap(at.checked_sub(1)));
        say(About::Before, mixed(self.form(before), gap));
        self.classes(before, |class| say(About::ClassBefore, mixed(class, gap)));
        if let Some(before) = before {
            say(About::LastKnown, mixed(self.known_at(before), gap));
        }
    }

    fn after(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let (after, gap) = (self.ahead(at, 1), self.gap(Some(at)));
        say(About::After, mixed(self.form(after), gap));
        self.classes(after, |class| say(About::ClassAfter, mixed(class, gap)));
        if let Some(after) = after {
            say(About::NextKnown, mixed(self.known_at(after), gap));
        }
    }

    fn last(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let (last, position) = (self.run(at).1 - 1, self.position(at));
        say(About::RunLast, mixed(self.form(Some(last)), (at == last).into()));
        self.classes(Some(last), |class| say(About::RunLastClass, mixed(class, position)));
    }

    fn outside(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let (outside, position) = (self.back(self.run(at).0, 1), self.position(at));
        say(About::RunBefore, self.form(outside));
        self.classes(outside, |class| say(About::ClassRunBefore, mixed(class, position)));
    }

    fn head(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let link = self.link(self.run(at).0);
        let head = link.and_then(|at| self.back(at, 1));
        self.classes(head, |class| say(About::Head, mixed(class, self.form(link))));
    }

    fn used(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let (uses, known) = (self.sight.uses(at), self.known_at(at));
        for bit in 0..16 {
            if uses >> bit & 1 == 1 {
                say(About::Used, bit);
                say(About::UsedKnown, mixed(bit, known));
            }
        }
        say(About::Used, mixed(u64::from(uses), 99));
        let stands = mixed(self.length(at), self.position(at));
        say(About::Run, stands);
        say(About::KnownRun, mixed(known, stands));
    }

    fn rest(&self, at: usize, say: &mut impl FnMut(About, u64)) {
        let (form, known) = (self.form(Some(at)), self.known_at(at));
        let (before, after) = (self.form(self.back(at, 1)), self.form(self.ahead(at, 1)));
        let second = self.form(self.back(at, 2));
        say(About::BeforeTwo, mixed(before, second));
        say(About::AfterTwo, mixed(after, self.form(self.ahead(at, 2))));
        say(About::Far, second);
        say(About::Pair, mixed(before, form));
        say(About::Gaps, mixed(self.gap(at.checked_sub(1)), self.gap(Some(at))));
        say(About::KnownBefore, mixed(known, before));
        say(About::KnownAfter, mixed(known, after));
        let (first, last) = self.run(at);
        say(About::RunFirst, mixed(self.form(Some(first)), self.position(at)));
        say(About::RunAfter, self.form(self.ahead(last - 1, 1)));
    }
}
