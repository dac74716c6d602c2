use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, Tokenizer};

use super::furniture::Part;
use super::head::Head;
use super::start::Start;
use super::tags::Tag;
use super::words::{append, hash};

/// What stands on a page.
#[derive(Default)]
pub(super) struct Blocks {
    /// All text, block by block.
    text: String,
    pub(super) all: Vec<Block>,
    /// The first is the page itself; parents stand before their children.
    pub(super) nodes: Vec<Node>,
}

/// A stretch of text that stands on lines of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    start: usize,
    end: usize,
    /// The element right around it.
    pub(super) node: usize,
    /// How many bytes of it lead elsewhere.
    pub(super) linked: usize,
    pub(super) is_furniture: bool,
    pub(super) is_caption: bool,
    /// Whether it states a time as machines read it.
    pub(super) is_timed: bool,
}

impl Block {
    pub(super) fn len(&self) -> usize {
        self.end - self.start
    }
}

impl Blocks {
    pub(super) fn text(&self, block: &Block) -> &str {
        &self.text[block.start..block.end]
    }
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
    at: usize,
}

/// Goes through a page once. Elements are never nested in the program's own stack, and each is
/// closed at most once, so that time grows with the page, however deep it is.
pub(super) fn seen(page: &str) -> (Blocks, Head) {
    let mut sight = Sight::default();
    let root = Node { parent: 0, tag: Tag::Page, is_body: false, first: 0, last: 0, at: 0 };
    sight.blocks.nodes.push(root);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        sight.event(&event);
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(page, Quiet(emitter)).finish();
    sight.flush();
    sight.cut(0);
    sight.blocks.nodes[0].last = sight.blocks.all.len();
    (sight.blocks, sight.head)
}

/// An emitter that is not told what is wrong with a page: looking for that costs a quarter of the
/// time, and most pages are wrong.
struct Quiet<E>(E);

impl<E: Emitter> ForwardingEmitter for Quiet<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

/// The words of a fragment, without its tags, its line ends kept.
pub(in super::super) fn decoded(fragment: &str) -> String {
    let mut words = String::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        if let CallbackEvent::String { value } = event {
            words.push_str(&String::from_utf8_lossy(value));
        }
        None::<Infallible>
    });
    let Ok(()) = Tokenizer::new_with_emitter(fragment, emitter).finish();
    words
}

/// An element that is open.
struct Open {
    tag: Tag,
    /// Tells elements apart that have no tag of their own.
    name: u64,
    /// The innermost element around it that stands on lines of its own, or itself.
    node: usize,
    is_furniture: bool,
    is_caption: bool,
}

struct Sight {
    blocks: Blocks,
    head: Head,
    open: Vec<Open>,
    counts: [u32; Tag::COUNT],
    /// How many elements were open when one began that is no part of any story.
    skipped_from: Option<usize>,
    start: Start,
    /// Where the block being read begins, and how much of it leads elsewhere.
    block: usize,
    linked: usize,
    is_timed: bool,
}

impl Default for Sight {
    fn default() -> Sight {
        Sight {
            blocks: Blocks::default(),
            head: Head::default(),
            open: Vec::new(),
            counts: [0; Tag::COUNT],
            skipped_from: None,
            start: Start::default(),
            block: 0,
            linked: 0,
            is_timed: false,
        }
    }
}

impl Sight {
    fn event(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let tag = Tag::named(name);
                self.head.tag(tag);
                self.start = Start::of(tag, hash(name));
            }
            CallbackEvent::AttributeName { name } => {
                self.start.attribute(name);
                self.head.attribute(name);
            }
            CallbackEvent::AttributeValue { value } => {
                let value = String::from_utf8_lossy(value);
                self.head.value(&value);
                self.start.value(&value);
            }
            CallbackEvent::CloseStartTag { .. } => self.started(),
            CallbackEvent::EndTag { name } => self.ended(Tag::named(name), hash(name)),
            CallbackEvent::String { value } => match std::str::from_utf8(value) {
                Ok(words) => self.words(words),
                Err(_) => self.words(&String::from_utf8_lossy(value)),
            },
            _ => {}
        }
    }

    fn started(&mut self) {
        let Start { tag, name, part, is_hidden, .. } = std::mem::take(&mut self.start);
        let Some(tag) = tag else { return };
        self.head.started(self.is_story());
        self.is_timed |= tag == Tag::Time;
        if tag == Tag::Break {
            return self.line_end();
        }
        if tag.is_void() {
            return self.space();
        }
        let around = self.open.last();
        let inherited = around.map_or((false, false), |open| (open.is_furniture, open.is_caption));
        let whole = matches!(tag, Tag::Page | Tag::Article | Tag::Main);
        let is_furniture = inherited.0 || (part == Some(Part::Furniture) && !whole);
        let is_caption = inherited.1 || part == Some(Part::Caption) || tag == Tag::Caption;
        let is_block = tag.is_block() || (is_caption && !inherited.1);
        if is_block {
            self.block_starts(tag);
        }
        let node = if is_block { self.node(tag, part == Some(Part::Body)) } else { self.here() };
        let unread = tag == Tag::Skipped || tag == Tag::Script || (is_hidden && !whole);
        let unread = unread || tag == Tag::Title || (is_furniture && !inherited.0 && !is_block);
        if unread && self.skipped_from.is_none() {
            if !tag.is_block() && tag == Tag::Skipped {
                self.space();
            }
            self.skipped_from = Some(self.open.len());
        }
        self.counts[tag as usize] += 1;
        self.open.push(Open { tag, name, node, is_furniture, is_caption });
    }

    /// Whether what comes now may be part of a story.
    fn is_story(&self) -> bool {
        self.skipped_from.is_none()
    }

    fn here(&self) -> usize {
        self.open.last().map_or(0, |open| open.node)
    }

    /// Ends the block before, and the elements that a block ends.
    fn block_starts(&mut self, tag: Tag) {
        self.flush();
        loop {
            let node = self.blocks.nodes[self.here()];
            if self.here() == 0 || !node.tag.ends_before(tag) {
                break;
            }
            self.cut(node.at);
        }
    }

    fn node(&mut self, tag: Tag, is_body: bool) -> usize {
        let (first, at) = (self.blocks.all.len(), self.open.len());
        let node = Node { parent: self.here(), tag, is_body, first, last: first, at };
        self.blocks.nodes.push(node);
        self.blocks.nodes.len() - 1
    }

    fn ended(&mut self, tag: Tag, name: u64) {
        /// So many elements within a line are looked through for the one that ends; real pages
        /// have three or four.
        const REACH: usize = 64;
        self.head.ended(tag);
        if self.counts[tag as usize] == 0 || tag == Tag::Page {
            return;
        }
        let is_same = |open: &Open| open.tag == tag && (tag != Tag::Other || open.name == name);
        let found = if tag.is_block() || tag == Tag::Skipped {
            self.open.iter().rposition(|open| open.tag == tag)
        } else {
            let reach = self.open.len().saturating_sub(REACH);
            let within = self.open[reach..].iter().rposition(is_same);
            within.map(|at| at + reach).filter(|at| {
                !self.open[*at + 1..].iter().any(|inner| inner.tag.is_block())
                    || tag == Tag::Script
                    || tag == Tag::Title
            })
        };
        if let Some(at) = found {
            if self.here() != 0 && self.blocks.nodes[self.here()].at >= at {
                self.flush();
            }
            self.cut(at);
        }
    }

    /// Closes all elements from `at` on.
    fn cut(&mut self, at: usize) {
        let end = self.blocks.all.len();
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { break };
            self.counts[open.tag as usize] -= 1;
            let node = &mut self.blocks.nodes[open.node];
            if node.at == self.open.len() && open.node != 0 {
                node.last = end;
            }
        }
        if self.skipped_from.is_some_and(|from| self.open.len() <= from) {
            self.skipped_from = None;
        }
    }

    fn words(&mut self, words: &str) {
        if self.head.takes(words) || !self.is_story() {
            return;
        }
        let before = self.blocks.text.len();
        let is_kept = self.counts[Tag::Preformatted as usize] > 0;
        append(&mut self.blocks.text, self.block, words, is_kept);
        if self.counts[Tag::Link as usize] > 0 {
            self.linked += self.blocks.text.len() - before;
        }
    }

    fn space(&mut self) {
        if self.is_story() {
            append(&mut self.blocks.text, self.block, " ", false);
        }
    }

    fn line_end(&mut self) {
        let text = &mut self.blocks.text;
        if self.skipped_from.is_none() && text.len() > self.block {
            let bare = text.trim_end_matches(' ').len().max(self.block);
            text.truncate(bare);
            text.push('\n');
        }
    }

    /// Ends the block being read.
    fn flush(&mut self) {
        let said = &self.blocks.text[self.block..];
        let start = self.block + said.len() - said.trim_start().len();
        let end = start + said.trim().len();
        let linked = std::mem::take(&mut self.linked);
        let is_timed = std::mem::take(&mut self.is_timed);
        self.head.block(|tag| self.counts[tag as usize] > 0, &self.blocks.text[start..end]);
        if start < end {
            let (is_furniture, is_caption) = self
                .open
                .last()
                .map_or((false, false), |open| (open.is_furniture, open.is_caption));
            let node = self.here();
            let block = Block { start, end, node, linked, is_furniture, is_caption, is_timed };
            self.blocks.all.push(block);
        }
        self.block = self.blocks.text.len();
    }
}
