use std::ops::Range;

/// A stretch of one document's text, in bytes, end excluded.
///
/// ```
/// use dateline::model::Span;
///
/// assert_eq!(Span::new(3, 7).of("In Goma today"), "Goma");
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// # Panics
    ///
    /// If `start` lies after `end`, or either is past 4 GiB.
    #[inline]
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end, "a span cannot end ({end}) before it starts ({start})");
        let narrow = |n| u32::try_from(n).expect("no document is larger than 4 GiB");
        Span { start: narrow(start), end: narrow(end) }
    }

    /// The text that this span covers.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// As a byte range, for slicing.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `inner` lies wholly inside.
    #[inline]
    pub fn covers(self, inner: Span) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// Whether the two share a byte.
    #[inline]
    pub fn meets(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The first byte.
    #[inline]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    #[inline]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The smallest span over both.
    #[must_use]
    #[inline]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A span together with what it says: evidence that outlives its document.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Quote {
    /// Where in the document's text, in bytes.
    pub span: Span,
    /// The same start in Unicode code points, as layers write it.
    pub start: u32,
    /// The same end in Unicode code points; excluded.
    pub end: u32,
    /// The words themselves.
    pub said: String,
}
