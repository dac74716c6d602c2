//! What is looked at in JSON before it is parsed.

/// Whether lists and objects stand deeper in one another than `limit`.
pub(super) fn is_deeper(json: &[u8], limit: u64) -> bool {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if memchr::memchr2_iter(b'[', b'{', json).nth(limit).is_none() {
        return false; // so few in all, whatever is in a text
    }
    let (mut depth, mut in_text, mut skip) = (0_usize, false, false);
    for byte in json {
        match (in_text, byte) {
            (true, _) if std::mem::take(&mut skip) => {}
            (true, b'\\') => skip = true,
            (_, b'"') => in_text = !in_text,
            (false, b'[' | b'{') => depth += 1,
            (false, b']' | b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limit {
            return true;
        }
    }
    false
}

/// The same JSON with U+FFFD for each half of a letter that lacks its other half, as programs
/// write that escape what they could not read; `None` when there is no such half.
pub(super) fn mended(json: &str) -> Option<String> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'\\', &json.as_bytes()[at..]) {
        at += next;
        match (half(json, at), half(json, at + ESCAPE)) {
            (Some(Half::First), Some(Half::Second)) => at += 2 * ESCAPE,
            (Some(_), _) => {
                out.push_str(&json[copied..at]);
                out.push_str("\\ufffd");
                at += ESCAPE;
                copied = at;
            }
            (None, _) => at += 2,
        }
        if at >= json.len() {
            break;
        }
    }
    out.push_str(json.get(copied..).unwrap_or_default());
    (copied > 0).then_some(out)
}

/// The length of an escaped letter.
const ESCAPE: usize = "\\uD83D".len();

enum Half {
    First,
    Second,
}

/// Which half of a letter is escaped at `at`.
fn half(json: &str, at: usize) -> Option<Half> {
    let digits = json.get(at..at + ESCAPE)?.strip_prefix("\\u")?;
    match u16::from_str_radix(digits, 16).ok()? {
        0xD800..=0xDBFF => Some(Half::First),
        0xDC00..=0xDFFF => Some(Half::Second),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_deeper, mended};

    #[test]
    fn depth_is_counted_outside_of_texts() {
        for (json, limit, want) in [
            (r#"{"a":[[1]]}"#, 2, true),
            (r#"{"a":[[1]]}"#, 3, false),
            (r#"{"a":"[[[[\"[[["}"#, 1, false),
            ("[[[[[[", 5, true),
        ] {
            assert_eq!(is_deeper(json.as_bytes(), limit), want, "{json}");
        }
    }

    #[test]
    fn half_letters_are_replaced() {
        for (json, want) in [
            (r#""a\ud83d""#, Some(r#""a\ufffd""#)),
            (r#""\udc00\ud83d\ude00\ud83dx""#, Some(r#""\ufffd\ud83d\ude00\ufffdx""#)),
            (r#""\ud83d\ude00""#, None),
            (r#""\\ud83d""#, None),
            (r#""é\"#, None),
            (r#""\ud8é""#, None),
        ] {
            assert_eq!(mended(json).as_deref(), want, "{json}");
        }
    }
}
