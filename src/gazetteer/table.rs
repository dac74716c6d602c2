use std::sync::{Arc, OnceLock};

use super::bytes::Bytes;
use super::format::{self, Layout, Record};
use super::index::Index;
use super::steps::Steps;
use super::{GazetteerError, Sense, Source};
use crate::model::PlaceId;

/// One compiled gazetteer, opened; alone, or laid over another.
#[derive(Clone)]
pub(super) struct Table {
    pub(super) bytes: Arc<Bytes>,
    pub(super) layout: Layout,
    /// The numbers of its first place and of its first sense.
    pub(super) first_place: u32,
    pub(super) first_sense: u32,
    steps: Arc<OnceLock<Steps>>,
}

impl Table {
    /// Looks at the header alone; nothing behind it is taken on trust later.
    pub(super) fn open(bytes: Bytes, first: (u32, u32)) -> Result<Table, GazetteerError> {
        let layout = format::layout(&bytes)?;
        let (first_place, first_sense) = first;
        let (bytes, steps) = (Arc::new(bytes), Arc::default());
        let table = Table { bytes, layout, first_place, first_sense, steps };
        table.index().root().ok_or(GazetteerError::Damaged("index of names"))?;
        Ok(table)
    }

    /// How many places it has.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.layout.places()).unwrap_or(u32::MAX)
    }

    pub(super) fn senses(&self) -> u32 {
        u32::try_from(self.layout.senses()).unwrap_or(u32::MAX)
    }

    pub(super) fn index(&self) -> Index<'_> {
        Index(self.layout.names(&self.bytes))
    }

    pub(super) fn steps(&self) -> &Steps {
        self.steps.get_or_init(Steps::new)
    }

    /// The place of this number, counted from its own first.
    pub(super) fn record(&self, own: u32) -> Record {
        self.layout.record(&self.bytes, own)
    }

    pub(super) fn key(&self, own: u32) -> &str {
        let record = self.record(own);
        self.layout.text(&self.bytes, record.text_at, record.key_len.into())
    }

    pub(super) fn keyed(&self, key: &str) -> Option<PlaceId> {
        let count = self.len();
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.key(middle) < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < count && self.key(low) == key).then(|| PlaceId(self.first_place + low))
    }

    pub(super) fn text(&self, at: u32, len: u32) -> &str {
        self.layout.text(&self.bytes, at, len)
    }

    pub(super) fn label(&self, number: u16) -> &str {
        let label = self.layout.label(&self.bytes, number);
        self.text(label.at, label.len)
    }

    /// The sense of this number, counted from its own first, and whether it is the last of its
    /// name.
    pub(super) fn sense(&self, own: u32) -> Option<(Sense<'_>, bool)> {
        let stored = self.layout.sense(&self.bytes, own)?;
        let sense = if stored.role.is_plain() {
            Sense { place: PlaceId(stored.number), role: stored.role, written: None }
        } else {
            let row = self.layout.written(&self.bytes, stored.number);
            let written = self.text(row.at, row.len);
            Sense { place: PlaceId(row.place), role: stored.role, written: Some(written) }
        };
        Some((sense, stored.last))
    }

    pub(super) fn fingerprint(&self) -> &str {
        format::fingerprint(&self.bytes)
    }

    pub(super) fn sources(&self) -> impl Iterator<Item = Source<'_>> {
        self.layout.sources(&self.bytes).lines().map(|line| {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_default();
            Source { package: next(), version: next(), licence: next(), attribution: next() }
        })
    }
}
