use crate::write::WriteError;

/// Whatever stopped a whole run. Each edge keeps its own error beside its code;
/// this type only gathers them, so it stands above them all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A layer could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The disk gave back other reports than it was given.
    #[error("cannot keep reports on disk until they are merged")]
    Spool(#[source] std::io::Error),
    /// It came after some of the input had been analysed.
    #[error("{0}; what was analysed is kept: give the same command with --resume to go on")]
    Kept(Box<Error>),
    /// Of all inputs nothing could be read; each fault has been told.
    #[error("nothing could be read")]
    NothingRead,
}
