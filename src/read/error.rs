/// Why something could not be read: where it stands, what is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[error("{file}{}: {reason}", line.map_or(String::new(), |line| format!(":{line}")))]
pub struct ReadError {
    /// The file, as the user would type it.
    pub file: String,
    /// Counted from 1; `None` when the whole file is meant.
    pub line: Option<usize>,
    /// What is wrong and what helps.
    pub reason: String,
}

/// No field has a longer name, in bytes.
const WORD: usize = 12;

impl ReadError {
    /// Its reason without what belongs to this record alone: numbers, what stands in marks unless
    /// it is a plain word such as a field's name, and what the system adds. So a million faults
    /// are counted by a few sorts.
    ///
    /// ```
    /// use dateline::read::ReadError;
    ///
    /// let sort = |reason: &str| {
    ///     ReadError { file: "a.txt".into(), line: None, reason: reason.into() }.sort()
    /// };
    /// assert_eq!(sort("cannot read: Permission denied (os error 13)"), "cannot read");
    /// assert_eq!(sort("byte 19 of the line is not UTF-8"), "byte # of the line is not UTF-#");
    /// assert_eq!(sort("no `text`, or an empty one: nothing to read"), "no `text`, or an empty one");
    /// assert_eq!(sort("lat `5 N` is not a number"), "lat `…` is not a number");
    /// ```
    pub fn sort(&self) -> String {
        let first = self.reason.split([':', ';', '(']).next().unwrap_or_default();
        let mut sort = String::new();
        for (at, part) in first.split('`').enumerate() {
            if at > 0 {
                sort.push('`');
            }
            let marked = at % 2 == 1;
            if marked && (part.len() > WORD || !part.bytes().all(|b| b.is_ascii_lowercase())) {
                sort.push('…');
                continue;
            }
            for c in part.chars() {
                if !c.is_numeric() {
                    sort.push(c);
                } else if !sort.ends_with('#') {
                    sort.push('#');
                }
            }
        }
        sort.trim().to_owned()
    }
}
