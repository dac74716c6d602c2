use super::{Byline, Choice, Count, Dated, EventKind, Quote};

/// One document's account of something that happened. Complete in itself: it can be merged and
/// laid out after its document is gone.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Report {
    /// Who tells it.
    pub byline: Byline,
    /// The document's day, stated or inferred.
    pub told_on: Option<jiff::civil::Date>,
    /// The sentence that tells it: the evidence to show a reader.
    pub sentence: Quote,
    /// The words that tell what happened.
    pub cue: Quote,
    /// What happened.
    pub kind: EventKind,
    /// When, if told.
    pub when: Option<Dated>,
    /// Where, if told and resolved.
    pub site: Option<Site>,
    /// The people harmed.
    pub tolls: Tolls,
    /// Who did it, the surest first.
    pub actors: Vec<Party>,
    /// Who or what it was done to, as written: "a Shiite mosque", "two soldiers".
    pub targets: Vec<Party>,
    /// The sorts of thing named beside it (mosque, hospital), by their numbers in the language's
    /// table: accounts that name different sorts tell of different events.
    pub things: Vec<i64>,
    /// The names and figures told around it (a victim, his age, a street), each as a number made
    /// of the folded word, sorted: two accounts that share rare ones tell of one event.
    pub details: Vec<u32>,
    /// Whether an attacker died by his own weapon.
    pub suicide: bool,
    /// The means, as the cue tables name it: "car bomb", "drone".
    pub weapon: Option<String>,
    /// Who has claimed it.
    pub claimed_by: Option<String>,
    /// What the naming of the actor rests on.
    pub attribution: Attribution,
    /// Whether it happened, as the document tells it.
    pub realis: Realis,
    /// 0 to 1.
    pub confidence: f32,
}

/// The place of an event: the mention that names it, and what it was taken to mean.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Site {
    /// What the text says.
    pub said: Quote,
    /// Which place that is.
    pub choice: Choice,
}

/// People harmed in one event; each is `None` where the text does not count them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tolls {
    /// The dead, attackers left out.
    pub killed: Option<Count>,
    /// The wounded.
    pub injured: Option<Count>,
    /// Those shot or stabbed, while it is open who of them died; `None` in a finished report.
    pub hit: Option<Count>,
    /// The attackers' own dead.
    pub perpetrators_killed: Option<Count>,
    /// Those taken.
    pub taken: Option<Count>,
}

/// Somebody named or described.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Party {
    /// The name to sort by: from the table of actors, or the words themselves.
    pub name: String,
    /// The words.
    pub said: Quote,
}

/// What the naming of an actor rests on, the firmest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Attribution {
    /// The actor says so.
    Claimed,
    /// The document, or somebody it quotes, says so.
    Attributed,
    /// Somebody suspects so.
    Suspected,
    /// Nobody is named.
    Unknown,
}

impl Attribution {
    /// As written to layers.
    pub fn as_str(self) -> &'static str {
        match self {
            Attribution::Claimed => "claimed",
            Attribution::Attributed => "attributed",
            Attribution::Suspected => "suspected",
            Attribution::Unknown => "unknown",
        }
    }
}

/// Whether a thing happened, as the document tells it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Realis {
    /// It did.
    Reported,
    /// Somebody says it did; the document does not.
    Alleged,
    /// It is meant to.
    Planned,
    /// It was tried and failed.
    Foiled,
}

impl Realis {
    /// As written to layers.
    pub fn as_str(self) -> &'static str {
        match self {
            Realis::Reported => "reported",
            Realis::Alleged => "alleged",
            Realis::Planned => "planned",
            Realis::Foiled => "foiled",
        }
    }
}
