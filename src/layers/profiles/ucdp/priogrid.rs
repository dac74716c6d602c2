use crate::model::LonLat;

/// The cell of PRIO-GRID: half a degree wide and high, counted from 1 in rows of 720 eastward
/// from 180° W, the rows northward from the South Pole. After Tollefsen, Strand and Buhaug,
/// "PRIO-GRID: A unified spatial data structure", Journal of Peace Research 49(2), 2012.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "degrees are clamped to the grid before"
)]
pub(super) fn priogrid(at: LonLat) -> u32 {
    let row = ((at.lat + 90.0) * 2.0).floor().clamp(0.0, 359.0) as u32;
    let column = ((at.lon + 180.0) * 2.0).floor().clamp(0.0, 719.0) as u32;
    row * 720 + column + 1
}

#[cfg(test)]
mod tests {
    use super::priogrid;
    use crate::model::LonLat;

    #[test]
    fn cells_are_counted_from_the_south_west() {
        for (lon, lat, want) in [
            (-180.0, -90.0, 1),
            (179.9, -89.9, 720),
            (-180.0, -89.5, 721),
            (180.0, 90.0, 259_200),
            (69.17, 34.53, 179_779),
        ] {
            assert_eq!(priogrid(LonLat { lon, lat }), want, "{lon} {lat}");
        }
    }
}
