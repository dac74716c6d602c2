//! How fast place names are spotted, on one core, from the cheapest thing that can be done with a
//! text to the whole stage; beside them an Aho-Corasick automaton of the same names.
//!
//! ```sh
//! cargo bench --bench spot
//! ```
//!
//! Ends with a table of how the stages compare, all on one text and taken in turns, so that it
//! holds on a machine whose speed drifts.

#![expect(clippy::print_stdout, reason = "the table is what is asked for")]

mod story;

use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, MatchKind};
use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::model::Document;
use dateline::recognise;
use dateline::text::{Text, fold};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use story::story;

/// Of the text, in bytes: a year of reports.
const SIZE: usize = 300_000;

/// How often each stage is timed for the table; the fastest counts.
const ROUNDS: usize = 15;

/// The text, cut up and folded once for the stages that begin there.
static SAMPLE: LazyLock<Sample> = LazyLock::new(|| {
    let document: &'static Document = Box::leak(Box::new(story(SIZE)));
    let text = Text::of(&document.text, Language::english());
    Sample { source: &document.text, folded: fold(&document.text), text }
});

/// Every folded name in one automaton; of those that begin at one letter the longest is found.
static AUTOMATON: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let places = Gazetteer::bundled().places();
    let names: BTreeSet<_> = places.flat_map(|place| place.names().map(fold)).collect();
    let mut builder = AhoCorasick::builder();
    builder.match_kind(MatchKind::LeftmostLongest);
    builder.build(&names).expect("fewer names than an automaton has states for")
});

struct Sample {
    source: &'static str,
    folded: String,
    text: Text<'static>,
}

/// What is timed; each tells a number, so that none of its work can be left out.
type Stage = (&'static str, fn(&Sample) -> usize);

const STAGES: [Stage; 6] = [
    ("read", |sample| {
        let bytes = sample.source.as_bytes();
        str::from_utf8(bytes).map_or(0, |_| bytes.iter().map(|&byte| usize::from(byte)).sum())
    }),
    ("tokenise", |sample| Text::of(sample.source, Language::english()).words.len()),
    ("walk", |sample| walk(&sample.text)),
    ("tokenise and walk", |sample| walk(&Text::of(sample.source, Language::english()))),
    ("mentions", |sample| {
        recognise::mentions(&sample.text, Gazetteer::bundled(), Language::english()).len()
    }),
    ("aho-corasick", |sample| AUTOMATON.find_iter(&sample.folded).count()),
];

fn main() {
    for (_, stage) in STAGES {
        black_box(stage(&SAMPLE)); // what is opened on first use is not timed
    }
    divan::main();
    if std::env::args().skip(1).all(|said| said == "--bench") {
        table();
    }
}

#[divan::bench(args = STAGES.map(|(name, _)| name))]
fn spot(bencher: Bencher<'_, '_>, name: &str) {
    let stage = STAGES.iter().find(|(known, _)| *known == name).expect("divan names a stage").1;
    bencher.counter(BytesCount::new(SAMPLE.source.len())).bench(|| stage(black_box(&SAMPLE)));
}

/// From every word, as far as any name goes on; counts the names met.
fn walk(text: &Text<'_>) -> usize {
    let gazetteer = Gazetteer::bundled();
    let mut names = 0;
    for first in 0..text.words.len() {
        let mut walk = gazetteer.walk();
        for at in first..text.words.len() {
            let Some(next) = walk.step(&text.folded(at)) else { break };
            names += usize::from(next.name().is_some());
            walk = next;
        }
    }
    names
}

/// Times every stage in turn, round by round, and prints the fastest of each.
fn table() {
    let mut best = [Duration::MAX; STAGES.len()];
    for _ in 0..ROUNDS {
        for (best, (_, stage)) in best.iter_mut().zip(STAGES) {
            let start = Instant::now();
            black_box(stage(black_box(&SAMPLE)));
            *best = start.elapsed().min(*best);
        }
    }
    let size = u32::try_from(SAMPLE.source.len()).expect("a text of one bench is small");
    let rates = best.map(|time| f64::from(size) / 1e6 / time.as_secs_f64());
    println!("\n{:<20}{:>8}  as fast as mentions", "stage", "MB/s");
    let mentions = STAGES.iter().zip(rates).find(|((name, _), _)| *name == "mentions");
    for ((name, _), rate) in STAGES.iter().zip(rates) {
        let ratio = mentions.map_or(1.0, |(_, base)| rate / base);
        println!("{name:<20}{rate:>8.1}  {ratio:>8.2} x");
    }
}
