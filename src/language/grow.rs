use super::Words;
use super::distance::Distances;
use super::phrase::{Part, Phrase, Sort};
use super::tree::{ALL, ANY, Branch, DIGIT, DIGITS, End, signs};
use crate::text::{Shape, WordId};

/// A tree of phrases while it grows.
pub(super) struct Sprout {
    pub(super) nodes: Vec<Bud>,
    /// By the number of a word: the node where phrases that may begin with it begin, if any do.
    pub(super) by_word: Vec<Option<usize>>,
}

/// Where some beginnings of phrases meet.
#[derive(Default)]
pub(super) struct Bud {
    /// Once the tree is grown, only those that are no words.
    pub(super) branches: Vec<Branch>,
    /// Words, sorted, and the nodes that they lead to.
    pub(super) words: Vec<(WordId, usize)>,
    pub(super) ends: Vec<End>,
    /// A sum of the signs of what may stand next; `ALL` where a phrase ends.
    pub(super) next: u64,
}

impl Bud {
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
}

impl Sprout {
    pub(super) fn of<'p>(
        phrases: impl Iterator<Item = &'p Phrase>,
        words: &Words,
        numbers: Distances,
    ) -> Sprout {
        let by_word = vec![None; words.len()];
        let mut sprout = Sprout { nodes: vec![Bud::default(), Bud::default()], by_word };
        for (row, phrase) in phrases.enumerate() {
            sprout.grow(ANY, &phrase.0, row, &mut Vec::new());
        }
        sprout.see_ahead(words, numbers);
        for branch in std::mem::take(&mut sprout.nodes[ANY].branches) {
            sprout.begin(branch, words, numbers);
        }
        sprout.nodes.iter_mut().for_each(Bud::settle);
        sprout
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
        self.nodes.push(Bud::default());
        self.nodes[node].branches.push(Branch { sort: sort.clone(), to });
        to
    }

    /// Notes at each node what may stand next.
    fn see_ahead(&mut self, words: &Words, numbers: Distances) {
        let mut known: Vec<(Sort, u64)> = Vec::new(); // classes are large, and stand in many rows
        for node in &mut self.nodes {
            let ends = if node.ends.is_empty() { 0 } else { ALL };
            node.next = node.branches.iter().fold(ends, |next, Branch { sort, .. }| {
                let seen = known.iter().find(|(known, _)| known == sort).map(|&(_, signs)| signs);
                next | seen.unwrap_or_else(|| {
                    let signs = signs_of(sort, &openers(sort, words, numbers));
                    if !matches!(sort, Sort::Words(_)) {
                        known.push((sort.clone(), signs));
                    }
                    signs
                })
            });
        }
    }

    /// Hangs a first branch at the nodes of all that it may begin with.
    fn begin(&mut self, branch: Branch, words: &Words, numbers: Distances) {
        let mut openers = openers(&branch.sort, words, numbers);
        openers.sort_unstable_by_key(|word| word.index());
        openers.dedup();
        let is_word = matches!(branch.sort, Sort::Words(_) | Sort::Class(_));
        let next = if is_word { self.nodes[branch.to].next } else { ALL };
        for word in openers {
            let node = self.first(word);
            let sort = match &branch.sort {
                Sort::Words(_) => Sort::Words(vec![word]),
                sort => sort.clone(),
            };
            self.nodes[node].next |= next;
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
            self.nodes.push(Bud::default());
            self.nodes.len() - 1
        })
    }
}

/// The words that may stand first in such a part, beside those that begin with a digit.
fn openers(sort: &Sort, words: &Words, numbers: Distances) -> Vec<WordId> {
    match sort {
        Sort::Words(choice) => choice.clone(),
        Sort::Class(class) => words.of(*class).collect(),
        Sort::Number(_) => numbers.figures().openers(words).collect(),
        Sort::Distance => numbers.openers(words).collect(),
        Sort::Gap(_) => Vec::new(),
    }
}

/// The signs of all that may stand first in a part that may begin with these words.
fn signs_of(sort: &Sort, openers: &[WordId]) -> u64 {
    let words = openers.iter().fold(0, |all, &word| all | signs(Some(word), Shape::Lower));
    match sort {
        Sort::Words(_) | Sort::Class(_) => words,
        Sort::Number(_) | Sort::Distance => words | DIGIT,
        Sort::Gap(_) => ALL,
    }
}
