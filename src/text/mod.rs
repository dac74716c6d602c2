//! Cuts text into words and sentences, each with its span, and folds words for looking up.

mod fold;
mod folded;
mod hash;
mod line;
mod points;
mod sentences;
mod sketch;
mod words;
mod wrap;

use std::ops::Range;

use crate::model::{Quote, Span};

pub use fold::fold;
pub(crate) use fold::is_apostrophe;
pub use folded::{Folded, WordId};
pub(crate) use hash::{hash32, hash64};
pub use line::one_line;
pub use points::CodePoints;
pub use sentences::{Abbreviations, Sentence, Stop};
pub use sketch::Sketch;
pub use words::{Shape, Word};
pub use wrap::unwrapped;

/// A document's text, cut up. Borrowed, so nothing is copied but the folded words.
#[derive(Clone, Debug)]
pub struct Text<'d> {
    /// The text itself.
    pub source: &'d str,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// Its sentences, in order; together they cover every word.
    pub sentences: Vec<Sentence>,
    /// The bytes of the headline. Behind it stands the body; before it, the name of the outlet.
    pub headline: Range<usize>,
    arena: String,
    points: CodePoints<'d>,
}

impl<'d> Text<'d> {
    /// Cuts `source` into words and sentences; `known` numbers the words, and tells which full
    /// stops end a sentence.
    pub fn of(source: &'d str, known: &dyn Abbreviations) -> Text<'d> {
        Text::with_headline(source, 0..0, known)
    }

    /// The same for a text whose headline stands in the bytes `headline`.
    pub fn with_headline(
        source: &'d str,
        headline: Range<usize>,
        known: &dyn Abbreviations,
    ) -> Text<'d> {
        let (mut words, arena) = words::words(source);
        for word in &mut words {
            word.id = known.id(word.folded.of(&arena));
        }
        let sentences = sentences::sentences(source, &words, &arena, known);
        Text { source, words, sentences, headline, arena, points: CodePoints::of(source) }
    }

    /// The same text, that quotes `written`: what it was before its lines were joined, sign for sign
    /// as long.
    pub(crate) fn quoting(self, written: &'d str) -> Text<'d> {
        debug_assert_eq!(written.len(), self.source.len(), "spans hold for both");
        Text { points: CodePoints::of(written), ..self }
    }

    /// What `span` says.
    pub fn say(&self, span: Span) -> &'d str {
        span.of(self.source)
    }

    /// The word of this number, folded: "Kābul" gives "kabul". Past the end, "".
    #[inline]
    pub fn folded(&self, word: usize) -> Folded<'_> {
        let word = self.words.get(word);
        word.map_or(Folded::alone("", None), |word| Folded::new(&self.arena, word.folded, word.id))
    }

    /// The number of this word in its language; `None` past the end, and for a word that no table
    /// of the language knows.
    #[inline]
    pub fn id(&self, word: usize) -> Option<WordId> {
        self.words.get(word)?.id
    }

    /// The words that lie wholly inside `span`, as a range of numbers.
    pub fn words_in(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|word| word.span.start() < span.start());
        let last = self.words.partition_point(|word| word.span.end() <= span.end());
        first..last.max(first)
    }

    /// The span from the first of these words to the last. The range must not be empty.
    pub fn span_of(&self, words: Range<usize>) -> Span {
        self.words[words.start].span.join(self.words[words.end - 1].span)
    }

    /// What stands between a word and the next; behind the last, the rest of the text. Several
    /// spaces are one.
    #[inline]
    pub fn gap_after(&self, word: usize) -> &'d str {
        let from = self.words.get(word).map_or(0, |word| word.span.end());
        let to = self.words.get(word + 1).map_or(self.source.len(), |word| word.span.start());
        if to == from + 1 && self.source.as_bytes()[from] == b' ' {
            return " "; // so it nearly always is, and costs less than to cut it out
        }
        let gap = &self.source[from..to];
        let blank = gap.len() > 1 && gap.bytes().all(|byte| byte == b' ');
        if blank { " " } else { gap }
    }

    /// The number of the sentence that holds the byte `at`, or of the last before it.
    pub fn sentence_at(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.span.start() <= at).saturating_sub(1)
    }

    /// The sentences of the body.
    pub fn body(&self) -> impl Iterator<Item = &Sentence> {
        self.sentences.iter().skip_while(|one| one.span.start() < self.headline.end)
    }

    /// Whether a sentence stands in the headline.
    pub fn is_headline(&self, sentence: usize) -> bool {
        let starts = |sentence: &Sentence| self.headline.contains(&sentence.span.start());
        self.sentences.get(sentence).is_some_and(starts)
    }

    /// How many code points stand before the byte `at`.
    pub fn code_point(&self, at: usize) -> u32 {
        self.points.before(at)
    }

    /// `span` with its words and its code points: what layers write.
    pub fn quote(&self, span: Span) -> Quote {
        self.points.quote(span)
    }
}

#[cfg(test)]
mod tests {
    use super::{Abbreviations, Stop, Text};
    use crate::model::Span;

    struct None;

    impl Abbreviations for None {
        fn stop(&self, _: &str) -> Stop {
            Stop::Free
        }
        fn opens(&self, _: &str) -> bool {
            false
        }
    }

    #[test]
    fn code_points_count_characters_not_bytes() {
        let source = "é".repeat(70) + "Kābul";
        let text = Text::of(&source, &None);
        let at = source.find('K').unwrap();
        assert_eq!((text.code_point(at), text.code_point(source.len())), (70, 75));
        assert_eq!(text.quote(Span::new(at, source.len())).start, 70);
        assert_eq!(&*text.folded(text.words.len() - 1), format!("{}kabul", "e".repeat(70)));
    }

    #[test]
    fn an_empty_text_has_nothing() {
        let text = Text::of("", &None);
        assert!(text.words.is_empty() && text.sentences.is_empty());
        assert_eq!(text.code_point(0), 0);
    }
}
