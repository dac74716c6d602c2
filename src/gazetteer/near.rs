use geo::{Bearing as _, Distance, Haversine, Point};

use super::Gazetteer;
use super::table::Table;
use crate::model::{Choice, LonLat, PlaceId, PlaceKind, Precision};

/// Metres in one degree of latitude on geo's sphere, rounded down: a band this wide misses none.
const DEGREE_M: f64 = 111_194.0;

/// The points of the compass, clockwise from north.
const COMPASS: [&str; 16] = [
    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW",
    "NNW",
];

/// The direction of the shortest way from one position to another, at its start.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Bearing {
    /// Clockwise from north, 0 to 360.
    pub degrees: f64,
}

impl Bearing {
    /// `None` where both are one. From a pole every way leads to the other.
    ///
    /// ```
    /// use dateline::gazetteer::Bearing;
    /// use dateline::model::LonLat;
    ///
    /// let [fiji, samoa] = [179.0, -172.0].map(|lon| LonLat { lon, lat: -15.0 });
    /// assert_eq!(Bearing::between(fiji, samoa).map(|bearing| bearing.compass()), Some("E"));
    /// assert_eq!(Bearing::between(fiji, fiji), None);
    /// ```
    pub fn between(from: LonLat, to: LonLat) -> Option<Bearing> {
        if distance_m(from, to) == 0.0 {
            return None;
        }
        let degrees = match from.lat {
            90.0 => 180.0,
            -90.0 => 0.0,
            _ => Haversine.bearing(point(from), point(to)).rem_euclid(360.0),
        };
        Some(Bearing { degrees })
    }

    /// The nearest of the sixteen points of the compass: "NNE".
    pub fn compass(self) -> &'static str {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a float that fits no usize becomes one that does, and the remainder is below 16"
        )]
        let sector = (self.degrees / 22.5).round() as usize % COMPASS.len();
        COMPASS[sector]
    }
}

/// Two points of one town, or of a town and its suburb, lie no farther apart than this, in metres.
const ONE_TOWN: f64 = 15_000.0;

impl Gazetteer {
    /// Whether two places as small as towns lie in one town, of which one is a part: the tables do
    /// not know of every quarter which town it belongs to.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    /// use dateline::model::{Choice, Precision};
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let [berlin, kreuzberg] = ["gn:2950159", "gn:2884161"].map(|key| {
    ///     let place = gazetteer.place(gazetteer.keyed(key).expect(key));
    ///     Choice {
    ///         place: place.id,
    ///         at: place.position,
    ///         uncertainty_m: place.uncertainty_m,
    ///         precision: Precision::Exact,
    ///         confidence: 1.0,
    ///     }
    /// });
    /// assert!(gazetteer.are_of_one_town(&berlin, &kreuzberg));
    /// assert!(!gazetteer.are_of_one_town(&berlin, &berlin), "two towns are two");
    /// ```
    pub fn are_of_one_town(&self, one: &Choice, other: &Choice) -> bool {
        let small = |choice: &Choice| choice.precision <= Precision::Near;
        let town = |choice: &Choice| self.kind(choice.place) == PlaceKind::Town;
        small(one)
            && small(other)
            && !(town(one) && town(other))
            && distance_m(one.at, other.at) <= ONE_TOWN
    }
}

/// Metres between two positions, along a great circle.
pub(crate) fn distance_m(a: LonLat, b: LonLat) -> f64 {
    Haversine.distance(point(a), point(b))
}

/// A position as geometry is reckoned with.
pub(crate) fn point(at: LonLat) -> Point {
    Point::new(at.lon, at.lat)
}

impl Gazetteer {
    /// The places whose points lie at most so far from `at`, with their distances in metres; the
    /// nearest first, equals by key.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    /// use dateline::model::LonLat;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let near = gazetteer.within(LonLat { lon: 69.17, lat: 34.53 }, 10_000.0);
    /// assert!(near.iter().any(|&(place, _)| gazetteer.place(place).name == "Kabul"));
    /// ```
    pub fn within(&self, at: LonLat, metres: f64) -> Vec<(PlaceId, f64)> {
        let band = metres / DEGREE_M;
        let from_south = self.parts().flat_map(|table| {
            (first_from_south(table, at.lat - band)..table.layout.places())
                .map(|number| south(table, number))
                .take_while(move |(_, position)| position.lat <= at.lat + band)
        });
        let mut found: Vec<_> = from_south
            .filter(|&(id, _)| self.has(id) && self.now(id) == id)
            .map(|(id, position)| (id, distance_m(at, position)))
            .filter(|&(_, distance)| distance <= metres)
            .collect();
        found.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        found
    }
}

fn first_from_south(table: &Table, lat: f64) -> usize {
    let (mut low, mut high) = (0, table.layout.places());
    while low < high {
        let middle = low + (high - low) / 2;
        if south(table, middle).1.lat < lat {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The place of this number from the south, and where it lies.
fn south(table: &Table, number: usize) -> (PlaceId, LonLat) {
    let id = table.layout.south(&table.bytes, number);
    (PlaceId(id), table.record(id.wrapping_sub(table.first_place)).position)
}

#[cfg(test)]
mod tests {
    use super::Bearing;
    use crate::gazetteer::Gazetteer;
    use crate::model::LonLat;

    #[test]
    fn directions_hold_at_the_edges_of_the_map() {
        for (from, to, want) in [
            ((0.0, 0.0), (0.0, 1.0), "N"),
            ((0.0, 0.0), (-1.0, 0.0), "W"),
            ((179.9, 10.0), (-179.9, 10.0), "E"),
            ((-179.9, 10.0), (179.9, 10.0), "W"),
            ((0.0, 90.0), (77.0, 80.0), "S"),
            ((77.0, -90.0), (-10.0, -80.0), "N"),
            ((0.0, 0.0), (-0.1, 1.0), "N"),
            ((0.0, 0.0), (1.0, -1.0), "SE"),
        ] {
            let [from, to] = [from, to].map(|(lon, lat)| LonLat { lon, lat });
            let bearing = Bearing::between(from, to).unwrap();
            assert_eq!(bearing.compass(), want, "{from:?} {to:?}");
        }
    }

    #[test]
    fn the_band_reaches_over_the_pole_and_the_date_line() {
        let gazetteer = Gazetteer::bundled();
        for (lon, lat) in [(180.0, -16.8), (-180.0, -16.8), (10.0, 90.0), (0.0, -90.0)] {
            let at = LonLat { lon, lat };
            let near = gazetteer.within(at, 1_500_000.0);
            let all = gazetteer
                .places()
                .filter(|place| super::distance_m(at, place.position) <= 1_500_000.0);
            assert_eq!(near.len(), all.count(), "{at:?}");
            assert!(near.is_sorted_by(|a, b| a.1 <= b.1), "{at:?}");
        }
    }
}
