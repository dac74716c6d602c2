use std::collections::BTreeSet;

use super::{Gazetteer, NameRole, Place};
use crate::model::PlaceId;

/// One of a place's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Called<'g> {
    /// As the gazetteer writes it.
    pub name: &'g str,
    /// How it belongs to the place.
    pub role: NameRole,
}

impl Gazetteer {
    /// Everything that a place is called: its main name, its other names, then abbreviations and
    /// demonyms, these in alphabetical order.
    ///
    /// ```
    /// use dateline::gazetteer::{Called, Gazetteer, NameRole};
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let afghanistan = gazetteer.keyed("gn:1149361").expect("GeoNames' number of Afghanistan");
    /// let names = gazetteer.called_all(afghanistan);
    /// assert_eq!(names[0], Called { name: "Afghanistan", role: NameRole::Main });
    /// assert!(names.contains(&Called { name: "Afghan", role: NameRole::Demonym }));
    /// ```
    pub fn called_all(&self, place: PlaceId) -> Vec<Called<'_>> {
        let mut names = self.place(place).names();
        let main = names.next().map(|name| Called { name, role: NameRole::Main });
        let others = names.map(|name| Called { name, role: NameRole::Alternate });
        let mut written: Vec<_> = self
            .names_as_written(|id| id == place)
            .filter_map(|row| Some(Called { name: row.name, role: row.role? }))
            .collect();
        written.sort_by_key(|called| (called.role, called.name));
        written.dedup(); // a table laid over another repeats some of its names
        main.into_iter().chain(others).chain(written).collect()
    }

    /// The other places that bear the main name of this one, the most prominent first: what it
    /// may be confused with.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let paris = gazetteer.named("Paris").next().expect("everybody knows it").place;
    /// assert!(gazetteer.namesakes(paris).iter().any(|place| place.countries == "USA"));
    /// ```
    pub fn namesakes(&self, place: PlaceId) -> Vec<Place<'_>> {
        let mut seen = BTreeSet::from([place]);
        let plain = self.named(self.place(place).name).filter(|sense| sense.role.is_plain());
        plain.filter(|s| seen.insert(s.place)).map(|s| self.place(s.place)).collect()
    }
}
