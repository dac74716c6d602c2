use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::super::role::Seat;
use crate::model::PlaceKind;
use crate::text::fold;

const FEATURES: &str = include_str!("../../../data/geonames/feature_codes.tsv");
const COUNTRIES: &str = include_str!("../../../data/geonames/countries.tsv");
const COMMON: &str = include_str!("../../../data/geonames/common_words.txt");

/// What we take of `GeoNames`, and as what: the tables in `data/geonames`.
pub(super) struct Codes {
    features: HashMap<(&'static str, &'static str), Feature>,
    countries: HashMap<&'static str, Country>,
    common: HashSet<String>,
}

/// What a feature code means to us.
#[derive(Clone, Copy)]
pub(super) struct Feature {
    pub(super) kind: PlaceKind,
    pub(super) seat: Option<Seat>,
    /// None: as its kind and its people need.
    pub(super) uncertainty_m: Option<u32>,
}

#[derive(Clone, Copy)]
pub(super) struct Country {
    /// ISO 3166-1 alpha-3.
    pub(super) iso3: &'static str,
    pub(super) marks: Marks,
}

/// What becomes of the marks on the letters of a country's names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// They are spelling, as in São Paulo.
    Keep,
    /// They belong to a transliteration; news leaves them out.
    Drop,
    /// As before, but the apostrophe is written: Cox's Bazar, Xi'an.
    DropButApostrophes,
}

impl Codes {
    pub(super) fn get() -> &'static Codes {
        static CODES: LazyLock<Codes> = LazyLock::new(Codes::read);
        &CODES
    }

    pub(super) fn feature(&self, class: &str, code: &str) -> Option<Feature> {
        self.features.get(&(class, code)).copied()
    }

    pub(super) fn country(&self, iso2: &str) -> Option<Country> {
        self.countries.get(iso2).copied()
    }

    /// Whether a folded name is an English word.
    pub(super) fn is_common(&self, folded: &str) -> bool {
        self.common.contains(folded)
    }

    /// Tells these tables, and the program that reads them, from others.
    pub(super) fn fingerprint() -> String {
        let mut hash = Sha256::new().chain_update(env!("CARGO_PKG_VERSION"));
        for table in [FEATURES, COUNTRIES, COMMON] {
            hash.update(table);
        }
        format!("{:x}", hash.finalize())
    }

    fn read() -> Codes {
        let wrong = |row: &[&str]| -> ! { panic!("data/geonames: {row:?}") };
        let mut features = HashMap::new();
        for row in rows(FEATURES) {
            let [class, code, kind, seat, far, _note] = row[..] else { wrong(&row) };
            let Some(kind) = PlaceKind::named(kind) else { wrong(&row) };
            let feature =
                Feature { kind, seat: Seat::named(seat), uncertainty_m: far.parse().ok() };
            features.insert((class, code), feature);
        }
        let mut countries = HashMap::new();
        for row in rows(COUNTRIES) {
            let [iso2, iso3, marks] = row[..] else { wrong(&row) };
            let marks = match marks {
                "keep" => Marks::Keep,
                "drop" => Marks::Drop,
                "drop but apostrophes" => Marks::DropButApostrophes,
                _ => wrong(&row),
            };
            countries.insert(iso2, Country { iso3, marks });
        }
        let lines = COMMON.lines().map(|line| line.split('#').next().unwrap_or_default());
        let common = lines.flat_map(str::split_whitespace).map(fold).collect();
        Codes { features, countries, common }
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

#[cfg(test)]
mod tests {
    use super::{Codes, FEATURES, rows};
    use crate::model::PlaceKind;

    #[test]
    fn the_tables_can_be_read() {
        let codes = Codes::get();
        for row in rows(FEATURES) {
            let feature = codes.feature(row[0], row[1]).unwrap();
            assert!(row[3].is_empty() == feature.seat.is_none(), "{row:?}");
            assert!(row[4].is_empty() == feature.uncertainty_m.is_none(), "{row:?}");
        }
        assert_eq!(codes.feature("T", "PASS").map(|f| f.kind), Some(PlaceKind::Feature));
        assert!(codes.feature("S", "HTL").is_none() && codes.feature("A", "ADM1H").is_none());
        assert_eq!(codes.country("AF").map(|c| c.iso3), Some("AFG"));
        assert!(codes.is_common("about") && !codes.is_common("kabul"));
    }
}
