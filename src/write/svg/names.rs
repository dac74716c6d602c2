use std::collections::BTreeSet;
use std::io::{self, Write};

use geo::{BoundingRect, Coord, Intersects, Rect};

use super::frame::{Frame, Space};
use super::marks::Sizes;
use super::pen::{Pen, short};
use super::tally::Mark;
use crate::model::LonLat;
use crate::write::ground::{Ground, Shape};

/// Names of places with events in one frame; more could not be told apart.
const MOST: usize = 60;

/// Towns without events, to find one's way by.
const MOST_TOWNS: usize = 14;

/// Units of the sheet in a degree from which on such towns are named.
const CLOSE: f64 = 28.0;

/// Height of a line, in units of the sheet, and how much of it a letter is wide on average.
const LINE: f64 = 11.0;
const LETTER: f64 = 0.65;

/// Writes the names of places with events, the deadliest first, then of countries, then of towns:
/// each where it lies over no other name and over no mark, or not at all. What lies in the part of
/// the world that is shown elsewhere gets no name here.
pub(super) fn draw<W: Write>(
    pen: &mut Pen<W>,
    frame: &Frame,
    ground: &Ground,
    marks: &[&Mark],
    elsewhere: Option<Rect<f64>>,
) -> io::Result<()> {
    let mut room = Room::of(frame, marks, elsewhere);
    let sizes = Sizes::of(marks);
    let mut named = BTreeSet::new();
    for mark in marks {
        let at = frame.at(mark.at);
        if named.len() == MOST {
            break;
        }
        let is_elsewhere = elsewhere.is_some_and(|part| within(part, mark.at));
        if is_elsewhere
            || mark.place.is_empty()
            || named.contains(mark.place.as_str())
            || !frame.space.holds(dot(at, 1.0))
        {
            continue;
        }
        if let Some(spot) = room.beside(at, sizes.reach(mark), &mark.place) {
            pen.words(spot, "place", &mark.place)?;
            named.insert(mark.place.as_str());
        }
    }
    for country in &ground.countries {
        let name = country.name.to_uppercase();
        let [x, y] = frame.at(country.at);
        let space = boxed([x - width(&name) / 2.0, y], &name);
        if is_wide_enough(frame, country, &name) && room.take(space) {
            pen.words([space.left, y + LINE * 0.35], "country", &name)?;
        }
    }
    let mut towns = 0;
    for town in ground.towns.iter().filter(|_| frame.scale > CLOSE) {
        let at = frame.at(town.at);
        if towns == MOST_TOWNS {
            break;
        }
        if named.contains(town.name)
            || !frame.space.holds(dot(at, 2.0))
            || !room.is_free(dot(at, 2.0))
        {
            continue;
        }
        if let Some(spot) = room.beside(at, 2.0, town.name) {
            towns += 1;
            let [x, y] = at.map(|side| short(side - 1.0));
            pen.shape(
                "rect",
                &[("class", "town"), ("x", &x), ("y", &y), ("width", "2"), ("height", "2")],
            )?;
            pen.words(spot, "town", town.name)?;
        }
    }
    Ok(())
}

/// What is taken of a frame.
struct Room {
    frame: Space,
    taken: Vec<Space>,
}

impl Room {
    /// The marks, the scale in its corner and the frame of what is shown elsewhere are taken.
    fn of(frame: &Frame, marks: &[&Mark], elsewhere: Option<Rect<f64>>) -> Room {
        let space = frame.space;
        let sizes = Sizes::of(marks);
        let dots = marks.iter().map(|mark| dot(frame.at(mark.at), sizes.reach(mark)));
        let scale = Space { top: space.bottom() - 24.0, width: 200.0, height: 24.0, ..space };
        let part = elsewhere.map(|part| frame.space_of(part));
        let taken = dots.filter(|dot| space.meets(*dot)).chain([scale]).chain(part).collect();
        Room { frame: space, taken }
    }

    fn is_free(&self, space: Space) -> bool {
        self.frame.holds(space) && !self.taken.iter().any(|taken| taken.meets(space))
    }

    fn take(&mut self, space: Space) -> bool {
        let free = self.is_free(space);
        if free {
            self.taken.push(space);
        }
        free
    }

    /// Where to write a name beside a mark: right, left, above or below.
    fn beside(&mut self, at: [f64; 2], reach: f64, name: &str) -> Option<[f64; 2]> {
        let (gap, wide) = (reach + 2.5, width(name));
        let spots = [
            [at[0] + gap, at[1]],
            [at[0] - gap - wide, at[1]],
            [at[0] - wide / 2.0, at[1] - gap - LINE / 2.0],
            [at[0] - wide / 2.0, at[1] + gap + LINE / 2.0],
        ];
        let spot = spots.into_iter().find(|&spot| self.take(boxed(spot, name)))?;
        Some([spot[0], spot[1] + LINE * 0.35])
    }
}

fn within(part: Rect<f64>, at: LonLat) -> bool {
    part.intersects(&Coord { x: at.lon, y: at.lat })
}

/// Whether a country is as wide as its name on the sheet.
fn is_wide_enough(frame: &Frame, country: &Shape, name: &str) -> bool {
    let wide = country.outline.bounding_rect().map_or(0.0, Rect::width);
    wide * frame.scale * 0.7 > width(name)
}

/// How wide a name is about; which font a reader has nobody knows.
#[expect(clippy::cast_precision_loss, reason = "names are short")]
fn width(name: &str) -> f64 {
    name.chars().count() as f64 * LINE * LETTER
}

/// The box of a name whose left end stands at a point, half above it and half below.
fn boxed(at: [f64; 2], name: &str) -> Space {
    Space { left: at[0], top: at[1] - LINE / 2.0, width: width(name), height: LINE }
}

fn dot(at: [f64; 2], reach: f64) -> Space {
    Space { left: at[0] - reach, top: at[1] - reach, width: 2.0 * reach, height: 2.0 * reach }
}

#[cfg(test)]
mod tests {
    use super::{LINE, Room, Space, width};

    #[test]
    fn names_never_lie_over_one_another() {
        let frame = Space { left: 0.0, top: 0.0, width: 200.0, height: 100.0 };
        let mut room = Room { frame, taken: vec![] };
        let middle = [100.0, 50.0];
        let spots: Vec<_> = (0..6).map(|_| room.beside(middle, 5.0, "Kabul")).collect();
        assert!(spots[..4].iter().all(Option::is_some), "{spots:?}");
        assert_eq!(spots[4..], [None, None]);
        for (number, one) in room.taken.iter().enumerate() {
            assert!(room.taken[number + 1..].iter().all(|other| !one.meets(*other)));
        }
        assert_eq!(room.beside([198.0, 99.0], 5.0, "a name as wide as the sheet itself"), None);
        assert!(width("Kabul") > LINE);
    }
}
