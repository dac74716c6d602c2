use crate::gazetteer::{Gazetteer, Place};
use crate::model::{PlaceId, PlaceKind};

/// A place with the names of what it lies in.
#[derive(Clone, Debug)]
pub struct Address<'g> {
    /// The place.
    pub place: Place<'g>,
    /// Its country, or countries joined by `; `.
    pub country: Option<String>,
    /// The same in ISO 3166-1 alpha-3.
    pub iso3: Option<String>,
    /// Its first-order unit; of such a unit, itself.
    pub admin1: Option<&'g str>,
    /// Its second-order unit; of such a unit, itself.
    pub admin2: Option<&'g str>,
}

impl<'g> Address<'g> {
    /// That of a place.
    pub fn of(place: PlaceId, gazetteer: &'g Gazetteer) -> Address<'g> {
        let place = gazetteer.place(place);
        let codes: Vec<_> = place.countries.split(';').filter(|code| !code.is_empty()).collect();
        let names: Vec<_> =
            codes.iter().map(|code| country_name(code, gazetteer).unwrap_or(code)).collect();
        let name = |unit: Option<PlaceId>| unit.map(|unit| gazetteer.place(unit).name);
        let own = |kind| (place.kind == kind).then_some(place.name);
        Address {
            place,
            country: joined(&names),
            iso3: joined(&codes),
            admin1: own(PlaceKind::Region).or_else(|| name(place.admin1)),
            admin2: own(PlaceKind::District).or_else(|| name(place.admin2)),
        }
    }
}

fn country_name<'g>(iso3: &str, gazetteer: &'g Gazetteer) -> Option<&'g str> {
    gazetteer.country(iso3).map(|country| gazetteer.place(country).name)
}

fn joined(items: &[&str]) -> Option<String> {
    (!items.is_empty()).then(|| items.join("; "))
}
