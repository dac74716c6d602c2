use std::ops::Range;

use super::context::Style;
use crate::language::Language;
use crate::text::{Shape, Text};

/// The words of a name with the form written as part of it: "Nimroz Province", "Laurel County",
/// "Province of Kunar". A form in small letters is left to the reader of the sentence.
pub(super) fn whole(
    text: &Text<'_>,
    core: Range<usize>,
    sentence: &Range<usize>,
    style: Style,
    language: &Language,
) -> Range<usize> {
    if style == Style::Capitals {
        return core;
    }
    let behind = language.form_behind(text, core.end, sentence.end).map(|(_, words)| words);
    let form =
        behind.filter(|behind| text.words[behind.clone()].iter().all(|w| w.shape == Shape::Title));
    core.start..form.map_or(core.end, |form| form.end)
}

/// Whether what `words` has beside `core` is nothing, or one form.
pub(super) fn is_form_around(
    text: &Text<'_>,
    core: &Range<usize>,
    words: &Range<usize>,
    language: &Language,
) -> bool {
    let before = || {
        let form = language.form_before(text, words.start, core.start);
        form.is_some_and(|(_, form)| form.start == words.start)
    };
    let behind = || {
        let form = language.form_behind(text, core.end, words.end);
        form.is_some_and(|(_, form)| form.end == words.end)
    };
    let article =
        words.start + 1 == core.start && language.words.has("opener", text.folded(words.start));
    (core.start == words.start || article || before()) && (core.end == words.end || behind())
}
