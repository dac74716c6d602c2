use std::fmt::Write;
use std::sync::LazyLock;

use dateline::resolve::Clue;
use dateline::weights::Weights;

/// How many clues there are.
pub(crate) const COUNT: usize = Clue::ALL.len();

/// Of each clue, in the order of [`Clue::ALL`].
pub(crate) type Values = [f32; COUNT];

/// A row of `clues.tsv`.
struct Row {
    clue: &'static str,
    start: f32,
    reason: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let rows = include_str!("../clues.tsv").lines().skip(1);
    rows.map(|row| Row::read(row).expect("a test reads every row")).collect()
});

impl Row {
    fn read(row: &'static str) -> Option<Row> {
        let mut cells = row.split('\t');
        Some(Row { clue: cells.next()?, start: cells.next()?.parse().ok()?, reason: cells.next()? })
    }
}

/// The weights that learning starts from, and is pulled back to.
pub(crate) fn start() -> Values {
    Clue::ALL.map(|clue| {
        let row = ROWS.iter().find(|row| row.clue == clue.as_str());
        row.expect("a test finds every clue").start
    })
}

/// The weights as the program reads them.
pub(crate) fn weights(values: &Values) -> Weights {
    Weights::from_clues(Clue::ALL.iter().map(|clue| clue.as_str()).zip(*values))
}

/// The weights as a table, each with its reason.
pub(crate) fn table(values: &Values) -> String {
    let mut table = String::from("clue\tweight\treason\n");
    for Row { clue, reason, .. } in ROWS.iter() {
        let value = Clue::ALL.iter().zip(values).find(|(known, _)| known.as_str() == *clue);
        let weight = value.map_or(0.0, |(_, weight)| *weight);
        let _ = writeln!(table, "{clue}\t{weight:.2}\t{reason}");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{ROWS, start, table};
    use dateline::resolve::Clue;

    #[test]
    fn every_clue_has_a_row_and_every_row_a_clue() {
        assert!(ROWS.is_sorted_by(|a, b| a.clue < b.clue));
        for clue in Clue::ALL {
            assert!(ROWS.iter().any(|row| row.clue == clue.as_str()), "{}", clue.as_str());
        }
        assert_eq!(ROWS.len(), Clue::ALL.len());
        assert!(ROWS.iter().all(|row| row.reason.len() > 10));
    }

    #[test]
    fn a_table_has_a_row_for_each_clue() {
        let table = table(&start());
        assert_eq!(table.lines().count(), 1 + Clue::ALL.len());
        assert!(table.contains("\nprominence\t6.00\t"), "{table}");
    }
}
