use std::ops::Range;

use super::mention;
use super::sight::SentenceSight;
use super::spot::{self, Candidate};
use super::style::Style;
use super::tag::Tagged;
use crate::gazetteer::NameRole;
use crate::model::{Mention, PlaceKind, Usage};
use crate::text::Shape;
use crate::weights::Tag;

/// The mentions in a stretch of words: names of places, known or not, and of peoples that have a
/// place.
pub(super) fn of(sentence: &SentenceSight<'_>, stretch: &Tagged) -> Vec<Mention> {
    let certain = certain(sentence, stretch);
    let places = stretch.stretches(Tag::Place, Tag::PlaceOn).into_iter();
    let places = places.filter(|words| {
        !ends_organisation(sentence, stretch, words) && !follows_head(sentence, words)
    });
    let others = places.filter(|words| !certain.iter().any(|whole| meet(whole, words)));
    let places = others.chain(certain.iter().cloned());
    let mut mentions: Vec<Mention> = places
        .flat_map(|words| at_commas(sentence, words))
        .flat_map(|words| apart(sentence, words))
        .filter_map(|words| to_name(sentence, from_capital(sentence, words)))
        .filter(|words| has_capital(sentence, words) && !is_taken(sentence, words))
        .map(|words| named(sentence, words))
        .collect();
    let people = stretch.words.clone().zip(&stretch.tags).filter(|(_, tag)| **tag == Tag::People);
    let free = people.filter(|(at, _)| !certain.iter().any(|whole| whole.contains(at)));
    mentions.extend(free.filter_map(|(at, _)| people_at(sentence, at)));
    let bodies = bodies(sentence, stretch);
    let free = |body: &Mention| mentions.iter().all(|other| !other.span.meets(body.span));
    let bodies: Vec<_> = bodies.filter(free).collect();
    mentions.extend(bodies);
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// Names of several words that the model has cut, or lost, and that the gazetteer knows whole:
/// those of countries ("Russian Federation"), those well known, and those of which it takes every
/// word for a place's; and places of the user's own.
fn certain(sentence: &SentenceSight<'_>, stretch: &Tagged) -> Vec<Range<usize>> {
    let first = stretch.words.start;
    let known = sentence.found.iter().zip(&sentence.standings);
    let certain = known.filter(|(known, standing)| {
        let whole = &known.whole;
        if !within(whole, &stretch.words) {
            return false;
        }
        if standing.own {
            return true;
        }
        let tags = &stretch.tags[whole.start - first..whole.end - first];
        if is_shouted_town(sentence, known) {
            return tags.iter().all(|tag| matches!(tag, Tag::Outside | Tag::Place | Tag::PlaceOn));
        }
        if whole.len() == 1 || known.usage != Usage::Literal {
            return false;
        }
        let goes_on = stretch.tags.get(whole.end - first) == Some(&Tag::PlaceOn);
        let places = tags.iter().filter(|tag| matches!(tag, Tag::Place | Tag::PlaceOn)).count();
        let cut = tags.iter().filter(|tag| **tag == Tag::Place).count() > 1;
        if places == tags.len() {
            return cut && !goes_on;
        }
        // "Kabul *airport*" is known by that name
        let text = sentence.sight.text;
        let mut words = whole.clone().zip(tags);
        let ends_small = words.all(|(at, tag)| {
            let is_place = matches!(tag, Tag::Place | Tag::PlaceOn);
            is_place || *tag == Tag::Outside && !text.words[at].shape.is_capital()
        });
        if ends_small && places > 0 && known.core == *whole {
            return true;
        }
        let other = |tag: &Tag| matches!(tag, Tag::Person | Tag::Organisation | Tag::Other);
        let embedded = tags.iter().all(|tag| *tag == Tag::Embedded || other(tag));
        match standing.kind {
            Some(PlaceKind::Country) => !embedded,
            Some(PlaceKind::Region | PlaceKind::Area | PlaceKind::Feature | PlaceKind::Water) => {
                places > 0 && !tags.iter().any(other)
            }
            _ => places > 0 && standing.prominence >= WELL_KNOWN && !tags.iter().any(other),
        }
    });
    certain.map(|(known, _)| known.whole.clone()).collect()
}

/// Whether a known name stands behind the word for a town where every letter is a capital: "THE
/// CITY OF PERQUIN". Capitals tell nothing of a name there, the form does.
fn is_shouted_town(sentence: &SentenceSight<'_>, known: &Candidate) -> bool {
    let (text, language) = (sentence.sight.text, sentence.sight.language);
    let form = || language.form_before(text, sentence.words.start, known.core.start);
    sentence.style == Style::Capitals
        && known.usage == Usage::Literal
        && form().is_some_and(|(row, _)| row.kinds.contains(&PlaceKind::Town))
}

/// Cities of a million are as prominent; villages are not.
const WELL_KNOWN: u8 = 90;

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// "Belgrade, Serbia" names two places.
fn at_commas(sentence: &SentenceSight<'_>, words: Range<usize>) -> Vec<Range<usize>> {
    let text = sentence.sight.text;
    let mut parts: Vec<Range<usize>> = Vec::new();
    for at in words.clone() {
        let parted = text.gap_after(at.saturating_sub(1)).contains([',', ';', ':', '(', ')', '/']);
        match parts.last_mut() {
            Some(last) if !parted => last.end = at + 1,
            _ => parts.push(at..at + 1),
        }
    }
    parts
}

/// "Kabul's Indira Gandhi Hospital" names two places: a known one, and what is its own. So does
/// "Kabul-Jalalabad". "Saint Paul's Church" is the church of no town.
fn apart(sentence: &SentenceSight<'_>, words: Range<usize>) -> Vec<Range<usize>> {
    let text = sentence.sight.text;
    let owner = sentence.found.iter().find(|known| {
        known.whole.start == words.start
            && known.whole.end < words.end
            && known.usage == Usage::Literal
            && text.gap_after(known.whole.end - 1).trim_end().ends_with(['s', 'S'])
            && !sentence.sight.language.words.has("saint", text.folded(words.start))
    });
    match owner {
        Some(owner) => vec![owner.whole.clone(), owner.whole.end..words.end],
        None => halves(sentence, &words).unwrap_or_else(|| vec![words]),
    }
}

/// "Kabul-Jalalabad": two known names and a hyphen, unless both together are one.
fn halves(sentence: &SentenceSight<'_>, words: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let text = sentence.sight.text;
    let standing = |part: &Range<usize>| {
        let mut known = sentence.found.iter().zip(&sentence.standings);
        known.find(|(known, _)| known.whole == *part).map(|(_, standing)| standing.role)
    };
    let cut =
        (words.start + 1..words.end).find(|&at| matches!(text.gap_after(at - 1), "-" | "–"))?;
    let halves = [words.start..cut, cut..words.end];
    let roles = [standing(&halves[0])?, standing(&halves[1])?];
    // "Bon-Aire" is neither Bonn nor Aire-sur-la-Lys
    let both = roles.iter().all(|role| *role == Some(NameRole::Alternate));
    (!both).then(|| halves.to_vec())
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// "Nikkei *Asia*": the last word of an organisation's name.
fn ends_organisation(sentence: &SentenceSight<'_>, stretch: &Tagged, words: &Range<usize>) -> bool {
    let before = words.start.checked_sub(stretch.words.start + 1);
    before.is_some_and(|before| {
        stretch.tags[before] == Tag::Organisation
            && sentence.sight.text.words[words.start - 1].shape.is_capital()
            && sentence.sight.text.gap_after(words.start - 1) == " "
    })
}

/// "Bank of *England*", "Mission in *Afghanistan*": behind the head of an organisation's name.
fn follows_head(sentence: &SentenceSight<'_>, words: &Range<usize>) -> bool {
    let (text, classes) = (sentence.sight.text, &sentence.sight.language.words);
    let step =
        |at: usize| (at > sentence.words.start && text.gap_after(at - 1) == " ").then(|| at - 1);
    let article = |at: &usize| classes.has("article", text.folded(*at));
    let before = step(words.start);
    let link = before.filter(article).map_or(before, step);
    let head = link.and_then(step);
    let (Some(link), Some(head)) = (link, head) else { return false };
    let linked = classes.value("organisation_link", text.folded(link));
    let heads = classes.value("organisation_head", text.folded(head));
    // "University of Kansas" is a name, "the University in Lawrence" is none
    let fits = linked.zip(heads).is_some_and(|(linked, heads)| linked <= heads);
    fits && text.words[head].shape == Shape::Title
}

/// Without small words in front, which belong to the sentence: "the port of Odesa". A direction
/// that is part of a known name stays: "north Caucasus".
fn from_capital(sentence: &SentenceSight<'_>, words: Range<usize>) -> Range<usize> {
    let text = sentence.sight.text;
    let known = sentence.found.iter().any(|known| known.core.start == words.start);
    let capital = words.clone().find(|&at| text.words[at].shape.is_capital());
    let start = if known { None } else { capital };
    start.unwrap_or(words.start)..words.end
}

/// Without small words at the end that only lead on: "the Old City *of* Baghdad". "The City *of*
/// Windhoek" is left without a name.
fn to_name(sentence: &SentenceSight<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let (text, classes) = (sentence.sight.text, &sentence.sight.language.words);
    let leads_on = |at: usize| {
        !text.words[at].shape.is_capital() && classes.has("name_particle", text.folded(at))
    };
    let mut end = words.end;
    while end > words.start + 1 && leads_on(end - 1) {
        end -= 1;
    }
    (end == words.end || end > words.start + 1).then_some(words.start..end)
}

/// "Kabul airport" has one, the airport none.
fn has_capital(sentence: &SentenceSight<'_>, words: &Range<usize>) -> bool {
    sentence.sight.text.words[words.clone()].iter().any(|word| word.shape.is_capital())
}

/// Whether the words are part of an armed group's name, or of a sum: "ISIS-K", "US$62 billion".
fn is_taken(sentence: &SentenceSight<'_>, words: &Range<usize>) -> bool {
    let sight = sentence.sight;
    let from = sentence.words.start.max(words.start.saturating_sub(LONGEST_ACTOR));
    let group = (from..=words.start).any(|at| {
        let hit = sight.language.actors.at(sight.text, at, sentence.words.end, sight.language);
        hit.is_some_and(|(_, hit)| words.start < hit.words.end)
    });
    group || sight.text.gap_after(words.end - 1).starts_with('$')
}

/// In words, but for the last.
const LONGEST_ACTOR: usize = 5;

/// The mention that these words are: with the gazetteer's row for all of them, for all but a form,
/// or for the great city of which they name a part. Any longer name is that of something of its
/// own: "Mount Sinai Hospital" is not in Mount Sinai.
fn named(sentence: &SentenceSight<'_>, words: Range<usize>) -> Mention {
    let sight = sentence.sight;
    let span = spot::with_stop(sight.text, sight.text.span_of(words.clone()), sight.language);
    let whole = spot::whole(sight.text, span, sight.gazetteer, sight.language);
    let says_way = |known: &Candidate| {
        super::is_bare_direction(known, sight.text, sight.gazetteer, sight.language)
    };
    if let Some(known) = whole.filter(|known| !says_way(known)) {
        return Mention { span, ..mention(sight.text, &known, sight.language) };
    }
    match part_of_city(sentence, &words) {
        Some(known) => Mention { span, ..mention(sight.text, known, sight.language) },
        None => Mention { span, core: span, name: None, usage: Usage::Literal },
    }
}

/// "North *Philadelphia*": the city, if a direction stands before it.
fn part_of_city<'s>(
    sentence: &'s SentenceSight<'_>,
    words: &Range<usize>,
) -> Option<&'s Candidate> {
    let sight = sentence.sight;
    let known = sentence.found.iter().zip(&sentence.standings).find(|(known, standing)| {
        known.whole.start == words.start + 1
            && known.whole.end == words.end
            && standing.kind == Some(PlaceKind::Town)
            && standing.prominence >= CITY
            && sight.language.words.has("direction", sight.text.folded(words.start))
    });
    known.map(|(known, _)| known)
}

/// Cities of some hundred thousand are as prominent.
const CITY: u8 = 80;

/// Whether the word `at` names a body that watches over what is named right before it.
fn is_watch_body(sentence: &SentenceSight<'_>, at: usize) -> bool {
    let text = sentence.sight.text;
    at < sentence.words.end
        && text.gap_after(at - 1) == " "
        && text.words[at].shape.is_capital()
        && sentence.sight.language.words.has("watch_body", text.folded(at))
}

/// "*Chicago* Police": the places of bodies that watch over them. No word of theirs may have been
/// taken for a person.
fn bodies<'s>(
    sentence: &'s SentenceSight<'_>,
    stretch: &'s Tagged,
) -> impl Iterator<Item = Mention> + 's {
    let (text, language) = (sentence.sight.text, sentence.sight.language);
    let first = stretch.words.start;
    let inside = |known: &&Candidate| within(&known.whole, &stretch.words);
    let named = move |known: &&Candidate| {
        let tags = &stretch.tags[known.whole.start - first..known.whole.end - first];
        let apart = |tag: &Tag| matches!(tag, Tag::Organisation | Tag::Embedded | Tag::Other);
        known.usage == Usage::Literal
            && tags.iter().all(apart)
            && is_watch_body(sentence, known.whole.end)
    };
    let body =
        move |known: &Candidate| Mention { usage: Usage::Body, ..mention(text, known, language) };
    sentence.found.iter().filter(inside).filter(named).map(body)
}

/// The people's name that begins at this word, if the gazetteer has a place for it.
fn people_at(sentence: &SentenceSight<'_>, at: usize) -> Option<Mention> {
    let is = |known: &&Candidate| known.core.start == at && known.usage == Usage::Demonym;
    let known = sentence.found.iter().find(is)?;
    Some(mention(sentence.sight.text, known, sentence.sight.language))
}
