//! The table of places and the outlines of provinces check each other: where they disagree, one of
//! them is wrong, and either it is mended (`tools/gazetteer/moved.tsv`, `curated.tsv`) or the
//! reason stands in `tests/boundaries/outside.tsv`.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use dateline::boundaries::Boundaries;
use dateline::gazetteer::{Gazetteer, Place};
use dateline::model::PlaceKind;
use geo::{Distance, Euclidean, Intersects, MapCoords, MultiPolygon, Point};

/// Countries whose news the program was made for; their outlines are the finer ones.
const FOCUS: [&str; 26] = [
    "AFG", "BFA", "CHN", "COD", "ETH", "IND", "IRN", "IRQ", "ISR", "KGZ", "LBN", "MLI", "MMR",
    "NER", "NGA", "PAK", "PSE", "SDN", "SOM", "SYR", "TJK", "TKM", "TUR", "UKR", "UZB", "YEM",
];

/// How far outside its province a place may lie. Natural Earth draws the world at 1:10,000,000,
/// where the breadth of a line is kilometres, and coasts and border rivers are where towns stand.
/// Of 237 places beyond 10 km that were read one by one, 163 had a wrong row, now mended.
const NEAR_KM: f64 = 10.0;

const KM_A_DEGREE: f64 = 111.195;

#[test]
fn places_lie_in_their_province() {
    let (gazetteer, boundaries) = (Gazetteer::bundled(), Boundaries::bundled());
    let mut explained: BTreeSet<String> = listed("outside").into_keys().collect();
    let mut outlines: BTreeMap<&str, Option<MultiPolygon>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for place in gazetteer.places().filter(in_focus) {
        let Some(region) = province(&place, gazetteer) else { continue };
        let outline = outlines.entry(region.key).or_insert_with(|| boundaries.of(region.key));
        let km = outline.as_ref().map_or(0.0, |outline| km_outside(&place, outline));
        if km > NEAR_KM && !explained.remove(place.key) {
            let around = boundaries.around(place.position).region;
            let around = around.and_then(|key| gazetteer.keyed(key)).map(|id| gazetteer.place(id));
            let around = around.map_or("none".to_owned(), |it| format!("{} {}", it.key, it.name));
            let Place { key, name, .. } = place;
            wrong.push(format!("{key} {name}: {km:.0} km outside {}, in {around}", region.name));
        }
    }
    assert!(wrong.is_empty(), "{} places lie elsewhere:\n{}", wrong.len(), wrong.join("\n"));
    assert!(explained.is_empty(), "no exceptions any more, take them off: {explained:?}");
}

#[test]
fn provinces_without_outline_are_known() {
    let (gazetteer, boundaries) = (Gazetteer::bundled(), Boundaries::bundled());
    let drawn: BTreeSet<&str> = boundaries.keys().collect();
    let of_kind = |kind| gazetteer.places().filter(move |place| place.kind == kind);
    let bare: BTreeMap<_, _> = of_kind(PlaceKind::Region)
        .filter(|place| in_focus(place) && !drawn.contains(place.key))
        .map(|place| (place.key.to_owned(), place.name.to_owned()))
        .collect();
    assert_eq!(bare, listed("without"));

    let bare: Vec<_> = of_kind(PlaceKind::Country)
        .filter(|place| !drawn.contains(place.key))
        .map(|place| place.name)
        .collect();
    assert_eq!(bare, ["Vatican City"]);
    let regions = of_kind(PlaceKind::Region);
    assert_eq!(regions.filter(|place| drawn.contains(place.key)).count(), 3208);
}

#[test]
fn points_lie_in_country_and_province() {
    let (gazetteer, boundaries) = (Gazetteer::bundled(), Boundaries::bundled());
    for (key, lon, lat, want) in [
        ("Kabul", 69.17, 34.53, "Afghanistan, Kabul"),
        ("Simferopol", 34.10, 44.95, "Ukraine, Crimea"),
        ("Gilgit", 74.31, 35.92, "Pakistan, Gilgit-Baltistan"),
        ("Miranshah", 70.07, 33.00, "Pakistan, Khyber Pakhtunkhwa"),
        ("Kashgar", 75.99, 39.47, "China, Xinjiang"),
        ("Hargeisa", 44.06, 9.56, "Somalia, none"),
        ("Hyderabad", 78.47, 17.38, "India, none"),
        ("Laayoune", -13.20, 27.15, "Western Sahara, none"),
        ("Arabian Sea", 64.0, 18.0, "none, none"),
    ] {
        let around = boundaries.around(dateline::model::LonLat { lon, lat });
        let name = |key: Option<&str>| {
            key.and_then(|key| gazetteer.keyed(key)).map_or("none", |id| gazetteer.place(id).name)
        };
        assert_eq!(format!("{}, {}", name(around.country), name(around.region)), want, "{key}");
    }
}

fn in_focus(place: &Place<'_>) -> bool {
    FOCUS.contains(&place.countries)
}

/// The province that a place should lie in; none for what is larger, or fluid.
fn province<'g>(place: &Place<'g>, gazetteer: &'g Gazetteer) -> Option<Place<'g>> {
    match place.kind {
        PlaceKind::Country | PlaceKind::Area | PlaceKind::Water => None,
        PlaceKind::Region => gazetteer.keyed(place.key).map(|id| gazetteer.place(id)),
        _ => place.admin1.map(|id| gazetteer.place(id)),
    }
}

/// 0 inside; on a plane that is true to scale around the place.
fn km_outside(place: &Place<'_>, outline: &MultiPolygon) -> f64 {
    let at = Point::new(place.position.lon, place.position.lat);
    if outline.intersects(&at) {
        return 0.0;
    }
    let east = KM_A_DEGREE * at.y().to_radians().cos();
    let plane = |at: geo::Coord| geo::Coord { x: at.x * east, y: at.y * KM_A_DEGREE };
    Euclidean.distance(&at.map_coords(plane), &outline.map_coords(plane))
}

/// Key and name of each row of a table in `tests/boundaries`.
fn listed(table: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(format!("tests/boundaries/{table}.tsv")).unwrap();
    let cells = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    cells.map(|cells| (cells[0].to_owned(), cells[1].to_owned())).collect()
}
