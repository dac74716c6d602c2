use crate::gazetteer::{Bearing, Gazetteer, distance_m};
use crate::language::{LANGUAGES, Language};
use crate::model::Placement;
use crate::recognise;
use crate::resolve::placements;
use crate::text::Text;

fn placed(said: &str, language: &Language) -> Vec<Placement> {
    let text = Text::of(said, language);
    let mentions = recognise::mentions(&text, Gazetteer::bundled(), language);
    placements(&mentions, &text, Gazetteer::bundled(), language)
}

/// The first whereabouts told: "near 20 km N +-5 km", as seen from the point of the place named.
fn told(said: &str, language: &Language) -> String {
    let placed = placed(said, language);
    let Some(placement) = placed.iter().find(|placement| placement.whereabouts.is_some()) else {
        return "nowhere".to_owned();
    };
    let (choice, located) = (placement.choice.unwrap(), placement.located().unwrap());
    let km = |metres: f64| (metres / 1000.0).round();
    let (from, to) = (choice.at, located.at);
    let far = distance_m(from, to);
    let away = match Bearing::between(from, to).filter(|_| km(far) > 0.0) {
        Some(bearing) => format!("{} km {}", km(far), bearing.compass()),
        None => "here".to_owned(),
    };
    let around = km(f64::from(located.uncertainty_m));
    format!("{} {away} +-{around} km", located.precision.as_str())
}

#[test]
fn every_relation_places_its_example() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let tables = [
            &language.relations_before,
            &language.relations_after,
            &language.relations_owned,
            &language.relations_between,
        ];
        for (table, row) in
            tables.iter().flat_map(|table| table.rows().map(move |row| (table, row)))
        {
            let text = Text::of(row.example, &***language);
            let spoken = table.all(&text, 0..text.words.len(), language);
            let got = told(row.example, language);
            if !spoken.iter().any(|(spoken, _)| std::ptr::eq(*spoken, row)) {
                faults.push(format!("another row speaks: {}", row.example));
            } else if got != row.want {
                faults.push(format!("{}\n  want {}\n  got  {got}", row.example, row.want));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn names_of_their_own_and_other_phrases_stay_where_they_are() {
    for (said, want) in [
        ("Fighting in South Sudan.", "nowhere"),
        ("Troops left North Korea.", "nowhere"),
        ("Unrest in Western Sahara.", "nowhere"),
        ("Talks between Moscow and Washington.", "nowhere"),
        ("A bomb went off in Kabul.", "nowhere"),
        ("A bomb exploded in the northern city of Kunduz.", "nowhere"),
        ("They left. North of here lies Kunduz.", "nowhere"),
        ("The northern Afghan town of Kunduz fell.", "nowhere"),
        ("Floods in Afghanistan's northern Kunduz province.", "nowhere"),
        ("Floods in the eastern Diyala province.", "nowhere"),
        ("Shells hit northern and southern Israel.", "nowhere"),
        ("Shells hit upper Helmand.", "nowhere"),
        ("They drove 9000 km south of Kunduz.", "nowhere"),
        ("A flight landed 1,600 kilometres west of Goma.", "area 1600 km W +-400 km"),
        ("Trouble came near Russia.", "nowhere"),
        ("Shells fell in Syria near the Turkish border.", "area 204 km N +-386 km"),
        ("Shells fell in northern Syria, close to the Turkish border.", "area 213 km NNE +-355 km"),
        ("Shells fell in Syria near the Turkish border town of Kilis.", "near here +-5 km"),
        ("Shells fell near the Turkish border.", "nowhere"),
        ("A man was shot outside a Herat teahouse.", "nowhere"),
        ("A bomb exploded near Herat's airport.", "nowhere"),
        ("The war between the Medellin and Cali cartels went on.", "nowhere"),
        ("He was shot between Kabul and Kandahar avenues.", "nowhere"),
        ("A mine lay 70 kilometres from Kunduz.", "near here +-88 km"),
        ("", "nowhere"),
    ] {
        assert_eq!(told(said, Language::english()), want, "{said}");
    }
}
