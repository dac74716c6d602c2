use super::Story;
use crate::model::Report;
use crate::text::{Shape, hash32};

/// Words on either side of a report's sentence that are still about what it tells: some ten
/// sentences. Measured on stories of one event; in a round-up the next event begins sooner, but
/// its place and its day keep it apart.
const REACH: usize = 300;

/// No more than this is kept of a report, so that millions of reports fit in memory.
const MOST: usize = 96;

/// The longest figure that is a detail: ages, house numbers, the number of a road.
const LONGEST_FIGURE: usize = 5;

/// The names and figures told around a report, and in the headline, as [`Report::details`] has
/// them: of words with a capital only those within a sentence, for its first word always has one.
pub(super) fn details(story: &Story<'_, '_>, report: &Report) -> Vec<u32> {
    let text = story.text;
    let told = text.words_in(report.sentence.span);
    let around = told.start.saturating_sub(REACH)..told.end.saturating_add(REACH);
    let first = text.sentences.partition_point(|one| one.range().end <= around.start);
    let near = text.sentences[first..].iter().take_while(|one| one.range().start < around.end);
    let first = text.sentences.partition_point(|one| one.span.start() < text.headline.start);
    let headline = text.sentences[first..].iter();
    let headline = headline.take_while(|one| one.span.start() < text.headline.end);
    let mut details = Vec::new();
    for sentence in headline.chain(near) {
        let words = sentence.range();
        for at in words.clone() {
            let word = &text.words[at];
            let is_detail = match word.shape {
                Shape::Number => word.span.of(text.source).len() <= LONGEST_FIGURE,
                shape => shape.is_capital() && at > words.start,
            };
            if is_detail {
                details.push(hash32(text.folded(at).bytes()));
            }
        }
    }
    details.sort_unstable();
    details.dedup();
    details.truncate(MOST); // by number, which is as good as by chance, and the same for all
    details
}
