//! The layers under `output/` are those of the example reports, made as the README says.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const REFRESH: &str = "\
    output/ is not what the program makes of data/examples. If the change is meant, refresh it:\n\n    \
    cargo run --release -- export data/examples --out output --format geojson,csv,qgis,html,svg --overwrite\n\n\
    and read the diff.";

#[test]
fn the_layers_of_the_examples_are_fresh() {
    let scratch = tempfile::tempdir().unwrap();
    let out = scratch.path().join("output");
    let ran = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["export", "data/examples", "--format", "geojson,csv,qgis,html,svg"])
        .args(["--overwrite", "--out"])
        .arg(&out)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let (made, kept) = (files(&out), files(Path::new("output")));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&made), names(&kept), "{REFRESH}");
    for (name, made) in &made {
        assert!(
            kept[name] == *made,
            "output/{name} differs in {}\n\n{REFRESH}",
            first(&kept[name], made)
        );
    }
}

/// The first line that differs.
fn first(kept: &[u8], made: &[u8]) -> String {
    let (kept, made) = (String::from_utf8_lossy(kept), String::from_utf8_lossy(made));
    let same = kept.lines().zip(made.lines()).take_while(|(kept, made)| kept == made).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(end of file)").to_owned();
    format!("line {}\n  kept: {}\n  made: {}", same + 1, line(&kept), line(&made))
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = entries.map(|path| {
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap())
    });
    named.collect()
}
