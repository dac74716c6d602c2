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

#[cfg(test)]
mod tests {
    use crate::language::{LANGUAGES, Side};
    use crate::text::Text;

    #[test]
    fn every_form_stands_beside_the_name_of_its_example() {
        for language in LANGUAGES {
            for row in language.forms.rows() {
                let text = Text::of(row.example, &***language);
                let end = text.words.len();
                let found = match row.side {
                    Side::Before => language.form_before(&text, 0, end - 1),
                    Side::After | Side::Either => {
                        (1..end).find_map(|at| language.form_behind(&text, at, end))
                    }
                };
                let found = found.map(|(found, _)| found.example);
                assert_eq!(found, Some(row.example), "{}", row.example);
            }
        }
    }
}
