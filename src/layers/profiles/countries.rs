//! What other schemes call a country: `data/profiles/countries.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A country's codes in other schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Country {
    /// ISO 3166-1 numeric.
    pub(super) iso: Option<u32>,
    /// Gleditsch and Ward's number; only independent states have one.
    pub(super) gw: Option<u32>,
    /// ACLED's region; "" for none.
    pub(super) acled_region: &'static str,
    /// UCDP's region; "" for none.
    pub(super) ucdp_region: &'static str,
}

static COUNTRIES: LazyLock<BTreeMap<&str, Country>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/profiles/countries.tsv").lines().skip(1);
    rows.map(|row| {
        let cells: Vec<_> = row.split('\t').collect();
        let &[iso3, iso, gw, acled_region, ucdp_region] = &cells[..] else {
            panic!("countries.tsv has five columns: {row}")
        };
        (iso3, Country { iso: iso.parse().ok(), gw: gw.parse().ok(), acled_region, ucdp_region })
    })
    .collect()
});

/// The country of this ISO 3166-1 alpha-3 code.
pub(super) fn country(iso3: &str) -> Option<Country> {
    COUNTRIES.get(iso3).copied()
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, country};

    #[test]
    fn codes_are_those_of_the_schemes() {
        for (iso3, iso, gw, acled, ucdp) in [
            ("AFG", Some(4), Some(700), "Caucasus and Central Asia", "Asia"),
            ("NGA", Some(566), Some(475), "Western Africa", "Africa"),
            ("YEM", Some(887), Some(678), "Middle East", "Middle East"),
            ("COL", Some(170), Some(100), "South America", "Americas"),
        ] {
            let got = country(iso3).unwrap();
            assert_eq!((got.iso, got.gw), (iso, gw), "{iso3}");
            assert_eq!((got.acled_region, got.ucdp_region), (acled, ucdp), "{iso3}");
        }
        let numbers = COUNTRIES.values().filter_map(|country| country.gw);
        let mut numbers: Vec<_> = numbers.collect();
        let all = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), all);
    }
}
