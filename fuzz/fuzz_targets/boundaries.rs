//! A file of outlines that is damaged or forged gives wrong outlines, but ends no program.

#![no_main]

use dateline::boundaries::Boundaries;
use dateline::model::LonLat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(boundaries) = Boundaries::open(bytes.to_vec()) else { return };
    let _ = boundaries.verify();
    let keys: Vec<&str> = boundaries.keys().take(50).collect();
    for key in keys.into_iter().chain(["AFG", ""]) {
        let _ = boundaries.of(key);
    }
    for (lon, lat) in [(69.9, 33.3), (180.0, 90.0), (-180.0, -90.0), (0.0, 0.0)] {
        let _ = boundaries.around(LonLat { lon, lat });
    }
});
