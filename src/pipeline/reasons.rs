use super::page::Page;
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::{Document, Mention, Span};
use crate::recognise::{self, Taken};
use crate::resolve::{self, Clue, Weighed};

/// Why one mention went where it did: every candidate with its clues, the best first.
#[derive(Clone, Debug)]
pub struct Reasons {
    /// The mention.
    pub mention: Mention,
    /// What its words were taken for; `None` for names that the user gave.
    pub taken: Option<Taken>,
    /// Its candidates; empty when the gazetteer does not know the name.
    pub candidates: Vec<Weighed>,
}

impl Reasons {
    /// The clues of the winner without any one of which the runner-up would have won, the
    /// weakest first.
    pub fn turning_points(&self) -> Vec<Clue> {
        let [best, next, ..] = &self.candidates[..] else { return Vec::new() };
        let lead = best.score - next.score;
        let part = |of: &Weighed, clue: Clue| {
            of.clues.iter().find(|(c, _)| *c == clue).map_or(0.0, |(_, part)| *part)
        };
        let mut clues: Vec<(Clue, f32)> = best
            .clues
            .iter()
            .map(|&(clue, gain)| (clue, gain - part(next, clue)))
            .filter(|(_, gain)| *gain > lead)
            .collect();
        clues.sort_by(|a, b| a.1.total_cmp(&b.1));
        clues.into_iter().map(|(clue, _)| clue).collect()
    }
}

/// The reasons for each mention of a document, in reading order.
///
/// ```
/// use dateline::{gazetteer::Gazetteer, language::Language, model::Document, pipeline};
/// use dateline::resolve::Clue;
///
/// let story = Document::new("a", "They met in Paris, Texas.");
/// let reasons = pipeline::reasons(&story, Gazetteer::bundled(), Language::english());
///
/// assert_eq!(reasons[0].turning_points(), [Clue::Container]);
/// ```
pub fn reasons(document: &Document, gazetteer: &Gazetteer, language: &Language) -> Vec<Reasons> {
    let page = Page::of(document);
    let text = page.text(language);
    let mentions = page.mentions(document, &text, gazetteer, language);
    let weighed = resolve::weighed(&mentions, &text, gazetteer, language);
    let spans: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
    let taken = match &document.given {
        Some(_) => vec![None; spans.len()],
        None => recognise::taken(&text, &spans, gazetteer, language),
    };
    mentions
        .into_iter()
        .zip(weighed)
        .zip(taken)
        .filter_map(|((mention, candidates), taken)| {
            Some(Reasons { mention: page.headline.mention(mention)?, taken, candidates })
        })
        .collect()
}

/// Where a document says `name` and means no place by it: what was it taken for? In reading order;
/// of a document with names of the user's own, nowhere.
///
/// ```
/// use dateline::{gazetteer::Gazetteer, language::Language, model::Document, pipeline};
/// use dateline::weights::Tag;
///
/// let story = Document::new("a", "\"We left Paris,\" said Paris Hilton.");
/// let passed = pipeline::passed_over(&story, "Paris", Gazetteer::bundled(), Language::english());
/// assert_eq!(passed.iter().map(|(span, _)| span.start()).collect::<Vec<_>>(), [22]);
/// assert_ne!(passed[0].1.tag, Tag::Place);
/// ```
pub fn passed_over(
    document: &Document,
    name: &str,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<(Span, Taken)> {
    let page = Page::of(document);
    let text = page.text(language);
    if document.given.is_some() || name.is_empty() {
        return Vec::new();
    }
    let mentions = page.mentions(document, &text, gazetteer, language);
    let said = text.source.match_indices(name);
    let said = said.map(|(at, _)| Span::new(at, at + name.len()));
    let spans: Vec<Span> = said
        .filter(|span| text.span_of(text.words_in(*span)) == *span)
        .filter(|span| mentions.iter().all(|mention| !mention.span.meets(*span)))
        .collect();
    let taken = recognise::taken(&text, &spans, gazetteer, language);
    let taken = spans.into_iter().zip(taken);
    taken.filter_map(|(span, taken)| Some((page.headline.in_body(span)?, taken?))).collect()
}
