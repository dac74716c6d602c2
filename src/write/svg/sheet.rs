use std::io::{self, Write};

use geo::Rect;

use super::frame::{Frame, Space};
use super::pen::{Pen, short};
use super::tally::{Mark, Nearness, Tally};
use super::{days, land, legend, marks, names};
use crate::write::ground::Ground;

const WORDS: &str = include_str!("../../../data/styles/picture.tsv");
const STYLE: &str = include_str!("../../../data/styles/picture.css");

/// The sheet, in units that a screen takes for pixels.
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 760.0;
const MAP: Space = Space { left: 20.0, top: 62.0, width: 850.0, height: 530.0 };
const SIDE: Space = Space { left: 886.0, top: 62.0, width: 294.0, height: 300.0 };
const DAYS: Space = Space { left: 20.0, top: 634.0, width: 1160.0, height: 64.0 };

/// A map wider than this, in degrees, shows its thickest part once more in a frame of its own.
const WIDE: f64 = 70.0;

/// Marks that such a part must hold, and the share of all that they must be.
const THICK: usize = 4;
const THICK_SHARE: usize = 8;

/// Draws everything.
pub(super) fn draw<W: Write>(tally: &Tally, out: W) -> io::Result<()> {
    let ground = Ground::under(&tally.reach);
    let all = tally.marks();
    let mut pen = Pen::new(out)?;
    let view = format!("0 0 {} {}", short(WIDTH), short(HEIGHT));
    let (width, height) = (short(WIDTH), short(HEIGHT));
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", view.as_str()),
        ("width", &width),
        ("height", &height),
        ("role", "img"),
        ("aria-labelledby", "title description"),
    ];
    pen.group("svg", &attributes, |pen| {
        pen.text("title", &[("id", "title")], &said("title", &[]))?;
        pen.text("desc", &[("id", "description")], &said("description", &[]))?;
        pen.text("style", &[], STYLE)?;
        pen.shape("rect", &[("class", "paper"), ("width", &width), ("height", &height)])?;
        pen.words([MAP.left, 32.0], "title", &said("title", &[]))?;
        pen.words([MAP.left, 51.0], "told", &told(tally))?;
        let main = Frame::around(all.iter().copied(), MAP);
        let inset = thickest(&all, &main).map(|part| Frame::over(part, SIDE));
        let elsewhere = inset.map(|inset| inset.part());
        map(pen, &main, &ground, &all, ("main", elsewhere))?;
        let mut space = Space { top: SIDE.top + 4.0, ..SIDE };
        if let Some(inset) = inset {
            map(pen, &inset, &ground, &all, ("inset", None))?;
            outline(pen, &main, inset.part())?;
            space.top = SIDE.bottom() + 14.0;
        }
        legend::draw(pen, &all, space, |mark| land::is_shaded(mark, &ground))?;
        days::draw(pen, tally, DAYS)?;
        pen.words([MAP.left, HEIGHT - 14.0], "small", &said("attribution", &[]))
    })?;
    pen.finish()
}

/// One frame with everything in it. `id` names it within the file; what lies in the part of the
/// world that is shown elsewhere is not named.
fn map<W: Write>(
    pen: &mut Pen<W>,
    frame: &Frame,
    ground: &Ground,
    marks: &[&Mark],
    (id, elsewhere): (&str, Option<Rect<f64>>),
) -> io::Result<()> {
    let Space { left, top, width, height } = frame.space;
    let [left, top, width, height] = [left, top, width, height].map(short);
    let sides = [("x", left.as_str()), ("y", &top), ("width", &width), ("height", &height)];
    pen.group("clipPath", &[("id", id)], |pen| pen.shape("rect", &sides))?;
    let link = format!("url(#{id})");
    pen.group("g", &[("clip-path", &link)], |pen| {
        land::draw(pen, frame, ground, marks)?;
        marks::draw(pen, frame, marks, |mark| land::is_shaded(mark, ground))?;
        names::draw(pen, frame, ground, marks, elsewhere)?;
        legend::scale(pen, frame)
    })?;
    pen.shape("rect", &[&sides[..], &[("class", "frame")]].concat())
}

/// Where on the main map the inset lies.
fn outline<W: Write>(pen: &mut Pen<W>, main: &Frame, part: Rect<f64>) -> io::Result<()> {
    let Space { left, top, width, height } = main.space_of(part);
    let [x, y, width, height] = [left, top, width, height].map(short);
    let sides = [("x", x.as_str()), ("y", &y), ("width", &width), ("height", &height)];
    pen.shape("rect", &[&sides[..], &[("class", "inset")]].concat())
}

/// The part of a wide map where most marks lie close together, if it is worth a frame of its own.
fn thickest(marks: &[&Mark], main: &Frame) -> Option<Rect<f64>> {
    let part = main.part();
    if part.width() < WIDE {
        return None;
    }
    let (wide, high) = (part.width() / 32.0, part.height() / 18.0);
    let close = |one: &Mark, other: &Mark| {
        (one.at.lon - other.at.lon).abs() <= wide && (one.at.lat - other.at.lat).abs() <= high
    };
    let sharp: Vec<_> = marks.iter().filter(|mark| mark.nearness != Nearness::Wide).collect();
    let around = |mark: &Mark| sharp.iter().filter(|other| close(mark, other)).count();
    // Of equals the first, which is the deadliest.
    let middle = sharp.iter().rev().max_by_key(|mark| around(mark))?;
    let number = around(middle);
    if number < THICK || number * THICK_SHARE < sharp.len() {
        return None;
    }
    let near = sharp.iter().filter(|other| close(middle, other));
    let boxes = near.map(|mark| Rect::new((mark.at.lon, mark.at.lat), (mark.at.lon, mark.at.lat)));
    let all = boxes.reduce(|one, other| {
        let (low, high) = (one.min(), one.max());
        Rect::new(
            (low.x.min(other.min().x), low.y.min(other.min().y)),
            (high.x.max(other.max().x), high.y.max(other.max().y)),
        )
    })?;
    let margin = (all.width().max(all.height()) * 0.16).max(0.8);
    let (low, high) = (all.min(), all.max());
    Some(Rect::new((low.x - margin, low.y - margin), (high.x + margin, high.y + margin)))
}

/// What is drawn, in one line.
fn told(tally: &Tally) -> String {
    let mut parts = vec![said("told", &[("events", &tally.events.to_string())])];
    let mut days = tally.days.keys().map(|(day, _)| *day);
    if let Some(first) = days.next() {
        let last = days.next_back().unwrap_or(first);
        parts
            .push(said("told_days", &[("first", &first.to_string()), ("last", &last.to_string())]));
    }
    for (name, count) in
        [("told_killed", tally.killed), ("undated", tally.undated), ("placeless", tally.placeless)]
    {
        if count > 0 {
            let count = count.to_string();
            parts.push(said(name, &[("killed", &count), ("count", &count)]));
        }
    }
    parts.join(" · ")
}

/// The words of this name, with values in place of their `{names}`.
pub(super) fn said(name: &str, values: &[(&str, &str)]) -> String {
    let mut rows = WORDS.lines().filter_map(|line| line.split_once('\t'));
    let words = rows.find(|(known, _)| *known == name).map_or(name, |(_, words)| words);
    values
        .iter()
        .fold(words.to_owned(), |words, (name, value)| words.replace(&format!("{{{name}}}"), value))
}
