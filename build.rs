//! Compiles the tables in `data/gazetteer`, a crate of their own, and the maps in `data/boundaries`
//! into the bytes that the program bundles, with the library's own code.

#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/model"]
#[expect(unreachable_pub, reason = "its door is in the library")]
mod model {
    mod place;
    pub(crate) use place::{LonLat, PlaceId, PlaceKind};
}

#[path = "src/text"]
#[expect(unreachable_pub, reason = "its door is in the library")]
mod text {
    mod fold;
    pub(crate) use fold::fold;
}

#[path = "src/gazetteer"]
#[expect(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "what is compiled here is read in the library"
)]
mod gazetteer {
    mod compile;
    mod error;
    mod format;
    mod role;
    pub(crate) use compile::compile;
}

#[path = "src/boundaries"]
#[expect(dead_code, unreachable_pub, reason = "what is compiled here is read in the library")]
mod boundaries {
    mod compile;
    mod error;
    mod format;
    mod outline;
    pub(crate) use compile::{Maps, compile};
}

const TABLES: &str = dateline_gazetteer::FOLDER;
const MAPS: &str = "data/boundaries";

fn main() {
    println!("cargo::rerun-if-changed={TABLES}");
    println!("cargo::rerun-if-changed={MAPS}");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    for (file, made) in [("gazetteer.bin", places()), ("boundaries.bin", outlines())] {
        match made {
            Ok(bytes) => fs::write(out.join(file), bytes).expect("cargo's own folder is writable"),
            Err(fault) => {
                println!("cargo::error={fault}");
            }
        }
    }
}

fn outlines() -> Result<Vec<u8>, String> {
    let read = |name| {
        let file = Path::new(MAPS).join(name);
        fs::read_to_string(&file).map_err(|fault| format!("{}: {fault}", file.display()))
    };
    let (countries, regions) = (read("countries.geojson")?, read("regions.geojson")?);
    let maps = boundaries::Maps { countries: &countries, regions: &regions };
    boundaries::compile(maps).map_err(|fault| format!("{MAPS}: {fault}"))
}

fn places() -> Result<Vec<u8>, String> {
    let tables = tables(Path::new(TABLES)).map_err(|fault| format!("{TABLES}: {fault}"))?;
    let tables: Vec<_> = tables.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
    gazetteer::compile(&tables).map_err(|fault| fault.to_string())
}

/// Every table with its path, by name; `curated.tsv` last, for it overrides the others.
fn tables(folder: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "tsv") {
            files.push(file);
        }
    }
    files.sort_by_key(|file| (file.ends_with("curated.tsv"), file.clone()));
    files
        .into_iter()
        .map(|file| Ok((file.display().to_string(), fs::read_to_string(&file)?)))
        .collect()
}
