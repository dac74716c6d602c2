//! Which names are kept, and how: the rules of `tools/gazetteer`, as far as one line tells.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::codes::{Codes, Marks};
use crate::text::{fold, is_apostrophe};

/// In characters.
const LONGEST: usize = 60;
/// A place of more names is as famous as can be.
const MOST: usize = 100;

/// The name as news writes it; "" if it is not in Latin letters.
pub(super) fn main(name: &str, ascii: &str, marks: Marks) -> String {
    for written in [name, ascii] {
        let written = plain(&tidy(written), marks);
        if is_latin(&written) && !fold(&written).is_empty() && written.len() <= 255 {
            return written.replace('|', " ");
        }
    }
    String::new()
}

/// The other names worth matching, each fold once, sorted.
pub(super) fn others<'n>(
    main: &str,
    names: impl Iterator<Item = &'n str>,
    codes: &Codes,
) -> Vec<String> {
    let mut tidied: Vec<_> = names.map(tidy).collect();
    // Of several that fold alike, the one in plain letters is kept.
    tidied.sort_by(|a, b| (!a.is_ascii(), a).cmp(&(!b.is_ascii(), b)));
    let mut seen = std::collections::HashSet::from([fold(main)]);
    let mut kept = Vec::new();
    for name in tidied {
        let folded = fold(&name);
        if kept.len() < MOST && is_worth(&name, &folded, codes) && seen.insert(folded) {
            kept.push(name);
        }
    }
    kept.sort();
    kept
}

/// Look-alike characters made one, brackets and doubled spaces taken out.
fn tidy(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut depth = 0_u32;
    for c in name.nfc() {
        let c = match c {
            'ǝ' => 'ə',
            'Ǝ' => 'Ə',
            'ʹ' | 'ʺ' | '′' => '’',
            'ʽ' => '‘',
            '‐' | '‑' => '-',
            '´' | '`' => '\'',
            '—' => '–',
            '\u{ad}' | '\u{200b}' => continue,
            c if c.is_whitespace() => ' ',
            c => c,
        };
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ' ' if out.ends_with(' ') => {}
            c => out.push(c),
        }
    }
    out.trim_matches([' ', ',', '-', '–', '.', '/']).to_owned()
}

/// Without the marks that only a transliteration needs.
fn plain(name: &str, marks: Marks) -> String {
    if marks == Marks::Keep {
        return name.to_owned();
    }
    let bare = name.nfkd().filter(|c| !is_combining_mark(*c));
    bare.filter_map(|c| match c {
        'ı' => Some('i'),
        'ə' => Some('a'),
        'Ə' => Some('A'),
        'ł' => Some('l'),
        'Ł' => Some('L'),
        'đ' => Some('d'),
        'Đ' => Some('D'),
        c if is_apostrophe(c) => (marks == Marks::DropButApostrophes).then_some('\''),
        c => Some(c),
    })
    .collect()
}

fn is_latin(name: &str) -> bool {
    name.chars().all(|c| {
        matches!(c, '\0'..='\u{24f}' | 'ə' | '\u{2b0}'..='\u{2ff}' | '\u{300}'..='\u{36f}'
            | '\u{1e00}'..='\u{1eff}' | '‘' | '’' | '–')
    })
}

/// Whether an alternate name is a name at all, and one that would not match prose.
fn is_worth(name: &str, folded: &str, codes: &Codes) -> bool {
    let count = name.chars().count();
    let in_no_name = |c: char| "@#_|=<>[]{}\\^~*?!;:\"+$%&/,".contains(c) || c.is_control();
    (3..=LONGEST).contains(&count)
        && folded.len() >= 3
        && is_latin(name)
        && !name.contains(in_no_name)
        && !name.contains(" - ")
        && !name.starts_with("www.")
        && !has_long_number(name)
        // Without a capital it is an automatic transliteration (`ka bu er`).
        && name.chars().any(char::is_uppercase)
        // KBL, OAKB, UA-14: codes. Abbreviations that news uses are in the bundled tables.
        && (count > 5 || name.chars().any(char::is_lowercase))
        && !codes.is_common(folded)
}

fn has_long_number(name: &str) -> bool {
    name.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::{Codes, Marks, main, others};

    #[test]
    fn names_are_as_news_writes_them() {
        for (name, ascii, marks, want) in [
            ("Kābul", "Kabul", Marks::Drop, "Kabul"),
            ("São Paulo", "Sao Paulo", Marks::Keep, "São Paulo"),
            ("Qal‘eh-ye Now", "", Marks::Drop, "Qaleh-ye Now"),
            ("Xi’an", "Xi'an", Marks::DropButApostrophes, "Xi'an"),
            ("Goma  (town)", "", Marks::Keep, "Goma"),
            ("Гома", "Goma", Marks::Drop, "Goma"),
            ("Гома", "", Marks::Drop, ""),
        ] {
            assert_eq!(main(name, ascii, marks), want, "{name}");
        }
        let names = "Kābol,Kabol,KBL,ka bu er,Кабул,Kabul,about,Caboul,http://x.org/Kabul,K4b1234";
        assert_eq!(others("Kabul", names.split(','), Codes::get()), ["Caboul", "Kabol"]);
    }
}
