use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use geo::{
    Area, BoundingRect, Centroid, Coord, CoordsIter, Distance, Haversine, LineString, MapCoords,
    MultiPolygon, Point, Polygon, Rect,
};

use crate::boundaries::Boundaries;
use crate::gazetteer::{Place, point};
use crate::model::LonLat;

/// What lies farther from the mainland than this, in degrees of latitude, is not meant by a part
/// of a country: Alaska is 6.2 from the "northern United States", but the halves of Malaysia are
/// 5.3 apart.
const WITH_MAINLAND: f64 = 6.0;

/// "The north" is the outermost third of the country's length ...
const PART_OF_LENGTH: f64 = 1.0 / 3.0;

/// ... or, where that is a mere tip, so much of its ground: "eastern Afghanistan" is more than the
/// Wakhan.
const LEAST_PART_OF_AREA: f64 = 1.0 / 6.0;

/// Halvings after which a cut is found to a hundredth of the country's length.
const CUTS: usize = 7;

/// A circle that holds the middle of a place, of the radius that holds the whole.
const MIDDLE: f64 = 0.6;

/// Metres in a degree of latitude.
const DEGREE_M: f64 = 111_195.0;

/// A point with the radius in metres around it that holds what is meant.
pub(super) type Circle = (LonLat, f64);

/// The ground that a place covers: its outline where that is known, a circle else.
pub(super) struct Ground {
    at: LonLat,
    radius: f64,
    land: Option<&'static Land>,
}

/// A mainland, drawn once however often it is told of, and the parts of it that were cut off.
struct Land {
    outline: MultiPolygon,
    parts: Mutex<HashMap<u64, Option<Circle>>>,
}

impl Land {
    /// That of the place of this key, where its outline is known.
    fn of(key: &str) -> Option<&'static Land> {
        type Lands = HashMap<&'static str, OnceLock<Option<Land>>>;
        static LANDS: LazyLock<Lands> = LazyLock::new(|| {
            Boundaries::bundled().keys().map(|key| (key, OnceLock::new())).collect()
        });
        let drawn = || {
            let outline = Boundaries::bundled().of(key).and_then(mainland)?;
            Some(Land { outline, parts: Mutex::default() })
        };
        LANDS.get(key)?.get_or_init(drawn).as_ref()
    }

    /// The part of it that lies this way.
    fn part(&self, bearing: f64) -> Option<Circle> {
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        *parts.entry(bearing.to_bits()).or_insert_with(|| part(&self.outline, bearing))
    }
}

impl Ground {
    pub(super) fn of(place: &Place<'_>) -> Ground {
        let radius = f64::from(place.uncertainty_m);
        Ground { at: place.position, radius, land: Land::of(place.key) }
    }

    /// The part of it that lies this way, clockwise from north in degrees.
    pub(super) fn part(&self, bearing: f64) -> Circle {
        let there = || (moved(self.at, bearing, self.radius / 2.0), self.radius * MIDDLE);
        self.land.and_then(|land| land.part(bearing)).unwrap_or_else(there)
    }

    /// Its middle.
    pub(super) fn middle(&self) -> Circle {
        let around = self.land.and_then(|land| {
            let middle = land.outline.centroid()?;
            Some((lon_lat(middle), radius(middle, &land.outline)))
        });
        let (at, radius) = around.unwrap_or((self.at, self.radius));
        (at, radius * MIDDLE)
    }

    /// How far it reaches from its point this way, in metres.
    pub(super) fn reach(&self, bearing: f64) -> f64 {
        let Some(land) = self.land else { return self.radius };
        let flat = Flat::about(Coord { x: self.at.lon, y: self.at.lat });
        let corners = land.outline.exterior_coords_iter();
        let heading = Heading::of(bearing);
        let reach = corners.map(|corner| heading.along(flat.down(corner))).fold(0.0, f64::max);
        reach * DEGREE_M
    }
}

/// The position so many metres away.
pub(super) fn moved(from: LonLat, bearing: f64, metres: f64) -> LonLat {
    use geo::Destination;
    lon_lat(Haversine.destination(point(from), bearing, metres))
}

/// On the globe, for an outline may have been drawn past the antimeridian.
pub(super) fn lon_lat(at: Point) -> LonLat {
    LonLat { lon: (at.x() + 180.0).rem_euclid(360.0) - 180.0, lat: at.y().clamp(-90.0, 90.0) }
}

/// The corners that two places share, in the order in which the first has them.
pub(super) fn shared(one: &Place<'_>, other: &Place<'_>) -> Vec<Point> {
    let outline = |place: &Place<'_>| Boundaries::bundled().of(place.key);
    let (Some(one), Some(other)) = (outline(one), outline(other)) else { return Vec::new() };
    let exact = |corner: &Coord| (corner.x.to_bits(), corner.y.to_bits());
    let mut theirs: Vec<_> = other.coords_iter().map(|corner| exact(&corner)).collect();
    theirs.sort_unstable();
    let both = one.coords_iter().filter(|corner| theirs.binary_search(&exact(corner)).is_ok());
    both.map(Point::from).collect()
}

/// The largest polygon with those near it, drawn past the antimeridian where they lie beyond.
fn mainland(outline: MultiPolygon) -> Option<MultiPolygon> {
    let mut polygons: Vec<(Rect, Polygon)> = outline
        .into_iter()
        .filter_map(|polygon| Some((polygon.bounding_rect()?, polygon)))
        .collect();
    // bits of numbers that are not negative sort as they do
    polygons.sort_by_cached_key(|(_, polygon)| Reverse(polygon.unsigned_area().to_bits()));
    let middle = polygons.first()?.0.center().x;
    for (rect, polygon) in &mut polygons {
        let shift = ((middle - rect.center().x) / 360.0).round() * 360.0;
        if shift != 0.0 {
            let by = |c: Coord| Coord { x: c.x + shift, ..c };
            *polygon = polygon.map_coords(by);
            *rect = Rect::new(by(rect.min()), by(rect.max()));
        }
    }
    let mut kept = Vec::new();
    let mut is_near = vec![false; polygons.len()];
    let mut next = Some(0);
    while let Some(at) = next {
        let (rect, polygon) = polygons.remove(at);
        is_near.remove(at);
        for ((other, _), is_near) in polygons.iter().zip(&mut is_near) {
            *is_near = *is_near || gap(*other, rect) <= WITH_MAINLAND;
        }
        kept.push(polygon);
        next = is_near.iter().position(|is_near| *is_near);
    }
    Some(MultiPolygon(kept))
}

/// How far two boxes are apart, in degrees of latitude; 0 where they meet. Past
/// [`WITH_MAINLAND`] at least so far.
fn gap(one: Rect, other: Rect) -> f64 {
    let apart = |a: (f64, f64), b: (f64, f64)| (a.0 - b.1).max(b.0 - a.1).max(0.0);
    let lon = apart((one.min().x, one.max().x), (other.min().x, other.max().x));
    let lat = apart((one.min().y, one.max().y), (other.min().y, other.max().y));
    if lat > WITH_MAINLAND {
        return lat; // far enough
    }
    let cosine = f64::midpoint(one.center().y, other.center().y).to_radians().cos();
    (lon * cosine).hypot(lat)
}

/// A map without curvature about a point, in degrees of latitude.
struct Flat {
    middle: Coord,
    /// Of a degree of longitude.
    width: f64,
}

impl Flat {
    fn about(middle: Coord) -> Flat {
        Flat { middle, width: middle.y.to_radians().cos().max(0.01) } // the pole is a point
    }

    fn down(&self, at: Coord) -> Coord {
        Coord { x: (at.x - self.middle.x) * self.width, y: at.y - self.middle.y }
    }

    fn up(&self, at: Coord) -> Coord {
        Coord { x: at.x / self.width + self.middle.x, y: at.y + self.middle.y }
    }
}

/// A bearing on such a map.
struct Heading {
    east: f64,
    north: f64,
}

impl Heading {
    /// Clockwise from north in degrees.
    fn of(bearing: f64) -> Heading {
        let (east, north) = bearing.to_radians().sin_cos();
        Heading { east, north }
    }

    /// How far a point lies this way from the middle of the map.
    fn along(&self, at: Coord) -> f64 {
        at.x * self.east + at.y * self.north
    }
}

fn part(outline: &MultiPolygon, bearing: f64) -> Option<Circle> {
    let flat = Flat::about(outline.bounding_rect()?.center());
    let flattened = outline.map_coords(|corner| flat.down(corner));
    let heading = Heading::of(bearing);
    let far = |corner: Coord| heading.along(corner);
    let ends = flattened.exterior_coords_iter().map(far);
    let (least, most) = ends
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    let mut cut = most - (most - least) * PART_OF_LENGTH;
    let enough = flattened.unsigned_area() * LEAST_PART_OF_AREA;
    if beyond(&flattened, far, cut).unsigned_area() < enough {
        let mut inner = least;
        for _ in 0..CUTS {
            let middle = f64::midpoint(inner, cut);
            let tip = beyond(&flattened, far, middle).unsigned_area() < enough;
            if tip { cut = middle } else { inner = middle }
        }
        cut = inner;
    }
    let part = beyond(&flattened, far, cut);
    let middle = part.centroid()?;
    let part = part.map_coords(|corner| flat.up(corner));
    let middle = Point::from(flat.up(middle.into()));
    Some((lon_lat(middle), radius(middle, &part)))
}

/// How far the farthest corner lies from the middle, in metres.
fn radius(middle: Point, outline: &MultiPolygon) -> f64 {
    let corners = outline.exterior_coords_iter();
    corners.map(|corner| Haversine.distance(middle, corner.into())).fold(0.0, f64::max)
}

/// What lies past a straight cut. Pieces hang together along the cut, which adds no ground.
fn beyond(outline: &MultiPolygon, far: impl Fn(Coord) -> f64, cut: f64) -> MultiPolygon {
    let ring = |ring: &LineString| -> LineString {
        let mut kept = Vec::new();
        for line in ring.lines() {
            let (from, to) = (far(line.start) - cut, far(line.end) - cut);
            if from >= 0.0 {
                kept.push(line.start);
            }
            if (from >= 0.0) != (to >= 0.0) {
                kept.push(line.start + line.delta() * (from / (from - to)));
            }
        }
        kept.into()
    };
    let polygons = outline.iter().map(|polygon| {
        Polygon::new(ring(polygon.exterior()), polygon.interiors().iter().map(ring).collect())
    });
    MultiPolygon(polygons.filter(|polygon| !polygon.exterior().0.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::Ground;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn parts_lie_where_they_should() {
        let gazetteer = Gazetteer::bundled();
        for (key, bearing, west_east, south_north) in [
            ("gn:1149361", 0.0, (65.0, 70.0), (35.5, 37.0)), // northern Afghanistan
            ("gn:1149361", 90.0, (69.0, 71.5), (34.0, 36.5)), // its east, more than the Wakhan
            ("gn:2453866", 0.0, (-4.0, 3.0), (20.0, 23.0)),  // northern Mali
            ("gn:690791", 90.0, (36.0, 38.5), (48.0, 50.0)), // eastern Ukraine
            ("gn:6252001", 270.0, (-120.0, -112.0), (36.0, 46.0)), // western United States
            ("gn:2017370", 90.0, (130.0, 175.0), (55.0, 70.0)), // eastern Russia
            ("gn:1605651", 180.0, (98.0, 102.0), (6.0, 11.5)), // southern Thailand
        ] {
            let place = gazetteer.place(gazetteer.keyed(key).unwrap());
            let (at, radius) = Ground::of(&place).part(bearing);
            assert!((west_east.0..west_east.1).contains(&at.lon), "{} {at:?}", place.name);
            assert!((south_north.0..south_north.1).contains(&at.lat), "{} {at:?}", place.name);
            assert!((100_000.0..4_000_000.0).contains(&radius), "{} {radius}", place.name);
        }
    }
}
