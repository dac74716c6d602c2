use jiff::civil::date;

use super::Accounts;
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::{Count, Document, DocumentId, Report};
use crate::pipeline;

/// The clusters of the reports of these stories, published on Sunday 3 March 2024.
fn clusters(stories: [&str; 2]) -> Vec<Vec<u32>> {
    let mut accounts = Accounts::new(Gazetteer::bundled());
    for report in &reports(&stories) {
        accounts.add(report);
    }
    accounts.clusters()
}

/// The reports of these stories, published on Sunday 3 March 2024.
fn reports(stories: &[&str]) -> Vec<Report> {
    let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
    let told = stories.iter().enumerate().flat_map(|(number, said)| {
        let document = Document::new(format!("d{number}"), *said).published(date(2024, 3, 3));
        pipeline::analyse(document, gazetteer, language).reports
    });
    told.collect()
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

#[test]
fn accounts_of_one_event_are_joined_and_others_are_not() {
    for (first, second, want) in [
        (
            "Gunmen opened fire on a wedding in Butembo on Friday, killing four people.",
            "Rebels and soldiers clashed in Butembo on Friday.",
            true, // another kind, but one day in a small town
        ),
        (
            "Gunmen opened fire on a wedding in Butembo on Friday, killing nine people.",
            "Gunmen opened fire on a wedding in Butembo two weeks ago, killing nine people.",
            false,
        ),
        (
            "Gunmen killed nine people in Butembo on Friday.",
            "Gunmen killed nine people in Butembo on March 2.",
            true, // the night from Friday to Saturday
        ),
        (
            "Gunmen killed nine people in Butembo on Friday.",
            "Gunmen killed nine people in Butembo.",
            true, // it fell in the week before the story
        ),
        (
            "Gunmen killed nine people in Butembo on Friday.",
            "Gunmen killed nine people in Goma on Friday.",
            false,
        ),
        (
            "A suicide bomber killed 12 people at a mosque in Kabul on Friday.",
            "A suicide bomber killed 20 people at the airport in Kabul on Friday.",
            false,
        ),
        (
            "A suicide bomber killed at least 7 people at a hospital in Kabul on Friday.",
            "A suicide bomber killed 25 people at a hospital in Kabul on Friday.",
            true, // tolls grow
        ),
        (
            "One person was killed in a shooting in Chicago on Friday.",
            "Six people were killed in a shooting in Chicago on Friday.",
            false,
        ),
    ] {
        let joined = clusters([first, second]).iter().any(|cluster| cluster.len() == 2);
        assert_eq!(joined, want, "{first}\n{second}");
    }
}

#[test]
fn two_attacks_of_one_day_find_each_its_other_account() {
    let reports = reports(&[
        "A bomb killed 12 people at a mosque in Kabul on Friday. Gunmen killed four guards at a \
         bank in Kabul on Friday.",
        "Gunmen shot dead four guards of a bank in Kabul on Friday. On Friday a blast at a mosque \
         in Kabul killed 12 people.",
    ]);
    let mut accounts = Accounts::new(Gazetteer::bundled());
    for report in &reports {
        accounts.add(report);
    }
    let kinds = |cluster: &Vec<u32>| -> Vec<_> {
        cluster.iter().map(|&at| reports[at as usize].tolls.killed.map(|c| c.best)).collect()
    };
    let mut told: Vec<_> = accounts.clusters().iter().map(kinds).collect();
    told.sort();
    assert_eq!(told, [[Some(4), Some(4)], [Some(12), Some(12)]]);
}

#[test]
fn what_one_story_tells_twice_is_one_event_when_others_tell_it_once() {
    let told = reports(&["Gunmen killed nine people in Butembo on Friday."]);
    let mut again = told[0].clone();
    again.byline.id = DocumentId("e".to_owned());
    let first = again.clone();
    again.site = None;
    again.sentence.start += 100;
    let mut other = again.clone();
    other.tolls.killed =
        other.tolls.killed.map(|dead| Count { least: 3, best: 3, most: Some(3), ..dead });
    for (again, want) in [(again, vec![vec![0, 1, 2]]), (other, vec![vec![0, 1], vec![2]])] {
        let mut accounts = Accounts::new(Gazetteer::bundled());
        for report in [&told[0], &first, &again] {
            accounts.add(report);
        }
        assert_eq!(accounts.clusters(), want, "{:?}", again.tolls.killed);
    }
}

#[test]
fn two_mosques_two_weeks_apart_stay_apart_whatever_lies_between() {
    let stories = [
        "A suicide bomber killed 40 people at a mosque in Kunduz on 9 February.",
        "A suicide bomber killed 40 people at a mosque in Kandahar on 23 February.",
        "A suicide bomber killed 40 people at a mosque in Afghanistan in February.",
    ];
    let mut accounts = Accounts::new(Gazetteer::bundled());
    for report in &reports(&stories) {
        accounts.add(report);
    }
    let joined = accounts.clusters().into_iter().any(|one| one.contains(&0) && one.contains(&1));
    assert!(!joined, "{:?}", accounts.clusters());
}

#[test]
fn rare_names_join_what_days_and_places_do_not() {
    let mut stories = Vec::new();
    for number in 0..400 {
        let town = ["Goma", "Bunia", "Butembo"][number % 3];
        stories.push(format!(
            "Gunmen wounded two people in {town} on Friday. Mayor Name{number} spoke with Person\
             {number} of Street{number} Road."
        ));
    }
    let more = "He was named as Joel Kasereka, 31, a baker of Avenue Musavuli 412, who sold his \
                bread at the Virunga market; the priest Anselme Paluku prayed for him.";
    stories.push(format!("Gunmen shot dead a baker in Beni on Friday. {more}"));
    stories.push(format!("Somebody shot dead a baker on Saturday. {more}"));
    let stories: Vec<&str> = stories.iter().map(String::as_str).collect();
    let reports = reports(&stories);
    let mut accounts = Accounts::new(Gazetteer::bundled());
    for report in &reports {
        accounts.add(report);
    }
    let last = u32::try_from(reports.len()).unwrap() - 1;
    let joined = accounts.clusters().into_iter().find(|cluster| cluster.contains(&last));
    assert_eq!(joined, Some(vec![last - 1, last]));
}
