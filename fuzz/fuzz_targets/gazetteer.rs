//! A gazetteer file that is damaged or forged gives wrong answers, but ends no program.

#![no_main]

use dateline::gazetteer::{Gazetteer, Query};
use dateline::language::Language;
use dateline::model::{Document, LonLat};
use dateline::pipeline;
use libfuzzer_sys::fuzz_target;

/// At most so many places are looked at: a forged count may be in the millions.
const LOOKED_AT: usize = 50;

fuzz_target!(|bytes: &[u8]| {
    let Ok(gazetteer) = Gazetteer::open(bytes.to_vec()) else { return };
    let _ = gazetteer.verify();
    let _ = (gazetteer.len(), gazetteer.fingerprint(), gazetteer.sources().count());
    for place in gazetteer.places().take(LOOKED_AT) {
        let _ = (place.names().count(), place.country(), place.region(), place.district());
        let _ = (gazetteer.keyed(place.key), gazetteer.source_of(&place));
    }
    for name in ["Camp Hope", "camp hop", "province of Hope", "New York, N.Y.", ""] {
        for sense in gazetteer.named(name).take(LOOKED_AT) {
            let _ = gazetteer.place(sense.place).names().count();
            let _ = (gazetteer.called_all(sense.place), gazetteer.namesakes(sense.place));
        }
        let _ = gazetteer.search(&Query::new(name), Language::english());
    }
    let _ = gazetteer.within(LonLat { lon: 69.9, lat: 33.3 }, 50_000.0);
    let _ = gazetteer.with(&[("mine.csv", "name,lat,lon\nCamp Hope,33.3,69.9\n")]);
    let story = Document::new("a", "A bombing killed 3 in Camp Hope, North Hope Province, today.");
    let _ = pipeline::analyse(story, &gazetteer, Language::english());
});
