//! What the text places by a name, not in it: placements in, the same with whereabouts out.
//!
//! The phrases are rows of `place_relations.tsv`; `spot` says where they put what is told, and
//! `ground` knows how far a place reaches. The name keeps the place that it names.

mod border;
mod ground;
mod spot;

use std::ops::Range;

use crate::gazetteer::Gazetteer;
use crate::language::{Language, Match, Relation, RelationRow};
use crate::model::{Choice, LonLat, Placement, Precision, Span, Usage, Whereabouts};
use crate::text::{Sentence, Text};

/// A phrase beside a name.
type Found<'l> = (&'l RelationRow, Match);

/// No more articles, forms and adjectives stand between a phrase and its name: "20 km from *the
/// Afghan border town of* Spin Boldak".
const MOST_STEPS: usize = 6;

/// Gives whereabouts to each placement whose name only says where it is.
pub(super) fn locate(
    placements: &mut [Placement],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
) {
    let reading = Reading { text, gazetteer, language };
    for at in 0..placements.len() {
        if let Some((told, is_pair)) = reading.told(placements, at) {
            placements[at].whereabouts = Some(told);
            if is_pair {
                placements[at + 1].whereabouts = Some(told);
            }
        }
    }
    for at in 0..placements.len() {
        if let Some((near, told)) = reading.across(placements, at) {
            placements[near].whereabouts = Some(told);
        }
    }
}

struct Reading<'r, 'd> {
    text: &'r Text<'d>,
    gazetteer: &'r Gazetteer,
    language: &'r Language,
}

impl<'r> Reading<'r, '_> {
    /// The whereabouts that stand beside the placement `at`, and whether they are those of the
    /// next one too.
    fn told(&self, placements: &[Placement], at: usize) -> Option<(Whereabouts, bool)> {
        let placement = &placements[at];
        if placement.whereabouts.is_some() {
            return None; // the second of a pair
        }
        let choice = placement.choice?;
        let words = self.text.words_in(placement.mention.span);
        if words.is_empty() {
            return None;
        }
        let sentence = self.sentence(placement);
        let before = self.before(placements, at, sentence.start);
        let pair = match &before {
            Some((row, _)) if row.relation.is_of_two() => {
                self.is_listed(placements, at).then(|| before.clone()).flatten()
            }
            _ => self.behind_pair(placements, at, &sentence),
        };
        if let Some((row, found)) = pair {
            let spot = self.of_two(row.relation, placements, at, &sentence)?;
            return Some((self.whereabouts(spot, &found), true));
        }
        if placement.mention.usage != Usage::Literal {
            return None;
        }
        let owner = self.owns(words.end - 1);
        // "near Kabul's airport" is not near Kabul
        let of_name = |(row, _): &Found<'_>| {
            !owner || matches!(row.relation, Relation::Part | Relation::Coast)
        };
        let before = before.filter(of_name);
        let (row, found) = before.or_else(|| self.owned(&words, &sentence))?;
        let place = self.gazetteer.place(choice.place);
        let spot = spot::beside(&place, row.relation, &found)?;
        Some((self.whereabouts(spot, &found), false))
    }

    /// The words of the sentence around a name.
    fn sentence(&self, placement: &Placement) -> Range<usize> {
        let number = self.text.sentence_at(placement.mention.span.start());
        self.text.sentences.get(number).map_or(0..0, Sentence::range)
    }

    fn whereabouts(&self, (at, radius, precision): spot::Spot, found: &Match) -> Whereabouts {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a radius is not negative and no larger than the globe"
        )]
        let uncertainty_m = radius.round() as u32;
        let said = self.text.span_of(found.words.clone());
        Whereabouts { at, uncertainty_m, precision, said }
    }

    /// The phrase before a name, past articles, adjectives and forms: "20 km north of *the city of*
    /// Kunduz". A direction that is not right before the name is another's: "the northern
    /// *city of* Kunduz"; "a" or "an" is that of something else: "outside a Kunduz teahouse".
    fn before(&self, placements: &[Placement], at: usize, from: usize) -> Option<Found<'r>> {
        let Reading { text, language, .. } = *self;
        let start = text.words_in(placements[at].mention.span).start;
        let (mut head, mut formed) = (start, false);
        for _ in 0..MOST_STEPS {
            let last = head.checked_sub(1).filter(|&last| last >= from)?;
            let class = |class: &str| language.words.has(class, text.folded(last));
            match text.gap_after(last) {
                " " | "\n" | "\u{a0}" => {}
                ", " if head == start && class("site_adjective") => {} // "the capital, Kabul"
                _ => return None,
            }
            let phrase = language.relation_before(text, from, head);
            if let Some(phrase) = phrase.filter(|(row, found)| {
                let touches = head == start;
                (touches && self.is_of(found, &placements[at]) || !ends_in_direction(found))
                    && (touches || formed || row.relation != Relation::Between)
            }) && self.flows(phrase.1.words.start..head)
            {
                return Some(phrase);
            }
            if let Some((_, form)) = language.form_before(text, from, head) {
                (head, formed) = (form.start, true);
            } else if let Some(people) = placements[..at].last().filter(|people| {
                formed
                    && people.mention.usage == Usage::Demonym
                    && people.mention.span.end() == text.words[last].span.end()
            }) {
                head = text.words_in(people.mention.span).start;
            } else if class("article") && !class("number")
                || class("site_adjective")
                || formed && class("direction")
            {
                head = last;
            } else {
                return None;
            }
        }
        None
    }

    /// Whether a direction that stands right before a name says which part of it is meant, as in
    /// "southern Helmand", and not where the whole lies: "the southern Helmand province",
    /// "Afghanistan's southern Helmand".
    fn is_of(&self, direction: &Match, placement: &Placement) -> bool {
        let Reading { text, language, .. } = *self;
        let is_country = placement.choice.is_some_and(|c| c.precision == Precision::Country);
        let before = direction.words.start.checked_sub(1);
        let owned = before.is_some_and(|at| self.owns(at));
        let the = || before.is_some_and(|at| language.words.has("article", text.folded(at)));
        let end = text.words_in(placement.mention.core).end;
        let formed = || language.form_behind(text, end, text.words.len()).is_some();
        !owned && (is_country || !the() && !formed())
    }

    /// Whether the name that ends with this word owns what follows: "Mali's north".
    fn owns(&self, last: usize) -> bool {
        self.text.gap_after(last).starts_with(['\'', '’'])
    }

    /// Whether no sign parts these words.
    fn flows(&self, words: Range<usize>) -> bool {
        let parts = |gap: &str| gap.contains([';', ':', '—', '"', '“', '”']) || gap.contains(". ");
        let gaps = words.start..words.end.saturating_sub(1);
        gaps.map(|at| self.text.gap_after(at)).all(|gap| !parts(gap) && !gap.starts_with(", "))
    }

    /// Whether the next name is joined to this one: "between Kabul *and* Jalalabad".
    fn is_listed(&self, placements: &[Placement], at: usize) -> bool {
        let Some(next) = placements.get(at + 1) else { return false };
        let between = self.between(placements[at].mention.span, next.mention.span);
        let mut words = between.clone();
        let joins = words
            .next()
            .is_some_and(|word| self.language.words.has("range_join", self.text.folded(word)));
        let small = |at: usize| self.language.words.has("article", self.text.folded(at));
        joins && words.all(small) && self.flows(between.start - 1..between.end + 1)
    }

    /// The words between two names.
    fn between(&self, one: Span, next: Span) -> Range<usize> {
        let (from, to) = (one.end(), next.start().max(one.end()));
        self.text.words_in(Span::new(from, to))
    }

    /// A phrase of two names, behind both or between them: "the Kabul-Jalalabad highway", "Iran's
    /// border with Pakistan".
    fn behind_pair(
        &self,
        placements: &[Placement],
        at: usize,
        sentence: &Range<usize>,
    ) -> Option<Found<'r>> {
        let Reading { text, language, .. } = *self;
        let [one, next] = [placements[at].mention.span, placements.get(at + 1)?.mention.span];
        let between = self.between(one, next);
        let gap = &text.source[one.end()..next.start().max(one.end())];
        let end = text.words_in(next).end;
        if between.is_empty() && matches!(gap, "-" | "\u{2010}" | "\u{2011}" | "–" | "/") {
            let beside = end < sentence.end && text.gap_after(end - 1) == " ";
            let phrases = &language.relations_after;
            return beside.then(|| phrases.at(text, end, sentence.end, language))?;
        }
        let whole = |(_, found): &Found<'_>| {
            let mut rest = found.words.end..between.end;
            rest.all(|at| language.words.has("article", text.folded(at)))
        };
        let phrases = &language.relations_between;
        let phrase = phrases.at(text, between.start, between.end, language);
        phrase.filter(whole).filter(|_| between.len() <= 4 && self.flows(between))
    }

    /// "Mali's *north*", but neither "Mali's north-western towns" nor "Syria's northern Aleppo".
    fn owned(&self, name: &Range<usize>, sentence: &Range<usize>) -> Option<Found<'r>> {
        let Reading { text, language, .. } = *self;
        if !self.owns(name.end - 1) || name.end >= sentence.end {
            return None;
        }
        let phrases = &language.relations_owned;
        let (row, found) = phrases.at(text, name.end, sentence.end, language)?;
        let last = found.words.end - 1;
        let next = text.words.get(last + 1).filter(|_| last + 1 < sentence.end);
        let goes_on = next.is_some_and(|word| word.shape.is_capital());
        let open = matches!(text.gap_after(last), " " | "\n") && goes_on;
        (!open && !text.gap_after(last).starts_with('-')).then_some((row, found))
    }

    fn of_two(
        &self,
        relation: Relation,
        placements: &[Placement],
        at: usize,
        sentence: &Range<usize>,
    ) -> Option<spot::Spot> {
        let place = |at: usize| {
            let choice: Choice = placements.get(at)?.choice?;
            Some(self.gazetteer.place(choice.place))
        };
        let (one, other) = (place(at)?, place(at + 1)?);
        match relation {
            Relation::Border => self.on_border([&one, &other], placements, sentence),
            _ => spot::between(&one, &other, relation),
        }
    }
}

fn circle(choice: Choice) -> (LonLat, f64) {
    (choice.at, f64::from(choice.uncertainty_m))
}

fn ends_in_direction(found: &Match) -> bool {
    let last = found.words.end - 1;
    found.slots.iter().any(|slot| slot.0 == "direction" && slot.2 == last)
}

#[cfg(test)]
mod tests;
