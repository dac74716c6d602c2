use super::table::Table;
use super::{Gazetteer, NameRole};
use crate::model::{NameId, PlaceId};
use crate::text::fold;

/// One place that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense<'g> {
    /// The place.
    pub place: PlaceId,
    /// How the name belongs to it.
    pub role: NameRole,
    /// For abbreviations and demonyms, exactly how it is written.
    pub written: Option<&'g str>,
}

impl Gazetteer {
    /// The name that folds to `folded`.
    pub fn name(&self, folded: &str) -> Option<NameId> {
        let found = self.own().and_then(|own| own.index().get(folded.as_bytes()).map(|n| (own, n)));
        // A name that the rows laid over the table have means what they say, and nothing else.
        match found {
            Some((own, number)) => self.numbered(own, number),
            None => self.numbered(&self.base, self.base.index().get(folded.as_bytes())?),
        }
    }

    /// The name of this number of a table; none if it means nothing.
    pub(super) fn numbered(&self, table: &Table, number: u64) -> Option<NameId> {
        let number = u32::try_from(number).ok()?.checked_add(table.first_sense)?;
        let name = NameId(number);
        (table.first_sense == 0 || self.senses(name).next().is_some()).then_some(name)
    }

    /// What a name may mean, the most prominent place first; equals by role, then by people, then
    /// by key. A name of another gazetteer has any senses or none.
    pub fn senses(&self, name: NameId) -> impl Iterator<Item = Sense<'_>> {
        let table = self.own().filter(|own| name.0 >= own.first_sense).unwrap_or(&self.base);
        let mut next = Some(name.0 - table.first_sense);
        std::iter::from_fn(move || {
            let (sense, last) = table.sense(next?)?;
            next = if last { None } else { next?.checked_add(1) };
            Some(sense)
        })
        .filter(|sense| self.has(sense.place))
    }

    /// What a name, written in whatever way, may mean; the most prominent place first. The roles
    /// tell which senses hold only when it is written just so.
    ///
    /// ```
    /// use dateline::gazetteer::{Gazetteer, NameRole};
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let georgia = gazetteer.named("GEORGIA").next().expect("two are known to all");
    /// assert_eq!(gazetteer.place(georgia.place).countries, "GEO");
    /// assert_eq!(georgia.role, NameRole::Main);
    /// ```
    pub fn named(&self, name: &str) -> impl Iterator<Item = Sense<'_>> {
        self.name(&fold(name)).into_iter().flat_map(|name| self.senses(name))
    }
}
