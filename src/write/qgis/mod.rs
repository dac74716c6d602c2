//! A project for QGIS 3.22 and later that shows the layers of the `GeoPackage` beside it, finished: a
//! map underneath that needs no network, styles, a time range, a page to print. What it looks like
//! stands in `data/styles`.

mod basemap;
mod project;
mod view;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::wkb::{self, Extent};
use super::{Sink, WriteError, Writer};
use crate::model::{Feature, Layer, Value};

/// `dateline.qgz`, and the map underneath in a `GeoPackage` of its own.
pub(super) struct Project;

/// The project.
const FILE: &str = "dateline.qgz";

impl Writer for Project {
    fn name(&self) -> &'static str {
        "qgis"
    }

    fn media_type(&self) -> &'static str {
        "application/x-qgis-project"
    }

    fn file(&self, _: &Layer) -> String {
        FILE.to_owned()
    }

    fn sidecars(&self, _: &Layer) -> Vec<String> {
        vec![basemap::FILE.to_owned()]
    }

    fn needs(&self) -> &'static [&'static str] {
        &["gpkg"]
    }

    fn open(&self, layers: &[&'static Layer], folder: &Path) -> Result<Box<dyn Sink>, WriteError> {
        let layers = layers.to_vec();
        Ok(Box::new(Seen { folder: folder.to_owned(), layers, ..Seen::default() }))
    }
}

/// What the project must know of the rows; the rows themselves are in the `GeoPackage`.
#[derive(Default)]
struct Seen {
    folder: PathBuf,
    layers: Vec<&'static Layer>,
    /// The box around the points, events before anything else.
    events: Option<Extent>,
    others: Option<Extent>,
    /// The first and the last day of an event.
    days: Option<(Date, Date)>,
    /// ISO 3166-1 alpha-3.
    countries: BTreeSet<String>,
}

impl Sink for Seen {
    fn row(&mut self, layer: &Layer, feature: &Feature) -> Result<(), WriteError> {
        let is_event = layer.name == "events";
        if let Some(at) = feature.shape.as_ref().filter(|shape| shape.point().is_some()) {
            let around = if is_event { &mut self.events } else { &mut self.others };
            *around = Some(wkb::joined(*around, wkb::extent(at)));
        }
        for (column, value) in layer.columns.iter().zip(&feature.values) {
            match (column.name, value) {
                ("country_iso3", Value::Text(codes)) => {
                    self.countries.extend(codes.split("; ").map(str::to_owned));
                }
                ("date_start" | "date_end", Value::Date(day)) => {
                    let (first, last) = self.days.unwrap_or((*day, *day));
                    self.days = Some((first.min(*day), last.max(*day)));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        basemap::write(&self.folder, &self.countries)?;
        let view = view::around(self.events.or(self.others));
        let project = project::project(&self.layers, view, self.days);
        let path = self.folder.join(FILE);
        zipped(&path, &project).map_err(WriteError::at(&path))
    }
}

/// The project as QGIS packs it. It is not squeezed: it is small, and any program can read it.
fn zipped(path: &Path, project: &str) -> io::Result<()> {
    let mut zip = ZipWriter::new(File::create(path)?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default()); // the first day a zip knows: no clock
    zip.start_file("dateline.qgs", options)?;
    zip.write_all(project.as_bytes())?;
    zip.finish()?.sync_all()
}
