//! Five-fold scores: each document is told by what was learned from the other four fifths.

use std::thread;

/// How many parts the documents fall into.
const FOLDS: u64 = 5;

/// A number for a document, the same on every machine: FNV-1a, without its low bits.
pub(crate) fn number(id: &str) -> u64 {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash >> 17
}

/// The fifth that a document belongs to.
pub(crate) fn of(id: &str) -> u64 {
    number(id) % FOLDS
}

/// Whether a document is in a half that has nothing to do with the fifths.
pub(crate) fn in_half(id: &str) -> bool {
    (number(id) / FOLDS).is_multiple_of(2)
}

/// What `work` makes of each fifth held back, in order. They work at once, each alone, so that
/// how many there are at a time changes nothing.
pub(crate) fn each<T: Send>(work: impl Fn(u64) -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let work = &work;
        let folds: Vec<_> = (0..FOLDS).map(|fold| scope.spawn(move || work(fold))).collect();
        let ended = folds.into_iter().map(thread::ScopedJoinHandle::join);
        ended.map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{each, of};

    #[test]
    fn every_document_has_a_fifth_and_the_fifths_are_alike() {
        let mut sizes = [0; 5];
        for id in 0..1_000 {
            sizes[usize::try_from(of(&format!("worldwide/af_{id}"))).unwrap()] += 1;
        }
        assert!(sizes.iter().all(|size| (150..250).contains(size)), "{sizes:?}");
    }

    #[test]
    fn results_come_in_order() {
        assert_eq!(each(|fold| fold * 2), [0, 2, 4, 6, 8]);
    }
}
