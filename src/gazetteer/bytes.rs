use std::borrow::Cow;
use std::fs::File;
use std::ops::Deref;
use std::path::Path;

use super::GazetteerError;
use super::map::Map;

/// The bytes of a gazetteer, wherever they lie.
pub(super) enum Bytes {
    Held(Cow<'static, [u8]>),
    Mapped(Map),
}

impl Bytes {
    /// Those of a file; they are read when they are asked for.
    pub(super) fn of(path: &Path) -> Result<Bytes, GazetteerError> {
        let open = || {
            let file = File::open(path)?;
            if !file.metadata()?.is_file() {
                // A pipe has no bytes to go back to, a folder none at all.
                return std::fs::read(path).map(|bytes| Bytes::Held(Cow::Owned(bytes)));
            }
            Map::of(&file).map(Bytes::Mapped)
        };
        open().map_err(|fault| GazetteerError::file(path, &fault))
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Held(bytes) => bytes,
            Bytes::Mapped(map) => map,
        }
    }
}
