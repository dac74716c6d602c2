use super::{attribution, drawing, label, naming, of, tip};
use crate::model::Layer;
use crate::write::xml::{element, fill, text};

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
        let (index, label) = (index.to_string(), label(column.name));
        let alias = [("field", column.name), ("index", &index), ("name", &label)];
        parts += &element("alias", &alias);
    }
    parts += "</aliases>\n<previewExpression>";
    parts += &text(&naming_expression(layer));
    parts += "</previewExpression>\n";
    let tip = tip::tip(layer);
    if !tip.is_empty() {
        parts += "<mapTip enabled=\"1\">";
        parts += &text(&tip);
        parts += "</mapTip>\n";
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
