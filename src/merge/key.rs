use geo::{Distance, Haversine, Point};

use crate::gazetteer::Gazetteer;
use crate::model::{
    Choice, Count, DateBasis, DatePrecision, EventKind, PlaceKind, Precision, Report, When,
};

/// What merging must know of a report.
#[derive(Clone, Debug)]
pub(super) struct Key {
    document: String,
    sentence: u32,
    kind: EventKind,
    pub(super) when: Option<When>,
    basis: Option<DateBasis>,
    site: Option<Choice>,
    killed: Option<Count>,
    actors: Vec<String>,
    things: Vec<i64>,
}

/// Two points of one town, or of a town and its suburb, lie no farther apart than this, in metres.
const ONE_TOWN: f64 = 15_000.0;

impl Key {
    pub(super) fn of(report: &Report) -> Key {
        Key {
            document: report.byline.id.0.clone(),
            sentence: report.sentence.start,
            kind: report.kind,
            when: report.when.as_ref().and_then(|dated| dated.when),
            basis: report.when.as_ref().map(|dated| dated.basis),
            site: report.site.as_ref().map(|site| site.choice),
            killed: report.tolls.killed,
            actors: report.actors.iter().map(|party| party.name.clone()).collect(),
            things: report.things.clone(),
        }
    }

    /// An order that rests on the reports alone, not on how they came in.
    pub(super) fn order(&self) -> (&str, u32) {
        (&self.document, self.sentence)
    }

    /// Whether two reports cannot tell of one event, whatever speaks for it.
    pub(super) fn forbids(&self, other: &Key, gazetteer: &Gazetteer) -> bool {
        let days = self.when.zip(other.when).is_some_and(|(a, b)| !a.meets(b));
        let things = !self.things.is_empty()
            && !other.things.is_empty()
            && !self.things.iter().any(|thing| other.things.contains(thing));
        self.document == other.document
            || self.kind.family() != other.kind.family()
            || self.is_aerial_unlike(other)
            || other.is_aerial_unlike(self)
            || days
            || things
            || self.relation(other, gazetteer) == Relation::Apart
    }

    /// How much speaks for two reports telling of one event; `None` when too little does.
    pub(super) fn likeness(&self, other: &Key, gazetteer: &Gazetteer) -> Option<u32> {
        let (a, b) = (self.when?, other.when?);
        if self.forbids(other, gazetteer) {
            return None;
        }
        let place = match self.relation(other, gazetteer) {
            Relation::Same => 3,
            Relation::Inside => 2,
            Relation::InCountry => 1,
            Relation::Apart | Relation::Unknown => 0,
        };
        let borrowed =
            |key: &Key| matches!(key.basis, Some(DateBasis::Publication | DateBasis::Dateline));
        let exact = |when: When| when.precision() == DatePrecision::Day;
        let day = match (exact(a) && exact(b), borrowed(self) || borrowed(other)) {
            (true, false) => 3,
            (_, true) => 1,
            (false, false) => 2,
        };
        let things = u32::from(!self.things.is_empty() && !other.things.is_empty());
        let actors = u32::from(self.actors.iter().any(|actor| other.actors.contains(actor)));
        let tolls = match (self.killed, other.killed) {
            (Some(a), Some(b)) if a.best == b.best => 2,
            (Some(a), Some(b)) if a.meets(b) => 1,
            _ => 0,
        };
        let kind = u32::from(self.kind == other.kind);
        let likeness = place + day + things + actors + tolls + kind;
        let enough = if exact(a) && exact(b) { ENOUGH } else { ENOUGH_OF_VAGUE };
        (place > 0 && likeness >= enough).then_some(likeness)
    }

    /// Bombs from the air are not carried by a man.
    fn is_aerial_unlike(&self, other: &Key) -> bool {
        self.kind == EventKind::AirStrike
            && matches!(other.kind, EventKind::SuicideBombing | EventKind::Grenade)
    }

    fn relation(&self, other: &Key, gazetteer: &Gazetteer) -> Relation {
        let (Some(a), Some(b)) = (self.site, other.site) else { return Relation::Unknown };
        if a.place == b.place {
            let wide = a.precision >= Precision::Area && b.precision >= Precision::Area;
            return if wide { Relation::Inside } else { Relation::Same };
        }
        if gazetteer.contains(a.place, b.place) || gazetteer.contains(b.place, a.place) {
            let country = a.precision.max(b.precision) >= Precision::Area;
            return if country { Relation::InCountry } else { Relation::Inside };
        }
        let point = |choice: Choice| Point::new(choice.at.lon, choice.at.lat);
        let apart = Haversine.distance(point(a), point(b));
        let local = |choice: Choice| choice.precision <= Precision::Near;
        let kind = |choice: Choice| gazetteer.place(choice.place).kind;
        let one_site =
            local(a) && local(b) && (kind(a) != PlaceKind::Town || kind(b) != PlaceKind::Town);
        let reach = f64::from(a.uncertainty_m.max(b.uncertainty_m));
        // "20 km north of Kunduz" may be the village that another tells by name
        let beside = |choice: Choice| choice.at != gazetteer.place(choice.place).position;
        let vague = !(local(a) && local(b)) || beside(a) || beside(b);
        let covers = vague && apart <= reach;
        if one_site && apart <= ONE_TOWN || covers { Relation::Inside } else { Relation::Apart }
    }
}

/// The likeness from which two reports of one day are joined: the same place, or one inside the
/// other with a toll, an actor or a thing that agrees.
const ENOUGH: u32 = 5;

/// The same where one of them tells no more than a week or a month.
const ENOUGH_OF_VAGUE: u32 = 6;

/// How two places lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// One place.
    Same,
    /// One holds the other.
    Inside,
    /// One is a country or as wide, and holds the other.
    InCountry,
    /// Neither.
    Apart,
    /// One of them is not told.
    Unknown,
}
