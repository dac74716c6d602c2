//! The one place where a file becomes memory.

use std::fs::File;
use std::io;
use std::ops::Deref;

use memmap2::Mmap;

/// A file as bytes; a page of it is read when somebody looks at it.
pub(super) struct Map(Mmap);

impl Map {
    /// The bytes of a file as it is now.
    #[expect(unsafe_code, reason = "no safe door maps a file; see why it is sound here")]
    pub(super) fn of(file: &File) -> io::Result<Map> {
        // SAFETY: a map is sound while nobody changes the file below it. This program never
        // does: it writes a gazetteer under another name, and renames it when it is whole, so
        // that the file mapped here, an inode of its own, stays as it is although its name may
        // come to mean another. Who else writes into a gazetteer in use breaks that, as who
        // writes into a running program does: then the bytes read may change between two looks,
        // which every reader bears, for each look is checked against the length of its section
        // and text is checked to be UTF-8 whenever it is read; and if the file is cut short, the
        // system ends the program. The map is read-only, and gives nothing but bytes.
        let map = unsafe { Mmap::map(file) }?;
        Ok(Map(map))
    }
}

impl Deref for Map {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}
