/// Why bytes are not a gazetteer, or a table cannot become one.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum GazetteerError {
    /// They do not start as one.
    #[error("not a gazetteer: compile one with `dateline gazetteer build`")]
    Foreign,
    /// They were compiled by another version of this program.
    #[error("gazetteer has format {got}, this program reads {want}: compile it again")]
    Version {
        /// Found in the file.
        got: u32,
        /// Known to this program.
        want: u32,
    },
    /// They are fewer, or more, than the header says.
    #[error(
        "gazetteer has {got} bytes where its header promises {want}: fetch or compile it again"
    )]
    Length {
        /// How many there are.
        got: u64,
        /// How many there should be.
        want: u64,
    },
    /// They are not what was compiled.
    #[error("gazetteer is damaged ({0}): fetch or compile it again")]
    Damaged(&'static str),
    /// A row of a table is wrong.
    #[error("{file}:{line}: {fault}")]
    Row {
        /// The table.
        file: String,
        /// Counted from 1, heading included.
        line: usize,
        /// What is wrong with it.
        fault: String,
    },
    /// The tables together are wrong.
    #[error("gazetteer tables: {0}")]
    Tables(&'static str),
    /// A file cannot be read or written.
    #[error("cannot use {file}: {reason}")]
    File {
        /// Which.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// An import was begun with something else.
    #[error("{folder} holds the beginning of another import ({what}): {remedy}")]
    Begun {
        /// Where the beginning lies.
        folder: String,
        /// In what they differ.
        what: &'static str,
        /// What to do.
        remedy: &'static str,
    },
}

impl GazetteerError {
    pub(super) fn file(path: &std::path::Path, fault: &std::io::Error) -> GazetteerError {
        GazetteerError::File { file: path.display().to_string(), reason: fault.to_string() }
    }
}
