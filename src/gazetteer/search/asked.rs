use std::collections::BTreeMap;

use super::{Query, Spelling};
use crate::gazetteer::{Gazetteer, NameRole};
use crate::language::Language;
use crate::model::{PlaceId, PlaceKind};
use crate::text::{Text, fold};

/// Names behind commas that are looked at; nobody writes more.
const CONTAINERS: usize = 4;

/// A query taken apart.
pub(super) struct Asked {
    /// What stands before the first comma, read in every way, the longest name first.
    pub(super) names: Vec<Name>,
    /// What stands behind each comma.
    pub(super) within: Vec<Container>,
}

/// A name, with the kinds that its form says.
pub(super) struct Name {
    /// As written.
    pub(super) said: String,
    pub(super) folded: String,
    /// The likeliest first; empty without a form.
    pub(super) kinds: Vec<PlaceKind>,
    /// Whether something was set aside to come by it.
    pub(super) is_core: bool,
}

/// What may be meant by a name behind a comma: places, with the changes to come to their names.
pub(super) struct Container(pub(super) BTreeMap<PlaceId, u32>);

impl Asked {
    pub(super) fn of(query: &Query<'_>, gazetteer: &Gazetteer, language: &Language) -> Asked {
        let mut parts = query.name.split(',').map(str::trim).filter(|part| !part.is_empty());
        let names = parts.next().map_or(Vec::new(), |said| names(said, language));
        let within = parts
            .take(CONTAINERS)
            .map(|said| container(said, query.spelling, gazetteer, language))
            .collect();
        Asked { names, within }
    }
}

/// Every way to read `said` as a name.
fn names(said: &str, language: &Language) -> Vec<Name> {
    let whole =
        Name { said: said.to_owned(), folded: fold(said), kinds: Vec::new(), is_core: false };
    let text = Text::of(said, language);
    let cores = language.names_in(&text, 0..text.words.len()).into_iter();
    let cores = cores.filter(|(core, _)| core.len() < text.words.len()).map(|(core, forms)| {
        let said = text.say(text.span_of(core)).to_owned();
        let first = forms.first().map_or(&[][..], |form| &form.kinds);
        let fits = |kind: &&PlaceKind| forms.iter().all(|form| form.kinds.contains(kind));
        let kinds = first.iter().filter(fits).copied().collect();
        Name { folded: fold(&said), said, kinds, is_core: true }
    });
    std::iter::once(whole).chain(cores).collect()
}

/// The places that a name behind a comma may mean; if no place is called so, those whose names
/// come nearest.
fn container(
    said: &str,
    spelling: Spelling,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Container {
    let names = names(said, language);
    for name in &names {
        let places = gazetteer.name(&name.folded).map(|id| gazetteer.bearers(id, name));
        let places: BTreeMap<_, _> = places.into_iter().flatten().map(|place| (place, 0)).collect();
        if !places.is_empty() {
            return Container(places);
        }
    }
    let mut near = BTreeMap::new();
    if spelling == Spelling::Near {
        for name in &names {
            for similar in gazetteer.similar(&name.folded) {
                for place in gazetteer.bearers(similar.name, name) {
                    let least = near.entry(place).or_insert(similar.changes);
                    *least = similar.changes.min(*least);
                }
            }
        }
    }
    Container(near)
}

impl Gazetteer {
    /// The places of a name, of the kinds that its form says.
    fn bearers(
        &self,
        id: crate::model::NameId,
        name: &Name,
    ) -> impl Iterator<Item = PlaceId> + use<'_> {
        let kinds = name.kinds.clone();
        self.senses(id)
            .filter(|sense| sense.role != NameRole::Demonym)
            .map(|sense| sense.place)
            .filter(move |&place| kinds.is_empty() || kinds.contains(&self.kind(place)))
    }
}
