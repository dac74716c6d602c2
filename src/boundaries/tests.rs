use proptest::prelude::*;

use super::{Around, Boundaries, BoundariesError, Maps, compile};
use crate::gazetteer::Gazetteer;
use crate::model::{LonLat, PlaceKind};

/// Two regions of a country side by side, and a country with a lake.
fn bytes() -> Vec<u8> {
    let square =
        |west: u8, east: u8| format!("[[{west},0],[{east},0],[{east},2],[{west},2],[{west},0]]");
    let lake = "[[6.5,0.5],[6.5,1.5],[7.5,1.5],[7.5,0.5],[6.5,0.5]]";
    let map = |features: &[(&str, &str, String)]| {
        let lines: Vec<_> = features
            .iter()
            .map(|(id, country, rings)| {
                format!(
                    r#"{{"properties":{{"id":"{id}","country":"{country}"}},
                    "geometry":{{"coordinates":[[{rings}]]}}}}"#
                )
            })
            .collect();
        format!(r#"{{"features":[{}]}}"#, lines.join(","))
    };
    let countries = map(&[
        ("c:lake", "LAK", format!("{},{lake}", square(6, 8))),
        ("c:two", "TWO", square(0, 4)),
    ]);
    let regions = map(&[("r:east", "TWO", square(2, 4)), ("r:west", "TWO", square(0, 2))]);
    compile(Maps { countries: &countries, regions: &regions }).unwrap()
}

#[test]
fn points_lie_in_what_surrounds_them() {
    let sample = Boundaries::open(bytes()).unwrap();
    sample.verify().unwrap();
    for (lon, lat, country, region) in [
        (1.0, 1.0, Some("c:two"), Some("r:west")),
        (3.0, 1.0, Some("c:two"), Some("r:east")),
        (2.0, 1.0, Some("c:two"), Some("r:east")), // on the border: the first by key
        (0.0, 0.0, Some("c:two"), Some("r:west")), // on a corner
        (5.0, 1.0, None, None),
        (6.2, 1.0, Some("c:lake"), None),
        (7.0, 1.0, None, None), // on the lake
        (f64::NAN, 1.0, None, None),
        (1e300, -1e300, None, None),
    ] {
        let found = sample.around(LonLat { lon, lat });
        assert_eq!(found, Around { country, region }, "{lon},{lat}");
    }
    assert_eq!(sample.keys().collect::<Vec<_>>(), ["c:lake", "c:two", "r:east", "r:west"]);
    assert_eq!(sample.of("c:none"), None);
}

#[test]
fn the_bundled_ones_are_sound_and_of_bundled_places() {
    let boundaries = Boundaries::bundled();
    boundaries.verify().unwrap();
    let gazetteer = Gazetteer::bundled();
    for key in boundaries.keys() {
        let place = gazetteer.place(gazetteer.keyed(key).unwrap());
        assert!(matches!(place.kind, PlaceKind::Country | PlaceKind::Region), "{key}");
        for polygon in boundaries.of(key).unwrap() {
            assert!(polygon.exterior().0.len() >= 4 && polygon.exterior().is_closed(), "{key}");
        }
    }
}

#[test]
fn refuses_what_it_did_not_write() {
    let sound = bytes();
    let with = |at: usize, byte: u8| {
        let mut bytes = sound.clone();
        bytes[at] = byte;
        bytes
    };
    for (bytes, want) in [
        (Vec::new(), BoundariesError::Foreign),
        (with(8, 9), BoundariesError::Version { got: 9, want: 1 }),
        (sound[..sound.len() - 1].to_vec(), BoundariesError::Damaged("header")),
        (sound[..12].to_vec(), BoundariesError::Damaged("header")),
    ] {
        assert_eq!(Boundaries::open(bytes).unwrap_err(), want);
    }
    let changed = Boundaries::open(with(sound.len() - 1, 7)).unwrap();
    assert_eq!(changed.verify(), Err(BoundariesError::Damaged("checksum")));
}

#[test]
fn maps_that_make_no_sense_say_why() {
    let none = r#"{"features":[]}"#;
    let lost = r#"{"features":[{"properties":{"id":"r","country":"X"},
        "geometry":{"coordinates":[]}}]}"#;
    let off = lost.replace("[]}}", "[[[[0,0],[200,0],[0,1],[0,0]]]]}}");
    for (countries, regions, want) in [
        ("", none, "countries: EOF while parsing"),
        (none, lost, "regions: r is in a country without map"),
        (lost, lost, "regions: two features have one id"),
        (&off, none, "regions or countries: r leaves the globe"),
    ] {
        let said = compile(Maps { countries, regions }).unwrap_err().to_string();
        assert!(said.starts_with(want), "{said}");
    }
}

proptest! {
    /// Damage is refused by `open`, or by `verify`, and never a crash in between.
    #[test]
    fn damage_does_no_harm(at in any::<prop::sample::Index>(), byte: u8) {
        let mut bytes = bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        if let Ok(boundaries) = Boundaries::open(bytes) {
            let keys: Vec<_> = boundaries.keys().collect();
            prop_assert!(keys.iter().filter_map(|key| boundaries.of(key)).count() <= keys.len());
            let _ = boundaries.around(LonLat { lon: 1.0, lat: 1.0 });
            prop_assert!(boundaries.verify().is_err());
        }
    }
}
