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
        let names: Vec<_> = match place.country() {
            Some(country) => vec![country.name],
            None => codes.iter().map(|code| country_name(code, gazetteer)).collect(),
        };
        Address {
            place,
            country: joined(&names),
            iso3: joined(&codes),
            admin1: place.region().map(|region| region.name),
            admin2: place.district().map(|district| district.name),
        }
    }
}

/// The country of this code, for places in more than one; the code, if it is no name there.
fn country_name<'g>(iso3: &'g str, gazetteer: &'g Gazetteer) -> &'g str {
    let senses = gazetteer.named(iso3).map(|sense| gazetteer.place(sense.place));
    let mut countries = senses.filter(|place| place.kind == PlaceKind::Country);
    countries.find(|place| place.countries == iso3).map_or(iso3, |place| place.name)
}

fn joined(items: &[&str]) -> Option<String> {
    (!items.is_empty()).then(|| items.join("; "))
}
