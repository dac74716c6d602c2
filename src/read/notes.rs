use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::ReadError;

/// How many notes are kept in full; the rest are counted.
const LISTED: usize = 1000;

/// What a reader found odd without skipping anything.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes(Rc<RefCell<Noted>>);

/// What has been noted.
#[derive(Clone, Debug, Default)]
pub(super) struct Noted {
    pub(super) listed: Vec<ReadError>,
    pub(super) more: u64,
    pub(super) encodings: BTreeMap<&'static str, u64>,
}

impl Notes {
    pub(super) fn add(&self, note: ReadError) {
        let mut noted = self.0.borrow_mut();
        if noted.listed.len() < LISTED {
            noted.listed.push(note);
        } else {
            noted.more += 1;
        }
    }

    /// Counts a record or a file that had to be converted.
    pub(super) fn converted(&self, encoding: &'static str) {
        *self.0.borrow_mut().encodings.entry(encoding).or_default() += 1;
    }

    /// What has been noted since it was last asked.
    pub(super) fn taken(&self) -> Noted {
        self.0.take()
    }
}
