use std::io::{BufRead, Read};

use super::charset::Charset;
use super::limits::{Bytes, over};
use super::notes::Notes;
use super::unpack::unpacked_name;
use super::{ReadError, Settings};

/// A file as a reader gets it: unpacked, not yet converted.
pub struct Opened {
    /// What it holds.
    pub input: Box<dyn BufRead>,
    /// Where it comes from: names its documents, and stands in their faults.
    pub from: Origin,
    /// How it is to be read.
    pub settings: Settings,
    /// Takes what is odd.
    pub(super) notes: Notes,
}

impl Opened {
    /// Bytes under a name, read as the settings say.
    ///
    /// ```
    /// use dateline::read::{Opened, reader};
    ///
    /// let file = Opened::new(&b"Shelling hit Goma."[..], "goma.txt", Default::default());
    /// let document = reader("txt").unwrap().documents(file).next().unwrap()?;
    /// assert_eq!(document.byline.id.0, "goma");
    /// # Ok::<(), dateline::read::ReadError>(())
    /// ```
    pub fn new(input: impl BufRead + 'static, name: &str, settings: Settings) -> Opened {
        let from = Origin { shown: name.to_owned(), name: name.to_owned() };
        Opened { input: Box::new(input), from, settings, notes: Notes::default() }
    }

    /// The whole file, where it is one document.
    pub(super) fn whole(&mut self) -> Result<Vec<u8>, ReadError> {
        let limit = self.settings.limits.document;
        let mut bytes = Vec::new();
        let failed = |fault| self.from.fault(None, format!("cannot read: {fault}"));
        self.input
            .by_ref()
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        if bytes.len() as u64 > limit {
            let fault = over("a document of this size", Bytes(limit), "--max-document");
            return Err(self.from.fault(None, fault));
        }
        Ok(bytes)
    }

    /// Turns its bytes into text; `declared` is what it says of its own encoding.
    pub(super) fn charset(&self, declared: Option<&'static encoding_rs::Encoding>) -> Charset {
        Charset::new(declared, self.from.clone(), self.notes.clone())
    }
}

/// Where documents come from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The file as a user would type it.
    pub shown: String,
    /// Its path inside the input, with `/`: what ids are made of.
    pub name: String,
}

impl Origin {
    /// What is wrong with this file, or with a line of it.
    pub(super) fn fault(
        &self,
        line: impl Into<Option<usize>>,
        reason: impl Into<String>,
    ) -> ReadError {
        ReadError { file: self.shown.clone(), line: line.into(), reason: reason.into() }
    }

    /// The name without its extension.
    pub(super) fn stem(&self) -> &str {
        let file = self.name.rfind('/').map_or(0, |slash| slash + 1);
        match self.name[file..].rfind('.') {
            Some(dot) if dot > 0 => &self.name[..file + dot],
            _ => &self.name,
        }
    }

    /// The same, named without the extensions of what it was packed with.
    pub(super) fn unpacked(&self) -> Origin {
        Origin { shown: self.shown.clone(), name: unpacked_name(&self.name).to_owned() }
    }

    /// A file that is packed in this one.
    pub(super) fn inner(&self, name: &str) -> Origin {
        Origin { shown: format!("{}/{name}", self.shown), name: format!("{}/{name}", self.name) }
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn a_stem_loses_only_its_extension() {
        for (name, want) in [
            ("goma.txt", "goma"),
            ("a.b/goma.txt", "a.b/goma"),
            ("a.b/goma", "a.b/goma"),
            ("a/.txt", "a/.txt"),
            ("v1.2.md", "v1.2"),
        ] {
            let origin = Origin { shown: String::new(), name: name.to_owned() };
            assert_eq!(origin.stem(), want, "{name}");
        }
    }
}
