//! Tolls over the accounts of one event in one document.

use crate::model::{Count, EventKind, Tolls};

/// Takes the tolls of a later account into those told before. `passing`: it tells of what else
/// befell somebody, so that its figures are no new totals.
pub(in crate::extract) fn absorb(kept: &mut Tolls, new: Tolls, passing: bool) {
    for (kept, new) in [
        (&mut kept.killed, new.killed),
        (&mut kept.injured, new.injured),
        (&mut kept.hit, new.hit),
        (&mut kept.perpetrators_killed, new.perpetrators_killed),
        (&mut kept.taken, new.taken),
    ] {
        *kept = match (*kept, new) {
            (Some(kept), Some(new)) => Some(both(kept, new, passing)),
            (kept, new) => kept.or(new),
        };
    }
}

/// Two figures for one slot: zeroes yield to the harm told beside them, and somebody told singly
/// to a figure that counts him.
fn both(kept: Count, new: Count, passing: bool) -> Count {
    match (kept.best, new.best) {
        (0, 1..) | (1, 2..) => new,
        (1.., 0) | (2.., 1) => kept,
        _ if passing => kept,
        _ => kept.widen(new),
    }
}

/// What the tolls come to once all is told: of those hit the dead are not wounded, and one
/// person told hurt, in no figure, may be the one who died.
pub(in crate::extract) fn settled(tolls: Tolls) -> Tolls {
    let dead = tolls.killed.filter(|killed| killed.best > 0);
    let others = |hurt: &Count| hurt.stated || hurt.best > 1 || dead.is_none();
    let hit = tolls.hit.filter(others).and_then(|hit| match dead {
        Some(dead) => living(hit, dead),
        None => Some(hit),
    });
    let injured = tolls.injured.filter(others);
    let injured = match (injured, hit) {
        (Some(injured), Some(hit)) if hit.best > injured.best => Some(hit),
        (injured, hit) => injured.or(hit),
    };
    Tolls { injured, hit: None, ..tolls }
}

/// How many dead an account may count that tells of each victim: of reports of shootings that count
/// one dead and no wounded three quarters had none, of those with two dead most, with more half.
const FEW: u32 = 2;

/// The same tolls, with a zero where the one harm is counted and nothing is told of the other: who
/// counts the wounded and no dead has none to tell of (ACLED's rule), and who tells of one or two
/// killed by hand tells who was hurt beside them. What bombs and battles did to others stays open.
/// The zero is no stated figure, and leaves open how many more there were.
pub(in crate::extract) fn with_untold(kind: EventKind, tolls: Tolls) -> Tolls {
    let tolls = if is_harmless(kind, &tolls) {
        Tolls { killed: tolls.perpetrators_killed, perpetrators_killed: None, ..tolls }
    } else {
        tolls
    };
    let wounded = tolls.injured.is_some_and(|injured| injured.best > 0);
    let by_hand = matches!(kind, EventKind::ArmedAttack | EventKind::Assassination);
    let few = tolls.killed.is_some_and(|killed| (1..=FEW).contains(&killed.best));
    let untold = |open: bool| open.then_some(Count::UNTOLD);
    Tolls {
        killed: tolls.killed.or(untold(wounded)),
        injured: tolls.injured.or(untold(by_hand && few)),
        ..tolls
    }
}

/// Whether an armed man died who is told to have harmed nobody: whom police shot, or who shot
/// himself, is the one whom the event befell.
fn is_harmless(kind: EventKind, tolls: &Tolls) -> bool {
    let harmed = |count: Option<Count>| count.is_some_and(|count| count.best > 0);
    matches!(kind, EventKind::ArmedAttack | EventKind::ArmedClash)
        && harmed(tolls.perpetrators_killed)
        && ![tolls.killed, tolls.injured, tolls.taken].into_iter().any(harmed)
}

/// Those hit who did not die; `None` where all did. Where more died than were hit, others died.
fn living(hit: Count, dead: Count) -> Option<Count> {
    match hit.best.checked_sub(dead.best) {
        None => Some(hit),
        Some(0) => None,
        Some(best) => Some(Count {
            best,
            least: hit.least.saturating_sub(dead.best),
            most: hit.most.map(|most| most.saturating_sub(dead.best)),
            stated: hit.stated,
        }),
    }
}
