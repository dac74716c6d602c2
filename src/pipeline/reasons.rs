use super::page::Page;
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::{Document, Mention};
use crate::resolve::{self, Clue, Weighed};

/// Why one mention went where it did: every candidate with its clues, the best first.
#[derive(Clone, Debug)]
pub struct Reasons {
    /// The mention.
    pub mention: Mention,
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
    mentions
        .into_iter()
        .zip(weighed)
        .filter_map(|(mention, candidates)| {
            Some(Reasons { mention: page.headline.mention(mention)?, candidates })
        })
        .collect()
}
