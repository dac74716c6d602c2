//! What must hold for any text: nothing panics, every span is the text it says it is, offsets are
//! code points, and which reports tell of one event does not depend on their order.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};

use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::merge::{self, Accounts};
use dateline::model::{Count, Document, Report, Span};
use dateline::pipeline;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

mod told;

/// Pieces of news, and what breaks readers of news.
const PIECES: &[&str] = &[
    "KABUL, Nov. 3, 2021 --",
    "GOMA (Reuters) -",
    "By A. Writer",
    "We're Live Thursday, June 01, 2023",
    "on Friday",
    "on Nov. 2",
    "02.11.2021",
    "2021-13-45",
    "on 30 February",
    "99999999999 days ago",
    "two days earlier",
    "the following day",
    "in the past 4294967296 weeks",
    "since Aug. 26",
    "Tuesday the 26th March",
    "last year",
    "Kabul",
    "Nimroz Province",
    "the north Caucasus",
    "Cox's Bazar",
    "Port-au-Prince",
    "Côte d’Ivoire",
    "New York, N.Y.",
    "U.S.",
    "Paris, Texas",
    "Xinjiang Uighur Autonomous Region",
    "South China Morning Post",
    "north of",
    "the city of",
    "killed at least 12 people",
    "killing 18446744073709551616",
    "wounding dozens",
    "1,2,3,4 dead",
    "between 20 and 25 people were killed",
    "no fewer than",
    "up to",
    "a suicide bomber",
    "shelling",
    "the attack",
    "opened fire",
    "was foiled",
    "Islamic State claimed",
    "the Taliban",
    "the head of",
    "said Jan, a commander",
    "Mullah Omar",
    "and",
    ",",
    ";",
    ".",
    "...",
    "?!",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "--",
    "—",
    "-",
    "'s",
    "’s",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{7}",
    "\u{a0}",
    "\u{200b}",
    "\u{200f}",
    "\u{feff}",
    "\u{fffd}",
    "e\u{301}\u{301}",
    "İstanbul",
    "ẞ",
    "ﬁ",
    "ǆ",
    "北京",
    "كابول",
    "Киев",
    "👩‍👩‍👧",
    "\u{10ffff}",
    "0",
    "00000000000000000000000000000001",
    "1e309",
    "½",
    "٣",
    "ʻ",
    "ʼs",
    "Sanaʻa",
    "Ⅻ",
    "12th",
    "-5",
    "%",
    "$12m",
    "A",
    "x",
];

/// What is spliced into reports that may tell of one event, or not.
const CUES: &[&str] = &["A bombing", "A suicide attack", "Shelling", "An air strike", "A shooting"];
const TOLLS: &[&str] = &["killed 7 people", "killed at least 20 people", "killed 25 people", "hit"];
const PLACES: &[&str] = &["Kabul", "Kabul Province", "Kunduz", "Goma", "Afghanistan"];
const DAYS: &[&str] = &["on Nov. 2", "on Nov. 3", "on Tuesday", "in November", "last week"];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2048) })]

    #[test]
    fn any_text_is_told_in_its_own_words(text in "\\PC{0,200}|[\\x00-\\x7f]{0,200}|(?s).{0,100}") {
        holds(&text, None);
    }

    #[test]
    fn spliced_news_is_told_in_its_own_words(
        pieces in vec((select(PIECES), select(&[" ", " ", " ", ""][..])), 0..60),
        published in proptest::option::of(select(&["2021-11-05", "0001-01-01", "-009999-01-01", "9999-12-31"][..])),
    ) {
        let text: String = pieces.iter().flat_map(|&(piece, gap)| [piece, gap]).collect();
        holds(&text, published);
    }

    #[test]
    fn names_given_by_the_user_may_lie_anywhere(
        text in "\\PC{0,80}",
        cuts in vec((0_usize..100, 0_usize..100), 0..8),
    ) {
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let bound = |at: usize| bounds[at % bounds.len()];
        let span = |&(a, b): &(usize, usize)| Span::new(bound(a).min(bound(b)), bound(a).max(bound(b)));
        let mut document = Document::new("a", text.as_str());
        document.given = Some(cuts.iter().map(span).collect());
        told::holds(&pipeline::analyse(document, Gazetteer::bundled(), Language::english()));
    }

    #[test]
    fn events_do_not_depend_on_the_order_of_reports(
        (reports, shuffled) in reports().prop_flat_map(|reports| {
            (Just(reports.clone()), Just(reports).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(events(&reports), events(&shuffled));
    }

    #[test]
    fn no_event_has_two_reports_of_one_document_or_fewer_dead_than_one_tells(reports in reports()) {
        for cluster in clusters(&reports) {
            let told: Vec<Report> = cluster.iter().map(|&at| reports[at].clone()).collect();
            let documents: BTreeSet<_> = told.iter().map(|report| &report.byline.id).collect();
            prop_assert_eq!(documents.len(), told.len());
            let event = merge::event(&told, Gazetteer::bundled());
            for count in told.iter().filter_map(|report| report.tolls.killed) {
                let whole = event.tolls.killed.filter(|whole| whole.stated == count.stated);
                let within = |whole: Count| whole.most.is_none_or(|most| count.best <= most);
                prop_assert!(whole.is_none_or(within), "{:?} {:?}", whole, count);
            }
        }
    }

    #[test]
    fn an_event_keeps_its_name_when_later_documents_tell_of_it(
        (reports, more) in (reports(), 1..12_usize),
    ) {
        let first = &reports[..more.min(reports.len())];
        let name = |cluster: &Vec<usize>, of: &[Report]| {
            let told: Vec<Report> = cluster.iter().map(|&at| of[at].clone()).collect();
            (cluster[0], merge::event(&told, Gazetteer::bundled()).id)
        };
        let after: BTreeMap<_, _> =
            clusters(&reports).iter().map(|cluster| name(cluster, &reports)).collect();
        for cluster in clusters(first) {
            let (opens, id) = name(&cluster, first);
            prop_assert!(after.get(&opens).is_none_or(|later| *later == id));
        }
    }
}

#[test]
fn long_runs_are_read() {
    for text in [
        "ʻ".into(),
        "9".repeat(100_000),
        "Goma ".repeat(5_000),
        "(".repeat(50_000),
        "é".repeat(50_000),
    ] {
        holds(&text, Some("2024-03-03"));
    }
}

#[test]
fn a_name_stays_within_what_the_user_marked_of_a_word() {
    let mut document =
        Document::new("a", ". TKABUL, , Nov. 3, 202-- people came back to the city.");
    document.given = Some(vec![Span::new(7, 30), Span::new(3, 15)]);
    told::holds(&pipeline::analyse(document, Gazetteer::bundled(), Language::english()));
}

/// Analyses a text and checks what is told of it.
fn holds(text: &str, published: Option<&str>) {
    let mut document = Document::new("a", text);
    document.byline.published = published.map(|day| day.parse().unwrap());
    told::holds(&pipeline::analyse(document, Gazetteer::bundled(), Language::english()));
}

/// Reports of a few documents that may or may not tell of the same events.
fn reports() -> impl Strategy<Value = Vec<Report>> {
    let sentence = (select(CUES), select(TOLLS), select(PLACES), select(DAYS))
        .prop_map(|(cue, toll, place, day)| format!("{cue} {toll} in {place} {day}."));
    vec(sentence, 1..12).prop_map(|sentences| {
        let told = sentences.iter().enumerate().flat_map(|(at, sentence)| {
            let document = Document::new(format!("d{at:02}"), sentence.as_str());
            let document = document.published("2021-11-05".parse().unwrap());
            pipeline::analyse(document, Gazetteer::bundled(), Language::english()).reports
        });
        told.collect()
    })
}

/// Which documents tell of each event.
fn events(reports: &[Report]) -> BTreeSet<BTreeSet<String>> {
    let name = |&at: &usize| {
        let report = &reports[at];
        format!("{} {}", report.byline.id.0, report.cue.said)
    };
    clusters(reports).iter().map(|cluster| cluster.iter().map(name).collect()).collect()
}

fn clusters(reports: &[Report]) -> Vec<Vec<usize>> {
    let mut accounts = Accounts::new(Gazetteer::bundled());
    for report in reports {
        accounts.add(report);
    }
    let number = |at: u32| usize::try_from(at).unwrap();
    accounts.clusters().into_iter().map(|one| one.into_iter().map(number).collect()).collect()
}
