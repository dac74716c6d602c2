use jiff::civil::Date;

use super::{Document, DocumentId, Placement, PublishedBasis, Report, Span, Timex};

/// Everything found in one document, alone.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The document itself, for its text.
    pub document: Document,
    /// The document's day, and how it became known.
    pub published: Option<(Date, PublishedBasis)>,
    /// Its sentences in reading order.
    pub sentences: Vec<Span>,
    /// Its mentions in reading order, placed where possible.
    pub placements: Vec<Placement>,
    /// Its time expressions in reading order.
    pub timexes: Vec<Timex>,
    /// What it tells of, in reading order.
    pub reports: Vec<Report>,
    /// The earlier document of the run that it repeats; only a run knows.
    pub duplicate_of: Option<DocumentId>,
}
