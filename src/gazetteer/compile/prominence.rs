use super::super::role::Seat;
use crate::model::PlaceKind;

/// How likely news means this place when it says nothing more than the name: 0 to 255. The sum of
///
/// - what it is: a country 170, a region 110, areas, waters and features 80 to 60, a town 30, its
///   parts and the lower units 25 to 15, a facility 5; a region of known people less, by 40 for each
///   power of ten below a million: that of few is no more to the world than a town;
/// - what sits there: a national government 80, a region's 25, a district's 15;
/// - its people: 10 for each power of ten (Karachi 70, a village of a thousand 30);
/// - its fame: 4 for each doubling of its other names, 20 at most.
///
/// So that countries stand above capitals and regions, these above big cities and regional seats,
/// these above towns, and districts and facilities below. The weights are set by judgement, not measured.
pub(in crate::gazetteer) fn prominence(
    kind: PlaceKind,
    seat: Option<Seat>,
    population: u32,
    other_names: usize,
) -> u8 {
    let is: f64 = match kind {
        PlaceKind::Country => 170.0,
        PlaceKind::Region => 110.0 - 40.0 * lack(population),
        PlaceKind::Area => 80.0,
        PlaceKind::Water => 70.0,
        PlaceKind::Feature => 60.0,
        PlaceKind::Town => 30.0,
        PlaceKind::Locality | PlaceKind::Quarter => 20.0,
        PlaceKind::District => 15.0,
        PlaceKind::Facility => 5.0,
    };
    let governs = match seat {
        Some(Seat::Country) => 80.0,
        Some(Seat::Region) => 25.0,
        Some(Seat::District) => 15.0,
        None => 0.0,
    };
    let people = 10.0 * f64::from(population.max(1)).log10();
    let fame = 4.0 * f64::from(u32::try_from(other_names).unwrap_or(u32::MAX)).ln_1p() / 2f64.ln();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what fits"
    )]
    let sum = (is + governs + people + fame.min(20.0)).round().clamp(0.0, 255.0) as u8;
    sum
}

/// How many powers of ten a known number of people falls short of a million, 2 at most.
fn lack(population: u32) -> f64 {
    if population == 0 { 0.0 } else { (6.0 - f64::from(population).log10()).clamp(0.0, 2.0) }
}

#[cfg(test)]
mod tests {
    use super::{PlaceKind, Seat, prominence};

    #[test]
    fn from_countries_down_to_facilities() {
        let falling = [
            ("Georgia", prominence(PlaceKind::Country, None, 3_700_000, 20)),
            ("Tuvalu", prominence(PlaceKind::Country, None, 11_000, 5)),
            ("Kabul", prominence(PlaceKind::Town, Some(Seat::Country), 4_400_000, 30)),
            ("Nangarhar", prominence(PlaceKind::Region, None, 1_500_000, 8)),
            ("Karachi", prominence(PlaceKind::Town, Some(Seat::Region), 14_900_000, 30)),
            ("Lashkar Gah", prominence(PlaceKind::Town, Some(Seat::Region), 43_000, 6)),
            ("a region of few", prominence(PlaceKind::Region, None, 36_000, 3)),
            ("a city of a million", prominence(PlaceKind::Town, None, 1_000_000, 10)),
            ("a town", prominence(PlaceKind::Town, None, 10_000, 2)),
            ("a village", prominence(PlaceKind::Town, None, 0, 1)),
            ("an empty district", prominence(PlaceKind::District, None, 0, 2)),
            ("an airport", prominence(PlaceKind::Facility, None, 0, 2)),
        ];
        assert!(falling.is_sorted_by(|a, b| a.1 > b.1), "{falling:?}");
    }
}
