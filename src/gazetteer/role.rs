/// What a place governs from where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seat {
    /// The capital of a country.
    Country,
    /// The seat of a first-order unit.
    Region,
    /// The seat of a second-order unit.
    District,
}

impl Seat {
    /// Every seat, in the order of their codes in a compiled gazetteer.
    pub const ALL: [Seat; 3] = [Seat::Country, Seat::Region, Seat::District];

    /// As written in tables and layers.
    pub fn as_str(self) -> &'static str {
        match self {
            Seat::Country => "country",
            Seat::Region => "region",
            Seat::District => "district",
        }
    }

    /// The seat written so in a table.
    pub fn named(name: &str) -> Option<Seat> {
        Seat::ALL.into_iter().find(|seat| seat.as_str() == name)
    }
}

/// How a name belongs to its place, the plainest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameRole {
    /// The name that maps and news give it.
    Main,
    /// Another spelling, a former name, the name in another language.
    Alternate,
    /// Means the place only when written exactly so: "U.S.", not "us".
    Abbreviation,
    /// Its adjective or its people: "Afghan", "Kabulis". Steers, but is no place on a map.
    Demonym,
}

impl NameRole {
    /// Every role, in the order of their codes in a compiled gazetteer.
    pub const ALL: [NameRole; 4] =
        [NameRole::Main, NameRole::Alternate, NameRole::Abbreviation, NameRole::Demonym];

    /// As written in `names.tsv`; a main name stands there as any other.
    pub fn as_str(self) -> &'static str {
        match self {
            NameRole::Main => "main",
            NameRole::Alternate => "name",
            NameRole::Abbreviation => "abbreviation",
            NameRole::Demonym => "demonym",
        }
    }

    /// Whether the name means the place however it is written.
    pub fn is_plain(self) -> bool {
        matches!(self, NameRole::Main | NameRole::Alternate)
    }
}

#[cfg(test)]
mod tests {
    use super::{NameRole, Seat};

    #[test]
    fn codes_follow_the_order_of_declaration() {
        assert!(Seat::ALL.is_sorted() && NameRole::ALL.is_sorted());
        for seat in Seat::ALL {
            assert_eq!(Seat::named(seat.as_str()), Some(seat));
        }
    }
}
