use super::distance::Distances;
use super::number::Figure;
use super::phrase::{Part, Phrase, Slot, Sort};
use super::{Language, Words};
use crate::text::{Shape, Text, Word, WordId};

/// The phrases of a table, grown together: those that begin alike share a stem, so that a word
/// that goes on with none of them ends them all at once.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// By the number of a word: where phrases that may begin with it go on.
    by_word: Vec<Opened>,
    /// A bit for each of these words that begins something: asked at every word of a text.
    openers: Vec<u64>,
    /// Branches that may begin with digits.
    by_digits: Vec<Branch>,
    /// Branches that may begin with any word.
    by_any: Vec<Branch>,
}

/// What a word may begin.
#[derive(Clone, Debug, Default)]
struct Opened {
    /// The nodes that it leads to by itself.
    nodes: Vec<usize>,
    /// The branches that it may be the first word of.
    branches: Vec<Branch>,
}

/// What stands next, and the node that it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Branch {
    sort: Sort,
    to: usize,
}

/// Where some beginnings of phrases meet.
#[derive(Debug, Default)]
struct Node {
    /// Once the tree is grown, only those that are no words.
    branches: Vec<Branch>,
    /// Words, sorted, and the nodes that they lead to; one word may lead to several.
    words: Vec<(WordId, usize)>,
    ends: Vec<End>,
}

impl Node {
    /// Sorts out the branches that are words: a text has one word here, and a table many.
    fn settle(&mut self) {
        let words = |branch: &Branch| match &branch.sort {
            Sort::Words(words) => words.clone(),
            _ => Vec::new(),
        };
        let to = |branch: &Branch| {
            let to = branch.to;
            words(branch).into_iter().map(move |word| (word, to))
        };
        self.words = self.branches.iter().flat_map(to).collect();
        self.words.sort_unstable_by_key(|&(word, to)| (word.index(), to));
        self.words.dedup();
        self.branches.retain(|branch| !matches!(branch.sort, Sort::Words(_)));
    }

    /// The nodes that a word leads to.
    fn behind(&self, word: WordId) -> impl Iterator<Item = usize> {
        let first = self.words.partition_point(|(known, _)| known.index() < word.index());
        let known = self.words[first..].iter().take_while(move |(known, _)| *known == word);
        known.map(|&(_, to)| to)
    }
}

/// A phrase that ends at a node.
#[derive(Debug)]
struct End {
    row: usize,
    /// It ends with a gap of up to so many words, and takes what it can: a phrase must reach its
    /// cue.
    gap: usize,
    /// Which of its optional parts were left out, part by part; `None` stands for a gap. Empty where
    /// the row has neither.
    left_out: Vec<Option<bool>>,
}

impl Tree {
    pub(super) fn of<'p>(
        phrases: impl Iterator<Item = &'p Phrase>,
        words: &Words,
        numbers: Distances,
    ) -> Tree {
        let mut tree = Tree {
            nodes: vec![Node::default()],
            by_word: vec![Opened::default(); words.len()],
            openers: vec![0; words.len().div_ceil(64)],
            by_digits: Vec::new(),
            by_any: Vec::new(),
        };
        for (row, phrase) in phrases.enumerate() {
            tree.grow(0, &phrase.0, row, &mut Vec::new());
        }
        for branch in std::mem::take(&mut tree.nodes[0].branches) {
            tree.begin(branch, words, numbers);
        }
        tree.nodes.iter_mut().for_each(Node::settle);
        tree
    }

    /// Grows a phrase from a node on, once with each of its optional parts and once without.
    fn grow(&mut self, node: usize, parts: &[Part], row: usize, left_out: &mut Vec<Option<bool>>) {
        let chosen = left_out.iter().any(|left_out| *left_out != Some(false));
        let end = |gap| End { row, gap, left_out: if chosen { left_out.clone() } else { vec![] } };
        match parts {
            [] => {
                let end = end(0);
                self.nodes[node].ends.push(end);
            }
            [Part { sort: Sort::Gap(most), .. }] => {
                let end = end(*most);
                self.nodes[node].ends.push(end);
            }
            [Part { sort, optional }, rest @ ..] => {
                let to = self.branch(node, sort);
                left_out.push((!matches!(sort, Sort::Gap(_))).then_some(false));
                self.grow(to, rest, row, left_out);
                left_out.pop();
                if *optional {
                    left_out.push(Some(true));
                    self.grow(node, rest, row, left_out);
                    left_out.pop();
                }
            }
        }
    }

    /// The node that such a part leads to, a new one if there was none.
    fn branch(&mut self, node: usize, sort: &Sort) -> usize {
        let known = self.nodes[node].branches.iter().find(|branch| branch.sort == *sort);
        if let Some(known) = known {
            return known.to;
        }
        let to = self.nodes.len();
        self.nodes.push(Node::default());
        self.nodes[node].branches.push(Branch { sort: sort.clone(), to });
        to
    }

    /// Enters a branch of the root under the words that it may begin with.
    fn begin(&mut self, branch: Branch, words: &Words, numbers: Distances) {
        let mut openers: Vec<WordId> = match &branch.sort {
            Sort::Words(words) => words.clone(),
            Sort::Class(class) => words.of(*class).collect(),
            Sort::Number(_) => numbers.figures().openers(words).collect(),
            Sort::Distance => numbers.openers(words).collect(),
            Sort::Gap(_) => Vec::new(),
        };
        openers.sort_unstable_by_key(|word| word.index());
        openers.dedup();
        for word in openers {
            self.openers[word.index() / 64] |= 1 << (word.index() % 64);
            let opened = &mut self.by_word[word.index()];
            match branch.sort {
                Sort::Words(_) => opened.nodes.push(branch.to),
                _ => opened.branches.push(branch.clone()),
            }
        }
        match branch.sort {
            Sort::Number(_) | Sort::Distance => self.by_digits.push(branch),
            Sort::Gap(_) => self.by_any.push(branch),
            Sort::Words(_) | Sort::Class(_) => {}
        }
    }

    /// Whether a phrase may begin with this word; cheap.
    #[inline]
    pub(super) fn may_begin(&self, word: &Word) -> bool {
        let opens = |id: WordId| {
            let bits = self.openers.get(id.index() / 64);
            bits.is_some_and(|bits| bits >> (id.index() % 64) & 1 == 1)
        };
        word.id.is_some_and(opens)
            || word.shape == Shape::Number && !self.by_digits.is_empty()
            || !self.by_any.is_empty()
    }

    fn opened(&self, word: &Word) -> Option<&Opened> {
        self.by_word.get(word.id?.index())
    }

    /// The branches that may begin with this word, beside those that are that word; one may come
    /// twice.
    fn beginnings(&self, word: &Word) -> impl Iterator<Item = &Branch> {
        let by_word = self.opened(word).map_or(&[][..], |opened| &opened.branches);
        let by_digits = if word.shape == Shape::Number { &self.by_digits[..] } else { &[] };
        by_word.iter().chain(by_digits).chain(&self.by_any)
    }
}

/// How far phrases have been followed.
#[derive(Clone, Copy, Debug)]
struct Reached {
    /// Behind the last word taken.
    end: usize,
    /// Whether the number, if any, was said as a figure.
    stated: bool,
}

/// A phrase that was found.
#[derive(Debug)]
pub(super) struct Hit {
    /// Its row in the table.
    pub(super) row: usize,
    /// Behind its last word.
    pub(super) end: usize,
    pub(super) stated: bool,
    pub(super) slots: Vec<Slot>,
    /// What was chosen on the way, part by part: the first choice that leads somewhere counts, an
    /// optional part before none, a short gap before a long one.
    choices: Vec<usize>,
}

/// Follows all phrases of a table through a text at once.
pub(super) struct Walk<'r, 'd> {
    tree: &'r Tree,
    text: &'r Text<'d>,
    /// No word from here on is looked at.
    end: usize,
    language: &'r Language,
    from: usize,
    slots: Vec<Slot>,
    gaps: Vec<usize>,
    /// The figure looked for last, and where: several branches may ask for it.
    figure: Option<(usize, Option<Figure>)>,
    hits: Vec<Hit>,
}

impl<'r, 'd> Walk<'r, 'd> {
    pub(super) fn new(
        tree: &'r Tree,
        text: &'r Text<'d>,
        end: usize,
        language: &'r Language,
    ) -> Walk<'r, 'd> {
        let (slots, gaps, hits) = (Vec::new(), Vec::new(), Vec::new());
        Walk { tree, text, end, language, from: 0, slots, gaps, figure: None, hits }
    }

    /// The phrases that begin at `word`, which stands at `at`, each row once.
    pub(super) fn from(mut self, at: usize, word: &Word) -> Vec<Hit> {
        self.from = at;
        let tree = self.tree;
        for &node in tree.opened(word).iter().flat_map(|opened| &opened.nodes) {
            if at < self.end {
                self.node(node, Reached { end: at + 1, stated: true });
            }
        }
        for branch in tree.beginnings(word) {
            self.follow(branch, Reached { end: at, stated: true });
        }
        self.hits
    }

    fn follow(&mut self, branch: &Branch, reached: Reached) {
        if let Sort::Gap(most) = branch.sort {
            for end in reached.end..=self.end.min(reached.end + most) {
                self.gaps.push(end - reached.end);
                self.node(branch.to, Reached { end, ..reached });
                self.gaps.pop();
            }
            return;
        }
        let filled = self.slots.len();
        if let Some(taken) = self.take(&branch.sort, reached) {
            self.node(branch.to, taken);
            self.slots.truncate(filled);
        }
    }

    fn node(&mut self, node: usize, reached: Reached) {
        let node = &self.tree.nodes[node];
        for end in &node.ends {
            self.hit(end, reached);
        }
        if !node.words.is_empty()
            && reached.end < self.end
            && let Some(word) = self.text.id(reached.end)
        {
            for to in node.behind(word) {
                self.node(to, Reached { end: reached.end + 1, ..reached });
            }
        }
        for branch in &node.branches {
            self.follow(branch, reached);
        }
    }

    /// Notes a phrase that has come to its end, unless its row was found by better choices.
    fn hit(&mut self, ends: &End, reached: Reached) {
        let end = self.end.min(reached.end + ends.gap);
        if end <= self.from {
            return;
        }
        let mut gaps = self.gaps.iter().copied();
        let choice = |choice: &Option<bool>| choice.map_or_else(|| gaps.next(), |o| Some(o.into()));
        let choices: Vec<usize> = ends.left_out.iter().filter_map(choice).collect();
        let known = self.hits.iter().position(|hit| hit.row == ends.row);
        if known.is_some_and(|known| self.hits[known].choices <= choices) {
            return;
        }
        let slots = self.slots.clone();
        let hit = Hit { row: ends.row, end, stated: reached.stated, slots, choices };
        match known {
            Some(known) => self.hits[known] = hit,
            None => self.hits.push(hit),
        }
    }

    fn take(&mut self, sort: &Sort, reached: Reached) -> Option<Reached> {
        let Reached { end: at, stated } = reached;
        if at >= self.end {
            return None;
        }
        match sort {
            Sort::Words(words) => {
                let word = self.text.id(at)?;
                words.contains(&word).then_some(Reached { end: at + 1, stated })
            }
            Sort::Class(class) => {
                let words = &self.language.words;
                let value = words.value_at(*class, self.text, at)?;
                self.slots.push((words.name(*class), value, at));
                Some(Reached { end: at + 1, stated })
            }
            Sort::Number(least) => {
                let figure = self.figure(at)?;
                let end = at + figure.words;
                if figure.value < *least || end > self.end {
                    return None;
                }
                self.slots.push(("n", figure.value.into(), at));
                Some(Reached { end, stated: figure.stated })
            }
            Sort::Distance => {
                let Language { distances, words, .. } = self.language;
                let distance = distances.at(self.text, at, words)?;
                let end = at + distance.words;
                if end > self.end {
                    return None;
                }
                self.slots.push(("distance", distance.metres.into(), at));
                Some(Reached { end, stated: stated && distance.stated })
            }
            Sort::Gap(_) => None,
        }
    }

    fn figure(&mut self, at: usize) -> Option<Figure> {
        match self.figure {
            Some((known, figure)) if known == at => figure,
            _ => {
                let figure = self.language.figure(self.text, at);
                self.figure = Some((at, figure));
                figure
            }
        }
    }
}
