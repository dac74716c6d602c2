use super::Words;
use super::number::Figures;
use super::words::Class;
use crate::text::{Shape, Text, WordId};

/// No figure of kilometres is longer; what is, is no distance to measure a map with.
const MOST_DIGITS: usize = 6;

/// A distance as written: "20 km", "1.5 miles", "15km", "a few kilometres".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Distance {
    pub(super) metres: u32,
    /// Whether a figure is said; `false` for "a few".
    pub(super) stated: bool,
    /// How many words it takes.
    pub(super) words: usize,
}

/// The classes of words that make up distances.
#[derive(Clone, Copy, Debug)]
pub(super) struct Distances {
    figures: Figures,
    length: Class,
    few: Class,
    article: Class,
    nautical: Class,
}

impl Distances {
    pub(super) fn new(words: &mut Words, figures: Figures) -> Distances {
        let [length, few, article, nautical] =
            ["length", "few", "article", "nautical"].map(|name| words.declare(name));
        Distances { figures, length, few, article, nautical }
    }

    pub(super) fn figures(self) -> Figures {
        self.figures
    }

    /// The words that a distance may begin with, beside those that begin with a digit.
    pub(super) fn openers(self, words: &Words) -> impl Iterator<Item = WordId> {
        self.figures.openers(words).chain(words.of(self.few)).chain(words.of(self.article))
    }

    /// The words that may stand in a distance behind its first, beside what begins with a digit.
    pub(super) fn inner(self, words: &Words) -> impl Iterator<Item = WordId> {
        let own = [self.length, self.few, self.nautical].into_iter();
        self.figures.inner(words).chain(own.flat_map(|class| words.of(class)))
    }

    /// The distance that begins at the word `at`.
    pub(super) fn at(self, text: &Text<'_>, at: usize, words: &Words) -> Option<Distance> {
        self.joined(text, at, words).or_else(|| self.vague(text, at, words)).or_else(|| {
            let figure = self.figures.at(text, at, words)?;
            let (tail, taken) = decimals(text, at + figure.words);
            let taken = figure.words + taken;
            let (unit, long) = self.unit(text, at + taken, words)?;
            let metres = metres(f64::from(figure.value) + tail, unit)?;
            Some(Distance { metres, stated: figure.stated, words: taken + long })
        })
    }

    /// Figure and unit as one word: "15km", "1.5km".
    fn joined(self, text: &Text<'_>, at: usize, words: &Words) -> Option<Distance> {
        let read = |at: usize| {
            let word = text.folded(at).said();
            let (digits, unit) = word.split_at(word.find(|c: char| !c.is_ascii_digit())?);
            let unit = words.value_in(self.length, words.id(unit)?)?;
            let number = number(digits)?;
            Some((number, digits.len(), unit))
        };
        if text.words.get(at)?.shape != Shape::Number {
            return None;
        }
        if let Some((number, _, unit)) = read(at) {
            return Some(Distance { metres: metres(number, unit)?, stated: true, words: 1 });
        }
        let whole = number(text.folded(at).said())?;
        let (tail, digits, unit) = read(at + 1).filter(|_| text.gap_after(at) == ".")?;
        let metres = metres(whole + fraction(tail, digits), unit)?;
        Some(Distance { metres, stated: true, words: 2 })
    }

    /// "a few kilometres"
    fn vague(self, text: &Text<'_>, at: usize, words: &Words) -> Option<Distance> {
        let article = usize::from(words.value_at(self.article, text, at).is_some());
        let few = words.value_at(self.few, text, at + article)?;
        let (unit, long) = self.unit(text, at + article + 1, words)?;
        let metres = u32::try_from(few.checked_mul(unit)?).ok()?;
        Some(Distance { metres, stated: false, words: article + 1 + long })
    }

    /// The metres of the unit that stands at the word `at`, behind another, and its words:
    /// "miles", "nautical miles".
    fn unit(self, text: &Text<'_>, at: usize, words: &Words) -> Option<(i64, usize)> {
        let behind = |at: usize| {
            let gap = at.checked_sub(1).map(|before| text.gap_after(before));
            gap.is_some_and(|gap| matches!(gap, " " | "-" | "\n" | "\u{a0}"))
        };
        let plain = |at: usize| words.value_at(self.length, text, at).filter(|_| behind(at));
        let nautical = words.value_at(self.nautical, text, at).filter(|_| behind(at));
        match nautical {
            Some(metres) => plain(at + 1).map(|_| (metres, 2)),
            None => plain(at).map(|metres| (metres, 1)),
        }
    }
}

/// The digits behind the point of a figure that ends before the word `at`, as a fraction, and how
/// many words they take.
fn decimals(text: &Text<'_>, at: usize) -> (f64, usize) {
    let written = text.folded(at).said();
    match number(written).filter(|_| at > 0 && text.gap_after(at - 1) == ".") {
        Some(digits) => (fraction(digits, written.len()), 1),
        None => (0.0, 0),
    }
}

fn number(digits: &str) -> Option<f64> {
    let plain = digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

fn fraction(digits: f64, places: usize) -> f64 {
    digits / 10_f64.powi(i32::try_from(places).unwrap_or(0))
}

fn metres(number: f64, unit: i64) -> Option<u32> {
    let unit = u32::try_from(unit).ok()?;
    let metres = number * f64::from(unit);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is not negative, and fits, as the line above says"
    )]
    (metres <= f64::from(u32::MAX)).then(|| metres.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::Distances;
    use crate::language::Language;
    use crate::text::Text;

    #[test]
    fn reads_distances_as_news_writes_them() {
        let language = Language::english();
        let distances: Distances = language.distances;
        for (said, want) in [
            ("20 km north", Some((20_000, true, 2))),
            ("20-km stretch", Some((20_000, true, 2))),
            ("15km east", Some((15_000, true, 1))),
            ("1.5 miles away", Some((2_414, true, 3))),
            ("1.5km away", Some((1_500, true, 2))),
            ("1,600 kilometres", Some((1_600_000, true, 3))),
            ("twenty-five kilometres", Some((25_000, true, 3))),
            ("a mile off", Some((1_609, true, 2))),
            ("a few kilometers", Some((3_000, false, 3))),
            ("several miles", Some((4_827, false, 2))),
            ("60 nautical miles", Some((111_120, true, 3))),
            ("20 people", None),
            ("20. km", None),
            ("99999999999999999999km", None),
            ("4000000000 million km", None),
            ("km", None),
            ("", None),
        ] {
            let text = Text::of(said, language);
            let got = distances.at(&text, 0, &language.words);
            assert_eq!(got.map(|d| (d.metres, d.stated, d.words)), want, "{said}");
        }
    }
}
