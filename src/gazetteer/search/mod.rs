//! Places as somebody asks for them: "Kabul", "province of Kunar", "Paris, Texas", "Lashkargha".
//!
//! `asked` reads the question, `weigh` keeps the places that answer it.

mod asked;
mod weigh;

use super::{Gazetteer, NameRole, Place};
use crate::language::Language;
use crate::model::PlaceKind;

use asked::Asked;

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Query<'q> {
    /// A name, which may have its form ("Kunar Province") and, behind commas, what it lies in
    /// ("Springfield, Ill.").
    pub name: &'q str,
    /// Only places of this kind.
    pub kind: Option<PlaceKind>,
    /// Only places in this country, ISO 3166-1 alpha-3.
    pub country: Option<&'q str>,
    /// What to do when no place is called so.
    pub spelling: Spelling,
    /// At most so many matches, and at most so many of the nearest.
    pub limit: usize,
}

/// How closely a name must be spelt as the gazetteer spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// Case, accents and punctuation aside, exactly so.
    Exact,
    /// If no name is spelt so, those that come nearest are told.
    Near,
}

/// How a place came to answer a query, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// One of its names is written just so.
    Exact,
    /// One of its names differs in case, accents or punctuation alone.
    Folded,
    /// One of its names does, once the form is set aside: "province of Kunar".
    Form,
    /// One of its names comes near.
    Fuzzy,
}

/// A place that answers a query.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'g> {
    /// The place.
    pub place: Place<'g>,
    /// How it answers.
    pub matched: Match,
    /// Its name that matched, as the gazetteer writes it.
    pub name: &'g str,
    /// How that name belongs to it.
    pub role: NameRole,
    /// Letters to change, add, drop or swap to come from the query to the name, those of what it
    /// is said to lie in among them; 0 unless fuzzy.
    pub changes: u32,
}

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Found<'g> {
    /// The places meant, the most prominent first; with a form, the likeliest kind first.
    pub matches: Vec<Hit<'g>>,
    /// If there are none: the places that come nearest, by changes, then by prominence. Those that
    /// bear the name but are of another kind, or lie elsewhere, are among them.
    pub nearest: Vec<Hit<'g>>,
}

impl<'q> Query<'q> {
    /// Any place of this name, at most ten, or the nearest.
    pub fn new(name: &'q str) -> Query<'q> {
        Query { name, kind: None, country: None, spelling: Spelling::Near, limit: 10 }
    }
}

impl Match {
    /// As written in outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Match::Exact => "exact",
            Match::Folded => "folded",
            Match::Form => "form",
            Match::Fuzzy => "fuzzy",
        }
    }
}

impl Gazetteer {
    /// The places that a query means. The whole of it is tried as a name first, then as a name in
    /// what stands behind its commas, then without the form beside it; what nobody calls so is
    /// looked for by spelling.
    ///
    /// ```
    /// use dateline::gazetteer::{Gazetteer, Match, Query};
    /// use dateline::language::Language;
    ///
    /// let (gazetteer, english) = (Gazetteer::bundled(), Language::english());
    /// let found = gazetteer.search(&Query::new("Paris, Texas"), english);
    /// assert_eq!(found.matches[0].place.countries, "USA");
    /// let found = gazetteer.search(&Query::new("province of Kunar"), english);
    /// assert_eq!(found.matches[0].matched, Match::Form);
    /// let found = gazetteer.search(&Query::new("Kandahaar"), english);
    /// assert_eq!((found.matches.len(), found.nearest[0].name), (0, "Kandahar"));
    /// ```
    pub fn search<'g>(&'g self, query: &Query<'_>, language: &Language) -> Found<'g> {
        let whole = self.called(query.name.trim(), query);
        if !whole.is_empty() {
            return Found { matches: whole, nearest: Vec::new() };
        }
        let asked = Asked::of(query, self, language);
        let matches = self.meant(&asked, query);
        let nearest = match query.spelling {
            Spelling::Near if matches.is_empty() => self.nearest(&asked, query),
            Spelling::Near | Spelling::Exact => Vec::new(),
        };
        Found { matches, nearest }
    }
}

#[cfg(test)]
mod tests;
