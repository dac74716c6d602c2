//! Binds what a document tells of to the places and the days that it names.
//!
//! A clause seldom tells all: the town stands in the headline or the dateline, the day two
//! sentences on. So every place and every day of the document is offered to every event, each
//! with the clues that speak for it; the weights of the clues are learned. The clues
//! that tell whether what is then known of it is worth a report are set by hand, and used where a
//! story's accounts are joined.

use std::sync::LazyLock;

use crate::weights::Weights;

mod clue;
mod day;
mod offer;
mod place;
mod spot;

pub use clue::{DayClue, SiteClue, WorthClue};

pub(super) use day::Days;
pub(super) use offer::{Offer, Scale};
pub(super) use place::Places;

/// How much each clue counts in binding an event to a place and a day, and in taking it for one.
#[derive(Clone, Debug)]
pub struct Binding {
    /// By [`SiteClue`].
    pub site: Weights,
    /// By [`DayClue`].
    pub day: Weights,
    /// By [`WorthClue`].
    pub worth: Weights,
}

impl Binding {
    /// As learned.
    ///
    /// ```
    /// use dateline::extract::Binding;
    ///
    /// assert!(Binding::learned().site.of("bound") > Binding::learned().site.of("before"));
    /// ```
    pub fn learned() -> &'static Binding {
        static LEARNED: LazyLock<Binding> = LazyLock::new(|| Binding {
            site: Weights::site().clone(),
            day: Weights::day().clone(),
            worth: Weights::worth().clone(),
        });
        &LEARNED
    }
}
