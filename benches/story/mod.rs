//! A document of any size to measure on: our own example reports, told again and again of other
//! places.

use dateline::model::Document;

/// Our own reports, and a town that each tells of.
pub(crate) const STORIES: [(&str, &str); 6] = [
    (include_str!("../../data/examples/goma.txt"), "Goma"),
    (include_str!("../../data/examples/nigeria.txt"), "Maiduguri"),
    (include_str!("../../data/examples/odesa.txt"), "Odesa"),
    (include_str!("../../data/examples/port-sudan.txt"), "Port Sudan"),
    (include_str!("../../data/examples/kabul-hospital.txt"), "Kabul"),
    (include_str!("../../data/examples/cotabato.txt"), "Cotabato"),
];

/// Towns that stand in for those.
pub(crate) const TOWNS: [&str; 8] =
    ["Bunia", "Herat", "Kharkiv", "El Fasher", "Gaza City", "Mosul", "Aleppo", "Quetta"];

/// A document of at least so many bytes, whole stories long.
pub(crate) fn story(size: usize) -> Document {
    let mut text = String::new();
    let towns = TOWNS.into_iter().cycle();
    for ((told, town), other) in STORIES.into_iter().cycle().zip(towns) {
        text += &told.replace(town, other);
        text += "\n\n";
        if text.len() >= size {
            break;
        }
    }
    let published = "2024-03-03".parse().expect("a day as ISO 8601 writes it");
    Document::new("bench", text).published(published)
}
