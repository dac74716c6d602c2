//! What has to be kept until a run ends, in little memory: values in, the same values out, by
//! number. [`Spool`] keeps them on disk, [`Strings`] in one piece of memory. [`Scratch`] is a file for
//! whatever else has to wait.

mod scratch;
mod spool;
mod strings;

use std::ops::Range;

pub(crate) use scratch::{Scratch, is_of_scratch};
pub(crate) use spool::Spool;
pub(crate) use strings::Strings;

/// Of stretches that lie one behind the other, the one of this number: from where the one before
/// ends to where this one does. There must be as many.
pub(crate) fn stretch<N: Copy + Default>(ends: &[N], at: usize) -> Range<N> {
    at.checked_sub(1).map_or(N::default(), |before| ends[before])..ends[at]
}
