use crate::model::PlaceKind;

/// The radius in metres that holds a place of this kind of which nothing better is known: of towns
/// that of the built-up ground, as in `tools/gazetteer`; of the others what is usual in the
/// bundled tables.
pub(in crate::gazetteer) fn extent(kind: PlaceKind, population: Option<u32>) -> u32 {
    match kind {
        PlaceKind::Town => built_up(population),
        PlaceKind::Quarter => 2_000,
        PlaceKind::Country => 300_000,
        PlaceKind::Region | PlaceKind::Area => 50_000,
        PlaceKind::District => 25_000,
        PlaceKind::Locality | PlaceKind::Feature | PlaceKind::Water => 10_000,
        PlaceKind::Facility => 1_500,
    }
}

/// 8 m times the square root of the people, 1 to 20 km, in whole hundreds of metres; 2 km when
/// nobody knows how many they are.
fn built_up(population: Option<u32>) -> u32 {
    let Some(people) = population.filter(|&people| people > 0) else { return 2_000 };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the square root of 2^32 is 65,536"
    )]
    let hundreds = (8.0 * f64::from(people).sqrt() / 100.0).round() as u32;
    hundreds.clamp(10, 200) * 100
}

#[cfg(test)]
mod tests {
    use super::{PlaceKind, extent};

    #[test]
    fn a_town_is_as_large_as_its_people_need() {
        for (people, want) in [
            (None, 2_000),
            (Some(500), 1_000),
            (Some(1_000_000), 8_000),
            (Some(20_000_000), 20_000),
        ] {
            assert_eq!(extent(PlaceKind::Town, people), want, "{people:?}");
        }
    }
}
