use std::sync::LazyLock;

use dateline::text::fold;

use crate::corpus::{Kind, Mark};

/// Bodies of a state or a town: "Afghan Ministry of Defence", "Kenya police". A place in the
/// name of one is told of, for its body acts there.
static PUBLIC_BODIES: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../public_bodies.tsv").lines().skip(1).collect());

/// What a name ends with that goes on in the name of a place: "University of", "Bank of the".
const LINKS: [&str; 6] = [" of", " of the", " for", " in", " in the", " for the"];

/// Finds the places that are part of the name beside them, with nothing between but a space:
/// "Kenya" in "Kenya Airways". Corpora mark them as places of their own.
pub(crate) fn find(text: &str, marks: &mut [Mark]) {
    for at in 0..marks.len() {
        let before = at.checked_sub(1).map(|before| marks[before]);
        let after = marks.get(at + 1).copied();
        let after = after.filter(|after| opens(text, &marks[at], after));
        let before = before.filter(|before| closes(text, before, &marks[at]));
        let is_part = after.or(before).is_some();
        let is_public = after.into_iter().chain(before).any(|mark| is_public(text, &mark));
        if marks[at].kind == Kind::Place && is_part && !is_public {
            marks[at].kind = Kind::Embedded;
        }
    }
}

/// Whether the place opens the name behind it.
fn opens(text: &str, place: &Mark, name: &Mark) -> bool {
    matches!(name.kind, Kind::Organisation | Kind::Other | Kind::Person)
        && matches!(&text[place.span.end()..name.span.start()], " " | "-")
}

/// Whether the place closes the name before it.
fn closes(text: &str, name: &Mark, place: &Mark) -> bool {
    let said = name.span.of(text);
    matches!(name.kind, Kind::Organisation | Kind::Other)
        && &text[name.span.end()..place.span.start()] == " "
        && LINKS.iter().any(|link| said.ends_with(link))
}

fn is_public(text: &str, name: &Mark) -> bool {
    let said = format!(" {} ", fold(name.span.of(text)));
    name.kind == Kind::Organisation
        && PUBLIC_BODIES.iter().any(|body| said.contains(&format!(" {body} ")))
}

#[cfg(test)]
mod tests {
    use super::{PUBLIC_BODIES, find};
    use crate::corpus::{Kind, Mark};
    use dateline::model::Span;

    #[test]
    fn a_place_in_a_name_is_none_but_in_that_of_a_public_body() {
        let (place, organisation) = (Kind::Place, Kind::Organisation);
        for (names, want) in [
            ([("Kenya", place), ("Airways", organisation)], Kind::Embedded),
            ([("Kenya", place), ("Police", organisation)], Kind::Place),
            ([("University of", organisation), ("Kenya", place)], Kind::Embedded),
            ([("Ministry of Defence of", organisation), ("Kenya", place)], Kind::Place),
            ([("Reuters", organisation), ("Kenya", place)], Kind::Place),
            ([("Kenya", place), ("Jan", Kind::People)], Kind::Place),
        ] {
            let text = format!("{} {}", names[0].0, names[1].0);
            let mut from = 0;
            let mut marks = names.map(|(said, kind)| {
                let span = Span::new(from, from + said.len());
                from = span.end() + 1;
                Mark { span, kind, means: None }
            });
            find(&text, &mut marks);
            let kinds = marks.map(|mark| mark.kind);
            assert!(kinds.contains(&want) && (want == place || !kinds.contains(&place)), "{text}");
        }
    }

    #[test]
    fn public_bodies_are_folded_sorted_and_told_once() {
        assert!(PUBLIC_BODIES.is_sorted_by(|a, b| a < b));
        assert!(PUBLIC_BODIES.iter().all(|body| dateline::text::fold(body) == *body));
    }
}
