use super::echo::{Echo, Repeated, Told};
use crate::keep::{Strings, stretch};
use crate::model::{Analysis, DocumentId, Report};
use crate::text::Sketch;

/// Values of 24 on which two sketches agree at least, for one text to be a copy of the other:
/// about as many as when two thirds of the sentences are the same.
const ALIKE: usize = 14;

/// Documents held against a new one for each band, the earliest: a phrase that every page of a
/// site bears must not make the run slow.
const HELD_AGAINST: usize = 16;

/// How many bands a sketch has.
const BANDS: usize = Sketch::VALUES / 4;

/// The documents that have gone by, so that copies of them are known: the same text under another
/// id, or a wire story with another headline, a sentence cut, a sentence added.
///
/// Copies themselves are not kept. Of every other document it keeps its sketch (24 bytes), its
/// place in six tables (32 to 64), where its id and its reports end (16) and the id itself.
#[derive(Default)]
pub(super) struct Copies {
    sketches: Vec<Sketch>,
    tables: [Table; BANDS],
    ids: Strings,
    told: Vec<Told>,
    /// Where the reports of each document end.
    told_ends: Vec<usize>,
}

impl Copies {
    /// Takes a document whose first report would have the number `next`. If it is a copy, it is
    /// told so, and of each of its reports that says nothing new, which one it repeats.
    pub(super) fn take(
        &mut self,
        analysis: &mut Analysis,
        sketch: Sketch,
        next: u32,
    ) -> Vec<Option<Repeated>> {
        let Some(original) = self.original(&sketch) else {
            self.keep(analysis, sketch, next);
            return vec![None; analysis.reports.len()];
        };
        analysis.duplicate_of = Some(DocumentId(self.ids.get(original).to_owned()));
        let echo = Echo::of(&self.told[stretch(&self.told_ends, original)]);
        analysis.reports.iter().map(|report: &Report| echo.repeated(report)).collect()
    }

    /// The likest document before; of equals the first.
    fn original(&self, sketch: &Sketch) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        for (at, (table, band)) in self.tables.iter().zip(sketch.bands()).enumerate() {
            let of = |document: usize| self.sketches[document].bands()[at];
            for document in table.candidates(band, of).take(HELD_AGAINST) {
                let agreement = self.sketches[document].agreement(sketch);
                let better = best.is_none_or(|(most, first)| {
                    agreement > most || agreement == most && document < first
                });
                if agreement >= ALIKE && better {
                    best = Some((agreement, document));
                }
            }
        }
        best.map(|(_, document)| document)
    }

    fn keep(&mut self, analysis: &Analysis, sketch: Sketch, next: u32) {
        let number = self.sketches.len();
        self.sketches.push(sketch);
        for (at, table) in self.tables.iter_mut().enumerate() {
            table.add(number, |document| self.sketches[document].bands()[at]);
        }
        self.ids.add(&analysis.document.byline.id.0);
        self.told.extend((next..).zip(&analysis.reports).map(|(at, report)| Told::of(report, at)));
        self.told_ends.push(self.told.len());
    }
}

/// Documents by one band of their sketches: a hash table of open addresses, of which no more than
/// three in four are taken.
#[derive(Default)]
struct Table {
    /// The number of a document and one; 0 is empty.
    slots: Vec<u32>,
    taken: usize,
}

impl Table {
    /// The documents with this band, in the order in which they were added; `of` tells theirs.
    fn candidates(&self, band: u32, of: impl Fn(usize) -> u32) -> impl Iterator<Item = usize> {
        let met = self.places(band).map(|at| self.slots[at]).take_while(|&slot| slot != 0);
        met.map(|slot| slot as usize - 1).filter(move |&document| of(document) == band)
    }

    fn add(&mut self, document: usize, of: impl Fn(usize) -> u32) {
        let band = of(document);
        if self.candidates(band, &of).nth(HELD_AGAINST - 1).is_some() {
            return; // it would never be held against another
        }
        if (self.taken + 1) * 4 > self.slots.len() * 3 {
            self.grow(&of);
        }
        self.put(band, u32::try_from(document + 1).unwrap_or(0));
        self.taken += 1;
    }

    fn put(&mut self, band: u32, slot: u32) {
        let free = self.places(band).find(|&at| self.slots[at] == 0);
        self.slots[free.expect("a quarter is free")] = slot;
    }

    fn grow(&mut self, of: impl Fn(usize) -> u32) {
        let size = (self.slots.len() * 2).max(64);
        let mut former = std::mem::replace(&mut self.slots, vec![0; size]);
        former.retain(|&slot| slot != 0);
        former.sort_unstable(); // the earliest stay in front
        for slot in former {
            self.put(of(slot as usize - 1), slot);
        }
    }

    /// Where a band may stand: from its own place on, each once.
    fn places(&self, band: u32) -> impl Iterator<Item = usize> + use<> {
        let size = self.slots.len();
        let start = band.wrapping_mul(0x9e37_79b1) as usize;
        (0..size).map(move |step| (start + step) & (size - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::Copies;
    use crate::gazetteer::Gazetteer;
    use crate::language::Language;
    use crate::model::Document;
    use crate::pipeline::analyse;
    use crate::text::Sketch;

    const WIRE: &str = "A car bomb killed at least 12 people in a crowded market in Goma on Friday, \
        the governor said. Witnesses saw two men run from the vehicle before it blew up beside a \
        row of stalls. The hospital of the town took in more than forty wounded, many of them \
        children on their way from school. No group has said that it laid the bomb. The army has \
        closed the roads to the north and searches every car that comes from the border.";

    /// For each story the id of the one it repeats, and which of its reports are no news.
    fn links(stories: &[String]) -> Vec<String> {
        let (mut copies, mut next) = (Copies::default(), 0);
        let link = |(at, said): (usize, &String)| {
            let document = Document::new(format!("d{at}"), said.as_str())
                .published(jiff::civil::date(2024, 3, 2));
            let sketch = Sketch::of(said);
            let mut analysis = analyse(document, Gazetteer::bundled(), Language::english());
            let repeated = copies.take(&mut analysis, sketch, next);
            next += u32::try_from(repeated.len()).unwrap();
            let id = analysis.duplicate_of.map_or("-".to_owned(), |id| id.0);
            let numbers = repeated.iter().map(|known| known.map(|known| known.report));
            format!("{id} {:?}", numbers.collect::<Vec<_>>())
        };
        stories.iter().enumerate().map(link).collect()
    }

    #[test]
    fn a_copy_is_linked_and_what_it_adds_is_news() {
        let other = "Heavy rain flooded the streets of Lagos on Friday and drove hundreds of \
            families out of their homes, the city's emergency service said in the evening.";
        let grown = WIRE.replace("at least 12 people", "at least 15 people");
        let added = format!("{WIRE} Gunmen shot dead two policemen in Bunia on Thursday.");
        let cut = WIRE.replace("No group has said that it laid the bomb. ", "");
        let stories = [WIRE.to_owned(), WIRE.to_uppercase(), cut, grown, added, other.to_owned()];
        assert_eq!(
            links(&stories),
            [
                "- [None]",
                "d0 [Some(0)]",
                "d0 [Some(0)]",
                "d0 [None]",
                "d0 [None, Some(0)]",
                "- [None]"
            ]
        );
    }

    #[test]
    fn a_phrase_of_every_page_does_not_fill_the_tables() {
        let mut copies = Copies::default();
        for at in 0..2000_usize {
            let said = format!("{}{at} {}", "All rights reserved by us. ".repeat(9), at * 7);
            let document = Document::new(format!("d{at}"), said.as_str());
            let mut analysis = analyse(document, Gazetteer::bundled(), Language::english());
            copies.take(&mut analysis, Sketch::of(&said), 0);
        }
        assert!(copies.tables.iter().all(|table| table.slots.len() <= 4096));
    }
}
