//! What a run tells of itself: its errors as they happen, its times, its counts, its version.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

const FEED: &str = "{\"text\":\"A blast hit Kabul on Monday.\"}\n{}\n{\"text\":3}\nnews\n";

/// Runs a command line whose words stand between spaces.
fn run(folder: &Path, line: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_dateline"));
    program.args(line.split(' ')).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn each_skipped_record_is_a_line_of_the_file_of_errors() {
    for command in ["export feed.jsonl --out out", "analyse feed.jsonl", "explain feed.jsonl"] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("feed.jsonl"), FEED).unwrap();
        fs::write(folder.path().join("errors.jsonl"), "of an earlier run\n".repeat(99)).unwrap();
        let ran = run(folder.path(), &format!("{command} --report-errors errors.jsonl"));
        assert_eq!(ran.status.code(), Some(1), "{command}");
        let lines = fs::read_to_string(folder.path().join("errors.jsonl")).unwrap();
        let told: Vec<Value> = lines.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
        let lines: Vec<_> = told.iter().map(|it| (&it["file"], &it["line"])).collect();
        let file = &json!("feed.jsonl");
        assert_eq!(lines, [(file, &json!(2)), (file, &json!(3)), (file, &json!(4))], "{command}");
        assert!(told.iter().all(|it| it["reason"].as_str().is_some_and(|why| !why.is_empty())));
    }
}

#[test]
fn errors_that_cannot_be_written_are_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("feed.jsonl"), FEED).unwrap();
    let ran = run(folder.path(), "export feed.jsonl --out out --report-errors gone/errors.jsonl");
    assert_eq!(ran.status.code(), Some(2));
    let told = text(&ran.stderr);
    assert!(told.starts_with("error: cannot write the errors to gone/errors.jsonl:"), "{told}");
    assert!(!folder.path().join("out").exists(), "nothing was begun");
    if cfg!(target_os = "linux") {
        let ran = run(folder.path(), "export feed.jsonl --out out --report-errors /dev/full");
        assert_eq!(ran.status.code(), Some(2), "{}", text(&ran.stderr));
        assert!(folder.path().join("out/run.json").exists(), "the errors are listed there too");
    }
}

#[test]
fn times_are_told_when_asked_for_and_enter_no_result() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("feed.jsonl"), FEED).unwrap();
    let mut files = Vec::new();
    for (flag, timed) in [("-v", true), ("-q", false)] {
        let ran = run(folder.path(), &format!("export feed.jsonl --out out --overwrite {flag}"));
        let told = text(&ran.stderr);
        for stage in ["read", "recognise", "resolve", "extract", "merge", "write", "elapsed"] {
            let line = told.lines().any(|line| line.starts_with(&format!("time {stage} ")));
            assert_eq!(line, timed, "{stage}: {told}");
        }
        files.push(fs::read(folder.path().join("out/run.json")).unwrap());
    }
    assert!(files[0] == files[1], "run.json depends on -v");
    let run: Value = serde_json::from_slice(&files[0]).unwrap();
    let counts = &run["counts"];
    assert_eq!(counts["files"], 1);
    assert_eq!(counts["bytes"], FEED.len());
    let sorts: u64 =
        counts["skipped_for"].as_object().unwrap().values().map(|it| it.as_u64().unwrap()).sum();
    assert_eq!(sorts, 3);
}

#[test]
fn the_version_names_the_gazetteer() {
    let folder = tempfile::tempdir().unwrap();
    let short = text(&run(folder.path(), "-V").stdout);
    let long = text(&run(folder.path(), "--version").stdout);
    let info = text(&run(folder.path(), "gazetteer info --format jsonl").stdout);
    let info: Value = serde_json::from_str(&info).unwrap();
    let fingerprint = info["fingerprint"].as_str().unwrap();
    let want = format!(
        "dateline {} (gazetteer {}, {} places)\n",
        env!("CARGO_PKG_VERSION"),
        &fingerprint[..12],
        info["places"]
    );
    assert_eq!(short, want);
    assert!(long.starts_with(want.trim_end()), "{long}");
    for source in info["sources"].as_array().unwrap() {
        let line = format!("  {} {}", source["package"], source["version"]).replace('"', "");
        assert!(long.contains(&line), "{line}");
    }
}
