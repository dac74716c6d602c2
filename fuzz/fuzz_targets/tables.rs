//! Tables as users type them: places of their own (`--places`, `gazetteer build`) and names to
//! ignore. The first line is the file's name, which says whether it is TSV or CSV.

#![no_main]

use dateline::gazetteer::{self, Gazetteer, PLACE_COLUMNS, Query};
use dateline::language::Language;
use dateline::text::fold;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let words = String::from_utf8_lossy(bytes);
    let (file, table) = words.split_once('\n').unwrap_or(("own.tsv", &words));

    if let Ok((own, faults)) = Gazetteer::bundled().with_sound(&[(file, table)]) {
        for fault in faults {
            assert!(!fault.to_string().is_empty());
        }
        for name in table.split(['\t', ',', '\n']).take(3) {
            let _ = own.search(&Query::new(name), Language::english());
            let _ = fold(name);
        }
    }
    if let Ok(built) = gazetteer::build(&[(file, table)], None) {
        sound(built.bytes);
    }
    let strict = format!("{}\n{table}", PLACE_COLUMNS.join("\t"));
    if let Ok(compiled) = gazetteer::compile(&[("own.tsv", &strict)]) {
        sound(compiled);
    }
});

/// What this program compiles, it opens and finds sound.
fn sound(bytes: Vec<u8>) {
    let opened = Gazetteer::open(bytes).expect("what was just compiled opens");
    opened.verify().expect("what was just compiled is sound");
}
