use super::people::People;
use super::phrases::Item;
use super::{Told, is, value};
use crate::extract::Story;

/// Words between "including" and the part that it opens.
const MOST_BETWEEN: usize = 3;

/// Words between "according" and the end of who tells it: "according to Goma police *Sgt. Okello*".
const SOURCE_REACH: usize = 7;

/// The people and the harm that a clause tells of, and who is told in one breath.
pub(super) struct Lists<'r, 'l, 's> {
    story: &'r Story<'l, 's>,
    pub(super) items: Vec<Item>,
    /// For each item: the first of the list it belongs to, "a man, a woman and a child".
    pub(super) of: Vec<usize>,
    /// For each item: whether it is a part of one told before or behind.
    pub(super) parts: Vec<bool>,
}

impl<'r, 'l, 's> Lists<'r, 'l, 's> {
    pub(super) fn new(story: &'r Story<'l, 's>, items: Vec<Item>) -> Self {
        let (of, parts) = ((0..items.len()).collect(), vec![false; items.len()]);
        let mut lists = Lists { story, items, of, parts };
        for at in 1..lists.items.len() {
            if lists.joins(at) {
                lists.of[at] = lists.of[at - 1];
                lists.count_spouse(at);
            }
        }
        for at in 0..lists.items.len() {
            lists.mark_part(at);
            lists.mark_share(at);
        }
        lists
    }

    /// Whether the people at `at` go on with the list of those before: ", two civilians and".
    fn joins(&self, at: usize) -> bool {
        let (Item::People(before), Item::People(people)) = (&self.items[at - 1], &self.items[at])
        else {
            return false;
        };
        if people.partitive || self.speaks(before) || self.speaks(people) {
            return false;
        }
        let text = self.story.text;
        let gap = text.gap_after(before.words.end - 1).trim_start_matches(')');
        match people.words.start - before.words.end {
            0 => gap == ", " || gap == "; " && before.named,
            1 => {
                is(self.story, "number_join", before.words.end)
                    && (gap == " " || gap.starts_with([',', ';']))
                    && text.gap_after(before.words.end) == " "
            }
            _ => false,
        }
    }

    /// Whether these people only tell what happened: "Sgt. Okello said", "according to Okello".
    fn speaks(&self, people: &People) -> bool {
        let text = self.story.text;
        let said = is(self.story, "speech", people.words.end)
            && text.gap_after(people.words.end - 1) == " "
            && people.named;
        let before = (people.words.start.saturating_sub(SOURCE_REACH)..people.words.start).rev();
        let mut before = before.take_while(|&at| !text.gap_after(at).contains([',', '.', ';']));
        said || before.any(|at| is(self.story, "source_link", at))
    }

    /// Counts one told without an article beside one told with it: "a husband and *wife*".
    fn count_spouse(&mut self, at: usize) {
        let single = self.people(at - 1).is_some_and(|people| people.told == Told::Single);
        let story = self.story;
        if let Item::People(people) = &mut self.items[at]
            && single
            && people.told == Told::Uncounted
            && value(story, "person", people.words.end - 1) == Some(1)
        {
            people.told = Told::Single;
            people.noun = people.words.clone();
        }
    }

    /// Marks the people that the part at `at` tells of: those behind it, "including five women",
    /// or, where none stand there, those before, "five women among them".
    fn mark_part(&mut self, at: usize) {
        let Item::Part(words) = &self.items[at] else { return };
        let (words, next) = (words.clone(), at + 1);
        let behind = |people: &People| people.words.start.saturating_sub(words.end) <= MOST_BETWEEN;
        let before = |people: &People| words.start.saturating_sub(people.words.end) < MOST_BETWEEN;
        if self.people(next).is_some_and(behind) {
            let list = self.of[next];
            let rest = next..self.items.len();
            for other in rest.take_while(|&other| self.of[other] == list) {
                self.parts[other] = true;
            }
        } else if let Some(last) = at.checked_sub(1)
            && self.people(last).is_some_and(before)
        {
            self.parts[last] = true;
        }
    }

    /// Marks "ten of them children": both.
    fn mark_share(&mut self, at: usize) {
        let of_them = self.people(at).filter(|people| people.partitive);
        let Some(end) = of_them.map(|people| people.words.end) else { return };
        if self.people(at + 1).is_some_and(|next| next.words.start == end) {
            self.parts[at] = true;
            self.parts[at + 1] = true;
        }
    }

    /// The people at `at`.
    pub(super) fn people(&self, at: usize) -> Option<&People> {
        match self.items.get(at)? {
            Item::People(people) => Some(people),
            _ => None,
        }
    }

    /// The people of a list without those who are told twice: "Jan Okello, a teacher," is one,
    /// and "three people, a woman and her two sons," are three.
    pub(super) fn without_asides(&self, list: &[usize]) -> Vec<usize> {
        let people = |at: usize| self.people(at);
        let counts: Vec<u32> =
            list.iter().map(|&at| people(at).map_or(0, |people| people.count.best)).collect();
        let comma = |at: usize| {
            people(at).zip(people(at + 1)).is_some_and(|(a, b)| a.words.end == b.words.start)
        };
        if let [whole, parts @ ..] = &counts[..]
            && *whole > 1
            && comma(list[0])
            && *whole == parts.iter().sum::<u32>()
        {
            return list[..1].to_vec();
        }
        let mut kept: Vec<usize> = Vec::new();
        for &at in list {
            let again = kept.last().is_some_and(|&before| {
                let (Some(a), Some(b)) = (people(before), people(at)) else { return false };
                let comma = a.words.end == b.words.start;
                let one = a.count.best == 1 && b.count.best == 1;
                // "the victim, a boy", and "a student, a juvenile, was shot"
                let closed = || self.story.text.gap_after(b.words.end - 1).starts_with(',');
                let described = list.len() == 2
                    && b.told == Told::Single
                    && (a.told <= Told::Someone || a.told == Told::Single && closed());
                comma && one && at == before + 1 && (a.named != b.named || described)
            });
            let fuller = |&before: &usize| {
                people(before).zip(people(at)).is_some_and(|(a, b)| a.told < b.told)
            };
            if !again {
                kept.push(at);
            } else if let Some(last) = kept.last_mut().filter(|last| fuller(last)) {
                *last = at;
            }
        }
        kept
    }
}
