use geo::{Distance, Haversine, Point};

use super::Gazetteer;
use crate::model::{LonLat, PlaceId};

/// Metres in one degree of latitude on geo's sphere, rounded down: a band this wide misses none.
const DEGREE_M: f64 = 111_194.0;

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
        let first = self.first_from_south(at.lat - band);
        let centre = Point::new(at.lon, at.lat);
        let mut found: Vec<_> = (first..self.len())
            .map(|number| PlaceId(self.layout.south(&self.bytes, number)))
            .filter(|&id| self.has(id))
            .map(|id| (id, self.position(id)))
            .take_while(|(_, position)| position.lat <= at.lat + band)
            .map(|(id, position)| {
                (id, Haversine.distance(centre, Point::new(position.lon, position.lat)))
            })
            .filter(|&(_, distance)| distance <= metres)
            .collect();
        found.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        found
    }

    fn first_from_south(&self, lat: f64) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let id = PlaceId(self.layout.south(&self.bytes, middle));
            if self.position(id).lat < lat {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn position(&self, id: PlaceId) -> LonLat {
        self.layout.record(&self.bytes, id.0).position
    }
}
