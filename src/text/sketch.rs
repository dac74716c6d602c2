use super::hash::{START64, hash64_on};

/// Values of a sketch. More would tell likeness more finely: 24 tell it to about a tenth.
const VALUES: usize = 24;

/// Words that are taken together: fewer stand alike in texts that have nothing to do with one
/// another, more are torn apart by every small change.
const SHINGLE: usize = 5;

/// A text in 24 bytes, so made that two texts share about as many of their values as they share
/// stretches of five words, whatever their case and signs. It is a min-hash in one permutation:
/// the text's stretches are dealt into 24 bins, and of each bin the least is kept.
///
/// ```
/// use dateline::text::Sketch;
///
/// let wire = "A bomb killed 12 people in a market in Goma on Friday, the governor said.";
/// let copy = "A bomb killed 12 people in a market in Goma on Friday - the governor said";
/// assert_eq!(Sketch::of(wire).agreement(&Sketch::of(copy)), 24);
/// assert!(Sketch::of(wire).agreement(&Sketch::of("Troops left Kabul.")) < 4);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sketch([u8; VALUES]);

impl Sketch {
    /// How many values it has.
    pub const VALUES: usize = VALUES;

    /// The sketch of a text. Takes time by its length, and no memory.
    pub fn of(text: &str) -> Sketch {
        let mut least = [u64::MAX; VALUES];
        let mut latest = [0_u64; SHINGLE];
        let mut count = 0;
        for word in words(text) {
            latest.copy_within(1.., 0);
            latest[SHINGLE - 1] = word;
            count += 1;
            if count >= SHINGLE {
                enter(&mut least, stretch(latest));
            }
        }
        if count < SHINGLE {
            enter(&mut least, stretch(latest));
        }
        Sketch(std::array::from_fn(|bin| value(&least, bin)))
    }

    /// Of how many values two sketches agree: all 24 for the same words.
    pub fn agreement(&self, other: &Sketch) -> usize {
        self.0.iter().zip(other.0).filter(|(one, other)| **one == *other).count()
    }

    /// The values, four by four: two texts of which one is a copy of the other agree on all four
    /// of some.
    pub fn bands(&self) -> [u32; VALUES / 4] {
        std::array::from_fn(|band| {
            let at = band * 4;
            u32::from_le_bytes([self.0[at], self.0[at + 1], self.0[at + 2], self.0[at + 3]])
        })
    }
}

/// Each word of letters and digits in lower case as a number, in order.
fn words(text: &str) -> impl Iterator<Item = u64> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut word = None;
        while let Some(&first) = bytes.get(at) {
            let small = SMALL[usize::from(first)];
            if small != 0 {
                word = Some(hash64_on(word.unwrap_or(START64), [small])); // so most are
                at += 1;
                continue;
            }
            let sign = if first.is_ascii() { None } else { text[at..].chars().next() };
            let said = &bytes[at..at + sign.map_or(1, char::len_utf8)];
            at += said.len();
            if sign.is_some_and(char::is_alphanumeric) {
                word = Some(hash64_on(word.unwrap_or(START64), said.iter().copied()));
            } else if word.is_some() {
                break;
            }
        }
        word
    })
}

/// Each ASCII letter in small, each ASCII digit; 0 for any other byte.
const SMALL: [u8; 256] = {
    let mut small = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            small[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    small
};

/// The last words as one number, in their order.
fn stretch(latest: [u64; SHINGLE]) -> u64 {
    mixed(latest.into_iter().fold(0, |sum: u64, word| sum.rotate_left(11).wrapping_mul(31) ^ word))
}

fn enter(least: &mut [u64; VALUES], stretch: u64) {
    let bin = usize::try_from(stretch % VALUES as u64).expect("less than 24");
    least[bin] = least[bin].min(stretch);
}

/// The value of a bin; one that nothing fell into borrows of another, each its own.
fn value(least: &[u64; VALUES], bin: usize) -> u8 {
    let mut from = bin;
    let mut turn = bin as u64;
    while least[from] == u64::MAX {
        turn = mixed(turn + 1);
        from = usize::try_from(turn % VALUES as u64).expect("less than 24");
    }
    let own = (bin as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed(least[from] ^ own).to_le_bytes()[7]
}

/// Every bit of the answer depends on every bit of the number.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::Sketch;

    #[test]
    fn a_changed_text_agrees_as_far_as_it_is_the_same() {
        let many = |range: std::ops::Range<u32>| {
            range.map(|number| number.to_string()).collect::<Vec<_>>().join(" word ")
        };
        let (story, longer, half, other) =
            (many(0..200), many(0..220), many(0..100), many(1000..1200));
        for (text, range) in [
            (story.to_uppercase(), 24..=24),
            (longer, 18..=24),
            (half, 7..=17),
            (other, 0..=2),
            (String::new(), 0..=2),
        ] {
            let agreement = Sketch::of(&story).agreement(&Sketch::of(&text));
            assert!(range.contains(&agreement), "{agreement} {text}");
        }
    }

    #[test]
    fn short_and_odd_texts_have_a_sketch_too() {
        for text in ["", " ", "a", "?!", "\u{0}", "Goma", "\u{202e}\u{200d}"] {
            assert_eq!(Sketch::of(text), Sketch::of(text), "{text:?}");
        }
        assert!(Sketch::of("Goma").agreement(&Sketch::of("Bunia")) < 4);
    }
}
