use serde_json::Value;

use super::charset::Charset;
use super::limits::{Bytes, over};
use super::peek::peeked;
use super::record::{Paper, Record};
use super::rows::{Row, Rows};
use super::{Documents, Fields, Limits, Opened, ReadError, Reader};
use crate::model::Document;

/// A table with commas, or with semicolons or tabs if its heading has more of these.
pub(super) struct Csv;

/// A table with tabs.
pub(super) struct Tsv;

impl Reader for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn documents(&self, mut file: Opened) -> Documents {
        let mark = mark(&mut file);
        documents(file, mark)
    }
}

impl Reader for Tsv {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tsv", "tab"]
    }

    fn documents(&self, file: Opened) -> Documents {
        documents(file, b'\t')
    }
}

/// What parts the cells of the heading.
fn mark(file: &mut Opened) -> u8 {
    /// A heading is shorter.
    const HEADING: u64 = 1 << 12;
    let head = peeked(&mut file.input, HEADING);
    let heading = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark: u8| memchr::memchr_iter(mark, heading).count();
    let mark = [b'\t', b';', b','].into_iter().max_by_key(|mark| count(*mark));
    mark.unwrap_or(b',')
}

/// A document a row below the heading.
fn documents(file: Opened, mark: u8) -> Documents {
    let (paper, limits) = (Paper::of(&file), file.settings.limits);
    let charset = file.charset(None);
    let rows = Rows::new(file.input, mark, limits.line);
    let mut table = Table { rows, paper, limits, charset, columns: None, is_done: false };
    Box::new(std::iter::from_fn(move || table.next()))
}

struct Table {
    rows: Rows,
    paper: Paper,
    limits: Limits,
    charset: Charset,
    /// Ours of each column.
    columns: Option<Vec<Option<&'static str>>>,
    is_done: bool,
}

impl Table {
    fn next(&mut self) -> Option<Result<Document, ReadError>> {
        while !self.is_done {
            let (line, row) = self.rows.next()?;
            let line = usize::try_from(line).unwrap_or(usize::MAX);
            let read = match row {
                Row::Fault(fault) => Err(fault),
                Row::TooLong => Err(over("a row", Bytes(self.limits.line), "--max-line")),
                Row::Cells(cells) => self.cells(cells),
            };
            let document = match (read, &self.columns) {
                (Ok(cells), Some(columns)) => {
                    row_of(&cells, columns).and_then(|record| record.document(&self.paper, line))
                }
                (Ok(cells), None) => {
                    let columns = columns(&cells, &self.paper.fields);
                    self.is_done = columns.is_err();
                    match columns {
                        Ok(columns) => {
                            self.columns = Some(columns);
                            continue;
                        }
                        Err(fault) => Err(fault),
                    }
                }
                (Err(fault), columns) => {
                    self.is_done = columns.is_none(); // without a heading nothing is known
                    Err(fault)
                }
            };
            return Some(document.map_err(|fault| self.paper.origin.fault(line, fault)));
        }
        None
    }

    fn cells(&mut self, cells: Vec<Vec<u8>>) -> Result<Vec<String>, String> {
        let cells = cells.into_iter().enumerate();
        cells
            .map(|(at, cell)| {
                let unknown = |_| format!("cell {} is in no encoding known here", at + 1);
                self.charset.text(cell).map_err(unknown)
            })
            .collect()
    }
}

/// Which column holds what.
fn columns(heading: &[String], fields: &Fields) -> Result<Vec<Option<&'static str>>, String> {
    let names: Vec<&str> = heading.iter().map(|name| name.trim()).collect();
    let columns: Vec<_> = names.iter().map(|name| fields.ours(name)).collect();
    if columns.contains(&Some("text")) {
        return Ok(columns);
    }
    let shown: String = names.join(", ").chars().take(200).collect();
    let text = fields.named("text");
    Err(format!("no column `{text}` among {shown}: say which holds the text, --field text=NAME"))
}

fn row_of(cells: &[String], columns: &[Option<&'static str>]) -> Result<Record, String> {
    if cells.len() > columns.len() {
        let (cells, columns) = (cells.len(), columns.len());
        return Err(format!(
            "{cells} cells below a heading of {columns}: a quotation mark is amiss"
        ));
    }
    let mut record = Record::default();
    for (cell, ours) in cells.iter().zip(columns) {
        let Some(slot) = ours.and_then(|ours| record.slot(ours)) else { continue };
        *slot = match ours {
            Some("mentions") if !cell.trim().is_empty() => {
                let fault = |fault| format!("`mentions` must be a list of {{start, end}}: {fault}");
                Some(serde_json::from_str(cell).map_err(fault)?)
            }
            _ if cell.trim().is_empty() => None,
            _ => Some(Value::String(cell.clone())),
        };
    }
    Ok(record)
}

#[cfg(test)]
mod tests {
    use super::super::{Fields, Opened, Reader, Settings};
    use super::{Csv, Tsv};

    #[test]
    fn rows_and_faults() {
        let mut fields = Fields::default();
        fields.set("text=body").unwrap();
        fields.set("published=date").unwrap();
        let own = Settings { fields, ..Settings::default() };
        let plain = Settings::default();
        for (reader, settings, input, want) in [
            (
                &Csv as &dyn Reader,
                &plain,
                "id,text\na,\"two\nlines, \"\"so\"\"\"\nb,x\n",
                "a: two\nlines, \"so\"|b: x",
            ),
            (&Csv, &plain, "id;text\r\na;b,c\r\n", "a: b,c"),
            (&Csv, &own, "id,body,date,text\na,b,2024-03-01,no\n", "a 2024-03-01: b"),
            (&Csv, &plain, "text\n\nx\n", "in.csv:3: x"),
            (
                &Csv,
                &plain,
                "id,text\na\nb,y\n",
                "in.csv:2: no `text`, or an empty one: nothing to read|b: y",
            ),
            (
                &Csv,
                &plain,
                "id,text\na,b,c\n",
                "in.csv:2: 3 cells below a heading of 2: a quotation mark is amiss",
            ),
            (
                &Csv,
                &plain,
                "id,body\na,b\n",
                "in.csv:1: no column `text` among id, body: say which holds the text, --field text=NAME",
            ),
            (
                &Csv,
                &plain,
                "text,mentions\nGoma fell,\"[{\"\"start\"\":0,\"\"end\"\":4}]\"\n",
                "in.csv:2: Goma fellGoma",
            ),
            (&Tsv, &plain, "id\ttext\na\t\"x\ty\"\n", "a: x\ty"),
            (&Tsv, &plain, "", ""),
        ] {
            let file = Opened::new(input.as_bytes(), "in.csv", settings.clone());
            let read: Vec<_> = reader
                .documents(file)
                .map(|document| match document {
                    Ok(document) => {
                        let day = document.byline.published;
                        let day = day.map_or(String::new(), |day| format!(" {day}"));
                        let names = document.given.iter().flatten();
                        let names: Vec<_> = names.map(|span| span.of(&document.text)).collect();
                        let names = names.join(" ");
                        format!("{}{day}: {}{names}", document.byline.id.0, document.text)
                    }
                    Err(fault) => fault.to_string(),
                })
                .collect();
            assert_eq!(read.join("|"), want, "{input}");
        }
    }
}
