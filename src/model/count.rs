/// People counted. "At least 12" has no `most`; "up to 30" has no `least` but 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Count {
    /// No fewer than this.
    pub least: u32,
    /// The figure to use when one is wanted: the one said, or the low reading of a vague word.
    pub best: u32,
    /// No more than this; `None` when the text leaves it open.
    pub most: Option<u32>,
    /// Whether a figure is said; `false` for a reading of "dozens" and the like.
    pub stated: bool,
}

impl Count {
    /// Nothing is told of such people where others are counted: none as far as the text goes.
    pub const UNTOLD: Count = Count { least: 0, best: 0, most: None, stated: false };

    /// Exactly so many.
    pub fn exactly(figure: u32) -> Count {
        Count { least: figure, best: figure, most: Some(figure), stated: true }
    }

    /// The range over both, with the best figure of `self`.
    #[must_use]
    pub fn widen(self, other: Count) -> Count {
        Count {
            least: self.least.min(other.least),
            best: self.best,
            most: self.most.zip(other.most).map(|(a, b)| a.max(b)),
            stated: self.stated || other.stated,
        }
    }

    /// Whether some figure satisfies both.
    pub fn meets(self, other: Count) -> bool {
        self.most.is_none_or(|most| other.least <= most)
            && other.most.is_none_or(|most| self.least <= most)
    }
}
