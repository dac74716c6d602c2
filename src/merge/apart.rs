use super::key::{Days, Key};
use crate::model::{Count, EventKind, KindFamily};

/// Whether two kinds may be told of one event: those of one family, and a robbery in which people
/// were attacked.
pub(super) fn may_be_one(a: EventKind, b: EventKind) -> bool {
    let robbed =
        |a: EventKind, b: EventKind| a == EventKind::Robbery && b.family() == KindFamily::Violence;
    // bombs from the air are not carried by a man
    let unlike = |a: EventKind, b: EventKind| {
        a == EventKind::AirStrike && matches!(b, EventKind::SuicideBombing | EventKind::Grenade)
    };
    (a.family() == b.family() || robbed(a, b) || robbed(b, a)) && !unlike(a, b) && !unlike(b, a)
}

/// Whether their figures cannot both be right.
pub(super) fn tolls_apart(a: &Key, b: &Key) -> bool {
    let apart = |pair: Option<(Count, Count)>| pair.is_some_and(|(a, b)| !a.meets(b));
    apart(a.killed.zip(b.killed)) || apart(a.injured.zip(b.injured))
}

/// Whether they name one group, one target or one sort of thing.
pub(super) fn share_parties(a: &Key, b: &Key) -> bool {
    a.actors.iter().any(|actor| b.actors.contains(actor))
        || a.targets.iter().any(|target| b.targets.contains(target))
        || a.things.iter().any(|thing| b.things.contains(thing))
}

/// Whether more than a night lies between the days of two reports.
pub(super) fn days_apart(a: &Key, b: &Key) -> bool {
    a.days.zip(b.days).is_some_and(|(a, b)| match a.gap(b) {
        0 => false,
        1 => a.count() > 1 || b.count() > 1,
        _ => true,
    })
}

pub(super) fn have_told_days(a: &Key, b: &Key) -> bool {
    [a, b].iter().all(|key| key.days.is_some_and(Days::are_told))
}

/// Whether two accounts name sorts of thing (a mosque, an airport), and none in both.
pub(super) fn are_unlike(a: &[i64], b: &[i64]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|thing| b.contains(thing))
}
