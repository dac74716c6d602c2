//! Rows of layers in, files out. To add a format, add a file and a line to [`WRITERS`].
//!
//! Rows come one by one and go to every format at once through [`Outputs`]; no layer has to fit
//! in memory. Files are made in a [`Folder`] that shows them all at the end, or none.

mod csv;
mod datapackage;
mod folder;
mod geojson;
mod outputs;
mod per_layer;
mod run;

use std::io;
use std::path::{Path, PathBuf};

use crate::model::{Feature, Layer};

pub use datapackage::datapackage;
pub use folder::{Folder, Former};
pub use outputs::Outputs;
pub use run::RUN_FILE;

/// Every format that can be written.
pub const WRITERS: &[&dyn Writer] = &[&geojson::GeoJson, &csv::Csv];

/// One output format.
pub trait Writer: Sync {
    /// As named on the command line.
    fn name(&self) -> &'static str;

    /// Its files' media type.
    fn media_type(&self) -> &'static str;

    /// The file that holds a layer; several layers may share one.
    fn file(&self, layer: &Layer) -> String;

    /// Files that must lie beside a layer's own.
    fn sidecars(&self, _: &Layer) -> Vec<String> {
        vec![]
    }

    /// Starts the files of these layers in a folder.
    fn open(&self, layers: &[&'static Layer], folder: &Path) -> Result<Box<dyn Sink>, WriteError>;

    /// Starts one layer on a stream; `None` for formats that cannot be streamed.
    fn stream<'w>(
        &self,
        layer: &'static Layer,
        out: Box<dyn io::Write + 'w>,
    ) -> Option<io::Result<Box<dyn LayerSink + 'w>>>;
}

/// Takes the rows of all layers, in any order of layers.
pub trait Sink {
    /// One more row of `layer`, which is among those opened.
    fn row(&mut self, layer: &Layer, feature: &Feature) -> Result<(), WriteError>;

    /// Everything has come; what is still held back is written.
    fn finish(self: Box<Self>) -> Result<(), WriteError>;
}

/// Takes the rows of one layer.
pub trait LayerSink {
    /// One more row.
    fn row(&mut self, feature: &Feature) -> io::Result<()>;

    /// Everything has come.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// Why something could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The disk, or whoever reads the stream, would not take it.
    #[error("cannot write {path}: {source}", path = path.display())]
    Io {
        /// Which file or folder; `-` is the stream.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Something is there that may not be replaced.
    #[error("{path} {reason}", path = path.display())]
    Occupied {
        /// Which file or folder.
        path: PathBuf,
        /// Why it stays, and what to do.
        reason: &'static str,
    },
}

impl WriteError {
    /// Wraps what the system said of `path`.
    fn at(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
        let path = path.to_owned();
        |source| WriteError::Io { path, source }
    }

    /// Whether nobody reads the stream any more, which is no fault.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, WriteError::Io { source, .. } if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// The writer of this name.
pub fn writer(name: &str) -> Option<&'static dyn Writer> {
    WRITERS.iter().copied().find(|writer| writer.name() == name)
}

/// The names of all writers.
pub fn names() -> Vec<&'static str> {
    WRITERS.iter().map(|writer| writer.name()).collect()
}

/// Every file that these formats make of these layers, each once.
pub fn files(writers: &[&dyn Writer], layers: &[&'static Layer]) -> Vec<String> {
    let mut files = Vec::new();
    for writer in writers {
        for layer in layers {
            for file in [writer.file(layer)].into_iter().chain(writer.sidecars(layer)) {
                if !files.contains(&file) {
                    files.push(file);
                }
            }
        }
    }
    files
}

#[cfg(test)]
mod tests;
