//! How many megabytes of news a second each stage reads, on one core.
//!
//! ```sh
//! cargo bench --bench analyse
//! ```

mod story;

use dateline::extract;
use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::model::{Document, Mention, Placement};
use dateline::text::Text;
use dateline::{pipeline, recognise, resolve};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use story::story;

/// Of one document, in bytes: a long report, and a year of them.
const SIZES: [usize; 2] = [3_000, 300_000];

fn main() {
    // what is opened on first use is not timed
    pipeline::analyse(story(1), Gazetteer::bundled(), Language::english());
    divan::main();
}

/// A document taken through the stages before the one that is timed.
struct Stage<'d> {
    document: &'d Document,
    text: Text<'d>,
    gazetteer: &'static Gazetteer,
    language: &'static Language,
}

impl<'d> Stage<'d> {
    fn of(document: &'d Document) -> Stage<'d> {
        let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
        Stage { document, text: Text::of(&document.text, language), gazetteer, language }
    }

    fn mentions(&self) -> Vec<Mention> {
        recognise::mentions(&self.text, self.gazetteer, self.language)
    }

    fn placements(&self, mentions: &[Mention]) -> Vec<Placement> {
        resolve::placements(mentions, &self.text, self.gazetteer, self.language)
    }
}

#[divan::bench(args = SIZES)]
fn tokenise(bencher: Bencher<'_, '_>, size: usize) {
    let document = story(size);
    let language = Language::english();
    bencher
        .counter(BytesCount::new(document.text.len()))
        .bench(|| Text::of(black_box(&document.text), language));
}

#[divan::bench(args = SIZES)]
fn spot(bencher: Bencher<'_, '_>, size: usize) {
    let document = story(size);
    let stage = Stage::of(&document);
    bencher.counter(BytesCount::new(document.text.len())).bench(|| black_box(&stage).mentions());
}

#[divan::bench(args = SIZES)]
fn place(bencher: Bencher<'_, '_>, size: usize) {
    let document = story(size);
    let stage = Stage::of(&document);
    let mentions = stage.mentions();
    bencher
        .counter(BytesCount::new(document.text.len()))
        .bench(|| stage.placements(black_box(&mentions)));
}

#[divan::bench(args = SIZES)]
fn times(bencher: Bencher<'_, '_>, size: usize) {
    let document = story(size);
    let stage = Stage::of(&document);
    bencher
        .counter(BytesCount::new(document.text.len()))
        .bench(|| extract::times(black_box(stage.document), &stage.text, stage.language));
}

#[divan::bench(args = SIZES)]
fn reports(bencher: Bencher<'_, '_>, size: usize) {
    let document = story(size);
    let stage = Stage::of(&document);
    let Stage { ref text, gazetteer, language, .. } = stage;
    let placements = stage.placements(&stage.mentions());
    let times = extract::times(&document, text, language);
    bencher.counter(BytesCount::new(document.text.len())).bench(|| {
        extract::reports(&document, text, &times, black_box(&placements), gazetteer, language)
    });
}

#[divan::bench(args = SIZES)]
fn analyse(bencher: Bencher<'_, '_>, size: usize) {
    let document = story(size);
    let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
    bencher
        .counter(BytesCount::new(document.text.len()))
        .with_inputs(|| document.clone())
        .bench_values(|document| pipeline::analyse(document, gazetteer, language));
}
