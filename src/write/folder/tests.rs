use std::fs;
use std::path::Path;

use super::{Broken, Folder, Former, RUN_FILE, WORKSHOP};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

fn made(path: &Path, files: &[&str], former: Former) -> Result<(Folder, Vec<String>), String> {
    let files: Vec<String> = files.iter().map(ToString::to_string).collect();
    let folder = Folder::prepare(path, &files, former, Broken::Drop);
    let folder = folder.map_err(|fault| fault.to_string())?;
    for file in &files {
        let told = serde_json::json!({"program": "dateline", "files": files});
        fs::write(folder.workshop().join(file), told.to_string()).unwrap();
    }
    Ok((folder, files))
}

fn run(path: &Path, files: &[&str], former: Former) -> Result<(), String> {
    let (folder, files) = made(path, files, former)?;
    folder.publish(&files).map(drop).map_err(|fault| fault.to_string())
}

#[test]
fn a_run_shows_whole_and_replaces_only_its_own() {
    let root = tempfile::tempdir().unwrap();
    let path = &root.path().join("a/out");
    run(path, &["events.csv", "places.csv", RUN_FILE], Former::Keep).unwrap();
    assert_eq!(names(path), ["events.csv", "places.csv", RUN_FILE]);

    let again = run(path, &["events.csv", RUN_FILE], Former::Keep).unwrap_err();
    assert!(again.contains("--overwrite"), "{again}");
    run(path, &["places.csv", RUN_FILE], Former::Replace).unwrap();
    assert_eq!(names(path), ["places.csv", RUN_FILE]);
    fs::write(path.join("mine.csv"), "x").unwrap();
    run(path, &["events.csv", RUN_FILE], Former::Replace).unwrap();
    assert_eq!(names(path), ["events.csv", "mine.csv", RUN_FILE]);
    assert_eq!(names(&root.path().join("a")), ["out"]);

    let mine = run(path, &["mine.csv", RUN_FILE], Former::Replace).unwrap_err();
    assert!(mine.contains("mine.csv is not of a former run"), "{mine}");
    assert_eq!(fs::read_to_string(path.join("mine.csv")).unwrap(), "x");
}

#[test]
fn nothing_is_left_of_a_run_that_fails() {
    let root = tempfile::tempdir().unwrap();
    let path = &root.path().join("out");
    drop(Folder::prepare(path, &[], Former::Keep, Broken::Drop).unwrap());
    assert!(!path.exists());

    fs::create_dir_all(path.join("events.csv")).unwrap();
    let taken = run(path, &["events.csv"], Former::Replace).unwrap_err();
    assert!(taken.contains("events.csv is not of a former run"), "{taken}");

    fs::write(root.path().join("file"), "x").unwrap();
    let file = run(&root.path().join("file"), &["events.csv"], Former::Keep).unwrap_err();
    assert!(file.starts_with("cannot write"), "{file}");
}

#[test]
fn what_was_broken_off_while_files_were_moved_is_finished_first() {
    let root = tempfile::tempdir().unwrap();
    let path = &root.path().join("out");
    let (old, new) = (["a.csv", "b.csv", RUN_FILE], ["b.csv", "c.csv", RUN_FILE]);
    // broken off after so many moves: three away, three here
    for moved in 0..=6 {
        run(path, &old, Former::Replace).unwrap();
        let (folder, files) = made(path, &new, Former::Replace).unwrap();
        let workshop = path.join(WORKSHOP);
        let told = serde_json::json!({"show": files, "former": old});
        fs::write(workshop.join("journal.json"), told.to_string()).unwrap();
        fs::create_dir(workshop.join("former")).unwrap();
        let away = [RUN_FILE, "a.csv", "b.csv"].map(|file| (path.join(file), "former", file));
        for (from, to, file) in away.into_iter().take(moved) {
            fs::rename(from, workshop.join(to).join(file)).unwrap();
        }
        for file in new.iter().take(moved.saturating_sub(3)) {
            fs::rename(folder.workshop().join(file), path.join(file)).unwrap();
        }
        drop(folder); // as if killed: what goes on is not cleaned up

        let again = run(path, &old, Former::Keep).unwrap_err();
        assert!(again.contains("holds a run already"), "{moved}: {again}");
        assert_eq!(names(path), new, "{moved}");
        let told = fs::read_to_string(path.join("b.csv")).unwrap();
        assert!(told.contains("c.csv"), "{moved}: the new one");
    }
}

#[test]
fn two_runs_do_not_meet_in_one_folder_and_one_broken_off_may_go_on() {
    let root = tempfile::tempdir().unwrap();
    let path = &root.path().join("out");
    let first = Folder::prepare(path, &[], Former::Keep, Broken::Drop).unwrap();
    for broken in [Broken::Drop, Broken::Resume] {
        let met = Folder::prepare(path, &[], Former::Replace, broken).unwrap_err();
        assert!(met.to_string().contains("still goes on"), "{met}");
    }
    fs::create_dir(first.kept()).unwrap();
    fs::write(first.kept().join("shard"), "x").unwrap();
    drop(first);

    let left = Folder::prepare(path, &[], Former::Keep, Broken::Drop).unwrap_err();
    assert!(left.to_string().contains("--resume"), "{left}");
    let goes_on = Folder::prepare(path, &[], Former::Keep, Broken::Resume).unwrap();
    assert_eq!(names(&goes_on.kept()), ["shard"]);
    fs::remove_file(goes_on.kept().join("shard")).unwrap();
    drop(goes_on);
    assert!(!path.join(WORKSHOP).exists());
}
