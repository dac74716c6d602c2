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
        let number = self.names.get(folded)?.value();
        u32::try_from(number).ok().map(NameId)
    }

    /// What a name may mean, the most prominent place first; equals by role, then by people, then
    /// by key. A name of another gazetteer has any senses or none.
    pub fn senses(&self, name: NameId) -> impl Iterator<Item = Sense<'_>> {
        let mut next = Some(name.0);
        std::iter::from_fn(move || {
            let number = next?;
            let last = self.layout.sense(&self.bytes, number)?.last;
            next = if last { None } else { number.checked_add(1) };
            self.sense(number)
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

    /// The sense of this number, whatever name it belongs to.
    pub(super) fn sense(&self, number: u32) -> Option<Sense<'_>> {
        let stored = self.layout.sense(&self.bytes, number)?;
        Some(if stored.role.is_plain() {
            Sense { place: PlaceId(stored.number), role: stored.role, written: None }
        } else {
            let row = self.layout.written(&self.bytes, stored.number);
            let written = self.layout.text(&self.bytes, row.at, row.len);
            Sense { place: PlaceId(row.place), role: stored.role, written: Some(written) }
        })
    }
}
