use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::AddAssign;

/// How many names were found, and how many of these are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    /// Score, and marked as a place just so.
    pub(crate) right: usize,
    /// Score in all.
    pub(crate) found: usize,
    /// Marked as places.
    pub(crate) wanted: usize,
    /// Score where a person or an organisation is marked.
    pub(crate) mistaken: usize,
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Score) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
        self.mistaken += other.mistaken;
    }
}

/// A part of a whole, 0 to 1; of nothing, 0.
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of names in a corpus")]
    let (part, whole) = (part as f64, whole as f64);
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// A row for each corpus.
pub(crate) fn table(by_corpus: &BTreeMap<&str, Score>) -> String {
    let mut table = String::from(
        "corpus          P     R    F1  marked  persons and organisations taken for places\n",
    );
    for (corpus, &Score { right, found, wanted, mistaken }) in by_corpus {
        let (precision, recall) = (share(right, found), share(right, wanted));
        let f1 = share(2 * right, found + wanted);
        let _ = writeln!(
            table,
            "{corpus:12} {precision:.3} {recall:.3} {f1:.3}  {wanted:6}  {mistaken}"
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Score, share, table};

    #[test]
    fn scores_are_shares() {
        let found = Score { right: 3, found: 4, wanted: 6, mistaken: 1 };
        let table = table(&BTreeMap::from([("wire", found)]));
        let row = table.lines().nth(1);
        assert_eq!(row, Some("wire         0.750 0.500 0.600       6  1"));
        assert!(share(1, 0).abs() < 1e-9 && (share(1, 4) - 0.25).abs() < 1e-9);
    }
}
