use std::cell::RefCell;
use std::collections::HashMap;
use std::io;
use std::rc::Rc;

use foldhash::fast::FixedState;
use std::hash::BuildHasher;

use super::key::Key;
use crate::keep::{Spool, Strings};

/// So many keys stay in memory, some 8 MB; the rest waits on disk.
const IN_MEMORY: usize = 1 << 14;

/// Of those on disk so many are at hand, some 8 MB: reports are compared with those of their
/// days and of their event, so that the same few are asked for again and again.
const AT_HAND: usize = 1 << 14;

/// The keys of all reports of a run, by number. Beyond the first, a report leaves 20 bytes in
/// memory, and a document 16 to 26 and its id.
#[derive(Debug, Default)]
pub(super) struct Keys {
    first: Vec<Rc<Key>>,
    disk: RefCell<Disk>,
    /// Of each report its document, and where its sentence and its cue start.
    stands: Vec<(u32, (u32, u32))>,
    /// The ids of the documents.
    names: Strings,
    /// The number of a document by the hash of its id, half of it to save memory. Where two meet,
    /// the later is known only while its reports come one after another, as they do in a run.
    known: HashMap<u32, u32, FixedState>,
}

/// Keys beyond those that stay in memory.
#[derive(Debug, Default)]
struct Disk {
    spool: Spool<Key>,
    at_hand: Vec<Option<(u32, Rc<Key>)>>,
    /// What the disk said when it would not take or give one.
    fault: Option<io::Error>,
}

impl Keys {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.stands.len()
    }

    /// The number of the document of this id.
    pub(super) fn document(&mut self, id: &str) -> u32 {
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let latest = next.checked_sub(1);
        let hash = u32::try_from(FixedState::default().hash_one(id) >> 32).unwrap_or(0);
        let mut numbers = latest.into_iter().chain(self.known.get(&hash).copied());
        if let Some(known) = numbers.find(|&known| self.name(known) == id) {
            return known;
        }
        self.names.add(id);
        self.known.entry(hash).or_insert(next);
        next
    }

    fn name(&self, document: u32) -> &str {
        self.names.get(document as usize)
    }

    pub(super) fn add(&mut self, key: Key) {
        self.stands.push((key.document, key.at));
        if self.first.len() < IN_MEMORY {
            self.first.push(Rc::new(key));
        } else {
            self.disk.get_mut().add(&key);
        }
    }

    /// The document of a report.
    pub(super) fn document_of(&self, at: u32) -> u32 {
        self.stands[at as usize].0
    }

    /// The key of a report.
    pub(super) fn get(&self, at: u32) -> Rc<Key> {
        match self.first.get(at as usize) {
            Some(key) => Rc::clone(key),
            None => self.disk.borrow_mut().get(at - u32::try_from(IN_MEMORY).unwrap_or(0)),
        }
    }

    /// The numbers of the reports, by their documents, whatever order they came in.
    pub(super) fn in_order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..).take(self.len()).collect();
        order.sort_by_key(|&at| {
            let (document, place) = self.stands[at as usize];
            (self.name(document), place)
        });
        order
    }

    /// Whether the disk has taken and given every key; otherwise nothing that was made of them
    /// holds.
    pub(super) fn sound(&self) -> io::Result<()> {
        self.disk.borrow_mut().fault.take().map_or(Ok(()), Err)
    }
}

impl Disk {
    fn add(&mut self, key: &Key) {
        let added = self.spool.add(key);
        self.note(added);
    }

    fn get(&mut self, at: u32) -> Rc<Key> {
        if self.at_hand.is_empty() {
            self.at_hand.resize(AT_HAND, None);
        }
        let slot = at as usize % AT_HAND;
        if let Some((number, key)) = &self.at_hand[slot]
            && *number == at
        {
            return Rc::clone(key);
        }
        let read = self.spool.get(at);
        let key = Rc::new(self.note(read).unwrap_or_default());
        self.at_hand[slot] = Some((at, Rc::clone(&key)));
        key
    }

    /// What was done, unless something has failed, now or before.
    fn note<T>(&mut self, done: io::Result<T>) -> Option<T> {
        match done {
            Ok(value) => self.fault.is_none().then_some(value),
            Err(fault) => {
                self.fault.get_or_insert(fault);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{IN_MEMORY, Key, Keys};

    #[test]
    fn keys_come_back_from_the_disk_as_they_went() {
        let mut keys = Keys::default();
        let count = u32::try_from(IN_MEMORY).unwrap() + 1000;
        for number in 0..count {
            let document = keys.document(&format!("d{}", number / 3));
            keys.add(Key { document, at: (number, 1), details: [number].into(), ..Key::default() });
        }
        for number in [0, 5, count - 1, count - 1000, count - 500, 7, count - 1] {
            let key = keys.get(number);
            assert_eq!((key.at.0, &key.details[..]), (number, &[number][..]));
            assert_eq!(key.document, number / 3);
        }
        assert!(keys.sound().is_ok());
        assert_eq!(keys.document("d0"), 0);
        assert_eq!(keys.len(), count as usize);
    }
}
