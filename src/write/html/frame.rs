use std::io::{self, Write};
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

const PAGE: &str = include_str!("../../../data/page/page.html");
const STYLE: &str = include_str!("../../../data/page/page.css");

/// Where the rows go; what stands before it is the top of the page, the rest its bottom.
const ROWS: &str = "{rows}";

/// The script's parts, in order; they share one scope.
const PARTS: [&str; 11] = [
    include_str!("../../../data/page/words.js"),
    include_str!("../../../data/page/ground.js"),
    include_str!("../../../data/page/events.js"),
    include_str!("../../../data/page/view.js"),
    include_str!("../../../data/page/paint.js"),
    include_str!("../../../data/page/markers.js"),
    include_str!("../../../data/page/filter.js"),
    include_str!("../../../data/page/days.js"),
    include_str!("../../../data/page/list.js"),
    include_str!("../../../data/page/save.js"),
    include_str!("../../../data/page/main.js"),
];

static SCRIPT: LazyLock<String> =
    LazyLock::new(|| format!("\"use strict\";\n(() => {{\n{}}})();\n", PARTS.join("\n")));

/// A half of the page's frame.
pub(super) enum Frame {
    /// All before the rows.
    Top,
    /// All after them.
    Bottom,
}

impl Frame {
    /// Writes it, with these values in place of their `{names}`. Values are not looked into: a
    /// name in braces that stands in one stays.
    pub(super) fn fill(&self, out: &mut impl Write, values: &[(&str, &str)]) -> io::Result<()> {
        let (top, bottom) = PAGE.split_once(ROWS).unwrap_or((PAGE, ""));
        let (style_hash, script_hash) = (hash(STYLE), hash(&SCRIPT));
        let own = [
            ("style", STYLE),
            ("script", SCRIPT.as_str()),
            ("style-hash", &style_hash),
            ("script-hash", &script_hash),
            ("version", env!("CARGO_PKG_VERSION")),
        ];
        let value = |name: &str| {
            own.iter().chain(values).find(|(known, _)| *known == name).map(|(_, value)| *value)
        };
        let mut rest = match self {
            Frame::Top => top,
            Frame::Bottom => bottom,
        };
        while let Some((before, after)) = rest.split_once('{') {
            out.write_all(before.as_bytes())?;
            let named = after.split_once('}');
            let filled = named.and_then(|(name, behind)| Some((value(name)?, behind)));
            let (text, behind) = filled.unwrap_or(("{", after));
            out.write_all(text.as_bytes())?;
            rest = behind;
        }
        out.write_all(rest.as_bytes())
    }
}

/// As a content security policy names what may run.
pub(super) fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// JSON that means the same and cannot end the element it stands in, nor open another; nor break
/// a line where a script may not.
pub(super) fn inert(json: &Json) -> String {
    let mut safe = String::new();
    for letter in json.to_string().chars() {
        match letter {
            '<' => safe.push_str(r"\u003c"),
            '>' => safe.push_str(r"\u003e"),
            '&' => safe.push_str(r"\u0026"),
            '\u{2028}' => safe.push_str(r"\u2028"),
            '\u{2029}' => safe.push_str(r"\u2029"),
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{PARTS, SCRIPT, STYLE, hash, inert};
    use serde_json::{Value, json};

    #[test]
    fn json_stays_what_it_is_and_ends_nothing() {
        for text in ["</script><script>alert(1)</script>", "a & b <!--", "\u{2028}\u{2029}\"\\"] {
            let safe = inert(&json!([text]));
            assert!(!safe.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{safe}");
            assert_eq!(serde_json::from_str::<Value>(&safe).unwrap(), json!([text]));
        }
    }

    #[test]
    fn the_page_is_whole_and_asks_nobody() {
        assert_eq!(
            hash("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
        for part in PARTS.iter().copied().chain([STYLE, SCRIPT.as_str()]) {
            for bad in [
                "</",
                "<!--",
                "innerHTML",
                "insertAdjacentHTML",
                "document.write",
                "eval(",
                "fetch(",
                "XMLHttpRequest",
                "import(",
                "@import",
                "url(",
                "\r",
            ] {
                assert!(!part.contains(bad), "{bad}");
            }
        }
    }
}
