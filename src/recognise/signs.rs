use std::collections::BTreeMap;
use std::ops::Range;

use super::features::About;
use super::sight::{SentenceSight, Sight};
use super::tag::best_path;
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::model::Span;
use crate::text::Text;
use crate::weights::{NameWeights, Scores, Tag};

/// What the words of a name were taken for, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// What they were taken for, by their first word.
    pub tag: Tag,
    /// What that would have been next: no place's for one taken for a place's, else a place's.
    pub rival: Tag,
    /// By how much it lost; what signs weigh adds up to it, but for what beside what stands.
    pub lead: f32,
    /// What was seen, each with what it weighed for the choice and against the rival, the weightiest
    /// first.
    pub signs: Vec<Sign>,
}

/// Something seen of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// What was looked at: "before" is the word before the name.
    pub about: &'static str,
    /// The words that stood there, if it is about words.
    pub said: String,
    /// Above 0 if it spoke for the choice.
    pub weight: f32,
}

impl Taken {
    /// The signs without any one of which the rival would have won, the weakest first.
    pub fn turning_points(&self) -> impl Iterator<Item = &Sign> {
        self.signs.iter().rev().filter(|sign| sign.weight > self.lead)
    }
}

/// What the words of each span were taken for; `None` where none of them may be part of a name.
///
/// ```
/// use dateline::model::Span;
/// use dateline::weights::Tag;
/// use dateline::{gazetteer::Gazetteer, language::Language, recognise, text::Text};
///
/// let language = Language::english();
/// let text = Text::of("Troops fled from Kunduz, said Stephen Austin.", language);
/// let spans = [Span::new(17, 23), Span::new(30, 44)];
/// let taken = recognise::taken(&text, &spans, Gazetteer::bundled(), language);
/// let tags: Vec<_> = taken.iter().flatten().map(|taken| taken.tag).collect();
/// assert_eq!(tags, [Tag::Place, Tag::Person]);
/// let signs = &taken[0].as_ref().unwrap().signs;
/// assert!(signs.iter().any(|sign| (sign.about, sign.said.as_str()) == ("before", "from")));
/// ```
pub fn taken(
    text: &Text<'_>,
    spans: &[Span],
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<Option<Taken>> {
    let sight = Sight::of(text, gazetteer, language);
    let of = |span: &Span| {
        let sentence = sight.sentence(text.sentence_at(span.start()));
        let words = text.words_in(*span);
        let mut chains = sentence.chains().into_iter();
        let chain = chains.find(|chain| chain.start < words.end && words.start < chain.end)?;
        Some(of_words(&sentence, &chain, words))
    };
    spans.iter().map(of).collect()
}

fn of_words(sentence: &SentenceSight<'_>, chain: &Range<usize>, words: Range<usize>) -> Taken {
    let weights = NameWeights::bundled();
    let scores: Vec<Scores> = chain
        .clone()
        .map(|at| {
            let mut features = Vec::new();
            sentence.features(at, |feature| features.push(feature));
            weights.worth(weights.sum(&features))
        })
        .collect();
    let words = words.start.max(chain.start)..words.end.min(chain.end);
    let first = words.start - chain.start;
    let path = best_path(&scores, |last| weights.steps(last));
    let is_place = |tag: Tag| matches!(tag, Tag::Place | Tag::PlaceOn);
    let mut others = scores.clone();
    for tag in Tag::ALL.into_iter().filter(|tag| is_place(*tag) == is_place(path[first])) {
        others[first][tag as usize] = f32::NEG_INFINITY;
    }
    let rival = best_path(&others, |last| weights.steps(last));
    let lead = sum(&path, &scores, weights) - sum(&rival, &scores, weights);
    let mut seen: BTreeMap<(&'static str, String), f32> = BTreeMap::new();
    for at in words {
        let (tag, other) = (path[at - chain.start], rival[at - chain.start]);
        sentence.told(at, |about, feature| {
            let worth = weights.worth(weights.sum(&[feature]));
            let weight = worth[tag as usize] - worth[other as usize];
            *seen.entry((about.as_str(), sentence.said(about, at))).or_default() += weight;
        });
    }
    let signs = seen.into_iter().filter(|(_, weight)| *weight != 0.0);
    let mut signs: Vec<Sign> =
        signs.map(|((about, said), weight)| Sign { about, said, weight }).collect();
    signs.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    Taken { tag: path[first], rival: rival[first], lead, signs }
}

/// What a path adds up to.
fn sum(path: &[Tag], scores: &[Scores], weights: &NameWeights) -> f32 {
    let mut last = Tag::Outside;
    let mut sum = 0.0;
    for (tag, word) in path.iter().zip(scores) {
        sum += weights.steps(last)[*tag as usize] + word[*tag as usize];
        last = *tag;
    }
    sum + weights.steps(last)[Tag::Outside as usize]
}

impl About {
    fn as_str(self) -> &'static str {
        match self {
            About::Word | About::Shaped => "word",
            About::Written => "capitals",
            About::End | About::Longer => "ending",
            About::Start => "beginning",
            About::Before | About::Pair | About::KnownBefore => "before",
            About::After | About::KnownAfter => "after",
            About::BeforeTwo | About::Far => "two_before",
            About::AfterTwo => "two_after",
            About::Class | About::KnownClass => "class",
            About::ClassBefore => "class_before",
            About::ClassAfter => "class_after",
            About::Known | About::KnownWhere => "gazetteer",
            About::NextKnown => "gazetteer_after",
            About::LastKnown => "gazetteer_before",
            About::Run | About::KnownRun => "run",
            About::RunFirst => "run_first",
            About::RunLast | About::RunLastClass => "run_last",
            About::RunBefore | About::ClassRunBefore => "run_before",
            About::RunAfter => "run_after",
            About::Used | About::UsedKnown => "elsewhere",
            About::Gaps => "signs_around",
            About::Bias => "style",
            About::Head => "head",
        }
    }
}

impl SentenceSight<'_> {
    /// The words that a feature of the word `at` is about; none if it is about no word.
    fn said(&self, about: About, at: usize) -> String {
        let text = self.sight.text;
        let (first, last) = self.run(at);
        let words = |from: Option<usize>, to: Option<usize>| match (from, to) {
            (Some(from), Some(to)) => text.say(text.span_of(from..to + 1)).to_owned(),
            _ => String::new(),
        };
        let word = |at: Option<usize>| words(at, at);
        match about {
            About::Bias | About::Gaps => String::new(),
            About::Before
            | About::Pair
            | About::KnownBefore
            | About::ClassBefore
            | About::LastKnown => word(self.back(at, 1)),
            About::After | About::KnownAfter | About::ClassAfter | About::NextKnown => {
                word(self.ahead(at, 1))
            }
            About::BeforeTwo | About::Far => {
                words(self.back(at, 2).or(self.back(at, 1)), self.back(at, 1))
            }
            About::AfterTwo => words(self.ahead(at, 1), self.ahead(at, 2).or(self.ahead(at, 1))),
            About::RunFirst => word(Some(first)),
            About::RunLast | About::RunLastClass => word(Some(last - 1)),
            About::RunBefore | About::ClassRunBefore => word(self.back(first, 1)),
            About::RunAfter => word(self.ahead(last - 1, 1)),
            About::Head => word(self.link(first).and_then(|link| self.back(link, 1))),
            _ => word(Some(at)),
        }
    }
}
