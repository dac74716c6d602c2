//! Any bytes to any reader. The first line is the extension, which chooses the reader and what is
//! unpacked before it; the rest is the file. Documents say something, the names given with them
//! lie in their text, and no fault is without a word.

#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use dateline::read::{self, READERS, Settings};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

/// Past so many documents a file repeats itself.
const DOCUMENTS: usize = 1_000;

static FOLDER: LazyLock<TempDir> =
    LazyLock::new(|| tempfile::tempdir().expect("a folder to read from"));

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|&byte| byte == b'\n').unwrap_or(bytes.len());
    let (extension, rest) = bytes.split_at(end);
    let path = file(extension);
    fs::write(&path, rest.get(1..).unwrap_or_default()).expect("it is ours to write");

    let mut stream = read::documents(&[&path], Settings::default());
    for document in stream.by_ref().take(DOCUMENTS) {
        match document {
            Ok(document) => {
                assert!(!document.text.trim().is_empty(), "a document says something");
                for span in document.given.iter().flatten() {
                    assert!(document.text.get(span.range()).is_some(), "a name lies in its text");
                }
            }
            Err(fault) => assert!(!fault.reason.is_empty() && fault.line != Some(0)),
        }
    }
    fs::remove_file(&path).expect("it is ours to remove");
});

/// A file of this extension, or of one that the first reader or another claims.
fn file(extension: &[u8]) -> PathBuf {
    let plain = |&byte: &u8| byte.is_ascii_lowercase() || byte == b'.';
    let name = match str::from_utf8(extension) {
        Ok(name) if name.len() < 20 && extension.iter().all(plain) => name,
        _ => READERS[extension.len() % READERS.len()].extensions()[0],
    };
    FOLDER.path().join(format!("in.{name}"))
}
