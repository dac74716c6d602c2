use super::{attribution, drawing, label, naming, of, tip};
use crate::model::Layer;
use crate::write::xml::{fill, text};

/// A style file: QGIS applies it to any file of the same name beside it.
pub(in crate::write) fn qml(layer: &Layer) -> String {
    let template = include_str!("../../../data/styles/qgis/layer.qml");
    fill(template, &[("parts", &parts(layer, &drawing(layer)))])
}

/// What a style says of a layer, in a file of its own or in a project: its time, its drawing, its
/// labels, what names a row, and its map tip.
pub(in crate::write) fn parts(layer: &Layer, drawing: &str) -> String {
    let style = of(layer);
    let mut parts = String::new();
    if !style.end.is_empty() {
        let template = include_str!("../../../data/styles/qgis/temporal.xml");
        parts += &fill(template, &[("start", &style.start), ("end", &style.end)]);
    }
    parts += drawing;
    parts += "<aliases>\n";
    for (index, column) in layer.columns.iter().enumerate() {
        let (name, label) = (column.name, text(&label(column.name)));
        parts += &format!("<alias field=\"{name}\" index=\"{index}\" name=\"{label}\"/>\n");
    }
    parts += "</aliases>\n";
    parts +=
        &format!("<previewExpression>{}</previewExpression>\n", text(&naming_expression(layer)));
    let tip = tip::tip(layer);
    if !tip.is_empty() {
        parts += &format!("<mapTip enabled=\"1\">{}</mapTip>\n", text(&tip));
    }
    parts
}

/// What QGIS calls a row: the columns that name it, those that are null left out.
fn naming_expression(layer: &Layer) -> String {
    let columns: Vec<_> =
        naming(layer).iter().map(|column| format!("\"{}\"", column.name)).collect();
    match &columns[..] {
        [column] => column.clone(),
        _ => format!(
            "array_to_string(array_distinct(array_filter(array({}), \
             @element IS NOT NULL)), ' - ')",
            columns.join(", ")
        ),
    }
}

/// What QGIS shows as a layer's metadata.
pub(in crate::write) fn qmd(layer: &Layer) -> String {
    let values = [
        ("name", text(layer.name)),
        ("title", text(&of(layer).title)),
        ("doc", text(layer.doc)),
        ("attribution", text(&attribution())),
    ];
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(include_str!("../../../data/styles/qgis/layer.qmd"), &values)
}
