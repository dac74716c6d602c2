use super::Words;
use super::distance::Distances;
use super::phrase::{Part, Phrase, Sort};
use crate::text::{Shape, Word, WordId};

/// The phrases of a table, grown together: those that begin alike share a stem, so that a word
/// that goes on with none of them ends them all at once.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
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
pub(super) struct Opened {
    /// The nodes that it leads to by itself.
    pub(super) nodes: Vec<usize>,
    /// The branches that it may be the first word of.
    branches: Vec<Branch>,
}

/// What stands next, and the node that it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    pub(super) sort: Sort,
    pub(super) to: usize,
}

/// Where some beginnings of phrases meet.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Once the tree is grown, only those that are no words.
    pub(super) branches: Vec<Branch>,
    /// Words, sorted, and the nodes that they lead to; one word may lead to several.
    pub(super) words: Vec<(WordId, usize)>,
    pub(super) ends: Vec<End>,
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
    pub(super) fn behind(&self, word: WordId) -> impl Iterator<Item = usize> {
        let first = self.words.partition_point(|(known, _)| known.index() < word.index());
        let known = self.words[first..].iter().take_while(move |(known, _)| *known == word);
        known.map(|&(_, to)| to)
    }
}

/// A phrase that ends at a node.
#[derive(Debug)]
pub(super) struct End {
    pub(super) row: usize,
    /// It ends with a gap of up to so many words, and takes what it can: a phrase must reach its
    /// cue.
    pub(super) gap: usize,
    /// Which of its optional parts were left out, part by part; `None` stands for a gap. Empty where
    /// the row has neither.
    pub(super) left_out: Vec<Option<bool>>,
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

    pub(super) fn opened(&self, word: &Word) -> Option<&Opened> {
        self.by_word.get(word.id?.index())
    }

    /// The branches that may begin with this word, beside those that are that word; one may come
    /// twice.
    pub(super) fn beginnings(&self, word: &Word) -> impl Iterator<Item = &Branch> {
        let by_word = self.opened(word).map_or(&[][..], |opened| &opened.branches);
        let by_digits = if word.shape == Shape::Number { &self.by_digits[..] } else { &[] };
        by_word.iter().chain(by_digits).chain(&self.by_any)
    }
}
