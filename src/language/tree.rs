use super::Words;
use super::distance::Distances;
use super::grow::Sprout;
use super::phrase::{Phrase, Sort};
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
    /// By the number of a word: the node where phrases that may begin with it begin; `NOWHERE` if
    /// none do. A first node for all words would have dozens of branches to try at each: 10 % more
    /// work in a whole run.
    by_word: Vec<u32>,
    /// A bit for each of these words that begins something: asked at every word of a text.
    openers: Vec<u64>,
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
pub(super) struct Node {
    /// A sum of the [`signs`] of all words that may stand next; `ALL` if any may, or none need, for
    /// a phrase ends here. Of a node where phrases begin with a word: of those that may stand
    /// behind that word.
    next: u64,
    /// Where its branches, words and ends begin; they end where those of the node behind begin.
    branches: u32,
    words: u32,
    ends: u32,
}

/// All signs.
pub(super) const ALL: u64 = u64::MAX;

/// A word as one bit of 63 by its number, and one for digits; none for a word that no table knows.
/// Two words may have one sign.
#[inline]
pub(super) fn signs(id: Option<WordId>, shape: Shape) -> u64 {
    let known = id.map_or(0, |id| 1 << (id.index() % 63));
    if shape == Shape::Number { known | DIGIT } else { known }
}

/// The sign of all that begins with a digit.
pub(super) const DIGIT: u64 = 1 << 63;

impl Tree {
    pub(super) fn of<'p>(
        phrases: impl Iterator<Item = &'p Phrase>,
        words: &Words,
        numbers: Distances,
    ) -> Tree {
        let Sprout { nodes: grown, by_word } = Sprout::of(phrases, words, numbers);
        let mut openers = vec![0; words.len().div_ceil(64)];
        for (word, _) in by_word.iter().enumerate().filter(|(_, node)| node.is_some()) {
            openers[word / 64] |= 1 << (word % 64);
        }
        let mut tree = Tree {
            nodes: Vec::with_capacity(grown.len() + 1),
            branches: Vec::new(),
            words: Vec::new(),
            ends: Vec::new(),
            by_word: by_word.into_iter().map(|node| node.map_or(NOWHERE, short)).collect(),
            openers,
        };
        for node in grown {
            tree.begins(node.next);
            tree.branches.extend(node.branches);
            tree.words.extend(node.words.into_iter().map(|(word, to)| (word, short(to))));
            tree.ends.extend(node.ends);
        }
        tree.begins(0);
        tree
    }

    /// A node begins where the lists end.
    fn begins(&mut self, next: u64) {
        let Tree { branches, words, ends, .. } = self;
        let [branches, words, ends] = [branches.len(), words.len(), ends.len()].map(short);
        self.nodes.push(Node { next, branches, words, ends });
    }

    /// Whether a phrase may end at a node, or go on before `end` with the word `at`; cheap, and
    /// wrong of some that do not.
    #[inline]
    pub(super) fn leads_on(&self, node: usize, text: &Text<'_>, at: usize, end: usize) -> bool {
        let next = self.nodes[node].next;
        let word = || text.words.get(at).filter(|_| at < end);
        next == ALL || word().is_some_and(|word| next & signs(word.id, word.shape) != 0)
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
        let begins_so = word.id.is_some_and(|id| self.opens(id));
        begins_so && self.may_go_on(word, text, at + 1, end)
            || word.shape == Shape::Number && self.begins_anything(DIGITS)
            || self.begins_anything(ANY)
    }

    #[inline]
    fn opens(&self, word: WordId) -> bool {
        let bits = self.openers.get(word.index() / 64);
        bits.is_some_and(|bits| bits >> (word.index() % 64) & 1 == 1)
    }

    /// Whether a phrase that begins with `word` may go on with the one at `next`.
    fn may_go_on(&self, word: &Word, text: &Text<'_>, next: usize, end: usize) -> bool {
        let first = word.id.and_then(|id| self.first(id));
        first.is_some_and(|node| self.leads_on(node, text, next, end))
    }

    fn begins_anything(&self, node: usize) -> bool {
        self.nodes[node].branches != self.nodes[node + 1].branches
    }

    /// The nodes where phrases that may begin with this word begin.
    #[inline]
    pub(super) fn beginnings(&self, word: &Word) -> impl Iterator<Item = usize> {
        let by_word = word.id.and_then(|id| self.first(id));
        let by_digits = (word.shape == Shape::Number).then_some(DIGITS);
        let by_any = self.begins_anything(ANY).then_some(ANY);
        by_word.into_iter().chain(by_digits).chain(by_any)
    }

    /// The node where phrases begin with this word.
    fn first(&self, word: WordId) -> Option<usize> {
        let node = self.by_word.get(word.index()).copied();
        node.filter(|node| *node != NOWHERE).map(|node| node as usize)
    }
}

fn short(number: usize) -> u32 {
    u32::try_from(number).expect("a table has fewer phrases")
}
