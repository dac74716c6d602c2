use std::fmt;

use unicode_width::UnicodeWidthStr;

/// Where a cell stands in its column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// How wide lines of running text are.
const LINE: usize = 100;

/// A table to read: a heading, and columns as wide as they look on a screen.
pub(super) struct Sheet {
    aligns: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    pub(super) fn new(columns: &[(&str, Align)]) -> Sheet {
        let heading = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        Sheet { aligns: columns.iter().map(|&(_, align)| align).collect(), rows: vec![heading] }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| plain(&cell)).collect());
    }
}

impl fmt::Display for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widest = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max()
        };
        let widths: Vec<_> =
            (0..self.aligns.len()).map(|column| widest(column).unwrap_or(0)).collect();
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, align), width) in row.iter().zip(&self.aligns).zip(&widths) {
                let pad = " ".repeat(width.saturating_sub(cell.width()));
                line += "  ";
                match align {
                    Align::Left => line.extend([cell.as_str(), &pad]),
                    Align::Right => line.extend([pad.as_str(), cell]),
                }
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// `text` without what makes a terminal do things.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Items with `; ` between, broken into lines; those behind the first begin with `indent` spaces.
pub(super) fn listed<'i>(items: impl Iterator<Item = &'i str>, indent: usize) -> String {
    let mut out = String::new();
    let mut used = indent;
    let items: Vec<_> = items.map(plain).collect();
    for (index, item) in items.iter().enumerate() {
        let last = index + 1 == items.len();
        let item = if last { item.clone() } else { format!("{item};") };
        if index > 0 && used + 1 + item.width() > LINE {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            used = indent;
        } else if index > 0 {
            out.push(' ');
            used += 1;
        }
        used += item.width();
        out += &item;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Align, Sheet, listed};

    #[test]
    fn columns_are_as_wide_as_they_look() {
        let mut sheet =
            Sheet::new(&[("name", Align::Left), ("n", Align::Right), ("x", Align::Left)]);
        for [name, n, x] in [["東京", "7", "a"], ["Kābul", "12", ""], ["e\u{301}\u{7}", "", "b"]]
        {
            sheet.row([name, n, x].map(str::to_owned));
        }
        let want = "  name    n  x\n  東京    7  a\n  Kābul  12\n  e\u{301}          b\n";
        assert_eq!(sheet.to_string(), want);
    }

    #[test]
    fn long_lists_are_broken_between_items() {
        let name = "n".repeat(40);
        let got = listed([name.as_str(), &name, &name].into_iter(), 4);
        assert_eq!(got, format!("{name}; {name};\n    {name}"));
        assert_eq!(listed([].into_iter(), 4), "");
    }
}
