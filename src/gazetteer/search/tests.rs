use super::{Query, Spelling};
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::PlaceKind;

/// The first match, or behind a `~` the nearest: its kind, name, first-order unit and country,
/// how it matched, and the changes.
fn first(query: &Query<'_>) -> String {
    let found = Gazetteer::bundled().search(query, Language::english());
    let told = |hit: &super::Hit<'_>| {
        let region = hit.place.region().map_or("", |region| region.name);
        let (kind, country) = (hit.place.kind.as_str(), hit.place.countries);
        format!(
            "{kind} {}, {region}, {country}: {} {}",
            hit.name,
            hit.matched.as_str(),
            hit.changes
        )
    };
    match (found.matches.first(), found.nearest.first()) {
        (Some(hit), None) => told(hit),
        (None, Some(hit)) => format!("~{}", told(hit)),
        (None, None) => "-".to_owned(),
        (Some(_), Some(_)) => "both".to_owned(),
    }
}

#[test]
fn names_are_found_as_written_folded_with_a_form_in_a_context_and_nearly() {
    for (said, want) in [
        ("Kabul", "town Kabul, Kabul, AFG: exact 0"),
        ("KABUL", "town Kabul, Kabul, AFG: folded 0"),
        ("province of Kunar", "region Kunar, Kunar, AFG: form 0"),
        ("the Province of Kunar", "region Kunar, Kunar, AFG: form 0"),
        ("city of Kunduz", "town Kunduz, Kunduz, AFG: form 0"),
        ("Khogyani district", "district Khogyani District, Nangarhar, AFG: folded 0"),
        ("Paris, Texas", "town Paris, Texas, USA: exact 0"),
        ("Paris, Tx.", "town Paris, Texas, USA: exact 0"),
        ("Khost, Afghanistan", "region Khost, Khost, AFG: exact 0"),
        ("Khost , Paktia", "~region Khost, Khost, AFG: exact 0"),
        ("Springfield, Ill.", "town Springfield, Illinois, USA: exact 0"),
        ("Laurel Conty, Kentuky", "~district Laurel County, Kentucky, USA: fuzzy 2"),
        ("Khost, Afghanistn", "~region Khost, Khost, AFG: fuzzy 1"),
        ("Kandahaar", "~region Kandahar, Kandahar, AFG: fuzzy 1"),
        ("Kadnahar", "~region Kandahar, Kandahar, AFG: fuzzy 1"),
        ("Gah Lashkar", "~town Lashkar Gah, Helmand, AFG: fuzzy 1"),
        ("mountains of Kunar", "~region Kunar, Kunar, AFG: form 0"),
        ("Xyzzyqwertyuiop", "-"),
        ("", "-"),
        (",", "-"),
        (", Texas", "region Texas, Texas, USA: folded 0"),
    ] {
        assert_eq!(first(&Query::new(said)), want, "{said}");
    }
}

#[test]
fn filters_leave_what_was_asked_for() {
    let kabul = Query::new("Kabul");
    for (query, want) in [
        (Query { kind: Some(PlaceKind::Region), ..kabul }, "region Kabul, Kabul, AFG: exact 0"),
        (Query { kind: Some(PlaceKind::Water), ..kabul }, "-"),
        (
            Query { country: Some("FRA"), ..Query::new("Paris") },
            "town Paris, Île-de-France, FRA: exact 0",
        ),
        (Query { spelling: Spelling::Exact, ..Query::new("Kandahaar") }, "-"),
        (Query { limit: 0, ..kabul }, "-"),
    ] {
        assert_eq!(first(&query), want, "{query:?}");
    }
}

#[test]
fn any_query_is_answered() {
    let long = "Kabul ".repeat(10_000);
    let commas = ",Kabul".repeat(1_000);
    for said in [long.as_str(), &commas, "\u{0}", "’", "province", "province of", "of of of of of"]
    {
        let found = Gazetteer::bundled().search(&Query::new(said), Language::english());
        assert!(found.matches.is_empty() || found.nearest.is_empty(), "{}", said.len());
    }
}
