//! Finds the stretches of text that name a place: text in, mentions out.
//!
//! `spot` finds every stretch that the gazetteer knows, the longest first, and `sight` what else
//! can be seen of each word: how it is written, and how it is used elsewhere in the document.
//! `features` puts that, and the `surroundings` of each word, into numbers, `tag` adds up what they
//! weigh and says of each word whether it is part of a place's name, a person's, an organisation's;
//! `places` makes mentions of the places' names, those too that no gazetteer knows.

mod features;
mod forms;
mod places;
mod sight;
mod signs;
mod spot;
mod streets;
mod style;
mod surroundings;
mod tag;

use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::{Mention, PlaceKind, Span, Usage};
use crate::text::Text;
use crate::weights::NameWeights;

use sight::Sight;
use spot::Candidate;

pub use signs::{Sign, Taken, taken};

/// Mentions in reading order, none overlapping another.
pub fn mentions(text: &Text<'_>, gazetteer: &Gazetteer, language: &Language) -> Vec<Mention> {
    mentions_by(NameWeights::bundled(), text, gazetteer, language)
}

/// As [`mentions`], by other weights than the bundled: for the program that learns them.
pub fn mentions_by(
    weights: &NameWeights,
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Mention> {
    let sight = Sight::of(text, gazetteer, language);
    let mut adder = weights.adder();
    let mut mentions = Vec::new();
    for number in 0..text.sentences.len() {
        let sentence = sight.sentence(number);
        for stretch in tag::tagged(&sentence, &mut adder) {
            for mention in places::of(&sentence, &stretch) {
                let last: Option<&Mention> = mentions.last();
                if last.is_none_or(|last| last.span.end() <= mention.span.start()) {
                    mentions.push(mention);
                }
            }
        }
    }
    streets::set_apart(&mut mentions, text, language);
    mentions
}

/// A stretch of words that may be names, as the model sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// The number of its first word in the text.
    pub first: usize,
    /// Of each word its features, as numbers.
    pub features: Vec<Vec<u64>>,
}

/// What the model that tells names apart looks at: for the program that learns its weights.
///
/// ```
/// use dateline::{gazetteer::Gazetteer, language::Language, recognise, text::Text};
///
/// let text = Text::of("Troops left Kabul.", Language::english());
/// let seen = recognise::observed(&text, Gazetteer::bundled(), Language::english());
/// let words: Vec<_> = seen.iter().map(|seen| (seen.first, seen.features.len())).collect();
/// assert_eq!(words, [(0, 1), (2, 1)]);
/// ```
pub fn observed(text: &Text<'_>, gazetteer: &Gazetteer, language: &Language) -> Vec<Observed> {
    let sight = Sight::of(text, gazetteer, language);
    let mut observed = Vec::new();
    for number in 0..text.sentences.len() {
        let sentence = sight.sentence(number);
        for chain in sentence.chains() {
            let features = chain.clone().map(|at| {
                let mut features = Vec::new();
                sentence.features(at, |feature| features.push(feature));
                features
            });
            observed.push(Observed { first: chain.start, features: features.collect() });
        }
    }
    observed
}

/// The user's own spans as mentions, each with what the gazetteer knows of its name. Spans that
/// are empty or overlap one before them are left out.
pub fn given(
    text: &Text<'_>,
    spans: &[Span],
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Mention> {
    let mut spans: Vec<_> =
        spans.iter().copied().filter(|span| span.start() < span.end()).collect();
    spans.sort();
    let mut end = 0;
    let mut mentions = Vec::new();
    for span in spans {
        if span.start() < end {
            continue;
        }
        end = span.end();
        let named = spot::whole(text, span, gazetteer, language)
            .filter(|known| !is_bare_direction(known, text, gazetteer, language))
            .or_else(|| spot::inside(text, span, gazetteer, language));
        mentions.push(match named {
            Some(candidate) => {
                let found = mention(text, &candidate, language);
                // the word or its full stop may go on past what the user marked
                let bound = |at: usize| at.clamp(span.start(), span.end());
                let core = Span::new(bound(found.core.start()), bound(found.core.end()));
                Mention { span, core, ..found }
            }
            None => Mention { span, core: span, name: None, usage: Usage::Literal },
        });
    }
    streets::set_apart(&mut mentions, text, language);
    mentions
}

/// "The *West*" is no town, though "West, Texas" is.
fn is_bare_direction(
    known: &Candidate,
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    language: &Language,
) -> bool {
    let mut senses = gazetteer.senses(known.name);
    let mut town = || {
        let best = senses.next().map(|sense| gazetteer.standing(sense.place).0);
        best == Some(PlaceKind::Town)
    };
    let mut words = known.whole.clone();
    words.all(|at| language.words.has("direction", text.folded(at)))
        && text.gap_after(known.whole.end - 1) != ", "
        && town()
}

fn mention(text: &Text<'_>, candidate: &Candidate, language: &Language) -> Mention {
    let core = spot::with_stop(text, text.span_of(candidate.core.clone()), language);
    let whole = spot::with_stop(text, text.span_of(candidate.whole.clone()), language);
    Mention { span: whole.join(core), core, name: Some(candidate.name), usage: candidate.usage }
}

#[cfg(test)]
mod tests {
    use super::mentions;
    use crate::gazetteer::Gazetteer;
    use crate::language::Language;
    use crate::text::Text;

    #[test]
    fn finds_places_and_leaves_people_and_papers() {
        for (said, want) in [
            ("Fighting spread from Kabul to Nimroz Province.", "Kabul|Nimroz Province"),
            ("\"It holds,\" said Jan, a commander in Kabul.", "Kabul"),
            ("Riccardo Valle spoke in Rome. Valle left.", "Rome"),
            ("He told the South China Morning Post and Nikkei Asia.", ""),
            ("Militants from the north Caucasus and Central Asia.", "north Caucasus|Central Asia"),
            (
                "The Xinjiang Uighur Autonomous Region of China.",
                "Xinjiang Uighur Autonomous Region|China",
            ),
            ("A lecturer at Nangarhar Business College.", ""),
            ("Islamic State in Iraq and Syria claimed it in Mosul.", "Mosul"),
            ("The Kenya-Uganda border near Busia, Kenya.", "Kenya|Uganda|Busia|Kenya"),
            ("The Bank of England and the government of India.", "India"),
            ("The U.S. and the UK told us.", "U.S.|UK"),
            ("ISLAMABAD -- The growing strength.", "ISLAMABAD"),
            ("Afghan officials met in Herat.", "Afghan|Herat"),
            ("Kabul's main hospital.", "Kabul"),
            ("He drew the Old City of Baghdad.", "Old City|Baghdad"),
            ("They prayed in Saint Paul's Church in Rome.", "Saint Paul's Church|Rome"),
            ("Sens. Ann Low and Jo Fox met in Paris.", "Paris"),
            ("", ""),
        ] {
            let text = Text::of(said, Language::english());
            let found = mentions(&text, Gazetteer::bundled(), Language::english());
            let found: Vec<_> = found.iter().map(|mention| mention.span.of(said)).collect();
            assert_eq!(found.join("|"), want, "{said}");
        }
    }
}
