/// A row of `actors.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct ActorRow {
    /// The name that layers sort by.
    pub name: &'static str,
    /// ACLED's name; empty where ACLED has none.
    pub acled: &'static str,
    /// UCDP's name; empty where UCDP has none.
    pub ucdp: &'static str,
    /// How much the name tells.
    pub sort: ActorSort,
    /// A sentence that names it.
    pub example: &'static str,
}

impl ActorRow {
    /// A phrase and what it means, from the cells of a row.
    pub(super) fn read(
        [phrase, name, acled, ucdp, sort, example]: [&'static str; 6],
    ) -> (&'static str, ActorRow) {
        (phrase, ActorRow { name, acled, ucdp, sort: ActorSort::new(sort), example })
    }
}

/// How much the name of an actor tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorSort {
    /// Who it is: "M23".
    Group,
    /// What sort of people they are: "rebels".
    Kind,
    /// Nothing: "gunmen".
    Unknown,
    /// The forces of the state named beside it, whose name goes where the row's names have `{}`:
    /// "soldiers".
    Force,
}

impl ActorSort {
    fn new(written: &str) -> ActorSort {
        match written {
            "group" => ActorSort::Group,
            "kind" => ActorSort::Kind,
            "unknown" => ActorSort::Unknown,
            "force" => ActorSort::Force,
            other => panic!("no sort of actor {other}"),
        }
    }
}
