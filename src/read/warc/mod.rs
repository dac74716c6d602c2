//! Web archives, as Common Crawl keeps news in: each page that was answered is a document, named
//! by its address. What was asked, and what is no page, is passed over.

mod http;
mod records;

use super::charset;
use super::html::{NOTHING, Story};
use super::limits::{Bytes, over};
use super::record::Paper;
use super::{Documents, Limits, Opened, ReadError, Reader};
use crate::model::Document;
use records::{Record, Records};

/// See the module. A page is dated by what it says of itself. The day on which it was fetched is
/// no day of publication and dates nothing, unless the user says so: `--field
/// published=WARC-Date` takes it for pages that state none.
pub(super) struct Warc;

impl Reader for Warc {
    fn name(&self) -> &'static str {
        "warc"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["warc"]
    }

    fn documents(&self, file: Opened) -> Documents {
        let (paper, limits) = (Paper::of(&file), file.settings.limits);
        let is_fetched_day = paper.fields.given("published").is_some_and(is_date);
        let charset = file.charset(None);
        let records = Records::new(file.input, limits.line);
        let mut pages = Pages { records, paper, limits, charset, is_fetched_day };
        Box::new(std::iter::from_fn(move || pages.next()))
    }
}

fn is_date(name: &str) -> bool {
    name.eq_ignore_ascii_case("WARC-Date")
}

struct Pages {
    records: Records,
    paper: Paper,
    limits: Limits,
    charset: charset::Charset,
    /// Whether a page that states no day has that of its fetching.
    is_fetched_day: bool,
}

impl Pages {
    fn next(&mut self) -> Option<Result<Document, ReadError>> {
        loop {
            let record = self.records.next()?;
            let document = record.and_then(|record| self.page(&record));
            if let Some(document) = document.transpose() {
                return Some(document.map_err(|fault| self.paper.origin.fault(None, fault)));
            }
        }
    }

    /// The document of a record; `None` for what is no page that was answered.
    fn page(&mut self, record: &Record) -> Result<Option<Document>, String> {
        let is_response = record.field("WARC-Type").is_some_and(|kind| kind == "response");
        if !is_response {
            return Ok(None);
        }
        let address = record.field("WARC-Target-URI").unwrap_or_default();
        let address = address.trim_matches(['<', '>']).to_owned();
        let told = |fault: String| format!("{fault}; in record {} ({address})", record.number);
        let Some(bytes) = &record.body else {
            return Err(told(over("a record", Bytes(self.limits.line), "--max-line")));
        };
        let Some(answer) = http::Answer::of(bytes) else { return Ok(None) };
        if answer.status != 200 || !answer.is_page() {
            return Ok(None);
        }
        let body = answer.body(&self.limits).map_err(told)?;
        let declared = answer.charset().or_else(|| charset::declared(&body));
        self.charset.declare(declared);
        let text = self.charset.text(body);
        let text = text.map_err(|at| told(format!("byte {} is in no encoding known", at + 1)))?;
        let mut story = Story::of(&text).ok_or_else(|| told(NOTHING.to_owned()))?;
        if let (true, true, Some(day)) =
            (self.is_fetched_day, story.days.is_empty(), record.field("WARC-Date"))
        {
            story.days.push(day.to_owned());
        }
        story.url = Some(address.clone()).filter(|url| !url.is_empty()).or(story.url);
        let number = record.number;
        let id =
            story.url.clone().unwrap_or_else(|| format!("{}:{number}", self.paper.origin.name));
        Ok(Some(story.document(id, &self.paper, None)))
    }
}

#[cfg(test)]
mod tests;
