//! Tables as users write them: only the columns that they need, in any order, with tabs or, in a
//! file named `.csv`, with commas between.

use super::compile::Sheet;
use super::{GazetteerError, NAME_COLUMNS, PLACE_COLUMNS, SOURCE_COLUMNS};
use crate::text::{fold, one_line};

/// A user's table in our columns.
pub(super) struct Own<'t> {
    file: &'t str,
    text: String,
    /// In which line of the file each row stands.
    lines: Vec<usize>,
}

impl<'t> Own<'t> {
    /// Rows that are wrong are left out and told in `faults`; an error tells of the whole table.
    pub(super) fn read(
        file: &'t str,
        text: &str,
        faults: &mut Vec<GazetteerError>,
    ) -> Result<Own<'t>, GazetteerError> {
        let fault =
            |line, fault: String| GazetteerError::Row { file: file.to_owned(), line, fault };
        let by_commas = file.to_ascii_lowercase().ends_with(".csv");
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(if by_commas { b',' } else { b'\t' })
            .quoting(by_commas)
            .flexible(true)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let heading = reader.headers().map_err(|wrong| fault(1, wrong.to_string()))?;
        let heading: Vec<_> = heading.iter().map(|cell| cell.trim().to_lowercase()).collect();
        let columns = columns(&heading).map_err(|said| fault(1, said))?;
        let mut own = Own { file, text: columns.names.join("\t") + "\n", lines: Vec::new() };
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(wrong) => {
                    faults.push(fault(1, wrong.to_string()));
                    continue;
                }
            };
            let line = record.position().map_or(0, csv::Position::line);
            let line = usize::try_from(line).unwrap_or(usize::MAX);
            if record.len() != heading.len() {
                let (got, want) = (record.len(), heading.len());
                faults.push(fault(line, format!("{got} cells, not {want} as the heading has")));
                continue;
            }
            match columns.row(&record) {
                Ok(row) => {
                    own.text.push_str(&row);
                    own.lines.push(line);
                }
                Err(said) => faults.push(fault(line, said)),
            }
        }
        Ok(own)
    }

    pub(super) fn sheet(&self) -> Sheet<'_> {
        Sheet { file: self.file, text: &self.text, lines: Some(&self.lines) }
    }
}

/// The columns of one of our tables, and where a user's table has each.
struct Columns {
    names: &'static [&'static str],
    at: Vec<Option<usize>>,
}

/// Finds our columns in a heading; tells what is wrong with it.
fn columns(heading: &[String]) -> Result<Columns, String> {
    let has = |name: &str| heading.iter().any(|column| column == name);
    let names: &[&str] = if has("place_id") {
        &NAME_COLUMNS
    } else if has("package") {
        &SOURCE_COLUMNS
    } else {
        &PLACE_COLUMNS
    };
    let known = names.join(", ");
    if let Some(unknown) = heading.iter().find(|column| !names.contains(&column.as_str())) {
        return Err(format!(
            "unknown column `{unknown}`: rename it, or take it out; known: {known}"
        ));
    }
    if names == PLACE_COLUMNS && !has("id") && !["name", "lat", "lon"].iter().all(|c| has(c)) {
        return Err(format!(
            "the columns name, lat and lon are needed; others that may stand: {known}"
        ));
    }
    let at = names.iter().map(|name| heading.iter().position(|column| column == name)).collect();
    Ok(Columns { names, at })
}

impl Columns {
    /// The row in our columns, with a line end; tells what is wrong with it.
    fn row(&self, record: &csv::StringRecord) -> Result<String, String> {
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
        let cells = self.at.iter().map(|&at| one_line(cell(at)));
        let mut cells: Vec<String> = cells.collect();
        if self.names == PLACE_COLUMNS {
            identify(&mut cells);
        }
        if self.names == NAME_COLUMNS && cells[2].is_empty() {
            "name".clone_into(&mut cells[2]);
        }
        for (cell, name) in cells.iter().zip(self.names) {
            let most = if *name == "names" { 30_000 } else { 255 };
            if cell.len() > most {
                return Err(format!("{name} is over {most} bytes: shorten it"));
            }
        }
        Ok(cells.join("\t") + "\n")
    }
}

/// A place without an id gets one from its name, the same in every run.
fn identify(cells: &mut [String]) {
    let [id, name, ..] = cells else { return };
    let slug = fold(name).replace(' ', "-");
    if id.is_empty() && !slug.is_empty() {
        *id = format!("my:{slug}");
    }
}

#[cfg(test)]
mod tests {
    use super::Own;

    #[test]
    fn columns_stand_in_any_order_and_many_may_be_missing() {
        for (file, text, want) in [
            ("a.tsv", "lon\tlat\tname\n1\t2\tCamp Hope\n", "my:camp-hope|Camp Hope||2|1|"),
            ("a.csv", "name,lat,lon\n\"Hope, Camp\n\",2,1\n", "my:hope-camp|Hope, Camp||2|1|"),
            ("a.CSV", "\u{feff}Name, Lat ,LON,kind\nX,2,1,facility\n", "my:x|X|facility|2|1|"),
            ("a.tsv", "id\tpopulation\ngn:1\t5\n", "gn:1||||||||5|"),
            ("a.tsv", "place_id\tname\ngn:1\tX\n", "gn:1|X|name|"),
            ("a.tsv", "name\tlat\tlon\nX\t2\n", "a.tsv:2: 2 cells, not 3 as the heading has"),
            ("a.tsv", "name\tlat\nX\t2\n", "a.tsv:1: the columns name, lat and lon are needed"),
            ("a.tsv", "name\tlat\tlon\tX\n", "a.tsv:1: unknown column `x`"),
            ("a.tsv", "", "a.tsv:1: the columns name, lat and lon are needed"),
        ] {
            let mut faults = Vec::new();
            let said = match Own::read(file, text, &mut faults) {
                Ok(own) => match faults.first() {
                    Some(fault) => fault.to_string(),
                    None => own.text.lines().nth(1).unwrap_or_default().replace('\t', "|"),
                },
                Err(fault) => fault.to_string(),
            };
            assert!(said.starts_with(want), "{text}: {said}");
        }
    }
}
