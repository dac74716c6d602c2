use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use dateline::Error;

/// Where a command's results go: stdout, a device or a pipe, which are written as they stand, or a
/// file that is there only when it is whole.
pub(super) enum Output {
    Stdout(BufWriter<io::StdoutLock<'static>>),
    Device(BufWriter<File>),
    File { out: BufWriter<File>, path: PathBuf, partial: PathBuf },
}

impl Output {
    /// Into `path`; without one, or with `-`, to stdout.
    pub(super) fn to(path: Option<&Path>) -> anyhow::Result<Output> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Output::Stdout(BufWriter::new(io::stdout().lock())));
        };
        let cannot = || format!("cannot write {}", path.display());
        if fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
            let device = File::options().write(true).open(path).with_context(cannot)?;
            return Ok(Output::Device(BufWriter::new(device)));
        }
        let mut partial = std::ffi::OsString::from(".");
        partial.push(path.file_name().with_context(cannot)?);
        partial.push(".partial");
        let partial = path.with_file_name(partial);
        let out = BufWriter::new(File::create(&partial).with_context(cannot)?);
        Ok(Output::File { out, path: path.to_owned(), partial })
    }

    /// Everything has been written.
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        self.flush()?;
        if let Output::File { out, path, partial } = &self {
            let cannot = || format!("cannot write {}", path.display());
            out.get_ref().sync_all().with_context(cannot)?;
            fs::rename(partial, path).with_context(cannot)?;
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Stdout(out) => out.write(bytes),
            Output::Device(out) | Output::File { out, .. } => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Stdout(out) => out.flush(),
            Output::Device(out) | Output::File { out, .. } => out.flush(),
        }
    }
}

impl Drop for Output {
    /// A file that was not finished goes; a finished one bears its own name by now.
    fn drop(&mut self) {
        if let Output::File { partial, .. } = self {
            let _ = fs::remove_file(partial);
        }
    }
}

/// Whether it only means that nobody reads our output any more: a good end.
pub(super) fn is_closed_pipe(fault: &anyhow::Error) -> bool {
    fault.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>();
        let ours = cause.downcast_ref::<Error>();
        io.is_some_and(|io| io.kind() == io::ErrorKind::BrokenPipe)
            || ours.is_some_and(|ours| matches!(ours, Error::Write(w) if w.is_closed_pipe()))
    })
}
