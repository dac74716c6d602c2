//! Files in, documents out, one at a time. To add a format, add a file and a line to [`READERS`].
//!
//! One bad record never ends the stream: it comes out as a [`ReadError`] that names its file and
//! line, and the next record follows.

mod day;
mod error;
mod fingerprint;
mod front_matter;
mod ids;
mod input;
mod jsonl;
mod lines;
mod plain;
mod stream;
mod walk;

use std::io::BufRead;

use crate::model::Document;

pub use error::ReadError;
pub use stream::{Settings, Source, Sources, Stream, documents};

/// Every format that can be read; the first that claims a file reads it.
pub const READERS: &[&dyn Reader] = &[&jsonl::Jsonl, &plain::Plain];

/// The largest record, a line or a whole plain file, in bytes; no story is as long.
const RECORD_LIMIT: usize = 64 << 20;

/// Documents as they come.
pub type Documents = Box<dyn Iterator<Item = Result<Document, ReadError>>>;

/// One input format.
pub trait Reader: Sync {
    /// As named on the command line.
    fn name(&self) -> &'static str;

    /// File extensions that it claims, in lower case.
    fn extensions(&self) -> &'static [&'static str];

    /// The documents in `input`; where it comes from names them, and stands in their faults.
    fn documents(&self, input: Box<dyn BufRead>, from: Origin) -> Documents;
}

/// Where documents come from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The file as a user would type it.
    pub shown: String,
    /// Its path inside the input, with `/`: what ids are made of.
    pub name: String,
}

impl Origin {
    /// What is wrong with this file, or with a line of it.
    fn fault(&self, line: impl Into<Option<usize>>, reason: impl Into<String>) -> ReadError {
        ReadError { file: self.shown.clone(), line: line.into(), reason: reason.into() }
    }

    /// The name without its extension.
    fn stem(&self) -> &str {
        let file = self.name.rfind('/').map_or(0, |slash| slash + 1);
        match self.name[file..].rfind('.') {
            Some(dot) if dot > 0 => &self.name[..file + dot],
            _ => &self.name,
        }
    }
}

/// The reader of this name.
pub fn reader(name: &str) -> Option<&'static dyn Reader> {
    READERS.iter().copied().find(|reader| reader.name() == name)
}

/// The names of all readers, for messages.
pub fn names() -> String {
    READERS.iter().map(|reader| reader.name()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Origin, READERS};

    #[test]
    fn no_two_readers_share_a_name_or_claim_one_extension() {
        let names: Vec<_> = READERS.iter().map(|reader| reader.name()).collect();
        let extensions: Vec<_> = READERS.iter().flat_map(|r| r.extensions()).copied().collect();
        for mut claimed in [names, extensions] {
            let count = claimed.len();
            claimed.sort_unstable();
            claimed.dedup();
            assert_eq!(claimed.len(), count, "{claimed:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_give_documents_or_faults(
            bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200),
            opening in proptest::sample::select(vec![
                "", "---\ntitle: a\n", "\u{feff}{\"text\":\"x\",\"mentions\":[", "{\"id\":1e999,",
            ]),
        ) {
            for reader in READERS {
                let origin = Origin { shown: "in".to_owned(), name: "in".to_owned() };
                let input = [opening.as_bytes(), &bytes].concat();
                let read = reader.documents(Box::new(std::io::Cursor::new(input)), origin);
                for document in read.flatten() {
                    proptest::prop_assert!(!document.text.trim().is_empty());
                    for span in document.given.iter().flatten() {
                        proptest::prop_assert!(document.text.get(span.range()).is_some());
                    }
                }
            }
        }
    }

    #[test]
    fn a_stem_loses_only_its_extension() {
        for (name, want) in [
            ("goma.txt", "goma"),
            ("a.b/goma.txt", "a.b/goma"),
            ("a.b/goma", "a.b/goma"),
            ("a/.txt", "a/.txt"),
            ("v1.2.md", "v1.2"),
        ] {
            let origin = Origin { shown: String::new(), name: name.to_owned() };
            assert_eq!(origin.stem(), want, "{name}");
        }
    }
}
