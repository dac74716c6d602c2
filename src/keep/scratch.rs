use std::env;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

/// A file without a name for what is passing: it goes with the run, however that ends. It lies in
/// the system's folder for such files, which may be on a smaller disk than the results: whatever
/// goes wrong with it names that folder.
#[derive(Debug)]
pub(crate) struct Scratch(File);

/// What went wrong with a [`Scratch`], and what to do.
#[derive(Debug, thiserror::Error)]
#[error("in the folder {folder} for passing files: {said}: {advice}", folder = folder.display())]
struct Fault {
    folder: std::path::PathBuf,
    said: String,
    advice: &'static str,
}

/// What to do where a passing file cannot be made or does not fit.
const ADVICE: &str = if cfg!(windows) {
    "make room there, or set TMP to another folder"
} else {
    "make room there, or set TMPDIR to another folder"
};

impl Scratch {
    /// An empty one.
    pub(crate) fn new() -> io::Result<Scratch> {
        tempfile::tempfile().map(Scratch).map_err(told)
    }

    /// The same file, with the same place in it.
    pub(crate) fn try_clone(&self) -> io::Result<Scratch> {
        self.0.try_clone().map(Scratch).map_err(told)
    }
}

/// Whether a fault is one of a [`Scratch`], and so says by itself where it was and what to do.
pub(crate) fn is_of_scratch(fault: &io::Error) -> bool {
    fault.get_ref().and_then(|own| own.downcast_ref::<Fault>()).is_some()
}

fn told(fault: io::Error) -> io::Error {
    let advice = match fault.kind() {
        io::ErrorKind::Interrupted => return fault, // none: whoever writes tries again
        io::ErrorKind::FileTooLarge => "raise the limit of a file's size",
        _ => ADVICE,
    };
    let (folder, said) = (env::temp_dir(), fault.to_string());
    io::Error::new(fault.kind(), Fault { folder, said, advice })
}

impl Write for Scratch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(told)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(told)
    }
}

impl Read for Scratch {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        (&*self).read(buffer)
    }
}

impl Read for &Scratch {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        (&self.0).read(buffer).map_err(told)
    }
}

impl Seek for Scratch {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        (&*self).seek(to)
    }
}

impl Seek for &Scratch {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        (&self.0).seek(to).map_err(told)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::{Read, Seek, Write};

    use super::{Scratch, is_of_scratch};

    #[test]
    fn what_is_written_comes_back() {
        let mut scratch = Scratch::new().unwrap();
        scratch.write_all(b"Goma").unwrap();
        scratch.rewind().unwrap();
        let mut read = String::new();
        scratch.try_clone().unwrap().read_to_string(&mut read).unwrap();
        assert_eq!(read, "Goma");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told_with_its_folder() {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let fault = Scratch(full).write_all(b"Goma").unwrap_err();
        assert_eq!(fault.kind(), std::io::ErrorKind::StorageFull);
        assert!(is_of_scratch(&fault));
        let folder = std::env::temp_dir();
        let want = format!("in the folder {} for passing files: ", folder.display());
        assert!(fault.to_string().starts_with(&want), "{fault}");
        assert!(fault.to_string().ends_with("to another folder"), "{fault}");
    }
}
