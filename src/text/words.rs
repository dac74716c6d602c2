use std::num::NonZeroU32;
use std::ops::Deref;

use super::fold::{fold_into, is_apostrophe};
use crate::model::Span;

/// A run of letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
    /// Its number in the language; `None` when the language's tables do not know it.
    pub id: Option<WordId>,
    /// Where its folded form stands in the text's arena.
    pub(super) folded: Span,
}

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

/// A word as it is looked up, with its number if its language knows it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Folded<'t> {
    /// "kabul" for "Kābul".
    pub said: &'t str,
    /// Its number.
    pub id: Option<WordId>,
}

impl Deref for Folded<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.said
    }
}

impl PartialEq<&str> for Folded<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.said == *other
    }
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// "town"
    Lower,
    /// "Kabul"
    Title,
    /// "KABUL", "U"
    Upper,
    /// "`McAllen`", "`iPhone`"
    Mixed,
    /// "2021", "3rd"
    Number,
    /// A script without case: "كابل".
    Uncased,
}

impl Shape {
    /// Whether it begins as names do.
    #[inline]
    pub fn is_capital(self) -> bool {
        matches!(self, Shape::Title | Shape::Upper | Shape::Mixed | Shape::Uncased)
    }
}

/// Runs of letters and digits. An apostrophe inside a run stays in it ("N'Djamena"), but the
/// possessive "'s" is left out; hyphens, dots and slashes part.
pub(super) fn words(text: &str, arena: &mut String) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let plain = plain_run(&bytes[at..]);
        if plain > 0 && bytes.get(at + plain).is_none_or(|next| ends_plainly(*next)) {
            words.push(plain_word(text, Span::new(at, at + plain), arena));
            at += plain; // so most words go
            continue;
        }
        let c = char_at(text, at);
        let end = if c.is_alphanumeric() { word_end(text, at) } else { at };
        if end == at {
            at += c.len_utf8(); // no letter, or one that is an apostrophe with none behind it
            continue;
        }
        words.push(word(text, Span::new(at, end), arena));
        at = behind_possessive(text, end);
    }
    words
}

/// How many ASCII letters and digits stand at the start.
fn plain_run(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(bytes.len())
}

/// Whether a word ends before this byte, which is no ASCII letter or digit: not before an
/// apostrophe, nor, perhaps, before a letter beyond ASCII.
fn ends_plainly(byte: u8) -> bool {
    byte.is_ascii() && byte != b'\'' && byte != b'`'
}

fn plain_word(text: &str, span: Span, arena: &mut String) -> Word {
    let said = span.of(text);
    let from = arena.len();
    arena.push_str(said);
    arena[from..].make_ascii_lowercase();
    let shape = plain_shape(said.as_bytes());
    Word { span, shape, id: None, folded: Span::new(from, arena.len()) }
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        if ends_plainly(byte) {
            break;
        }
        let c = char_at(text, at);
        let next = at + c.len_utf8();
        if is_apostrophe(c) {
            if is_possessive(text, next) || !starts_letter(text, next) {
                break;
            }
        } else if !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c) {
            break;
        }
        at = next;
    }
    at
}

/// Past the "'s" of a possessive that stands at `end`.
fn behind_possessive(text: &str, end: usize) -> usize {
    match text[end..].chars().next() {
        Some(c) if is_apostrophe(c) && is_possessive(text, end + c.len_utf8()) => {
            end + c.len_utf8() + 1
        }
        _ => end,
    }
}

/// Whether `at`, right behind an apostrophe, holds nothing but an "s".
fn is_possessive(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    (rest.starts_with('s') || rest.starts_with('S')) && !starts_letter(text, at + 1)
}

fn starts_letter(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(char::is_alphanumeric)
}

fn char_at(text: &str, at: usize) -> char {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        return char::from(byte);
    }
    text[at..].chars().next().expect("at lies on a character inside the text")
}

fn word(text: &str, span: Span, arena: &mut String) -> Word {
    let said = span.of(text);
    if said.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return plain_word(text, span, arena);
    }
    let from = arena.len();
    fold_into(said, arena);
    Word { span, shape: shape(said), id: None, folded: Span::new(from, arena.len()) }
}

fn shape(said: &str) -> Shape {
    let mut letters = said.chars().filter(|c| c.is_alphanumeric());
    let Some(first) = letters.next() else { return Shape::Uncased };
    let (mut upper, mut lower) = (false, false);
    for c in letters {
        upper |= c.is_uppercase();
        lower |= c.is_lowercase();
    }
    cased(first, upper, lower)
}

/// The same for ASCII letters and digits: most words, and in half the time.
fn plain_shape(said: &[u8]) -> Shape {
    let [first, rest @ ..] = said else { return Shape::Uncased };
    let upper = rest.iter().any(u8::is_ascii_uppercase);
    let lower = rest.iter().any(u8::is_ascii_lowercase);
    cased(char::from(*first), upper, lower)
}

/// The shape of a word by its first letter, and whether others are capitals or small.
#[inline]
fn cased(first: char, upper: bool, lower: bool) -> Shape {
    if first.is_numeric() {
        return Shape::Number;
    }
    match (first.is_uppercase(), first.is_lowercase(), upper, lower) {
        (true, _, false, true) => Shape::Title,
        (true, _, _, false) => Shape::Upper,
        (_, true, false, _) => Shape::Lower,
        (false, false, ..) => Shape::Uncased,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::{Shape, plain_shape, shape, words};

    #[test]
    fn possessives_and_hyphens_part_but_inner_apostrophes_do_not() {
        for (text, want) in [
            ("N'Djamena's north-east, 12 km.", "N'Djamena|north|east|12|km"),
            ("the Taliban’s U.S. talks", "the|Taliban|U|S|talks"),
            ("Shia Muslims' mosque", "Shia|Muslims|mosque"),
            ("'Abs and Sa'dah", "Abs|and|Sa'dah"),
            ("ʻOahu, Sanaʻa, xʻ ʻ ʼs", "ʻOahu|Sanaʻa|x|s"),
            ("", ""),
        ] {
            let mut arena = String::new();
            let said: Vec<_> =
                words(text, &mut arena).into_iter().map(|word| word.span.of(text)).collect();
            assert_eq!(said.join("|"), want, "{text}");
        }
    }

    #[test]
    fn shapes() {
        for (said, want) in [
            ("town", Shape::Lower),
            ("Kabul", Shape::Title),
            ("KABUL", Shape::Upper),
            ("U", Shape::Upper),
            ("McAllen", Shape::Mixed),
            ("3rd", Shape::Number),
            ("كابل", Shape::Uncased),
        ] {
            assert_eq!(shape(said), want, "{said}");
            if said.is_ascii() {
                assert_eq!(plain_shape(said.as_bytes()), want, "{said}");
            }
        }
    }
}
