use super::Words;
use crate::text::{Shape, Text};

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

/// Reads digits with their thousands ("1,500"), number words ("twenty-five", "two dozen", "a
/// hundred and ten") and vague words ("dozens"). A figure that fits no u32 is none.
pub(super) fn figure(text: &Text<'_>, at: usize, words: &Words) -> Option<Figure> {
    digits(text, at, words).or_else(|| spelled(text, at, words)).or_else(|| vague(text, at, words))
}

fn digits(text: &Text<'_>, at: usize, words: &Words) -> Option<Figure> {
    let first = text.words.get(at)?;
    if first.shape != Shape::Number {
        return None;
    }
    let mut value = plain(text.folded(at))?;
    let mut taken = 1;
    while text.gap_after(at + taken - 1) == ","
        && text.folded(at + taken).len() == 3
        && let Some(next) = plain(text.folded(at + taken))
    {
        value = value.checked_mul(1000)?.checked_add(next)?;
        taken += 1;
    }
    if let Some(scale) = scale(text, at + taken, words) {
        value = value.checked_mul(scale)?;
        taken += 1;
    }
    Some(Figure { value, stated: true, words: taken })
}

fn plain(digits: &str) -> Option<u32> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn spelled(text: &Text<'_>, at: usize, words: &Words) -> Option<Figure> {
    let (mut total, mut group, mut taken) = (0_u32, 0_u32, 0);
    let mut last = u32::MAX;
    loop {
        let here = at + taken;
        if taken > 0 && !matches!(text.gap_after(here - 1), " " | "-" | "\n") {
            break;
        }
        if let Some(scale) = scale(text, here, words).filter(|_| taken > 0) {
            group = group.checked_mul(scale)?;
            if scale >= 1000 {
                total = total.checked_add(group)?;
                group = 0;
            }
            last = scale;
        } else if let Some(unit) = unit(text, here, words).filter(|&unit| fits(last, unit)) {
            group = group.checked_add(unit)?;
            last = unit;
        } else if taken > 0
            && last >= 100
            && words.has("number_join", text.folded(here))
            && unit(text, here + 1, words).is_some_and(|unit| fits(last, unit))
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

fn unit(text: &Text<'_>, at: usize, words: &Words) -> Option<u32> {
    words.value("number", text.folded(at)).and_then(|value| u32::try_from(value).ok())
}

fn scale(text: &Text<'_>, at: usize, words: &Words) -> Option<u32> {
    words.value("scale", text.folded(at)).and_then(|value| u32::try_from(value).ok())
}

fn vague(text: &Text<'_>, at: usize, words: &Words) -> Option<Figure> {
    let value = words.value("vague_number", text.folded(at))?;
    Some(Figure { value: u32::try_from(value).ok()?, stated: false, words: 1 })
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
