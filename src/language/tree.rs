use super::Words;
use super::distance::Distances;
use super::grow::Sprout;
use super::phrase::{Phrase, Sort};
use super::signs::{Ahead, Signs};
use crate::text::{Shape, Text, Word, WordId};

/// The phrases of a table, grown together: those that begin alike share a stem, so that a word
/// that goes on with none of them ends them all at once.
///
/// It lies in a few flat lists: to follow phrases is mostly to wait for memory.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// Node by node: what stands next and is no word, and where it leads.
    branches: Vec<Branch>,
    /// Node by node: words, sorted, and the nodes that they lead to; one may lead to several.
    words: Vec<(WordId, u32)>,
    /// Node by node.
    ends: Vec<End>,
    /// By the number of a word: the beginning of phrases that may begin with it; `NOWHERE` if none
    /// do. A first node for all words would have dozens of branches to try at each: 10 % more work
    /// in a whole run.
    by_word: Vec<u32>,
    /// Where phrases begin, and what must stand behind their first word.
    firsts: Vec<(u32, Ahead)>,
    /// A bit for each of these words that begins something: asked at every word of a text.
    openers: Vec<u64>,
    /// What must stand behind digits, if phrases may begin with them.
    digits: Option<Ahead>,
    /// Whether phrases may begin with any word.
    any: bool,
}

/// The node where phrases that may begin with any word begin.
pub(super) const ANY: usize = 0;

/// The node where phrases that may begin with digits begin.
pub(super) const DIGITS: usize = 1;

/// No node.
const NOWHERE: u32 = u32::MAX;

/// Words among which one is found sooner by looking at each than by halving: nearly all nodes have
/// no more.
const FEW: usize = 8;

/// What stands next, and the node that it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    pub(super) sort: Sort,
    pub(super) to: usize,
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

/// Where some beginnings of phrases meet.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Whether a phrase ends here, or may go on with any word.
    any: bool,
    /// What may stand next.
    next: Signs,
    /// Where its branches, words and ends begin; they end where those of the node behind begin.
    branches: u32,
    words: u32,
    ends: u32,
}

impl Tree {
    pub(super) fn of<'p>(
        phrases: impl Iterator<Item = &'p Phrase>,
        words: &Words,
        numbers: Distances,
    ) -> Tree {
        let Sprout { nodes: grown, by_word, firsts, digits } = Sprout::of(phrases, words, numbers);
        let mut openers = vec![0; words.len().div_ceil(64)];
        for (word, _) in by_word.iter().enumerate().filter(|(_, first)| first.is_some()) {
            openers[word / 64] |= 1 << (word % 64);
        }
        let mut tree = Tree {
            nodes: Vec::with_capacity(grown.len() + 1),
            branches: Vec::new(),
            words: Vec::new(),
            ends: Vec::new(),
            by_word: by_word.into_iter().map(|first| first.map_or(NOWHERE, short)).collect(),
            firsts: firsts.into_iter().map(|(node, ahead)| (short(node), ahead)).collect(),
            openers,
            digits,
            any: !grown[ANY].branches.is_empty(),
        };
        for node in grown {
            tree.begins(node.any, node.next);
            tree.branches.extend(node.branches);
            tree.words.extend(node.words.into_iter().map(|(word, to)| (word, short(to))));
            tree.ends.extend(node.ends);
        }
        tree.begins(false, Signs::NONE);
        tree
    }

    /// A node begins where the lists end.
    fn begins(&mut self, any: bool, next: Signs) {
        let Tree { branches, words, ends, .. } = self;
        let [branches, words, ends] = [branches.len(), words.len(), ends.len()].map(short);
        self.nodes.push(Node { any, next, branches, words, ends });
    }

    /// Whether a phrase may end at a node, or go on before `end` with the word `at`; cheap, and
    /// wrong of some that do not.
    #[inline]
    pub(super) fn leads_on(&self, node: usize, text: &Text<'_>, at: usize, end: usize) -> bool {
        let node = &self.nodes[node];
        let word = || text.words.get(at).filter(|_| at < end);
        node.any || word().is_some_and(|word| node.next.has(word))
    }

    #[inline]
    pub(super) fn branches(&self, node: usize) -> &[Branch] {
        let (from, to) = (self.nodes[node].branches, self.nodes[node + 1].branches);
        &self.branches[from as usize..to as usize]
    }

    #[inline]
    pub(super) fn ends(&self, node: usize) -> &[End] {
        &self.ends[self.nodes[node].ends as usize..self.nodes[node + 1].ends as usize]
    }

    /// The nodes that a word leads to.
    #[inline]
    pub(super) fn behind(&self, node: usize, word: WordId) -> impl Iterator<Item = usize> {
        let (from, to) = (self.nodes[node].words, self.nodes[node + 1].words);
        let words = &self.words[from as usize..to as usize];
        let before = |(known, _): &(WordId, u32)| known.index() < word.index();
        let first = match words {
            few if few.len() <= FEW => few.iter().take_while(|known| before(known)).count(),
            many => many.partition_point(before),
        };
        let known = words[first..].iter().take_while(move |(known, _)| *known == word);
        known.map(|&(_, to)| to as usize)
    }

    /// Whether a phrase may stand at the word `at` and end before `end`; cheap.
    #[inline]
    pub(super) fn may_begin(&self, text: &Text<'_>, at: usize, end: usize) -> bool {
        let Some(word) = text.words.get(at) else { return false };
        if let Some(id) = word.id
            && self.opens(id)
            && self.may_go_on(id, text, at + 1, end)
        {
            return true;
        }
        let digits = self.digits.as_ref().filter(|_| word.shape == Shape::Number);
        digits.is_some_and(|ahead| ahead.holds(text, at + 1, end)) || self.any
    }

    #[inline]
    fn opens(&self, word: WordId) -> bool {
        let bits = self.openers.get(word.index() / 64);
        bits.is_some_and(|bits| bits >> (word.index() % 64) & 1 == 1)
    }

    /// Whether a phrase that begins with `word` may go on at `next`.
    fn may_go_on(&self, word: WordId, text: &Text<'_>, next: usize, end: usize) -> bool {
        self.first(word).is_some_and(|(_, ahead)| ahead.holds(text, next, end))
    }

    /// The nodes where phrases that may begin with this word begin.
    #[inline]
    pub(super) fn beginnings(&self, word: &Word) -> impl Iterator<Item = usize> {
        let by_word = word.id.and_then(|id| self.first(id)).map(|&(node, _)| node as usize);
        let by_digits = (word.shape == Shape::Number && self.digits.is_some()).then_some(DIGITS);
        by_word.into_iter().chain(by_digits).chain(self.any.then_some(ANY))
    }

    /// The beginning of phrases with this word.
    fn first(&self, word: WordId) -> Option<&(u32, Ahead)> {
        self.firsts.get(*self.by_word.get(word.index())? as usize)
    }
}

fn short(number: usize) -> u32 {
    u32::try_from(number).expect("a table has fewer phrases")
}
