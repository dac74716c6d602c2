//! dateline turns news text into map layers: it finds where, when and what happened.
pub mod extract;
pub mod gazetteer;
pub mod language;
pub mod model;
pub mod recognise;
pub mod resolve;
pub mod text;
pub mod weights;
