use std::collections::HashMap;

/// Words by class. A word may belong to several classes, with a value in each.
#[derive(Debug, Default)]
pub struct Words {
    classes: Vec<&'static str>,
    /// By folded word: the classes it belongs to, by number, and its value in each.
    words: HashMap<&'static str, Vec<(u16, i64)>>,
}

/// A class's number, for asking quickly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(u16);

impl Words {
    pub(super) fn add(&mut self, class: &'static str, word: &'static str, value: i64) {
        let Class(class) = self.class(class).unwrap_or_else(|| {
            self.classes.push(class);
            Class(u16::try_from(self.classes.len() - 1).expect("a table has few classes"))
        });
        self.words.entry(word).or_default().push((class, value));
    }

    /// The class of this name, if the table has it.
    pub fn class(&self, name: &str) -> Option<Class> {
        let at = self.classes.iter().position(|class| *class == name)?;
        u16::try_from(at).ok().map(Class)
    }

    /// The value of `word`, folded, in a class.
    pub fn value_in(&self, class: Class, word: &str) -> Option<i64> {
        let classes = self.words.get(word)?;
        classes.iter().find(|(c, _)| *c == class.0).map(|&(_, value)| value)
    }

    /// The value of `word`, folded, in the class of this name.
    pub fn value(&self, class: &str, word: &str) -> Option<i64> {
        self.words.get(word)?; // most words belong to no class: ask that first
        self.value_in(self.class(class)?, word)
    }

    /// Whether `word`, folded, belongs to the class of this name.
    pub fn has(&self, class: &str, word: &str) -> bool {
        self.value(class, word).is_some()
    }
}
