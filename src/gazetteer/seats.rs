use std::collections::BTreeMap;

use super::{Gazetteer, Place, Seat};
use crate::model::PlaceId;

/// The capital of each country, and the seat of each first-order unit that has one.
#[derive(Debug)]
pub(super) struct Seats(BTreeMap<PlaceId, Option<PlaceId>>);

impl Seats {
    /// Looks at every place once. A country with several capitals has none that "the capital"
    /// could mean.
    fn of(gazetteer: &Gazetteer) -> Seats {
        let mut seats = BTreeMap::new();
        // few places are seats: of the others no more is read than that
        for id in gazetteer.numbers().filter(|&id| gazetteer.record(id).1.seat > 0) {
            let place = Place::read(gazetteer, id);
            let country = || place.country().map(|country| country.id);
            let governed = match place.seat {
                Some(Seat::Country) => [country(), place.admin1],
                Some(Seat::Region) => [None, place.admin1],
                Some(Seat::District) | None => [None, None],
            };
            for unit in governed.into_iter().flatten() {
                let one = seats.entry(unit).or_insert(Some(place.id));
                *one = one.filter(|&one| one == place.id);
            }
        }
        Seats(seats)
    }
}

impl Gazetteer {
    /// Where a country or a first-order unit is governed from; `None` where nobody knows, or from
    /// more than one town. The first call looks at every place.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let afghanistan = gazetteer.keyed("gn:1149361").expect("Afghanistan");
    /// let kabul = gazetteer.seat_of(afghanistan).expect("its capital");
    /// assert_eq!(gazetteer.place(kabul).name, "Kabul");
    /// assert_eq!(gazetteer.seat_of(kabul), None);
    /// ```
    pub fn seat_of(&self, unit: PlaceId) -> Option<PlaceId> {
        self.seats.get_or_init(|| Seats::of(self)).0.get(&unit).copied().flatten()
    }
}
