use std::fs;
use std::path::Path;

use super::{WriteError, Writer, style};
use crate::model::Layer;

/// The files that tell QGIS how to show a layer and what it is: those of its name, for every
/// format whose files it opens.
pub(super) fn files(writers: &[&dyn Writer], layers: &[&'static Layer]) -> Vec<String> {
    if !writers.iter().any(|writer| writer.takes_style_beside()) {
        return vec![];
    }
    layers.iter().flat_map(|layer| ["qml", "qmd"].map(|kind| file(layer, kind))).collect()
}

/// Writes them.
pub(super) fn write(
    writers: &[&dyn Writer],
    layers: &[&'static Layer],
    folder: &Path,
) -> Result<(), WriteError> {
    if !writers.iter().any(|writer| writer.takes_style_beside()) {
        return Ok(());
    }
    for layer in layers {
        for (kind, text) in [("qml", style::qml(layer)), ("qmd", style::qmd(layer))] {
            let path = folder.join(file(layer, kind));
            fs::write(&path, text).map_err(WriteError::at(&path))?;
        }
    }
    Ok(())
}

fn file(layer: &Layer, kind: &str) -> String {
    format!("{}.{kind}", layer.name)
}
