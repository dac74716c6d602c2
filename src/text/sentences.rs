use std::ops::Range;

use super::folded::WordId;
use super::words::{Shape, Word};
use crate::model::Span;

/// What may be known of a word before a full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// An abbreviation that never ends a sentence: "Gen."
    Never,
    /// One that ends a sentence only before a word that opens one: "U.S. The".
    BeforeOpener,
    /// One that ends a sentence unless a word follows that goes on: "2 p.m. Sunday".
    Unfollowed,
    /// Any other word.
    Free,
}

/// What cutting up a text needs to know of its language, by folded word.
pub trait Abbreviations {
    /// The number that the language's tables give `word`, if they know it.
    fn id(&self, _: &str) -> Option<WordId> {
        None
    }
    /// What a full stop behind `word` means.
    fn stop(&self, word: &str) -> Stop;
    /// Whether `word`, capitalised, most often opens a sentence: "The", "But".
    fn opens(&self, word: &str) -> bool;
    /// Whether `word` goes on behind the time of day before it: "Sunday", "GMT".
    fn goes_on(&self, _: &str) -> bool {
        false
    }
}

/// A sentence, and the paragraph it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// Counted from 0.
    pub paragraph: u32,
    /// Its words, as a range of the text's words: the first, and the one behind the last.
    pub words: (u32, u32),
}

impl Sentence {
    /// The numbers of its words in the text.
    ///
    /// ```
    /// use dateline::{language::Language, text::Text};
    ///
    /// let text = Text::of("They met. Then they left.", Language::english());
    /// assert_eq!(text.sentences[1].range(), 2..5);
    /// ```
    pub fn range(&self) -> Range<usize> {
        self.words.0 as usize..self.words.1 as usize
    }
}

/// No sentence has more words: what is longer is a table or a list. Words of one sentence are held
/// against each other, and without a bound that would take time by the square of their number.
const MOST_WORDS: usize = 500;

/// Splits paragraphs at line ends, and these at full stops that end a sentence.
pub(super) fn sentences(
    text: &str,
    words: &[Word],
    arena: &str,
    known: &dyn Abbreviations,
) -> Vec<Sentence> {
    let mut cut = Cut { text, words, arena, known, sentences: Vec::new() };
    let mut next_word = 0;
    for (number, paragraph) in (0..).zip(paragraphs(text)) {
        let first = next_word;
        while next_word < words.len() && words[next_word].span.start() < paragraph.end() {
            next_word += 1;
        }
        cut.paragraph(number, paragraph, first..next_word);
    }
    cut.sentences
}

/// A text that is being cut into sentences.
struct Cut<'t> {
    text: &'t str,
    words: &'t [Word],
    arena: &'t str,
    known: &'t dyn Abbreviations,
    sentences: Vec<Sentence>,
}

impl Cut<'_> {
    fn paragraph(&mut self, number: u32, paragraph: Span, words: Range<usize>) {
        let (mut first, mut from) = (words.start, paragraph.start());
        for at in words.clone() {
            let behind = self.words[..words.end].get(at + 1);
            let end = self.end(&self.words[at], behind, paragraph.end());
            let full = || (at + 1 - first == MOST_WORDS).then(|| self.words[at].span.end());
            let Some(end) = end.or_else(full) else { continue };
            self.push(number, from..end, first..at + 1);
            (first, from) = (at + 1, end);
        }
        self.push(number, from..paragraph.end(), first..words.end);
    }

    fn push(&mut self, paragraph: u32, bytes: Range<usize>, words: Range<usize>) {
        let said = &self.text[bytes.clone()];
        if words.is_empty() || said.trim().is_empty() {
            return;
        }
        let start = bytes.start + said.len() - said.trim_start().len();
        let end = bytes.start + said.trim_end().len();
        let narrow = |n: usize| u32::try_from(n).expect("no document has 4 billion words");
        self.sentences.push(Sentence {
            span: Span::new(start, end),
            paragraph,
            words: (narrow(words.start), narrow(words.end)),
        });
    }

    /// Where the sentence ends whose last word may be `here`; `until` is the paragraph's end.
    fn end(&self, here: &Word, behind: Option<&Word>, until: usize) -> Option<usize> {
        let until = behind.map_or(until, |word| word.span.start());
        let gap = &self.text[here.span.end()..until];
        if gap == " " {
            return None; // so most words end
        }
        let mark = gap.find(['.', '!', '?', '。'])?;
        let closed = gap[mark..]
            .find(|c: char| {
                !matches!(c, '.' | '!' | '?' | '。' | '"' | '”' | '’' | '\'' | ')' | ']')
            })
            .map_or(gap.len(), |n| mark + n);
        let end = here.span.end() + closed;
        let Some(behind) = behind else { return Some(end) };
        if !gap[closed..].starts_with(char::is_whitespace) && !gap[closed..].starts_with('[') {
            return None;
        }
        let capital = behind.shape.is_capital() || behind.shape == Shape::Number;
        (capital && !(gap.starts_with('.') && self.is_abbreviated(here, behind))).then_some(end)
    }

    /// Whether the full stop behind `here` belongs to it, and ends no sentence before `behind`.
    fn is_abbreviated(&self, here: &Word, behind: &Word) -> bool {
        let (said, next) = (here.folded.of(self.arena), behind.folded.of(self.arena));
        let initial = here.shape == Shape::Upper && here.span.end() - here.span.start() == 1;
        match if initial { Stop::BeforeOpener } else { self.known.stop(said) } {
            Stop::Never => true,
            Stop::BeforeOpener => !(behind.shape.is_capital() && self.known.opens(next)),
            Stop::Unfollowed => self.known.goes_on(next),
            Stop::Free => false,
        }
    }
}

/// Stretches between line ends, without the white space around them.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut out = Vec::new();
    for line in lines(text) {
        let body = line.trim();
        if !body.is_empty() {
            let open = at + line.len() - line.trim_start().len();
            out.push(Span::new(open, open + body.len()));
        }
        at += line.len();
    }
    out
}

/// A text line by line, each with the sign that ends it: a line feed, or the line or paragraph
/// separator (E2 80 A8 and E2 80 A9).
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = |&at: &usize| {
            rest.as_bytes()[at] == b'\n' || rest[at..].starts_with(['\u{2028}', '\u{2029}'])
        };
        let end = memchr::memchr2_iter(b'\n', 0xe2, rest.as_bytes()).find(end);
        let len = |at: usize| if rest.as_bytes()[at] == b'\n' { 1 } else { 3 };
        let (line, behind) = rest.split_at(end.map_or(rest.len(), |at| at + len(at)));
        rest = behind;
        (!line.is_empty()).then_some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::super::Text;
    use super::{Abbreviations, Stop};

    struct Few;

    impl Abbreviations for Few {
        fn stop(&self, word: &str) -> Stop {
            if ["gen", "nov"].contains(&word) { Stop::Never } else { Stop::Free }
        }
        fn opens(&self, word: &str) -> bool {
            ["the", "these"].contains(&word)
        }
    }

    #[test]
    fn splits_where_a_reader_would() {
        for (text, want) in [
            (
                "Two died. The army left at 5 p.m. on Friday. It rained",
                "Two died.|The army left at 5 p.m. on Friday.|It rained",
            ),
            ("On Nov. 2 Gen. Milley spoke. He left.", "On Nov. 2 Gen. Milley spoke.|He left."),
            (
                "China and the U.S. These policies hold. The U.S. Army came.",
                "China and the U.S.|These policies hold.|The U.S. Army came.",
            ),
            ("“It fell.” The end.", "“It fell.”|The end."),
            ("A headline\nA line\n\nAnother", "A headline|A line|Another"),
            ("", ""),
            ("...", ""),
        ] {
            let cut = Text::of(text, &Few);
            let said: Vec<_> = cut.sentences.iter().map(|s| s.span.of(text)).collect();
            assert_eq!(said.join("|"), want, "{text}");
        }
    }
}
