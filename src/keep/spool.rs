use std::io::{BufReader, BufWriter, Error, ErrorKind, Read, Result, Seek, SeekFrom, Write};
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Scratch, stretch};

/// Values on disk, by number: they may be more than fit in memory, where each leaves 8 bytes. The
/// file is made for the first, has no name, and goes with the run, however that ends.
#[derive(Debug)]
pub(crate) struct Spool<T> {
    out: Option<BufWriter<Scratch>>,
    /// For reading back, while nothing is added.
    back: Option<BufReader<Scratch>>,
    /// Where each ends.
    ends: Vec<u64>,
    holds: PhantomData<fn(&T) -> T>,
}

impl<T> Default for Spool<T> {
    fn default() -> Spool<T> {
        Spool { out: None, back: None, ends: Vec::new(), holds: PhantomData }
    }
}

impl<T: Serialize + DeserializeOwned> Spool<T> {
    /// The number that the next will have.
    pub(crate) fn next(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// Adds a value. Where that fails, nothing that is read back later can be relied on.
    pub(crate) fn add(&mut self, value: &T) -> Result<()> {
        let bytes = postcard::to_stdvec(value).map_err(Error::other)?;
        let end = self.ends.last().copied().unwrap_or(0);
        let out = match &mut self.out {
            Some(out) => out,
            none => none.insert(BufWriter::new(Scratch::new()?)),
        };
        if self.back.take().is_some() {
            out.seek(SeekFrom::Start(end))?; // reading has moved the one place that a file has
        }
        out.write_all(&bytes)?;
        self.ends.push(end + bytes.len() as u64);
        Ok(())
    }

    /// The value of this number, counted from 0 in the order of adding. It is found fastest close
    /// behind the one asked for before.
    pub(crate) fn get(&mut self, at: u32) -> Result<T> {
        let at = at as usize;
        let Some(out) = self.out.as_mut().filter(|_| at < self.ends.len()) else {
            return Err(ErrorKind::NotFound.into());
        };
        let back = match &mut self.back {
            Some(back) => back,
            none => {
                out.flush()?;
                none.insert(BufReader::new(out.get_ref().try_clone()?))
            }
        };
        let place = stretch(&self.ends, at);
        let here = back.stream_position()?;
        back.seek_relative(place.start.wrapping_sub(here).cast_signed())?; // keeps what it has read
        let mut bytes = vec![0; usize::try_from(place.end - place.start).map_err(Error::other)?];
        back.read_exact(&mut bytes)?;
        postcard::from_bytes(&bytes).map_err(Error::other)
    }
}

#[cfg(test)]
mod tests {
    use super::Spool;

    #[test]
    fn values_come_back_as_they_went_whatever_comes_between() {
        let mut spool = Spool::<(u32, String)>::default();
        assert!(spool.get(0).is_err());
        let value = |at: u32| (at, "Goma".repeat(at as usize % 100));
        for count in [1, 2, 500, 3000] {
            for number in spool.next()..count {
                spool.add(&value(number)).unwrap();
            }
            for at in [0, count - 1, count / 2, count / 3, count - 1] {
                assert_eq!(spool.get(at).unwrap(), value(at), "{at} of {count}");
            }
            assert!(spool.get(count).is_err());
        }
    }
}
