use std::sync::LazyLock;

use serde::Deserialize;

use super::{label, rows};
use crate::model::Layer;

/// A column that a layer's map tip tells.
#[derive(Debug, Deserialize)]
pub(super) struct Row {
    pub(super) layer: String,
    pub(super) column: String,
    form: Form,
}

/// How a map tip tells a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Form {
    /// Among the first words.
    Heading,
    /// On a line of its own, behind its label.
    Line,
    /// As what the source says.
    Quote,
}

static ROWS: LazyLock<Vec<Row>> =
    LazyLock::new(|| rows(include_str!("../../../data/styles/tips.tsv")));

/// The HTML that QGIS shows over a feature, with its expressions; "" if the layer has none. QGIS
/// puts the values in as they are, so that each is escaped by its expression.
pub(super) fn tip(layer: &Layer) -> String {
    let told: Vec<_> = ROWS.iter().filter(|row| row.layer == layer.name).collect();
    if told.is_empty() {
        return String::new();
    }
    let heading: Vec<_> = told
        .iter()
        .filter(|row| row.form == Form::Heading)
        .map(|row| format!("nullif({}, '')", escaped(&row.column)))
        .collect();
    let heading = format!(
        "<b>[% array_to_string(array_distinct(array_filter(array({}), \
         @element IS NOT NULL)), ', ') %]</b>",
        heading.join(", ")
    );
    let lines: String = told.iter().map(|row| line(row)).collect();
    format!("<div style=\"max-width: 36em\">{heading}{lines}</div>")
}

/// Nothing for a heading, and for a row in which the column is null.
fn line(row: &Row) -> String {
    let value = escaped(&row.column);
    let (before, after) = match row.form {
        Form::Heading => return String::new(),
        Form::Line => (format!("<br>{}: ", label(&row.column)), ""),
        Form::Quote => ("<br><i>".to_owned(), "</i>"),
    };
    let column = &row.column;
    format!("[% if(\"{column}\" IS NULL, '', '{before}' || {value} || '{after}') %]")
}

/// An expression for a column's value as HTML text.
fn escaped(column: &str) -> String {
    let replaced = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")];
    replaced.iter().fold(format!("coalesce(to_string(\"{column}\"), '')"), |value, (from, to)| {
        format!("replace({value}, '{from}', '{to}')")
    })
}
