use super::super::role::NameRole;
use super::u32_at;
use crate::model::LonLat;

/// Stands for "no place" where a place's number is stored.
pub(crate) const NOWHERE: u32 = u32::MAX;
/// The greatest number that a sense has room for; as a place, it is none.
pub(crate) const MOST: u32 = (1 << 29) - 1;

/// A place as stored. Lengths are in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record {
    pub(crate) position: LonLat,
    pub(crate) population: u32,
    pub(crate) uncertainty_m: u32,
    /// 0 for none.
    pub(crate) geonames_id: u32,
    pub(crate) admin1: u32,
    pub(crate) admin2: u32,
    /// Where its key stands in the strings; its name, note and other names follow.
    pub(crate) text_at: u32,
    pub(crate) key_len: u8,
    pub(crate) name_len: u8,
    pub(crate) note_len: u8,
    pub(crate) names_len: u16,
    pub(crate) kind: u8,
    /// 0 for none, else its code and 1.
    pub(crate) seat: u8,
    pub(crate) prominence: u8,
    pub(crate) countries: u16,
    pub(crate) source: u16,
    pub(crate) coord_src: u16,
}

/// What a name may mean, as stored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StoredSense {
    pub(crate) last: bool,
    pub(crate) role: NameRole,
    /// A place's number, or for abbreviations and demonyms a row of `written`.
    pub(crate) number: u32,
}

/// A stretch of the strings, and the place it belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Label {
    pub(crate) at: u32,
    pub(crate) len: u32,
    pub(crate) place: u32,
}

impl Record {
    pub(crate) const SIZE: usize = 45;

    /// Sets the units in a record that is stored already.
    pub(crate) fn put_units(out: &mut [u8], admin1: u32, admin2: u32) {
        if let Some(units) = out.get_mut(20..28) {
            units[..4].copy_from_slice(&admin1.to_le_bytes());
            units[4..].copy_from_slice(&admin2.to_le_bytes());
        }
    }

    pub(crate) fn put(&self) -> [u8; Record::SIZE] {
        let mut out = [0; Record::SIZE];
        out[0..4].copy_from_slice(&stored(self.position.lon).to_le_bytes());
        out[4..8].copy_from_slice(&stored(self.position.lat).to_le_bytes());
        out[8..12].copy_from_slice(&self.population.to_le_bytes());
        out[12..16].copy_from_slice(&self.uncertainty_m.to_le_bytes());
        out[16..20].copy_from_slice(&self.geonames_id.to_le_bytes());
        out[20..24].copy_from_slice(&self.admin1.to_le_bytes());
        out[24..28].copy_from_slice(&self.admin2.to_le_bytes());
        out[28..32].copy_from_slice(&self.text_at.to_le_bytes());
        out[32..34].copy_from_slice(&self.names_len.to_le_bytes());
        out[34..36].copy_from_slice(&self.countries.to_le_bytes());
        out[36..38].copy_from_slice(&self.source.to_le_bytes());
        out[38..40].copy_from_slice(&self.coord_src.to_le_bytes());
        out[40..45].copy_from_slice(&[
            self.key_len,
            self.name_len,
            self.note_len,
            self.kind * 4 + self.seat,
            self.prominence,
        ]);
        out
    }

    pub(crate) fn get(bytes: &[u8]) -> Record {
        let bytes = bytes.first_chunk().unwrap_or(&[0; Record::SIZE]);
        let [.., key_len, name_len, note_len, kind, prominence] = *bytes;
        Record {
            position: LonLat { lon: degrees(u32_at(bytes, 0)), lat: degrees(u32_at(bytes, 4)) },
            population: u32_at(bytes, 8),
            uncertainty_m: u32_at(bytes, 12),
            geonames_id: u32_at(bytes, 16),
            admin1: u32_at(bytes, 20),
            admin2: u32_at(bytes, 24),
            text_at: u32_at(bytes, 28),
            names_len: u16::from_le_bytes([bytes[32], bytes[33]]),
            countries: u16::from_le_bytes([bytes[34], bytes[35]]),
            source: u16::from_le_bytes([bytes[36], bytes[37]]),
            key_len,
            name_len,
            note_len,
            kind: kind / 4,
            seat: kind % 4,
            prominence,
            coord_src: u16::from_le_bytes([bytes[38], bytes[39]]),
        }
    }
}

impl StoredSense {
    pub(super) const SIZE: usize = 4;

    pub(crate) fn put(self) -> u32 {
        u32::from(self.last) << 31 | (self.role as u32) << 29 | self.number
    }

    pub(super) fn get(row: &[u8]) -> StoredSense {
        let bits = u32_at(row, 0);
        let role = NameRole::ALL[(bits >> 29 & 3) as usize];
        StoredSense { last: bits >> 31 == 1, role, number: bits & MOST }
    }
}

impl Label {
    pub(super) const SIZE: usize = 12;

    pub(crate) fn put(self) -> [u8; Label::SIZE] {
        let mut out = [0; Label::SIZE];
        for (cell, word) in out.chunks_exact_mut(4).zip([self.at, self.len, self.place]) {
            cell.copy_from_slice(&word.to_le_bytes());
        }
        out
    }

    pub(super) fn get(row: &[u8]) -> Label {
        Label { at: u32_at(row, 0), len: u32_at(row, 4), place: u32_at(row, 8) }
    }
}

/// In ten-millionths of a degree, of which 180 fit.
pub(crate) fn stored(degrees: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "1,800,000,000 is below 2^31")]
    let stored = (degrees * 1e7).round() as i32;
    stored
}

fn degrees(stored: u32) -> f64 {
    f64::from(stored.cast_signed()) / 1e7
}
