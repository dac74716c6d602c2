use std::fmt;

use super::Gazetteer;
use super::index::At;
use super::steps::Step;
use super::table::Table;
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
    /// In the index of the table, and in that of the rows laid over it; none where no name goes on.
    base: Option<At>,
    own: Option<At>,
    /// The name that ends here.
    name: Option<NameId>,
    first: bool,
}

impl Gazetteer {
    /// A walk that has not yet taken a step.
    pub fn walk(&self) -> Walk<'_> {
        let root = |table: &Table| table.index().root();
        let (base, own) = (root(&self.base), self.own().and_then(root));
        Walk { gazetteer: self, base, own, name: None, first: true }
    }
}

impl<'g> Walk<'g> {
    /// Follows one more folded word; `None` when no name goes on so.
    #[must_use]
    pub fn step(self, word: &str) -> Option<Walk<'g>> {
        let base = self.base.and_then(|at| self.step_in(&self.gazetteer.base, at, word));
        let own = self.own.and_then(|at| self.step_in(self.gazetteer.own()?, at, word));
        // A name that the rows laid over the table have means what they say, and nothing else.
        let named = match (own.and_then(|own| own.number), base.and_then(|base| base.number)) {
            (Some(number), _) => self.gazetteer.own().zip(Some(number)),
            (None, number) => number.map(|number| (&self.gazetteer.base, number)),
        };
        let name = named.and_then(|(table, number)| self.gazetteer.numbered(table, number));
        if name.is_none() && ![base, own].into_iter().flatten().any(|at| at.goes_on) {
            return None; // the word is only the start of another
        }
        let at = |step: Option<Step>| step.map(|step| step.at);
        Some(Walk { base: at(base), own: at(own), name, first: false, ..self })
    }

    fn step_in(&self, table: &Table, from: At, word: &str) -> Option<Step> {
        let behind = if self.first { None } else { Some(from) };
        table.steps().step(table.index(), behind, word)
    }

    /// The name that the steps so far make up, if they do.
    pub fn name(&self) -> Option<NameId> {
        self.name
    }
}

impl fmt::Debug for Walk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walk").field("at", &self.base).field("name", &self.name).finish()
    }
}
