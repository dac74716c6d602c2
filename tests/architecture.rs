//! The floors of the house: a file imports only from floors below its own, and the stages never
//! import one another.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;

const MODEL: &[&str] = &["model"];
const SHELF: &[&str] = &["model", "text", "language", "gazetteer", "boundaries", "weights", "keep"];
const STAGES: &[&str] = &["read", "recognise", "resolve", "extract", "merge", "layers", "write"];

#[test]
fn the_model_imports_nothing() {
    assert_eq!(imports("model"), Vec::<String>::new());
}

#[test]
fn what_only_keeps_knows_nothing_of_what_it_keeps() {
    assert_eq!(imports("keep"), Vec::<String>::new());
}

#[test]
fn the_shelf_imports_the_model_and_the_shelf() {
    for shelf in SHELF.iter().filter(|name| !MODEL.contains(name)) {
        for module in imports(shelf) {
            assert!(SHELF.contains(&module.as_str()), "src/{shelf} imports crate::{module}");
        }
    }
}

#[test]
fn stages_import_only_the_shelf_and_themselves() {
    for stage in STAGES {
        for module in imports(stage) {
            let allowed = SHELF.contains(&module.as_str()) || module == *stage;
            assert!(allowed, "src/{stage} imports crate::{module}");
        }
    }
}

#[test]
fn only_the_command_line_knows_its_crates() {
    for file in files(Path::new("src")) {
        if file.0.starts_with("src/cli") || file.0 == "src/main.rs" {
            continue;
        }
        for guest in ["anyhow", "clap", "indicatif"] {
            assert!(!file.1.contains(&format!("{guest}::")), "{} uses {guest}", file.0);
        }
    }
}

#[test]
fn one_file_alone_is_unsafe() {
    let code = ["src", "tools", "build.rs"].map(Path::new).into_iter().flat_map(files);
    let unsafe_code = |code: &str| {
        ["unsafe {", "unsafe fn", "unsafe impl", "expect(unsafe_code", "allow(unsafe_code"]
            .iter()
            .any(|it| code.contains(it))
    };
    let found: Vec<_> = code.filter(|(_, code)| unsafe_code(code)).map(|(name, _)| name).collect();
    assert_eq!(found, ["src/gazetteer/map.rs"]);
    for root in ["src/main.rs", "tools/train/src/main.rs", "build.rs"] {
        let code = fs::read_to_string(root).unwrap();
        assert!(code.contains("#![forbid(unsafe_code)]"), "{root} could be lifted of the lint");
    }
}

/// Each `crate::NAME` in the code of a module of `src`, a file or a folder.
fn imports(module: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (name, code) in files(&Path::new("src").join(module)) {
        if name.ends_with("tests.rs") {
            continue; // a test may set up its stage with the one before
        }
        let code = code.split("#[cfg(test)]").next().unwrap();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        for after in code.flat_map(|line| line.split("crate::").skip(1)) {
            let name = |c: &char| c.is_alphanumeric() || *c == '_';
            found.push(after.chars().take_while(name).collect());
            assert!(!after.starts_with('{'), "src/{module}: import floor by floor: crate::{after}");
        }
    }
    found
}

/// The Rust files at `path` and below, each with its name and its code.
fn files(path: &Path) -> Vec<(String, String)> {
    if path.is_file() {
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        let read = || (path.display().to_string(), fs::read_to_string(path).unwrap());
        return is_rust.then(read).into_iter().collect();
    }
    let Ok(entries) = fs::read_dir(path) else { return vec![] };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort_unstable();
    paths.iter().flat_map(|path| files(path)).collect()
}
