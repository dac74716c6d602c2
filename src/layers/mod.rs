//! Findings in, rows of map layers out. To add a layer, add a file with its columns and a line to
//! [`LAYERS`].
//!
//! Each column stands on one line with its meaning and its value. A layer sees the run go by,
//! documents first, then events, then the reports document by document, and hands out rows as soon as
//! it has them; only a layer that counts (`places`, `areas`, `unresolved`) waits for the end.

mod account;
mod address;
pub mod answer;
mod areas;
mod documents;
mod events;
mod field;
mod filter;
mod mentions;
mod named;
mod places;
mod profiles;
mod reports;
mod thin;
mod unresolved;

use crate::gazetteer::Gazetteer;
use crate::model::{
    Analysis, Byline, Choice, Event, EventId, Feature, Layer, Placement, Report, Usage,
};

pub use address::Address;
pub use filter::{Bbox, Filter};
pub use profiles::{PROFILES, Profile};
pub use thin::{MOST_NAMES, thin};

/// Every layer, in the order in which a map should list them.
pub const LAYERS: &[Draft] = &[
    Draft { layer: &events::LAYER, needs: Needs::EVENTS, begin: || Box::new(events::Events) },
    Draft { layer: &reports::LAYER, needs: Needs::EVENTS, begin: || Box::new(reports::Reports) },
    Draft {
        layer: &mentions::LAYER,
        needs: Needs::MENTIONS,
        begin: || Box::new(mentions::Mentions),
    },
    Draft {
        layer: &places::LAYER,
        needs: Needs::ALL,
        begin: || Box::new(places::Places::default()),
    },
    Draft { layer: &areas::LAYER, needs: Needs::ALL, begin: || Box::new(areas::Areas::default()) },
    Draft { layer: &documents::LAYER, needs: Needs::ALL, begin: || Box::new(documents::Documents) },
    Draft {
        layer: &unresolved::LAYER,
        needs: Needs::MENTIONS,
        begin: || Box::new(unresolved::Unresolved::default()),
    },
];

/// A layer, and how to start drawing it.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    /// Its head.
    pub layer: &'static Layer,
    /// What it is made of.
    pub needs: Needs,
    /// Starts it, with no rows yet.
    pub begin: fn() -> Box<dyn Drawing>,
}

/// What layers are made of: a run does not look for what none of its layers shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Needs {
    /// All mentions; without them only those of documents that tell of events.
    pub mentions: bool,
    /// Events and their reports.
    pub events: bool,
}

impl Needs {
    /// All mentions, and no events.
    pub const MENTIONS: Needs = Needs { mentions: true, events: false };
    /// Events, and what mentions they take.
    pub const EVENTS: Needs = Needs { mentions: false, events: true };
    /// Both.
    pub const ALL: Needs = Needs { mentions: true, events: true };

    /// What both are made of.
    ///
    /// ```
    /// use dateline::layers::Needs;
    ///
    /// assert_eq!(Needs::MENTIONS.and(Needs::EVENTS), Needs::ALL);
    /// ```
    #[must_use]
    pub fn and(self, other: Needs) -> Needs {
        Needs { mentions: self.mentions || other.mentions, events: self.events || other.events }
    }
}

/// The names of all layers.
pub fn names() -> Vec<&'static str> {
    LAYERS.iter().map(|draft| draft.layer.name).collect()
}

/// One layer in the making. Each step hands out the rows that it adds.
pub trait Drawing {
    /// A document has been analysed.
    fn document(&mut self, _: &Analysis, _: Scene<'_>) -> Vec<Feature> {
        vec![]
    }

    /// An event has been merged.
    fn event(&mut self, _: &Event, _: Scene<'_>) -> Vec<Feature> {
        vec![]
    }

    /// Who tells of the event before, report by report.
    fn byline(&mut self, _: &Byline) {}

    /// A report: documents as they were read, in each the event first that most documents tell.
    fn report(&mut self, _: &Told<'_>, _: Scene<'_>) -> Vec<Feature> {
        vec![]
    }

    /// All is told.
    fn end(&mut self, _: Scene<'_>) -> Vec<Feature> {
        vec![]
    }
}

/// What every layer is drawn with.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'r> {
    /// Where the places lie.
    pub gazetteer: &'r Gazetteer,
    /// What is left out.
    pub filter: &'r Filter,
    /// Whether demonyms are drawn.
    pub demonyms: Demonyms,
}

impl Scene<'_> {
    /// Whether a mention is to be drawn or counted at all.
    pub fn counts(self, placement: &Placement) -> bool {
        placement.mention.usage == Usage::Literal || self.demonyms == Demonyms::Drawn
    }

    /// Each mention that is to be drawn or counted at its place, with its number in its document
    /// from 0.
    fn placed(self, analysis: &Analysis) -> impl Iterator<Item = (usize, &Placement, Choice)> {
        analysis.placements.iter().enumerate().filter_map(move |(number, placement)| {
            let choice = placement.choice.filter(|choice| {
                self.counts(placement) && self.filter.keeps_mention(choice, self.gazetteer)
            })?;
            Some((number, placement, choice))
        })
    }
}

/// Whether "Afghan" is drawn like "Afghanistan".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Demonyms {
    /// It steers the choice of places and is drawn nowhere.
    #[default]
    Hidden,
    /// It is.
    Drawn,
}

/// A report, and what it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Told<'r> {
    /// The report.
    pub report: &'r Report,
    /// Its number within its document, from 1.
    pub number: u32,
    /// The report of an earlier document that it repeats, by its name.
    pub repeats: Option<&'r str>,
    /// The name of the event that it tells.
    pub event: &'r EventId,
}

#[cfg(test)]
mod tests {
    use super::LAYERS;
    use crate::model::Geometry;

    const RESERVED: [&str; 10] = [
        "fid",
        "ogc_fid",
        "gid",
        "id",
        "geom",
        "geometry",
        "wkb_geometry",
        "the_geom",
        "shape",
        "bbox",
    ];

    #[test]
    fn columns_are_named_so_that_every_format_takes_them() {
        for draft in LAYERS {
            let layer = draft.layer;
            let mut names: Vec<_> = layer.columns.iter().map(|column| column.name).collect();
            for column in layer.columns {
                let name = column.name;
                assert!(name.starts_with(|c: char| c.is_ascii_lowercase()), "{name}");
                assert!(
                    name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'),
                    "{name}"
                );
                assert!(!RESERVED.contains(&name), "{}.{name}", layer.name);
                assert!(!column.doc.is_empty(), "{}.{name} has no meaning", layer.name);
            }
            assert!(names.contains(&layer.key), "{}", layer.name);
            let placed = names.contains(&"lat") && names.contains(&"lon");
            assert_eq!(placed, layer.geometry == Geometry::Point, "{}", layer.name);
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), layer.columns.len(), "{}", layer.name);
        }
    }
}
