use super::tags::Tag;

/// The elements that are open, the innermost last.
pub(super) struct Open {
    all: Vec<Element>,
    counts: [u32; Tag::COUNT],
}

/// An element that is open.
pub(super) struct Element {
    pub(super) tag: Tag,
    /// Tells elements apart that have no tag of their own.
    pub(super) name: u64,
    /// The innermost element around it that stands on lines of its own, or itself.
    pub(super) node: usize,
    pub(super) is_furniture: bool,
    pub(super) is_caption: bool,
}

impl Default for Open {
    fn default() -> Open {
        Open { all: Vec::new(), counts: [0; Tag::COUNT] }
    }
}

impl Open {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn innermost(&self) -> Option<&Element> {
        self.all.last()
    }

    /// The innermost element that stands on lines of its own; 0 is the page.
    pub(super) fn node(&self) -> usize {
        self.innermost().map_or(0, |element| element.node)
    }

    pub(super) fn holds(&self, tag: Tag) -> bool {
        self.counts[tag as usize] > 0
    }

    pub(super) fn push(&mut self, element: Element) {
        self.counts[element.tag as usize] += 1;
        self.all.push(element);
    }

    pub(super) fn pop(&mut self) -> Option<Element> {
        let element = self.all.pop()?;
        self.counts[element.tag as usize] -= 1;
        Some(element)
    }

    /// Which element an end tag closes, with all inside; `None` for a stray one.
    pub(super) fn ended_by(&self, tag: Tag, name: u64) -> Option<usize> {
        /// So many elements within a line are looked through for the one that ends; real pages
        /// have three or four.
        const REACH: usize = 64;
        if !self.holds(tag) || tag == Tag::Page {
            return None;
        }
        if tag.is_block() || tag == Tag::Skipped {
            return self.all.iter().rposition(|element| element.tag == tag);
        }
        let is_same =
            |element: &Element| element.tag == tag && (tag != Tag::Other || element.name == name);
        let reach = self.all.len().saturating_sub(REACH);
        let at = reach + self.all[reach..].iter().rposition(is_same)?;
        let crosses = self.all[at + 1..].iter().any(|inner| inner.tag.is_block());
        (!crosses || tag == Tag::Script || tag == Tag::Title).then_some(at)
    }
}
