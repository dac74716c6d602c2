//! One outline as bytes: how many polygons; of each how many rings, the outer one first; of each
//! how many corners, the last not repeated; each corner as its distance from the one before, in
//! thousandths of a degree east and north. All are numbers of as many bytes as they need, seven
//! bits a byte, the lowest first, the top bit set where more follow; distances take a bit for
//! their sign, the lowest.

/// A point, in thousandths of a degree: east, north.
pub(super) type Corner = [i32; 2];

/// Polygons of closed rings.
pub(super) type Outline = Vec<Vec<Vec<Corner>>>;

/// Appends the outline to `out`.
pub(super) fn put(outline: &Outline, out: &mut Vec<u8>) {
    let mut last = [0, 0];
    put_count(outline.len(), out);
    for polygon in outline {
        put_count(polygon.len(), out);
        for ring in polygon {
            let corners = ring.split_last().map_or(&[][..], |(_, corners)| corners);
            put_count(corners.len(), out);
            for &corner in corners {
                for axis in [0, 1] {
                    let step = corner[axis].wrapping_sub(last[axis]);
                    put_number(((step << 1) ^ (step >> 31)).cast_unsigned(), out);
                }
                last = corner;
            }
        }
    }
}

fn put_count(count: usize, out: &mut Vec<u8>) {
    put_number(u32::try_from(count).expect("no outline has four thousand million corners"), out);
}

fn put_number(mut number: u32, out: &mut Vec<u8>) {
    while let low @ 128.. = number {
        out.push(low.to_le_bytes()[0] | 128);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// The outline that lies in `bytes`; `None` if they are not those of one.
pub(super) fn get(bytes: &[u8]) -> Option<Outline> {
    let mut rest = bytes;
    let mut last = [0, 0];
    let mut outline = Vec::new();
    for _ in 0..number(&mut rest)? {
        let mut polygon = Vec::new();
        for _ in 0..number(&mut rest)? {
            polygon.push(ring(&mut rest, &mut last)?);
        }
        outline.push(polygon);
    }
    rest.is_empty().then_some(outline)
}

fn ring(rest: &mut &[u8], last: &mut Corner) -> Option<Vec<Corner>> {
    let mut ring = Vec::new();
    for _ in 0..number(rest)? {
        for axis in last.iter_mut() {
            let step = number(rest)?;
            let step = (step >> 1).cast_signed() ^ -(step & 1).cast_signed();
            *axis = axis.wrapping_add(step);
        }
        ring.push(*last);
    }
    ring.extend(ring.first().copied());
    Some(ring)
}

fn number(rest: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        number |= u32::from(byte & 127) << shift;
        if byte < 128 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Outline, get, put};

    #[test]
    fn outlines_come_back_as_they_went() {
        let square = vec![[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0]];
        let far = vec![[180_000, -90_000], [-180_000, 90_000], [63, -64], [180_000, -90_000]];
        let hole = vec![[1, 1], [1, 2], [2, 2], [1, 1]];
        let outlines: [Outline; 4] = [
            vec![],
            vec![vec![square.clone()]],
            vec![vec![square, hole], vec![far]],
            vec![vec![vec![[i32::MAX, i32::MIN], [i32::MIN, i32::MAX], [i32::MAX, i32::MIN]]]],
        ];
        for outline in outlines {
            let mut bytes = Vec::new();
            put(&outline, &mut bytes);
            assert_eq!(get(&bytes).as_ref(), Some(&outline));
            assert_eq!(get(&bytes[..bytes.len() - 1]), None, "{outline:?}, cut short");
        }
        assert_eq!(get(&[255; 9]), None, "a number that does not end");
        assert_eq!(get(&[0, 0]), None, "more than an outline");
    }
}
