use super::super::error::GazetteerError;
use super::super::format::{Label, StoredSense};
use super::super::role::NameRole;
use super::compiler::narrow;
use super::sorter::Sorter;
use super::workshop::{Spool, Workshop};
use crate::model::PlaceId;

/// What one name means, as it is sorted: by name, the most prominent place first, then by role, by
/// people, by number.
pub(in crate::gazetteer) struct Said<'n> {
    pub(in crate::gazetteer) folded: &'n str,
    pub(in crate::gazetteer) prominence: u8,
    pub(in crate::gazetteer) role: NameRole,
    pub(in crate::gazetteer) population: u32,
    /// `MOST` for none: the name means nothing, although another table may say so.
    pub(in crate::gazetteer) place: PlaceId,
    /// For abbreviations and demonyms.
    pub(in crate::gazetteer) written: &'n str,
}

impl<'n> Said<'n> {
    /// In the order that they are wanted in, byte by byte; a folded name holds no zero.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.folded.as_bytes().to_vec();
        bytes.extend([0, u8::MAX - self.prominence, self.role as u8]);
        bytes.extend((u32::MAX - self.population).to_be_bytes());
        bytes.extend(self.place.0.to_be_bytes());
        bytes.extend(self.written.as_bytes());
        bytes
    }

    /// Name, role, place, and how it is written.
    fn read(item: &'n [u8]) -> Option<(&'n [u8], NameRole, u32, &'n [u8])> {
        let end = item.iter().position(|&byte| byte == 0)?;
        let (folded, rest) = (&item[..end], &item[end..]);
        let role = NameRole::ALL.get(usize::from(*rest.get(2)?)).copied()?;
        let place = u32::from_be_bytes(*rest.get(7..)?.first_chunk()?);
        Some((folded, role, place, &rest[11..]))
    }
}

/// The sections that tell what names mean.
pub(super) struct Meanings {
    pub(super) names: Spool,
    pub(super) senses: Spool,
    pub(super) written: Spool,
}

impl Meanings {
    pub(super) fn of(
        said: Sorter,
        strings: &mut Spool,
        workshop: &Workshop,
    ) -> Result<Meanings, GazetteerError> {
        let wrong = |_| GazetteerError::Tables("the names cannot be indexed");
        let mut index = fst::raw::Builder::new(workshop.spool("index.part")?).map_err(wrong)?;
        let mut senses = workshop.spool("senses.part")?;
        let mut written = workshop.spool("written.part")?;
        let (mut number, mut rows) = (0_u64, 0_u32);
        let mut name = Vec::new();
        let mut before: Option<StoredSense> = None;
        let mut sorted = said.sorted()?;
        while let Some(item) = sorted.next()? {
            let Some((folded, role, place, as_written)) = Said::read(item) else { continue };
            let last = folded != name;
            if let Some(sense) = before {
                senses.add(&StoredSense { last, ..sense }.put().to_le_bytes())?;
            }
            if last {
                index.insert(folded, number).map_err(wrong)?;
                name.clear();
                name.extend_from_slice(folded);
            }
            let meant = if role.is_plain() {
                place
            } else {
                let at = narrow(strings.len())?;
                strings.add(as_written)?;
                let len = narrow(as_written.len() as u64)?;
                written.add(&Label { at, len, place }.put())?;
                rows += 1;
                rows - 1
            };
            before = Some(StoredSense { last: true, role, number: meant });
            number += 1;
        }
        if let Some(sense) = before {
            senses.add(&sense.put().to_le_bytes())?;
        }
        Ok(Meanings { names: index.into_inner().map_err(wrong)?, senses, written })
    }
}
