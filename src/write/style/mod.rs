//! How map programs show a layer, read from `data/styles`: titles, labels, colours, what a map tip
//! tells. To change how a map looks, change those tables and templates.

mod qml;
mod renderer;
mod tip;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::gazetteer::Gazetteer;
use crate::model::{Column, Layer};

pub(super) use qml::{parts, qmd, qml};
pub(super) use renderer::{RINGS, drawing};

/// How a layer is shown.
#[derive(Debug, Deserialize)]
pub(super) struct Style {
    layer: String,
    /// As a map program lists it.
    pub(super) title: String,
    /// The template that draws it; "" for a table.
    drawing: String,
    /// Where a project shows it.
    pub(super) shown: Shown,
    /// The columns that name a row, with spaces between.
    label: String,
    /// The column of its first day, "" if it has none.
    pub(super) start: String,
    /// The column of its last day.
    pub(super) end: String,
}

/// Where a project shows a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Shown {
    /// On the map.
    On,
    /// In the list, switched off.
    Off,
    /// In the list, without a map.
    Table,
    /// Below everything.
    Basemap,
}

#[derive(Deserialize)]
struct Label {
    column: String,
    label: String,
}

#[derive(Deserialize)]
struct Note {
    name: String,
    text: String,
}

static STYLES: LazyLock<Vec<Style>> =
    LazyLock::new(|| rows(include_str!("../../../data/styles/layers.tsv")));

static LABELS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let labels: Vec<Label> = rows(include_str!("../../../data/styles/labels.tsv"));
    labels.into_iter().map(|row| (row.column, row.label)).collect()
});

static NOTES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let notes: Vec<Note> = rows(include_str!("../../../data/styles/notes.tsv"));
    notes.into_iter().map(|row| (row.name, row.text)).collect()
});

/// The rows of one of our tables.
fn rows<R: DeserializeOwned>(table: &str) -> Vec<R> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b'\t').quoting(false).from_reader(table.as_bytes());
    let rows: Result<_, _> = reader.deserialize().collect();
    rows.expect("the tables in data/styles are ours")
}

/// How a layer is shown; one that the table does not know goes by its own name, switched off.
pub(super) fn of(layer: &Layer) -> Style {
    let known = STYLES.iter().find(|style| style.layer == layer.name);
    let copied = |text: &str| if has(layer, text) { text.to_owned() } else { String::new() };
    Style {
        layer: layer.name.to_owned(),
        title: known.map_or_else(|| label(layer.name), |style| style.title.clone()),
        drawing: known.map_or_else(String::new, |style| style.drawing.clone()),
        shown: known.map_or(Shown::Off, |style| style.shown),
        label: known.map_or_else(|| layer.key.to_owned(), |style| style.label.clone()),
        start: known.map_or_else(String::new, |style| copied(&style.start)),
        end: known.map_or_else(String::new, |style| copied(&style.end)),
    }
}

/// The columns that name a row of this layer.
pub(super) fn naming(layer: &Layer) -> Vec<&'static Column> {
    let style = of(layer);
    let named: Vec<_> = style
        .label
        .split(' ')
        .filter_map(|name| layer.columns.iter().find(|column| column.name == name))
        .collect();
    match named[..] {
        [] => layer.columns.iter().filter(|column| column.name == layer.key).collect(),
        _ => named,
    }
}

/// What a column is called on a map: as the table says, or its name in plain letters.
pub(super) fn label(column: &str) -> String {
    let plain = || {
        let mut words = column.replace('_', " ");
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        words
    };
    LABELS.get(column).cloned().unwrap_or_else(plain)
}

/// A text for the reader of a map.
pub(super) fn note(name: &str) -> &'static str {
    NOTES.get(name).map_or("", String::as_str)
}

/// What whoever shows a map must say of where its places come from.
pub(super) fn attribution() -> String {
    let mut said: Vec<_> =
        Gazetteer::bundled().sources().map(|source| source.attribution).collect();
    said.retain(|words| !words.is_empty());
    said.sort_unstable();
    said.dedup();
    said.iter().map(|words| format!("{words}.")).collect::<Vec<_>>().join(" ")
}

fn has(layer: &Layer, column: &str) -> bool {
    layer.columns.iter().any(|known| known.name == column)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{LABELS, STYLES, label, rows};
    use crate::layers::LAYERS;

    #[test]
    fn the_tables_know_every_layer() {
        for draft in LAYERS {
            assert!(STYLES.iter().any(|it| it.layer == draft.layer.name), "{}", draft.layer.name);
        }
        let columns: BTreeSet<_> =
            LAYERS.iter().flat_map(|draft| draft.layer.columns).map(|it| it.name).collect();
        for named in LABELS.keys() {
            assert!(columns.contains(named.as_str()), "{named} is no column");
        }
        assert_eq!(label("not_in_the_table"), "Not in the table");
    }

    #[test]
    fn what_the_tables_name_is_there() {
        let tips: Vec<super::tip::Row> = rows(include_str!("../../../data/styles/tips.tsv"));
        for tip in &tips {
            let layer = LAYERS.iter().find(|draft| draft.layer.name == tip.layer);
            let columns = layer.map_or(&[][..], |draft| draft.layer.columns);
            assert!(columns.iter().any(|it| it.name == tip.column), "{tip:?}");
        }
        for draft in LAYERS {
            let style = STYLES.iter().find(|it| it.layer == draft.layer.name).unwrap();
            let named = style.label.split(' ').chain([&*style.start, &*style.end]);
            for column in named.filter(|column| !column.is_empty()) {
                assert!(draft.layer.columns.iter().any(|it| it.name == column), "{style:?}");
            }
        }
    }
}
