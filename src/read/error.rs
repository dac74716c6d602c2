/// Why something could not be read: where it stands, what is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[error("{file}{}: {reason}", line.map_or(String::new(), |line| format!(":{line}")))]
pub struct ReadError {
    /// The file, as the user would type it.
    pub file: String,
    /// Counted from 1; `None` when the whole file is meant.
    pub line: Option<usize>,
    /// What is wrong and what helps.
    pub reason: String,
}
