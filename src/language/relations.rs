use super::{Language, Match};
use crate::text::Text;

/// No phrase that places one thing by another has more words.
const PHRASE_WORDS: usize = 14;

/// A row of `place_relations.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct RelationRow {
    /// On which side of the name, or of the pair of names, it stands.
    pub side: RelationSide,
    /// How it places what is told.
    pub relation: Relation,
    /// A sentence that says it.
    pub example: &'static str,
    /// Where that is: precision, distance and direction from the place's point, uncertainty.
    pub want: &'static str,
}

impl RelationRow {
    /// A phrase and what it means, from the cells of a row.
    pub(super) fn read(
        [phrase, side, reads, example, want]: [&'static str; 5],
    ) -> (&'static str, RelationRow) {
        let (side, relation) = (RelationSide::new(side), Relation::new(reads));
        (phrase, RelationRow { side, relation, example, want })
    }
}

/// On which side of a name a phrase stands that places something by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationSide {
    /// Before the name, or before both: "20 km north of", "between".
    Before,
    /// Behind both names: "the Kabul-Jalalabad *highway*".
    After,
    /// Behind the name as its owner: "Mali's *north*".
    Owned,
    /// Between two names: "Iran's *border with* Pakistan".
    Between,
}

impl RelationSide {
    fn new(written: &str) -> RelationSide {
        match written {
            "before" => RelationSide::Before,
            "after" => RelationSide::After,
            "owned" => RelationSide::Owned,
            "between" => RelationSide::Between,
            other => panic!("no side {other}"),
        }
    }
}

/// How a phrase places what is told by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Near it; in a direction or at a distance where it says one.
    Beside,
    /// At its edge.
    Edge,
    /// No farther than a distance.
    Within,
    /// In a part of it.
    Part,
    /// Between two places.
    Between,
    /// On a road that joins two places, which may be far apart.
    Road,
    /// On the border of two.
    Border,
    /// At sea before it.
    Coast,
}

impl Relation {
    fn new(written: &str) -> Relation {
        match written {
            "beside" => Relation::Beside,
            "edge" => Relation::Edge,
            "within" => Relation::Within,
            "part" => Relation::Part,
            "between" => Relation::Between,
            "road" => Relation::Road,
            "border" => Relation::Border,
            "coast" => Relation::Coast,
            other => panic!("no relation {other}"),
        }
    }

    /// Whether it takes two places.
    pub fn is_of_two(self) -> bool {
        matches!(self, Relation::Between | Relation::Road | Relation::Border)
    }
}

impl Language {
    /// The longest phrase that ends right before the word `end`: "*20 km north of* Kunduz".
    /// Nothing before the word `from` is looked at.
    ///
    /// ```
    /// use dateline::language::{Language, Relation};
    /// use dateline::text::Text;
    ///
    /// let text = Text::of("about 20 km north of Kunduz", Language::english());
    /// let (row, found) = Language::english().relation_before(&text, 0, 5).expect("a phrase");
    /// assert_eq!((row.relation, found.slot("distance")), (Relation::Beside, Some(20_000)));
    /// ```
    pub fn relation_before(
        &self,
        text: &Text<'_>,
        from: usize,
        end: usize,
    ) -> Option<(&RelationRow, Match)> {
        (from.max(end.saturating_sub(PHRASE_WORDS))..end).find_map(|at| {
            let (row, found) = self.relations_before.at(text, at, end, self)?;
            (found.words.end == end).then_some((row, found))
        })
    }
}
