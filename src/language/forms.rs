use std::ops::Range;

use super::{FormRow, Language, Side};
use crate::text::Text;

impl Language {
    /// The form that stands right behind a name ending before the word `at`: "Nimroz *province*".
    pub fn form_behind(
        &self,
        text: &Text<'_>,
        at: usize,
        end: usize,
    ) -> Option<(&FormRow, Range<usize>)> {
        if at == 0 || at >= end || !matches!(text.gap_after(at - 1), " " | "\n" | "\u{a0}") {
            return None;
        }
        let (row, hit) = self.forms.at(text, at, end, self)?;
        (row.side == Side::After).then_some((row, hit.words))
    }

    /// The form that stands right before a name beginning at the word `start`: "*city of* Herat".
    pub fn form_before(
        &self,
        text: &Text<'_>,
        from: usize,
        start: usize,
    ) -> Option<(&FormRow, Range<usize>)> {
        (from..start).rev().take(4).find_map(|at| {
            let (row, hit) = self.forms.at(text, at, start, self)?;
            (row.side == Side::Before && hit.words.end == start).then_some((row, hit.words))
        })
    }
}
