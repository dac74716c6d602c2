use std::collections::BTreeMap;

/// Names that are counted at a time: some 50 MB with their sentences.
pub const MOST_NAMES: usize = 1 << 17;

/// Keeps the number of names that are counted within [`MOST_NAMES`]: when there are more, those
/// met least often go, until half are left. Names are endless, and most are met once. A name that
/// goes and comes again is counted from there. Gives how many went.
///
/// ```
/// use std::collections::BTreeMap;
/// use dateline::layers::{MOST_NAMES, thin};
///
/// let mut names: BTreeMap<usize, u64> = (0..=MOST_NAMES).map(|name| (name, 1)).collect();
/// names.insert(7, 5);
/// assert_eq!(thin(&mut names, |&times| times), MOST_NAMES as u64);
/// assert_eq!(names, BTreeMap::from([(7, 5)]));
/// assert_eq!(thin(&mut names, |&times| times), 0);
/// ```
pub fn thin<K: Ord, T>(names: &mut BTreeMap<K, T>, times: impl Fn(&T) -> u64) -> u64 {
    let before = names.len();
    let mut fewest = 1;
    while names.len() > MOST_NAMES || fewest > 1 && names.len() > MOST_NAMES / 2 {
        names.retain(|_, tally| times(tally) > fewest);
        fewest += 1;
    }
    (before - names.len()) as u64
}
