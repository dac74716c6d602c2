use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::order::Order;
use super::slip::Slip;
use crate::gazetteer::Gazetteer;
use crate::write::WriteError;

/// The first shard is finished when the documents in it weigh so much, in bytes of text; each one
/// after weighs twice as much, so that a short run leaves something too.
const FIRST: usize = 256 << 10;

/// None weighs more than this: less than a second's work, which is what a broken run loses.
const SHARD: usize = 4 << 20;

/// No shard is as large; what is, is none.
const MOST: u64 = 1 << 30;

/// What a shard begins with.
const MAGIC: [u8; 8] = *b"DLSHARD1";

/// SHA-256.
type Hash = [u8; 32];

/// Analyses on disk, shard by shard, as they are made: what a run that is broken off leaves to the
/// one that goes on with it. Each shard is there whole or not at all.
///
/// A shard is its magic, the fingerprint of everything that decides its content, the slip of each
/// document with its length (u32) in front, and the SHA-256 of all that.
pub(super) struct Shards {
    folder: PathBuf,
    fingerprint: Hash,
    /// The one in the making.
    number: u32,
    slips: Vec<u8>,
    weight: usize,
    /// Whether it holds anything that did not come from the shard of this number.
    is_fresh: bool,
    /// How many are whole.
    pub(super) whole: u32,
}

/// A slip in the order of the documents, and what its document weighs.
pub(super) struct Filed {
    pub(super) slip: Slip,
    pub(super) weight: usize,
    pub(super) came: Came,
}

/// Where a slip comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Came {
    /// From a run that was broken off.
    Over,
    /// From this one.
    New,
    /// From this one, where the other had something else: the input has changed.
    Instead,
}

impl Shards {
    pub(super) fn begin(folder: PathBuf, fingerprint: Hash) -> io::Result<Shards> {
        fs::create_dir_all(&folder)?;
        Ok(Shards {
            folder,
            fingerprint,
            number: 1,
            slips: vec![],
            weight: 0,
            is_fresh: false,
            whole: 0,
        })
    }

    /// What a former run has left here.
    pub(super) fn former(&self) -> Former {
        let shard = Vec::new().into_iter();
        let (folder, fingerprint) = (self.folder.clone(), self.fingerprint);
        Former { folder, fingerprint, number: 1, shard }
    }

    /// Files the slip of the next document.
    pub(super) fn file(&mut self, filed: &Filed) -> Result<(), WriteError> {
        self.add(filed).map_err(|source| WriteError::Io { path: self.folder.clone(), source })
    }

    fn add(&mut self, filed: &Filed) -> io::Result<()> {
        let length = u32::try_from(filed.slip.0.len()).map_err(io::Error::other)?;
        self.slips.extend(length.to_le_bytes());
        self.slips.extend(&filed.slip.0);
        self.weight += filed.weight;
        self.is_fresh |= filed.came != Came::Over;
        if self.weight >= full(self.number) { self.finish() } else { Ok(()) }
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.is_fresh {
            self.write()?;
        }
        self.slips.clear();
        (self.weight, self.is_fresh) = (0, false);
        (self.number, self.whole) = (self.number + 1, self.whole + 1);
        Ok(())
    }

    fn write(&self) -> io::Result<()> {
        let (path, partial) = (path(&self.folder, self.number), self.folder.join("partial"));
        let mut out = File::create(&partial)?;
        let mut digest = Sha256::new();
        for part in [&MAGIC[..], &self.fingerprint, &self.slips] {
            digest.update(part);
            out.write_all(part)?;
        }
        out.write_all(&digest.finalize())?;
        out.sync_data()?;
        fs::rename(&partial, path)
    }
}

/// The slips that a former run has left, in order; ends with the first shard that is missing,
/// damaged, or of a run that would give something else.
pub(super) struct Former {
    folder: PathBuf,
    fingerprint: Hash,
    number: u32,
    shard: std::vec::IntoIter<Slip>,
}

impl Iterator for Former {
    type Item = Slip;

    fn next(&mut self) -> Option<Slip> {
        loop {
            if let Some(slip) = self.shard.next() {
                return Some(slip);
            }
            let slips = read(&path(&self.folder, self.number), &self.fingerprint)?;
            (self.number, self.shard) = (self.number + 1, slips.into_iter());
        }
    }
}

/// What shard `number`, from 1, weighs.
fn full(number: u32) -> usize {
    (FIRST << (number - 1).min(8)).min(SHARD)
}

fn path(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("{number:08}.shard"))
}

/// The slips of a shard; `None` unless it is whole and of this fingerprint.
fn read(path: &Path, fingerprint: &Hash) -> Option<Vec<Slip>> {
    if fs::metadata(path).ok()?.len() > MOST {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    let (body, digest) = bytes.split_at_checked(bytes.len().checked_sub(32)?)?;
    let mut rest = body.strip_prefix(&MAGIC)?.strip_prefix(fingerprint)?;
    if Sha256::digest(body)[..] != *digest {
        return None;
    }
    let mut slips = Vec::new();
    while let Some((length, behind)) = rest.split_first_chunk() {
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (slip, behind) = behind.split_at_checked(length)?;
        slips.push(Slip(slip.into()));
        rest = behind;
    }
    rest.is_empty().then_some(slips)
}

/// Of everything but the documents that decides what an analysis holds: this very program, with
/// its rules and weights, the places, and the names that are looked for.
pub(super) fn fingerprint(order: &Order, gazetteer: &Gazetteer) -> Hash {
    let program = std::env::current_exe().and_then(fs::metadata).ok();
    let made = program.as_ref().and_then(|file| file.modified().ok());
    let told = format!(
        "{} {:?} {:?} {} {:?} {:?} {:?} {:?}",
        env!("CARGO_PKG_VERSION"),
        program.map(|file| file.len()),
        made,
        gazetteer.fingerprint(),
        order.names,
        order.ignored,
        order.needs(),
        order.bounds
    );
    Sha256::digest(told).into()
}

#[cfg(test)]
mod tests {
    use super::{Came, FIRST, Filed, SHARD, Shards, full, path};
    use crate::pipeline::slip::Slip;
    use std::fs;

    fn filed(text: &str, weight: usize, came: Came) -> Filed {
        Filed { slip: Slip(text.as_bytes().into()), weight, came }
    }

    fn left(shards: &Shards) -> Vec<String> {
        shards.former().map(|slip| String::from_utf8(slip.0.into_vec()).unwrap()).collect()
    }

    #[test]
    fn shards_grow_to_a_limit() {
        let weights = [1, 2, 6, 7, 63, 65, u32::MAX].map(full);
        assert_eq!(weights, [FIRST, 2 * FIRST, SHARD, SHARD, SHARD, SHARD, SHARD]);
    }

    #[test]
    fn whole_shards_come_back_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let begin = |fingerprint| Shards::begin(folder.path().join("kept"), [fingerprint; 32]);
        let mut shards = begin(1).unwrap();
        for (text, weight) in [("a", FIRST / 2), ("", FIRST), ("c", FIRST), ("d", FIRST), ("e", 1)]
        {
            shards.file(&filed(text, weight, Came::New)).unwrap();
        }
        assert_eq!(left(&begin(1).unwrap()), ["a", "", "c", "d"]);
        assert_eq!(left(&begin(2).unwrap()), Vec::<String>::new(), "of other places");

        let mut again = begin(1).unwrap();
        for (text, weight, came) in [
            ("a", FIRST / 2, Came::Over),
            ("", FIRST, Came::Over),
            ("new", FIRST * 2, Came::Instead),
        ] {
            again.file(&filed(text, weight, came)).unwrap();
        }
        assert_eq!(left(&begin(1).unwrap()), ["a", "", "new"]);

        let second = path(&folder.path().join("kept"), 2);
        let whole = fs::read(&second).unwrap();
        for at in 0..whole.len() {
            fs::write(&second, &whole[..at]).unwrap();
            assert_eq!(left(&begin(1).unwrap()), ["a", ""], "cut at {at}");
            let mut turned = whole.clone();
            turned[at] ^= 1;
            fs::write(&second, turned).unwrap();
            assert_eq!(left(&begin(1).unwrap()), ["a", ""], "turned at {at}");
        }
    }
}
