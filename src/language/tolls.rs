use super::Side;

/// A row of `toll_phrases.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct TollRow {
    /// On which side of the figure it stands.
    pub side: Side,
    /// What it says of the figure.
    pub slot: TollSlot,
    /// A sentence that says it.
    pub example: &'static str,
    /// The tolls it must be read as: `killed 12+`.
    pub want: &'static str,
}

impl TollRow {
    /// A phrase and what it means, from the cells of a row.
    pub(super) fn read(
        [phrase, side, slot, example, want]: [&'static str; 5],
    ) -> (&'static str, TollRow) {
        (phrase, TollRow { side: Side::new(side), slot: TollSlot::new(slot), example, want })
    }
}

/// What a toll phrase says of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TollSlot {
    /// So many died.
    Killed,
    /// So many were wounded.
    Injured,
    /// So many were taken.
    Taken,
    /// So many were hit, the dead among them.
    Shot,
    /// What befell them is no harm of ours: "died of pneumonia".
    Nothing,
    /// Nobody died.
    NoneKilled,
    /// Nobody was wounded.
    NoneInjured,
    /// Nobody was harmed.
    NoneHarmed,
    /// An attacker died by his own hand.
    Own,
    /// So old: "17-year-old".
    Age,
    /// No fewer.
    Least,
    /// More.
    More,
    /// No more.
    Most,
    /// About so many.
    About,
    /// What follows is part of what stands before: "including".
    Part,
}

impl TollSlot {
    fn new(written: &str) -> TollSlot {
        match written {
            "killed" => TollSlot::Killed,
            "injured" => TollSlot::Injured,
            "taken" => TollSlot::Taken,
            "shot" => TollSlot::Shot,
            "nothing" => TollSlot::Nothing,
            "none killed" => TollSlot::NoneKilled,
            "none injured" => TollSlot::NoneInjured,
            "none harmed" => TollSlot::NoneHarmed,
            "own" => TollSlot::Own,
            "age" => TollSlot::Age,
            "least" => TollSlot::Least,
            "more" => TollSlot::More,
            "most" => TollSlot::Most,
            "about" => TollSlot::About,
            "part" => TollSlot::Part,
            other => panic!("no slot {other}"),
        }
    }
}
