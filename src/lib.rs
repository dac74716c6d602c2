//! dateline turns news text into map layers: it finds where, when and what happened.
//!
//! The doors are [`pipeline::analyse`], one document, and [`pipeline::run`], from files to files.

pub mod boundaries;
mod error;
pub mod extract;
pub mod gazetteer;
mod keep;
pub mod language;
pub mod layers;
pub mod merge;
pub mod model;
pub mod pipeline;
pub mod read;
pub mod recognise;
pub mod resolve;
pub mod text;
pub mod weights;
pub mod write;

pub use error::Error;
