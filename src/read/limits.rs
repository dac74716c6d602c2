use std::fmt;

/// How much is read before something is taken for a mistake or an attack. What lies over a limit
/// is skipped and told; the rest is read.
///
/// ```
/// let limits = dateline::read::Limits::default();
/// assert!(limits.line > limits.document && limits.nesting > 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Limits {
    /// Bytes in one line, in one row of a table, or in one record of an archive.
    pub line: u64,
    /// Bytes in one document: a page or a text as it is stored, and the text read out of it.
    pub document: u64,
    /// Bytes in one file, or in what comes in by a pipe.
    pub file: u64,
    /// Bytes that one packed file or one entry of an archive may hold unpacked.
    pub unpacked: u64,
    /// How many times larger than packed it may be; not asked of its first 16 MiB.
    pub ratio: u64,
    /// Entries read of one zip file.
    pub entries: u64,
    /// How deep files may be packed in one another, and lists and objects in JSON.
    pub nesting: u64,
}

impl Default for Limits {
    /// No story is as long, and no archive of stories packs as well.
    fn default() -> Limits {
        Limits {
            line: 64 << 20,
            document: 16 << 20,
            file: 1 << 40,
            unpacked: 64 << 30,
            ratio: 200,
            entries: 1_000_000,
            nesting: 32,
        }
    }
}

/// A number of bytes as it is typed: `64M`.
pub(super) struct Bytes(pub(super) u64);

impl fmt::Display for Bytes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (shift, unit) in [(40, "T"), (30, "G"), (20, "M"), (10, "K")] {
            if self.0 >> shift > 0 && self.0.trailing_zeros() >= shift {
                return write!(out, "{}{unit}", self.0 >> shift);
            }
        }
        write!(out, "{} bytes", self.0)
    }
}

/// Says that `what` is over the limit that `flag` sets.
pub(super) fn over(what: &str, limit: impl fmt::Display, flag: &str) -> String {
    format!("{what} is over the limit of {limit}: if it is meant, raise {flag}")
}

#[cfg(test)]
mod tests {
    use super::Bytes;

    #[test]
    fn sizes_are_told_as_they_are_typed() {
        for (bytes, want) in
            [(0, "0 bytes"), (1000, "1000 bytes"), (64 << 20, "64M"), (3 << 40, "3T")]
        {
            assert_eq!(Bytes(bytes).to_string(), want);
        }
    }
}
