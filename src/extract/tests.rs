//! Every row of the tables that this stage reads runs its own example. Texts are published on
//! Sunday 3 March 2024.

use jiff::civil::date;

use super::{Story, tolls};
use crate::gazetteer::Gazetteer;
use crate::language::{LANGUAGES, Language, Phrases, Strength};
use crate::model::{Analysis, Count, Document, EventKind, Party, Realis, Report};
use crate::pipeline;
use crate::text::Text;

fn read(said: &str, language: &Language) -> Analysis {
    let document = Document::new("a", said).published(date(2024, 3, 3));
    pipeline::analyse(document, Gazetteer::bundled(), language)
}

/// The rows that speak anywhere in a sentence, in reading order.
fn spoken<'l, Row>(table: &'l Phrases<Row>, said: &str, language: &'l Language) -> Vec<&'l Row> {
    let text = Text::of(said, language);
    table.all(&text, 0..text.words.len(), language).into_iter().map(|(row, _)| row).collect()
}

fn kinds(analysis: &Analysis) -> Vec<EventKind> {
    analysis.reports.iter().map(|report| report.kind).collect()
}

#[test]
fn every_cue_tells_its_example_and_nothing_else() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        for row in language.cues.rows() {
            let cues = spoken(&language.cues, row.example, language);
            if !cues.iter().any(|cue| std::ptr::eq(*cue, row)) {
                faults.push(format!("another cue speaks: {}", row.example));
                continue;
            }
            let told = kinds(&read(row.example, language));
            let want = match row.strength {
                Strength::Nothing | Strength::Accident | Strength::Back | Strength::Passing => None,
                Strength::Class | Strength::Event | Strength::Harm => {
                    Some(row.kind.unwrap_or(EventKind::ArmedAttack))
                }
            };
            if told.as_slice() != want.as_slice() {
                faults.push(format!("{want:?} wanted, {told:?} told: {}", row.example));
            }
            let cues = spoken(&language.cues, row.not, language);
            let told = kinds(&read(row.not, language));
            let speaks = cues.iter().any(|cue| std::ptr::eq(*cue, row));
            if speaks && told.contains(&row.kind.unwrap_or(EventKind::ArmedAttack)) {
                faults.push(format!("must not be told: {}", row.not));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_toll_phrase_counts_its_example() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let tables = [&language.tolls_before, &language.tolls_after];
        for (table, row) in
            tables.iter().flat_map(|table| table.rows().map(move |row| (table, row)))
        {
            let phrases = spoken(table, row.example, language);
            if !phrases.iter().any(|phrase| std::ptr::eq(*phrase, row)) {
                faults.push(format!("another phrase speaks: {}", row.example));
            }
            let counted = counted(row.example, language);
            if counted != row.want {
                faults.push(format!("{} wanted, {counted:?} read: {}", row.want, row.example));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_word_of_doubt_changes_its_example() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        for row in language.realis.rows() {
            let told = read(row.example, language);
            let told: Vec<_> = told.reports.iter().map(|report| report.realis).collect();
            let want: Vec<Realis> = row.realis.into_iter().collect();
            if told != want {
                faults.push(format!("{want:?} wanted, {told:?} told: {}", row.example));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_actor_is_known_in_its_example() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        for row in language.actors.rows() {
            let known = spoken(&language.actors, row.example, language);
            if !(known.len() == 1 && std::ptr::eq(known[0], row)) {
                let names: Vec<_> = known.iter().map(|row| row.name).collect();
                faults.push(format!("{} wanted, {names:?} known: {}", row.name, row.example));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Whole sentences, each with the tolls that it comes to.
#[test]
fn sentences_come_to_their_tolls() {
    let sentences = [("en", include_str!("../../tests/sentences/en_tolls.tsv"))];
    let mut faults = Vec::new();
    for (code, table) in sentences {
        let language = LANGUAGES.iter().find(|language| language.code == code).unwrap();
        for line in table.lines().skip(1) {
            let (said, want) = line.split_once('\t').expect("a sentence and its tolls");
            let counted = counted(said, language);
            if counted != want {
                faults.push(format!("{want:?} wanted, {counted:?} read: {said}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Whole sentences, each with who did it and to whom.
#[test]
fn sentences_tell_their_parties() {
    let sentences = [("en", include_str!("../../tests/sentences/en_parties.tsv"))];
    let mut faults = Vec::new();
    for (code, table) in sentences {
        let language = LANGUAGES.iter().find(|language| language.code == code).unwrap();
        for line in table.lines().skip(1) {
            let cells: Vec<_> = line.split('\t').collect();
            let [said, actors, targets] = cells[..] else { panic!("not three cells: {line}") };
            let told = read(said, language).reports;
            let names = |of: fn(&Report) -> &Vec<Party>| {
                let parties = told.iter().flat_map(of).map(|party| party.name.as_str());
                parties.collect::<Vec<_>>().join("; ")
            };
            let (by, to) = (names(|report| &report.actors), names(|report| &report.targets));
            if (by.as_str(), to.as_str()) != (actors, targets) {
                faults.push(format!("{actors:?} to {targets:?} wanted, {by:?} to {to:?}: {said}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The tolls of a sentence, as the tables write them: "killed 12+ injured ..3".
fn counted(said: &str, language: &Language) -> String {
    let (document, text) = (Document::new("a", said), Text::of(said, language));
    let times = super::times(&document, &text, language);
    let gazetteer = Gazetteer::bundled();
    let (document, text, times) = (&document, &text, &times);
    let placements = &[];
    let story = Story::new(document, text, times, gazetteer, language).placed(placements);
    let tolls = tolls::tolls(&tolls::tallies(&story, 0..text.words.len(), 0));
    let tolls = tolls::settled(tolls);
    let told = [
        ("killed", tolls.killed),
        ("injured", tolls.injured),
        ("taken", tolls.taken),
        ("own", tolls.perpetrators_killed),
    ];
    let told = told.into_iter().filter_map(|(slot, count)| Some((slot, count?)));
    let told: Vec<_> = told.map(|(slot, count)| format!("{slot} {}", range(count))).collect();
    told.join(" ")
}

fn range(count: Count) -> String {
    match (count.least, count.most) {
        (least, Some(most)) if least == most => most.to_string(),
        (0, Some(most)) => format!("..{most}"),
        (least, Some(most)) => format!("{least}..{most}"),
        (least, None) => format!("{least}+"),
    }
}
