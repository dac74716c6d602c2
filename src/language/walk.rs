use super::Language;
use super::number::Figure;
use super::phrase::{Slot, Sort};
use super::tree::{Branch, End, Tree};
use crate::text::{Text, Word};

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
        for node in self.tree.beginnings(word) {
            self.node(node, Reached { end: at, stated: true });
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
            Sort::Words(_) | Sort::Gap(_) => None, // `node` and `follow` go on with these
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
