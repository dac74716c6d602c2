use crate::model::PlaceId;

/// What speaks for a candidate or against it. Each has a weight in `data/weights/resolve.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clue {
    /// How likely the bare name means it.
    Prominence,
    /// The name is not its main one.
    Alternate,
    /// The form written beside the name fits its kind.
    Form,
    /// The form written beside the name does not fit.
    FormAgainst,
    /// The name written beside it holds it, or lies in it.
    Container,
    /// The document's other names lie in its country.
    Country,
    /// The document's other names lie in its province.
    Region,
    /// It is close to what the other names mean.
    Near,
    /// It is a capital; less than nothing for a province whose seat shares its name.
    Seat,
    /// An article stands before the name, as before seas, rivers, ranges and deserts.
    Article,
    /// Elsewhere in the document the name is bound to it: "Paris, Texas".
    Discourse,
    /// How many of the other names lie around it.
    Crowd,
    /// It is close to the first place that the document names.
    Lead,
    /// How many people live there.
    People,
    /// It is an area, a feature or a water: no place that people govern.
    Nature,
    /// It is a district, a locality or a quarter.
    Part,
}

impl Clue {
    /// Every clue, in the order in which they are added up.
    pub const ALL: [Clue; 16] = [
        Clue::Prominence,
        Clue::Alternate,
        Clue::Form,
        Clue::FormAgainst,
        Clue::Container,
        Clue::Country,
        Clue::Region,
        Clue::Near,
        Clue::Article,
        Clue::Seat,
        Clue::Discourse,
        Clue::Crowd,
        Clue::Lead,
        Clue::People,
        Clue::Nature,
        Clue::Part,
    ];

    /// As written in the table of weights.
    pub fn as_str(self) -> &'static str {
        match self {
            Clue::Prominence => "prominence",
            Clue::Alternate => "alternate",
            Clue::Form => "form",
            Clue::FormAgainst => "form_against",
            Clue::Container => "container",
            Clue::Country => "country",
            Clue::Region => "region",
            Clue::Near => "near",
            Clue::Seat => "seat",
            Clue::Article => "article",
            Clue::Discourse => "discourse",
            Clue::Crowd => "crowd",
            Clue::Lead => "lead",
            Clue::People => "people",
            Clue::Nature => "nature",
            Clue::Part => "part",
        }
    }
}

/// A candidate with what was found for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The place.
    pub place: PlaceId,
    /// Each clue found, with what it added.
    pub clues: Vec<(Clue, f32)>,
    /// The sum of these.
    pub score: f32,
    /// 0 to 1: its share among the candidates.
    pub confidence: f32,
    /// How little known it is, 0 to 1, if it lies far from all that the document names; else 0.
    pub far: f32,
    /// The same, if nothing else that the document names lies in its country.
    pub abroad: f32,
}
