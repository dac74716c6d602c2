use super::{LonLat, PlaceId, Span};

/// A name's row in the gazetteer that knows it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct NameId(pub u32);

/// A stretch of text that names a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mention {
    /// Where in the document's text: the whole name with its form, "Nimroz Province".
    pub span: Span,
    /// The part that the gazetteer knows: "Nimroz".
    pub core: Span,
    /// The gazetteer's row for that name; `None` when it has none.
    pub name: Option<NameId>,
    /// How the name is used.
    pub usage: Usage,
}

/// How a place's name is used.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Usage {
    /// For the place itself, or for the government that sits there.
    Literal,
    /// As an adjective, or for its people: "Afghan", "Kabulis".
    Demonym,
    /// In the name of a body that watches over it: "Chicago Police". It is no mention of the place to
    /// show, but tells where a story plays; it does not leave the analysis.
    Body,
    /// By a description, for the town that a country or a province is governed from: "the Afghan
    /// capital". It does not leave the analysis either.
    Seat,
}

impl Usage {
    /// Whether it is shown: what only tells where a story plays is not.
    pub fn is_shown(self) -> bool {
        matches!(self, Usage::Literal | Usage::Demonym)
    }

    /// As written to layers.
    pub fn as_str(self) -> &'static str {
        match self {
            Usage::Literal => "literal",
            Usage::Demonym => "demonym",
            Usage::Body => "body",
            Usage::Seat => "seat",
        }
    }
}

/// A mention with its place decided, or declared undecidable.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Placement {
    /// The mention.
    pub mention: Mention,
    /// The place it was taken to mean; `None` when no candidate was good enough.
    pub choice: Option<Choice>,
    /// Where what is told lies, if the text puts it beside the place or in a part of it.
    pub whereabouts: Option<Whereabouts>,
    /// The next best candidate and its confidence.
    pub runner_up: Option<(PlaceId, f32)>,
}

impl Placement {
    /// The choice as the text tells where: at "20 km north of Kunduz", not in Kunduz.
    pub fn located(&self) -> Option<Choice> {
        let choice = self.choice?;
        let told = self.whereabouts.map(|told| Choice {
            at: told.at,
            uncertainty_m: told.uncertainty_m,
            precision: told.precision,
            ..choice
        });
        Some(told.unwrap_or(choice))
    }
}

/// A position that the text gives by a place: "20 km north of Kunduz", "northern Mali".
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Whereabouts {
    /// The middle of where it may be.
    pub at: LonLat,
    /// Radius in metres around that holds it.
    pub uncertainty_m: u32,
    /// How exactly it is known.
    pub precision: Precision,
    /// The words that say so, without the name.
    pub said: Span,
}

/// The candidate that won.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Choice {
    /// Which place.
    pub place: PlaceId,
    /// Where: the place's point; in a report's site, where the text puts it ("20 km north of").
    pub at: LonLat,
    /// Radius in metres within which the thing named lies.
    pub uncertainty_m: u32,
    /// How exactly the place locates what is told of it.
    pub precision: Precision,
    /// 0 to 1.
    pub confidence: f32,
}

/// From exact to vague, so that the lesser is the better.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// A town, a quarter, a facility.
    Exact,
    /// Near one of these.
    Near,
    /// A second-order unit or lower.
    District,
    /// A first-order unit.
    Region,
    /// A stretch of country without an exact border: a valley, a road, "the northeast".
    Area,
    /// Only the country is known.
    Country,
    /// At sea.
    Water,
}

impl Precision {
    /// As written to layers.
    pub fn as_str(self) -> &'static str {
        match self {
            Precision::Exact => "exact",
            Precision::Near => "near",
            Precision::District => "district",
            Precision::Region => "region",
            Precision::Area => "area",
            Precision::Country => "country",
            Precision::Water => "water",
        }
    }

    /// ACLED's `geo_precision`, 1 to 3; ACLED does not record what is known to a country only.
    pub fn geo_precision(self) -> Option<u8> {
        match self {
            Precision::Exact => Some(1),
            Precision::Near | Precision::District => Some(2),
            Precision::Region | Precision::Area | Precision::Water => Some(3),
            Precision::Country => None,
        }
    }

    /// UCDP's `where_prec`, 1 to 7.
    pub fn where_prec(self) -> u8 {
        match self {
            Precision::Exact => 1,
            Precision::Near => 2,
            Precision::District => 3,
            Precision::Region => 4,
            Precision::Area => 5,
            Precision::Country => 6,
            Precision::Water => 7,
        }
    }
}
