use std::io::{BufRead, Read};

use super::{Documents, Origin, RECORD_LIMIT, ReadError, Reader, front_matter};
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

    fn documents(&self, input: Box<dyn BufRead>, from: Origin) -> Documents {
        Box::new(std::iter::once_with(move || document(input, &from)))
    }
}

fn document(mut input: Box<dyn BufRead>, from: &Origin) -> Result<Document, ReadError> {
    let mut bytes = Vec::new();
    let failed = |fault| from.fault(None, format!("cannot read: {fault}"));
    input.by_ref().take(RECORD_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > RECORD_LIMIT {
        std::io::copy(&mut input, &mut std::io::sink()).map_err(failed)?;
        let limit = RECORD_LIMIT >> 20;
        return Err(from.fault(None, format!("larger than {limit} MiB: split it into stories")));
    }
    let text = String::from_utf8(bytes).map_err(|fault| {
        let valid = fault.utf8_error().valid_up_to();
        let line = fault.as_bytes()[..valid].split(|&byte| byte == b'\n').count();
        from.fault(line, "not UTF-8: convert the file with `iconv -t UTF-8`")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut document = Document::new(from.stem(), "");
    let body = front_matter::taken(text, &mut document.byline)
        .map_err(|(line, fault)| from.fault(line, fault))?;
    if body.trim().is_empty() {
        return Err(from.fault(1, "the file has no text: remove it or fill it"));
    }
    body.clone_into(&mut document.text);
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::{Origin, Plain, Reader};

    #[test]
    fn a_file_is_a_document_or_a_fault() {
        for (bytes, want) in [
            (&b"\xEF\xBB\xBFGoma fell."[..], "goma: Goma fell."),
            (b"---\ntitle: T\n---\nGoma\r\nfell.", "goma: Goma\r\nfell."),
            (b" \n ", "in/goma.txt:1: the file has no text: remove it or fill it"),
            (b"", "in/goma.txt:1: the file has no text: remove it or fill it"),
            (b"Goma\nf\xFFll", "in/goma.txt:2: not UTF-8: convert the file with `iconv -t UTF-8`"),
        ] {
            let origin = Origin { shown: "in/goma.txt".into(), name: "goma.txt".into() };
            let got = Plain.documents(Box::new(bytes), origin).next().unwrap();
            let got = match got {
                Ok(document) => format!("{}: {}", document.byline.id.0, document.text),
                Err(fault) => fault.to_string(),
            };
            assert_eq!(got, want);
        }
    }
}
