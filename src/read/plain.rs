use super::record::Paper;
use super::{Documents, Opened, ReadError, Reader, front_matter};
use crate::model::Document;

/// A text file is one document, named by its path without the extension. It may open with front
/// matter, which is counted in no offset.
pub(super) struct Plain;

impl Reader for Plain {
    fn name(&self) -> &'static str {
        "txt"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "md"]
    }

    fn documents(&self, file: Opened) -> Documents {
        Box::new(std::iter::once_with(move || document(file)))
    }
}

fn document(mut file: Opened) -> Result<Document, ReadError> {
    let bytes = file.whole()?;
    let text = file.charset(None).text(bytes);
    let text = text.map_err(|at| {
        let fault = format!("byte {} is in no encoding known here: this is no text", at + 1);
        file.from.fault(None, fault)
    })?;
    let mut document = Document::new(file.from.stem(), "");
    let body = front_matter::taken(&text, &mut document.byline, &Paper::of(&file));
    if body.trim().is_empty() {
        return Err(file.from.fault(1, "the file has no text: remove it or fill it"));
    }
    body.clone_into(&mut document.text);
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::super::{Origin, Settings};
    use super::{Opened, Plain, Reader};

    #[test]
    fn a_file_is_a_document_or_a_fault() {
        for (bytes, want) in [
            (&b"Goma fell."[..], "goma: Goma fell."),
            (b"---\ntitle: T\n---\nGoma\r\nfell.", "goma: Goma\r\nfell."),
            (b" \n ", "in/goma.txt:1: the file has no text: remove it or fill it"),
            (b"", "in/goma.txt:1: the file has no text: remove it or fill it"),
            (b"Goma: la ville a \xE9t\xE9 prise.", "goma: Goma: la ville a \u{E9}t\u{E9} prise."),
            (b"Goma\n\xFF\0", "in/goma.txt: byte 6 is in no encoding known here: this is no text"),
        ] {
            let mut file = Opened::new(bytes, "goma.txt", Settings::default());
            file.from = Origin { shown: "in/goma.txt".into(), ..file.from };
            let got = Plain.documents(file).next().unwrap();
            let got = match got {
                Ok(document) => format!("{}: {}", document.byline.id.0, document.text),
                Err(fault) => fault.to_string(),
            };
            assert_eq!(got, want);
        }
    }
}
