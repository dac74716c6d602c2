//! Rows of layers in, files out.
//!
//! Rows come one by one and go to every format at once through [`Outputs`]; no layer has to fit
//! in memory. Files are made in a [`Folder`] that shows them all at the end, or none.
//!
//! To add a format, add a file with a [`Writer`], its `mod` line and a line to [`WRITERS`]; the
//! command line, the data dictionary and the tests find it there. A format that can take the rows
//! of one layer as a stream gives a [`LayerSink`] for it, and a file is made of each layer; any
//! other gives a [`Sink`] that takes the rows of all. Values are fit for every format
//! when they come: numbers finite and to 7 decimals, text without NUL and never empty, shapes on
//! the globe. What a layer is called, its labels and its colours are in `data/styles`.
//!
//! ```
//! use dateline::model::{Column, ColumnKind, Feature, Geometry, Layer, LonLat};
//! use dateline::write::{self, Outputs, WRITERS};
//!
//! static TOWNS: Layer = Layer {
//!     name: "towns",
//!     doc: "One town",
//!     geometry: Geometry::Point,
//!     key: "name",
//!     columns: &[Column { name: "name", kind: ColumnKind::Text, doc: "Its name" }],
//! };
//!
//! let folder = tempfile::tempdir()?;
//! let mut out = Outputs::to_folder(WRITERS, &[&TOWNS], folder.path())?;
//! let at = LonLat { lon: 29.228, lat: -1.679 };
//! out.row(&TOWNS, Feature { shape: Some(at.into()), values: vec!["Goma".into()] })?;
//! out.finish()?;
//!
//! for file in write::files(WRITERS, &[&TOWNS]) {
//!     assert!(folder.path().join(&file).exists(), "{file}");
//! }
//! let text = std::fs::read_to_string(folder.path().join("towns.csv"))?;
//! assert_eq!(text, "name\r\nGoma\r\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod beside;
mod colours;
mod csv;
mod datapackage;
mod fgb;
mod folder;
mod geojson;
mod geojsonl;
mod gpkg;
mod ground;
mod html;
mod kml;
mod outputs;
mod parquet;
mod per_layer;
mod publish;
mod qgis;
mod run;
mod style;
mod svg;
mod wkb;
mod xml;

use std::io;
use std::path::{Path, PathBuf};

use self::csv::Guard;
use self::per_layer::PerLayer;
use crate::keep;
use crate::model::{Feature, Layer};

pub use datapackage::datapackage;
pub use folder::{Broken, Folder, Former};
pub use outputs::Outputs;
pub use run::RUN_FILE;

/// Every format that can be written.
pub const WRITERS: &[&dyn Writer] = &[
    &geojson::GeoJson,
    &geojsonl::GeoJsonLines,
    &csv::Csv(Guard::On),
    &gpkg::GeoPackage,
    &qgis::Project,
    &fgb::Fgb,
    &parquet::Parquet,
    &kml::Kml,
    &html::Html,
    &svg::Svg,
];

/// CSV in which text that a spreadsheet would run as a formula stands as it is.
pub const UNGUARDED_CSV: &dyn Writer = &csv::Csv(Guard::Off);

/// One output format.
pub trait Writer: Sync {
    /// As named on the command line.
    fn name(&self) -> &'static str;

    /// Its files' media type.
    fn media_type(&self) -> &'static str;

    /// The file that holds a layer; several layers may share one. Unless it says otherwise, each
    /// has its own, with the name of the format for its extension.
    fn file(&self, layer: &Layer) -> String {
        format!("{}.{}", layer.name, self.name())
    }

    /// Files that must lie beside a layer's own.
    fn sidecars(&self, _: &Layer) -> Vec<String> {
        vec![]
    }

    /// Whether QGIS opens its files and looks for a style beside them.
    fn takes_style_beside(&self) -> bool {
        false
    }

    /// The formats whose files its own refer to: they are written with it.
    fn needs(&self) -> &'static [&'static str] {
        &[]
    }

    /// Starts the files of these layers in a folder; unless it says otherwise, a stream for each.
    fn open(&self, layers: &[&'static Layer], folder: &Path) -> Result<Box<dyn Sink>, WriteError> {
        PerLayer::open(self, layers, folder)
    }

    /// Starts one layer on a stream; `None` for formats that cannot be streamed, which open their
    /// files themselves.
    fn stream<'w>(
        &self,
        _layer: &'static Layer,
        _out: Box<dyn io::Write + 'w>,
    ) -> Option<io::Result<Box<dyn LayerSink + 'w>>> {
        None
    }
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
    #[error("cannot write {path}: {source}{}", advice(source), path = path.display())]
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

/// What to do about it.
fn advice(fault: &io::Error) -> &'static str {
    match fault.kind() {
        _ if keep::is_of_scratch(fault) => "", // says so itself
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            ": make room on the disk, or give another --out"
        }
        io::ErrorKind::FileTooLarge => ": raise the limit of a file's size, or give another --out",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            ": you may not write there; give another --out"
        }
        _ => "",
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

/// These writers and those that they need, each once.
///
/// ```
/// use dateline::write;
///
/// let qgis = write::writer("qgis").expect("a project for QGIS");
/// let names: Vec<_> = write::with_needs(&[qgis]).iter().map(|writer| writer.name()).collect();
/// assert_eq!(names, ["qgis", "gpkg"], "it shows what is in the other");
/// ```
pub fn with_needs(writers: &[&'static dyn Writer]) -> Vec<&'static dyn Writer> {
    let mut all = writers.to_vec();
    for needed in writers.iter().flat_map(|writer| writer.needs()) {
        if !all.iter().any(|known| known.name() == *needed) {
            all.extend(writer(needed));
        }
    }
    all
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
    files.extend(beside::files(writers, layers));
    files
}

#[cfg(test)]
mod tests;
