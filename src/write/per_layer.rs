use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use super::{LayerSink, Sink, WriteError, Writer};
use crate::model::{Feature, Layer};

/// A file for each layer: what a format that can be streamed makes of many layers.
pub(super) struct PerLayer {
    files: Vec<(&'static str, PathBuf, Box<dyn LayerSink>)>,
}

impl PerLayer {
    /// Starts the files; `writer` must be able to stream.
    pub(super) fn open(
        writer: &(impl Writer + ?Sized),
        layers: &[&'static Layer],
        folder: &Path,
    ) -> Result<Box<dyn Sink>, WriteError> {
        let mut files = Vec::new();
        for layer in layers {
            let path = folder.join(writer.file(layer));
            let file = File::create(&path).map_err(WriteError::at(&path))?;
            let sink = writer
                .stream(layer, Box::new(BufWriter::new(file)))
                .expect("only formats that can be streamed are written a file a layer")
                .map_err(WriteError::at(&path))?;
            files.push((layer.name, path, sink));
        }
        Ok(Box::new(PerLayer { files }))
    }
}

impl Sink for PerLayer {
    fn row(&mut self, layer: &Layer, feature: &Feature) -> Result<(), WriteError> {
        match self.files.iter_mut().find(|(name, ..)| *name == layer.name) {
            Some((_, path, sink)) => sink.row(feature).map_err(WriteError::at(path)),
            None => Ok(()),
        }
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        self.files
            .into_iter()
            .try_for_each(|(_, path, sink)| sink.finish().map_err(WriteError::at(&path)))
    }
}
