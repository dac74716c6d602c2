use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, Tokenizer};

use super::blocks::{Block, Blocks, Node};
use super::furniture::Part;
use super::head::Head;
use super::open::{Element, Open};
use super::start::Start;
use super::tags::Tag;
use crate::text::hash64;

/// Goes through a page once. Elements are never nested in the program's own stack, and each is
/// closed at most once, so that time grows with the page, however deep it is.
pub(super) fn seen(page: &str) -> (Blocks, Head) {
    let mut sight = Sight::default();
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

#[derive(Default)]
struct Sight {
    blocks: Blocks,
    head: Head,
    open: Open,
    /// How many elements were open when one began that is no part of any story.
    skipped_from: Option<usize>,
    start: Start,
    /// How much of the block being read leads elsewhere.
    linked: usize,
    is_timed: bool,
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
            if self.is_story() {
                self.blocks.end_line();
            }
            return;
        }
        if tag.is_void() {
            return self.space();
        }
        let inherited = self.inherited();
        let whole = matches!(tag, Tag::Page | Tag::Article | Tag::Main);
        let is_furniture = inherited.0 || (part == Some(Part::Furniture) && !whole);
        let is_caption = inherited.1 || part == Some(Part::Caption) || tag == Tag::Caption;
        let is_block = tag.is_block() || (is_caption && !inherited.1);
        if is_block {
            self.block_starts(tag);
        }
        let node =
            if is_block { self.node(tag, part == Some(Part::Body)) } else { self.open.node() };
        let unread = tag == Tag::Skipped || tag == Tag::Script || (is_hidden && !whole);
        let unread = unread || tag == Tag::Title || (is_furniture && !inherited.0 && !is_block);
        if unread && self.skipped_from.is_none() {
            if !tag.is_block() && tag == Tag::Skipped {
                self.space();
            }
            self.skipped_from = Some(self.open.len());
        }
        self.open.push(Element { tag, name, node, is_furniture, is_caption });
    }

    /// Whether what comes now may be part of a story.
    fn is_story(&self) -> bool {
        self.skipped_from.is_none()
    }

    /// Whether what comes now stands in furniture, and whether in a caption.
    fn inherited(&self) -> (bool, bool) {
        let around = self.open.innermost();
        around.map_or((false, false), |around| (around.is_furniture, around.is_caption))
    }

    /// Ends the block before, and the elements that a block ends.
    fn block_starts(&mut self, tag: Tag) {
        self.flush();
        loop {
            let node = self.blocks.nodes[self.open.node()];
            if self.open.node() == 0 || !node.tag.ends_before(tag) {
                break;
            }
            self.cut(node.at);
        }
    }

    fn node(&mut self, tag: Tag, is_body: bool) -> usize {
        let (first, at) = (self.blocks.all.len(), self.open.len());
        let node = Node { parent: self.open.node(), tag, is_body, first, last: first, at };
        self.blocks.nodes.push(node);
        self.blocks.nodes.len() - 1
    }

    fn ended(&mut self, tag: Tag, name: u64) {
        self.head.ended(tag);
        if let Some(at) = self.open.ended_by(tag, name) {
            let node = self.open.node();
            if node != 0 && self.blocks.nodes[node].at >= at {
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
        let grown = self.blocks.add(words, self.open.holds(Tag::Preformatted));
        if self.open.holds(Tag::Link) {
            self.linked += grown;
        }
    }

    fn space(&mut self) {
        if self.is_story() {
            self.blocks.add(" ", false);
        }
    }

    /// Ends the block being read.
    fn flush(&mut self) {
        let place = self.blocks.end_block();
        let linked = std::mem::take(&mut self.linked);
        let is_timed = std::mem::take(&mut self.is_timed);
        self.head.block(|tag| self.open.holds(tag), self.blocks.said(&place));
        if !place.is_empty() {
            let (is_furniture, is_caption) = self.inherited();
            let node = self.open.node();
            let block = Block { place, node, linked, is_furniture, is_caption, is_timed };
            self.blocks.all.push(block);
        }
    }
}

/// Names of elements are compared as numbers.
fn hash(name: &[u8]) -> u64 {
    hash64(name.iter().copied())
}
