use std::ops::Range;

use super::tags::Tag;
use super::words::append;

/// What stands on a page.
pub(super) struct Blocks {
    /// All text, block by block.
    text: String,
    pub(super) all: Vec<Block>,
    /// The first is the page itself; parents stand before their children.
    pub(super) nodes: Vec<Node>,
    /// Where the block being read begins.
    start: usize,
}

/// A stretch of text that stands on lines of its own.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) place: Range<usize>,
    /// The element right around it.
    pub(super) node: usize,
    /// How many bytes of it lead elsewhere.
    pub(super) linked: usize,
    pub(super) is_furniture: bool,
    pub(super) is_caption: bool,
    /// Whether it states a time as machines read it.
    pub(super) is_timed: bool,
}

/// An element that stands on lines of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) parent: usize,
    pub(super) tag: Tag,
    /// Whether its name says that it is the story.
    pub(super) is_body: bool,
    /// The blocks inside: the first, and the one behind the last.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Where it stands among the open elements.
    pub(super) at: usize,
}

impl Block {
    pub(super) fn len(&self) -> usize {
        self.place.len()
    }
}

impl Default for Blocks {
    /// A page of nothing.
    fn default() -> Blocks {
        let page = Node { parent: 0, tag: Tag::Page, is_body: false, first: 0, last: 0, at: 0 };
        Blocks { text: String::new(), all: Vec::new(), nodes: vec![page], start: 0 }
    }
}

impl Blocks {
    pub(super) fn text(&self, block: &Block) -> &str {
        self.said(&block.place)
    }

    pub(super) fn said(&self, place: &Range<usize>) -> &str {
        &self.text[place.clone()]
    }

    /// Adds words to the block being read; gives by how many bytes it grows.
    pub(super) fn add(&mut self, words: &str, is_kept: bool) -> usize {
        let before = self.text.len();
        append(&mut self.text, self.start, words, is_kept);
        self.text.len() - before
    }

    /// Ends a line within the block being read, unless nothing stands in it yet.
    pub(super) fn end_line(&mut self) {
        if self.text.len() > self.start {
            let bare = self.text.trim_end_matches(' ').len().max(self.start);
            self.text.truncate(bare);
            self.text.push('\n');
        }
    }

    /// Ends the block being read; gives where it stands, without blanks around it.
    pub(super) fn end_block(&mut self) -> Range<usize> {
        let said = &self.text[self.start..];
        let start = self.start + said.len() - said.trim_start().len();
        let end = start + said.trim().len();
        self.start = self.text.len();
        start..end
    }
}
