/// The elements that matter for reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Tag {
    /// Says nothing of its text.
    Other,
    /// Part of a line.
    Inline,
    Link,
    Time,
    Break,
    /// Takes no text and no end: an image.
    Void,
    /// Parts the text around it.
    Block,
    Paragraph,
    Heading,
    Title,
    Item,
    Cell,
    Row,
    Preformatted,
    Caption,
    Article,
    Main,
    /// Holds the whole page.
    Page,
    /// No part of any story, with all that it holds.
    Skipped,
    Script,
    Meta,
    LinkedFile,
}

impl Tag {
    /// How many there are.
    pub(super) const COUNT: usize = Tag::LinkedFile as usize + 1;

    pub(super) fn named(name: &[u8]) -> Tag {
        match name {
            b"p" => Tag::Paragraph,
            b"a" => Tag::Link,
            b"div" | b"section" | b"header" | b"ul" | b"ol" | b"dl" | b"blockquote" | b"table"
            | b"tbody" | b"thead" | b"tfoot" | b"figure" | b"form" | b"fieldset" | b"center"
            | b"hr" | b"address" | b"details" | b"summary" | b"hgroup" | b"picture"
            | b"optgroup" | b"search" => Tag::Block,
            b"span" | b"b" | b"i" | b"em" | b"strong" | b"u" | b"font" | b"small" | b"abbr"
            | b"cite" | b"q" | b"mark" | b"sub" | b"sup" | b"code" | b"bdi" | b"bdo" => Tag::Inline,
            b"br" => Tag::Break,
            b"li" | b"dt" | b"dd" => Tag::Item,
            b"td" | b"th" => Tag::Cell,
            b"tr" => Tag::Row,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Tag::Heading,
            b"title" => Tag::Title,
            b"pre" | b"listing" => Tag::Preformatted,
            b"figcaption" | b"caption" => Tag::Caption,
            b"article" => Tag::Article,
            b"main" => Tag::Main,
            b"html" | b"body" | b"head" => Tag::Page,
            b"time" => Tag::Time,
            b"script" => Tag::Script,
            b"meta" => Tag::Meta,
            b"link" => Tag::LinkedFile,
            b"img" | b"input" | b"source" | b"wbr" | b"area" | b"base" | b"col" | b"embed"
            | b"track" | b"param" => Tag::Void,
            b"style" | b"noscript" | b"template" | b"nav" | b"footer" | b"aside" | b"svg"
            | b"math" | b"iframe" | b"object" | b"select" | b"option" | b"button" | b"dialog"
            | b"canvas" | b"audio" | b"video" | b"map" | b"textarea" | b"label" | b"menu"
            | b"rt" | b"rp" | b"datalist" | b"noframes" | b"noembed" => Tag::Skipped,
            _ => Tag::Other,
        }
    }

    /// Whether it stands on lines of its own.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Tag::Other
                | Tag::Inline
                | Tag::Link
                | Tag::Time
                | Tag::Break
                | Tag::Void
                | Tag::Title
                | Tag::Script
                | Tag::Meta
                | Tag::LinkedFile
                | Tag::Skipped
        )
    }

    /// Whether it has no end.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Tag::Break | Tag::Void | Tag::Meta | Tag::LinkedFile)
    }

    /// Whether `next`, opened right within it, ends it first.
    pub(super) fn ends_before(self, next: Tag) -> bool {
        match self {
            Tag::Paragraph => next.is_block(),
            Tag::Item => next == Tag::Item,
            Tag::Cell => matches!(next, Tag::Cell | Tag::Row),
            Tag::Row => next == Tag::Row,
            _ => false,
        }
    }
}
