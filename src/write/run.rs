use std::fs;
use std::path::{Component, Path};

use serde_json::Value as Json;

/// Tells what a run did; its presence makes a folder one of ours.
pub const RUN_FILE: &str = "run.json";

/// The files that the run of this folder wrote, itself among them; `None` if there was none.
///
/// A name that would lead out of the folder is no file of a run, whatever the list says.
pub(super) fn written(folder: &Path) -> Option<Vec<String>> {
    let told = fs::read(folder.join(RUN_FILE)).ok()?;
    let told: Json = serde_json::from_slice(&told).ok()?;
    if told["program"] != "dateline" {
        return None;
    }
    let files = told["files"].as_array()?.iter().filter_map(Json::as_str);
    Some(files.filter(|file| is_name(file)).map(str::to_owned).collect())
}

/// Whether it names a file in a folder, and leads nowhere else.
pub(super) fn is_name(file: &str) -> bool {
    let mut parts = Path::new(file).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
}

#[cfg(test)]
mod tests {
    use super::{RUN_FILE, written};

    #[test]
    fn only_names_inside_the_folder_count() {
        let folder = tempfile::tempdir().unwrap();
        for (told, want) in [
            (
                r#"{"program":"dateline","files":["a.csv","../b","/c","d/e","..","run.json"]}"#,
                Some(vec!["a.csv", "run.json"]),
            ),
            (r#"{"program":"other","files":["a.csv"]}"#, None),
            ("{", None),
        ] {
            std::fs::write(folder.path().join(RUN_FILE), told).unwrap();
            let want = want.map(|files| files.into_iter().map(str::to_owned).collect());
            assert_eq!(written(folder.path()), want, "{told}");
        }
    }
}
