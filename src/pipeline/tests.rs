//! Reports by hand, through merging, layers and writers.

use std::fs;

use jiff::civil::date;

use super::billing::Billing;
use super::delivery::{Delivery, Target};
use super::drawings::Drawings;
use super::told::{self, Ledger};
use super::waiting::{Kept, Waiting};
use super::{Order, Outcome};
use crate::Error;
use crate::gazetteer::Gazetteer;
use crate::layers::{Filter, Scene};
use crate::model::{
    Attribution, Byline, Choice, Count, DateBasis, Dated, DocumentId, EventId, EventKind,
    Precision, Quote, Realis, Report, Site, Span, Tolls, When,
};
use crate::write::{self, Broken, Former};

fn quote(said: &str) -> Quote {
    let end = u32::try_from(said.len()).unwrap();
    Quote { span: Span::new(0, said.len()), start: 0, end, said: said.to_owned() }
}

fn site(key: &str, precision: Precision) -> Site {
    let gazetteer = Gazetteer::bundled();
    let place = gazetteer.place(gazetteer.keyed(key).unwrap());
    let choice = Choice {
        place: place.id,
        at: place.position,
        uncertainty_m: place.uncertainty_m,
        precision,
        confidence: 0.97,
    };
    Site { said: quote(place.name), choice }
}

fn report(document: &str, kind: EventKind, when: Option<Dated>, site: Option<Site>) -> Report {
    Report {
        byline: Byline {
            id: DocumentId(document.to_owned()),
            title: Some("A \"headline\", quoted".to_owned()),
            published: Some(date(2021, 11, 5)),
            url: None,
            source: None,
        },
        told_on: Some(date(2021, 11, 5)),
        sentence: quote("It fell,\nand \"fell\"."),
        cue: quote("fell"),
        kind,
        when,
        site,
        tolls: Tolls {
            killed: Some(Count { least: 12, best: 12, most: None, stated: false }),
            ..Tolls::default()
        },
        actors: vec![],
        targets: vec![],
        things: vec![],
        details: vec![],
        suicide: false,
        weapon: None,
        claimed_by: None,
        attribution: Attribution::Unknown,
        realis: Realis::Reported,
        confidence: 0.5,
    }
}

fn dated(first: i8, last: i8, basis: DateBasis) -> Dated {
    let when = When { first: date(2021, 11, first), last: date(2021, 11, last) };
    Dated { when: Some(when), basis, said: Some("on that day".to_owned()) }
}

/// What a run over these reports would write as `layer` in CSV: the
/// columns asked for, row by row.
fn rows(reports: &[Report], filter: &Filter, layer: &str, columns: &[&str]) -> Vec<String> {
    let gazetteer = Gazetteer::bundled();
    let order = Order { filter: filter.clone(), ..Order::new(vec![]) };
    let scene = Scene { gazetteer, filter, demonyms: order.demonyms };
    let root = tempfile::tempdir().unwrap();
    let writers = [write::writer("csv").unwrap()];
    let (former, broken) = (Former::Keep, Broken::Drop);
    let target = Target::Folder { path: root.path(), writers: &writers, former, broken };
    let mut delivery = Delivery::open(target, &order.layers).unwrap();
    let mut drawings = Drawings::begin(&order.layers, scene);
    let (mut waiting, mut ledger) = (Waiting::default(), Ledger::new(gazetteer));
    for (number, report) in (1..).zip(reports) {
        ledger.enter(report, waiting.next(), None);
        waiting.add(&Kept { report: report.clone(), number, repeats: None }).unwrap();
    }
    let tales = ledger.tales().unwrap();
    let places = told::in_order(&tales, &mut waiting, scene).unwrap();
    let mut billing = Billing::of(waiting.next(), &places);
    for place in &places {
        let event = told::event(place, &tales, &mut waiting, gazetteer).unwrap();
        drawings.event(&event, delivery.outputs()).unwrap();
        billing.event(event.documents.len(), &tales.all(place));
    }
    let mut report = |kept: &Kept, event: &EventId| {
        drawings.report(kept, event, delivery.outputs()).map_err(Error::from)
    };
    billing.each(&mut waiting, &mut report).unwrap();
    drawings.end(delivery.outputs()).unwrap();
    delivery.finish(&order, &mut Outcome::default(), gazetteer).unwrap();
    cells(&fs::read(root.path().join(layer).with_extension("csv")).unwrap(), columns)
}

fn cells(table: &[u8], columns: &[&str]) -> Vec<String> {
    let mut table = csv::Reader::from_reader(table);
    let head = table.headers().unwrap().clone();
    let at = |name: &&str| head.iter().position(|column| column == *name).unwrap();
    let at: Vec<usize> = columns.iter().map(at).collect();
    let rows = table.records().map(|row| row.unwrap());
    rows.map(|row| at.iter().map(|&at| &row[at]).collect::<Vec<_>>().join("|")).collect()
}

fn reports() -> Vec<Report> {
    vec![
        report("d4", EventKind::Arrest, None, None),
        report(
            "d3",
            EventKind::Bombing,
            Some(dated(1, 30, DateBasis::Explicit)),
            Some(site("gn:1132366", Precision::Region)),
        ),
        report(
            "d2",
            EventKind::Protest,
            Some(dated(5, 5, DateBasis::Publication)),
            Some(site("gn:1149361", Precision::Country)),
        ),
        report(
            "d1",
            EventKind::SuicideBombing,
            Some(dated(2, 2, DateBasis::Weekday)),
            Some(site("gn:1140026", Precision::Exact)),
        ),
    ]
}

#[test]
fn events_stand_by_day_and_keep_what_is_open_open() {
    let columns = [
        "event_date",
        "date_precision",
        "time_precision",
        "kind",
        "country_iso3",
        "place_precision",
        "geo_precision",
        "where_prec",
        "fatalities_low",
        "fatalities_high",
        "fatalities_stated",
        "suicide",
        "document_ids",
        "sources",
    ];
    assert_eq!(
        rows(&reports(), &Filter::default(), "events", &columns),
        [
            "2021-11-02|day|1|suicide-bombing|AFG|exact|1|1|12||false|false|d1|",
            "2021-11-05|day|2|protest|AFG|country||6|12||false|false|d2|",
            "2021-11-15|month|3|bombing|AFG|region|3|4|12||false|false|d3|",
            "|||arrest|||||12||false|false|d4|",
        ]
    );
}

#[test]
fn every_report_finds_its_event() {
    let twins = [reports(), reports()].concat();
    let filter = Filter::default();
    let mut events = rows(&twins, &filter, "events", &["event_id"]);
    let mut of_reports = rows(&twins, &filter, "reports", &["event_id"]);
    of_reports.sort_unstable();
    of_reports.dedup();
    events.sort_unstable();
    assert_eq!(of_reports, events, "no two events share an id, and none is without reports");
    let columns = ["report_id", "document_date", "sentence", "sentence_end"];
    assert_eq!(
        rows(&twins[..1], &filter, "reports", &columns),
        ["d4:1|2021-11-05|It fell,\nand \"fell\".|20"]
    );
}

#[test]
fn of_a_document_stands_first_what_most_documents_tell() {
    let bombing = reports().pop().unwrap();
    let (mut old, mut same) = (bombing.clone(), bombing.clone());
    old.when = Some(dated(1, 1, DateBasis::Explicit));
    old.site = Some(site("gn:1138958", Precision::Exact));
    same.byline.id = DocumentId("d2".to_owned());
    let columns = ["document_id", "date_start"];
    assert_eq!(
        rows(&[old, bombing, same], &Filter::default(), "reports", &columns),
        ["d1|2021-11-02", "d1|2021-11-01", "d2|2021-11-02"]
    );
}

#[test]
fn areas_count_what_lies_in_them_and_what_is_known_no_closer() {
    let columns = ["name", "kind", "country_iso3", "events", "events_here", "deaths", "mentions"];
    assert_eq!(
        rows(&reports(), &Filter::default(), "areas", &columns),
        [
            "Afghanistan|country|AFG|3|1|36|0",
            "Nangarhar|region|AFG|1|1|12|0",
            "Herat|region|AFG|1|0|12|0",
        ]
    );
}

#[test]
fn filters_leave_events_out_with_their_reports() {
    let open = Filter::default;
    let bbox = crate::layers::Bbox { west: 69.0, south: 33.0, east: 71.0, north: 35.0 };
    for (filter, want) in [
        (Filter { from: Some(date(2021, 11, 10)), ..open() }, "d3"),
        (Filter { to: Some(date(2021, 11, 4)), ..open() }, "d1 d3"),
        (Filter { bbox: Some(bbox), ..open() }, "d3"),
        (Filter { countries: vec!["AFG".into()], ..open() }, "d1 d2 d3"),
        (Filter { countries: vec!["PAK".into()], ..open() }, ""),
        (Filter { kinds: vec![EventKind::Arrest], ..open() }, "d4"),
        (Filter { min_confidence: Some(0.6), ..open() }, ""),
        (Filter { max_uncertainty_m: Some(100_000), ..open() }, "d1 d3"),
    ] {
        for (layer, column) in [("events", "document_ids"), ("reports", "document_id")] {
            let mut told = rows(&reports(), &filter, layer, &[column]);
            told.sort_unstable(); // events stand by day, reports by document
            assert_eq!(told.join(" "), want, "{filter:?}");
        }
    }
}
