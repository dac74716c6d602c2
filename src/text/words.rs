use super::fold::{fold_into, is_apostrophe};
use super::folded::WordId;
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

/// Runs of letters and digits, and the arena of their folded forms. An apostrophe inside a run
/// stays in it ("N'Djamena"), but the possessive "'s" is left out; hyphens, dots and slashes part.
pub(super) fn words(text: &str) -> (Vec<Word>, String) {
    let mut words = Vec::with_capacity(text.len() / 6);
    // most words stand where they stand in the text, folded; the others behind it
    let mut arena = text.to_ascii_lowercase();
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let (plain, seen) = plain_run(&bytes[at..]);
        if plain > 0 && bytes.get(at + plain).is_none_or(|next| ends_plainly(*next)) {
            let span = Span::new(at, at + plain);
            words.push(plain_word(bytes[at], seen, span));
            at += plain; // so most words go
            continue;
        }
        let c = char_at(text, at);
        let end = if c.is_alphanumeric() { word_end(text, at) } else { at };
        if end == at {
            at += c.len_utf8(); // no letter, or one that is an apostrophe with none behind it
            continue;
        }
        words.push(word(text, Span::new(at, end), &mut arena));
        at = behind_possessive(text, end);
    }
    (words, arena)
}

/// How many ASCII letters and digits stand at the start, and a sum of what is behind the first.
fn plain_run(bytes: &[u8]) -> (usize, u8) {
    let mut seen = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let sort = SORTS[usize::from(byte)];
        if sort == 0 {
            return (at, seen);
        }
        seen |= if at > 0 { sort } else { 0 };
    }
    (bytes.len(), seen)
}

const UPPER: u8 = 1;
const LOWER: u8 = 2;
const DIGIT: u8 = 4;

/// What each byte is: 0 for no ASCII letter or digit.
const SORTS: [u8; 256] = {
    let mut sorts = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        sorts[byte as usize] = match byte {
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'0'..=b'9' => DIGIT,
            _ => 0,
        };
        byte += 1;
    }
    sorts
};

/// Whether a word ends before this byte, which is no ASCII letter or digit: not before an
/// apostrophe, nor, perhaps, before a letter beyond ASCII.
fn ends_plainly(byte: u8) -> bool {
    byte.is_ascii() && byte != b'\'' && byte != b'`'
}

/// A word of ASCII letters and digits, by its first and a sum of what the others are.
fn plain_word(first: u8, seen: u8, span: Span) -> Word {
    let shape = cased(char::from(first), seen & UPPER != 0, seen & LOWER != 0);
    Word { span, shape, id: None, folded: span }
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
    let (plain, seen) = plain_run(said.as_bytes());
    if plain == said.len() {
        return plain_word(said.as_bytes()[0], seen, span);
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
    use super::{Shape, shape, words};

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
            let said: Vec<_> = words(text).0.into_iter().map(|word| word.span.of(text)).collect();
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
            assert_eq!(words(said).0[0].shape, want, "{said}");
        }
    }
}
