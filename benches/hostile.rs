//! What nobody would write, at growing sizes: the megabytes a second must stay what they are, for
//! what takes more than linear time is a way to stop whoever reads news.
//!
//! ```sh
//! cargo bench --bench hostile
//! ```

use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::model::Document;
use dateline::pipeline;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// Each is repeated until the text is as long as wanted.
const PIECES: [(&str, &str); 18] = [
    ("news", "Shelling killed 12 people in Goma on Friday, officials said. "),
    ("a letter without end", "a"),
    ("a letter of two bytes", "é"),
    ("spaces", " "),
    ("lines", "\n"),
    ("empty paragraphs", "\n\n"),
    ("digits", "9"),
    ("brackets", "("),
    ("full stops", ". "),
    ("hyphens", "a-"),
    ("zero-width joiners", "\u{200d}"),
    ("marks on one letter", "\u{301}"),
    ("bidi overrides", "\u{202e}x"),
    ("one name", "Goma "),
    ("names in a list", "Goma, Bunia and "),
    ("weekdays", "Friday "),
    ("days", "on 3 March 2024 and "),
    ("deaths in one sentence", "a bomb killed 12 and "),
];

fn main() {
    // what is opened on first use is not timed
    analyse("Goma");
    divan::main();
}

#[divan::bench(
    args = PIECES.map(|(name, _)| name),
    consts = [10_000, 100_000, 1_000_000],
    sample_count = 3,
    sample_size = 1
)]
fn analysed<const SIZE: usize>(bencher: Bencher<'_, '_>, name: &str) {
    let known = PIECES.iter().find(|(known, _)| *known == name);
    let piece = known.expect("divan names a piece").1;
    let text = piece.repeat(SIZE / piece.len());
    bencher.counter(BytesCount::new(text.len())).bench(|| analyse(black_box(&text)));
}

fn analyse(text: &str) -> usize {
    let document = Document::new("hostile", text);
    pipeline::analyse(document, Gazetteer::bundled(), Language::english()).placements.len()
}
