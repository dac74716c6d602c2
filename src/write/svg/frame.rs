use geo::{BoundingRect, Rect};

use super::tally::{Mark, Nearness};
use crate::boundaries::Boundaries;
use crate::model::LonLat;

/// Metres in a degree of latitude.
const DEGREE_M: f64 = 111_195.0;

/// Degrees across a frame at least, so that there is something around a single place.
const LEAST: f64 = 2.5;

/// Where land ends that people live on; the ice beyond would take a third of the sheet.
const SOUTHMOST: f64 = -58.0;
const NORTHMOST: f64 = 82.0;

/// A box on the sheet, in its units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Space {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Space {
    pub(super) fn right(self) -> f64 {
        self.left + self.width
    }

    pub(super) fn bottom(self) -> f64 {
        self.top + self.height
    }

    pub(super) fn meets(self, other: Space) -> bool {
        self.left < other.right()
            && other.left < self.right()
            && self.top < other.bottom()
            && other.top < self.bottom()
    }

    pub(super) fn holds(self, other: Space) -> bool {
        other.left >= self.left
            && other.right() <= self.right()
            && other.top >= self.top
            && other.bottom() <= self.bottom()
    }
}

/// A part of the world seen through a box on the sheet. Degrees of latitude are all alike, degrees
/// of longitude as long as they are in the middle: true to shape there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    pub(super) space: Space,
    /// The point in the middle.
    pub(super) middle: LonLat,
    /// Units of the sheet in a degree of latitude.
    pub(super) scale: f64,
}

impl Frame {
    /// A frame that shows all marks, with their rings and areas; the world without any.
    pub(super) fn around<'m>(marks: impl Iterator<Item = &'m Mark>, space: Space) -> Frame {
        let boxes: Vec<_> = marks.map(extent).collect();
        let all = boxes.into_iter().reduce(union);
        let world = Rect::new((-170.0, SOUTHMOST), (180.0, NORTHMOST));
        Frame::over(all.map_or(world, |all| padded(all, 0.08)), space)
    }

    /// A frame that shows this part of the world.
    pub(super) fn over(part: Rect<f64>, space: Space) -> Frame {
        let lat = part.center().y;
        let narrow = lat.to_radians().cos().max(0.2);
        let scale = (space.width / (part.width() * narrow)).min(space.height / part.height());
        let half = [space.width / 2.0 / scale / narrow, space.height / 2.0 / scale];
        let lon = within(part.center().x, -180.0, 180.0, half[0]);
        let lat = within(lat, SOUTHMOST, NORTHMOST, half[1]);
        // The middle may have moved: keep the scale, take the shape of where it is now.
        Frame { space, middle: LonLat { lon, lat }, scale }
    }

    /// Where a position falls on the sheet.
    pub(super) fn at(&self, at: LonLat) -> [f64; 2] {
        let x = (at.lon - self.middle.lon) * self.scale * self.narrow();
        let y = (self.middle.lat - at.lat) * self.scale;
        let space = self.space;
        [space.left + space.width / 2.0 + x, space.top + space.height / 2.0 + y]
    }

    /// The part of the world that is seen, in degrees.
    pub(super) fn part(&self) -> Rect<f64> {
        let half = [
            self.space.width / 2.0 / self.scale / self.narrow(),
            self.space.height / 2.0 / self.scale,
        ];
        let middle = self.middle;
        Rect::new(
            (middle.lon - half[0], middle.lat - half[1]),
            (middle.lon + half[0], middle.lat + half[1]),
        )
    }

    /// The box on the sheet that a part of the world takes.
    pub(super) fn space_of(&self, part: Rect<f64>) -> Space {
        let corner = |at: geo::Coord| self.at(LonLat { lon: at.x, lat: at.y });
        let ([left, bottom], [right, top]) = (corner(part.min()), corner(part.max()));
        Space { left, top, width: right - left, height: bottom - top }
    }

    /// Units of the sheet in a metre.
    pub(super) fn metre(&self) -> f64 {
        self.scale / DEGREE_M
    }

    /// How long a degree of longitude is, against one of latitude, in the middle.
    fn narrow(&self) -> f64 {
        self.middle.lat.to_radians().cos().max(0.2)
    }
}

/// The part of the world that a mark takes.
fn extent(mark: &Mark) -> Rect<f64> {
    let outline = match mark.nearness {
        Nearness::Wide => Boundaries::bundled().of(&mark.key).and_then(|area| area.bounding_rect()),
        Nearness::Exact | Nearness::Near => None,
    };
    let around = if mark.nearness == Nearness::Exact { 0.0 } else { mark.within_m / DEGREE_M };
    outline.unwrap_or_else(|| {
        let LonLat { lon, lat } = mark.at;
        let wide = (around / lat.to_radians().cos().max(0.2)).min(90.0);
        Rect::new((lon - wide, lat - around), (lon + wide, lat + around))
    })
}

fn union(one: Rect<f64>, other: Rect<f64>) -> Rect<f64> {
    let (low, high) = (one.min(), one.max());
    Rect::new(
        (low.x.min(other.min().x), low.y.min(other.min().y)),
        (high.x.max(other.max().x), high.y.max(other.max().y)),
    )
}

fn padded(part: Rect<f64>, share: f64) -> Rect<f64> {
    let grown = |length: f64| (length * (0.5 + share)).max(LEAST / 2.0);
    let (wide, high, middle) = (grown(part.width()), grown(part.height()), part.center());
    Rect::new((middle.x - wide, middle.y - high), (middle.x + wide, middle.y + high))
}

/// A middle moved so that `half` on each side stays between two bounds, where it fits at all.
fn within(middle: f64, low: f64, high: f64, half: f64) -> f64 {
    if 2.0 * half >= high - low {
        return f64::midpoint(low, high);
    }
    middle.clamp(low + half, high - half)
}

#[cfg(test)]
mod tests {
    use super::{Frame, Space};
    use crate::model::LonLat;
    use geo::Rect;

    const SPACE: Space = Space { left: 10.0, top: 20.0, width: 400.0, height: 200.0 };

    #[test]
    fn the_middle_is_in_the_middle_and_all_is_seen() {
        for part in [
            Rect::new((60.0, 30.0), (70.0, 38.0)),
            Rect::new((-179.0, -80.0), (179.0, 85.0)),
            Rect::new((179.0, -18.0), (180.5, -16.0)),
            Rect::new((0.0, 0.0), (0.5, 40.0)),
        ] {
            let frame = Frame::over(part, SPACE);
            let [x, y] = frame.at(frame.middle);
            assert!((x - 210.0).abs() < 1e-9 && (y - 120.0).abs() < 1e-9, "{part:?}");
            let corner = frame.at(LonLat { lon: part.min().x.max(-180.0), lat: 10.0 });
            assert!(corner[0] > SPACE.left - 60.0, "{part:?} {corner:?}");
            assert!(frame.scale > 0.0 && frame.part().width() > 0.0, "{part:?}");
        }
    }
}
