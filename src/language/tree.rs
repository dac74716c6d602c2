use super::Words;
use super::distance::Distances;
use super::phrase::{Part, Phrase, Sort};
use crate::text::{Shape, Word, WordId};

/// The phrases of a table, grown together: those that begin alike share a stem, so that a word
/// that goes on with none of them ends them all at once.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// By the number of a word: the node where phrases that may begin with it begin, if any do. A
    /// first node for all words would have dozens of branches to try at each: 10 % more work in a
    /// whole run.
    by_word: Vec<Option<usize>>,
    /// A bit for each of these words that begins something: asked at every word of a text.
    openers: Vec<u64>,
}

/// The node where phrases that may begin with any word begin.
const ANY: usize = 0;

/// The node where phrases that may begin with digits begin.
const DIGITS: usize = 1;

/// Words among which one is found sooner by looking at each than by halving: nearly all nodes have
/// no more.
const FEW: usize = 8;

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
        let before = |(known, _): &(WordId, usize)| known.index() < word.index();
        let first = match &self.words[..] {
            few if few.len() <= FEW => few.iter().take_while(|known| before(known)).count(),
            many => many.partition_point(before),
        };
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
            nodes: vec![Node::default(), Node::default()],
            by_word: vec![None; words.len()],
            openers: vec![0; words.len().div_ceil(64)],
        };
        for (row, phrase) in phrases.enumerate() {
            tree.grow(ANY, &phrase.0, row, &mut Vec::new());
        }
        for branch in std::mem::take(&mut tree.nodes[ANY].branches) {
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

    /// Hangs a first branch at the nodes of all that it may begin with.
    fn begin(&mut self, branch: Branch, words: &Words, numbers: Distances) {
        let mut openers: Vec<WordId> = match &branch.sort {
            Sort::Words(choice) => choice.clone(),
            Sort::Class(class) => words.of(*class).collect(),
            Sort::Number(_) => numbers.figures().openers(words).collect(),
            Sort::Distance => numbers.openers(words).collect(),
            Sort::Gap(_) => Vec::new(),
        };
        openers.sort_unstable_by_key(|word| word.index());
        openers.dedup();
        for word in openers {
            self.openers[word.index() / 64] |= 1 << (word.index() % 64);
            let node = self.first(word);
            let sort = match &branch.sort {
                Sort::Words(_) => Sort::Words(vec![word]),
                sort => sort.clone(),
            };
            self.nodes[node].branches.push(Branch { sort, ..branch });
        }
        match branch.sort {
            Sort::Number(_) | Sort::Distance => self.nodes[DIGITS].branches.push(branch),
            Sort::Gap(_) => self.nodes[ANY].branches.push(branch),
            Sort::Words(_) | Sort::Class(_) => {}
        }
    }

    /// The node where phrases begin with this word, a new one if there was none.
    fn first(&mut self, word: WordId) -> usize {
        *self.by_word[word.index()].get_or_insert_with(|| {
            self.nodes.push(Node::default());
            self.nodes.len() - 1
        })
    }

    /// Whether a phrase may begin with this word; cheap.
    #[inline]
    pub(super) fn may_begin(&self, word: &Word) -> bool {
        let opens = |id: WordId| {
            let bits = self.openers.get(id.index() / 64);
            bits.is_some_and(|bits| bits >> (id.index() % 64) & 1 == 1)
        };
        word.id.is_some_and(opens)
            || word.shape == Shape::Number && !self.nodes[DIGITS].branches.is_empty()
            || !self.nodes[ANY].branches.is_empty()
    }

    /// The nodes where phrases that may begin with this word begin.
    pub(super) fn beginnings(&self, word: &Word) -> impl Iterator<Item = usize> {
        let by_word = word.id.and_then(|id| *self.by_word.get(id.index())?);
        let by_digits = (word.shape == Shape::Number).then_some(DIGITS);
        let by_any = (!self.nodes[ANY].branches.is_empty()).then_some(ANY);
        by_word.into_iter().chain(by_digits).chain(by_any)
    }
}
