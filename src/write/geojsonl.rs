use std::io::{self, Write};

use super::{LayerSink, Writer, geojson};
use crate::model::{Feature, Layer};

/// A `GeoJSON` feature a line and nothing around them, for tools that read line by line.
pub(super) struct GeoJsonLines;

impl Writer for GeoJsonLines {
    fn name(&self) -> &'static str {
        "geojsonl"
    }

    fn media_type(&self) -> &'static str {
        "application/geo+json-seq"
    }

    fn takes_style_beside(&self) -> bool {
        true
    }

    fn stream<'w>(
        &self,
        layer: &'static Layer,
        out: Box<dyn Write + 'w>,
    ) -> Option<io::Result<Box<dyn LayerSink + 'w>>> {
        Some(Ok(Box::new(Lines { layer, out })))
    }
}

struct Lines<'w> {
    layer: &'static Layer,
    out: Box<dyn Write + 'w>,
}

impl LayerSink for Lines<'_> {
    fn row(&mut self, feature: &Feature) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, &geojson::drawn(self.layer, feature))?;
        self.out.write_all(b"\n")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}
