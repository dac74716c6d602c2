use std::borrow::Cow;

use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::{Analysis, Document, Mention, Party, Placement, Quote, Report, Site, Span};
use crate::recognise;
use crate::text::{Text, unwrapped};

/// A document as it is read: the headline, an empty line, the body. A headline often names the
/// town and the toll that the body takes for known. What is found in it serves the body, and is
/// left out of the answer, whose spans all lie in the body.
pub(super) struct Page<'d> {
    /// As read: a text wrapped by hand without the line ends that fill its width.
    words: Cow<'d, str>,
    /// As written, where that is another.
    written: Option<Cow<'d, str>>,
    pub(super) headline: Headline,
}

/// How long the headline is, with the empty line behind it: where the body begins.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Headline {
    /// Where it begins, behind the name of the outlet.
    start: usize,
    bytes: usize,
    points: u32,
}

/// What parts the headline from the body.
const BREAK: &str = "\n\n";

/// What parts a headline from the name of the outlet: "Two shot in Newark - The Daily".
const OUTLET: [&str; 5] = [" - ", " | ", " – ", " — ", " :: "];

/// A headline has at least so many words; what is shorter is no headline to part from an outlet.
const HEADLINE: usize = 4;

impl<'d> Page<'d> {
    pub(super) fn of(document: &'d Document) -> Page<'d> {
        let title = document.byline.title.as_deref().map_or("", str::trim);
        let (headline, outlet) = parted(title);
        if headline.is_empty() || document.text.trim_start().starts_with(headline) {
            let headline = Headline::default();
            let text = Cow::Borrowed(document.text.as_str());
            return match unwrapped(&text) {
                Some(words) => Page { words: Cow::Owned(words), written: Some(text), headline },
                None => Page { words: text, written: None, headline },
            };
        }
        let above = if outlet.is_empty() { String::new() } else { format!("{outlet}{BREAK}") };
        let start = above.len();
        let head = format!("{above}{headline}{BREAK}");
        let points = u32::try_from(head.chars().count()).unwrap_or(u32::MAX);
        let headline = Headline { start, bytes: head.len(), points };
        let joined = unwrapped(&document.text).map(|body| format!("{head}{body}"));
        let text = Cow::Owned(head + &document.text);
        match joined {
            Some(words) => Page { headline, words: Cow::Owned(words), written: Some(text) },
            None => Page { headline, words: text, written: None },
        }
    }

    pub(super) fn text(&self, language: &Language) -> Text<'_> {
        let Headline { start, bytes, .. } = self.headline;
        let text = Text::with_headline(&self.words, start..bytes, language);
        match &self.written {
            Some(written) => text.quoting(written),
            None => text,
        }
    }

    /// The names of a document: those that the user's own recogniser found, or those found here.
    pub(super) fn mentions(
        &self,
        document: &Document,
        text: &Text<'_>,
        gazetteer: &Gazetteer,
        language: &Language,
    ) -> Vec<Mention> {
        let Some(given) = &document.given else {
            return recognise::mentions(text, gazetteer, language);
        };
        let head = self.headline.bytes;
        let onto = |span: &Span| Span::new(span.start() + head, span.end() + head);
        let given: Vec<Span> = given.iter().map(onto).collect();
        recognise::given(text, &given, gazetteer, language)
    }
}

impl Headline {
    /// The same stretch of the body alone; `None` for one in the headline.
    pub(super) fn in_body(self, span: Span) -> Option<Span> {
        let start = span.start().checked_sub(self.bytes)?;
        Some(Span::new(start, span.end() - self.bytes))
    }

    /// The answer for the body alone.
    pub(super) fn left_out(self, mut analysis: Analysis) -> Analysis {
        if self.bytes == 0 {
            return analysis;
        }
        let spans = analysis.sentences.into_iter();
        analysis.sentences = spans.filter_map(|span| self.in_body(span)).collect();
        analysis.placements.retain_mut(|placement| self.moves(placement).is_some());
        analysis.timexes.retain_mut(|timex| {
            let moved = self.in_body(timex.span);
            moved.is_some_and(|span| std::mem::replace(&mut timex.span, span) != span)
        });
        analysis.reports.iter_mut().for_each(|report| self.moves_report(report));
        analysis
    }

    /// The same mention in the body alone; `None` for one in the headline.
    pub(super) fn mention(self, mention: Mention) -> Option<Mention> {
        let (span, core) = (self.in_body(mention.span)?, self.in_body(mention.core)?);
        Some(Mention { span, core, ..mention })
    }

    fn moves(self, placement: &mut Placement) -> Option<()> {
        placement.mention = self.mention(placement.mention)?;
        if let Some(told) = &mut placement.whereabouts {
            told.said = self.in_body(told.said)?;
        }
        Some(())
    }

    fn moves_report(self, report: &mut Report) {
        let Report { sentence, cue, site, actors, targets, .. } = report;
        let quotes = [sentence, cue].into_iter();
        let quotes = quotes.chain(site.iter_mut().map(|Site { said, .. }| said));
        let parties = actors.iter_mut().chain(targets).map(|Party { said, .. }| said);
        for quote in quotes.chain(parties) {
            self.moves_quote(quote);
        }
    }

    /// What the headline says is quoted without a place in the body: an empty span at its start.
    fn moves_quote(self, quote: &mut Quote) {
        let moved = self.in_body(quote.span);
        quote.span = moved.unwrap_or(Span::new(0, 0));
        quote.start = quote.start.saturating_sub(self.points);
        quote.end = if moved.is_some() { quote.end - self.points } else { quote.start };
    }
}

/// A headline, and the name of its outlet.
fn parted(title: &str) -> (&str, &str) {
    let breaks = OUTLET.iter().flat_map(|sign| title.match_indices(sign));
    let mut breaks: Vec<(usize, &str)> = breaks.collect();
    breaks.sort_unstable();
    let long = |at: usize| title[..at].split_whitespace().count() >= HEADLINE;
    let found = breaks.into_iter().find(|(at, _)| long(*at));
    found.map_or((title, ""), |(at, sign)| (&title[..at], &title[at + sign.len()..]))
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::Gazetteer;
    use crate::language::Language;
    use crate::model::Document;
    use crate::pipeline;

    #[test]
    fn what_is_quoted_of_wrapped_lines_is_as_written() {
        let wire = "A BOMB EXPLODED LAST NIGHT AT A MARKET IN THE NORTHERN CITY OF\n\
                    KUNDUZ, KILLING THREE PEOPLE, ACCORDING TO A POLICE REPORT THAT\n\
                    WAS READ ON SUNDAY.";
        let analysis =
            pipeline::analyse(Document::new("a", wire), Gazetteer::bundled(), Language::english());
        let [report] = analysis.reports.as_slice() else { panic!("{:?}", analysis.reports) };
        assert_eq!(report.sentence.said, wire);
        assert_eq!(report.site.as_ref().unwrap().said.said, "KUNDUZ");
    }
}
