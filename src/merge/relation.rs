use super::key::Key;
use crate::gazetteer::{Gazetteer, distance_m};
use crate::model::{Choice, Precision};

/// How two places lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// One place.
    Same,
    /// Two of one town.
    Beside,
    /// One holds the other, and is a district or where something is told to lie.
    InDistrict,
    /// One holds the other, and is a province.
    InRegion,
    /// One is a country or as wide, and holds the other.
    InCountry,
    /// So many metres lie between.
    Apart(u32),
    /// One of them is not told.
    Untold,
}

impl Relation {
    /// How the places of two reports lie.
    pub(super) fn between(a: &Key, b: &Key, gazetteer: &Gazetteer) -> Relation {
        let (Some(one), Some(other)) = (a.site, b.site) else { return Relation::Untold };
        let wide = one.precision.max(other.precision);
        let inside = match wide {
            Precision::Exact | Precision::Near | Precision::District => Relation::InDistrict,
            Precision::Region => Relation::InRegion,
            Precision::Area | Precision::Country | Precision::Water => Relation::InCountry,
        };
        if one.place == other.place {
            return if one.precision.min(other.precision) >= Precision::Region {
                inside
            } else {
                Relation::Same
            };
        }
        if gazetteer.are_nested(one.place, other.place) {
            return inside;
        }
        if gazetteer.are_of_one_town(&one, &other) {
            return Relation::Beside;
        }
        let apart = distance_m(one.at, other.at);
        let reach = f64::from(one.uncertainty_m.max(other.uncertainty_m));
        // "20 km north of Kunduz" may be the village that another tells by name
        let beside = |choice: Choice| choice.at != gazetteer.position(choice.place);
        let vague = !(a.is_local() && b.is_local()) || beside(one) || beside(other);
        if vague && apart <= reach { inside } else { Relation::Apart(metres(apart)) }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no two points of the Earth lie 4 million kilometres apart"
)]
fn metres(apart: f64) -> u32 {
    apart as u32
}
