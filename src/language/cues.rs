use crate::model::{EventKind, Realis};

/// A row of `event_cues.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct CueRow {
    /// The kind of event it tells of; `None` for words that tell only that somebody was harmed.
    pub kind: Option<EventKind>,
    /// How much it tells alone.
    pub strength: Strength,
    /// The means it names.
    pub weapon: Option<&'static str>,
    /// A sentence in which the cue must fire.
    pub example: &'static str,
    /// A sentence in which it must not; may be empty where nothing comes near.
    pub not: &'static str,
}

impl CueRow {
    /// A phrase and what it means, from the cells of a row.
    pub(super) fn read(
        [phrase, kind, strength, weapon, example, not]: [&'static str; 6],
    ) -> (&'static str, CueRow) {
        let named = |kind| EventKind::named(kind).unwrap_or_else(|| panic!("no kind {kind}"));
        let kind = Some(kind).filter(|kind| !kind.is_empty()).map(named);
        let weapon = Some(weapon).filter(|weapon| !weapon.is_empty());
        (phrase, CueRow { kind, strength: Strength::new(strength), weapon, example, not })
    }
}

/// How much a cue tells alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It is no event at all, and hides the cue inside it: "heart attack".
    Nothing,
    /// The same, and whoever is harmed near by is harmed by accident: "gas explosion".
    Accident,
    /// It refers to an event told before: "the blast".
    Back,
    /// It tells in passing what befell somebody, of what cause it does not say: it goes on with an
    /// event told beside it, and is none alone: "died", "was arrested".
    Passing,
    /// It names a class of things, and tells of one only where a day, a toll or a definite place
    /// binds it: "attacks".
    Class,
    /// It tells that somebody was harmed: "killed".
    Harm,
    /// It tells of an event: "opened fire".
    Event,
}

impl Strength {
    fn new(written: &str) -> Strength {
        match written {
            "nothing" => Strength::Nothing,
            "accident" => Strength::Accident,
            "back" => Strength::Back,
            "passing" => Strength::Passing,
            "class" => Strength::Class,
            "harm" => Strength::Harm,
            "event" => Strength::Event,
            other => panic!("no strength {other}"),
        }
    }
}

/// A row of `realis.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct RealisRow {
    /// On which side of the cue it stands.
    pub side: Side,
    /// What it makes of the event; `None` for no event at all.
    pub realis: Option<Realis>,
    /// Whether the event lies far back, so that the document's day says nothing of it.
    pub past: bool,
    /// A sentence whose event it changes.
    pub example: &'static str,
}

impl RealisRow {
    /// A phrase and what it means, from the cells of a row.
    pub(super) fn read(
        [phrase, side, realis, example]: [&'static str; 4],
    ) -> (&'static str, RealisRow) {
        let (realis, past) = match realis {
            "told" => (Some(Realis::Reported), false),
            "past" => (Some(Realis::Reported), true),
            "planned" => (Some(Realis::Planned), false),
            "foiled" => (Some(Realis::Foiled), false),
            "alleged" => (Some(Realis::Alleged), false),
            "none" => (None, false),
            other => panic!("no realis {other}"),
        };
        (phrase, RealisRow { side: Side::new(side), realis, past, example })
    }
}

/// On which side of what it speaks of a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Before,
    /// Behind it.
    After,
    /// On either, or around it.
    Either,
    /// Anywhere in its clause.
    Clause,
    /// It needs nothing beside it.
    Alone,
}

impl Side {
    pub(super) fn new(written: &str) -> Side {
        match written {
            "before" => Side::Before,
            "after" => Side::After,
            "either" => Side::Either,
            "clause" => Side::Clause,
            "alone" => Side::Alone,
            other => panic!("no side {other}"),
        }
    }
}
