//! What is checked of every analysis, by the properties and by the fuzz target `analyse`.

use dateline::gazetteer::Gazetteer;
use dateline::layers::answer::Answer;
use dateline::model::{Analysis, Quote};

/// What must hold of any analysis, whatever the text: every span is the text it says it is, offsets
/// are code points, and no count contradicts itself.
pub(crate) fn holds(analysis: &Analysis) {
    let text = analysis.document.text.as_str();
    let points: Vec<char> = text.chars().collect();
    let headline = analysis.document.byline.title.as_deref().unwrap_or("");
    let quoted = |quote: &Quote| {
        if quote.span.range().is_empty() && headline.contains(&quote.said) {
            return; // what the headline says has no place in the text
        }
        assert_eq!(quote.span.of(text), quote.said);
        assert_eq!(said(&points, quote.start, quote.end), quote.said);
    };
    let mut end = 0;
    for sentence in &analysis.sentences {
        assert!(end <= sentence.start(), "sentences follow one another");
        assert!(!sentence.of(text).trim().is_empty(), "a sentence says something");
        end = sentence.end();
    }
    let mut end = 0;
    for placement in &analysis.placements {
        let mention = placement.mention;
        assert!(end <= mention.span.start(), "mentions follow one another");
        assert!(mention.span.covers(mention.core) && !mention.core.of(text).is_empty());
        end = mention.span.end();
    }
    let mut end = 0;
    for timex in &analysis.timexes {
        assert!(end <= timex.span.start() && !timex.span.of(text).is_empty());
        assert!(timex.when().is_none_or(|when| when.first <= when.last), "{:?}", timex.when());
        end = timex.span.end();
    }
    for report in &analysis.reports {
        quoted(&report.sentence);
        quoted(&report.cue);
        let within = report.sentence.said.contains(&report.cue.said);
        assert!(
            within && report.sentence.span.covers(report.cue.span),
            "a cue stands in its sentence"
        );
        report.site.iter().for_each(|site| quoted(&site.said));
        report.actors.iter().chain(&report.targets).for_each(|party| quoted(&party.said));
        let tolls = report.tolls;
        for count in [tolls.killed, tolls.injured, tolls.perpetrators_killed, tolls.taken] {
            let Some(count) = count else { continue };
            assert!(count.least <= count.best || count.most == Some(count.best), "{count:?}");
            assert!(count.most.is_none_or(|most| count.best <= most), "{count:?}");
        }
        assert!((0.0..=1.0).contains(&report.confidence), "{}", report.confidence);
    }
    // the offsets of the answer are code points, as Python slices
    for toponym in Answer::of(analysis, Gazetteer::bundled()).toponyms {
        assert_eq!(said(&points, toponym.start, toponym.end), toponym.name);
    }
}

fn said(points: &[char], start: u32, end: u32) -> String {
    let index = |at: u32| usize::try_from(at).expect("no text is so long");
    points[index(start)..index(end)].iter().collect()
}
