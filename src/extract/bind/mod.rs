//! Binds what a document tells of to the places and the days that it names.
//!
//! A clause seldom tells all: the town stands in the headline or the dateline, the day two
//! sentences on. So every place and every day of the document is offered to every event, each
//! with the clues that speak for it; the weights of the clues are learned.

mod clue;
mod day;
mod offer;
mod place;

pub use clue::{DayClue, SiteClue};
pub use offer::{Offer, Offered};

pub(super) use day::Days;
pub(super) use place::Places;
