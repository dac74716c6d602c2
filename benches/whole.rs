//! What comes after the analysis, and the whole run: accounts merged, rows written in each format,
//! the program started, files in to files out.
//!
//! ```sh
//! cargo bench --bench whole
//! ```

mod story;

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::LazyLock;

use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::layers::LAYERS;
use dateline::merge::{self, Accounts};
use dateline::model::{
    Column, ColumnKind, Document, Feature, Geometry, Layer, LonLat, Report, Shape, Value,
};
use dateline::pipeline::{self, Order, Target};
use dateline::write::{self, Broken, Former, Outputs, WRITERS};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use story::{STORIES, TOWNS, story};

/// Of the text, in bytes: a year of reports.
const SIZE: usize = 300_000;

/// How many rows each format writes.
const ROWS: usize = 5_000;

static LAYER: Layer = Layer {
    name: "rows",
    doc: "A row like those of mentions",
    geometry: Geometry::Point,
    key: "name",
    columns: &[
        Column { name: "name", kind: ColumnKind::Text, doc: "" },
        Column { name: "sentence", kind: ColumnKind::Text, doc: "" },
        Column { name: "killed", kind: ColumnKind::Integer, doc: "" },
        Column { name: "day", kind: ColumnKind::Date, doc: "" },
        Column { name: "confidence", kind: ColumnKind::Real, doc: "" },
        Column { name: "suicide", kind: ColumnKind::Boolean, doc: "" },
    ],
};

/// Reports of documents that may tell of the same events.
static REPORTS: LazyLock<Vec<Report>> = LazyLock::new(|| {
    let analyse =
        |document| pipeline::analyse(document, Gazetteer::bundled(), Language::english()).reports;
    news(SIZE).into_iter().flat_map(analyse).collect()
});

fn main() {
    // what is opened on first use is not timed
    pipeline::analyse(story(1), Gazetteer::bundled(), Language::english());
    divan::main();
}

#[divan::bench]
fn merge_accounts(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(REPORTS.len())).bench(|| {
        let gazetteer = Gazetteer::bundled();
        let mut accounts = Accounts::new(gazetteer);
        for report in black_box(&*REPORTS) {
            accounts.add(report);
        }
        let told = accounts.clusters().into_iter().map(|numbers| {
            let told = numbers.iter().map(|&at| REPORTS[at as usize].clone());
            merge::event(&told.collect::<Vec<_>>(), gazetteer)
        });
        told.count()
    });
}

#[divan::bench(args = write::names(), sample_count = 10)]
fn write_rows(bencher: Bencher<'_, '_>, name: &str) {
    let writer = WRITERS.iter().find(|writer| writer.name() == name).expect("divan names a writer");
    let rows: Vec<_> = (0..ROWS).map(row).collect();
    bencher.counter(ItemsCount::new(ROWS)).with_inputs(|| rows.clone()).bench_values(|rows| {
        let folder = tempfile::tempdir().expect("a folder to write in");
        let mut out =
            Outputs::to_folder(&[*writer], &[&LAYER], folder.path()).expect("the format opens");
        for row in rows {
            out.row(&LAYER, row).expect("the disk takes a row");
        }
        out.finish().expect("the disk takes the rest")
    });
}

/// A row unlike its neighbours.
fn row(number: usize) -> Feature {
    let small = u8::try_from(number % 180).expect("180 fits");
    let at = LonLat { lon: f64::from(small) - 90.5, lat: f64::from(small) / 4.0 - 20.25 };
    let day = jiff::civil::date(2024, 1, 1).saturating_add(jiff::Span::new().days(small));
    let values = vec![
        Value::Text(format!("Camp {number}")),
        Value::Text(format!("A \"{number}\" shell fell, officials said; nobody was hurt.")),
        Value::Integer(small.into()),
        Value::Date(day),
        Value::Real(f64::from(small) / 180.0),
        Value::Boolean(number.is_multiple_of(7)),
    ];
    Feature { shape: Some(Shape::Point(at)), values }
}

/// The program, from the start of its process to its end, with one short document.
#[cfg(feature = "cli")]
#[divan::bench(sample_count = 50)]
fn cold_start(bencher: Bencher<'_, '_>) {
    use std::process::{Command, Stdio};

    let folder = tempfile::tempdir().expect("a folder to read from");
    let news = folder.path().join("news.txt");
    std::fs::write(&news, "Shelling killed 12 people in Goma on Friday.\n").expect("it is ours");
    bencher.bench(|| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_dateline"));
        let status = program.arg("analyse").arg(&news).stdout(Stdio::null()).status();
        assert!(status.expect("the program starts").success());
    });
}

/// From JSON lines to the layers of events and reports as CSV.
#[divan::bench(args = [1, 2], sample_count = 10)]
fn export(bencher: Bencher<'_, '_>, jobs: usize) {
    let folder = tempfile::tempdir().expect("a folder to work in");
    let (feed, maps) = (folder.path().join("feed.jsonl"), folder.path().join("maps"));
    let size = feed_of(SIZE, &feed);
    let mut order = Order::new(vec![feed]);
    order.jobs = NonZeroUsize::new(jobs).expect("at least one");
    order.layers.retain(|draft| ["events", "reports"].contains(&draft.layer.name));
    assert!(order.layers.len() == 2 && LAYERS.len() > 2, "the layers of that name");
    let csv = [write::writer("csv").expect("a writer of CSV")];
    bencher.counter(BytesCount::new(size)).bench(|| {
        let (former, broken) = (Former::Replace, Broken::Drop);
        let target = Target::Folder { path: &maps, writers: &csv, former, broken };
        pipeline::run(&order, target, Gazetteer::bundled(), Language::english(), &mut ())
            .expect("the run ends")
    });
}

/// The documents as a file of JSON lines; gives its size in bytes.
fn feed_of(size: usize, file: &Path) -> usize {
    let lines: String = news(size)
        .into_iter()
        .map(|document| {
            let published = document.byline.published;
            serde_json::json!({"id": document.byline.id, "published": published, "text": document.text})
                .to_string()
                + "\n"
        })
        .collect();
    std::fs::write(file, &lines).expect("it is ours");
    lines.len()
}

/// Documents of one story each, of at least so many bytes together.
fn news(size: usize) -> Vec<Document> {
    let towns = TOWNS.into_iter().cycle();
    let days = jiff::civil::date(2024, 1, 1).series(jiff::Span::new().days(1)).cycle();
    let mut documents = Vec::new();
    let mut bytes = 0;
    for (number, (((told, town), other), day)) in
        STORIES.into_iter().cycle().zip(towns).zip(days).enumerate()
    {
        let text = told.replace(town, other);
        bytes += text.len();
        documents.push(Document::new(number.to_string(), text).published(day));
        if bytes >= size {
            break;
        }
    }
    documents
}
