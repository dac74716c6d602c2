//! The place tables, as a crate of their own: beside the program they were more than the 10 MiB
//! that crates.io takes of one crate. Whoever compiles them finds the folder here.
//!
//! `data/README.md` in the sources, the README of this crate, tells columns, origins and licences.

#![forbid(unsafe_code)]

/// The folder of the tables, one `NAME.tsv` each; absolute, and there while crates are built.
///
/// ```
/// let towns = std::path::Path::new(dateline_gazetteer::FOLDER).join("towns.tsv");
/// assert!(towns.is_file());
/// ```
pub const FOLDER: &str = env!("CARGO_MANIFEST_DIR");
