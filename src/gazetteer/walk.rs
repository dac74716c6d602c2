use std::fmt;

use fst::raw::{CompiledAddr, Output};

use super::{Gazetteer, starts};
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
    gazetteer: &'g Gazetteer,
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
        Walk { gazetteer: self, at, so_far: Output::zero(), name: None, first: true }
    }
}

impl<'g> Walk<'g> {
    /// Follows one more folded word; `None` when no name goes on so.
    #[must_use]
    pub fn step(self, word: &str) -> Option<Walk<'g>> {
        let names = &self.gazetteer.names;
        let (at, so_far) = if self.first {
            let (at, so_far, rest) = self.gazetteer.starts().of(word, names)?;
            starts::follow(names, at, so_far, rest)?
        } else {
            let (at, so_far) = starts::follow(names, self.at, self.so_far, b" ")?;
            starts::follow(names, at, so_far, word.as_bytes())?
        };
        let node = names.node(at);
        let name = node.is_final().then(|| so_far.cat(node.final_output()).value());
        if name.is_none() && node.find_input(b' ').is_none() {
            return None; // the word is only the start of another
        }
        let name = name.and_then(|number| u32::try_from(number).ok()).map(NameId);
        Some(Walk { at, so_far, name, first: false, ..self })
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
