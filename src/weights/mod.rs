//! Weights: how much each clue counts. Data, not code, so that they can be learned and read.

mod adder;
mod names;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use adder::Adder;
pub use names::{NameWeights, Scores, Tag, Units};

/// A table of named weights.
#[derive(Clone, Debug)]
pub struct Weights(BTreeMap<&'static str, f32>);

impl Weights {
    /// For choosing among the places of one name.
    ///
    /// ```
    /// assert!(dateline::weights::Weights::resolve().of("container") > 0.0);
    /// ```
    pub fn resolve() -> &'static Weights {
        static RESOLVE: LazyLock<Weights> =
            LazyLock::new(|| Weights::read(include_str!("../../data/weights/resolve.tsv")));
        &RESOLVE
    }

    /// For how sure a placement is.
    ///
    /// ```
    /// assert!(dateline::weights::Weights::confidence().of("share") > 0.0);
    /// ```
    pub fn confidence() -> &'static Weights {
        static CONFIDENCE: LazyLock<Weights> =
            LazyLock::new(|| Weights::read(include_str!("../../data/weights/confidence.tsv")));
        &CONFIDENCE
    }

    /// For choosing the place of an event among those that a document names.
    ///
    /// ```
    /// assert!(dateline::weights::Weights::site().of("bound") > 0.0);
    /// ```
    pub fn site() -> &'static Weights {
        static SITE: LazyLock<Weights> =
            LazyLock::new(|| Weights::read(include_str!("../../data/weights/site.tsv")));
        &SITE
    }

    /// For choosing the day of an event among those that a document tells.
    ///
    /// ```
    /// assert!(dateline::weights::Weights::day().of("bound") > 0.0);
    /// ```
    pub fn day() -> &'static Weights {
        static DAY: LazyLock<Weights> =
            LazyLock::new(|| Weights::read(include_str!("../../data/weights/day.tsv")));
        &DAY
    }

    /// For telling whether an account is worth a report.
    ///
    /// ```
    /// assert!(dateline::weights::Weights::worth().of("headline") > 0.0);
    /// ```
    pub fn worth() -> &'static Weights {
        static WORTH: LazyLock<Weights> =
            LazyLock::new(|| Weights::read(include_str!("../../data/weights/worth.tsv")));
        &WORTH
    }

    /// For telling whether two reports tell of one event.
    ///
    /// ```
    /// assert!(dateline::weights::Weights::merge().of("place_same") > 0.0);
    /// ```
    pub fn merge() -> &'static Weights {
        static MERGE: LazyLock<Weights> =
            LazyLock::new(|| Weights::read(include_str!("../../data/weights/merge.tsv")));
        &MERGE
    }

    /// Of these clues: for the program that learns their weights.
    ///
    /// ```
    /// use dateline::weights::Weights;
    ///
    /// let weights = Weights::from_clues([("near", 3.0)]);
    /// assert_eq!((weights.of("near"), weights.of("far")), (3.0, 0.0));
    /// ```
    pub fn from_clues(clues: impl IntoIterator<Item = (&'static str, f32)>) -> Weights {
        Weights(clues.into_iter().collect())
    }

    /// The weight of `clue`; 0 when the table does not have it.
    pub fn of(&self, clue: &str) -> f32 {
        self.0.get(clue).copied().unwrap_or(0.0)
    }

    /// Reads a table: heading, then clue, weight and reason by tabs.
    ///
    /// # Panics
    ///
    /// If a row has no weight.
    pub fn read(table: &'static str) -> Weights {
        let row = |line: &'static str| {
            let mut cells = line.split('\t');
            let clue = cells.next().unwrap_or_default();
            let weight = cells.next().and_then(|cell| cell.parse().ok());
            (clue, weight.unwrap_or_else(|| panic!("no weight: {line}")))
        };
        Weights(table.lines().skip(1).map(row).collect())
    }
}
