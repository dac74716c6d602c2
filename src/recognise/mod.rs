//! Finds the stretches of text that name a place: text in, mentions out.
//!
//! `spot` finds every stretch that the gazetteer knows, the longest first; `judge` says from
//! the words around it whether it is a place here. What neither can say is left out: a name
//! that may be a person's is no mention.

mod context;
mod forms;
mod judge;
mod spot;

use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::{Mention, Span, Usage};
use crate::text::Text;

use context::{People, Style};
use spot::Candidate;

/// Mentions in reading order. Where two names overlap the longer wins: "New York", not "York".
pub fn mentions(text: &Text<'_>, gazetteer: &Gazetteer, language: &Language) -> Vec<Mention> {
    let people = People::of(text, language);
    let mut mentions = Vec::new();
    for sentence in &text.sentences {
        let words = sentence.words.0 as usize..sentence.words.1 as usize;
        let style = Style::of(text, words.clone());
        let found = spot::candidates(text, words.clone(), style, gazetteer, language);
        let scene = judge::Scene { text, gazetteer, language, people: &people, style, words };
        mentions.extend(judge::judged(&scene, &found).into_iter().map(|c| mention(text, &c)));
    }
    mentions
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
        let named = spot::whole(text, span, gazetteer, language);
        mentions.push(match named {
            Some(candidate) => Mention { span, ..mention(text, &candidate) },
            None => Mention { span, core: span, name: None, usage: Usage::Literal },
        });
    }
    mentions
}

fn mention(text: &Text<'_>, candidate: &Candidate) -> Mention {
    let core = spot::with_stop(text, text.span_of(candidate.core.clone()));
    let whole = spot::with_stop(text, text.span_of(candidate.whole.clone()));
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
            ("The Kenya-Uganda Business Council met in Kampala.", "Kampala"),
            ("The U.S. and the UK told us.", "U.S.|UK"),
            ("ISLAMABAD -- The growing strength.", "ISLAMABAD"),
            ("Afghan officials met in Herat.", "Afghan|Herat"),
            ("Kabul's main hospital.", "Kabul"),
            ("", ""),
        ] {
            let text = Text::of(said, Language::english());
            let found = mentions(&text, Gazetteer::bundled(), Language::english());
            let found: Vec<_> = found.iter().map(|mention| mention.span.of(said)).collect();
            assert_eq!(found.join("|"), want, "{said}");
        }
    }
}
