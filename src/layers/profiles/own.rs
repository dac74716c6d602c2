//! Our own columns behind those of another scheme: what it names as well is written once, as it
//! means it.

use crate::model::{Column, Value};

/// How many of `ours` have no namesake in `theirs`.
pub(super) const fn count(ours: &[Column], theirs: &[Column]) -> usize {
    let (mut kept, mut at) = (0, 0);
    while at < ours.len() {
        if !has(theirs, ours[at].name) {
            kept += 1;
        }
        at += 1;
    }
    kept
}

/// `theirs`, then those of `ours` without a namesake; `N` is how many there are in all.
pub(super) const fn behind<const N: usize>(theirs: &[Column], ours: &[Column]) -> [Column; N] {
    let mut columns = [theirs[0]; N];
    let (mut at, mut filled) = (0, 0);
    while at < theirs.len() {
        columns[filled] = theirs[at];
        filled += 1;
        at += 1;
    }
    at = 0;
    while at < ours.len() {
        if !has(theirs, ours[at].name) {
            columns[filled] = ours[at];
            filled += 1;
        }
        at += 1;
    }
    assert!(filled == N);
    columns
}

/// The values of `ours` that are written.
pub(super) fn kept<'v>(
    ours: &'v [Column],
    values: Vec<Value>,
    theirs: &'v [Column],
) -> impl Iterator<Item = Value> + 'v {
    ours.iter().zip(values).filter(|(column, _)| !has(theirs, column.name)).map(|(_, value)| value)
}

const fn has(columns: &[Column], name: &str) -> bool {
    let mut at = 0;
    while at < columns.len() {
        if same(columns[at].name.as_bytes(), name.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

/// `==` on text is not yet const.
const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}
