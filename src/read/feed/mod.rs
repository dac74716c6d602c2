//! Feeds: RSS 2, RSS 1 (RDF) and Atom. A stream is cut into items without being parsed, so that a
//! broken item spoils no other; each item is then parsed alone.

mod item;
mod split;

use super::charset::{self, Charset};
use super::limits::{Bytes, over};
use super::peek::peeked;
use super::record::Paper;
use super::{Documents, Limits, Opened, ReadError, Reader, html};
use crate::model::{Byline, Document, DocumentId};
use item::Item;
use split::{Piece, Splitter};

/// A document an item: its full text before its summary, and of an item without either its title.
/// The title of the feed is the source of items that name none.
pub(super) struct Feed;

impl Reader for Feed {
    fn name(&self) -> &'static str {
        "feed"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["rss", "atom", "xml", "rdf"]
    }

    fn documents(&self, mut file: Opened) -> Documents {
        /// An XML declaration is shorter.
        const DECLARATION: u64 = 256;
        let head = peeked(&mut file.input, DECLARATION);
        let charset = file.charset(charset::declared(&head));
        let (paper, limits) = (Paper::of(&file), file.settings.limits);
        let pieces = Splitter::new(file.input, limits.line);
        let mut items = Items { pieces, paper, limits, charset, source: None };
        Box::new(std::iter::from_fn(move || items.next()))
    }
}

struct Items {
    pieces: Splitter,
    paper: Paper,
    limits: Limits,
    charset: Charset,
    /// The title of the feed.
    source: Option<String>,
}

impl Items {
    fn next(&mut self) -> Option<Result<Document, ReadError>> {
        loop {
            let (line, piece) = self.pieces.next()?;
            let document = match piece {
                Piece::Before(bytes) => {
                    let text = self.charset.text(bytes).unwrap_or_default();
                    self.source = item::title(&text);
                    continue;
                }
                Piece::Item(bytes) => self.item(bytes, line),
                Piece::TooLong => Err(over("an item", Bytes(self.limits.line), "--max-line")),
                Piece::Fault(fault) => Err(fault),
            };
            return Some(document.map_err(|fault| self.paper.origin.fault(line, fault)));
        }
    }

    fn item(&mut self, bytes: Vec<u8>, line: usize) -> Result<Document, String> {
        let text = self.charset.text(bytes);
        let text = text.map_err(|at| format!("byte {} is in no encoding known here", at + 1))?;
        let Item { id, title, url, day, source, body } = Item::of(&text)?;
        let told = body.map(|body| html::fragment(&body)).filter(|body| !body.trim().is_empty());
        let text = told.or_else(|| title.clone());
        let text = text.ok_or("an item without text or title: nothing to read")?;
        let named = id.or_else(|| url.clone());
        let byline = Byline {
            id: DocumentId(named.unwrap_or_else(|| format!("{}:{line}", self.paper.origin.name))),
            title,
            published: day.and_then(|said| self.paper.day(&said, line)),
            url,
            source: source.or_else(|| self.source.clone()),
        };
        Ok(Document { byline, text, given: None })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, Opened, Reader, Settings};
    use super::Feed;

    fn read(input: &str, limits: Limits) -> String {
        let settings = Settings { limits, ..Settings::default() };
        let file = Opened::new(std::io::Cursor::new(input.to_owned()), "in.rss", settings);
        let read: Vec<_> = Feed
            .documents(file)
            .map(|document| match document {
                Ok(document) => {
                    let byline = document.byline;
                    let day = byline.published.map_or(String::new(), |day| day.to_string());
                    let (title, source) = (byline.title.unwrap_or_default(), byline.source);
                    let source = source.unwrap_or_default();
                    format!("{} {day} [{title}] ({source}) {}", byline.id.0, document.text)
                }
                Err(fault) => fault.to_string(),
            })
            .collect();
        read.join("|")
    }

    #[test]
    fn items_of_every_kind_of_feed() {
        for (input, want) in [
            (
                "<?xml version='1.0'?><rss><channel><title>Hill &amp; Post</title><item>\
                 <title>A &lt;b&gt; C</title><guid>g1</guid><pubDate>Tue, 02 Nov 2021 08:00:00 GMT\
                 </pubDate><description>short</description><content:encoded><![CDATA[<p>One</p>\
                 <p>Two</item></p>]]></content:encoded></item></channel></rss>",
                "g1 2021-11-02 [A <b> C] (Hill & Post) One\n\nTwo",
            ),
            (
                "<feed><title type='text'>F</title><entry><id>e</id><title>T</title>\
                 <link rel='self' href='http://x/s'/><link href='http://x/a'/>\
                 <updated>2021-11-02T10:00:00Z</updated><content type='xhtml'><div>\
                 <p>One &amp; two</p></div></content></entry></feed>",
                "e 2021-11-02 [T] (F) One & two",
            ),
            (
                "<rdf:RDF><channel><title>R</title></channel><item rdf:about='x'>\
                 <link>http://x/1</link><dc:date>2021-11-02</dc:date>\
                 <description>&lt;p&gt;Half&amp;nbsp;past&lt;/p&gt;</description></item></rdf:RDF>",
                "http://x/1 2021-11-02 [] (R) Half past",
            ),
            (
                "<rss><item><title>Only this</title></item></rss>",
                "in.rss:1  [Only this] () Only this",
            ),
            (
                "<rss>\n<item><title>a</b></item>\n<item>\n</item>\n<item><title>b</title></item>",
                "in.rss:2: not XML: ill-formed document: start tag not closed: `</title>` not found \
                 before end of input|in.rss:3: an item without text or title: nothing to read|in.rss:5  [b] () b",
            ),
            ("<rss><item><title>x", "in.rss:1: the file ends within an item"),
            ("<rss></rss>", ""),
            ("", ""),
        ] {
            assert_eq!(read(input, Limits::default()), want, "{input}");
        }
    }

    #[test]
    fn an_item_too_long_loses_nothing_else() {
        let long = "x".repeat(200);
        let input = format!(
            "<rss><item><title>a</title></item><item><title>{long}</title></item>\
             <item><title>b</title></item></rss>"
        );
        let read = read(&input, Limits { line: 100, ..Limits::default() });
        assert!(read.contains("[a]") && read.ends_with("() b"), "{read}");
        assert!(read.contains("an item is over the limit of 100 bytes"), "{read}");
    }
}
