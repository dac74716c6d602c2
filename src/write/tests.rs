//! What every format must bear.

mod awkward;
#[cfg(target_os = "linux")]
mod full;

use std::fs;
use std::path::Path;

use super::{Outputs, UNGUARDED_CSV, WRITERS, Writer, datapackage, files, with_needs, writer};
use crate::model::Feature;
use awkward::{AREAS, AWKWARD, COLUMNS, LAYERS, areas, rows};

/// Writes these rows to every layer, into this folder.
fn write(writers: &[&dyn Writer], rows: &[Feature], folder: &Path) {
    let mut out = Outputs::to_folder(writers, &LAYERS, folder).unwrap();
    for layer in LAYERS {
        let areas = if layer.name == AREAS.name { areas(rows) } else { rows.to_vec() };
        for row in areas {
            out.row(layer, row).unwrap();
        }
    }
    assert!(out.finish().unwrap().iter().all(|&(_, count)| count == rows.len() as u64));
}

/// Writes these rows to every layer, and gives what each file then holds.
fn written(name: &str, rows: &[Feature]) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let writers = with_needs(&[writer(name).unwrap()]);
    let writers: Vec<&dyn Writer> = writers.iter().map(|writer| *writer as &dyn Writer).collect();
    write(&writers, rows, folder.path());
    let promised = files(&writers, &LAYERS);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), promised.len(), "{promised:?}");
    let read = |file: String| {
        let bytes = fs::read(folder.path().join(&file)).unwrap();
        (file, bytes)
    };
    promised.into_iter().map(read).collect()
}

/// The text of the file of this name.
fn text(files: &[(String, Vec<u8>)], name: &str) -> String {
    let (_, bytes) = files.iter().find(|(file, _)| file == name).unwrap();
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn every_writer_copes_with_awkward_layers() {
    for name in super::names() {
        for rows in [vec![], rows()] {
            let once = written(name, &rows);
            assert!(once == written(name, &rows), "{name}: the same rows, other bytes");
        }
    }
}

#[test]
fn names_and_files_are_unique() {
    let mut names = super::names();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), WRITERS.len());
    let mut own: Vec<_> = WRITERS.iter().map(|writer| writer.file(&AWKWARD)).collect();
    own.sort_unstable();
    own.dedup();
    assert_eq!(own.len(), WRITERS.len(), "{own:?}");
    for needed in WRITERS.iter().flat_map(|writer| writer.needs()) {
        assert!(writer(needed).is_some(), "{needed}");
    }
}

#[test]
fn the_dictionary_names_every_file_of_rows_once() {
    let dictionary = datapackage(WRITERS, &LAYERS);
    let resources = dictionary["resources"].as_array().unwrap();
    let paths: Vec<_> = resources.iter().map(|it| it["path"].as_str().unwrap()).collect();
    for writer in WRITERS {
        for layer in LAYERS {
            let file = writer.file(layer);
            assert_eq!(paths.iter().filter(|path| **path == file).count(), 1, "{file}");
        }
    }
    assert_eq!(resources.iter().filter(|it| it["schema"].is_object()).count(), LAYERS.len());
}

#[test]
fn geojson_holds_every_key_in_order_and_rounds() {
    let files = written("geojson", &rows());
    let read = |name: &str| -> serde_json::Value {
        serde_json::from_str(&text(&files, &format!("{name}.geojson"))).unwrap()
    };
    let json = read("awkward");
    assert_eq!(json["name"], "awkward");
    let features = json["features"].as_array().unwrap();
    for feature in features {
        let keys: Vec<_> = feature["properties"].as_object().unwrap().keys().collect();
        assert_eq!(keys, COLUMNS.map(|column| column.name).iter().collect::<Vec<_>>());
    }
    assert_eq!(features[0]["geometry"]["coordinates"].to_string(), "[29.2285123,-1.6792]");
    for (row, want) in [(5, true), (6, true), (4, false)] {
        assert_eq!(features[row]["geometry"].is_null(), want, "row {row}");
    }
    assert_eq!(features[7]["properties"]["said"], "cutoff");

    let areas = read("areas");
    assert_eq!(
        areas["features"][0]["geometry"].to_string(),
        "{\"type\":\"MultiPolygon\",\"coordinates\":[\
         [[[179.0,0.0],[180.0,0.0],[180.0,1.0],[179.0,0.0]]],\
         [[[-180.0,0.0],[-179.0,0.0],[-179.0,1.0],[-180.0,0.0]],\
         [[-179.5,0.5],[-179.5,0.75],[-179.25,0.75],[-179.5,0.5]]]]}"
    );
    assert!(areas["features"][2]["geometry"].is_null());

    let lines = text(&written("geojsonl", &rows()), "awkward.geojsonl");
    let lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(&lines, features, "line by line the same");

    let empty = text(&written("geojson", &[]), "awkward.geojson");
    let json: serde_json::Value = serde_json::from_str(&empty).unwrap();
    assert_eq!(json["features"], serde_json::json!([]));
}

/// The cells of a table.
fn cells(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn csv_is_read_back_as_written() {
    let files = written("csv", &rows());
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names[..5],
        ["awkward.csv", "awkward.csvt", "awkward.prj", "areas.csv", "areas.csvt"]
    );
    assert_eq!(names[5..9], ["table.csv", "table.csvt", "awkward.qml", "awkward.qmd"]);
    let table = text(&files, "awkward.csv");
    assert!(table.starts_with("said,killed,day,sure,lat,lon\r\n"));
    assert_eq!(
        text(&files, "awkward.csvt"),
        "\"String\",\"Integer64\",\"Date\",\"Integer(Boolean)\",\"CoordY\",\"CoordX\"\r\n"
    );
    let read = cells(&table);
    assert_eq!(read[0][0], "a \"quoted\", broken;\r\nname\twith 'marks'");
    assert_eq!(read[1][1..], ["-1", "2024-03-01", "true", "-1.6792", "29.2285123"]);
    assert_eq!(read[5], [""; 6]);
}

#[test]
fn csv_guards_what_a_spreadsheet_would_run() {
    let plain = tempfile::tempdir().unwrap();
    write(&[UNGUARDED_CSV], &rows(), plain.path());
    let plain = cells(&fs::read_to_string(plain.path().join("awkward.csv")).unwrap());
    let guarded = cells(&text(&written("csv", &rows()), "awkward.csv"));
    let mut seen = 0;
    for (plain, guarded) in plain.iter().zip(&guarded) {
        let formula =
            ["=SUM(A1:A9)", "-2+3", "+1", "@here", "\tx", "-"].contains(&plain[0].as_str());
        seen += usize::from(formula);
        let want = if formula { format!("'{}", plain[0]) } else { plain[0].clone() };
        assert_eq!(guarded[0], want);
        assert_eq!(guarded[1..], plain[1..], "numbers are never guarded");
    }
    assert_eq!(seen, 6);
}

#[test]
fn xml_is_well_formed_whatever_the_text() {
    for (name, file) in [("kml", "awkward.kml"), ("kml", "areas.kml"), ("csv", "awkward.qml")] {
        let xml = text(&written(name, &rows()), file);
        let mut reader = quick_xml::Reader::from_str(&xml);
        let mut placemarks = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) => {
                    placemarks += usize::from(tag.name().as_ref() == "Placemark");
                }
                _ => {}
            }
        }
        assert_eq!(placemarks, if name == "kml" { rows().len() } else { 0 }, "{file}");
        assert!(!xml.contains("<img"), "{file}");
        assert!(xml.chars().all(|c| c >= ' ' || "\t\r\n".contains(c)), "{file}");
    }
}

#[test]
fn a_geopackage_holds_every_value() {
    let folder = tempfile::tempdir().unwrap();
    write(&[writer("gpkg").unwrap()], &rows(), folder.path());
    let database = rusqlite::Connection::open(folder.path().join("dateline.gpkg")).unwrap();
    let ask = |question: &str| -> String {
        database.query_row(question, [], |row| row.get(0)).unwrap_or_else(|fault| fault.to_string())
    };
    let all = rows().len().to_string();
    for (question, want) in [
        ("PRAGMA integrity_check", "ok"),
        ("SELECT count(*) || '' FROM awkward", all.as_str()),
        ("SELECT said FROM awkward WHERE fid = 1", "a \"quoted\", broken;\r\nname\twith 'marks'"),
        ("SELECT day FROM awkward WHERE fid = 1", "2024-03-01"),
        ("SELECT count(*) || '' FROM awkward WHERE geom IS NULL", "4"),
        ("SELECT count(*) || '' FROM rtree_areas_geom", &(rows().len() - 3).to_string()),
        (
            "SELECT min_x || ' ' || max_x FROM gpkg_contents WHERE table_name = 'areas'",
            "-180.0 180.0",
        ),
        (
            "SELECT feature_count || '' FROM gpkg_ogr_contents WHERE table_name = 'table'",
            all.as_str(),
        ),
        ("SELECT count(*) || '' FROM layer_styles WHERE useAsDefault", "3"),
        ("SELECT hex(substr(geom, 1, 8)) FROM areas WHERE fid = 1", "47500003E6100000"),
    ] {
        assert_eq!(ask(question), want, "{question}");
    }
}

#[test]
fn a_project_names_only_layers_that_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let writers = with_needs(&[writer("qgis").unwrap()]);
    let writers: Vec<&dyn Writer> = writers.iter().map(|writer| *writer as &dyn Writer).collect();
    write(&writers, &rows(), folder.path());
    let bytes = fs::read(folder.path().join("dateline.qgz")).unwrap();
    let project = String::from_utf8_lossy(&bytes);
    let sources = project.split("<datasource>").skip(1).map(|rest| rest.split('<').next().unwrap());
    for source in sources {
        let (file, table) = source.split_once("|layername=").unwrap();
        let database = rusqlite::Connection::open(folder.path().join(file)).unwrap();
        let found: i64 = database
            .query_row("SELECT count(*) FROM gpkg_contents WHERE table_name = ?", [table], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(found, 1, "{source}");
    }
    assert!(!project.contains("{{"), "a template is not filled");
}
