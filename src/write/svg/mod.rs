//! A picture for a report: `map.svg`, events on a map with legend, scale and their days.
//!
//! Rows of `events` are summed up as they come, by place, precision and type, so that what is kept
//! grows with the places and not with the events; the picture is drawn at the end. Each part has a
//! file: the frame that the world is seen through, the land, the marks, their names, the legend and
//! the days. Words stand in `data/styles/picture.tsv`, colours in `data/styles/event_types.tsv`.

mod days;
mod frame;
mod land;
mod legend;
mod marks;
mod names;
mod pen;
mod sheet;
mod tally;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::{LayerSink, Sink, WriteError, Writer};
use crate::model::{Feature, Layer};

use tally::Tally;

/// The picture. What is not of the layer `events` is not on it.
pub(super) struct Svg;

const FILE: &str = "map.svg";

impl Writer for Svg {
    fn name(&self) -> &'static str {
        "svg"
    }

    fn media_type(&self) -> &'static str {
        "image/svg+xml"
    }

    fn file(&self, _: &Layer) -> String {
        FILE.to_owned()
    }

    fn open(&self, _: &[&'static Layer], folder: &Path) -> Result<Box<dyn Sink>, WriteError> {
        Ok(Box::new(OnDisk { path: folder.join(FILE), tally: Tally::default() }))
    }

    /// Of the layer `events` alone: of any other the picture would be empty.
    fn stream<'w>(
        &self,
        layer: &'static Layer,
        out: Box<dyn Write + 'w>,
    ) -> Option<io::Result<Box<dyn LayerSink + 'w>>> {
        (layer.name == tally::LAYER)
            .then(|| Ok(Box::new(Streamed { layer, tally: Tally::default(), out }) as Box<_>))
    }
}

struct OnDisk {
    path: PathBuf,
    tally: Tally,
}

impl Sink for OnDisk {
    fn row(&mut self, layer: &Layer, feature: &Feature) -> Result<(), WriteError> {
        self.tally.add(layer, feature);
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        let written = File::create(&self.path).and_then(|file| {
            let mut out = BufWriter::new(file);
            sheet::draw(&self.tally, &mut out)?;
            out.flush()
        });
        written.map_err(WriteError::at(&self.path))
    }
}

struct Streamed<'w> {
    layer: &'static Layer,
    tally: Tally,
    out: Box<dyn Write + 'w>,
}

impl LayerSink for Streamed<'_> {
    fn row(&mut self, feature: &Feature) -> io::Result<()> {
        self.tally.add(self.layer, feature);
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        sheet::draw(&self.tally, &mut self.out)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests;
