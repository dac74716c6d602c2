/// A row of `furniture.tsv`: what pages say beside their stories.
#[derive(Clone, Copy, Debug)]
pub struct FurnitureRow {
    /// In lower case, without marks at its end; with `*` behind it, a few words may follow.
    pub phrase: &'static str,
    /// A line that is furniture.
    pub example: &'static str,
    /// A line that is none; may be empty where nothing comes near.
    pub not: &'static str,
}

/// What a page says beside its stories is no longer, in bytes.
const LONGEST: usize = 120;

/// Words behind a phrase that leaves them open.
const MOST_WORDS: usize = 12;

impl FurnitureRow {
    /// Whether a line is this piece of furniture. A line that ends as a sentence does is none
    /// unless the phrase says all of it.
    pub(super) fn is(&self, line: &str) -> bool {
        let bare = line.trim_end_matches(|c: char| !c.is_alphanumeric());
        let Some(open) = self.phrase.strip_suffix('*') else { return bare == self.phrase };
        let is_sentence = line.ends_with(['.', '!', '?', '。', '؟', '।']);
        let behind = line.strip_prefix(open).filter(|_| !is_sentence);
        behind.is_some_and(|behind| {
            behind.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS
        })
    }
}

/// Whether a line of a page is furniture by one of the rows.
pub(super) fn is_furniture(rows: &[FurnitureRow], line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end();
    if line.len() > LONGEST {
        return false;
    }
    let line = line.to_lowercase();
    rows.iter().any(|row| row.is(&line))
}

#[cfg(test)]
mod tests {
    use crate::language::LANGUAGES;

    #[test]
    fn every_row_finds_its_example_and_not_its_counterexample() {
        for language in LANGUAGES {
            for row in &language.furniture {
                assert!(language.is_furniture(row.example), "{row:?}");
                assert!(row.is(&row.example.to_lowercase()), "{row:?}");
                assert!(row.not.is_empty() || !language.is_furniture(row.not), "{row:?}");
            }
        }
    }
}
