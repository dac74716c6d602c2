//! Runs that are broken off: what they leave, and how the next goes on.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// Records of about 2 kB, no two alike, with something to find here and there.
fn records(count: usize) -> Vec<String> {
    let places = ["Goma", "Kabul", "Herat", "Bunia", "Mosul"];
    let record = |at: usize| {
        let mut text = String::new();
        for line in 0..22 {
            let _ = write!(
                text,
                "In the {line}th week of drought number {at} the wells of the farm \
                                  were dry and the neighbours shared their water. "
            );
        }
        let place = places[at % places.len()];
        let _ = write!(text, "A bomb killed {} people in {place} on Friday.", at % 17 + 1);
        let day = format!("2024-03-{:02}", at % 27 + 1);
        serde_json::json!({"id": format!("d{at}"), "published": day, "text": text}).to_string()
    };
    (0..count).map(record).collect()
}

struct Bench(TempDir);

impl Bench {
    fn new() -> Bench {
        Bench(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Starts an export of what comes in by the pipe.
    fn start(&self, out: &str, more: &[&str]) -> (Child, ChildStdin) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args([
                "export",
                "-",
                "--input-format",
                "jsonl",
                "--format",
                "csv,geojson",
                "--out",
                out,
            ])
            .args(more)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        (child, input)
    }

    /// A whole run; gives its exit code and what it said.
    fn run(&self, out: &str, more: &[&str], records: &[String]) -> (Option<i32>, String) {
        let (child, mut input) = self.start(out, more);
        let text = records.join("\n");
        let feeder = std::thread::spawn(move || {
            let _ = input.write_all(text.as_bytes()); // a run that refuses reads nothing
        });
        let ran = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        (ran.status.code(), String::from_utf8(ran.stderr).unwrap())
    }

    /// A run that is killed as soon as it has kept something.
    fn broken_off(&self, out: &str, records: &[String]) {
        let (mut child, mut input) = self.start(out, &["--jobs", "2"]);
        input.write_all((records.join("\n") + "\n").as_bytes()).unwrap();
        let shard = self.shard(out);
        wait_for(&shard, &mut child);
        child.kill().unwrap();
        child.wait().unwrap();
    }

    fn shard(&self, out: &str) -> PathBuf {
        self.path(out).join(".dateline-partial/analyses/00000001.shard")
    }
}

/// Waits until a run has made a file.
fn wait_for(file: &Path, child: &mut Child) {
    for _ in 0..20_000 {
        if file.exists() {
            return;
        }
        assert!(child.try_wait().unwrap().is_none(), "it ended without {}", file.display());
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    panic!("it never made {}", file.display());
}

/// Every file of a folder with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let file = |entry: fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap_or_default())
    };
    let mut files: Vec<_> = entries.map(file).collect();
    files.sort();
    files
}

#[test]
fn a_run_that_was_killed_goes_on_and_ends_like_any_other() {
    let (bench, records) = (Bench::new(), records(600));
    let mut changed = records.clone();
    changed[20] = changed[20].replace("people", "soldiers");
    for (name, again, damage, said) in [
        ("same", &records, None, "taken over"),
        ("changed", &changed, None, "the input has changed"),
        ("cut", &records, Some(1000), "documents"),
        ("empty", &records, Some(0), "documents"),
    ] {
        bench.broken_off(name, &records[..500]);
        assert!(!bench.path(name).join("run.json").exists());
        let (code, refused) = bench.run(name, &[], again);
        assert_eq!(code, Some(2));
        assert!(refused.contains("give --resume to go on"), "{refused}");
        if let Some(length) = damage {
            let shard = fs::read(bench.shard(name)).unwrap();
            fs::write(bench.shard(name), &shard[..length]).unwrap();
        }

        let (code, told) = bench.run(name, &["--resume"], again);
        assert_eq!(code, Some(0), "{told}");
        assert!(told.contains(said), "{name}: {told}");
        assert_eq!(told.contains("taken over"), damage.is_none(), "{name}: {told}");
        let fresh = format!("{name}-fresh");
        assert_eq!(bench.run(&fresh, &["--jobs", "1"], again).0, Some(0));
        assert!(files(&bench.path(name)) == files(&bench.path(&fresh)), "{name}: other bytes");
    }
}

#[test]
fn two_runs_do_not_write_into_one_folder() {
    let bench = Bench::new();
    let (mut first, mut input) = bench.start("out", &[]);
    let record = &records(1)[0];
    input.write_all(record.as_bytes()).unwrap();
    wait_for(&bench.path("out/.dateline-partial/lock"), &mut first);
    for more in [&["--overwrite"][..], &["--resume"], &["--overwrite", "--resume"]] {
        let (code, told) = bench.run("out", more, &records(1));
        assert_eq!(code, Some(2));
        assert!(told.contains("still goes on"), "{more:?}: {told}");
    }
    drop(input);
    assert!(first.wait().unwrap().success(), "and the first is not disturbed");
    assert!(bench.path("out/run.json").exists());
}

#[test]
fn a_copy_of_a_story_is_linked_and_counts_once() {
    let bench = Bench::new();
    let wire = "A car bomb killed at least 12 people in a market in Goma on Friday, the governor \
                said. Witnesses saw two men run from the car before it blew up beside a row of \
                stalls. The army has closed the roads to the north and searches every car.";
    let record = |id: &str, source: &str, text: &str| {
        serde_json::json!({"id": id, "source": source, "published": "2024-03-02", "text": text})
            .to_string()
    };
    let again = format!("GOMA (Wire) - {wire} Our reporter adds that shops were shut.");
    let stories =
        [record("a", "Wire", wire), record("b", "Herald", &again), record("c", "Post", wire)];
    assert_eq!(bench.run("out", &[], &stories).0, Some(0));

    let column = |layer: &str, name: &str| {
        let mut table = csv::Reader::from_path(bench.path("out").join(layer)).unwrap();
        let at = table.headers().unwrap().iter().position(|column| column == name).unwrap();
        table.records().map(|row| row.unwrap()[at].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(column("documents.csv", "duplicate_of"), ["", "a", "a"]);
    assert_eq!(column("reports.csv", "duplicate_of"), ["", "a:1", "a:1"]);
    assert_eq!(column("events.csv", "reports"), ["1"]);
    assert_eq!(column("events.csv", "documents"), ["3"]);
    assert_eq!(column("events.csv", "document_ids"), ["a; b; c"]);
    assert_eq!(column("events.csv", "sources"), ["Wire; Herald; Post"]);
    assert_eq!(column("events.csv", "fatalities_low"), ["12"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_with_what_to_do() {
    let bench = Bench::new();
    fs::write(bench.path("feed.jsonl"), records(3).join("\n")).unwrap();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "feed.jsonl", "--out", "-", "--quiet"])
        .current_dir(bench.0.path())
        .stdout(full)
        .output()
        .unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2), "{told}");
    assert!(told.contains("make room on the disk"), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_may_not_grow_is_told_with_what_to_do_and_the_former_run_stays() {
    let bench = Bench::new();
    assert_eq!(bench.run("out", &[], &records(1)).0, Some(0));
    let was = fs::read(bench.path("out/run.json")).unwrap();
    fs::write(bench.path("feed.jsonl"), records(300).join("\n")).unwrap();
    let limited = format!(
        "ulimit -f 64; exec '{}' export feed.jsonl --out out --overwrite --quiet",
        env!("CARGO_BIN_EXE_dateline")
    );
    let shell = Command::new("sh").args(["-c", &limited]).current_dir(bench.0.path()).output();
    let ran = shell.unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2), "{told}");
    assert!(told.contains("raise the limit of a file's size"), "{told}");
    assert_eq!(fs::read(bench.path("out/run.json")).unwrap(), was);
}

/// The folder for passing files may be elsewhere than the results, and smaller.
#[cfg(unix)]
#[test]
fn a_folder_for_passing_files_that_takes_none_is_told_by_its_name() {
    let bench = Bench::new();
    fs::write(bench.path("feed.jsonl"), records(3).join("\n")).unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "feed.jsonl", "--out", "out", "--format", "fgb", "--quiet"])
        .current_dir(bench.0.path())
        .env("TMPDIR", bench.path("gone"))
        .output()
        .unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2), "{told}");
    let folder = format!("in the folder {} for passing files", bench.path("gone").display());
    assert!(told.contains(&folder) && told.contains("set TMPDIR"), "{told}");
    assert!(!told.contains("--out"), "that would not help: {told}");
    assert_eq!(told.matches("os error").count(), 1, "each cause once: {told}");
    assert!(!bench.path("out").exists(), "{told}");
}
