use std::fmt;

use fst::raw::{CompiledAddr, Fst, Output};

use super::{Gazetteer, Index};
use crate::model::NameId;

/// A path into the index of names, word by word. Copying it keeps the place, so that a longer
/// name can be tried and given up.
///
/// ```
/// use dateline::gazetteer::Gazetteer;
///
/// let walk = Gazetteer::bundled().walk();
/// let lashkar = walk.step("lashkar").expect("some name starts so");
/// assert!(lashkar.step("gah").is_some_and(|both| both.name().is_some()));
/// assert!(lashkar.step("said").is_none());
/// ```
#[derive(Clone, Copy)]
pub struct Walk<'g> {
    names: &'g Fst<Index>,
    at: CompiledAddr,
    so_far: Output,
    /// Number of the name that ends here.
    name: Option<NameId>,
    first: bool,
}

impl Gazetteer {
    /// A walk that has not yet taken a step.
    pub fn walk(&self) -> Walk<'_> {
        let at = self.names.root().addr();
        Walk { names: &self.names, at, so_far: Output::zero(), name: None, first: true }
    }
}

impl<'g> Walk<'g> {
    /// Follows one more folded word; `None` when no name goes on so.
    #[must_use]
    pub fn step(self, word: &str) -> Option<Walk<'g>> {
        let mut node = self.names.node(self.at);
        let mut so_far = self.so_far;
        let gap = if self.first { "" } else { " " };
        for &byte in gap.as_bytes().iter().chain(word.as_bytes()) {
            let found = node.transition(node.find_input(byte)?);
            so_far = so_far.cat(found.out);
            node = self.names.node(found.addr);
        }
        let name = node.is_final().then(|| so_far.cat(node.final_output()).value());
        if name.is_none() && node.find_input(b' ').is_none() {
            return None; // the word is only the start of another
        }
        let name = name.and_then(|number| u32::try_from(number).ok()).map(NameId);
        Some(Walk { at: node.addr(), so_far, name, first: false, ..self })
    }

    /// The name that the steps so far make up, if they do.
    pub fn name(&self) -> Option<NameId> {
        self.name
    }
}

impl fmt::Debug for Walk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walk").field("at", &self.at).field("name", &self.name).finish()
    }
}
