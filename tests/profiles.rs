//! The layer `events` as other data sets lay it out: their columns by name and order, their codes,
//! their rules.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;

use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::layers::Profile;
use dateline::pipeline::{self, Order, Target};
use dateline::write::{Broken, Former, WRITERS};

const ACLED: &str = "event_id_cnty event_date year time_precision disorder_type event_type \
    sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction \
    civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude \
    geo_precision source source_scale notes fatalities tags timestamp";

const UCDP: &str = "id relid year active_year code_status type_of_violence conflict_dset_id \
    conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id \
    side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article \
    source_office source_date source_headline source_original where_prec where_coordinates \
    where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id \
    region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians \
    deaths_unknown best high low gwnoa gwnob";

/// ACLED's codes, each list in its column; blank is allowed where its codebook allows it.
const ACLED_CODES: &[(&str, &[&str])] = &[
    ("time_precision", &["1", "2", "3"]),
    ("geo_precision", &["1", "2", "3"]),
    (
        "disorder_type",
        &[
            "Political violence",
            "Demonstrations",
            "Political violence; Demonstrations",
            "Strategic developments",
        ],
    ),
    (
        "event_type",
        &[
            "Battles",
            "Protests",
            "Riots",
            "Explosions/Remote violence",
            "Violence against civilians",
            "Strategic developments",
        ],
    ),
    ("inter1", INTER),
    ("inter2", INTER),
    ("civilian_targeting", &["", "Civilians targeted"]),
];

const INTER: &[&str] = &[
    "",
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
];

const UCDP_CODES: &[(&str, &[&str])] = &[
    ("type_of_violence", &["", "1", "2", "3"]),
    ("where_prec", &["1", "2", "3", "4", "5", "6", "7"]),
    ("date_prec", &["1", "2", "3", "4", "5"]),
    ("event_clarity", &["1", "2"]),
    ("region", &["Africa", "Americas", "Asia", "Europe", "Middle East"]),
];

/// Our own prose.
const NEWS: &str = r#"{"id":"a","title":"Mosque bombed in Kunduz","published":"2021-10-09","source":"Example Wire","text":"A suicide bomber killed at least 46 worshippers in a mosque in Kunduz on Friday. Islamic State Khorasan claimed the attack."}
{"id":"b","published":"2023-02-20","source":"Example Wire","text":"Gunmen killed several villagers in Borno State last week."}
{"id":"c","published":"2023-02-20","text":"Al-Shabaab fighters attacked an army base in Somalia on Saturday and killed three soldiers."}
{"id":"d","published":"2023-02-20","text":"Protesters marched through Lima on Sunday."}
{"id":"e","published":"2023-02-20","text":"Gunmen killed nine men in Goma in 2019."}
"#;

fn events(profile: &str) -> (Vec<String>, Vec<BTreeMap<String, String>>, serde_json::Value) {
    let folder = tempfile::tempdir().unwrap();
    let (news, maps) = (folder.path().join("news.jsonl"), folder.path().join("maps"));
    std::fs::write(&news, NEWS).unwrap();
    let mut order = Order::new(vec![news]);
    order.layers = Profile::named(profile).unwrap().layers().collect();
    let (former, broken) = (Former::Keep, Broken::Drop);
    let target = Target::Folder { path: &maps, writers: WRITERS, former, broken };
    let language = Language::english();
    pipeline::run(&order, target, Gazetteer::bundled(), language, &mut ()).unwrap();
    let mut table = csv::Reader::from_path(maps.join("events.csv")).unwrap();
    let head: Vec<_> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = table.deserialize().map(Result::unwrap).collect();
    let run = std::fs::read(maps.join("run.json")).unwrap();
    (head, rows, serde_json::from_slice(&run).unwrap())
}

#[test]
fn their_columns_stand_first_by_name_and_order_and_each_name_once() {
    let (native, ..) = events("native");
    for (profile, want) in [("acled", ACLED), ("ucdp", UCDP)] {
        let (head, _, run) = events(profile);
        let want: Vec<_> = want.split_whitespace().collect();
        assert_eq!(head[..want.len()], want[..], "{profile}");
        let ours: Vec<_> = native.iter().filter(|name| !want.contains(&name.as_str())).collect();
        assert_eq!(head[want.len()..].iter().collect::<Vec<_>>(), ours, "{profile}");
        assert_eq!(run["arguments"]["profile"], profile);
    }
    assert_eq!((ACLED.split_whitespace().count(), UCDP.split_whitespace().count()), (31, 49));
}

#[test]
fn codes_are_of_their_lists() {
    for (profile, codes) in [("acled", ACLED_CODES), ("ucdp", UCDP_CODES)] {
        let (_, rows, _) = events(profile);
        assert!(!rows.is_empty(), "{profile}");
        for (column, allowed) in codes {
            for row in &rows {
                assert!(allowed.contains(&row[*column].as_str()), "{column}: {}", row[*column]);
            }
        }
    }
}

fn told<'r>(
    rows: &'r [BTreeMap<String, String>],
    id: &str,
) -> Option<&'r BTreeMap<String, String>> {
    rows.iter().find(|row| row["document_ids"] == id)
}

#[test]
fn acled_rows_follow_its_codebook() {
    let (_, rows, run) = events("acled");
    let expect = |id: &str, cells: &[(&str, &str)]| {
        let row = told(&rows, id).unwrap_or_else(|| panic!("{id} is no row"));
        for (column, want) in cells {
            assert_eq!(row[*column], *want, "{id} {column}");
        }
    };
    expect(
        "a",
        &[
            ("event_date", "2021-10-08"),
            ("year", "2021"),
            ("time_precision", "1"),
            ("disorder_type", "Political violence"),
            ("sub_event_type", "Suicide bomb"),
            ("actor1", "Islamic State (Afghanistan)"),
            ("inter1", "Rebel group"),
            ("iso", "4"),
            ("region", "Caucasus and Central Asia"),
            ("location", "Kunduz"),
            ("source", "Example Wire"),
            ("fatalities", "47"),
        ],
    );
    let notes = &told(&rows, "a").unwrap()["notes"];
    assert!(notes.starts_with("On 8 October 2021, A suicide bomber"), "{notes}");
    expect(
        "b",
        &[
            ("time_precision", "2"),
            ("actor2", "Civilians (Nigeria)"),
            ("interaction", "Political militia-Civilians"),
            ("civilian_targeting", "Civilians targeted"),
            ("location", "Maiduguri"),
            ("geo_precision", "3"),
            ("fatalities", "3"),
        ],
    );
    expect(
        "d",
        &[("inter1", "Protesters"), ("interaction", "Protesters only"), ("fatalities", "0")],
    );
    // known to a country, and to a year
    assert!(told(&rows, "c").is_none() && told(&rows, "e").is_none());
    assert_eq!(run["counts"]["events_left_out_by_profile"], 2);
}

#[test]
fn ucdp_rows_follow_its_codebook() {
    let (_, rows, _) = events("ucdp");
    for row in &rows {
        let number = |column: &str| row[column].parse::<u32>().unwrap();
        let parts = ["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"].map(number);
        assert_eq!(parts.iter().sum::<u32>(), number("best"), "{row:?}");
        assert!(number("low") <= number("best") && number("best") <= number("high"), "{row:?}");
        assert!(row["geom_wkt"].starts_with("POINT ("), "{row:?}");
    }
    let a = told(&rows, "a").unwrap();
    for (column, want) in [
        ("side_a", "IS"),
        ("country_id", "700"),
        ("region", "Asia"),
        ("date_prec", "1"),
        ("where_prec", "1"),
        ("source_article", "\"Example Wire,2021-10-09,Mosque bombed in Kunduz\""),
        ("number_of_sources", "1"),
    ] {
        assert_eq!(a[column], want, "{column}");
    }
    let c = told(&rows, "c").unwrap();
    assert_eq!((c["where_prec"].as_str(), c["country_id"].as_str()), ("6", "520"));
    // nobody died
    assert!(told(&rows, "d").is_none());
}
