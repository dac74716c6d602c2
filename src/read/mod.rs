//! Files in, documents out, one at a time. To add a format, add a file and a line to [`READERS`].
//!
//! On its way a file is unpacked (`unpack`), turned into UTF-8 where it is UTF-16, and handed to
//! its reader as [`Opened`]; a reader asks `charset` for text, so that other encodings are read
//! and told. Nothing is held but the record that is being read, and none is longer than the
//! [`Limits`] allow.
//!
//! One bad record never ends the stream: it comes out as a [`ReadError`] that names its file and
//! line, and the next record follows. What is odd and yet read is noted in its [`Source`].

mod charset;
mod day;
mod error;
mod feed;
mod fields;
mod fingerprint;
mod front_matter;
mod html;
mod ids;
mod input;
mod json;
mod jsonl;
mod limits;
mod lines;
mod notes;
mod opened;
mod peek;
mod plain;
mod raw_json;
mod record;
mod rows;
mod stream;
mod table;
mod unpack;
mod walk;
mod warc;

use crate::model::Document;

pub use error::ReadError;
pub use fields::Fields;
pub use limits::Limits;
pub use opened::{Opened, Origin};
pub use stream::{Settings, Source, Sources, Stream, documents};

/// Every format that can be read; the first that claims a file reads it.
pub const READERS: &[&dyn Reader] = &[
    &jsonl::Jsonl,
    &plain::Plain,
    &html::Html,
    &feed::Feed,
    &table::Csv,
    &table::Tsv,
    &json::Json,
    &warc::Warc,
];

/// Documents as they come.
pub type Documents = Box<dyn Iterator<Item = Result<Document, ReadError>>>;

/// One input format.
pub trait Reader: Sync {
    /// As named on the command line.
    fn name(&self) -> &'static str;

    /// File extensions that it claims, in lower case.
    fn extensions(&self) -> &'static [&'static str];

    /// The documents in a file.
    fn documents(&self, file: Opened) -> Documents;
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
    use super::{Opened, READERS, Settings};

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
                "id,text\na,b\n\"", "text\tid\nx\t", "<p>x<div class=share", "<rss><item><title>x",
                "[{\"text\":\"x\"},", "{\"a\":[{\"text\":\"x\"},", "<script type=application/ld+json>[{",
                "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 40\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
            ]),
        ) {
            for reader in READERS {
                let input = std::io::Cursor::new([opening.as_bytes(), &bytes].concat());
                let read = reader.documents(Opened::new(input, "in", Settings::default()));
                for document in read.flatten() {
                    proptest::prop_assert!(!document.text.trim().is_empty());
                    for span in document.given.iter().flatten() {
                        proptest::prop_assert!(document.text.get(span.range()).is_some());
                    }
                }
            }
        }
    }
}
