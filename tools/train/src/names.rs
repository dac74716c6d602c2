//! `dateline-train names`: learns to tell the names of places from other names.

use std::collections::BTreeMap;

use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::model::{Mention, Span, Usage};
use dateline::recognise;
use dateline::text::Text;
use dateline::weights::NameWeights;

use crate::corpus::{Document, Kind, Mark, Marked};
use crate::crf::{self, Sequence};
use crate::folds;
use crate::score::{Score, table};
use crate::tags::{self, Letters};

/// Documents with what the model sees of them.
pub(crate) struct Lessons<'d> {
    documents: &'d [Document],
    /// By document.
    sequences: Vec<Vec<Sequence>>,
}

impl<'d> Lessons<'d> {
    /// Each document is read in capitals too.
    pub(crate) fn of(documents: &'d [Document]) -> Lessons<'d> {
        let sequences = documents.iter().map(|document| {
            let mut sequences = tags::sequences(document, Letters::AsWritten);
            sequences.extend(tags::sequences(document, Letters::Capitals));
            sequences
        });
        Lessons { documents, sequences: sequences.collect() }
    }

    /// The file of weights learned from all documents.
    pub(crate) fn learned(&self) -> Vec<u8> {
        self.learned_from(|_| true)
    }

    /// The weights learned from the documents outside this fifth.
    pub(crate) fn learned_without(&self, fold: u64) -> NameWeights {
        let bytes = self.learned_from(|document| folds::of(&document.id) != fold);
        NameWeights::open(bytes).expect("the bytes were just written")
    }

    fn learned_from(&self, keep: impl Fn(&Document) -> bool) -> Vec<u8> {
        let documents = self.documents.iter().zip(&self.sequences);
        let kept = documents.filter(|(document, _)| keep(document));
        let sequences: Vec<&Sequence> = kept.flat_map(|(_, sequences)| sequences).collect();
        let learned = crf::learned(&sequences);
        NameWeights::write(&learned.features, &learned.moves)
    }
}

/// How well names are found in documents that nothing was learned from: a table, by corpus.
pub(crate) fn held_back(documents: &[Document]) -> String {
    let lessons = Lessons::of(documents);
    let folds = folds::each(|fold| {
        let weights = lessons.learned_without(fold);
        let held = documents.iter().filter(|document| folds::of(&document.id) == fold);
        held.map(|document| (&document.corpus, found(document, &weights))).collect::<Vec<_>>()
    });
    let mut by_corpus: BTreeMap<&str, Score> = BTreeMap::new();
    for (corpus, found) in folds.into_iter().flatten() {
        *by_corpus.entry(corpus).or_default() += found;
    }
    table(&by_corpus)
}

fn found(document: &Document, weights: &NameWeights) -> Score {
    let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
    let text = Text::of(&document.text, language);
    let mentions = recognise::mentions_by(weights, &text, gazetteer, language);
    compared(document, &mentions)
}

/// Mentions against marks. Places inside other names count as missed. Peoples count where the
/// corpus marks them as places.
fn compared(document: &Document, mentions: &[Mention]) -> Score {
    let peoples = document.marked == Marked::PlacesOnly;
    let counts = |mention: &&Mention| match mention.usage {
        Usage::Literal => true,
        Usage::Demonym => peoples,
        Usage::Body | Usage::Seat => false,
    };
    let spans: Vec<Span> = mentions.iter().filter(counts).map(|mention| mention.span).collect();
    let is_place = |mark: &&Mark| matches!(mark.kind, Kind::Place | Kind::Embedded);
    let wanted: Vec<Span> = document.marks.iter().filter(is_place).map(|mark| mark.span).collect();
    let is_other = |mark: &&Mark| matches!(mark.kind, Kind::Person | Kind::Organisation);
    let others = || document.marks.iter().filter(is_other);
    let meets = |span: Span, other: Span| span.start() < other.end() && other.start() < span.end();
    let taken = |span: &&Span| !wanted.contains(span) && others().any(|m| meets(**span, m.span));
    Score {
        right: spans.iter().filter(|span| wanted.contains(span)).count(),
        found: spans.len(),
        wanted: wanted.len(),
        mistaken: spans.iter().filter(taken).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lessons, compared};
    use crate::corpus::{Document, Kind, Mark, Marked};
    use crate::score::Score;
    use dateline::model::{Mention, Span, Usage};

    fn document(id: usize, marks: Vec<Mark>, text: &str) -> Document {
        Document {
            id: format!("wire/{id}"),
            corpus: "wire".to_owned(),
            text: text.to_owned(),
            marks,
            marked: Marked::AllNames,
        }
    }

    fn mark(from: usize, to: usize, kind: Kind) -> Mark {
        Mark { span: Span::new(from, to), kind, means: None }
    }

    #[test]
    fn mentions_are_right_where_marked_and_mistaken_on_persons() {
        let marks =
            vec![mark(0, 5, Kind::Place), mark(9, 12, Kind::Person), mark(20, 25, Kind::Place)];
        let mention = |from, to, usage| {
            let span = Span::new(from, to);
            Mention { span, core: span, name: None, usage }
        };
        let mentions = [
            mention(0, 5, Usage::Literal),
            mention(9, 14, Usage::Literal),
            mention(30, 35, Usage::Demonym),
        ];
        let found = compared(&document(0, marks, ""), &mentions);
        assert_eq!(found, Score { right: 1, found: 2, wanted: 2, mistaken: 1 });
    }

    #[test]
    fn the_same_documents_give_the_same_bytes() {
        let text = "Fighting spread from Kabul to Nimroz, said Riccardo Valle.";
        let marks =
            [mark(21, 26, Kind::Place), mark(30, 36, Kind::Place), mark(43, 57, Kind::Person)];
        let documents: Vec<_> = (0..10).map(|id| document(id, marks.to_vec(), text)).collect();
        let bytes = Lessons::of(&documents).learned();
        assert!(!bytes.is_empty() && bytes == Lessons::of(&documents).learned());
    }
}
