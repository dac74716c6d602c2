use std::cmp::Reverse;
use std::ops::Range;

use super::{Language, Side};
use crate::model::PlaceKind;
use crate::text::Text;

/// A row of `place_forms.tsv`.
#[derive(Clone, Debug)]
pub struct FormRow {
    /// On which side of the name it stands.
    pub side: Side,
    /// The sorts of place it says, the likeliest first.
    pub kinds: Vec<PlaceKind>,
    /// A name with the form.
    pub example: &'static str,
}

impl FormRow {
    /// A phrase and what it means, from the cells of a row.
    pub(super) fn read(
        [phrase, side, kinds, example]: [&'static str; 4],
    ) -> (&'static str, FormRow) {
        let kind = |kind| PlaceKind::named(kind).unwrap_or_else(|| panic!("no kind {kind}"));
        let kinds = kinds.split(' ').map(kind).collect();
        (phrase, FormRow { side: Side::new(side), kinds, example })
    }
}

/// No form has more words.
const FORM_WORDS: usize = 4;

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
        // "the Roseland neighborhood of Chicago" is first of all a neighborhood
        let fits = |row: &FormRow, _: &_| row.side == Side::After;
        let (row, hit) = self.forms.at_fitting(text, at, end, self, &fits)?;
        Some((row, hit.words))
    }

    /// The form that stands right before a name beginning at the word `start`: "*city of* Herat".
    pub fn form_before(
        &self,
        text: &Text<'_>,
        from: usize,
        start: usize,
    ) -> Option<(&FormRow, Range<usize>)> {
        (from..start).rev().take(FORM_WORDS).find_map(|at| {
            let (row, hit) = self.forms.at(text, at, start, self)?;
            (row.side == Side::Before && hit.words.end == start).then_some((row, hit.words))
        })
    }

    /// Every way to read all of `words` as a name with nothing beside it but an article or a form
    /// on either side: the words of the name, and its forms. The longest name comes first.
    ///
    /// ```
    /// use dateline::language::Language;
    /// use dateline::text::Text;
    ///
    /// let text = Text::of("the province of Kunar", Language::english());
    /// let names = Language::english().names_in(&text, 0..text.words.len());
    /// let said: Vec<_> = names.into_iter().map(|(core, _)| text.say(text.span_of(core))).collect();
    /// assert_eq!(said, ["the province of Kunar", "province of Kunar", "Kunar"]);
    /// ```
    pub fn names_in(
        &self,
        text: &Text<'_>,
        words: Range<usize>,
    ) -> Vec<(Range<usize>, Vec<&FormRow>)> {
        let Range { start, end } = words;
        let before = |first: usize| {
            let form = self.form_before(text, start, first);
            form.filter(|(_, form)| self.is_start(text, start, form.start)).map(|(row, _)| row)
        };
        let behind = |last: usize| {
            let form = self.form_behind(text, last, end);
            form.filter(|(_, form)| form.end == end).map(|(row, _)| row)
        };
        let opens = |first: usize| match before(first) {
            Some(row) => Some((first, Some(row))),
            None => self.is_start(text, start, first).then_some((first, None)),
        };
        let closes = |last: usize| match behind(last) {
            Some(row) => Some((last, Some(row))),
            None => (last == end).then_some((last, None)),
        };
        let firsts: Vec<_> = (start..end).take(FORM_WORDS + 2).filter_map(opens).collect();
        let lasts: Vec<_> =
            (start + 1..=end).rev().take(FORM_WORDS + 1).filter_map(closes).collect();
        let mut names: Vec<_> = firsts
            .iter()
            .flat_map(|&(first, before)| {
                let lasts = lasts.iter().filter(move |(last, _)| first < *last);
                lasts.map(move |&(last, behind)| {
                    (first..last, before.into_iter().chain(behind).collect())
                })
            })
            .collect();
        names.sort_by_key(|(core, _)| Reverse(core.len()));
        names
    }

    /// Whether nothing, or an article, stands between the words `start` and `at`.
    fn is_start(&self, text: &Text<'_>, start: usize, at: usize) -> bool {
        at == start || at == start + 1 && self.words.has("opener", text.folded(start))
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
                    Side::After | Side::Either | Side::Clause | Side::Alone => {
                        (1..end).find_map(|at| language.form_behind(&text, at, end))
                    }
                };
                let found = found.map(|(found, _)| found.example);
                assert_eq!(found, Some(row.example), "{}", row.example);
            }
        }
    }
}
