//! A page that shows the events: `map.html`, one file that asks nothing of anybody.
//!
//! Rows of `events` and `reports` stream into it as they come; only the countries that they name
//! are kept, for the ground beneath them comes last. The page itself is in `data/page`: its frame,
//! its looks and its script, a file a part. It is drawn by a script of our own on a canvas and not
//! by a map library, since what it needs of one (a view to move, outlines to fill) is less code
//! than what would have to be kept from it.

mod frame;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::geojson;
use super::ground::{Ground, Reach, coded, text};
use super::{Sink, WriteError, Writer, colours};
use crate::model::{Feature, Layer};

use frame::{Frame, inert};

/// The page. What is not of the layers `events` and `reports` is not on it.
pub(super) struct Html;

const FILE: &str = "map.html";

/// Events on a page; browsers grow slow beyond. Those that come first are kept, the rest counted.
const MOST_EVENTS: u64 = 50_000;

/// What the page shows of a report; the first column tells of which event.
const OF_REPORT: [&str; 8] = [
    "event_id",
    "document_title",
    "document_date",
    "source",
    "url",
    "location",
    "date_text",
    "sentence",
];

impl Writer for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn media_type(&self) -> &'static str {
        "text/html"
    }

    fn file(&self, _: &Layer) -> String {
        FILE.to_owned()
    }

    fn open(&self, layers: &[&'static Layer], folder: &Path) -> Result<Box<dyn Sink>, WriteError> {
        let path = folder.join(FILE);
        let started =
            File::create(&path).and_then(|file| Page::start(layers, BufWriter::new(file)));
        let page = started.map_err(WriteError::at(&path))?;
        Ok(Box::new(OnDisk { path, page }))
    }
}

struct OnDisk {
    path: PathBuf,
    page: Page<BufWriter<File>>,
}

impl Sink for OnDisk {
    fn row(&mut self, layer: &Layer, feature: &Feature) -> Result<(), WriteError> {
        self.page.row(layer, feature).map_err(WriteError::at(&self.path))
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        self.page.finish().map_err(WriteError::at(&self.path))
    }
}

/// A page in the making: its frame is written up to the rows.
struct Page<W> {
    out: W,
    reach: Reach,
    events: u64,
    left_out: u64,
    /// Whether no row has come yet, which a comma would have to part from the next.
    is_empty: bool,
}

impl<W: Write> Page<W> {
    fn start(layers: &[&'static Layer], mut out: W) -> io::Result<Page<W>> {
        let of = |name: &str| layers.iter().find(|layer| layer.name == name);
        let events = of("events").map(|layer| layer.columns.iter().map(|column| column.name));
        let columns = json!({
            "events": events.into_iter().flatten().collect::<Vec<_>>(),
            "reports": OF_REPORT,
        });
        let types = json!(colours::types());
        Frame::Top.fill(&mut out, &[("types", &inert(&types)), ("columns", &inert(&columns))])?;
        Ok(Page { out, reach: Reach::default(), events: 0, left_out: 0, is_empty: true })
    }

    fn row(&mut self, layer: &Layer, feature: &Feature) -> io::Result<()> {
        match layer.name {
            "events" if self.events == MOST_EVENTS => {
                self.left_out += 1;
                Ok(())
            }
            "events" => {
                self.events += 1;
                self.reach.add(layer, feature);
                let values = feature.values.iter().map(geojson::json);
                self.put(std::iter::once(json!(0)).chain(values).collect())
            }
            "reports" if self.left_out == 0 => {
                let values = OF_REPORT.map(|column| json!(text_or_day(layer, feature, column)));
                self.put(std::iter::once(json!(1)).chain(values).collect())
            }
            _ => Ok(()),
        }
    }

    fn put(&mut self, row: Vec<Json>) -> io::Result<()> {
        self.out.write_all(if self.is_empty { b"" } else { b",\n" })?;
        self.is_empty = false;
        self.out.write_all(inert(&Json::Array(row)).as_bytes())
    }

    fn finish(mut self) -> io::Result<()> {
        let ground = Ground::under(&self.reach);
        let shape = |shape: &super::ground::Shape| {
            json!([shape.key, shape.name, shape.at.lon, shape.at.lat, coded(&shape.outline)])
        };
        let world = json!({
            "countries": ground.countries.iter().map(shape).collect::<Vec<_>>(),
            "regions": ground.regions.iter().map(shape).collect::<Vec<_>>(),
            "towns": ground.towns.iter()
                .map(|town| json!([town.name, town.at.lon, town.at.lat, town.weight]))
                .collect::<Vec<_>>(),
        });
        let tail = json!({ "left_out": self.left_out });
        Frame::Bottom.fill(&mut self.out, &[("tail", &inert(&tail)), ("world", &inert(&world))])?;
        self.out.flush()
    }
}

/// A cell as text: pages are told days as ISO text.
fn text_or_day(layer: &Layer, feature: &Feature, column: &str) -> Option<String> {
    match super::ground::cell(layer, feature, column)? {
        crate::model::Value::Date(day) => Some(day.to_string()),
        _ => text(layer, feature, column).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests;
