use super::Words;
use super::distance::Distances;
use super::phrase::{Part, Phrase, Sort};
use super::signs::{Ahead, Signs};
use super::tree::{ANY, Branch, DIGITS, End};
use crate::text::WordId;

/// A tree of phrases while it grows.
pub(super) struct Sprout {
    pub(super) nodes: Vec<Bud>,
    /// By the number of a word: the beginning of phrases that may begin with it, if any do.
    pub(super) by_word: Vec<Option<usize>>,
    /// Where phrases begin, and what must stand behind their first word.
    pub(super) firsts: Vec<(usize, Ahead)>,
    /// What must stand behind digits, if phrases may begin with them.
    pub(super) digits: Option<Ahead>,
}

/// Where some beginnings of phrases meet.
pub(super) struct Bud {
    /// Once the tree is grown, only those that are no words.
    pub(super) branches: Vec<Branch>,
    /// Words, sorted, and the nodes that they lead to.
    pub(super) words: Vec<(WordId, usize)>,
    pub(super) ends: Vec<End>,
    /// Whether a phrase ends here, or goes on with a gap.
    pub(super) any: bool,
    /// What may stand next.
    pub(super) next: Signs,
}

impl Bud {
    fn new() -> Bud {
        let (branches, words, ends) = (Vec::new(), Vec::new(), Vec::new());
        Bud { branches, words, ends, any: false, next: Signs::NONE }
    }

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
        let nodes = vec![Bud::new(), Bud::new()];
        let mut sprout = Sprout { nodes, by_word, firsts: Vec::new(), digits: None };
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
        self.nodes.push(Bud::new());
        self.nodes[node].branches.push(Branch { sort: sort.clone(), to });
        to
    }

    /// Notes at each node what may stand next.
    fn see_ahead(&mut self, words: &Words, numbers: Distances) {
        let mut known: Vec<(Sort, Signs)> = Vec::new(); // classes are large, and stand in many rows
        for node in &mut self.nodes {
            node.any = !node.ends.is_empty();
            for Branch { sort, .. } in &node.branches {
                if matches!(sort, Sort::Gap(_)) {
                    node.any = true;
                    continue;
                }
                let seen = known.iter().find(|(known, _)| known == sort).map(|&(_, signs)| signs);
                node.next.join(seen.unwrap_or_else(|| {
                    let signs = signs_of(sort, &openers(sort, words, numbers));
                    if !matches!(sort, Sort::Words(_)) {
                        known.push((sort.clone(), signs));
                    }
                    signs
                }));
            }
        }
    }

    /// What must stand behind a first part that leads to this node.
    fn ahead(&self, node: usize) -> Ahead {
        let Bud { branches, ends, next, .. } = &self.nodes[node];
        let mut ahead = Ahead { any: !ends.is_empty(), next: *next, ..Ahead::NOTHING };
        for branch in branches {
            if let Sort::Gap(most) = branch.sort {
                let behind = &self.nodes[branch.to];
                ahead.any |= behind.any;
                ahead.soon.join(behind.next);
                ahead.reach = ahead.reach.max(most);
            }
        }
        ahead
    }

    /// Hangs a first branch at the nodes of all that it may begin with.
    fn begin(&mut self, branch: Branch, words: &Words, numbers: Distances) {
        let mut openers = openers(&branch.sort, words, numbers);
        openers.sort_unstable_by_key(|word| word.index());
        openers.dedup();
        let mut ahead = self.ahead(branch.to);
        ahead.next.join(goes_on(&branch.sort, words, numbers));
        for word in openers {
            let (node, behind) = self.first(word);
            behind.join(&ahead);
            let node = *node;
            let sort = match &branch.sort {
                Sort::Words(_) => Sort::Words(vec![word]),
                sort => sort.clone(),
            };
            self.nodes[node].branches.push(Branch { sort, ..branch });
        }
        match branch.sort {
            Sort::Number(_) | Sort::Distance => {
                self.digits.get_or_insert(Ahead::NOTHING).join(&ahead);
                self.nodes[DIGITS].branches.push(branch);
            }
            Sort::Gap(_) => self.nodes[ANY].branches.push(branch),
            Sort::Words(_) | Sort::Class(_) => {}
        }
    }

    /// The beginning of phrases with this word, a new one if there was none.
    fn first(&mut self, word: WordId) -> &mut (usize, Ahead) {
        let Sprout { nodes, by_word, firsts, .. } = self;
        let first = *by_word[word.index()].get_or_insert_with(|| {
            nodes.push(Bud::new());
            firsts.push((nodes.len() - 1, Ahead::NOTHING));
            firsts.len() - 1
        });
        &mut firsts[first]
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
fn signs_of(sort: &Sort, openers: &[WordId]) -> Signs {
    let mut signs = Signs::NONE;
    for &word in openers {
        signs.add(word);
    }
    if matches!(sort, Sort::Number(_) | Sort::Distance) {
        signs.add_digits();
    }
    signs
}

/// The signs of all that may stand second in such a part, where it is not a single word.
fn goes_on(sort: &Sort, words: &Words, numbers: Distances) -> Signs {
    let mut signs = Signs::NONE;
    match sort {
        Sort::Words(_) | Sort::Class(_) | Sort::Gap(_) => return signs,
        Sort::Number(_) => numbers.figures().inner(words).for_each(|word| signs.add(word)),
        Sort::Distance => numbers.inner(words).for_each(|word| signs.add(word)),
    }
    signs.add_digits();
    signs
}
