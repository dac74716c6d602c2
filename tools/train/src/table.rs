use std::fmt::Write;

use dateline::weights::Weights;

/// A table of clues: how much each counts, and why. In the order of their names.
#[derive(Clone)]
pub(crate) struct Table(Vec<Row>);

#[derive(Clone, Copy)]
struct Row {
    clue: &'static str,
    weight: f32,
    reason: &'static str,
}

impl Table {
    /// Of these clues, as a file has them: a heading, then clue, weight and reason by tabs. One
    /// that the file does not have weighs nothing.
    ///
    /// # Panics
    ///
    /// If a row has no weight.
    pub(crate) fn read(file: &'static str, clues: impl Iterator<Item = &'static str>) -> Table {
        let weights = Weights::read(file);
        let reason = |clue: &str| {
            let row = file.lines().find(|line| line.split('\t').next() == Some(clue));
            row.and_then(|row| row.split('\t').nth(2)).unwrap_or_default()
        };
        let row = |clue| Row { clue, weight: weights.of(clue), reason: reason(clue) };
        let mut rows: Vec<Row> = clues.map(row).collect();
        rows.sort_by_key(|row| row.clue);
        Table(rows)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The weight of the clue of this number.
    pub(crate) fn weight_mut(&mut self, number: usize) -> &mut f32 {
        &mut self.0[number].weight
    }

    /// The weights, as the program reads them.
    pub(crate) fn weights(&self) -> Weights {
        Weights::from_clues(self.0.iter().map(|row| (row.clue, row.weight)))
    }

    /// As a file, with so many decimals.
    pub(crate) fn written(&self, decimals: usize) -> String {
        let mut table = String::from("clue\tweight\treason\n");
        for Row { clue, weight, reason } in &self.0 {
            let _ = writeln!(table, "{clue}\t{weight:.decimals$}\t{reason}");
        }
        table
    }
}

/// The clues of a stage that are learned together: their weights go by number.
pub(crate) struct Clues<const N: usize> {
    names: [&'static str; N],
    table: Table,
}

impl<const N: usize> Clues<N> {
    /// These clues, as a file has them; see [`Table::read`].
    pub(crate) fn read(file: &'static str, names: [&'static str; N]) -> Clues<N> {
        Clues { names, table: Table::read(file, names.into_iter()) }
    }

    /// The weights that learning starts from, and is pulled back to.
    pub(crate) fn start(&self) -> [f32; N] {
        let weights = self.table.weights();
        self.names.map(|name| weights.of(name))
    }

    /// These weights, as the program reads them.
    pub(crate) fn weights(&self, values: &[f32; N]) -> Weights {
        Weights::from_clues(self.names.into_iter().zip(*values))
    }

    /// These weights as a file, each with its reason.
    pub(crate) fn written(&self, values: &[f32; N]) -> String {
        let weights = self.weights(values);
        let rows = self.table.0.iter();
        Table(rows.map(|row| Row { weight: weights.of(row.clue), ..*row }).collect()).written(2)
    }
}

#[cfg(test)]
mod tests {
    use dateline::extract::{DayClue, SiteClue, WorthClue};
    use dateline::{merge, resolve};

    use super::{Clues, Table};

    #[test]
    fn every_clue_has_a_row_and_every_row_a_clue() {
        let [clues, merging, site, day, worth] = [
            include_str!("../clues.tsv"),
            include_str!("../merging.tsv"),
            include_str!("../../../data/weights/site.tsv"),
            include_str!("../../../data/weights/day.tsv"),
            include_str!("../../../data/weights/worth.tsv"),
        ];
        for (name, file, clues) in [
            ("clues", clues, resolve::Clue::ALL.map(resolve::Clue::as_str).to_vec()),
            ("merging", merging, merge::Clue::ALL.map(merge::Clue::as_str).to_vec()),
            ("site", site, SiteClue::ALL.iter().map(|clue| clue.as_str()).collect()),
            ("day", day, DayClue::ALL.iter().map(|clue| clue.as_str()).collect()),
            ("worth", worth, WorthClue::ALL.iter().map(|clue| clue.as_str()).collect()),
        ] {
            let table = Table::read(file, clues.into_iter());
            assert!(
                table.0.iter().all(|row| row.reason.len() > 10),
                "{name}: a clue has no reason"
            );
            let rows = file.lines().skip(1).map(|line| line.split('\t').next().unwrap());
            assert!(rows.eq(table.0.iter().map(|row| row.clue)), "{name}: a row has no clue");
        }
    }

    #[test]
    fn a_table_is_written_as_it_is_read() {
        let file = "clue\tweight\treason\nfar\t-2.0\tit lies far off\nnear\t1.5\tit lies near\n";
        let table = Table::read(file, ["near", "far"].into_iter());
        assert_eq!(table.written(1), file);
        let clues = Clues::read(file, ["near", "far"]);
        let started = clues.written(&clues.start());
        assert_eq!(started, file.replace("2.0", "2.00").replace("1.5", "1.50"));
        let learned = clues.written(&[0.25, -1.0]);
        assert!(learned.contains("\nfar\t-1.00\t") && learned.contains("\nnear\t0.25\t"));
    }
}
