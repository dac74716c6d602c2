use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::{Choice, Mention, PlaceId, Placement, Span, Usage};
use crate::text::Text;

/// One placement for each capital that the text describes and does not name: "the Afghan
/// *capital*", "the *capital* of Sindh", "the provincial *capital*". `known` are those of its
/// names, in reading order.
pub(super) fn described(
    known: &[Placement],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Placement> {
    let seats = Seats { known, text, gazetteer, language };
    let words = 0..text.words.len();
    words.filter(|&at| seats.has("seat", at)).filter_map(|at| seats.at(at)).collect()
}

struct Seats<'s> {
    known: &'s [Placement],
    text: &'s Text<'s>,
    gazetteer: &'s Gazetteer,
    language: &'s Language,
}

/// Words between "the capital" and the name of it: "the capital city, Kabul".
const NAMED_NEAR: usize = 3;

/// How sure it is that "the capital" is that of the country told of last.
const TOLD_LAST: f32 = 0.8;

impl Seats<'_> {
    /// The town that the word for a capital at `at` speaks of.
    fn at(&self, at: usize) -> Option<Placement> {
        if self.is_named(at) {
            return None;
        }
        let (unit, sure) =
            self.owned(at).or_else(|| self.governing(at)).or_else(|| self.last(at))?;
        let seat = self.gazetteer.place(self.gazetteer.seat_of(unit)?);
        let span = self.text.words[at].span;
        let mention = Mention { span, core: span, name: None, usage: Usage::Seat };
        let choice = Choice {
            place: seat.id,
            at: seat.position,
            uncertainty_m: seat.uncertainty_m,
            precision: super::precision(seat.kind),
            confidence: sure,
        };
        Some(Placement { mention, choice: Some(choice), whereabouts: None, runner_up: None })
    }

    /// "the Afghan *capital*", "Sindh's *capital*".
    fn owned(&self, at: usize) -> Option<(PlaceId, f32)> {
        let last = at.checked_sub(1)?;
        let owner = self.name_at(last, |span| span.end() == self.text.words[last].span.end())?;
        let owns = matches!(self.text.gap_after(last), " " | "'s " | "’s ");
        owner.choice.filter(|_| owns).map(|choice| (choice.place, choice.confidence))
    }

    /// "the *capital* of Sindh".
    fn governing(&self, at: usize) -> Option<(PlaceId, f32)> {
        let first = self.text.words.get(at + 2)?.span.start();
        let owner = self.name_at(at + 2, |core| core.start() == first)?;
        let choice = owner.choice.filter(|_| self.has("container", at + 1))?;
        Some((choice.place, choice.confidence))
    }

    /// "the *capital*", "the provincial *capital*": of the country, or the province, told of last.
    fn last(&self, at: usize) -> Option<(PlaceId, f32)> {
        let before = at.checked_sub(1)?;
        let regional = self.has("regional", before);
        let article = if regional { before.checked_sub(1)? } else { before };
        if !self.has("definite", article) || !self.stands_alone(at) {
            return None;
        }
        let start = self.text.words[article].span.start();
        let told = self.known.partition_point(|one| one.mention.span.end() <= start);
        let last = self.known[..told].iter().rev().find_map(|one| one.choice)?;
        let place = self.gazetteer.place(last.place);
        let unit = if regional { place.region_id() } else { place.country().map(|all| all.id) };
        Some((unit?, last.confidence * TOLD_LAST))
    }

    /// Whether no noun follows: "the capital market" is in no capital.
    fn stands_alone(&self, at: usize) -> bool {
        let behind = at + 1;
        let ends = ["noun_stop", "preposition", "be", "segment", "weekday", "speech"];
        behind >= self.text.words.len()
            || self.text.gap_after(at) != " "
            || self.has("settlement", behind)
            || self.language.words.has_any(&ends, self.text.folded(behind))
    }

    /// Whether a name close behind says which town it is.
    fn is_named(&self, at: usize) -> bool {
        let from = self.text.words[at].span.end();
        let next = self.known.partition_point(|one| one.mention.span.start() < from);
        self.known.get(next).is_some_and(|next| {
            let words = self.text.words_in(next.mention.span);
            let of = self.has("container", at + 1) && words.start <= at + 2;
            let sentence = self.text.sentence_at(next.mention.span.start());
            next.mention.usage == Usage::Literal
                && !of
                && words.start <= at + NAMED_NEAR
                && self.text.sentences.get(sentence).is_some_and(|one| one.range().contains(&at))
        })
    }

    /// The name whose core touches the word `at` so.
    fn name_at(&self, at: usize, touches: impl Fn(Span) -> bool) -> Option<&Placement> {
        let word = self.text.words[at].span;
        let next = self.known.partition_point(|one| one.mention.span.end() <= word.start());
        self.known.get(next).filter(|one| touches(one.mention.core))
    }

    fn has(&self, class: &str, at: usize) -> bool {
        self.language.words.has(class, self.text.folded(at))
    }
}
