use geo::{Distance, Haversine, InterpolatePoint};

use super::super::precision;
use super::ground::{self, Circle, Ground};
use crate::gazetteer::{Place, Seat, distance_m, point};
use crate::language::{Match, Relation};
use crate::model::{LonLat, PlaceKind, Precision};

/// A distance told as a figure is right to a quarter of it: "20 km" is said of 15 and of 25.
const ROUNDED: f64 = 0.25;

/// One told with "about", or as "a few", to a half.
const ROUGH: f64 = 0.5;

/// Nobody places an event by a town that lies farther off, in metres.
const FARTHEST: f64 = 2_000_000.0;

/// Up to this distance, in metres, a place is near another.
const STILL_NEAR: f64 = 100_000.0;

/// "Near" a hamlet is not nearer than this, in metres.
const LEAST_NEAR: f64 = 5_000.0;

/// "North of" a town, without a distance, is past its edge and seldom past four radii: a circle
/// about a point two radii off. Of a hamlet no nearer than this, in metres.
const LEAST_AWAY: f64 = 8_000.0;

/// The contiguous zone of a coast ends 24 nautical miles off it; in metres.
const OFF_COAST: f64 = 45_000.0;

/// "Between" two places that are farther apart, in metres, stands a quarrel, or they are streets.
const LONGEST_BETWEEN: f64 = 250_000.0;

/// A road joins no two that are farther apart, in metres.
const LONGEST_ROAD: f64 = 1_000_000.0;

/// A point, the radius around it in metres, and what it stands for.
pub(super) type Spot = (LonLat, f64, Precision);

/// A way told: clockwise from north in degrees, or to the middle.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    To(f64),
    Middle,
}

/// Where a phrase puts what is told by a place; `None` where it puts it nowhere else.
pub(super) fn beside(place: &Place<'_>, relation: Relation, said: &Match) -> Option<Spot> {
    let way = way(said);
    let bearing = match way {
        Some(Way::To(bearing)) => Some(bearing),
        Some(Way::Middle) | None => None,
    };
    let distance = distance(said);
    if said.slot("distance").is_some() && distance.is_none() {
        return None;
    }
    let from = Anchor::of(place);
    match relation {
        Relation::Part => Some(part(place, way?)),
        Relation::Within => distance.map(|(far, _)| from.around(far)),
        Relation::Edge => from.edge(bearing),
        Relation::Beside => from.away(distance, bearing),
        Relation::Coast => (place.kind != PlaceKind::Water).then(|| from.off(distance, bearing)),
        Relation::Between | Relation::Road | Relation::Border => None,
    }
}

/// The middle between two places; `None` for states and their capitals, which may stand for
/// governments, and for what is too far apart.
pub(super) fn between(one: &Place<'_>, other: &Place<'_>, relation: Relation) -> Option<Spot> {
    let longest = if relation == Relation::Road { LONGEST_ROAD } else { LONGEST_BETWEEN };
    let country = |place: &Place<'_>| place.kind == PlaceKind::Country;
    let capital = |place: &Place<'_>| place.seat == Some(Seat::Country);
    let far = distance_m(one.position, other.position);
    if country(one) || country(other) || capital(one) && capital(other) || far > longest {
        return None;
    }
    let own = one.uncertainty_m.max(other.uncertainty_m);
    let radius = (far / 2.0).max(f64::from(own));
    let precision = if radius > STILL_NEAR / 2.0 { Precision::Area } else { Precision::Near };
    let (a, b) = (point(one.position), point(other.position));
    Some((ground::lon_lat(Haversine.point_at_ratio_between(a, b, 0.5)), radius, precision))
}

/// On the border of two places: where it is nearest to what lies around, else its middle. Without
/// outlines, the middle between them.
pub(super) fn border(one: &Place<'_>, other: &Place<'_>, around: Option<Circle>) -> Option<Spot> {
    let line = ground::shared(one, other);
    if line.is_empty() {
        return between(one, other, Relation::Border);
    }
    let nearest = |to| {
        let far = |at: &geo::Point| Haversine.distance(*at, to);
        line.iter().copied().min_by(|a, b| far(a).total_cmp(&far(b)))
    };
    #[expect(clippy::cast_precision_loss, reason = "an outline has few corners")]
    let mean = line.iter().copied().reduce(|sum, at| sum + at)? / line.len() as f64;
    let middle = nearest(mean)?;
    let radius = line.iter().map(|at| Haversine.distance(middle, *at)).fold(0.0, f64::max);
    let whole = (ground::lon_lat(middle), radius.max(LEAST_NEAR), Precision::Area);
    let told = around.and_then(|(at, reach)| {
        let there = nearest(point(at))?;
        let far = Haversine.distance(there, point(at)) + reach;
        (far < radius).then(|| (ground::lon_lat(there), far.max(LEAST_NEAR), Precision::Area))
    });
    Some(told.unwrap_or(whole))
}

/// Whether the outlines of two places meet.
pub(super) fn has_border(one: &Place<'_>, other: &Place<'_>) -> bool {
    !ground::shared(one, other).is_empty()
}

fn part(place: &Place<'_>, way: Way) -> Spot {
    let ground = Ground::of(place);
    let (at, radius) = match way {
        Way::To(bearing) => ground.part(bearing),
        Way::Middle => ground.middle(),
    };
    let precision = match precision(place.kind) {
        Precision::Country => Precision::Area,
        precision => precision,
    };
    (at, radius, precision)
}

/// A place that something is placed by.
struct Anchor<'p> {
    place: &'p Place<'p>,
    radius: f64,
    /// What lies near it is known as near; near a province or wider, as an area.
    near: Precision,
}

impl Anchor<'_> {
    fn of<'p>(place: &'p Place<'p>) -> Anchor<'p> {
        let near = match precision(place.kind) {
            Precision::Exact | Precision::Near | Precision::District => Precision::Near,
            Precision::Region | Precision::Area | Precision::Country => Precision::Area,
            Precision::Water => Precision::Water,
        };
        Anchor { place, radius: f64::from(place.uncertainty_m), near }
    }

    fn is_local(&self) -> bool {
        self.near == Precision::Near
    }

    fn at(&self) -> LonLat {
        self.place.position
    }

    fn around(&self, far: f64) -> Spot {
        (self.at(), far.max(self.radius), self.near_within(far))
    }

    fn near_within(&self, far: f64) -> Precision {
        if far > STILL_NEAR { Precision::Area } else { self.near }
    }

    /// Past its edge this way: what lies north of a province lies past its border.
    fn past(&self, bearing: f64, far: f64) -> LonLat {
        let edge = if self.is_local() { 0.0 } else { Ground::of(self.place).reach(bearing) };
        ground::moved(self.at(), bearing, edge + far)
    }

    fn away(&self, distance: Option<(f64, f64)>, bearing: Option<f64>) -> Option<Spot> {
        Some(match (distance, bearing) {
            (Some((far, slack)), Some(bearing)) => {
                (self.past(bearing, far), slack.max(self.radius), self.near_within(far))
            }
            (Some((far, slack)), None) => {
                let radius = far + slack.max(self.radius);
                (self.at(), radius, self.near_within(radius))
            }
            (None, Some(bearing)) if self.is_local() => {
                let far = (2.0 * self.radius).max(LEAST_AWAY);
                (self.past(bearing, far), 1.5 * far, self.near)
            }
            (None, Some(bearing)) => (self.past(bearing, 0.0), self.radius, self.near),
            (None, None) if self.is_local() => {
                (self.at(), (2.0 * self.radius).max(LEAST_NEAR), self.near)
            }
            (None, None) => return None,
        })
    }

    fn edge(&self, bearing: Option<f64>) -> Option<Spot> {
        match bearing {
            Some(bearing) if self.is_local() => {
                let at = ground::moved(self.at(), bearing, self.radius);
                Some((at, self.radius.max(LEAST_NEAR), self.near))
            }
            Some(bearing) => self.away(None, Some(bearing)),
            None if self.is_local() => {
                Some((self.at(), (1.25 * self.radius).max(LEAST_NEAR), self.near))
            }
            None => None,
        }
    }

    fn off(&self, distance: Option<(f64, f64)>, bearing: Option<f64>) -> Spot {
        let (far, slack) = distance.unwrap_or((OFF_COAST, 0.0));
        let told = bearing.map(|bearing| match distance {
            Some(_) => (self.past(bearing, far), slack.max(self.radius)),
            None => (self.past(bearing, far / 2.0), self.radius + far / 2.0),
        });
        let (at, radius) = told.unwrap_or((self.at(), self.radius + far + slack));
        (at, radius, Precision::Water)
    }
}

/// The distance told, and how far off it may be, in metres.
fn distance(said: &Match) -> Option<(f64, f64)> {
    let far = f64::from(u32::try_from(said.slot("distance")?).ok()?);
    let rough = !said.stated || said.slot("about").is_some();
    let slack = far * if rough { ROUGH } else { ROUNDED };
    (far <= FARTHEST).then_some((far, slack))
}

/// The mean of the ways told: "north-eastern" is between north and east. `None` for none, for
/// opposite ones, and for "upper" and "lower", which may be any.
fn way(said: &Match) -> Option<Way> {
    let ways = || {
        let slots = said.slots.iter().filter(|slot| matches!(slot.0, "direction" | "compass"));
        slots.map(|slot| i32::try_from(slot.1).unwrap_or(i32::MIN))
    };
    if ways().any(|way| way < MIDDLE_WAY) {
        return None;
    }
    let told = ways().filter(|&way| way != MIDDLE_WAY).map(|way| f64::from(way).to_radians());
    let (east, north, count) = told.fold((0.0, 0.0, 0), |(east, north, count), way| {
        (east + way.sin(), north + way.cos(), count + 1)
    });
    if count == 0 {
        return ways().next().map(|_| Way::Middle);
    }
    let clear = f64::hypot(east, north) > 0.1;
    clear.then(|| Way::To(east.atan2(north).to_degrees().rem_euclid(360.0)))
}

/// The value of "central" among the directions.
const MIDDLE_WAY: i32 = -1;
