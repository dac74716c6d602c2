use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::Language;
use crate::model::{Mention, Usage};
use crate::text::{Shape, Text, fold};

/// Takes the places away from names of streets: "*Winthrop* Street", "the 900 block of *Winthrop*",
/// "*Bourbon* and Iberville streets", and then "on *Winthrop*". The mentions stay, as names of their
/// own that no table knows: a town of that name has nothing to do with them.
pub(super) fn set_apart(mentions: &mut [Mention], text: &Text<'_>, language: &Language) {
    let reader = Reader { text, language };
    let is_place = |mention: &Mention| mention.name.is_some() && mention.usage == Usage::Literal;
    let streets: Vec<bool> = mentions
        .iter()
        .map(|mention| is_place(mention) && reader.is_street(&text.words_in(mention.span)))
        .collect();
    let own = mentions.iter().filter(|mention| mention.name.is_none());
    let own = own.filter_map(|mention| reader.without_road(&text.words_in(mention.span)));
    let marked = mentions.iter().zip(&streets).filter(|(_, street)| **street);
    let marked = marked.map(|(mention, _)| text.words_in(mention.span));
    let known: BTreeSet<String> = own.chain(marked).map(|words| reader.folded(words)).collect();
    for (mention, street) in mentions.iter_mut().zip(streets) {
        let words = text.words_in(mention.span);
        let again = || {
            let told = !known.is_empty() && reader.is_led(&words);
            told && known.contains(&reader.folded(words.clone()))
        };
        if street || is_place(mention) && again() {
            *mention = Mention { core: mention.span, name: None, ..*mention };
        }
    }
}

struct Reader<'t> {
    text: &'t Text<'t>,
    language: &'t Language,
}

impl Reader<'_> {
    fn is(&self, class: &str, at: usize) -> bool {
        at < self.text.words.len() && self.language.words.has(class, self.text.folded(at))
    }

    fn folded(&self, words: Range<usize>) -> String {
        fold(self.text.say(self.text.span_of(words)))
    }

    /// The word before, or behind, if nothing but a space parts it.
    fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|&before| self.text.gap_after(before) == " ")
    }

    fn behind(&self, end: usize) -> Option<usize> {
        let near = end < self.text.words.len() && self.text.gap_after(end - 1) == " ";
        near.then_some(end)
    }

    /// Whether the words around a name make it that of a street.
    fn is_street(&self, words: &Range<usize>) -> bool {
        if words.is_empty() {
            return false;
        }
        let block = || {
            let of = self.before(words.start).filter(|&of| self.is("organisation_link", of));
            of.and_then(|of| self.before(of)).is_some_and(|head| self.is("street_head", head))
        };
        self.road_behind(words.end) || block() || self.is_first_of_two(words.end)
    }

    /// Whether a word for a road follows, directly or behind a number: "West 9th Street". A road's
    /// name is written large, but for those of several: "Bourbon and Iberville streets".
    fn road_behind(&self, end: usize) -> bool {
        let Some(next) = self.behind(end) else { return false };
        let capital = |at: usize| self.text.words[at].shape.is_capital();
        let number = |at: usize| self.text.words[at].shape == Shape::Number;
        let road = |at: usize| self.is("road", at) && (capital(at) || self.is("roads", at));
        road(next) || number(next) && self.behind(next + 1).is_some_and(road)
    }

    /// Whether "and" and another name that is a street's follow.
    fn is_first_of_two(&self, end: usize) -> bool {
        let and = self.behind(end).filter(|&and| self.is("number_join", and));
        let Some(first) = and.and_then(|and| self.behind(and + 1)) else { return false };
        let mut at = first;
        while at < first + LONGEST_STREET
            && at < self.text.words.len()
            && self.text.words[at].shape.is_capital()
        {
            at += 1;
            if self.behind(at).is_some_and(|road| self.is("roads", road)) {
                return true;
            }
        }
        false
    }

    /// Whether the name stands where a street known before may stand alone: "on Winthrop".
    fn is_led(&self, words: &Range<usize>) -> bool {
        self.before(words.start).is_some_and(|lead| self.is("street_link", lead))
    }

    /// "Winthrop Street" without its last word, if that is a road.
    fn without_road(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let last = words.end.checked_sub(1).filter(|&last| last > words.start)?;
        self.is("road", last).then_some(words.start..last)
    }
}

/// In words, the last not counted.
const LONGEST_STREET: usize = 4;

#[cfg(test)]
mod tests {
    use crate::gazetteer::Gazetteer;
    use crate::language::Language;
    use crate::recognise;
    use crate::text::Text;

    #[test]
    fn streets_are_no_towns() {
        for (said, want) in [
            ("He was shot on Winthrop Street in Detroit.", "Detroit"),
            ("It burned in the 900 block of Winthrop in Detroit.", "Detroit"),
            ("It was on Bourbon and Iberville streets in Detroit.", "Detroit"),
            ("Police closed Winthrop Street. The man on Winthrop lived in Detroit.", "Detroit"),
            ("He drove from Winthrop, Massachusetts.", "Winthrop|Massachusetts"),
            ("They met in Bourbon and in Lafayette.", "Bourbon|Lafayette"),
        ] {
            let text = Text::of(said, Language::english());
            let found = recognise::mentions(&text, Gazetteer::bundled(), Language::english());
            let known = found.iter().filter(|mention| mention.name.is_some());
            let known: Vec<_> = known.map(|mention| mention.span.of(said)).collect();
            assert_eq!(known.join("|"), want, "{said}");
        }
    }
}
