//! Tables for tests, written with commas for tabs.

use super::{Gazetteer, NAME_COLUMNS, PLACE_COLUMNS, compile};

pub(super) fn table(rows: &[&str]) -> String {
    written(&PLACE_COLUMNS, rows)
}

pub(super) fn names(rows: &[&str]) -> String {
    written(&NAME_COLUMNS, rows)
}

fn written(columns: &[&str], rows: &[&str]) -> String {
    let heading = columns.join("\t");
    let rows = rows.iter().map(|row| row.replace(',', "\t"));
    std::iter::once(heading).chain(rows).map(|line| line + "\n").collect()
}

pub(super) fn bytes() -> Vec<u8> {
    let places = table(&[
        "c:af,Afghanistan,country,33,66,AFG,,,37000000,,,t,geonames,500000,,",
        "c:pk,Pakistan,country,30,70,PAK,,,240000000,,,t,geonames,700000,,",
        "r:kb,Kabul,region,34.5,69.4,AFG,,,,,,t,geonames,40000,Kabol,",
        "t:kb,Kabul,town,34.528,69.172,AFG,r:kb,,4400000,country,,t,geonames,15000,Cabul,",
        "t:lg,Lashkar Gah,town,31.59,64.37,AFG,,,43000,region,,t,geonames,4000,Bost|Lashkargah,",
        "w:kb,Kabul River,water,34.2,71.0,AFG;PAK,,,,,,t,approximate,90000,,the river",
    ]);
    let more = names(&["c:af,Afghan,demonym,", "c:pk,P.K.,abbreviation,"]);
    compile(&[("places.tsv", &places), ("names.tsv", &more)]).expect("a sound sample")
}

pub(super) fn gazetteer() -> Gazetteer {
    Gazetteer::open(bytes()).expect("what compile makes, open reads")
}
