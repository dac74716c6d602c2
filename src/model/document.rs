use jiff::civil::Date;

use super::Span;

/// Names one document for the whole run; stable across runs on the same input.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct DocumentId(pub String);

/// What stands above a story: who tells it, when and where it appeared.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Byline {
    /// Unique within the run.
    pub id: DocumentId,
    /// The headline, when the source has one.
    pub title: Option<String>,
    /// The day it appeared, when the source states one.
    pub published: Option<Date>,
    /// Where it appeared.
    pub url: Option<String>,
    /// Who published it.
    pub source: Option<String>,
}

/// One news story, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What stands above it.
    pub byline: Byline,
    /// The body, as plain text. Every [`Span`] points into this.
    pub text: String,
    /// The names that the user's own recogniser found, when the input lists them.
    pub given: Option<Vec<Span>>,
}

impl Document {
    /// A document with nothing but its text.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Document {
        let byline = Byline {
            id: DocumentId(id.into()),
            title: None,
            published: None,
            url: None,
            source: None,
        };
        Document { byline, text: text.into(), given: None }
    }

    /// Sets the day of publication.
    #[must_use]
    pub fn published(mut self, day: Date) -> Document {
        self.byline.published = Some(day);
        self
    }
}
