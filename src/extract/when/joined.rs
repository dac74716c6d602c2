//! Whether the words of a time stand together: the same words with other signs between them are
//! a score, a ratio or the end of a sentence.

use std::ops::Range;

use crate::language::{Match, Reads};
use crate::text::{Shape, Text};

/// Figures are joined by one sign throughout; words by spaces and commas.
pub(super) fn is_joined(reads: Reads, hit: &Match, text: &Text<'_>) -> bool {
    let inner = hit.words.start..hit.words.end - 1;
    match reads {
        Reads::Figures(want) => figures(want, hit, text),
        Reads::Clock(None) => clock(inner, hit, text),
        Reads::Range | Reads::Years | Reads::Months => range(inner, hit, text),
        Reads::Holiday(_) => inner.map(|at| text.gap_after(at)).all(|gap| {
            let owned = gap.strip_prefix(['\'', '’']);
            plain(owned.map_or(gap, |rest| rest.trim_start_matches(['s', 'S'])))
        }),
        _ => inner.map(|at| text.gap_after(at)).all(plain),
    }
}

/// Nothing but white space, a full stop or comma before it, and a bracket or hyphen behind it.
fn plain(gap: &str) -> bool {
    let bare = gap.trim_start_matches(['.', ',', ')']).trim_start_matches([' ', '\n', '\u{a0}']);
    !gap.is_empty() && matches!(bare, "" | "(" | "-")
}

fn is_number(text: &Text<'_>, at: usize) -> bool {
    text.words[at].shape == Shape::Number
}

/// One sign throughout, and no further figure behind the last or before the first.
fn figures(want: &str, hit: &Match, text: &Text<'_>) -> bool {
    let goes_on =
        |at: usize| at + 1 < text.words.len() && matches!(text.gap_after(at), "/" | "-" | ".");
    let (start, last) = (hit.words.start, hit.words.end - 1);
    let joined = |at: usize| match text.gap_after(at) {
        gap if text.words[at].shape == Shape::Title => plain(gap),
        gap => gap == want,
    };
    !start.checked_sub(1).is_some_and(goes_on) && !goes_on(last) && (start..last).all(joined)
}

/// "2:30 p.m.", "7.30 p.m.", "18:05 UTC", "1805 GMT".
fn clock(mut inner: Range<usize>, hit: &Match, text: &Text<'_>) -> bool {
    let half = hit.slots.iter().any(|(class, ..)| matches!(*class, "half_day" | "clock_minute"));
    let figures: Vec<_> = hit.slots.iter().filter(|(class, ..)| *class == "n").collect();
    let military = figures.len() == 1 && !half;
    let long = |&&(_, figure, at): &&(&str, i64, usize)| {
        is_number(text, at) && (!military || figure >= 100)
    };
    figures.iter().all(long)
        && inner.all(|at| {
            match (is_number(text, at) && is_number(text, at + 1), text.gap_after(at)) {
                (true, gap) => gap == ":" || half && gap == ".",
                (false, gap) => plain(gap),
            }
        })
}

/// Two figures side by side are a range only with a dash, but for a year behind.
fn range(mut inner: Range<usize>, hit: &Match, text: &Text<'_>) -> bool {
    let dash = |gap: &str| matches!(gap.trim(), "-" | "–" | "—");
    let year = |at: usize| at + 2 == hit.words.end && hit.slot("year").is_some();
    inner.all(|at| match (is_number(text, at) && is_number(text, at + 1), text.gap_after(at)) {
        (true, gap) => dash(gap) || year(at),
        (false, gap) => plain(gap) || dash(gap),
    })
}
