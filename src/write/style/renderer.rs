use super::of;
use crate::model::Layer;
use crate::write::colours;
use crate::write::xml::{element, fill, text};

/// Places at which an event is drawn as a pin: those that the text names, or close to them.
const PINNED: &str = "\"place_precision\" IN ('exact', 'near', 'district')";

/// Of 255: what lies under an event shows through.
const OPACITY: u8 = 215;

/// Draws how far from its point an event may have happened.
pub(in crate::write) const RINGS: &str = include_str!("../../../data/styles/qgis/uncertainty.xml");

/// How a layer is drawn, as QGIS reads it; "" for a layer that QGIS may draw as it likes.
pub(in crate::write) fn drawing(layer: &Layer) -> String {
    match of(layer).drawing.as_str() {
        "events" => events(),
        "mentions" => include_str!("../../../data/styles/qgis/mentions.xml").to_owned(),
        "places" => include_str!("../../../data/styles/qgis/places.xml").to_owned(),
        "areas" => include_str!("../../../data/styles/qgis/areas.xml").to_owned(),
        "countries" => include_str!("../../../data/styles/qgis/countries.xml").to_owned(),
        "provinces" => include_str!("../../../data/styles/qgis/provinces.xml").to_owned(),
        _ => String::new(),
    }
}

/// A symbol for each event type; those at one point stand around it.
fn events() -> String {
    let (mut categories, mut symbols) = (String::new(), String::new());
    for (number, known) in colours::types().iter().enumerate() {
        let number = number.to_string();
        let category = [
            ("symbol", number.as_str()),
            ("value", known.name),
            ("label", known.name),
            ("render", "true"),
            ("type", "string"),
        ];
        categories += &element("category", &category);
        let values = [("number", number), ("colour", rgba(known.colour)), ("pinned", text(PINNED))];
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        symbols += &fill(include_str!("../../../data/styles/qgis/event.xml"), &values);
    }
    let values = [("categories", categories.as_str()), ("symbols", symbols.as_str())];
    fill(include_str!("../../../data/styles/qgis/events.xml"), &values)
}

/// `#d55e00` as QGIS writes it, `213,94,0,215`.
fn rgba(colour: &str) -> String {
    let part = |at: usize| colour.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
    let [red, green, blue] = [1, 3, 5].map(|at| part(at).unwrap_or_default());
    format!("{red},{green},{blue},{OPACITY}")
}

#[cfg(test)]
mod tests {
    use super::{events, rgba};

    #[test]
    fn every_event_type_has_its_symbol() {
        let drawn = events();
        assert!(drawn.contains("value=\"Explosions/Remote violence\""));
        assert!(drawn.contains("value=\"213,94,0,215\""));
        assert!(!drawn.contains("{{"));
        assert_eq!(rgba("#d55e00"), "213,94,0,215");
    }
}
