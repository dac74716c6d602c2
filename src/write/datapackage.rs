use serde_json::{Value as Json, json};

use super::Writer;
use crate::model::{Column, ColumnKind, Layer};

/// The data dictionary as a Frictionless data package: a table with its columns for each layer
/// written as CSV, a plain resource for every other file.
pub fn datapackage(writers: &[&dyn Writer], layers: &[&'static Layer]) -> Json {
    let mut resources: Vec<Json> = Vec::new();
    for writer in writers {
        for layer in layers {
            let path = writer.file(layer);
            if resources.iter().any(|resource| resource["path"] == *path) {
                continue;
            }
            let shared = layers.len() > 1 && layers.iter().all(|it| writer.file(it) == path);
            let format = path.rsplit('.').next().unwrap_or_default().to_owned();
            let is_table = writer.media_type() == "text/csv";
            let mut resource = json!({
                "name": if is_table { layer.name } else { &path },
                "path": path,
                "title": if shared { "All layers" } else { layer.doc },
                "format": format,
                "mediatype": writer.media_type(),
            });
            // Some validators take every file that they know for a table, and then miss a schema.
            resource["type"] = json!(if is_table { "table" } else { "file" });
            if is_table {
                resource["encoding"] = json!("utf-8");
                resource["dialect"] = json!({ "lineTerminator": "\r\n" });
                resource["schema"] = schema(layer);
            }
            resources.push(resource);
        }
    }
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "dateline",
        "title": "Places and events found in news text",
        "resources": resources,
    })
}

fn schema(layer: &Layer) -> Json {
    json!({
        "fields": layer.columns.iter().map(|column| field(layer, column)).collect::<Vec<_>>(),
        "primaryKey": [layer.key],
        "missingValues": [""],
    })
}

fn field(layer: &Layer, column: &Column) -> Json {
    let mut field = json!({
        "name": column.name,
        "type": match column.kind {
            ColumnKind::Integer => "integer",
            ColumnKind::Real => "number",
            ColumnKind::Text => "string",
            ColumnKind::Date => "date",
            ColumnKind::Boolean => "boolean",
        },
        "description": column.doc,
    });
    match column.name {
        key if key == layer.key => field["constraints"] = json!({"required": true, "unique": true}),
        "lat" => field["constraints"] = json!({"minimum": -90, "maximum": 90}),
        "lon" => field["constraints"] = json!({"minimum": -180, "maximum": 180}),
        _ => {}
    }
    field
}
