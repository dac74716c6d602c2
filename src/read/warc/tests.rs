use std::io::Write;

use super::super::{Fields, Limits, Opened, Reader, Settings};
use super::Warc;

const PAGE: &str = "<title>Flood</title><p>The river took the bridge at Bunia in the night.</p>";

fn record(kind: &str, address: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n\
         WARC-Date: 2021-11-09T10:00:00Z\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\n{head}\r\n").as_bytes(), body].concat()
}

fn read(bytes: Vec<u8>, settings: Settings) -> String {
    let file = Opened::new(std::io::Cursor::new(bytes), "in.warc", settings);
    let read: Vec<_> = Warc
        .documents(file)
        .map(|document| match document {
            Ok(document) => {
                let day = document.byline.published.map_or(String::new(), |day| day.to_string());
                format!("{} {day}: {}", document.byline.id.0, document.text)
            }
            Err(fault) => fault.to_string(),
        })
        .collect();
    read.join("|")
}

#[test]
fn pages_that_were_answered_are_read() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(PAGE.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let chunked = format!("{:x}\r\n{PAGE}\r\n0\r\n\r\n", PAGE.len());
    let latin = "<p>Une fusillade a \u{e9}clat\u{e9} pr\u{e8}s du march\u{e9} de Goma.</p>";
    let latin: Vec<u8> = latin.chars().map(|c| u8::try_from(c).unwrap()).collect();
    let archive = [
        record("warcinfo", "", b"software: x"),
        record("request", "http://x/a", b"GET / HTTP/1.1\r\n\r\n"),
        record("response", "http://x/a", &answer("Content-Type: text/html\r\n", PAGE.as_bytes())),
        record(
            "response",
            "http://x/b",
            &answer("Transfer-Encoding: chunked\r\n", chunked.as_bytes()),
        ),
        record("response", "http://x/c", &answer("Content-Encoding: gzip\r\n", &gzip)),
        record("response", "http://x/d", &answer("Content-Encoding: gzip\r\n", PAGE.as_bytes())),
        record("response", "http://x/e", &answer("Content-Type: image/png\r\n", b"\x89PNG")),
        record("response", "http://x/f", b"HTTP/1.1 404 No\r\n\r\n<p>gone"),
        record(
            "response",
            "http://x/g",
            &answer("Content-Type: text/html; charset=latin1\r\n", &latin),
        ),
        record("response", "http://x/h", &answer("", b"")),
    ];
    let told = "The river took the bridge at Bunia in the night.";
    let want = format!(
        "http://x/a : {told}|http://x/b : {told}|http://x/c : {told}|http://x/d : {told}|\
         http://x/g : Une fusillade a éclaté près du marché de Goma.|\
         in.warc: no text stands on this page: nothing to read; in record 10 (http://x/h)"
    );
    assert_eq!(read(archive.concat(), Settings::default()), want);
}

#[test]
fn the_day_of_fetching_dates_a_page_only_when_told() {
    let page = record("response", "http://x/a", &answer("", PAGE.as_bytes()));
    assert!(read(page.clone(), Settings::default()).starts_with("http://x/a : "));
    let mut fields = Fields::default();
    fields.set("published=WARC-Date").unwrap();
    let settings = Settings { fields, ..Settings::default() };
    assert!(read(page, settings).starts_with("http://x/a 2021-11-09: "));
}

#[test]
fn damage_is_told_and_what_came_before_is_kept() {
    let page = record("response", "http://x/a", &answer("", PAGE.as_bytes()));
    let long = record("response", "http://x/b", &answer("", "x".repeat(500).as_bytes()));
    for (bytes, want) in [
        ([&page[..], b"junk"].concat(), "in.warc: no record begins here"),
        ([&page[..], &page[..100]].concat(), "; behind record 1"),
        ([&page[..], b"WARC/1.0\r\n\r\n"].concat(), "in.warc: a record does not tell"),
        ([&page[..], &long, &page].concat(), "in.warc: a record is over the limit of 400 bytes"),
    ] {
        let limits = Limits { line: 400, ..Limits::default() };
        let read = read(bytes, Settings { limits, ..Settings::default() });
        assert!(read.starts_with("http://x/a : The river"), "{read}");
        assert!(read.contains(want), "{read}");
    }
}
