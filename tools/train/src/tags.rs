use dateline::gazetteer::{Gazetteer, NameRole};
use dateline::language::Language;
use dateline::model::PlaceKind;
use dateline::recognise;
use dateline::text::Text;
use dateline::weights::Tag;

use crate::chain::Allowed;
use crate::corpus::{Document, Kind, Mark, Marked};
use crate::crf::Sequence;

/// How the text is shown to the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letters {
    /// As it is.
    AsWritten,
    /// In capitals, as dispatches and headlines once were.
    Capitals,
}

/// What the model sees of a document, with the tags that its marks allow.
pub(crate) fn sequences(document: &Document, letters: Letters) -> Vec<Sequence> {
    let shouted = document.text.to_ascii_uppercase(); // as long as the text, so that marks fit
    let source = match letters {
        Letters::AsWritten => &document.text,
        Letters::Capitals => &shouted,
    };
    let text = Text::of(source, Language::english());
    let seen = recognise::observed(&text, Gazetteer::bundled(), Language::english());
    seen.into_iter()
        .map(|seen| {
            let words = seen.first..seen.first + seen.features.len();
            let allowed = words.map(|at| allowed(document, &text, at)).collect();
            Sequence { features: seen.features, allowed }
        })
        .collect()
}

/// The tags that the marks allow a word. Where only places are marked, all else may be anything
/// but a place.
fn allowed(document: &Document, text: &Text<'_>, at: usize) -> Allowed {
    let word = text.words[at].span;
    let over = |mark: &&Mark| mark.span.start() < word.end() && word.start() < mark.span.end();
    let mark = document.marks.iter().find(over).filter(|mark| mark.kind != Kind::Figure);
    let Some(mark) = mark else {
        return match document.marked {
            Marked::AllNames => Allowed::only(&[Tag::Outside]),
            Marked::PlacesOnly => Allowed::but(&[Tag::Place, Tag::PlaceOn]),
        };
    };
    let places_only = document.marked == Marked::PlacesOnly;
    match mark.kind {
        Kind::Place if places_only && is_demonym(text, at) => Allowed::only(&[Tag::People]),
        Kind::Place if !begins(document, mark, word.start()) => Allowed::only(&[Tag::PlaceOn]),
        Kind::Place if places_only && is_beside_name(document, text, mark) => {
            Allowed::only(&[Tag::Place, Tag::Embedded])
        }
        Kind::Place => Allowed::only(&[Tag::Place]),
        Kind::Embedded => Allowed::only(&[Tag::Embedded]),
        Kind::Person => Allowed::only(&[Tag::Person]),
        Kind::Organisation => Allowed::only(&[Tag::Organisation]),
        Kind::People => Allowed::only(&[Tag::People]),
        Kind::Other => Allowed::only(&[Tag::Other]),
        Kind::Figure => Allowed::only(&[Tag::Outside]),
    }
}

/// Whether no word of the name stands before the byte `at`.
fn begins(document: &Document, name: &Mark, at: usize) -> bool {
    let before = document.text.get(name.span.start()..at).unwrap_or_default();
    !before.contains(char::is_alphanumeric)
}

/// "Afghan", but not "Philippines", which is a country's name too.
fn is_demonym(text: &Text<'_>, at: usize) -> bool {
    let gazetteer = Gazetteer::bundled();
    let said = text.say(text.words[at].span);
    let is_country = gazetteer.named(said).any(|sense| {
        sense.role == NameRole::Main && gazetteer.place(sense.place).kind == PlaceKind::Country
    });
    !is_country
        && gazetteer
            .named(said)
            .any(|sense| sense.role == NameRole::Demonym && sense.written == Some(said))
}

/// Whether a capitalised word that is not marked stands beside the name, as if both were one:
/// "Louisiana *Purchase*", "*University* of Louisiana".
fn is_beside_name(document: &Document, text: &Text<'_>, name: &Mark) -> bool {
    let words = text.words_in(name.span);
    if words.is_empty() {
        return false;
    }
    let classes = &Language::english().words;
    let marked = |at: usize| {
        let word = text.words[at].span;
        let over = |mark: &Mark| mark.span.start() < word.end() && word.start() < mark.span.end();
        document.marks.iter().any(over)
    };
    let capital =
        |at: usize| text.words.get(at).is_some_and(|word| word.shape.is_capital()) && !marked(at);
    let links = |at: usize| {
        let is = |class| classes.has(class, text.folded(at));
        text.gap_after(at) == " " && (is("article") || is("organisation_link"))
    };
    let after = matches!(text.gap_after(words.end - 1), " " | "-") && capital(words.end);
    let first = (0..words.start).rev().take_while(|&at| links(at)).last();
    let before = first.and_then(|first| first.checked_sub(1)).is_some_and(|at| {
        let is = |class| classes.has(class, text.folded(at));
        text.gap_after(at) == " " && capital(at) && !is("title") && !is("person")
    });
    after || before
}

#[cfg(test)]
mod tests {
    use super::{Letters, sequences};
    use crate::chain::Allowed;
    use crate::corpus::{Document, Kind, Mark, Marked};
    use dateline::model::Span;
    use dateline::weights::Tag;

    fn document(said: &str, names: &[(&str, Kind)], marked: Marked) -> Document {
        let mark = |&(name, kind): &(&str, Kind)| {
            let at = said.find(name).unwrap();
            Mark { span: Span::new(at, at + name.len()), kind, means: None }
        };
        let marks = names.iter().map(mark).collect();
        let (id, corpus) = (String::from("wire/1"), String::from("wire"));
        Document { id, corpus, text: said.to_owned(), marks, marked }
    }

    #[test]
    fn marks_tell_what_words_are() {
        let place = Allowed::only(&[Tag::Place]);
        let on = Allowed::only(&[Tag::PlaceOn]);
        let outside = Allowed::only(&[Tag::Outside]);
        let no_place = Allowed::but(&[Tag::Place, Tag::PlaceOn]);
        let people = Allowed::only(&[Tag::People]);
        for (said, names, marked, want) in [
            (
                "Go to New York.",
                vec![("New York", Kind::Place)],
                Marked::AllNames,
                vec![outside, place, on],
            ),
            (
                "Go to New York.",
                vec![("New York", Kind::Place)],
                Marked::PlacesOnly,
                vec![no_place, place, on],
            ),
            (
                "Afghan Jan Kaka.",
                vec![("Afghan", Kind::Place)],
                Marked::PlacesOnly,
                vec![people, no_place, no_place],
            ),
            (
                "He saw Kenya Airways.",
                vec![("Kenya", Kind::Place)],
                Marked::PlacesOnly,
                vec![Allowed::only(&[Tag::Place, Tag::Embedded]), no_place],
            ),
            (
                "He saw Kenya Airways.",
                vec![("Kenya", Kind::Embedded), ("Airways", Kind::Organisation)],
                Marked::AllNames,
                vec![Allowed::only(&[Tag::Embedded]), Allowed::only(&[Tag::Organisation])],
            ),
        ] {
            let document = document(said, &names, marked);
            let told = |letters| -> Vec<Allowed> {
                sequences(&document, letters).into_iter().flat_map(|seen| seen.allowed).collect()
            };
            assert_eq!(told(Letters::AsWritten), want, "{said}");
            assert!(told(Letters::Capitals).len() >= want.len(), "{said}");
        }
    }
}
