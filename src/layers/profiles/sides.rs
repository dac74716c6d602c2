//! Who stood on which side of an event, in the words of other schemes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::language::{ActorRow, LANGUAGES};
use crate::model::{Event, EventKind};
use crate::text::fold;

/// What sort of actor somebody is: ACLED's `inter`, in the order of its codes from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Inter {
    StateForces,
    RebelGroup,
    PoliticalMilitia,
    IdentityMilitia,
    Rioters,
    Protesters,
    Civilians,
    External,
}

impl Inter {
    pub(super) const ALL: [Inter; 8] = [
        Inter::StateForces,
        Inter::RebelGroup,
        Inter::PoliticalMilitia,
        Inter::IdentityMilitia,
        Inter::Rioters,
        Inter::Protesters,
        Inter::Civilians,
        Inter::External,
    ];

    /// As ACLED writes it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Inter::StateForces => "State forces",
            Inter::RebelGroup => "Rebel group",
            Inter::PoliticalMilitia => "Political militia",
            Inter::IdentityMilitia => "Identity militia",
            Inter::Rioters => "Rioters",
            Inter::Protesters => "Protesters",
            Inter::Civilians => "Civilians",
            Inter::External => "External/Other forces",
        }
    }
}

/// One side of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Side {
    /// As this program names it; `None` for somebody whom nobody names: the civilians, the
    /// protesters, an armed group.
    name: Option<String>,
    /// What sort of actor it is, when that is known.
    pub(super) inter: Option<Inter>,
}

/// The two sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sides {
    pub(super) first: Option<Side>,
    pub(super) second: Option<Side>,
}

impl Sides {
    /// Those of an event in the country of this ISO 3166-1 alpha-3 code. Who attacks civilians
    /// stands first, and they second.
    pub(super) fn of(event: &Event, iso3: Option<&str>) -> Sides {
        let day = event.when.as_ref().and_then(|dated| dated.when).map(|when| when.first);
        let unnamed = |inter| Some(Side { name: None, inter: Some(inter) });
        let mut named = event.actors.iter().map(|name| Side::named(name, iso3, day));
        let (actor, other) = (named.next(), named.next());
        let target = || event.targets.iter().find_map(|target| Side::described(target));
        let armed = || unnamed(Inter::PoliticalMilitia);
        match event.kind.event_type() {
            "Protests" => Sides { first: unnamed(Inter::Protesters), second: None },
            "Riots" => Sides { first: unnamed(Inter::Rioters), second: None },
            "Violence against civilians" => {
                Sides { first: actor.or_else(armed), second: unnamed(Inter::Civilians) }
            }
            "Explosions/Remote violence" => {
                Sides { first: actor.or_else(armed), second: other.or_else(target) }
            }
            _ if event.kind == EventKind::Arrest => Sides { first: actor, second: other },
            _ => Sides { first: actor, second: other.or_else(target) },
        }
    }

    /// Whether civilians were attacked.
    pub(super) fn harms_civilians(&self) -> bool {
        self.second.as_ref().is_some_and(|side| side.inter == Some(Inter::Civilians))
    }
}

impl Side {
    fn named(name: &str, iso3: Option<&str>, day: Option<Date>) -> Side {
        let sort = SORTS.get(name);
        let governs = sort.and_then(|sort| sort.governs).is_some_and(|(country, since)| {
            iso3 == Some(country) && day.is_some_and(|day| since <= day)
        });
        let inter = if governs { Some(Inter::StateForces) } else { sort.map(|sort| sort.inter) };
        let inter = inter.or_else(|| inter_of(name));
        Side { name: Some(name.to_owned()), inter }
    }

    /// Somebody described, when the words say what sort he is. Civilians have no name.
    fn described(said: &str) -> Option<Side> {
        let inter = inter_of(said)?;
        let name = Some(said.to_owned()).filter(|_| inter != Inter::Civilians);
        Some(Side { name, inter: Some(inter) })
    }

    /// As ACLED names it.
    pub(super) fn acled(&self, country: &str) -> Option<String> {
        let of = |general: &str| Some(format!("{general} ({country})"));
        match (&self.name, self.inter) {
            (Some(name), _) => match row(name).map_or("", |row| row.acled) {
                general @ "Unidentified Armed Group" => of(general),
                "" => Some(name.clone()),
                acled => Some(acled.to_owned()),
            },
            (None, Some(Inter::PoliticalMilitia)) => of("Unidentified Armed Group"),
            (None, inter) => of(inter?.as_str()),
        }
    }

    /// As UCDP names it; `None` for those it has no name for.
    pub(super) fn ucdp(&self, country: &str) -> Option<String> {
        if self.inter == Some(Inter::Civilians) {
            return Some("Civilians".to_owned());
        }
        let name = self.name.as_deref()?;
        match (row(name), self.inter) {
            (Some(row), _) => Some(row.ucdp).filter(|ucdp| !ucdp.is_empty()).map(str::to_owned),
            (None, Some(Inter::StateForces)) => Some(format!("Government of {country}")),
            (None, _) => Some(name.to_owned()),
        }
    }
}

/// The actors of every language, by our name for them.
static ACTORS: LazyLock<BTreeMap<&str, ActorRow>> = LazyLock::new(|| {
    let rows = LANGUAGES.iter().flat_map(|language| language.actors.rows());
    rows.map(|row| (row.name, *row)).collect()
});

/// What sort of actor a name is.
#[derive(Clone, Copy, Debug)]
struct Sort {
    inter: Inter,
    /// The country, ISO 3166-1 alpha-3, whose state forces it is, and since when.
    governs: Option<(&'static str, Date)>,
}

/// What sort each named actor is: `data/profiles/actors.tsv`.
static SORTS: LazyLock<BTreeMap<&str, Sort>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/profiles/actors.tsv").lines().skip(1);
    rows.map(|row| {
        let cells: Vec<_> = row.split('\t').collect();
        let &[name, said, country, since] = &cells[..] else {
            panic!("actors.tsv has four columns: {row}")
        };
        let inter = Inter::ALL.into_iter().find(|inter| inter.as_str() == said);
        let inter = inter.unwrap_or_else(|| panic!("no sort of actor: {said}"));
        (name, Sort { inter, governs: since.parse().ok().map(|since| (country, since)) })
    })
    .collect()
});

fn row(name: &str) -> Option<&'static ActorRow> {
    ACTORS.get(name)
}

/// What sort the words say; of several the one named last, which is the head: "army doctors".
fn inter_of(said: &str) -> Option<Inter> {
    let said = fold(said);
    let words = said.split(|c: char| !c.is_alphanumeric()).rev();
    let value = |word: &str| {
        let mut values =
            LANGUAGES.iter().map(|one| one.words.value("inter", one.words.folded(word)));
        values.find_map(|value| value)
    };
    let number = words.filter(|word| !word.is_empty()).find_map(value)?;
    Inter::ALL.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::{ACTORS, Inter, SORTS, Side};

    #[test]
    fn every_actor_has_a_sort() {
        for name in ACTORS.keys() {
            assert!(SORTS.contains_key(name), "{name} has no row in data/profiles/actors.tsv");
        }
        for name in SORTS.keys() {
            assert!(ACTORS.contains_key(name), "{name} is no actor");
        }
    }

    #[test]
    fn sides_are_named_as_the_schemes_name_them() {
        for (said, inter, acled, ucdp) in [
            ("Taliban", Some(Inter::RebelGroup), Some("Taliban"), Some("Taleban")),
            (
                "Unidentified armed group",
                Some(Inter::PoliticalMilitia),
                Some("Unidentified Armed Group (Mali)"),
                None,
            ),
            (
                "two soldiers",
                Some(Inter::StateForces),
                Some("two soldiers"),
                Some("Government of Mali"),
            ),
            ("the Brigade", None, Some("the Brigade"), Some("the Brigade")),
        ] {
            let side = Side::named(said, Some("MLI"), None);
            assert_eq!(side.inter, inter, "{said}");
            assert_eq!(side.acled("Mali").as_deref(), acled, "{said}");
            assert_eq!(side.ucdp("Mali").as_deref(), ucdp, "{said}");
        }
        let day = |day: &str| Some(day.parse().unwrap());
        for (country, day, want) in [
            ("AFG", day("2021-08-14"), Inter::RebelGroup),
            ("AFG", day("2021-08-15"), Inter::StateForces),
            ("PAK", day("2022-01-01"), Inter::RebelGroup),
        ] {
            assert_eq!(Side::named("Taliban", Some(country), day).inter, Some(want), "{country}");
        }
        let villagers = Side::described("three villagers").unwrap();
        assert_eq!(villagers.acled("Mali").as_deref(), Some("Civilians (Mali)"));
    }
}
