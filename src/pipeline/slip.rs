use std::borrow::Cow;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::gazetteer::Gazetteer;
use crate::model::{Analysis, Document, PlaceId, Placement, PublishedBasis, Report, Span, Timex};

/// What was found in a document, in bytes, without the document: that is read again. In front
/// stands the document's own digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip(pub(super) Box<[u8]>);

/// Tells one document from any other.
pub(super) type Mark = [u8; 16];

/// An analysis without its document; borrowed when written, owned when read back.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Findings<'a> {
    published: Option<(Date, PublishedBasis)>,
    sentences: Cow<'a, [Span]>,
    placements: Cow<'a, [Placement]>,
    timexes: Cow<'a, [Timex]>,
    reports: Cow<'a, [Report]>,
}

/// What an analysis depends on: all that stands above the document, its text, the names given.
pub(super) fn mark(document: &Document) -> Mark {
    let byline = &document.byline;
    let mut digest = Sha256::new();
    let mut add = |part: Option<&[u8]>| {
        digest.update(part.map_or(u64::MAX, |part| part.len() as u64).to_le_bytes());
        digest.update(part.unwrap_or_default());
    };
    add(Some(byline.id.0.as_bytes()));
    for part in [&byline.title, &byline.url, &byline.source] {
        add(part.as_deref().map(str::as_bytes));
    }
    add(byline.published.map(|day| day.to_string()).as_deref().map(str::as_bytes));
    add(Some(document.text.as_bytes()));
    for span in document.given.iter().flatten() {
        add(Some(&span.start().to_le_bytes()));
        add(Some(&span.end().to_le_bytes()));
    }
    add(document.given.as_ref().map(|_| &[][..]));
    let digest = digest.finalize();
    std::array::from_fn(|at| digest[at])
}

impl Slip {
    /// The slip of an analysis; one that cannot be written down is analysed again.
    pub(super) fn of(mark: Mark, analysis: &Analysis) -> Slip {
        let findings = Findings {
            published: analysis.published,
            sentences: analysis.sentences.as_slice().into(),
            placements: analysis.placements.as_slice().into(),
            timexes: analysis.timexes.as_slice().into(),
            reports: analysis.reports.as_slice().into(),
        };
        let bytes = postcard::to_extend(&findings, mark.to_vec()).unwrap_or_default();
        Slip(bytes.into())
    }

    /// What a document leaves over which the program stumbled.
    pub(super) fn empty() -> Slip {
        Slip(Box::default())
    }

    /// What was found, if it was found in this document.
    pub(super) fn opened(
        &self,
        mark: Mark,
        document: &Document,
        gazetteer: &Gazetteer,
    ) -> Option<Findings<'static>> {
        let findings: Findings<'_> = postcard::from_bytes(self.0.strip_prefix(&mark)?).ok()?;
        findings.fit(document, gazetteer).then_some(findings)
    }
}

impl Findings<'_> {
    /// As an analysis of the document.
    pub(super) fn of(self, document: Document) -> Analysis {
        Analysis {
            document,
            published: self.published,
            sentences: self.sentences.into_owned(),
            placements: self.placements.into_owned(),
            timexes: self.timexes.into_owned(),
            reports: self.reports.into_owned(),
            duplicate_of: None,
        }
    }

    /// Whether every span lies in the text and every place in the gazetteer: a file may have been
    /// tampered with.
    fn fit(&self, document: &Document, gazetteer: &Gazetteer) -> bool {
        let lies = |span: Span| {
            span.start() <= span.end() && document.text.get(span.start()..span.end()).is_some()
        };
        let known = |place: PlaceId| gazetteer.has(place);
        self.sentences.iter().all(|span| lies(*span))
            && self.timexes.iter().all(|timex| lies(timex.span))
            && self.placements.iter().all(|placement| {
                lies(placement.mention.span)
                    && lies(placement.mention.core)
                    && placement.whereabouts.is_none_or(|told| lies(told.said))
                    && placement.choice.is_none_or(|choice| known(choice.place))
                    && placement.runner_up.is_none_or(|(place, _)| known(place))
            })
            && self.reports.iter().all(|report| {
                report.byline == document.byline
                    && report.site.as_ref().is_none_or(|site| known(site.choice.place))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::{Slip, mark};
    use crate::gazetteer::Gazetteer;
    use crate::language::Language;
    use crate::model::Document;
    use crate::pipeline::analyse;

    fn story() -> Document {
        let text = "Gunmen killed 12 people 20 km north of Kunduz on Friday. Zürich sent aid.";
        let mut story = Document::new("a", text).published(jiff::civil::date(2024, 3, 3));
        story.byline.title = Some("Attack in Kunduz".to_owned());
        story
    }

    #[test]
    fn a_slip_gives_back_the_analysis_of_its_document_and_of_no_other() {
        let gazetteer = Gazetteer::bundled();
        let analysis = analyse(story(), gazetteer, Language::english());
        assert!(!analysis.reports.is_empty());
        let slip = Slip::of(mark(&story()), &analysis);
        let back = slip.opened(mark(&story()), &story(), gazetteer).unwrap().of(story());
        assert_eq!(format!("{back:?}"), format!("{analysis:?}"));

        let mut others = [story(), story(), story(), story()];
        others[0].text.push(' ');
        others[1].byline.title = None;
        others[2].byline.published = None;
        others[3].given = Some(vec![]);
        for other in others {
            assert!(slip.opened(mark(&other), &other, gazetteer).is_none());
        }
    }

    #[test]
    fn a_slip_that_was_tampered_with_never_panics() {
        let gazetteer = Gazetteer::bundled();
        let analysis = analyse(story(), gazetteer, Language::english());
        let whole = Slip::of(mark(&story()), &analysis).0;
        for at in 0..whole.len() {
            let mut turned = whole.to_vec();
            turned[at] ^= 0x55;
            for bytes in [&turned[..], &whole[..at]] {
                let slip = Slip(bytes.into());
                if let Some(found) = slip.opened(mark(&story()), &story(), gazetteer) {
                    let analysis = found.of(story());
                    for placed in analysis.placements {
                        placed.mention.span.of(&analysis.document.text);
                    }
                }
            }
        }
    }
}
