use std::collections::BTreeSet;
use std::io::{self, Write};

use super::frame::{Frame, Space};
use super::marks::Sizes;
use super::pen::{Pen, short};
use super::sheet::said;
use super::tally::{Firmness, Mark, Nearness};
use crate::write::colours::{self, UNTYPED};

/// Units of the sheet from one line of the legend to the next.
const STEP: f64 = 19.0;

/// Explains what is drawn: the types that there are, sizes, and how well places are known.
/// `is_shaded` tells which marks the land shows.
pub(super) fn draw<W: Write>(
    pen: &mut Pen<W>,
    marks: &[&Mark],
    space: Space,
    is_shaded: impl Fn(&Mark) -> bool,
) -> io::Result<()> {
    let x = space.left + 9.0;
    let mut y = space.top + 10.0;
    let mut next = || {
        y += STEP;
        [x, y - STEP]
    };
    let grey = UNTYPED.colour;
    let used: BTreeSet<_> = marks.iter().map(|mark| mark.style.name).collect();
    for style in colours::types().iter().filter(|style| used.contains(style.name)) {
        line(pen, next(), style.name, |pen, at| pen.circle(at, 6.0, "dot", style.colour))?;
    }
    if marks.iter().any(|mark| mark.nearness == Nearness::Exact) {
        line(pen, next(), &said("pin", &[]), |pen, at| pen.circle(at, 5.0, "dot", grey))?;
    }
    if marks.iter().any(|mark| mark.nearness != Nearness::Exact && !is_shaded(mark)) {
        line(pen, next(), &said("near", &[]), |pen, at| pen.circle(at, 6.0, "ring", grey))?;
    }
    if marks.iter().any(|mark| is_shaded(mark)) {
        line(pen, next(), &said("shaded", &[]), |pen, [x, y]| {
            let path = format!("M{} {}h14v11h-14Z", short(x - 7.0), short(y - 5.5));
            pen.shape("path", &[("class", "shaded"), ("d", &path)])
        })?;
    }
    if marks.iter().any(|mark| mark.firmness == Firmness::Unreal) {
        line(pen, next(), &said("faint", &[]), |pen, at| pen.circle(at, 6.0, "dot unreal", grey))?;
    }
    sizes(pen, marks, [space.left, next()[1]])
}

/// Dots of some sizes with their numbers, none larger than the map has.
fn sizes<W: Write>(pen: &mut Pen<W>, marks: &[&Mark], [left, top]: [f64; 2]) -> io::Result<()> {
    let exact = marks.iter().filter(|mark| mark.nearness == Nearness::Exact);
    let most = exact.map(|mark| mark.killed).max().unwrap_or(0);
    let sizes = Sizes::of(marks);
    let shown: Vec<_> = [1, 10, 50, 150, 400].into_iter().filter(|&size| size <= most).collect();
    let Some(&largest) = shown.last() else { return Ok(()) };
    let middle = top + sizes.radius(largest) + 2.0;
    let mut x = left;
    for size in shown {
        x += sizes.radius(size);
        pen.circle([x + 1.0, middle], sizes.radius(size), "size", UNTYPED.colour)?;
        x += sizes.radius(size) + 4.0;
        let number = size.to_string();
        pen.words([x, middle + 4.0], "small", &number)?;
        x += if number.len() > 2 { 30.0 } else { 22.0 };
    }
    pen.words([x, middle + 4.0], "small", &said("killed", &[]))
}

fn line<W: Write>(
    pen: &mut Pen<W>,
    at: [f64; 2],
    words: &str,
    sign: impl FnOnce(&mut Pen<W>, [f64; 2]) -> io::Result<()>,
) -> io::Result<()> {
    sign(pen, at)?;
    pen.words([at[0] + 14.0, at[1] + 4.0], "legend", words)
}

/// A bar of a round length at the lower left corner of a frame, and the latitude it is true at.
pub(super) fn scale<W: Write>(pen: &mut Pen<W>, frame: &Frame) -> io::Result<()> {
    let most = 0.2 * frame.space.width / frame.metre() / 1000.0;
    let power = 10_f64.powf(most.log10().floor());
    let length = [5.0, 2.0, 1.0].map(|step| step * power).into_iter().find(|&long| long <= most);
    let length = length.unwrap_or(power);
    let wide = length * 1000.0 * frame.metre();
    let [x, y] = [frame.space.left + 10.0, frame.space.bottom() - 10.0];
    let path = format!("M{} {}v4h{}v-4", short(x), short(y - 4.0), short(wide));
    pen.shape("path", &[("class", "axis"), ("d", &path)])?;
    let lat = frame.middle.lat;
    let side = if lat < 0.0 { "S" } else { "N" };
    let latitude = format!("{:.0}° {side}", lat.abs());
    let words = said("scale", &[("length", &length.to_string()), ("latitude", &latitude)]);
    pen.words([x + wide + 5.0, y + 1.0], "small", &words)
}
