mod fields;
mod priogrid;

use super::super::address::Address;
use super::super::field::{self, columns};
use super::super::{Draft, Drawing, Needs, Scene, events};
use super::countries::{Country, country};
use super::own;
use super::sides::{Inter, Side, Sides};
use crate::gazetteer::Gazetteer;
use crate::model::{
    Byline, Column, Count, Event, Feature, Layer, LonLat, Precision, Realis, Value, When,
};

/// The layer `events` as UCDP lays out its georeferenced event dataset.
pub(super) const DRAFT: Draft =
    Draft { layer: &LAYER, needs: Needs::EVENTS, begin: || Box::new(Ucdp { told: None }) };

const LAYER: Layer = Layer {
    doc: "One happening with a death, merged from its reports, in the columns of UCDP GED and \
          then this program's",
    columns: &COLUMNS,
    ..events::LAYER
};

const THEIRS: [Column; Row::FIELDS.len()] = columns(&Row::FIELDS);
const OURS: &[Column] = events::LAYER.columns;
const COLUMNS: [Column; Row::FIELDS.len() + own::count(OURS, &THEIRS)] = own::behind(&THEIRS, OURS);

/// Draws each event that UCDP would record, once all its reports have gone by: their bylines are
/// its sources.
struct Ucdp {
    told: Option<(Event, Vec<Byline>)>,
}

impl Drawing for Ucdp {
    fn event(&mut self, event: &Event, scene: Scene<'_>) -> Vec<Feature> {
        let before = self.end(scene);
        self.told = Some((event.clone(), Vec::new()));
        before
    }

    fn byline(&mut self, byline: &Byline) {
        if let Some((_, bylines)) = &mut self.told
            && bylines.iter().all(|known| known.id != byline.id)
        {
            bylines.push(byline.clone());
        }
    }

    fn end(&mut self, scene: Scene<'_>) -> Vec<Feature> {
        let Some((event, bylines)) = self.told.take() else { return vec![] };
        let Some(row) = Row::of(&event, &bylines, scene.gazetteer) else { return vec![] };
        let mut values = field::values(&Row::FIELDS, &row);
        values.extend(own::kept(OURS, events::values(&event, scene), &THEIRS));
        vec![Feature { shape: Some(row.at.into()), values }]
    }
}

/// An event as UCDP looks at it.
struct Row<'r> {
    event: &'r Event,
    bylines: &'r [Byline],
    address: Address<'r>,
    /// Of its country.
    code: Option<Country>,
    violence: Option<Violence>,
    side_a: Option<Side>,
    side_b: Option<Side>,
    dead: Dead,
    when: When,
    at: LonLat,
}

/// UCDP's `type_of_violence`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Violence {
    StateBased = 1,
    NonState = 2,
    OneSided = 3,
}

/// The dead by whose they were; together the best figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Dead {
    a: u32,
    b: u32,
    civilians: u32,
    unknown: u32,
    low: u32,
    high: u32,
}

impl Dead {
    fn best(self) -> u32 {
        [self.a, self.b, self.civilians, self.unknown].into_iter().fold(0, u32::saturating_add)
    }
}

impl<'r> Row<'r> {
    /// A row; `None` for what UCDP leaves out: what killed nobody, what nothing places or dates,
    /// and what has not happened.
    fn of(event: &'r Event, bylines: &'r [Byline], gazetteer: &'r Gazetteer) -> Option<Row<'r>> {
        let when = event.when.as_ref()?.when?;
        let site = event.site.as_ref()?;
        let happened = matches!(event.realis, Realis::Reported | Realis::Alleged);
        let address = Address::of(site.choice.place, gazetteer);
        let sides = Sides::of(event, address.iso3.as_deref());
        let violence = violence(&sides);
        let inter = sides.first.as_ref().and_then(|side| side.inter);
        // the state stands first in its own conflicts
        let turned = violence == Some(Violence::StateBased) && inter != Some(Inter::StateForces);
        let dead = dead(event, violence, turned);
        let (side_a, side_b) =
            if turned { (sides.second, sides.first) } else { (sides.first, sides.second) };
        let at = site.choice.at;
        let code = address.iso3.as_deref().and_then(country);
        let row = Row { event, bylines, address, code, violence, side_a, side_b, dead, when, at };
        (happened && row.dead.best().max(row.dead.high) > 0).then_some(row)
    }

    fn country(&self) -> &str {
        self.address.country.as_deref().unwrap_or_default()
    }

    fn name(&self, side: Option<&Side>) -> Option<String> {
        side?.ucdp(self.country())
    }

    /// The country's number, when a side is its government.
    fn government(&self, side: Option<&Side>) -> Value {
        let state = side.filter(|side| side.inter == Some(Inter::StateForces));
        state.and_then(|_| self.code?.gw).into()
    }

    fn precision(&self) -> Option<Precision> {
        self.event.site.as_ref().map(|site| site.choice.precision)
    }
}

fn violence(sides: &Sides) -> Option<Violence> {
    let [first, second] =
        [&sides.first, &sides.second].map(|side| side.as_ref().and_then(|side| side.inter));
    match (first, second) {
        (Some(Inter::Protesters | Inter::Rioters), _) => None,
        (_, Some(Inter::Civilians)) => Some(Violence::OneSided),
        (Some(Inter::StateForces), Some(_)) | (Some(_), Some(Inter::StateForces)) => {
            Some(Violence::StateBased)
        }
        (Some(_), Some(_)) => Some(Violence::NonState),
        _ => None,
    }
}

/// The attackers' own dead are on the side that attacked; the others are civilians where these
/// were attacked, and nobody says whose else.
fn dead(event: &Event, violence: Option<Violence>, turned: bool) -> Dead {
    let (killed, own) = (event.tolls.killed, event.tolls.perpetrators_killed);
    let of = |count: Option<Count>, value: fn(Count) -> u32| count.map_or(0, value);
    let attackers = of(own, |own| own.best).max(u32::from(event.suicide));
    let others = of(killed, |killed| killed.best);
    let (a, b) = if turned { (0, attackers) } else { (attackers, 0) };
    let one_sided = violence == Some(Violence::OneSided);
    let (civilians, unknown) = if one_sided { (others, 0) } else { (0, others) };
    let low = of(killed, |killed| killed.least).saturating_add(attackers);
    let high = of(killed, |killed| killed.most.unwrap_or(killed.best)).saturating_add(attackers);
    Dead { a, b, civilians, unknown, low, high }
}
