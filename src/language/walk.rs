use super::Language;
use super::number::Figure;
use super::phrase::{Slot, Sort};
use super::tree::{Branch, End, Tree};
use crate::text::{Text, Word};

/// How far phrases have been followed, and what was met on the way.
#[derive(Clone, Copy, Debug)]
struct Reached<'m> {
    /// Behind the last word taken.
    end: usize,
    /// Whether the number, if any, was said as a figure.
    stated: bool,
    met: Option<&'m Met<'m>>,
}

/// What was met on the way, the last first: a chain on the stack, for most ways lead nowhere.
#[derive(Clone, Copy, Debug)]
struct Met<'m> {
    what: What,
    before: Option<&'m Met<'m>>,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Slot(Slot),
    /// A gap of so many words.
    Gap(usize),
}

impl Reached<'_> {
    /// All that was met, the first first.
    fn met(self) -> Vec<What> {
        let mut met: Vec<_> =
            std::iter::successors(self.met, |met| met.before).map(|met| met.what).collect();
        met.reverse();
        met
    }
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
        Walk { tree, text, end, language, from: 0, figure: None, hits: Vec::new() }
    }

    /// The phrases that begin at `word`, which stands at `at`, each row once.
    pub(super) fn from(mut self, at: usize, word: &Word) -> Vec<Hit> {
        self.from = at;
        for node in self.tree.beginnings(word) {
            self.node(node, Reached { end: at, stated: true, met: None });
        }
        self.hits
    }

    fn follow(&mut self, branch: &Branch, reached: Reached<'_>) {
        match branch.sort {
            Sort::Gap(most) => {
                for end in reached.end..=self.end.min(reached.end + most) {
                    if self.leads_on(branch.to, end) {
                        let gap = Met { what: What::Gap(end - reached.end), before: reached.met };
                        self.node(branch.to, Reached { end, met: Some(&gap), ..reached });
                    }
                }
            }
            Sort::Class(_) if !self.leads_on(branch.to, reached.end + 1) => {}
            _ => {
                if let Some((slot, end, stated)) = self.take(&branch.sort, reached) {
                    let slot = Met { what: What::Slot(slot), before: reached.met };
                    self.node(branch.to, Reached { end, stated, met: Some(&slot) });
                }
            }
        }
    }

    fn node(&mut self, node: usize, reached: Reached<'_>) {
        let tree = self.tree;
        for end in tree.ends(node) {
            self.hit(end, reached);
        }
        if reached.end < self.end
            && let Some(word) = self.text.id(reached.end)
        {
            let end = reached.end + 1;
            for to in tree.behind(node, word) {
                if self.leads_on(to, end) {
                    self.node(to, Reached { end, ..reached });
                }
            }
        }
        for branch in tree.branches(node) {
            self.follow(branch, reached);
        }
    }

    /// Whether anything may come of a node that is reached here.
    #[inline]
    fn leads_on(&self, node: usize, end: usize) -> bool {
        self.tree.leads_on(node, self.text, end, self.end)
    }

    /// Notes a phrase that has come to its end, unless its row was found by better choices.
    fn hit(&mut self, ends: &End, reached: Reached<'_>) {
        let end = self.end.min(reached.end + ends.gap);
        if end <= self.from {
            return;
        }
        let met = reached.met();
        let mut gaps = met.iter().filter_map(|what| match what {
            What::Gap(gap) => Some(*gap),
            What::Slot(_) => None,
        });
        let choice = |choice: &Option<bool>| choice.map_or_else(|| gaps.next(), |o| Some(o.into()));
        let choices: Vec<usize> = ends.left_out.iter().filter_map(choice).collect();
        let known = self.hits.iter().position(|hit| hit.row == ends.row);
        if known.is_some_and(|known| self.hits[known].choices <= choices) {
            return;
        }
        let slots = met.into_iter().filter_map(|what| match what {
            What::Slot(slot) => Some(slot),
            What::Gap(_) => None,
        });
        let slots = slots.collect();
        let hit = Hit { row: ends.row, end, stated: reached.stated, slots, choices };
        match known {
            Some(known) => self.hits[known] = hit,
            None => self.hits.push(hit),
        }
    }

    /// The slot that a part fills, the word behind it, and whether the number so far was said as a
    /// figure.
    fn take(&mut self, sort: &Sort, reached: Reached<'_>) -> Option<(Slot, usize, bool)> {
        let Reached { end: at, stated, .. } = reached;
        if at >= self.end {
            return None;
        }
        let (slot, end, stated) = match sort {
            Sort::Class(class) => {
                let words = &self.language.words;
                let value = words.value_at(*class, self.text, at)?;
                ((words.name(*class), value, at), at + 1, stated)
            }
            Sort::Number(least) => {
                let figure = self.figure(at).filter(|figure| figure.value >= *least)?;
                (("n", figure.value.into(), at), at + figure.words, figure.stated)
            }
            Sort::Distance => {
                let Language { distances, words, .. } = self.language;
                let distance = distances.at(self.text, at, words)?;
                let slot = ("distance", distance.metres.into(), at);
                (slot, at + distance.words, stated && distance.stated)
            }
            Sort::Words(_) | Sort::Gap(_) => return None, // `node` and `follow` go on with these
        };
        (end <= self.end).then_some((slot, end, stated))
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

#[cfg(test)]
mod tests {
    use super::super::rows::{Tables, language};
    use crate::text::Text;

    #[test]
    fn the_longest_phrase_wins_and_of_equals_the_first_row() {
        const HEAD: &str = "heading";
        let language = language(&Tables {
            code: "xx",
            words: "class\tword\tvalue\nnumber\ttwo\t2\ncolour\tred\t7",
            when: HEAD,
            cues: HEAD,
            tolls: HEAD,
            actors: "heading\n\
                big? {colour} car\tA\t\t\tgroup\t\n\
                red\tB\t\t\tgroup\t\n\
                red ..2 car\tC\t\t\tgroup\t\n\
                car|van {n}\tD\t\t\tgroup\t\n\
                old ..2\tE\t\t\tgroup\t",
            realis: HEAD,
            forms: HEAD,
            relations: HEAD,
            furniture: HEAD,
            topics: HEAD,
        });
        for (said, want) in [
            ("red car", Some(("A", 2, Some(7)))),
            ("big red car", Some(("A", 3, Some(7)))),
            ("red old car", Some(("C", 3, None))),
            ("red old slow car", Some(("C", 4, None))),
            ("red and old and slow car", Some(("B", 1, None))),
            ("van two", Some(("D", 2, Some(2)))),
            ("car 12", Some(("D", 2, Some(12)))),
            ("old and slow and red", Some(("E", 3, None))),
            ("big car", None),
            ("van", None),
            ("", None),
        ] {
            let text = Text::of(said, &language);
            let got = language.actors.at(&text, 0, text.words.len(), &language);
            let got = got.map(|(row, hit)| {
                let slot = hit.slots.first().map(|slot| slot.1);
                (row.name, hit.words.end, slot)
            });
            assert_eq!(got, want, "{said}");
        }
    }
}
