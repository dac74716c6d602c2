//! dateline turns news text into map layers: it finds where, when and what happened.
pub mod gazetteer;
pub mod model;
pub mod text;
