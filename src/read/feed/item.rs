use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::super::html;
use crate::text::one_line;

/// What an item tells, as it is written.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    pub(super) day: Option<String>,
    pub(super) source: Option<String>,
    /// As a page writes it.
    pub(super) body: Option<String>,
}

/// The elements that may fill a field, the best first.
const DAYS: [&str; 6] = ["published", "pubDate", "dc:date", "issued", "dcterms:issued", "updated"];
const BODIES: [&str; 5] =
    ["content:encoded", "content", "description", "summary", "media:description"];
const IDS: [&str; 3] = ["guid", "id", "dc:identifier"];

impl Item {
    /// From its XML.
    pub(super) fn of(xml: &str) -> Result<Item, String> {
        let mut item = Item::default();
        let mut reader = reader(xml);
        let (mut day, mut body, mut id) = (DAYS.len(), BODIES.len(), IDS.len());
        let mut is_inside = false;
        loop {
            let event = reader.read_event().map_err(|fault| format!("not XML: {fault}"))?;
            match event {
                Event::Eof => return Ok(item),
                Event::Start(_) if !is_inside => is_inside = true,
                Event::Empty(tag) if tag.name().as_ref() == "link" => item.link(&tag),
                Event::Start(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    if name == "link" {
                        item.link(&tag);
                    }
                    let raw = reader.read_text(tag.name());
                    let raw = raw.map_err(|fault| format!("not XML: {fault}"))?;
                    let said = plain(&raw);
                    let best = |names: &[&str], so_far: &mut usize, slot: &mut Option<String>| {
                        let at = names.iter().position(|known| *known == name);
                        if let Some(at) = at.filter(|at| at < so_far && !said.trim().is_empty()) {
                            *so_far = at;
                            *slot = Some(said.trim().to_owned());
                        }
                    };
                    best(&DAYS, &mut day, &mut item.day);
                    best(&BODIES, &mut body, &mut item.body);
                    best(&IDS, &mut id, &mut item.id);
                    match name.as_str() {
                        "title" => item.title = line(&said),
                        "source" => item.source = line(&said),
                        "link" if !said.trim().is_empty() => {
                            item.url = Some(said.trim().to_owned());
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }

    /// Atom's link to the item itself.
    fn link(&mut self, tag: &BytesStart<'_>) {
        let value = |name: &str| {
            let found = tag.try_get_attribute(name).ok()??;
            let said = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some(said.into_owned())
        };
        let is_own = value("rel").is_none_or(|rel| rel == "alternate");
        if let Some(address) = value("href").filter(|_| is_own) {
            self.url.get_or_insert(address);
        }
    }
}

/// The first title in what stands before the items: that of the feed.
pub(super) fn title(xml: &str) -> Option<String> {
    let mut reader = reader(xml);
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return None,
            Event::Start(tag) if tag.name().as_ref() == "title" => {
                let raw = reader.read_text(tag.name()).ok()?;
                return line(&plain(&raw));
            }
            _ => {}
        }
    }
}

fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// XML as the words that it stands for; elements within, as XHTML has them, are left as they are.
fn plain(raw: &str) -> String {
    let mut reader = reader(raw);
    let mut words = String::with_capacity(raw.len());
    let mut before = 0;
    loop {
        let event = reader.read_event();
        let at = usize::try_from(reader.buffer_position()).unwrap_or(raw.len()).min(raw.len());
        let written = raw.get(before..at).unwrap_or_default();
        before = at;
        match event {
            Ok(Event::Eof) | Err(_) => {
                words.push_str(raw.get(before..).unwrap_or_default());
                return words;
            }
            Ok(Event::CData(_)) => {
                let inner = written.strip_prefix("<![CDATA[").unwrap_or(written);
                words.push_str(inner.strip_suffix("]]>").unwrap_or(inner));
            }
            Ok(Event::GeneralRef(reference)) => match (reference.resolve_char_ref(), written) {
                (Ok(Some(letter)), _) => words.push(letter),
                (_, "&amp;") => words.push('&'),
                (_, "&lt;") => words.push('<'),
                (_, "&gt;") => words.push('>'),
                (_, "&quot;") => words.push('"'),
                (_, "&apos;") => words.push('\''),
                _ => words.push_str(written), // a name of HTML's, read with the page
            },
            Ok(Event::Comment(_) | Event::PI(_)) => {}
            Ok(_) => words.push_str(written),
        }
    }
}

/// Words on one line, without the names of letters that HTML has.
fn line(said: &str) -> Option<String> {
    let named = said.contains('&') && said.contains(';');
    let said = if named { html::decoded(said) } else { said.to_owned() };
    let said = one_line(&said);
    (!said.is_empty()).then_some(said)
}
