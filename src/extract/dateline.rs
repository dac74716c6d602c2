use std::ops::Range;

use crate::text::{Shape, Text};

/// Words within which a dateline ends.
const LONGEST: usize = 16;

/// Sentences among which a dateline may open the story.
const HEAD: usize = 8;

/// The words of the dateline that opens a story: "KABUL, Nov. 3, 2021 --", "ODESA, Ukraine,
/// March 16 (Reuters) -". What it names is where and when the story was filed.
pub(super) fn dateline(text: &Text<'_>) -> Option<Range<usize>> {
    text.body().take(HEAD).find_map(|sentence| {
        let words = sentence.range();
        let first = &text.words[words.start];
        let city = first.shape == Shape::Upper && first.span.end() - first.span.start() > 2;
        let end = (words.start..words.end.min(words.start + LONGEST))
            .find(|&at| is_dash(text.gap_after(at)))?;
        let lower = (words.start..=end).filter(|&at| text.words[at].shape == Shape::Lower).count();
        let named = lower <= 2; // "Republic of the Congo"
        (city && named).then_some(words.start..end + 1)
    })
}

fn is_dash(gap: &str) -> bool {
    let gap = gap.trim_start_matches([')', '.', ']']);
    gap.contains("--") || gap.contains(['—', '–']) || gap == " - "
}

#[cfg(test)]
mod tests {
    use super::dateline;
    use crate::language::Language;
    use crate::text::Text;

    #[test]
    fn ends_at_the_dash() {
        for (said, want) in [
            ("KABUL, Nov. 3, 2021 -- It fell.", Some("KABUL, Nov. 3, 2021")),
            ("ODESA, Ukraine, March 16 (Wire) - It fell.", Some("ODESA, Ukraine, March 16 (Wire")),
            (
                "GOMA, Democratic Republic of the Congo, Jan. 29 — It fell.",
                Some("GOMA, Democratic Republic of the Congo, Jan. 29"),
            ),
            ("The town fell -- again.", None),
            ("NATO forces left the town -- again.", None),
            ("", None),
        ] {
            let text = Text::of(said, Language::english());
            let got = dateline(&text).map(|words| text.say(text.span_of(words)));
            assert_eq!(got, want, "{said}");
        }
    }
}
