use super::Words;
use super::words::Class;
use crate::text::{Shape, Text, WordId};

/// A number as written, in digits or letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// How many.
    pub value: u32,
    /// Whether a figure is said; `false` for a reading of "dozens".
    pub stated: bool,
    /// How many words it takes.
    pub words: usize,
}

/// The classes of words that make up numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    number: Class,
    scale: Class,
    vague: Class,
    join: Class,
}

impl Figures {
    pub(super) fn new(words: &mut Words) -> Figures {
        let [number, scale, vague, join] =
            ["number", "scale", "vague_number", "number_join"].map(|name| words.declare(name));
        Figures { number, scale, vague, join }
    }

    /// The words that a number may begin with, beside those that begin with a digit.
    pub(super) fn openers(self, words: &Words) -> impl Iterator<Item = WordId> {
        words.of(self.number).chain(words.of(self.vague))
    }

    /// The words that may stand in a number behind its first, beside digits.
    pub(super) fn inner(self, words: &Words) -> impl Iterator<Item = WordId> {
        [self.number, self.scale, self.join].into_iter().flat_map(|class| words.of(class))
    }

    /// Reads digits with their thousands ("1,500"), number words ("twenty-five", "two dozen", "a
    /// hundred and ten") and vague words ("dozens"). A figure that fits no u32 is none.
    pub(super) fn at(self, text: &Text<'_>, at: usize, words: &Words) -> Option<Figure> {
        let first = text.words.get(at)?;
        let digits =
            || if first.shape == Shape::Number { digits(self, text, at, words) } else { None };
        let spelled = || first.id.and_then(|_| spelled(self, text, at, words));
        digits().or_else(spelled).or_else(|| vague(self, text, at, words))
    }
}

fn digits(figures: Figures, text: &Text<'_>, at: usize, words: &Words) -> Option<Figure> {
    let mut value = plain(&text.folded(at))?;
    let mut taken = 1;
    while text.gap_after(at + taken - 1) == ","
        && text.folded(at + taken).len() == 3
        && let Some(next) = plain(&text.folded(at + taken))
    {
        value = value.checked_mul(1000)?.checked_add(next)?;
        taken += 1;
    }
    if let Some(scale) = words.value_at(figures.scale, text, at + taken).and_then(narrow) {
        value = value.checked_mul(scale)?;
        taken += 1;
    }
    Some(Figure { value, stated: true, words: taken })
}

fn plain(digits: &str) -> Option<u32> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn spelled(figures: Figures, text: &Text<'_>, at: usize, words: &Words) -> Option<Figure> {
    let unit = |at| words.value_at(figures.number, text, at).and_then(narrow);
    let scale = |at| words.value_at(figures.scale, text, at).and_then(narrow);
    let (mut total, mut group, mut taken) = (0_u32, 0_u32, 0);
    let mut last = u32::MAX;
    loop {
        let here = at + taken;
        if taken > 0 && !matches!(text.gap_after(here - 1), " " | "-" | "\n") {
            break;
        }
        if let Some(scale) = scale(here).filter(|_| taken > 0) {
            group = group.checked_mul(scale)?;
            if scale >= 1000 {
                total = total.checked_add(group)?;
                group = 0;
            }
            last = scale;
        } else if let Some(unit) = unit(here).filter(|&unit| fits(last, unit)) {
            group = group.checked_add(unit)?;
            last = unit;
        } else if taken > 0
            && last >= 100
            && words.value_at(figures.join, text, here).is_some()
            && unit(here + 1).is_some_and(|unit| fits(last, unit))
        {
            taken += 1;
            continue;
        } else {
            break;
        }
        taken += 1;
    }
    (taken > 0).then_some(Figure { value: total.checked_add(group)?, stated: true, words: taken })
}

/// "twenty five" is one number, "five twenty" are two.
fn fits(last: u32, unit: u32) -> bool {
    last == u32::MAX || last >= 100 && unit < last || (20..100).contains(&last) && unit < 10
}

fn vague(figures: Figures, text: &Text<'_>, at: usize, words: &Words) -> Option<Figure> {
    let value = words.value_at(figures.vague, text, at).and_then(narrow)?;
    Some(Figure { value, stated: false, words: 1 })
}

fn narrow(value: i64) -> Option<u32> {
    u32::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use crate::text::Text;

    #[test]
    fn reads_figures_as_news_writes_them() {
        let language = Language::english();
        for (said, want) in [
            ("20 people", Some((20, true, 1))),
            ("1,500 fighters", Some((1500, true, 2))),
            ("twenty-five soldiers", Some((25, true, 2))),
            ("two dozen men", Some((24, true, 2))),
            ("a hundred and ten men", Some((110, true, 4))),
            ("three hundred thousand", Some((300_000, true, 3))),
            ("dozens of people", Some((12, false, 1))),
            ("2 million", Some((2_000_000, true, 2))),
            ("99999999999 men", None),
            ("three, four", Some((3, true, 1))),
            ("people", None),
        ] {
            let text = Text::of(said, language);
            let got = language.figure(&text, 0).map(|f| (f.value, f.stated, f.words));
            assert_eq!(got, want, "{said}");
        }
    }
}
