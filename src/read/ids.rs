use std::collections::HashMap;

use crate::text::hash64;

/// Keeps ids apart: the second document called `a` becomes `a#2`, the third `a#3`.
#[derive(Default)]
pub(super) struct Ids {
    /// How often each id was given out. Hashes stand for the ids, so that a million documents
    /// cost megabytes; should two ever meet, a document gets a number that it did not need.
    given: HashMap<u64, u32>,
    /// How many documents were renamed.
    pub(super) renamed: u64,
}

impl Ids {
    pub(super) fn unique(&mut self, id: String) -> String {
        let times = self.given.entry(hash(&id)).or_default();
        *times += 1;
        if *times == 1 {
            return id;
        }
        self.renamed += 1;
        let mut number = *times;
        loop {
            let other = format!("{id}#{number}");
            let taken = self.given.entry(hash(&other)).or_default();
            *taken += 1;
            if *taken == 1 {
                self.given.insert(hash(&id), number);
                return other;
            }
            number = number.saturating_add(1);
        }
    }
}

/// Not the standard library's hash, which may change from one Rust to the next: where two ids meet,
/// every program must name alike.
fn hash(id: &str) -> u64 {
    hash64(id.bytes())
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn no_two_documents_share_an_id() {
        let mut ids = Ids::default();
        let given: Vec<_> = ["a", "a", "a#2", "a", "b", "a#2"]
            .into_iter()
            .map(|id| ids.unique(id.to_owned()))
            .collect();
        assert_eq!(given, ["a", "a#2", "a#2#2", "a#3", "b", "a#2#3"]);
        assert_eq!(ids.renamed, 4);
    }
}
