use std::borrow::Cow;
use std::io::{BufRead, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::Origin;
use super::notes::Notes;
use super::peek::peeked;

/// Turns the bytes of one file into text. Valid UTF-8 is taken as it is, whatever the file says of
/// itself: hardly ever does anything else look like it. What is not is read by the encoding that
/// the file declares, or by the one that its bytes speak for, and this is noted once.
pub(super) struct Charset {
    declared: Option<&'static Encoding>,
    /// What the file has turned out to be written in.
    found: Option<&'static Encoding>,
    is_told: bool,
    from: Origin,
    notes: Notes,
}

impl Charset {
    pub(super) fn new(declared: Option<&'static Encoding>, from: Origin, notes: Notes) -> Charset {
        let declared = declared.filter(|encoding| *encoding != UTF_8);
        Charset { declared, found: None, is_told: false, from, notes }
    }

    /// What comes next declares this of itself: an archive holds pages of many sites.
    pub(super) fn declare(&mut self, declared: Option<&'static Encoding>) {
        self.declared = declared.filter(|encoding| *encoding != UTF_8);
        self.found = None;
    }

    /// The text of `bytes`, or the first byte, counted from 0, that no encoding explains.
    pub(super) fn text(&mut self, bytes: Vec<u8>) -> Result<String, usize> {
        if self.declared == Some(ISO_2022_JP) {
            return self.converted(&bytes, 0); // seven bits: everything would pass for UTF-8
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(fault) => {
                let at = fault.utf8_error().valid_up_to();
                self.converted(fault.as_bytes(), at)
            }
        }
    }

    /// The first that fits: UTF-8 with some damage, what was found before, what is declared, a
    /// guess. A byte of zero stands in no text.
    fn converted(&mut self, bytes: &[u8], at: usize) -> Result<String, usize> {
        if bytes.contains(&0) {
            return Err(at);
        }
        if is_damaged_utf8(bytes) {
            self.note("damaged UTF-8");
            return Ok(String::from_utf8_lossy(bytes).into_owned());
        }
        let known = [self.found, self.declared].into_iter().flatten();
        let guess = std::iter::once_with(|| guessed(bytes));
        for encoding in known.chain(guess) {
            if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes)
            {
                let text = text.into_owned();
                self.note(encoding.name());
                self.found = Some(encoding);
                return Ok(text);
            }
        }
        Err(at)
    }

    pub(super) fn note(&mut self, name: &'static str) {
        if !std::mem::replace(&mut self.is_told, true) {
            self.notes.add(self.from.fault(None, format!("read as {name}: it is not UTF-8")));
        }
        self.notes.converted(name);
    }
}

/// The encoding that a label names: `latin1`, `utf-8`.
pub(super) fn labelled(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.trim_matches(['"', '\'', ' ']).as_bytes())
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether far more of what is not ASCII is sound UTF-8 than is not: chance does not make that.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken > 0 && sound > 4 * broken
}

/// The stream behind its byte order mark, as UTF-8 where it was UTF-16; other encodings are left
/// to [`Charset`]. Gives what it was converted from.
pub(super) fn utf8(mut input: Box<dyn BufRead>) -> (Box<dyn BufRead>, Option<&'static Encoding>) {
    let head = peeked(&mut input, 64);
    let (encoding, mark) = match head.as_slice() {
        [0xEF, 0xBB, 0xBF, ..] => (None, 3),
        [0xFF, 0xFE, ..] => (Some(UTF_16LE), 2),
        [0xFE, 0xFF, ..] => (Some(UTF_16BE), 2),
        head => (unmarked(head), 0),
    };
    input.consume(mark);
    match encoding {
        None => (input, None),
        Some(encoding) => {
            let decoder = encoding.new_decoder_without_bom_handling();
            let converted = Converted { input, decoder, text: Vec::new(), at: 0, done: false };
            (Box::new(converted), Some(encoding))
        }
    }
}

/// UTF-16 without a mark, known by the zeros beside Latin letters, digits and blanks.
fn unmarked(head: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    match (pairs > 0, even, odd) {
        (true, 0, odd) if odd * 4 > pairs * 3 => Some(UTF_16LE),
        (true, even, 0) if even * 4 > pairs * 3 => Some(UTF_16BE),
        _ => None,
    }
}

/// A stream in UTF-16, read as UTF-8; a lone surrogate stands as U+FFFD.
struct Converted {
    input: Box<dyn BufRead>,
    decoder: Decoder,
    text: Vec<u8>,
    at: usize,
    done: bool,
}

impl Converted {
    fn more(&mut self) -> std::io::Result<()> {
        self.at = 0;
        self.text.clear();
        while self.text.is_empty() && !self.done {
            let chunk = self.input.fill_buf()?;
            self.done = chunk.is_empty();
            let room = self.decoder.max_utf8_buffer_length(chunk.len()).unwrap_or(1 << 16);
            self.text.resize(room, 0);
            let (_, read, written, _) =
                self.decoder.decode_to_utf8(chunk, &mut self.text, self.done);
            self.text.truncate(written);
            self.input.consume(read);
        }
        Ok(())
    }
}

impl Read for Converted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut text = self.fill_buf()?;
        let count = text.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Converted {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.at == self.text.len() {
            self.more()?;
        }
        Ok(&self.text[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.text.len());
    }
}

/// The encoding that the head of a page or a feed declares: `charset=`, `encoding=`.
pub(super) fn declared(head: &[u8]) -> Option<&'static Encoding> {
    /// Where a browser stops looking for it as well.
    const HEAD: usize = 1024;
    let head: Cow<'_, str> = String::from_utf8_lossy(&head[..head.len().min(HEAD)]);
    let head = head.to_ascii_lowercase();
    ["charset", "encoding"].into_iter().find_map(|word| {
        let behind = head.split(word).nth(1)?.trim_start().strip_prefix('=')?.trim_start();
        let label = behind.trim_start_matches(['"', '\'']);
        labelled(label.split(['"', '\'', ' ', ';', '>', '?', '/']).next()?)
    })
}

#[cfg(test)]
mod tests {
    use super::super::Origin;
    use super::super::notes::Notes;
    use super::{Charset, declared, utf8};
    use std::io::Read;

    #[test]
    fn bytes_become_text_and_what_they_were_is_told() {
        let windows = encoding_rs::WINDOWS_1251.encode("Взрыв в центре Кабула убил людей.").0;
        let damaged = [&b"\xFF"[..], "Взрыв в центре Кабула.".as_bytes()].concat();
        for (bytes, want, name) in [
            (&b"f\xC3\xA9te"[..], Some("féte"), None),
            (b"caf\xE9 in Goma", Some("café in Goma"), Some("windows-1252")),
            (&windows, Some("Взрыв в центре Кабула убил людей."), Some("windows-1251")),
            (&damaged, Some("\u{FFFD}Взрыв в центре Кабула."), Some("damaged UTF-8")),
            (b"\xFF\x00\x01", None, None),
        ] {
            let notes = Notes::default();
            let origin = Origin { shown: "in".into(), name: "in".into() };
            let mut charset = Charset::new(None, origin, notes.clone());
            assert_eq!(charset.text(bytes.to_vec()).ok().as_deref(), want);
            assert_eq!(charset.text(bytes.to_vec()).ok().as_deref(), want, "again");
            let noted = notes.taken();
            assert_eq!(noted.encodings.keys().copied().next(), name);
            assert_eq!(noted.listed.len(), usize::from(name.is_some()), "{:?}", noted.listed);
        }
    }

    #[test]
    fn marks_are_dropped_and_utf16_is_converted() {
        for (bytes, want) in [
            (&b"\xEF\xBB\xBFGoma"[..], "Goma"),
            (b"\xFF\xFEG\0o\0m\0a\0", "Goma"),
            (b"\xFE\xFF\0G\0o\0m\0a", "Goma"),
            (b"G\0o\0m\0a\0", "Goma"),
            (b"\xFF\xFEG\0\0\xD8a\0", "G\u{FFFD}a"),
            (b"Go", "Go"),
            (b"", ""),
        ] {
            let mut text = String::new();
            utf8(Box::new(bytes)).0.read_to_string(&mut text).unwrap();
            assert_eq!(text, want);
        }
    }

    #[test]
    fn what_a_head_declares() {
        for (head, want) in [
            (&b"<meta charset=\"latin1\">"[..], Some("windows-1252")),
            (b"<meta content='text/html; charset=koi8-r'>", Some("KOI8-R")),
            (b"<?xml version='1.0' encoding='GBK'?>", Some("GBK")),
            (b"<meta charset=nonsense>", None),
        ] {
            assert_eq!(declared(head).map(encoding_rs::Encoding::name), want);
        }
    }
}
