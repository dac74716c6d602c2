//! A page in, one document out: its main text, without what stands around it.
//!
//! [`sight`] goes through the page once and notes its blocks of text and its head; [`main_text`]
//! chooses the blocks that are the story. What pages call their parts, and what they say that is
//! no story, stands in tables: `data/html` and `data/language/CODE/furniture.tsv`.

mod blocks;
mod furniture;
mod head;
mod linked_data;
mod main_text;
mod open;
mod sight;
mod start;
mod tags;
mod words;

pub(super) use words::decoded;

use super::record::Paper;
use super::{Documents, Opened, ReadError, Reader, charset};
use crate::model::{Byline, Document, DocumentId};

/// A page of a site: its main text, and title, day, address and outlet as JSON-LD, `<meta>` or
/// `<time>` state them.
pub(super) struct Html;

impl Reader for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn documents(&self, file: Opened) -> Documents {
        Box::new(std::iter::once_with(move || document(file)))
    }
}

fn document(mut file: Opened) -> Result<Document, ReadError> {
    let bytes = file.whole()?;
    let text = file.charset(charset::declared(&bytes)).text(bytes);
    let text = text.map_err(|at| {
        let fault = format!("byte {} is in no encoding known here: this is no page", at + 1);
        file.from.fault(None, fault)
    })?;
    let story = Story::of(&text).ok_or_else(|| file.from.fault(None, NOTHING))?;
    let id = file.from.stem().to_owned();
    Ok(story.document(id, &Paper::of(&file), None))
}

/// Why a page gives no document.
pub(super) const NOTHING: &str = "no text stands on this page: nothing to read";

/// What a page tells.
pub(super) struct Story {
    pub(super) title: Option<String>,
    /// What may state the day, the best first, as it is written.
    pub(super) days: Vec<String>,
    pub(super) url: Option<String>,
    pub(super) source: Option<String>,
    pub(super) text: String,
}

impl Story {
    /// `None` when there is no text on the page.
    pub(super) fn of(page: &str) -> Option<Story> {
        let (blocks, head) = sight::seen(page);
        let head = head.read();
        let mut text = main_text::of(&blocks, head.title.as_deref());
        if let Some(body) = head.body
            && body.len() > 2 * text.len()
        {
            text = body; // the page itself is made by a program that runs in the browser
        }
        let (title, days, url, source) = (head.title, head.days, head.url, head.source);
        (!text.trim().is_empty()).then_some(Story { title, days, url, source, text })
    }

    /// As a document of this name. A page that states days, none of which can be read, is noted.
    pub(super) fn document(self, id: String, paper: &Paper, line: Option<usize>) -> Document {
        let published = self.days.iter().find_map(|said| super::day::day(said));
        if let (None, Some(said)) = (published, self.days.first()) {
            paper.day(said, line);
        }
        let byline = Byline {
            id: DocumentId(id),
            title: self.title,
            published,
            url: self.url,
            source: self.source,
        };
        Document { byline, text: self.text, given: None }
    }
}

/// The text of a fragment of a page, such as a feed holds: all of it but its furniture.
pub(super) fn fragment(page: &str) -> String {
    main_text::all(&sight::seen(page).0)
}

#[cfg(test)]
mod tests;
