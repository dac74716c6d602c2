use std::ops::Range;

use super::{Found, Reading, circle, spot};
use crate::gazetteer::Place;
use crate::language::Relation;
use crate::model::{Placement, Precision, Usage, Whereabouts};

impl<'r> Reading<'r, '_> {
    /// On the border of two places named in a sentence, where it is nearest to a third.
    pub(super) fn on_border(
        &self,
        pair: [&Place<'_>; 2],
        placements: &[Placement],
        sentence: &Range<usize>,
    ) -> Option<spot::Spot> {
        let is_third = |placement: &&Placement| {
            placement.choice.is_some_and(|choice| {
                choice.precision <= Precision::Region
                    && pair.iter().all(|place| place.id != choice.place)
            })
        };
        let mut named = self.named_in(placements, sentence).map(|at| &placements[at]);
        let third = named.find(is_third).and_then(|third| third.choice);
        spot::border(pair[0], pair[1], third.map(circle))
    }

    /// "In Syria near the Turkish border", "Chad's ... at the border with Sudan": a country of the
    /// sentence, with the border that it has with the one at `at`, which is told beside it.
    pub(super) fn across(
        &self,
        placements: &[Placement],
        at: usize,
    ) -> Option<(usize, Whereabouts)> {
        let sentence = self.sentence(&placements[at]);
        let (_, said) = self.one_sided(placements, at, &sentence)?;
        let other = self.gazetteer.place(placements[at].choice?.place);
        let is_country = |near: &usize| {
            let placement = &placements[*near];
            placement.mention.usage == Usage::Literal
                && placement.choice.is_some_and(|choice| {
                    choice.precision == Precision::Country && choice.place != other.id
                })
        };
        let nearest = self.named_in(placements, &sentence).filter(is_country);
        let near = nearest.min_by_key(|near| (near.abs_diff(at), *near))?;
        let placement = &placements[near];
        let one = self.gazetteer.place(placement.choice?.place);
        if !spot::has_border(&one, &other) {
            return None;
        }
        let told = match placement.whereabouts {
            Some(_) => spot::border(&one, &other, placement.located().map(circle)),
            None => self.on_border([&one, &other], placements, &sentence),
        };
        Some((near, self.whereabouts(told?, &said)))
    }

    /// A border told with one of its sides: "near the Turkish *border*", "the *border with* Turkey".
    fn one_sided(
        &self,
        placements: &[Placement],
        at: usize,
        sentence: &Range<usize>,
    ) -> Option<Found<'r>> {
        let words = self.text.words_in(placements[at].mention.span);
        let is_of_pair = placements[at].whereabouts.is_some_and(|t| t.precision == Precision::Area);
        if words.is_empty() || is_of_pair {
            return None;
        }
        let before = self.before(placements, at, sentence.start)?;
        if before.0.relation == Relation::Border {
            return Some(before);
        }
        let end = words.end;
        if before.0.relation != Relation::Beside
            || end >= sentence.end
            || self.text.gap_after(end - 1) != " "
        {
            return None;
        }
        let phrases = &self.language.relations_after;
        let (row, found) = phrases.at(self.text, end, sentence.end, self.language)?;
        let next = found.words.end;
        let names_town = self.language.words.has("place_follower", self.text.folded(next));
        let told = row.relation == Relation::Border && !names_town; // "the Turkish border town of"
        told.then_some((row, found))
    }

    /// The placements of a sentence, by number.
    fn named_in(
        &self,
        placements: &[Placement],
        sentence: &Range<usize>,
    ) -> impl Iterator<Item = usize> + use<> {
        let span = self.text.span_of(sentence.clone());
        let first = placements.partition_point(|p| p.mention.span.end() <= span.start());
        let behind = placements.partition_point(|p| p.mention.span.start() < span.end());
        first..behind.max(first)
    }
}
