use std::fmt::Write as _;
use std::io::{self, Write};

use geo::{BoundingRect, LineString, MultiPolygon};

use super::frame::{Frame, Space};
use super::pen::{Pen, short};
use super::tally::{Mark, Nearness};
use crate::model::LonLat;
use crate::write::ground::{Ground, Shape};

/// Units of the sheet in a degree from which on provinces are drawn.
const CLOSE: f64 = 22.0;

/// Corners nearer than this to the one before are left out, in units of the sheet.
const APART: f64 = 0.9;

/// Islands smaller than this are left out.
const SPECK: f64 = 1.2;

/// Draws sea, land, borders, and the areas that events are known to lie in.
pub(super) fn draw<W: Write>(
    pen: &mut Pen<W>,
    frame: &Frame,
    ground: &Ground,
    marks: &[&Mark],
) -> io::Result<()> {
    let Space { left, top, width, height } = frame.space;
    let [left, top, width, height] = [left, top, width, height].map(short);
    let sides = [("x", left.as_str()), ("y", &top), ("width", &width), ("height", &height)];
    pen.shape("rect", &[&sides[..], &[("class", "sea")]].concat())?;
    outlines(pen, frame, &ground.countries, "land")?;
    if frame.scale > CLOSE {
        outlines(pen, frame, &ground.regions, "province")?;
    }
    let all = || ground.countries.iter().chain(&ground.regions);
    for shape in all() {
        let here =
            marks.iter().filter(|mark| mark.nearness == Nearness::Wide && mark.key == shape.key);
        if here.count() > 0 {
            outlines(pen, frame, [shape], "shaded")?;
        }
    }
    Ok(())
}

/// Whether a mark has an outline to shade.
pub(super) fn is_shaded(mark: &Mark, ground: &Ground) -> bool {
    mark.nearness == Nearness::Wide
        && ground.countries.iter().chain(&ground.regions).any(|shape| shape.key == mark.key)
}

fn outlines<'g, W: Write>(
    pen: &mut Pen<W>,
    frame: &Frame,
    shapes: impl IntoIterator<Item = &'g Shape>,
    style: &str,
) -> io::Result<()> {
    for shape in shapes {
        let path = path(frame, &shape.outline);
        if !path.is_empty() {
            pen.shape("path", &[("class", style), ("d", &path)])?;
        }
    }
    Ok(())
}

/// The part of an outline that is seen, as SVG draws it.
fn path(frame: &Frame, outline: &MultiPolygon<f64>) -> String {
    let mut path = String::new();
    let seen = frame.part();
    for ring in outline
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
    {
        let Some(bounds) = ring.bounding_rect() else { continue };
        let (low, high) = (bounds.min(), bounds.max());
        let is_off = low.x > seen.max().x
            || high.x < seen.min().x
            || low.y > seen.max().y
            || high.y < seen.min().y;
        let is_speck = bounds.width().max(bounds.height()) * frame.scale < SPECK;
        if !is_off && !is_speck {
            put(&clipped(corners(frame, ring), frame.space), &mut path);
        }
    }
    path
}

fn corners(frame: &Frame, ring: &LineString<f64>) -> Vec<[f64; 2]> {
    let mut corners: Vec<[f64; 2]> = Vec::new();
    for at in ring.coords() {
        let corner = frame.at(LonLat { lon: at.x, lat: at.y });
        let is_apart =
            |last: &[f64; 2]| (corner[0] - last[0]).abs() + (corner[1] - last[1]).abs() >= APART;
        if corners.last().is_none_or(is_apart) {
            corners.push(corner);
        }
    }
    corners
}

/// A ring without what lies more than a little outside of a box (Sutherland and Hodgman).
fn clipped(mut corners: Vec<[f64; 2]>, space: Space) -> Vec<[f64; 2]> {
    const MARGIN: f64 = 4.0;
    let sides = [
        (0, space.left - MARGIN, 1.0),
        (0, space.right() + MARGIN, -1.0),
        (1, space.top - MARGIN, 1.0),
        (1, space.bottom() + MARGIN, -1.0),
    ];
    for (axis, bound, inward) in sides {
        let depth = |at: [f64; 2]| (at[axis] - bound) * inward;
        let mut kept = Vec::with_capacity(corners.len());
        let before = corners.last().copied().into_iter().chain(corners.iter().copied());
        for (from, to) in before.zip(corners.iter().copied()) {
            if (depth(from) < 0.0) != (depth(to) < 0.0) {
                let share = depth(from) / (depth(from) - depth(to));
                kept.push([0, 1].map(|axis: usize| from[axis] + (to[axis] - from[axis]) * share));
            }
            if depth(to) >= 0.0 {
                kept.push(to);
            }
        }
        corners = kept;
    }
    corners
}

/// Appends a ring, in tenths of a unit from corner to corner: half as long as in full.
fn put(corners: &[[f64; 2]], path: &mut String) {
    let mut corners: Vec<_> = corners.iter().map(|corner| corner.map(tenths)).collect();
    corners.dedup();
    let (Some(&first), true) = (corners.first(), corners.len() > 2) else { return };
    let [x, y] = first.map(units);
    let _ = write!(path, "M{x} {y}l"); // into a string: cannot fail
    for (number, pair) in corners.windows(2).enumerate() {
        let [x, y] = [0, 1].map(|axis| units(pair[1][axis] - pair[0][axis]));
        // A sign parts two numbers as well as a blank does.
        let before = if number == 0 || x.starts_with('-') { "" } else { " " };
        let between = if y.starts_with('-') { "" } else { " " };
        let _ = write!(path, "{before}{x}{between}{y}");
    }
    path.push('z');
}

#[expect(clippy::cast_possible_truncation, reason = "a clipped corner lies near the sheet")]
fn tenths(units: f64) -> i32 {
    (units * 10.0).round() as i32
}

fn units(tenths: i32) -> String {
    short(f64::from(tenths) / 10.0)
}

#[cfg(test)]
mod tests {
    use super::{Space, clipped};

    #[test]
    fn what_lies_outside_is_cut_off() {
        let space = Space { left: 0.0, top: 0.0, width: 10.0, height: 10.0 };
        let inside = vec![[1.0, 1.0], [5.0, 1.0], [5.0, 5.0]];
        assert_eq!(clipped(inside.clone(), space), inside);
        assert_eq!(
            clipped(vec![[50.0, 1.0], [60.0, 1.0], [60.0, 5.0]], space),
            Vec::<[f64; 2]>::new()
        );
        let around =
            clipped(vec![[-99.0, -99.0], [99.0, -99.0], [99.0, 99.0], [-99.0, 99.0]], space);
        assert!(
            around.iter().all(|at| at.iter().all(|side| (-4.0..=14.0).contains(side))),
            "{around:?}"
        );
        assert!(around.len() >= 4);
        assert!(clipped(vec![], space).is_empty());
    }
}
