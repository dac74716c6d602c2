use std::io::{self, BufReader, Read};

use super::{Imported, Step, within};
use crate::gazetteer::{Gazetteer, Seat};

/// So many bytes of a text, then a fault, as of a disk that is gone.
struct Cut<'t>(&'t [u8]);

impl Read for Cut<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("gone")),
            count => Ok(count),
        }
    }
}

/// A line of `GeoNames`.
fn line(id: u32, name: &str, code: &str, units: &str, people: &str) -> String {
    let (class, code) = code.split_once('.').unwrap();
    let (first, second) = units.split_once('.').unwrap_or((units, ""));
    format!(
        "{id}\t{name}\t{name}\t{name} Ville,{name}\t34.5\t69.1\t{class}\t{code}\tAF\t\t{first}\t\
         {second}\t\t\t{people}\t\t1800\tAsia/Kabul\t2026-02-0{}\n",
        id % 9 + 1
    )
}

/// Units stand behind the towns in them, and among them is a line that is wrong.
fn input() -> String {
    let mut lines: Vec<_> = (1..=40)
        .map(|n| line(900_000_000 + n, &format!("Newtown {n}"), "P.PPL", "77.7701", ""))
        .collect();
    lines.push("not\ta line\n".to_owned());
    lines.push(line(910_000_001, "New Province", "A.ADM1", "77", ""));
    lines.push(line(910_000_002, "New District", "A.ADM2", "77.7701", ""));
    lines.push(line(910_000_003, "Newseat", "P.PPLA", "77.7701", "1000000"));
    lines.push(line(910_000_004, "Grand New Hotel", "S.HTL", "77", ""));
    lines.push(line(1_138_958, "Kabul Renamed", "P.PPLC", "13", "5"));
    lines.concat()
}

fn run(input: impl Read, out: &std::path::Path) -> (Result<Imported, String>, Vec<String>) {
    let mut skipped = Vec::new();
    let told = within(2_000, BufReader::with_capacity(64, input), "in.txt", out, &mut |step| {
        if let Step::Skipped(fault) = step {
            skipped.push(fault.to_string());
        }
    });
    (told.map_err(|fault| fault.to_string()), skipped)
}

#[test]
fn a_broken_import_goes_on_and_ends_alike() {
    let folder = tempfile::tempdir().unwrap();
    let [straight, broken] = ["a", "b"].map(|name| folder.path().join(name));
    let text = input();
    let (told, skipped) = run(text.as_bytes(), &straight);
    let told = told.unwrap();
    assert_eq!(skipped, ["in.txt:41: 2 cells, not 19 with tabs between"]);
    let bundled = Gazetteer::bundled();
    assert_eq!((told.lines, told.resumed, told.left_out, told.skipped), (46, 0, 1, 1));
    assert_eq!(told.places, bundled.len() as u64 + 43);

    let (cut, _) = run(Cut(&text.as_bytes()[..3000]), &broken);
    assert_eq!(cut.unwrap_err(), "cannot use in.txt: gone");
    assert!(!broken.exists());
    let (other, _) = run(text.replace("Newtown 3", "Oldtown 3").as_bytes(), &broken);
    let said = other.unwrap_err();
    assert!(said.contains("b.import holds the beginning of another import"), "{said}");
    let (again, _) = run(text.as_bytes(), &broken);
    let again = again.unwrap();
    assert!(again.resumed > 10, "{again:?}");
    assert_eq!(Imported { resumed: 0, ..again }, told);
    let [a, b] = [&straight, &broken].map(|path| std::fs::read(path).unwrap());
    assert!(a == b);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn the_bundled_places_are_laid_over_the_imported() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("world");
    run(input().as_bytes(), &out).0.unwrap();
    let world = Gazetteer::file(&out).unwrap();
    world.verify().unwrap();
    let place = |key: &str| world.place(world.keyed(key).unwrap());
    assert_eq!(place("gn:1138958").name, "Kabul");
    assert!(place("gn:1138958").population > 1_000_000);
    let town = place("gn:900000007");
    assert_eq!(town.region().map(|unit| unit.name), Some("New Province"));
    assert_eq!(town.district().map(|unit| unit.name), Some("New District"));
    assert_eq!(town.country().map(|country| country.name), Some("Afghanistan"));
    assert_eq!(town.names().collect::<Vec<_>>(), ["Newtown 7", "Newtown 7 Ville"]);
    assert_eq!((town.uncertainty_m, town.geonames_id), (2_000, Some(900_000_007)));
    let seat = place("gn:910000003");
    assert_eq!((seat.seat, seat.uncertainty_m), (Some(Seat::Region), 8_000));
    for name in ["US", "Afghan", "Durand Line", "Khyber Pass", "Newseat Ville"] {
        assert!(world.named(name).next().is_some(), "{name}");
    }
    assert!(world.named("Grand New Hotel").next().is_none());
    assert_eq!(world.sources().next().map(|source| source.version), Some("2026-02-09"));
}
