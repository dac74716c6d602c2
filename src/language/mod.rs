//! What differs from one language to the next: tables of words and phrases, and nothing else.
//!
//! To add a language, add a folder under `data/language` and two lines to this file. To add a
//! rule, add a row to a table; its last cells are its own test.

mod actors;
mod cues;
mod distance;
mod forms;
mod furniture;
mod grow;
mod number;
mod phrase;
mod relations;
mod rows;
mod signs;
mod time;
mod tolls;
mod topics;
mod tree;
mod walk;
mod words;

use std::sync::LazyLock;

use crate::text::{Abbreviations, Stop, Text, WordId};

pub use actors::{ActorRow, ActorSort};
pub use cues::{CueRow, RealisRow, Side, Strength};
pub use forms::FormRow;
pub use furniture::FurnitureRow;
pub use number::Figure;
pub use phrase::{Match, Phrase, Phrases};
pub use relations::{Relation, RelationRow, RelationSide};
pub use time::{Holiday, Nearest, Reads, Shift, Unit, WhenRow};
pub use tolls::{TollRow, TollSlot};
pub use topics::{Topic, Topics};
pub use words::Words;

/// Every language that can be read.
pub static LANGUAGES: &[&LazyLock<Language>] = &[&ENGLISH];

static ENGLISH: LazyLock<Language> = LazyLock::new(|| rows::bundled!("en"));

/// One language's tables.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1.
    pub code: &'static str,
    /// Words by class, with a value: months, numbers, directions, speech verbs.
    pub words: Words,
    /// Which of these make up numbers.
    figures: number::Figures,
    /// Which of these make up distances.
    distances: distance::Distances,
    /// Names of times. Of phrases that begin at one word the longest wins, then the first row.
    pub when: Phrases<WhenRow>,
    /// Words that tell of an event.
    pub cues: Phrases<CueRow>,
    /// Words that count people harmed, before the figure: "killed at least".
    pub tolls_before: Phrases<TollRow>,
    /// The same, for words that stand behind the figure: "were killed".
    pub tolls_after: Phrases<TollRow>,
    /// The same, for phrases that say all themselves: "no one was hurt".
    pub tolls_alone: Phrases<TollRow>,
    /// Armed groups and state forces, by every spelling.
    pub actors: Phrases<ActorRow>,
    /// Words that make an event planned, foiled, alleged, or none at all.
    pub realis: Phrases<RealisRow>,
    /// Words that, beside a name, say what sort of place it is: "province", "city of".
    pub forms: Phrases<FormRow>,
    /// Words that place what is told by a name behind them: "20 km north of".
    pub relations_before: Phrases<RelationRow>,
    /// The same, behind two names: the "Kabul-Jalalabad highway".
    pub relations_after: Phrases<RelationRow>,
    /// The same, behind the name that owns them: "Mali's north".
    pub relations_owned: Phrases<RelationRow>,
    /// The same, between two names: "Iran's border with Pakistan".
    pub relations_between: Phrases<RelationRow>,
    /// What pages say beside their stories: "Share this article".
    pub furniture: Vec<FurnitureRow>,
    /// What words are mostly said of.
    pub topics: Topics,
}

impl Language {
    /// English.
    ///
    /// ```
    /// use dateline::language::Language;
    ///
    /// let words = &Language::english().words;
    /// assert_eq!(words.value("month", words.folded("nov")), Some(11));
    /// ```
    pub fn english() -> &'static Language {
        &ENGLISH
    }

    /// Whether a line of a page is no part of its story: "Advertisement", "Read more".
    ///
    /// ```
    /// use dateline::language::Language;
    ///
    /// assert!(Language::english().is_furniture("Share this article"));
    /// assert!(!Language::english().is_furniture("They share this view."));
    /// ```
    pub fn is_furniture(&self, line: &str) -> bool {
        furniture::is_furniture(&self.furniture, line)
    }

    /// The figure that begins at the word `at`: "20", "1,500", "twenty-five", "dozens".
    pub fn figure(&self, text: &Text<'_>, at: usize) -> Option<Figure> {
        self.figures.at(text, at, &self.words)
    }
}

impl Abbreviations for Language {
    fn id(&self, word: &str) -> Option<WordId> {
        self.words.id(word)
    }

    fn stop(&self, word: &str) -> Stop {
        match self.words.value("abbreviation", self.words.folded(word)) {
            Some(0) => Stop::Never,
            Some(2) => Stop::Unfollowed,
            Some(_) => Stop::BeforeOpener,
            None => Stop::Free,
        }
    }

    fn opens(&self, word: &str) -> bool {
        self.words.has("opener", self.words.folded(word))
    }

    fn goes_on(&self, word: &str) -> bool {
        let word = self.words.folded(word);
        ["weekday", "month", "zone"].iter().any(|class| self.words.has(class, word))
    }
}
