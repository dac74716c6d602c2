use super::super::error::GazetteerError;
use super::super::role::NameRole;
use super::table::{Line, NameRow, PlaceRow};
use crate::text::fold;

/// One name of a place.
pub(super) struct Name<'t> {
    pub(super) written: &'t str,
    pub(super) folded: String,
    pub(super) role: NameRole,
}

/// The names of one place: the main one first, then the others as the tables list them.
pub(super) struct Names<'t>(Vec<Name<'t>>);

impl<'t> Names<'t> {
    /// The names in a row, and the main names that it replaced.
    pub(super) fn of(row: &PlaceRow<'t>, former: &[&'t str]) -> Result<Names<'t>, GazetteerError> {
        let mut names = Names(Vec::with_capacity(1 + row.names.len()));
        names.push(row.line, row.name, NameRole::Main)?;
        for written in row.names.iter().chain(former) {
            names.push(row.line, written, NameRole::Alternate)?;
        }
        Ok(names)
    }

    /// Adds what a table of names says. An abbreviation or a demonym takes the place of a plain
    /// name that folds alike, since it says more: "US" must not match "us".
    pub(super) fn add(&mut self, row: NameRow<'t>) -> Result<(), GazetteerError> {
        if row.role > NameRole::Alternate {
            let folded = fold(row.name);
            self.0.retain(|name| name.role != NameRole::Alternate || name.folded != folded);
        }
        self.push(row.line, row.name, row.role)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Name<'t>> {
        self.0.iter()
    }

    fn push(
        &mut self,
        line: Line<'_>,
        written: &'t str,
        role: NameRole,
    ) -> Result<(), GazetteerError> {
        let folded = fold(written);
        if folded.is_empty() {
            return Err(line.fault(format!("name `{written}` has no letter")));
        }
        if written.contains('|') || written.len() > LONGEST {
            return Err(line.fault(format!("name `{written}` is too long, or holds a |")));
        }
        let said = |name: &Name<'_>| match role {
            NameRole::Main | NameRole::Alternate => name.folded == folded,
            NameRole::Abbreviation | NameRole::Demonym => {
                name.role == role && name.written == written
            }
        };
        if !self.0.iter().any(said) {
            self.0.push(Name { written, folded, role });
        }
        Ok(())
    }
}

/// In bytes; the length is stored in one.
const LONGEST: usize = 255;
