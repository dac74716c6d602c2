use super::super::error::GazetteerError;
use super::super::role::NameRole;
use super::table::{Line, NameRow, PlaceRow};
use crate::text::fold;

/// One name of a place.
pub(in crate::gazetteer) struct Name<'t> {
    pub(in crate::gazetteer) written: &'t str,
    pub(in crate::gazetteer) folded: String,
    pub(in crate::gazetteer) role: NameRole,
    /// Whether it is a name of its own, not one of them cut as texts are.
    pub(in crate::gazetteer) listed: bool,
}

/// The names of one place: the main one first, then the others as the tables list them.
pub(in crate::gazetteer) struct Names<'t>(Vec<Name<'t>>);

impl<'t> Names<'t> {
    /// The names in a row, and the main names that it replaced.
    pub(in crate::gazetteer) fn of(
        row: &PlaceRow<'t>,
        former: &[&'t str],
    ) -> Result<Names<'t>, GazetteerError> {
        let mut names = Names(Vec::with_capacity(1 + row.names.len()));
        names.push(row.line, row.name, NameRole::Main)?;
        for written in row.names.iter().chain(former) {
            names.push(row.line, written, NameRole::Alternate)?;
        }
        Ok(names)
    }

    /// Adds what a table of names says. An abbreviation or a demonym takes the place of a plain
    /// name that folds alike, since it says more: "US" must not match "us".
    pub(in crate::gazetteer) fn add(&mut self, row: NameRow<'t>) -> Result<(), GazetteerError> {
        let Some(role) = row.role else { return self.remove(row) };
        if !role.is_plain() {
            let folded = fold(row.name);
            self.0.retain(|name| name.role != NameRole::Alternate || name.folded != folded);
        }
        self.push(row.line, row.name, role)
    }

    /// Takes away the names that fold like this one, and what is written so.
    fn remove(&mut self, row: NameRow<'t>) -> Result<(), GazetteerError> {
        let folded = fold(row.name);
        let is = |name: &Name<'_>| {
            if name.role.is_plain() { name.folded == folded } else { name.written == row.name }
        };
        if self.0.iter().any(|name| name.role == NameRole::Main && is(name)) {
            let fault = "is the main name: give the place another in a table of places";
            return Err(row.line.fault(format!("`{}` {fault}", row.name)));
        }
        let before = self.0.len();
        self.0.retain(|name| !is(name));
        if self.0.len() == before {
            let (place, name) = (row.place, row.name);
            return Err(row.line.fault(format!("`{place}` is not called `{name}` in any table")));
        }
        Ok(())
    }

    /// Adds each name with a possessive once more without it, since that is what is left of it
    /// when a text is cut into words: "Cox's Bazar" gives "cox bazar". A name that would be left
    /// with one word would match too much, and stays as it is.
    pub(in crate::gazetteer) fn cut_possessives(&mut self) {
        for at in 0..self.0.len() {
            let Name { written, role, .. } = self.0[at];
            let Some(folded) = without_possessives(written).map(|cut| fold(&cut)) else { continue };
            let known = |name: &Name<'_>| name.role.is_plain() && name.folded == folded;
            if role.is_plain() && folded.contains(' ') && !self.0.iter().any(known) {
                self.0.push(Name { written, folded, role, listed: false });
            }
        }
    }

    pub(in crate::gazetteer) fn iter(&self) -> impl Iterator<Item = &Name<'t>> {
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
            self.0.push(Name { written, folded, role, listed: true });
        }
        Ok(())
    }
}

/// `None` when there are none to take away.
fn without_possessives(written: &str) -> Option<String> {
    let mut cut = written.to_owned();
    for (at, mark) in written.char_indices().rev().filter(|(_, c)| matches!(c, '\'' | '’' | 'ʼ'))
    {
        let (before, after) = (&written[..at], &written[at + mark.len_utf8()..]);
        let mut behind = after.chars();
        if before.ends_with(char::is_alphanumeric)
            && matches!(behind.next(), Some('s' | 'S'))
            && !behind.next().is_some_and(char::is_alphanumeric)
        {
            cut.replace_range(at..=at + mark.len_utf8(), "");
        }
    }
    (cut != written).then_some(cut)
}

/// In bytes; the length is stored in one.
const LONGEST: usize = 255;
