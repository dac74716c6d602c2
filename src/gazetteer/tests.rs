use proptest::prelude::*;

use super::{Gazetteer, GazetteerError, NameRole, Place, Query, Walk, compile, sample};
use crate::language::Language;
use crate::model::{LonLat, PlaceKind};
use crate::text::fold;

#[test]
fn the_bundled_gazetteer_is_sound() {
    let gazetteer = Gazetteer::bundled();
    gazetteer.verify().unwrap();
    assert_eq!(gazetteer.fingerprint().len(), 64);
    let is = |unit: Option<Place<'_>>, kind| unit.is_none_or(|unit| unit.kind == kind);
    for place in gazetteer.places() {
        let Place { key, name, position, .. } = place;
        assert!(is(place.admin1.map(|id| gazetteer.place(id)), PlaceKind::Region), "{key} {name}");
        assert!(
            is(place.admin2.map(|id| gazetteer.place(id)), PlaceKind::District),
            "{key} {name}"
        );
        assert!(is(place.country(), PlaceKind::Country), "{key} {name}");
        assert!(position.lon.abs() <= 180.0 && position.lat.abs() <= 90.0, "{key} {name}");
        assert!(place.uncertainty_m > 0 && !place.source().is_empty(), "{key} {name}");
        assert_eq!(gazetteer.keyed(key), Some(place.id), "{key} {name}");
    }
}

#[test]
fn its_tables_compile_to_the_very_same() {
    for gazetteer in [Gazetteer::bundled(), &sample::gazetteer()] {
        let [places, names, sources] = gazetteer.tables();
        let tables = [("places", &*places), ("names", &*names), ("sources", &*sources)];
        let again = Gazetteer::open(compile(&tables).unwrap()).unwrap();
        assert_eq!(again.fingerprint(), gazetteer.fingerprint());
    }
}

#[test]
fn every_bundled_name_leads_to_its_place() {
    let gazetteer = Gazetteer::bundled();
    for place in gazetteer.places() {
        for name in place.names() {
            let folded = fold(name);
            let walk = folded.split(' ').try_fold(gazetteer.walk(), Walk::step);
            let found = walk.and_then(|walk| walk.name());
            assert_eq!(found, gazetteer.name(&folded), "{name}");
            let mut senses = found.into_iter().flat_map(|name| gazetteer.senses(name));
            assert!(senses.any(|sense| sense.place == place.id), "{name} of {}", place.key);
        }
    }
}

#[test]
fn the_most_prominent_comes_first() {
    let gazetteer = Gazetteer::bundled();
    for (name, want) in [
        ("Georgia", "country GEO"),
        ("Lebanon", "country LBN"),
        ("Paris", "town FRA"),
        ("London", "town GBR"),
        ("Jalalabad", "town AFG"),
        ("Tripoli", "town LBY"),
        ("Nangarhar", "region AFG"),
    ] {
        let place = gazetteer.place(gazetteer.named(name).next().unwrap().place);
        assert_eq!(format!("{} {}", place.kind.as_str(), place.countries), want, "{name}");
    }
}

#[test]
fn walks_go_from_word_to_word() {
    let gazetteer = sample::gazetteer();
    for (words, want) in [
        (&["kabul"][..], Some("Kabul")),
        (&["kabul", "river"], Some("Kabul River")),
        (&["lashkar", "gah"], Some("Lashkar Gah")),
        (&["lashkar"], None),
        (&["kab"], None),
        (&["kabul", ""], None),
        (&[""], None),
        (&["kabul", "town"], None),
        (&["kabul river"], Some("Kabul River")),
    ] {
        let walk = words.iter().try_fold(gazetteer.walk(), |walk, word| walk.step(word));
        let first = walk.and_then(|walk| walk.name()).and_then(|n| gazetteer.senses(n).next());
        assert_eq!(first.map(|sense| gazetteer.place(sense.place).name), want, "{words:?}");
    }
}

#[test]
fn containment_follows_the_units() {
    let gazetteer = sample::gazetteer();
    for (outer, inner, want) in [
        ("c:af", "t:kb", true),
        ("c:af", "r:kb", true),
        ("r:kb", "t:kb", true),
        ("t:kb", "r:kb", false),
        ("c:af", "c:af", false),
        ("c:pk", "t:kb", false),
        ("c:af", "w:kb", false),
    ] {
        let [out, within] = [outer, inner].map(|key| gazetteer.keyed(key).unwrap());
        assert_eq!(gazetteer.contains(out, within), want, "{outer} {inner}");
    }
    let river = gazetteer.place(gazetteer.keyed("w:kb").unwrap());
    assert!(river.lies_in("PAK") && river.lies_in("AFG") && !river.lies_in(""));
}

#[test]
fn near_puts_the_closest_first() {
    let gazetteer = sample::gazetteer();
    let key = |id| gazetteer.place(id).key;
    let near = gazetteer.within(LonLat { lon: 69.17, lat: 34.53 }, 30_000.0);
    assert_eq!(near.into_iter().map(|(id, _)| key(id)).collect::<Vec<_>>(), ["t:kb", "r:kb"]);
}

#[test]
fn refuses_what_it_did_not_write() {
    let sound = sample::bytes();
    let with = |at: usize, byte: u8| {
        let mut bytes = sound.clone();
        bytes[at] = byte;
        bytes
    };
    let length = sound.len() as u64;
    for (bytes, want) in [
        (b"PNG\0".to_vec(), GazetteerError::Foreign),
        (Vec::new(), GazetteerError::Foreign),
        (with(8, 9), GazetteerError::Version { got: 9, want: 1 }),
        (sound[..11].to_vec(), GazetteerError::Length { got: 11, want: 108 }),
        (
            sound[..sound.len() - 1].to_vec(),
            GazetteerError::Length { got: length - 1, want: length },
        ),
        (with(50, b'?'), GazetteerError::Damaged("header")),
    ] {
        assert_eq!(Gazetteer::open(bytes).unwrap_err(), want);
    }
    let changed = Gazetteer::open(with(200, 77)).unwrap();
    assert_eq!(changed.verify(), Err(GazetteerError::Damaged("checksum")));
}

/// Bytes whose header claims just what they are.
fn forged(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.len() >= 108 {
        let hash = super::format::hash(&bytes);
        bytes[44..108].copy_from_slice(hash.as_bytes());
    }
    bytes
}

proptest! {
    /// Whatever was done to the bytes, right checksums included: wrong answers, but no panic.
    #[test]
    fn forgery_does_no_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        length in prop::option::of(any::<prop::sample::Index>()),
        forge: bool,
    ) {
        let mut bytes = sample::bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(length) = length {
            let length = length.index(bytes.len());
            bytes.truncate(length);
        }
        let bytes = if forge { forged(bytes) } else { bytes };
        if let Ok(gazetteer) = Gazetteer::open(bytes) {
            read_all(&gazetteer);
            let _ = gazetteer.verify();
            let _ = (gazetteer.tables(), gazetteer.fingerprint().len());
            let mine = [("a.csv", "id,name,lat,lon\nt:kb,Kabul,1,1\n,Kabul River,1,1\n")];
            if let Ok((over, _)) = gazetteer.with_sound(&mine) {
                read_all(&over);
                let _ = over.verify();
            }
        }
    }

    /// Damage is refused by `open`, or by `verify`, and never a crash in between.
    #[test]
    fn damage_does_no_harm(at in any::<prop::sample::Index>(), header: bool, byte: u8) {
        let mut bytes = sample::bytes();
        let at = at.index(if header { 108 } else { bytes.len() });
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        if let Ok(gazetteer) = Gazetteer::open(bytes) {
            read_all(&gazetteer);
            prop_assert!(gazetteer.verify().is_err());
        }
    }
}

fn read_all(gazetteer: &Gazetteer) {
    for place in gazetteer.places() {
        let _ = (place.country(), place.region(), place.district(), place.names().count());
        let _ = gazetteer.named(place.name).filter(|sense| sense.role == NameRole::Main).count();
        let _ = gazetteer.contains(place.id, place.id);
    }
    let _ = gazetteer.walk().step("kabul").and_then(|walk| walk.step("river"));
    let _ = gazetteer.within(LonLat { lon: 69.0, lat: 34.0 }, 1e6);
    let _ = gazetteer.search(&Query::new("kabull, Afganistan"), Language::english());
    let first = gazetteer.places().next().map(|place| place.id);
    let _ = first.map(|id| (gazetteer.called_all(id), gazetteer.namesakes(id)));
    let _ = gazetteer.sources().count();
}
