//! The nouns: plain data that the stages hand to one another.

mod analysis;
mod count;
mod document;
mod event;
mod kind;
mod layer;
mod mention;
mod place;
mod report;
mod span;
mod when;

pub use analysis::Analysis;
pub use count::Count;
pub use document::{Byline, Document, DocumentId};
pub use event::{Conflict, Event, EventId};
pub use kind::{EventKind, KindFamily};
pub use layer::{Column, ColumnKind, Feature, Geometry, Layer, Shape, Value};
pub use mention::{Choice, Mention, NameId, Placement, Precision, Usage, Whereabouts};
pub use place::{LonLat, PlaceId, PlaceKind};
pub use report::{Attribution, Party, Realis, Report, Site, Tolls};
pub use span::{Quote, Span};
pub use when::{DateBasis, DatePrecision, Dated, Days, PublishedBasis, Timex, TimexType, When};
