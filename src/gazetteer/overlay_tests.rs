use std::collections::BTreeSet;

use super::{Gazetteer, PlaceId, Walk, build, sample};
use crate::model::LonLat;
use crate::text::fold;

const PLACES: &str = "id\tname\tkind\tlat\tlon\tcountry\tadmin1\tpopulation\tnames\n\
    t:kb\tKabul City\t\t\t\t\t\t\tKaboul\n\
    \tCamp Hope\t\t34.4\t69.2\tAFG\tKabul\t\tHope\n\
    m:2\tKabul\tquarter\t10\t10\t\t\t7000000\t\n\
    r:kb\t\t\t34.6\t69.4\t\t\t\t\n";
const NAMES: &str = "place_id\tname\tusage\n\
    t:lg\tBost\tnot\n\
    c:af\tAfghan\tnot\n\
    c:af\tAFG\tabbreviation\n\
    w:kb\tKabul\tdemonym\n";

fn tables() -> [(&'static str, &'static str); 2] {
    [("mine.tsv", PLACES), ("names.tsv", NAMES)]
}

/// Everything that can be asked of a gazetteer, in words.
fn told(gazetteer: &Gazetteer) -> BTreeSet<String> {
    let key = |id: PlaceId| gazetteer.place(id).key.to_owned();
    let mut told = BTreeSet::new();
    let mut names = BTreeSet::from(["afghan", "bost", "afg", "hope", "p k"].map(str::to_owned));
    for place in gazetteer.places() {
        let units = [place.country(), place.region(), place.district()];
        let units = units.map(|unit| unit.map(|unit| unit.key));
        let all: Vec<_> = place.names().collect();
        told.insert(format!("{} {:?} {units:?} {all:?}", place.key, place.position));
        assert_eq!(gazetteer.keyed(place.key), Some(place.id));
        names.extend(all.into_iter().map(fold));
        for other in gazetteer.places().filter(|other| gazetteer.contains(place.id, other.id)) {
            told.insert(format!("{} in {}", other.key, place.key));
        }
    }
    for name in names {
        let walk = name.split(' ').try_fold(gazetteer.walk(), Walk::step);
        assert_eq!(walk.and_then(|walk| walk.name()), gazetteer.name(&name), "{name}");
        let said =
            |s: super::Sense<'_>| format!("{}:{}:{:?}", key(s.place), s.role.as_str(), s.written);
        told.insert(format!("{name}: {:?}", gazetteer.named(&name).map(said).collect::<Vec<_>>()));
        let similar = gazetteer.similar(&format!("{name}x")).into_iter();
        let similar: BTreeSet<_> = similar.map(|like| (like.folded, like.changes)).collect();
        told.insert(format!("like {name}: {similar:?}"));
    }
    let near = gazetteer.within(LonLat { lon: 69.2, lat: 34.5 }, 40_000.0).into_iter();
    let near: BTreeSet<_> =
        near.map(|(id, metres)| (key(id), metres.round().to_string())).collect();
    told.insert(format!("near: {near:?}"));
    told
}

#[test]
fn laid_over_or_compiled_in_the_answers_are_the_same() {
    let sample = sample::gazetteer();
    let laid = sample.with(&tables()).unwrap();
    let built = build(&tables(), Some(&sample)).unwrap();
    assert_eq!(built.faults, []);
    let compiled = Gazetteer::open(built.bytes).unwrap();
    assert_eq!(told(&laid), told(&compiled));
    assert_eq!(laid.len(), compiled.len());
    laid.verify().unwrap();
    let again = sample.with(&tables()[..1]).unwrap().with(&tables()[1..]).unwrap();
    assert_eq!(again.fingerprint(), laid.fingerprint());
    assert_ne!(laid.fingerprint(), sample.fingerprint());
    let tables = laid.tables();
    let tables = [("p", &*tables[0]), ("n", &*tables[1]), ("s", &*tables[2])];
    let compiled = Gazetteer::open(super::compile(&tables).unwrap()).unwrap();
    assert_eq!(told(&laid), told(&compiled));
}

#[test]
fn a_name_can_be_taken_away() {
    let gazetteer = sample::gazetteer().with(&tables()).unwrap();
    for (name, want) in [
        ("Bost", ""),
        ("Afghan", ""),
        ("Lashkargah", "Lashkar Gah"),
        ("Kabul City", "Kabul City"),
        ("Cabul", "Kabul City"),
        ("Camp Hope", "Camp Hope"),
        ("AFG", "Afghanistan"),
    ] {
        let first = gazetteer.named(name).next();
        assert_eq!(first.map_or("", |sense| gazetteer.place(sense.place).name), want, "{name}");
    }
    let camp = gazetteer.place(gazetteer.keyed("my:camp-hope").unwrap());
    assert_eq!(camp.region().map(|unit| unit.key), Some("r:kb"));
    assert_eq!((camp.source(), camp.coord_src(), camp.uncertainty_m), ("mine.tsv", "own", 2_000));
}

#[test]
fn rows_that_are_wrong_are_left_out_and_told() {
    let rows = "name,lat,lon,admin1,country\nGood,1,1,,\n,1,1,,\nGood,2,2,,\nFar,99,1,,\n\
        Lost,1,1,Nowhere,AFG\n...,1,1,,\n";
    let names = "place_id,name,usage\nt:kb,Kabul,not\nt:kb,Nobody,not\nt:no,X,\nt:kb,X,hm\n";
    let tables = [("a.csv", rows), ("b.csv", names)];
    let (gazetteer, faults) = sample::gazetteer().with_sound(&tables).unwrap();
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    for want in [
        "a.csv:3: the id is blank",
        "a.csv:4: id `my:good` stands in line 2 too",
        "a.csv:5: lat `99` is not a number",
        "a.csv:6: admin1 `Nowhere` is no region of AFG",
        "a.csv:7: the id is blank",
        "b.csv:2: `Kabul` is the main name",
        "b.csv:3: `t:kb` is not called `Nobody` in any table",
        "b.csv:4: no table has the place `t:no`",
        "b.csv:5: usage `hm` is not one of name",
    ] {
        assert!(faults.iter().any(|said| said.starts_with(want)), "{want}: {faults:#?}");
    }
    assert_eq!((faults.len(), gazetteer.len()), (9, sample::gazetteer().len() + 2));
    assert!(sample::gazetteer().with(&tables).is_err());
}
