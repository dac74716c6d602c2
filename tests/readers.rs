//! Every reader on a sample of its own, packed in every way, and against every limit.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::io::Write;
use std::path::Path;

use dateline::read::{Fields, Limits, READERS, Settings, Sources, documents};
use flate2::{Compression, write::GzEncoder};

const TOLD: &str = "A ferry sank off Zanzibar on Monday.";

/// What a file gives: each document as "id day source: text", each fault as it is told.
fn read(path: &Path, settings: Settings) -> (Vec<String>, Sources) {
    let mut stream = documents(&[path], settings);
    let read = stream.by_ref().map(|document| match document {
        Ok(document) => {
            let byline = document.byline;
            let day = byline.published.map_or(String::new(), |day| format!(" {day}"));
            let source = byline.source.map_or(String::new(), |source| format!(" ({source})"));
            format!("{}{day}{source}: {}", byline.id.0, document.text.trim())
        }
        Err(fault) => fault.reason,
    });
    (read.collect(), stream.into_sources())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// Stored, not deflated: the writer here knows nothing else.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let how = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        archive.start_file(*name, how).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn every_reader_reads_its_sample() {
    let mut unread: Vec<_> = READERS.iter().map(|reader| reader.name()).collect();
    for (reader, file, want) in [
        ("txt", "sample.txt", vec![format!("sample 2021-11-02: {TOLD}")]),
        ("jsonl", "sample.jsonl", vec![format!("j1 2021-11-02: {TOLD}")]),
        (
            "json",
            "sample.json",
            vec![
                format!("k1 2021-11-02: {TOLD}"),
                "k2: Rescuers from Tanga came too late.".to_owned(),
            ],
        ),
        (
            "csv",
            "sample.csv",
            vec![format!("c1 2021-11-02 (Coast Wire): {TOLD}\nRescuers from Tanga came too late.")],
        ),
        ("tsv", "sample.tsv", vec![format!("t1 2021-11-02: {TOLD}")]),
        ("feed", "sample.rss", vec![format!("r1 2021-11-02 (Coast Wire): {TOLD}")]),
        ("feed", "sample.atom", vec![format!("a1 2021-11-02 (Coast Wire): {TOLD}")]),
        ("warc", "sample.warc", vec![format!("https://coastwire.example/1 2021-11-02: {TOLD}")]),
        ("html", "pages/live.html", vec![]),
    ] {
        unread.retain(|name| *name != reader);
        let mut settings = Settings::default();
        if reader == "tsv" {
            for pair in ["text=body", "published=when"] {
                settings.fields.set(pair).unwrap();
            }
        }
        let (got, _) = read(&Path::new("tests/readers").join(file), settings);
        assert!(want.is_empty() || got == want, "{file}: {got:?}");
    }
    assert!(unread.is_empty(), "no sample for {unread:?}");
}

#[test]
fn pages_give_their_story_and_nothing_else() {
    for page in ["market", "old", "live"] {
        let path = Path::new("tests/readers/pages").join(page);
        let document = documents(&[path.with_extension("html")], Settings::default());
        let document = document.map(Result::unwrap).next().unwrap();
        let byline = document.byline;
        let mut got = format!("title: {}\n", byline.title.unwrap());
        let day = byline.published.map(|day| day.to_string());
        for (field, value) in [("published", day), ("url", byline.url), ("source", byline.source)] {
            got += &value.map_or(String::new(), |value| format!("{field}: {value}\n"));
        }
        got.extend(["\n", &document.text, "\n"]);
        let want = fs::read_to_string(path.with_extension("want")).unwrap();
        assert_eq!(got, want, "{page}");
    }
}

#[test]
fn packed_files_are_read_as_what_they_hold() {
    let folder = tempfile::tempdir().unwrap();
    let text = TOLD.as_bytes();
    let one = format!("{{\"id\":\"a\",\"text\":\"{TOLD}\"}}\n");
    let twice = [gzip(one.as_bytes()), gzip(one.as_bytes())].concat();
    let frames =
        [zstd(one.as_bytes()), b"\x50\x2A\x4D\x18\x01\0\0\0x".to_vec(), zstd(b"\n")].concat();
    let inner = zip(&[("b.txt", text)]);
    let nested = zip(&[
        ("a/x.txt", text),
        ("y.pdf", b"%PDF"),
        (".hidden.txt", text),
        ("__MACOSX/z.txt", text),
        ("c.jsonl.gz", &twice),
        ("in.zip", &inner),
    ]);
    let cut = &twice[..twice.len() - 12];
    let mut damaged = inner.clone();
    let at = damaged.windows(5).position(|window| window == b"ferry").unwrap();
    damaged[at] = b'F';
    let line = |n| format!("{{\"id\":{n},\"text\":\"{n} fell.\"}}\n");
    let lines = (0..20_000).map(line).collect::<Vec<_>>().concat();
    let whole = gzip(lines.as_bytes());
    for (name, bytes, want) in [
        ("a.txt.gz", gzip(text), vec![format!("a: {TOLD}")]),
        ("a.txt", gzip(&gzip(text)), vec![format!("a: {TOLD}")]),
        ("a.jsonl.gz", twice.clone(), vec![format!("a: {TOLD}"), format!("a#2: {TOLD}")]),
        ("a.jsonl.zst", frames, vec![format!("a: {TOLD}")]),
        (
            "n.zip",
            nested,
            vec![
                format!("n.zip/a/x: {TOLD}"),
                format!("a: {TOLD}"),
                format!("a#2: {TOLD}"),
                format!("n.zip/in.zip/b: {TOLD}"),
            ],
        ),
        ("z.zip.gz", gzip(&inner), vec![format!("z.zip.gz/b: {TOLD}")]),
        ("cut.jsonl.gz", cut.to_vec(), vec![format!("a: {TOLD}"), "cannot read further".into()]),
        ("d.zip", damaged, vec!["cannot read: its checksum is wrong: the file is damaged".into()]),
        ("e.zip", zip(&[]), vec!["the file holds no document: remove it or fill it".into()]),
        ("f.zip", inner[..20].to_vec(), vec!["cannot read this zip file".into()]),
        ("g.txt.gz", b"\x1F\x8Bjunk".to_vec(), vec!["cannot read".into()]),
        ("h.txt.zst", b"\x28\xB5\x2F\xFDjunk".to_vec(), vec!["cannot read".into()]),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, &bytes).unwrap();
        let (got, sources) = read(&path, Settings::default());
        assert_eq!(got.len(), want.len(), "{name}: {got:?}");
        for (got, want) in got.iter().zip(&want) {
            assert!(got.starts_with(want), "{name}: {got}");
        }
        let source = &sources.inputs[0];
        assert!(source.files == 0 || source.bytes == bytes.len() as u64, "{name}");
    }
    let path = folder.path().join("long.jsonl.gz");
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let (got, _) = read(&path, Settings::default());
    assert!(got.len() > 5_000 && got[5_000] == "5000: 5000 fell.", "{}", got.len());
    assert!(got.last().unwrap().starts_with("cannot read further"));
}

#[test]
fn over_a_limit_one_thing_is_skipped_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let long = "x".repeat(3000);
    let record = |id: &str, text: &str| format!("{{\"id\":\"{id}\",\"text\":\"{text}\"}}\n");
    let feed = [record("a", "x"), record("b", &long), record("c", "y")].concat();
    let deep =
        format!("{{\"id\":\"b\",\"text\":\"x\",\"more\":{}{}}}\n", "[".repeat(9), "]".repeat(9));
    let deep = [record("a", "x"), deep, record("c", "y")].concat();
    let page = format!("<p>{long}</p>");
    let table = format!("id,text\na,x\nb,{long}\nc,y\n");
    let mut packed = gzip(&gzip(&gzip(b"x")));
    for _ in 0..6 {
        packed = gzip(&packed);
    }
    let blank = gzip(&vec![b' '; 40 << 20]);
    let usual = Limits::default();
    let told = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    for (name, bytes, limits, want) in [
        (
            "a.jsonl",
            feed.clone().into_bytes(),
            Limits { line: 2000, ..usual },
            told(&["a: x", "--max-line", "c: y"]),
        ),
        (
            "a.jsonl",
            feed.clone().into_bytes(),
            Limits { document: 2000, ..usual },
            told(&["a: x", "--max-document", "c: y"]),
        ),
        (
            "a.csv",
            table.into_bytes(),
            Limits { line: 2000, ..usual },
            told(&["a: x", "--max-line", "c: y"]),
        ),
        (
            "a.txt",
            long.clone().into_bytes(),
            Limits { document: 2000, ..usual },
            told(&["--max-document"]),
        ),
        (
            "a.html",
            page.into_bytes(),
            Limits { document: 2000, ..usual },
            told(&["--max-document"]),
        ),
        (
            "a.jsonl",
            feed.clone().into_bytes(),
            Limits { file: 2000, ..usual },
            told(&["--max-file"]),
        ),
        (
            "a.jsonl.gz",
            gzip(feed.as_bytes()),
            Limits { unpacked: 2000, ..usual },
            told(&["a: x", "--max-unpacked"]),
        ),
        (
            "a.txt.gz",
            blank,
            Limits { ratio: 20, document: 1 << 30, ..usual },
            told(&["--max-ratio"]),
        ),
        (
            "a.zip",
            zip(&[("a.txt", b"x"), ("b.txt", b"y")]),
            Limits { entries: 1, ..usual },
            told(&["a.zip/a: x", "--max-entries"]),
        ),
        (
            "b.zip",
            zip(&[("a.txt", long.as_bytes()), ("b.txt", b"y")]),
            Limits { unpacked: 2000, ..usual },
            told(&["--max-unpacked", "b.zip/b: y"]),
        ),
        ("a.txt.gz", packed, Limits { nesting: 8, ..usual }, told(&["--max-nesting"])),
        (
            "a.jsonl",
            deep.into_bytes(),
            Limits { nesting: 8, ..usual },
            told(&["a: x", "--max-nesting", "c: y"]),
        ),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let (got, _) = read(&path, Settings { limits, ..Settings::default() });
        assert_eq!(got.len(), want.len(), "{name} {want:?}: {got:?}");
        for (got, want) in got.iter().zip(&want) {
            assert!(got.contains(want.as_str()), "{name}: {got} does not tell {want}");
        }
    }
}

#[test]
fn what_is_odd_is_noted_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let latin = b"Une fusillade a \xE9clat\xE9 pr\xE8s du march\xE9 de Goma.";
    fs::write(folder.path().join("a.txt"), latin).unwrap();
    let wide: Vec<u8> = "Troops left Goma.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("b.txt"), wide).unwrap();
    let feed = "{\"id\":\"c\",\"text\":\"x\",\"published\":\"02/11/2021\"}\n";
    fs::write(folder.path().join("c.jsonl"), feed).unwrap();
    let (got, sources) = read(folder.path(), Settings::default());
    assert_eq!(
        got,
        ["a: Une fusillade a éclaté près du marché de Goma.", "b: Troops left Goma.", "c: x"]
    );
    let source = &sources.inputs[0];
    let encodings: Vec<_> =
        source.encodings.iter().map(|(name, n)| format!("{name} {n}")).collect();
    assert_eq!(encodings, ["UTF-16LE 1", "windows-1252 1"]);
    let notes: Vec<_> = source.notes.iter().map(|note| note.reason.as_str()).collect();
    assert_eq!(
        notes,
        [
            "read as windows-1252: it is not UTF-8",
            "read as UTF-16LE: it is not UTF-8",
            "`published` is \"02/11/2021\": read without a day; write it as YYYY-MM-DD",
        ]
    );
    assert!(Fields::default().is_empty());
}
