use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::analyst::Bounds;
use super::pace::Pace;
use crate::layers::{Demonyms, Draft, Filter, LAYERS, Needs};
use crate::model::{Analysis, Document, Span};
use crate::read::{self, ReadError};
use crate::text::fold;

/// What a run is to do.
#[derive(Clone)]
pub struct Order {
    /// Files, folders, or `-`.
    pub inputs: Vec<PathBuf>,
    /// How to read them.
    pub reading: read::Settings,
    /// Who finds the names.
    pub names: Names,
    /// Tables of the user's own that were laid over the gazetteer: only told, in `run.json`.
    pub laid: Vec<Laid>,
    /// What was passed over before the run, such as rows of these tables.
    pub skipped: Vec<ReadError>,
    /// Folded names that are never taken for a place.
    pub ignored: BTreeSet<String>,
    /// The layers to draw.
    pub layers: Vec<&'static Draft>,
    /// What they leave out.
    pub filter: Filter,
    /// Whether demonyms are drawn.
    pub demonyms: Demonyms,
    /// How much is found in one document at most.
    pub bounds: Bounds,
    /// How many threads analyse.
    pub jobs: NonZeroUsize,
    /// Who is told what each thread turns to.
    pub pace: &'static dyn Pace,
}

/// A table that was laid over the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Laid {
    /// As the user typed it.
    pub file: String,
    /// Of its bytes, in hex.
    pub sha256: String,
}

impl Laid {
    /// The table of these bytes.
    ///
    /// ```
    /// let laid = dateline::pipeline::Laid::new("mine.csv", b"abc");
    /// assert!(laid.sha256.starts_with("ba7816bf"));
    /// ```
    pub fn new(file: &str, bytes: &[u8]) -> Laid {
        Laid { file: file.to_owned(), sha256: format!("{:x}", Sha256::digest(bytes)) }
    }
}

/// Who finds the names in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Names {
    /// This program.
    #[default]
    Find,
    /// The user's own recogniser: the `mentions` of each record, and no others.
    Given,
}

impl Names {
    /// The document with the names that count.
    pub(super) fn given(self, mut document: Document) -> Document {
        match self {
            Names::Find => document.given = None,
            Names::Given => {
                document.given.get_or_insert_default();
            }
        }
        document
    }
}

impl Order {
    /// Everything that can be drawn of these inputs.
    pub fn new(inputs: Vec<PathBuf>) -> Order {
        Order {
            inputs,
            reading: read::Settings::default(),
            names: Names::Find,
            laid: Vec::new(),
            skipped: Vec::new(),
            ignored: BTreeSet::new(),
            layers: LAYERS.iter().collect(),
            filter: Filter::default(),
            demonyms: Demonyms::Hidden,
            jobs: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            bounds: Bounds::default(),
            pace: &(),
        }
    }

    /// What its layers are made of.
    pub(super) fn needs(&self) -> Needs {
        self.layers.iter().fold(Needs::default(), |needs, draft| needs.and(draft.needs))
    }

    /// Without the mentions whose name is ignored; an event that took place there has none.
    pub(super) fn without_ignored(&self, mut analysis: Analysis) -> Analysis {
        if self.ignored.is_empty() {
            return analysis;
        }
        let text = &analysis.document.text;
        let ignored = |span: Span| self.ignored.contains(&fold(span.of(text)));
        analysis
            .placements
            .retain(|placed| !ignored(placed.mention.span) && !ignored(placed.mention.core));
        for report in &mut analysis.reports {
            report.site = report.site.take().filter(|site| !ignored(site.said.span));
        }
        analysis
    }
}
