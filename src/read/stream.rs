use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::ids::Ids;
use super::input::Input;
use super::notes::Notes;
use super::{Fields, Limits, ReadError, Reader};
use crate::model::{Document, DocumentId};

/// How inputs are to be read.
#[derive(Clone, Default)]
pub struct Settings {
    /// Reads everything, whatever its extension; without one, extensions decide.
    pub format: Option<&'static dyn Reader>,
    /// The day of documents that carry none.
    pub published: Option<Date>,
    /// What the fields of tables and records are called.
    pub fields: Fields,
    /// How much is read of anything.
    pub limits: Limits,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Each input, in order.
    pub inputs: Vec<Source>,
    /// How many documents were renamed because another had their id.
    pub renamed: u64,
}

/// One input, and what has been read of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Source {
    /// As it was named.
    pub input: String,
    /// How many files were read.
    pub files: u64,
    /// How many documents they gave.
    pub documents: u64,
    /// The same by the name of the reader that read them.
    pub documents_by_format: BTreeMap<&'static str, u64>,
    /// How many bytes they hold.
    pub bytes: u64,
    /// Of a file, its SHA-256; of a folder, that of the list that `sha256sum` would print of the
    /// files read, in the order read, with paths inside the folder. `None` when nothing was read.
    pub sha256: Option<String>,
    /// How many records, pages and texts were not UTF-8, by the encoding that they were read in.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub encodings: BTreeMap<&'static str, u64>,
    /// What was odd but skipped nothing: an encoding, a day that cannot be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<ReadError>,
    /// How many more notes there were.
    #[serde(skip_serializing_if = "is_none")]
    pub notes_left_out: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_none(count: &u64) -> bool {
    *count == 0
}

/// The documents of `inputs`, in order: files, folders, or `-` for what comes in by a pipe.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("goma.txt"), "Shelling hit Goma.")?;
///
/// let mut documents = dateline::read::documents(&[folder.path()], Default::default());
/// assert_eq!(documents.next().unwrap()?.byline.id.0, "goma");
/// assert!(documents.next().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn documents<P: AsRef<Path>>(inputs: &[P], settings: Settings) -> Stream {
    let mut inputs: Vec<PathBuf> = inputs.iter().map(|input| input.as_ref().to_owned()).collect();
    inputs.reverse();
    let notes = Notes::default();
    Stream { settings, inputs, input: None, ids: Ids::default(), sources: vec![], notes }
}

/// Documents as they come, each with an id of its own: the second `a` becomes `a#2`.
pub struct Stream {
    settings: Settings,
    /// Still to open, the next one last.
    inputs: Vec<PathBuf>,
    /// The one being read.
    input: Option<Input>,
    ids: Ids,
    sources: Vec<Source>,
    notes: Notes,
}

impl Stream {
    /// What has been read to its end.
    pub fn into_sources(self) -> Sources {
        Sources { inputs: self.sources, renamed: self.ids.renamed }
    }

    fn finished(&mut self, mut document: Document) -> Document {
        let byline = &mut document.byline;
        byline.published = byline.published.or(self.settings.published);
        byline.id = DocumentId(self.ids.unique(std::mem::take(&mut byline.id.0)));
        document
    }
}

impl Iterator for Stream {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some(input) = &mut self.input else {
                self.input = Some(Input::open(&self.inputs.pop()?, &self.settings, &self.notes));
                continue;
            };
            if let Some(document) = input.next() {
                return Some(document.map(|document| self.finished(document)));
            }
            let (source, fault) = self.input.take()?.closed();
            self.sources.push(source);
            if let Some(fault) = fault {
                return Some(Err(fault));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Settings, documents};
    use std::fs;

    #[test]
    fn inputs_follow_one_another_and_are_accounted_for() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("in")).unwrap();
        fs::write(at("in/b.txt"), "Bunia").unwrap();
        fs::write(at("in/a.jsonl"), "{\"id\":\"b\",\"text\":\"Goma\"}\n{}\n").unwrap();
        let day = jiff::civil::date(2024, 3, 1);
        let settings = Settings { published: Some(day), ..Settings::default() };
        let mut stream = documents(&[at("in"), at("gone"), at("in/b.txt")], settings);

        let read: Vec<_> = stream
            .by_ref()
            .map(|document| document.map_err(|fault| fault.reason))
            .map(|document| document.map(|document| document.byline))
            .collect();
        assert!(read.iter().flatten().all(|byline| byline.published == Some(day)));
        let ids: Vec<_> = read
            .iter()
            .map(|byline| byline.as_ref().map_or("fault", |byline| byline.id.0.as_str()))
            .collect();
        assert_eq!(ids, ["b", "fault", "b#2", "fault", "b#3"]);

        let sources = stream.into_sources();
        assert_eq!(sources.renamed, 2);
        let counts: Vec<_> =
            sources.inputs.iter().map(|s| (s.files, s.documents, s.bytes)).collect();
        assert_eq!(counts, [(2, 2, 33), (0, 0, 0), (1, 1, 5)]);
        let by_format = sources.inputs.iter().map(|s| &s.documents_by_format);
        assert_eq!(
            by_format.map(|told| format!("{told:?}")).collect::<Vec<_>>(),
            [r#"{"jsonl": 1, "txt": 1}"#, "{}", r#"{"txt": 1}"#]
        );
        assert_eq!(sources.inputs[1].sha256, None);
        assert_ne!(sources.inputs[2].sha256, sources.inputs[0].sha256);
    }
}
