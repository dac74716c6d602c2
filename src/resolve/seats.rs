use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::{Choice, Mention, Placement, Usage};
use crate::text::Text;

/// One placement for each capital that the text describes and does not name: "the Afghan
/// *capital*", "the *capital* of Sindh". `known` are those of its names, in reading order.
pub(super) fn described(
    known: &[Placement],
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Placement> {
    let is_seat = |at: usize| language.words.has("seat", text.folded(at));
    let described = |(number, owner): (usize, &Placement)| {
        let of = owner.choice?;
        let name = text.words_in(owner.mention.core);
        let (first, last) = (name.start, name.end.checked_sub(1)?);
        let owns = matches!(text.gap_after(last), " " | "'s " | "’s ");
        let links = |at: usize| language.words.has("container", text.folded(at));
        let at = if owns && is_seat(name.end) {
            let next = known.get(number + 1);
            if next.is_some_and(|next| says_which(text, name.end, next)) {
                return None;
            }
            name.end
        } else {
            first.checked_sub(2).filter(|&at| is_seat(at) && links(at + 1))?
        };
        let seat = gazetteer.place(gazetteer.seat_of(of.place)?);
        let span = text.words[at].span;
        let mention = Mention { span, core: span, name: None, usage: Usage::Seat };
        let choice = Choice {
            place: seat.id,
            at: seat.position,
            uncertainty_m: seat.uncertainty_m,
            precision: super::precision(seat.kind),
            confidence: of.confidence,
        };
        Some(Placement { mention, choice: Some(choice), whereabouts: None, runner_up: None })
    };
    known.iter().enumerate().filter_map(described).collect()
}

/// Words between "the capital" and the name of it: "the capital city, Kabul".
const NAMED_NEAR: usize = 3;

/// Whether a name says which town the seat is that the word `at` speaks of.
fn says_which(text: &Text<'_>, at: usize, name: &Placement) -> bool {
    let words = text.words_in(name.mention.span);
    let sentence = text.sentence_at(name.mention.span.start());
    name.mention.usage == Usage::Literal
        && words.start <= at + NAMED_NEAR
        && text.sentences.get(sentence).is_some_and(|one| one.range().contains(&at))
}
