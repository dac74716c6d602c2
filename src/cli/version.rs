use std::sync::LazyLock;

use dateline::gazetteer::Gazetteer;

/// How many letters of the gazetteer's fingerprint tell it from all others.
const FINGERPRINT: usize = 12;

/// The program's version and its gazetteer's.
static SHORT: LazyLock<String> = LazyLock::new(|| {
    let gazetteer = Gazetteer::bundled();
    let fingerprint = gazetteer.fingerprint();
    let fingerprint = fingerprint.get(..FINGERPRINT).unwrap_or(fingerprint);
    let (version, places) = (env!("CARGO_PKG_VERSION"), gazetteer.len());
    format!("{version} (gazetteer {fingerprint}, {places} places)")
});

/// The same, and how old each of its sources is.
static LONG: LazyLock<String> = LazyLock::new(|| {
    let sources = Gazetteer::bundled().sources();
    let lines = sources.map(|source| format!("\n  {} {}", source.package, source.version));
    format!("{}\nplaces from{}", *SHORT, lines.collect::<String>())
});

/// One line, for `-V`.
pub(super) fn short() -> &'static str {
    &SHORT
}

/// For `--version`.
pub(super) fn long() -> &'static str {
    &LONG
}
