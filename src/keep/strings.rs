use super::stretch;

/// Texts one behind the other, by number: each leaves 8 bytes beside its own.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    all: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Strings {
    /// How many there are: the number that the next will have.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn add(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len());
    }

    /// The text of this number, counted from 0 in the order of adding; there must be as many.
    pub(crate) fn get(&self, at: usize) -> &str {
        &self.all[stretch(&self.ends, at)]
    }
}

#[cfg(test)]
mod tests {
    use super::Strings;

    #[test]
    fn texts_come_back_by_number() {
        let texts = ["Goma", "", "Kābul", ""];
        let mut strings = Strings::default();
        for (number, text) in texts.into_iter().enumerate() {
            assert_eq!(strings.len(), number);
            strings.add(text);
        }
        for (number, text) in texts.into_iter().enumerate() {
            assert_eq!(strings.get(number), text, "{number}");
        }
    }
}
