use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Writes elements, every text through the XML library.
pub(super) struct Pen<W: Write> {
    out: Writer<W>,
}

impl<W: Write> Pen<W> {
    pub(super) fn new(out: W) -> io::Result<Pen<W>> {
        let mut out = Writer::new_with_indent(out, b' ', 1);
        out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Pen { out })
    }

    /// An element with others inside, which `inside` writes.
    pub(super) fn group(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Pen<W>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.out.write_event(Event::Start(start(name, attributes)))?;
        inside(self)?;
        self.out.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing inside.
    pub(super) fn shape(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.out.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element with text inside.
    pub(super) fn text(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> io::Result<()> {
        let text = legal(text);
        self.out.write_event(Event::Start(start(name, attributes)))?;
        self.out.write_event(Event::Text(BytesText::new(&text)))?;
        self.out.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Words at a point of the sheet.
    pub(super) fn words(&mut self, at: [f64; 2], style: &str, text: &str) -> io::Result<()> {
        let [x, y] = at.map(short);
        self.text("text", &[("x", &x), ("y", &y), ("class", style)], text)
    }

    /// A circle. `style` is its class.
    pub(super) fn circle(
        &mut self,
        at: [f64; 2],
        radius: f64,
        style: &str,
        colour: &str,
    ) -> io::Result<()> {
        let [x, y] = at.map(short);
        let radius = short(radius);
        let attributes =
            [("cx", x.as_str()), ("cy", &y), ("r", &radius), ("class", style), ("color", colour)];
        self.shape("circle", &attributes)
    }

    /// Ends the file.
    pub(super) fn finish(self) -> io::Result<()> {
        let mut out = self.out.into_inner();
        out.write_all(b"\n")
    }
}

fn start<'a>(name: &'a str, attributes: &[(&'a str, &'a str)]) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

/// Text without what no XML file may hold.
fn legal(text: &str) -> String {
    let is_legal =
        |letter: &char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    text.chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .filter(is_legal)
        .collect()
}

/// A number to one decimal, as short as it goes.
pub(super) fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Pen, short};

    #[test]
    fn text_stays_text_and_numbers_are_short() {
        let mut bytes = Vec::new();
        let mut pen = Pen::new(&mut bytes).unwrap();
        pen.words([1.0, -0.04], "a", "</svg> & <script>\u{1}\n\u{ffff}x").unwrap();
        pen.finish().unwrap();
        let drawn = String::from_utf8(bytes).unwrap();
        assert!(drawn.contains(">&lt;/svg&gt; &amp; &lt;script&gt; x</text>"), "{drawn}");
        for (number, want) in [(1.04, "1"), (-0.04, "0"), (12.36, "12.4"), (-3.0, "-3")] {
            assert_eq!(short(number), want);
        }
    }
}
