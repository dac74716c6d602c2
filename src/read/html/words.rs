use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// Appends words with white space run together, unless it `is_kept`. Hints where to break a word
/// are left out.
pub(super) fn append(text: &mut String, block: usize, words: &str, is_kept: bool) {
    let is_hint = |c: char| matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    let is_space = |c: char| c.is_ascii_whitespace() || c == '\u{A0}' || c == '\u{2028}';
    if is_kept {
        text.extend(words.chars().filter(|c| !is_hint(*c)));
        return;
    }
    for part in words.split_inclusive(is_space) {
        let word = part.strip_suffix(is_space);
        let said = word.unwrap_or(part);
        if said.is_ascii() || !said.contains(is_hint) {
            text.push_str(said);
        } else {
            text.extend(said.chars().filter(|c| !is_hint(*c)));
        }
        if word.is_some() && text.len() > block && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

/// The words of a fragment, without its tags, its line ends kept.
pub(in super::super) fn decoded(fragment: &str) -> String {
    let mut words = String::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        if let CallbackEvent::String { value } = event {
            words.push_str(&String::from_utf8_lossy(value));
        }
        None::<Infallible>
    });
    let Ok(()) = Tokenizer::new_with_emitter(fragment, emitter).finish();
    words
}
