use jiff::civil::date;

use super::Accounts;
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::Document;
use crate::pipeline;

/// The clusters of the reports of these stories, published on Sunday 3 March 2024.
fn clusters(stories: [&str; 2]) -> Vec<Vec<u32>> {
    let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
    let mut accounts = Accounts::new(gazetteer);
    for (id, said) in ["a", "b"].into_iter().zip(stories) {
        let document = Document::new(id, said).published(date(2024, 3, 3));
        for report in pipeline::analyse(document, gazetteer, language).reports {
            accounts.add(&report);
        }
    }
    accounts.clusters()
}

#[test]
fn a_place_told_by_another_may_be_told_plainly_elsewhere() {
    let [one, two] = [vec![vec![0, 1]], vec![vec![0], vec![1]]];
    for (first, second, want) in [
        ("20 km north of Kunduz", "in Kunduz", &one),
        ("20 km north of Kunduz", "in Kunduz province", &one),
        ("50 km north of Kunduz", "in Imam Sahib", &one),
        ("10 km north of Kunduz", "in Imam Sahib", &two),
        ("20 km north of Kunduz", "in Herat", &two),
        ("in northern Afghanistan", "in Kunduz", &one),
    ] {
        let told = |place: &str| format!("Gunmen killed five farmers {place} on Saturday.");
        assert_eq!(&clusters([&told(first), &told(second)]), want, "{first}, {second}");
    }
}
