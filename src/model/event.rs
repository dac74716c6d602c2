use super::{Attribution, Dated, EventKind, Realis, Site, Tolls};

/// Names one event: the same happening in the same corpus always has the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct EventId(pub String);

/// One thing that happened, as told by one or more reports.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Event {
    /// Its name.
    pub id: EventId,
    /// What.
    pub kind: EventKind,
    /// When: the best told of the reports' days, narrowed by the others.
    pub when: Option<Dated>,
    /// Where: the most precise site among the reports.
    pub site: Option<Site>,
    /// The people harmed: the best account's figures, with the range over all accounts.
    pub tolls: Tolls,
    /// Who did it, most often named first; names only.
    pub actors: Vec<String>,
    /// To whom or what, most often named first.
    pub targets: Vec<String>,
    /// Whether an attacker died by his own weapon.
    pub suicide: bool,
    /// The means.
    pub weapon: Option<String>,
    /// Who has claimed it.
    pub claimed_by: Option<String>,
    /// The firmest attribution among the reports.
    pub attribution: Attribution,
    /// The firmest realis among the reports.
    pub realis: Realis,
    /// What the reports disagree on.
    pub conflicts: Vec<Conflict>,
    /// 0 to 1.
    pub confidence: f32,
    /// How many reports tell it.
    pub reports: u32,
    /// The documents that tell it, by id, in the order of the run.
    pub documents: Vec<String>,
    /// Their publishers, each once.
    pub sources: Vec<String>,
    /// Their addresses, each once.
    pub urls: Vec<String>,
    /// The sentence of its best report.
    pub sentence: String,
}

/// A slot that the reports of one event fill differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Conflict {
    /// Days that do not meet.
    Date,
    /// Places of which neither contains the other.
    Place,
    /// Figures that cannot both be right.
    Tolls,
}

impl Conflict {
    /// As written to layers.
    pub fn as_str(self) -> &'static str {
        match self {
            Conflict::Date => "date",
            Conflict::Place => "place",
            Conflict::Tolls => "tolls",
        }
    }
}
