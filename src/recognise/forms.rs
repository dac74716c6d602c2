use std::ops::Range;

use super::style::Style;
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
