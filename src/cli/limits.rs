use dateline::pipeline::Bounds;
use dateline::read::Limits;

/// How much is read before something is skipped as a mistake or an attack. Sizes are bytes, or
/// 64K, 64M, 1G, 1T.
#[derive(Clone, Copy, clap::Args)]
#[expect(clippy::struct_field_names, reason = "the names of the flags")]
#[command(next_help_heading = "Limits")]
pub(super) struct Limiting {
    /// Bytes in a line, a row of a table, or a record of an archive [default: 64M]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_line: Option<u64>,

    /// Bytes in a document [default: 16M]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_document: Option<u64>,

    /// Bytes in a file or a pipe [default: 1T]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_file: Option<u64>,

    /// Bytes that a packed file, or an entry of a zip file, may unpack to [default: 64G]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_unpacked: Option<u64>,

    /// How many times larger than packed it may be, beyond 16M [default: 200]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    max_ratio: Option<u64>,

    /// Entries read of a zip file [default: 1000000]
    #[arg(long, value_name = "N")]
    max_entries: Option<u64>,

    /// How deep files may be packed in one another, and lists and objects in JSON [default: 32]
    #[arg(long, value_name = "N")]
    max_nesting: Option<u64>,

    /// Places that a name in a document may mean [default: 10000]
    #[arg(long, value_name = "N")]
    max_candidates: Option<u64>,

    /// Events that a document may tell of [default: 10000]
    #[arg(long, value_name = "N")]
    max_events: Option<u64>,
}

impl Limiting {
    /// How much may be found in a document.
    pub(super) fn bounds(self) -> Bounds {
        let usual = Bounds::default();
        Bounds {
            candidates: self.max_candidates.unwrap_or(usual.candidates),
            events: self.max_events.unwrap_or(usual.events),
        }
    }

    /// The limits of reading that are meant.
    pub(super) fn meant(self) -> Limits {
        let usual = Limits::default();
        Limits {
            line: self.max_line.unwrap_or(usual.line),
            document: self.max_document.unwrap_or(usual.document),
            file: self.max_file.unwrap_or(usual.file),
            unpacked: self.max_unpacked.unwrap_or(usual.unpacked),
            ratio: self.max_ratio.unwrap_or(usual.ratio),
            entries: self.max_entries.unwrap_or(usual.entries),
            nesting: self.max_nesting.unwrap_or(usual.nesting),
        }
    }
}

/// Bytes: `500`, `64M`, `1G`.
pub(super) fn size(said: &str) -> Result<u64, String> {
    let digits = said.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let shift = match &*said[digits.len()..].to_ascii_uppercase() {
        "" | "B" => 0,
        "K" | "KB" | "KIB" => 10,
        "M" | "MB" | "MIB" => 20,
        "G" | "GB" | "GIB" => 30,
        "T" | "TB" | "TIB" => 40,
        _ => 64,
    };
    let number: Option<u64> = digits.parse().ok();
    let bytes = number.and_then(|number| number.checked_mul(1_u64.checked_shl(shift)?));
    bytes.ok_or_else(|| "must be a number of bytes, such as 64M or 1G".into())
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_read_as_they_are_typed() {
        for (said, want) in [
            ("500", Some(500)),
            ("64M", Some(64 << 20)),
            ("1g", Some(1 << 30)),
            ("2TB", Some(2 << 40)),
            ("99999999T", None),
            ("M", None),
            ("1X", None),
            ("-1", None),
            ("1.5G", None),
        ] {
            assert_eq!(size(said).ok(), want, "{said}");
        }
    }
}
