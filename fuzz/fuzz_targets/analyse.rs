//! Any text, with any title, day and given names, through the whole analysis. The first byte says
//! which of these there are, the next two are places in the text, then come title and text.

#![no_main]

use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::model::{Document, Span};
use dateline::pipeline;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/told/mod.rs"]
mod told;

/// Days of publication: one of these, or none.
const DAYS: [&str; 5] = ["2021-11-05", "2024-02-29", "0001-01-01", "9999-12-31", "-009999-01-01"];

fuzz_target!(|bytes: &[u8]| {
    let &[says, from, to, ref words @ ..] = bytes else { return };
    let words = String::from_utf8_lossy(words);
    let (title, text) = words.split_once('\n').unwrap_or(("", &words));
    let mut document = Document::new("a", text);
    if says & 1 == 1 && !title.is_empty() {
        document.byline.title = Some(title.to_owned());
    }
    document.byline.published =
        DAYS.get(usize::from(says >> 1) % 8).map(|day| day.parse().expect("a day of ours"));
    if says & 16 == 16 {
        document.given = Some(given(text, from, to));
    }
    told::holds(&pipeline::analyse(document, Gazetteer::bundled(), Language::english()));
});

/// Two names that may lie anywhere, the one over the other too.
fn given(text: &str, from: u8, to: u8) -> Vec<Span> {
    let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let bound = |at: u8| bounds[usize::from(at) % bounds.len()];
    let span = |a: usize, b: usize| Span::new(a.min(b), a.max(b));
    vec![span(bound(from), bound(to)), span(bound(from / 2), bound(to / 2))]
}
