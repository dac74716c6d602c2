use super::{Tally, Told, is, value};
use crate::extract::Story;
use crate::language::TollSlot;
use crate::model::{Count, Tolls};
use crate::text::Shape;

/// So many people told one by one are held against one another: a list of the dead may be long.
const MOST: usize = 40;

/// Years that somebody may have lived.
const OLDEST: u32 = 115;

/// Those of one event who are told one by one, so that who was hurt can be told from who died.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Victims {
    dead: Vec<Person>,
    hurt: Vec<Person>,
    /// Whether the dead are told as some of those told before: "one of the victims died".
    of_hurt: bool,
}

/// Somebody, by what tells one person from another; each `None` where it is not told.
#[derive(Clone, Copy, Debug)]
struct Person {
    age: Option<u32>,
    /// By number in the class `sex`.
    sex: Option<i64>,
}

impl Victims {
    /// Those whom the tallies of one account tell.
    pub(in crate::extract) fn of(story: &Story<'_, '_>, tallies: &[Tally]) -> Victims {
        let mut victims = Victims::default();
        for tally in tallies.iter().filter(|tally| !tally.attackers && tally.count.best > 0) {
            let dead = tally.slot == TollSlot::Killed;
            victims.of_hurt |= dead && is_share(story, tally);
            let people = match tally.slot {
                TollSlot::Killed => &mut victims.dead,
                TollSlot::Injured | TollSlot::Shot => &mut victims.hurt,
                _ => continue,
            };
            if tally.count.best == 1 && tally.told > Told::Uncounted && people.len() < MOST {
                people.push(Person::of(story, tally));
            }
        }
        victims
    }

    /// Takes those of a later account to those told before.
    pub(in crate::extract) fn extend(&mut self, later: Victims) {
        self.dead.extend(later.dead);
        self.hurt.extend(later.hurt);
        self.dead.truncate(MOST);
        self.hurt.truncate(MOST);
    }

    /// The tolls told before an account of the dead: where these are some of those told hurt, who
    /// was hurt is only known to have been hit.
    pub(in crate::extract) fn shared(&self, tolls: Tolls) -> Tolls {
        let counted = |count: Option<Count>| count.is_some_and(|count| count.best > 0);
        if !self.of_hurt || counted(tolls.killed) || tolls.injured.is_none_or(|hurt| hurt.best < 2)
        {
            return tolls;
        }
        Tolls { hit: tolls.hit.or(tolls.injured), injured: None, ..tolls }
    }

    /// The tolls, with one hurt standing for himself where he is none of the dead.
    pub(in crate::extract) fn apart(&self, tolls: Tolls) -> Tolls {
        let apart = !self.dead.is_empty()
            && self.hurt.iter().any(|hurt| self.dead.iter().all(|dead| dead.differs(hurt)));
        let firm = |count: Count| Count { stated: count.stated || apart, ..count };
        Tolls { injured: tolls.injured.map(firm), ..tolls }
    }
}

/// "one of the victims", "two of them".
fn is_share(story: &Story<'_, '_>, tally: &Tally) -> bool {
    let whole = |at| ["determiner", "pronoun", "relative"].iter().any(|class| is(story, class, at));
    tally.words.clone().any(|at| is(story, "container", at) && whole(at + 1))
}

impl Person {
    fn of(story: &Story<'_, '_>, tally: &Tally) -> Person {
        let age = tally.words.clone().find_map(|at| {
            let digits = story.text.words[at].shape == Shape::Number;
            let years = story.language.figure(story.text, at).filter(|_| digits)?.value;
            (years <= OLDEST).then_some(years)
        });
        let sex = tally.words.clone().rev().find_map(|at| value(story, "sex", at));
        Person { age, sex }
    }

    fn differs(&self, other: &Person) -> bool {
        let ages = self.age.zip(other.age).is_some_and(|(one, other)| one != other);
        let sexes = self.sex.zip(other.sex).is_some_and(|(one, other)| one != other);
        ages || sexes
    }
}
