use crate::model::{Quote, Span};

/// Counts the code points of a text, so that spans in bytes can be told to the world outside.
///
/// ```
/// use dateline::{model::Span, text::CodePoints};
///
/// assert_eq!(CodePoints::of("Kābul fell").stretch(Span::new(0, 6)), (0, 5));
/// ```
#[derive(Clone, Debug)]
pub struct CodePoints<'d> {
    source: &'d str,
    /// Code points before every 64th byte, so that a span's code points are found fast.
    before: Vec<u32>,
}

const BLOCK: usize = 64;

impl<'d> CodePoints<'d> {
    /// Those of `source`.
    pub fn of(source: &'d str) -> CodePoints<'d> {
        let mut points = 0;
        let mut before = Vec::with_capacity(source.len() / BLOCK + 2);
        for block in source.as_bytes().chunks(BLOCK) {
            before.push(points);
            points += count(block);
        }
        before.push(points);
        CodePoints { source, before }
    }

    /// How many stand before the byte `at`.
    pub fn before(&self, at: usize) -> u32 {
        let block = (at / BLOCK).min(self.before.len() - 1);
        self.before[block] + count(&self.source.as_bytes()[block * BLOCK..at])
    }

    /// How many stand before a span's start and before its end.
    pub fn stretch(&self, span: Span) -> (u32, u32) {
        (self.before(span.start()), self.before(span.end()))
    }

    /// `span` with its words and its code points: what layers write.
    pub fn quote(&self, span: Span) -> Quote {
        let (start, end) = self.stretch(span);
        Quote { span, start, end, said: span.of(self.source).to_owned() }
    }
}

fn count(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()).unwrap_or(u32::MAX)
}
