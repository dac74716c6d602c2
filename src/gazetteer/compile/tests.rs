use super::super::sample::{names, table};
use super::super::{Gazetteer, NameRole, Seat, compile};

const AFGHANISTAN: &str =
    "c:af,Afghanistan,country,33,66,AFG,,,37000000,,1149361,t,geonames,500000,,";
const KABUL: &str = "r:kb,Kabul,region,34.5,69.4,AFG,,,,,,t,geonames,40000,Kabol,";
const DEH_SABZ: &str = "d:ds,Deh Sabz,district,34.6,69.3,AFG,r:kb,,,,,t,geonames,15000,,";

fn faults(tables: &[(&str, &str)]) -> String {
    compile(tables).expect_err("some fault").to_string()
}

#[test]
fn a_fault_is_told_with_file_line_and_reason() {
    for (row, want) in [
        ("x:1,Here", "mine.tsv:3: 2 cells, not 16"),
        (",Here,town,1,1,,,,,,,,,,,", "mine.tsv:3: the id is blank"),
        ("x:1,Here,city,1,1,,,,,,,,,,,", "mine.tsv:3: kind `city` is unknown"),
        ("x:1,Here,town,91,1,,,,,,,,,,,", "mine.tsv:3: lat `91` is not a number from -90 to 90"),
        (
            "x:1,Here,town,1,NaN,,,,,,,,,,,",
            "mine.tsv:3: lon `NaN` is not a number from -180 to 180",
        ),
        ("x:1,Here,town,1,,,,,,,,,,,,", "mine.tsv:3: lon `` is not a number from -180 to 180"),
        (
            "x:1,Here,town,1,1,AF,,,,,,,,,,",
            "mine.tsv:3: country `AF` is not a list of three-letter codes",
        ),
        ("x:1,Here,town,1,1,,,,many,,,,,,,", "mine.tsv:3: population `many` is not a whole number"),
        ("x:1,Here,town,1,1,,,,,king,,,,,,", "mine.tsv:3: seat `king` is unknown"),
        ("x:1,...,town,1,1,,,,,,,,,,,", "mine.tsv:3: name `...` has no letter"),
        ("x:1,Here,town,1,1,AFG,Kunar,,,,,,,,,", "mine.tsv:3: admin1 `Kunar` is no region of AFG"),
        (
            "x:1,Here,town,1,1,AFG,r:no,,,,,curated,,,,",
            "mine.tsv:3: admin1 `r:no` is no region of AFG",
        ),
        ("x:1,Here,town,1,1,AFG,,d:no,,,,curated,,,,", "mine.tsv:3: admin2 `d:no` is no district"),
        (
            "c:af,Here,town,1,1,,,,,,,,,,,",
            "mine.tsv:3: id `c:af` stands in line 2 too: give each place an id of its own",
        ),
        (
            "x:1,,town,1,1,,,,,,,,,,,",
            "mine.tsv:3: name is blank, and no table before this one has `x:1`",
        ),
    ] {
        assert_eq!(faults(&[("mine.tsv", &table(&[AFGHANISTAN, row]))]), want, "{row}");
    }
}

#[test]
fn headings_and_names_are_checked_too() {
    let places = table(&[AFGHANISTAN]);
    for (text, want) in [
        ("name\tlat\n", "mine.tsv:1: the columns must be id, name, kind, lat"),
        ("", "mine.tsv:1: the columns must be id, name, kind, lat"),
        (&names(&["c:fr,France,name,"]), "mine.tsv:2: no table has the place `c:fr`"),
        (&names(&["c:af,Afghan,folk,"]), "mine.tsv:2: usage `folk` is not one of name,"),
    ] {
        let said = faults(&[("places.tsv", &places), ("mine.tsv", text)]);
        assert!(said.starts_with(want), "{text}: {said}");
    }
}

#[test]
fn a_later_table_overrides_what_it_says_and_adds_names() {
    let ours = "r:kb,Kabul Province,,,,,,,5000000,region,,curated,,,Cabul,ours";
    let gazetteer = open(&[&[AFGHANISTAN, KABUL], &[ours]], &[]);
    let kabul = gazetteer.place(gazetteer.keyed("r:kb").unwrap());
    assert_eq!(kabul.names().collect::<Vec<_>>(), ["Kabul Province", "Cabul", "Kabol", "Kabul"]);
    assert_eq!((kabul.population, kabul.seat), (5_000_000, Some(Seat::Region)));
    assert_eq!((kabul.position.lat, kabul.uncertainty_m), (34.5, 40_000));
    assert_eq!((kabul.source(), kabul.coord_src(), kabul.note()), ("curated", "geonames", "ours"));
}

#[test]
fn units_are_found_by_id_by_name_and_through_the_district() {
    let towns = [
        "t:1,By id,town,34,69,AFG,r:kb,,,,,t,,1000,,",
        "t:2,By name,town,34,69,AFG,Kabol,,,,,curated,,1000,,",
        "t:3,Through the district,town,34,69,AFG,,d:ds,,,,t,,1000,,",
        "t:4,With a unit that nobody knows,town,34,69,AFG,r:no,,,,,t,,1000,,",
        "t:5,Across the border,town,34,69,AFG;PAK,,,,,,t,,1000,,",
    ];
    let gazetteer = open(&[&[AFGHANISTAN, KABUL, DEH_SABZ], &towns], &[]);
    for (key, want) in [
        ("t:1", (Some("Kabul"), Some("Afghanistan"))),
        ("t:2", (Some("Kabul"), Some("Afghanistan"))),
        ("t:3", (Some("Kabul"), Some("Afghanistan"))),
        ("t:4", (None, Some("Afghanistan"))),
        ("t:5", (None, None)),
        ("r:kb", (Some("Kabul"), Some("Afghanistan"))),
    ] {
        let place = gazetteer.place(gazetteer.keyed(key).unwrap());
        let found = (place.region().map(|p| p.name), place.country().map(|p| p.name));
        assert_eq!(found, want, "{}", place.name);
    }
}

#[test]
fn what_is_matched_as_written_loses_its_plain_name() {
    let america = "c:us,United States,country,40,-100,USA,,,300000000,,,t,,1000000,USA|US,";
    let more = ["c:us,U.S.,abbreviation,", "c:us,US,abbreviation,", "c:us,Americans,demonym,"];
    let gazetteer = open(&[&[america]], &more);
    for (name, want) in [
        ("united states", vec![(NameRole::Main, None)]),
        ("usa", vec![(NameRole::Alternate, None)]),
        ("us", vec![(NameRole::Abbreviation, Some("US"))]),
        ("u s", vec![(NameRole::Abbreviation, Some("U.S."))]),
        ("AMERICANS", vec![(NameRole::Demonym, Some("Americans"))]),
        ("france", vec![]),
    ] {
        let found: Vec<_> = gazetteer.named(name).map(|s| (s.role, s.written)).collect();
        assert_eq!(found, want, "{name}");
    }
}

#[test]
fn a_possessive_is_found_as_a_text_is_cut() {
    let bazar = "t:cb,Cox's Bazar,town,21.4,92,BGD,,,,,,t,,5000,Cox Bazar|Bazar's|'s-Town,";
    let gazetteer = open(&[&[bazar]], &[]);
    for (folded, want) in
        [("coxs bazar", 1), ("cox bazar", 1), ("bazars", 1), ("bazar", 0), ("s town", 1)]
    {
        assert_eq!(gazetteer.named(folded).count(), want, "{folded}");
    }
    let names: Vec<_> = gazetteer.places().flat_map(|place| place.names()).collect();
    assert_eq!(names, ["Cox's Bazar", "Cox Bazar", "Bazar's", "'s-Town"]);
    let text = crate::text::Text::of("In Cox’s Bazar", &NoAbbreviations);
    assert_eq!((text.folded(1).said(), text.folded(2).said()), ("cox", "bazar"));
}

struct NoAbbreviations;

impl crate::text::Abbreviations for NoAbbreviations {
    fn stop(&self, _: &str) -> crate::text::Stop {
        crate::text::Stop::Free
    }
    fn opens(&self, _: &str) -> bool {
        false
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let compile = |rows: &[&str]| compile(&[("t.tsv", &table(rows))]).unwrap();
    let bytes = compile(&[AFGHANISTAN, KABUL, DEH_SABZ]);
    assert_eq!(bytes, compile(&[DEH_SABZ, KABUL, AFGHANISTAN]));
}

fn open(tables: &[&[&str]], more: &[&str]) -> Gazetteer {
    let files: Vec<_> = (0..tables.len()).map(|number| format!("{number}.tsv")).collect();
    let texts: Vec<_> = tables.iter().map(|rows| table(rows)).collect();
    let more = names(more);
    let mut given: Vec<_> =
        files.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    given.push(("names.tsv", &more));
    Gazetteer::open(compile(&given).unwrap()).unwrap()
}
