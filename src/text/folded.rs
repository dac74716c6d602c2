use std::num::NonZeroU32;
use std::ops::Deref;

use crate::model::Span;

/// A word's number in the tables of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WordId(NonZeroU32);

impl WordId {
    /// # Panics
    ///
    /// If there are more than 4 billion words.
    pub fn new(index: usize) -> WordId {
        let number = u32::try_from(index + 1).ok().and_then(NonZeroU32::new);
        WordId(number.expect("a language's tables know fewer words"))
    }

    /// Counted from 0.
    #[inline]
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A word as it is looked up, with its number if its language knows it. Most who ask for a word
/// compare its number alone, so what it says is cut out only for those who ask for that.
#[derive(Clone, Copy, Debug)]
pub struct Folded<'t> {
    /// Where it stands among others.
    arena: &'t str,
    span: Span,
    /// Its number.
    pub id: Option<WordId>,
}

impl<'t> Folded<'t> {
    /// The word that stands in `arena` at `span`.
    pub(super) fn new(arena: &'t str, span: Span, id: Option<WordId>) -> Folded<'t> {
        Folded { arena, span, id }
    }

    /// A word that stands alone, and is folded.
    ///
    /// ```
    /// use dateline::text::Folded;
    ///
    /// assert_eq!(Folded::alone("kabul", None).said(), "kabul");
    /// ```
    pub fn alone(word: &'t str, id: Option<WordId>) -> Folded<'t> {
        Folded { arena: word, span: Span::new(0, word.len()), id }
    }

    /// "kabul" for "Kābul".
    pub fn said(self) -> &'t str {
        self.span.of(self.arena)
    }
}

impl Deref for Folded<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.said()
    }
}

impl PartialEq<&str> for Folded<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.said() == *other
    }
}
