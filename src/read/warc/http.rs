use std::io::{Cursor, Read};

use encoding_rs::Encoding;

use super::super::Limits;
use super::super::charset::labelled;
use super::super::limits::{Bytes, over};
use super::super::unpack::by_name;

/// What a server answered: its head, and the body as it was sent.
pub(super) struct Answer<'b> {
    pub(super) status: u16,
    head: Vec<(String, String)>,
    sent: &'b [u8],
}

impl<'b> Answer<'b> {
    /// `None` when the bytes are no answer.
    pub(super) fn of(bytes: &'b [u8]) -> Option<Answer<'b>> {
        let (head, sent) = parted(bytes)?;
        let head = String::from_utf8_lossy(head);
        let mut lines = head.lines();
        let status = lines.next()?.strip_prefix("HTTP/")?.split(' ').nth(1)?.parse().ok()?;
        let head = lines.filter_map(|line| line.split_once(':'));
        let head = head.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
        Some(Answer { status, head: head.collect(), sent })
    }

    fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.head.iter();
        fields.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Whether it is HTML; what does not say may be.
    pub(super) fn is_page(&self) -> bool {
        self.field("Content-Type").is_none_or(|kind| {
            let kind = kind.to_ascii_lowercase();
            kind.contains("text/html") || kind.contains("application/xhtml")
        })
    }

    /// The encoding of its text, as far as it says.
    pub(super) fn charset(&self) -> Option<&'static Encoding> {
        let kind = self.field("Content-Type")?.to_ascii_lowercase();
        labelled(kind.split("charset=").nth(1)?.split(';').next()?)
    }

    /// The body as it was before it was sent. Archives often unpack it and leave the head as it
    /// was, so what does not unpack is taken as it is.
    pub(super) fn body(&self, limits: &Limits) -> Result<Vec<u8>, String> {
        let is_chunked =
            self.field("Transfer-Encoding").is_some_and(|how| how.eq_ignore_ascii_case("chunked"));
        let whole = if is_chunked { joined(self.sent) } else { None };
        let whole = whole.unwrap_or_else(|| self.sent.to_vec());
        let coding = self.field("Content-Encoding").unwrap_or_default().to_ascii_lowercase();
        let Some(unpacked) = by_name(&coding, Cursor::new(whole.clone())) else {
            return Ok(whole);
        };
        let mut body = Vec::new();
        let limit = limits.document;
        match unpacked.take(limit.saturating_add(1)).read_to_end(&mut body) {
            _ if body.len() as u64 > limit => {
                Err(over("a page of this size", Bytes(limit), "--max-document"))
            }
            Err(fault) if !body.is_empty() => Err(format!("its packing is damaged: {fault}")),
            Err(_) => Ok(whole),
            Ok(_) => Ok(body),
        }
    }
}

/// Head and body, with an empty line between.
fn parted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, at + 4));
    let (head, body) =
        end.or_else(|| memchr::memmem::find(bytes, b"\n\n").map(|at| (at, at + 2)))?;
    Some((&bytes[..head], &bytes[body..]))
}

/// The chunks of a body joined; `None` when it is not made of chunks.
fn joined(mut sent: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(sent.len());
    loop {
        let end = memchr::memchr(b'\n', sent)?;
        let line = std::str::from_utf8(&sent[..end]).ok()?;
        let length = line.split(';').next()?.trim();
        let length = usize::from_str_radix(length, 16).ok()?;
        sent = &sent[end + 1..];
        if length == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(sent.get(..length)?);
        let behind = &sent[length..];
        sent = behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n"))?;
    }
}
