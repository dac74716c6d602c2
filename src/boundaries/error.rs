/// Why bytes are not boundaries, or a map cannot become some.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum BoundariesError {
    /// They do not start as such.
    #[error("not compiled boundaries: compile them with `boundaries::compile`")]
    Foreign,
    /// They were compiled by another version of this program.
    #[error("boundaries have format {got}, this program reads {want}: compile them again")]
    Version {
        /// Found in the bytes.
        got: u32,
        /// Known to this program.
        want: u32,
    },
    /// They are not what was compiled.
    #[error("boundaries are damaged ({0}): compile them again")]
    Damaged(&'static str),
    /// A map is no `GeoJSON`, or not one of multipolygons with our properties.
    #[error("{map}: {fault}: make it again with tools/gazetteer/boundaries.py")]
    Map {
        /// Which: "countries" or "regions".
        map: &'static str,
        /// What is wrong with it.
        fault: String,
    },
    /// The maps together are too much.
    #[error("maps: together they are over 4 GB: simplify them")]
    Large,
}
