use std::cmp::Reverse;

use super::told::Standing;
use super::waiting::{Kept, Waiting};
use crate::Error;
use crate::model::EventId;

/// The order in which reports stand in the output: documents as they were read, and of each first
/// what most documents tell, for that is the news; what is told once is background. Of equals
/// what stands first in its text.
pub(super) struct Billing<'p> {
    places: &'p [Standing],
    /// How many documents tell of the event at each place.
    documents: Vec<u32>,
    /// The place of the event that each report of the run tells; none of what is left out.
    of: Vec<Option<u32>>,
}

impl<'p> Billing<'p> {
    /// Of so many reports, nothing known of any.
    pub(super) fn of(reports: u32, places: &'p [Standing]) -> Billing<'p> {
        let documents = Vec::with_capacity(places.len());
        Billing { places, documents, of: vec![None; reports as usize] }
    }

    /// The event at the next place is told by so many documents, in these reports.
    pub(super) fn event(&mut self, documents: usize, reports: &[u32]) {
        let place = u32::try_from(self.documents.len()).ok();
        for &report in reports {
            self.of[report as usize] = place;
        }
        self.documents.push(u32::try_from(documents).unwrap_or(u32::MAX));
    }

    /// Gives each report in its turn, with the name of its event.
    pub(super) fn each(
        &self,
        waiting: &mut Waiting,
        mut give: impl FnMut(&Kept, &EventId) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut story: Vec<(u32, Kept)> = Vec::new();
        let mut turn = |story: &mut Vec<(u32, Kept)>| {
            story.sort_by_key(|(place, kept)| {
                let documents = self.documents[*place as usize];
                (Reverse(documents), kept.report.sentence.start, kept.number)
            });
            let told = story.drain(..);
            told.map(|(place, kept)| (self.places[place as usize].event_id(), kept))
                .try_for_each(|(event, kept)| give(&kept, &event))
        };
        for (report, place) in (0..).zip(&self.of) {
            let Some(place) = *place else { continue };
            let kept = waiting.kept(report)?;
            if story.last().is_some_and(|(_, last)| !last.is_beside(&kept)) {
                turn(&mut story)?;
            }
            story.push((place, kept));
        }
        turn(&mut story)
    }
}
