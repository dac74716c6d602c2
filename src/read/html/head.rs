use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::linked_data::{Article, article};
use super::tags::Tag;
use crate::text::one_line;

/// What a page says of itself, gathered as it goes by.
#[derive(Default)]
pub(super) struct Head {
    tag: Option<Tag>,
    attribute: Attribute,
    name: Option<usize>,
    content: String,
    datetime: String,
    is_canonical: bool,
    is_linked_data: bool,
    /// What is being taken out of the text.
    taking: Taking,
    scripts: Vec<String>,
    title: String,
    heading: Option<String>,
    canonical: Option<String>,
    /// Of each row of the table, the first content that the page gives it.
    metas: BTreeMap<usize, String>,
    times: Vec<String>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Attribute {
    #[default]
    Other,
    Name,
    Content,
    Datetime,
    Rel,
    Href,
    Type,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Taking {
    #[default]
    Nothing,
    Script,
    Title,
}

/// What was gathered, the best of each.
#[derive(Default)]
pub(super) struct Said {
    pub(super) title: Option<String>,
    pub(super) days: Vec<String>,
    pub(super) url: Option<String>,
    pub(super) source: Option<String>,
    pub(super) body: Option<String>,
}

/// A name of `<meta>` and the field it fills.
struct MetaRow {
    name: &'static str,
    field: &'static str,
}

static METAS: LazyLock<Vec<MetaRow>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/html/meta.tsv").lines().skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        Some(MetaRow { name: cells.next()?, field: cells.next()? })
    })
    .collect()
});

static ROWS: LazyLock<HashMap<&'static str, usize, FixedState>> =
    LazyLock::new(|| METAS.iter().enumerate().map(|(at, row)| (row.name, at)).collect());

/// No page needs more of these; what is beyond is passed over.
const MOST: usize = 64;

/// No name of a `<meta>` is longer, in bytes.
const LONGEST_NAME: usize = 64;

impl Head {
    /// A start tag begins.
    pub(super) fn tag(&mut self, tag: Tag) {
        self.tag =
            matches!(tag, Tag::Meta | Tag::LinkedFile | Tag::Time | Tag::Script | Tag::Title)
                .then_some(tag);
        self.name = None;
        self.content.clear();
        self.datetime.clear();
        self.is_canonical = false;
        self.is_linked_data = false;
        self.attribute = Attribute::Other;
    }

    pub(super) fn attribute(&mut self, name: &[u8]) {
        self.attribute = match name {
            b"name" | b"property" | b"itemprop" | b"http-equiv" => Attribute::Name,
            b"content" => Attribute::Content,
            b"datetime" => Attribute::Datetime,
            b"rel" => Attribute::Rel,
            b"href" => Attribute::Href,
            b"type" => Attribute::Type,
            _ => Attribute::Other,
        };
    }

    pub(super) fn value(&mut self, value: &str) {
        let Some(tag) = self.tag else { return };
        match (tag, self.attribute) {
            (Tag::Meta, Attribute::Name) if value.len() <= LONGEST_NAME => {
                let row = ROWS.get(&*value.trim().to_ascii_lowercase()).copied();
                self.name = self.name.or(row);
            }
            (Tag::Meta, Attribute::Content) | (Tag::LinkedFile, Attribute::Href) => {
                value.clone_into(&mut self.content);
            }
            (Tag::Time, Attribute::Datetime) => value.clone_into(&mut self.datetime),
            (Tag::LinkedFile, Attribute::Rel) => {
                self.is_canonical = value.eq_ignore_ascii_case("canonical");
            }
            (Tag::Script, Attribute::Type) => {
                self.is_linked_data = value.trim().eq_ignore_ascii_case("application/ld+json");
            }
            _ => {}
        }
    }

    /// A start tag ends; what it said counts. Times beside the story say nothing of it.
    pub(super) fn started(&mut self, is_story: bool) {
        let content = self.content.trim();
        match self.tag {
            Some(Tag::Meta) if !content.is_empty() => {
                if let Some(row) = self.name {
                    self.metas.entry(row).or_insert_with(|| content.to_owned());
                }
            }
            Some(Tag::LinkedFile) if self.is_canonical && !content.is_empty() => {
                self.canonical.get_or_insert_with(|| content.to_owned());
            }
            Some(Tag::Time)
                if is_story && !self.datetime.trim().is_empty() && self.times.len() < MOST =>
            {
                self.times.push(self.datetime.trim().to_owned());
            }
            Some(Tag::Script) if self.is_linked_data && self.scripts.len() < MOST => {
                self.taking = Taking::Script;
                self.scripts.push(String::new());
            }
            Some(Tag::Title) if self.title.is_empty() => self.taking = Taking::Title,
            _ => {}
        }
        self.tag = None;
    }

    pub(super) fn ended(&mut self, tag: Tag) {
        if matches!(tag, Tag::Script | Tag::Title) {
            self.taking = Taking::Nothing;
        }
    }

    /// Takes words that are the page's own; `false` when they are the reader's.
    pub(super) fn takes(&mut self, words: &str) -> bool {
        match (self.taking, self.scripts.last_mut()) {
            (Taking::Nothing, _) => return false,
            (Taking::Title, _) => self.title.push_str(words),
            (Taking::Script, Some(script)) => script.push_str(words),
            (Taking::Script, None) => {}
        }
        true
    }

    /// A block of text ends; `is_in` tells which elements it stands in.
    pub(super) fn block(&mut self, is_in: impl Fn(Tag) -> bool, said: &str) {
        if self.heading.is_none() && !said.is_empty() && is_in(Tag::Heading) {
            self.heading = Some(said.to_owned());
        }
    }

    /// The best of all: JSON-LD, then `<meta>`, then what stands on the page.
    pub(super) fn read(self) -> Said {
        let article = self.scripts.iter().find_map(|script| article(script)).unwrap_or_default();
        let Article { headline, days, url, source, body } = article;
        let metas = |field: &'static str| {
            let rows = METAS.iter().enumerate().filter(move |(_, row)| row.field == field);
            rows.filter_map(|(at, _)| self.metas.get(&at).cloned())
        };
        let title = Some(one_line(&self.title)).filter(|title| !title.is_empty());
        let heading = self.heading.as_deref().map(one_line);
        // Behind a headline, sites put their names; a heading of something else is none.
        let heading = heading.filter(|heading| {
            title.as_ref().is_none_or(|title| title.starts_with(heading.as_str()))
        });
        Said {
            title: headline.or_else(|| metas("title").next()).or(heading).or(title),
            days: days.into_iter().chain(metas("published")).chain(self.times.clone()).collect(),
            url: self.canonical.clone().or_else(|| metas("url").next()).or(url),
            source: source.or_else(|| metas("source").next()),
            body,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sight::seen;

    #[test]
    fn every_row_reads_its_example() {
        for row in include_str!("../../../data/html/meta.tsv").lines().skip(1) {
            let [name, field, example] = row.split('\t').collect::<Vec<_>>()[..] else {
                panic!("not three cells: {row}");
            };
            let said = seen(example).1.read();
            let got = match field {
                "published" => said.days.first().cloned(),
                "title" => said.title,
                "source" => said.source,
                "url" => said.url,
                other => panic!("no field {other}"),
            };
            assert!(example.contains(&got.unwrap_or_default()), "{name}");
        }
    }
}
