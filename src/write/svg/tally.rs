use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Feature, Layer, LonLat, Value};
use crate::write::colours::{self, TypeColour};
use crate::write::ground::{Reach, cell, text};

/// The layer that is drawn.
pub(super) const LAYER: &str = "events";

/// How well a place is known, as far as a picture shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// A dot may stand for it.
    Exact,
    /// Somewhere around it.
    Near,
    /// In the whole of a country or a province.
    Wide,
}

/// Whether it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Firmness {
    /// So it is reported.
    Told,
    /// It was planned or foiled.
    Unreal,
}

/// What is drawn as one mark: events of one type at one place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) at: LonLat,
    pub(super) place: String,
    pub(super) key: String,
    pub(super) nearness: Nearness,
    pub(super) firmness: Firmness,
    /// It happened within so many metres.
    pub(super) within_m: f64,
    pub(super) style: TypeColour,
    pub(super) events: u64,
    pub(super) killed: u64,
}

/// Events summed up.
#[derive(Debug, Default)]
pub(super) struct Tally {
    marks: BTreeMap<(String, [i64; 2], Nearness, Firmness, &'static str), Mark>,
    /// Events by day and type.
    pub(super) days: BTreeMap<(Date, &'static str), u64>,
    pub(super) reach: Reach,
    pub(super) events: u64,
    pub(super) killed: u64,
    pub(super) undated: u64,
    pub(super) placeless: u64,
}

impl Tally {
    /// One more row of any layer.
    pub(super) fn add(&mut self, layer: &Layer, feature: &Feature) {
        if layer.name != LAYER {
            return;
        }
        let style = colours::of(text(layer, feature, "event_type").unwrap_or_default());
        let killed = number(layer, feature, "fatalities_best");
        self.events += 1;
        self.killed = self.killed.saturating_add(killed);
        self.reach.add(layer, feature);
        match cell(layer, feature, "event_date") {
            Some(Value::Date(day)) => *self.days.entry((*day, style.name)).or_default() += 1,
            _ => self.undated += 1,
        }
        let Some(at) = feature.shape.as_ref().and_then(crate::model::Shape::point) else {
            self.placeless += 1;
            return;
        };
        let key = text(layer, feature, "place_id").unwrap_or_default();
        let nearness = match text(layer, feature, "place_precision") {
            None | Some("exact") => Nearness::Exact,
            Some("region" | "country") => Nearness::Wide,
            Some(_) => Nearness::Near,
        };
        let firmness = match text(layer, feature, "realis") {
            Some("planned" | "foiled") => Firmness::Unreal,
            _ => Firmness::Told,
        };
        let spot = [at.lon, at.lat].map(micro);
        let mark = self.marks.entry((key.to_owned(), spot, nearness, firmness, style.name));
        let mark = mark.or_insert_with(|| Mark {
            at,
            place: text(layer, feature, "location").unwrap_or_default().to_owned(),
            key: key.to_owned(),
            nearness,
            firmness,
            within_m: 0.0,
            style,
            events: 0,
            killed: 0,
        });
        #[expect(clippy::cast_precision_loss, reason = "no radius on the globe has 16 digits")]
        let within_m = number(layer, feature, "uncertainty_m") as f64;
        mark.within_m = mark.within_m.max(within_m);
        mark.events += 1;
        mark.killed = mark.killed.saturating_add(killed);
    }

    /// What there is to draw, the deadliest first.
    pub(super) fn marks(&self) -> Vec<&Mark> {
        let mut marks: Vec<_> = self.marks.values().collect();
        marks.sort_by_key(|mark| std::cmp::Reverse(mark.killed)); // stable: ties stay by key
        marks
    }
}

/// A whole number that is not below zero; zero if there is none.
fn number(layer: &Layer, feature: &Feature, column: &str) -> u64 {
    match cell(layer, feature, column) {
        Some(Value::Integer(number)) => u64::try_from(*number).unwrap_or(0),
        _ => 0,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "degrees are few; others saturate")]
fn micro(degrees: f64) -> i64 {
    (degrees * 1e6).round() as i64
}
