use jiff::civil::Date;

use super::field::shown;
use crate::gazetteer::Gazetteer;
use crate::model::{Choice, Event, EventKind, LonLat};

/// What layers leave out. What is empty or `None` leaves out nothing; what is asked for and not
/// known of an event leaves it out.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Filter {
    /// Events on or after this day; of a range, one day is enough.
    pub from: Option<Date>,
    /// Events on or before this day.
    pub to: Option<Date>,
    /// Events and mentions inside.
    pub bbox: Option<Bbox>,
    /// Events and mentions in these countries, ISO 3166-1 alpha-3.
    pub countries: Vec<String>,
    /// Events of these kinds.
    pub kinds: Vec<EventKind>,
    /// Events and mentions at least so sure, 0 to 1, as layers show it.
    pub min_confidence: Option<f64>,
    /// Events and mentions placed within so many metres.
    pub max_uncertainty_m: Option<u32>,
}

/// A box on the map, borders included. One whose west lies east of its east crosses the 180th
/// meridian.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[expect(missing_docs, reason = "the names are their meaning; all in degrees")]
pub struct Bbox {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

impl Bbox {
    /// Whether it holds this point.
    pub fn holds(self, at: LonLat) -> bool {
        let inside = if self.west <= self.east {
            self.west <= at.lon && at.lon <= self.east
        } else {
            self.west <= at.lon || at.lon <= self.east
        };
        inside && self.south <= at.lat && at.lat <= self.north
    }
}

impl Filter {
    /// Whether an event, and with it its reports, is drawn.
    pub fn keeps_event(&self, event: &Event, gazetteer: &Gazetteer) -> bool {
        let when = event.when.as_ref().and_then(|dated| dated.when);
        let asks_place =
            self.bbox.is_some() || !self.countries.is_empty() || self.max_uncertainty_m.is_some();
        self.from.is_none_or(|from| when.is_some_and(|when| from <= when.last))
            && self.to.is_none_or(|to| when.is_some_and(|when| when.first <= to))
            && (self.kinds.is_empty() || self.kinds.contains(&event.kind))
            && self.min_confidence.is_none_or(|least| least <= shown(event.confidence))
            && match &event.site {
                Some(site) => self.keeps_place(&site.choice, gazetteer),
                None => !asks_place,
            }
    }

    /// Whether a placed mention is drawn.
    pub fn keeps_mention(&self, choice: &Choice, gazetteer: &Gazetteer) -> bool {
        self.min_confidence.is_none_or(|least| least <= shown(choice.confidence))
            && self.keeps_place(choice, gazetteer)
    }

    fn keeps_place(&self, choice: &Choice, gazetteer: &Gazetteer) -> bool {
        let within = || gazetteer.place(choice.place).countries.split(';');
        self.bbox.is_none_or(|bbox| bbox.holds(choice.at))
            && self.max_uncertainty_m.is_none_or(|most| choice.uncertainty_m <= most)
            && (self.countries.is_empty()
                || within().any(|country| self.countries.iter().any(|asked| asked == country)))
    }
}

#[cfg(test)]
mod tests {
    use super::Bbox;
    use crate::model::LonLat;

    #[test]
    fn a_box_may_cross_the_180th_meridian() {
        for (west, east, lon, want) in [
            (60.0, 75.0, 69.0, true),
            (60.0, 75.0, 75.0, true),
            (60.0, 75.0, 76.0, false),
            (170.0, -170.0, 179.0, true),
            (170.0, -170.0, -179.0, true),
            (170.0, -170.0, 0.0, false),
        ] {
            let bbox = Bbox { west, south: -10.0, east, north: 10.0 };
            assert_eq!(bbox.holds(LonLat { lon, lat: 0.0 }), want, "{west} {east} {lon}");
        }
    }
}
