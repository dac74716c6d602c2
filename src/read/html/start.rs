use super::furniture::{Part, part};
use super::tags::Tag;

/// The start tag being read.
#[derive(Default)]
pub(super) struct Start {
    pub(super) tag: Option<Tag>,
    pub(super) name: u64,
    pub(super) part: Option<Part>,
    pub(super) is_hidden: bool,
    attribute: Attribute,
}

/// Those of a start tag that matter here.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Attribute {
    #[default]
    Other,
    Name,
    Style,
    AriaHidden,
    Role,
    Property,
}

impl Start {
    /// The tag begins.
    pub(super) fn of(tag: Tag, name: u64) -> Start {
        Start { tag: Some(tag), name, ..Start::default() }
    }

    /// An attribute begins.
    pub(super) fn attribute(&mut self, name: &[u8]) {
        self.attribute = attribute(name);
        self.is_hidden |= name == b"hidden";
    }

    /// What an attribute says.
    pub(super) fn value(&mut self, value: &str) {
        let says = match self.attribute {
            Attribute::Name => part(value),
            Attribute::Property => (value == "articleBody").then_some(Part::Body),
            Attribute::Role => UNREAD_ROLES.contains(&value).then_some(Part::Furniture),
            Attribute::Style => {
                let hides = ["display:none", "display: none", "visibility:hidden"];
                self.is_hidden |= hides.iter().any(|how| value.contains(how));
                None
            }
            Attribute::AriaHidden => {
                self.is_hidden |= value == "true";
                None
            }
            Attribute::Other => None,
        };
        if self.part != Some(Part::Furniture) {
            self.part = says.or(self.part);
        }
    }
}

/// ARIA's roles of parts that are no story.
const UNREAD_ROLES: [&str; 9] = [
    "navigation",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "search",
    "menu",
    "toolbar",
    "alertdialog",
];

fn attribute(name: &[u8]) -> Attribute {
    match name {
        b"class" | b"id" => Attribute::Name,
        b"style" => Attribute::Style,
        b"aria-hidden" => Attribute::AriaHidden,
        b"role" => Attribute::Role,
        b"itemprop" => Attribute::Property,
        _ => Attribute::Other,
    }
}
