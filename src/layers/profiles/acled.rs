use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::super::address::Address;
use super::super::field::{self, Field, columns, date, integer, list, real, text};
use super::super::{Draft, Drawing, Needs, Scene, account, events};
use super::countries::{Country, country};
use super::own;
use super::sides::{Inter, Sides};
use crate::gazetteer::{Gazetteer, Seat};
use crate::model::{
    Column, Count, DatePrecision, Dated, Event, Feature, Layer, LonLat, PlaceId, PlaceKind,
    Precision, Realis, Value,
};
use crate::text::one_line;

/// The layer `events` as ACLED lays it out.
pub(super) const DRAFT: Draft = Draft {
    layer: &LAYER,
    needs: Needs::EVENTS,
    begin: || Box::new(Acled { capitals: OnceLock::new() }),
};

const LAYER: Layer = Layer {
    doc: "One happening, merged from its reports, in the columns of ACLED and then this program's",
    columns: &COLUMNS,
    ..events::LAYER
};

const THEIRS: [Column; Row::FIELDS.len()] = columns(&Row::FIELDS);
const OURS: &[Column] = events::LAYER.columns;
const COLUMNS: [Column; Row::FIELDS.len() + own::count(OURS, &THEIRS)] = own::behind(&THEIRS, OURS);

/// Draws each event that ACLED would record.
struct Acled {
    /// The capital of each first-order unit that has one in the gazetteer.
    capitals: OnceLock<BTreeMap<PlaceId, PlaceId>>,
}

impl Drawing for Acled {
    fn event(&mut self, event: &Event, scene: Scene<'_>) -> Vec<Feature> {
        let Some(row) = self.row(event, scene.gazetteer) else { return vec![] };
        let mut values = field::values(&Row::FIELDS, &row);
        values.extend(own::kept(OURS, events::values(&row.event, scene), &THEIRS));
        vec![Feature { shape: Some(row.at.into()), values }]
    }
}

impl Acled {
    /// A row; `None` for what ACLED leaves out: what is known to a country or a year only, and
    /// what has not happened.
    fn row<'r>(&self, event: &'r Event, gazetteer: &'r Gazetteer) -> Option<Row<'r>> {
        let dated = event.when.as_ref()?;
        dated.when.filter(|when| when.precision() < DatePrecision::Year)?;
        let mut event = event.clone();
        let site = event.site.as_mut().filter(|_| event.realis != Realis::Planned)?;
        let geo_precision = site.choice.precision.geo_precision()?;
        let address = Address::of(site.choice.place, gazetteer);
        let capital = Some(address.place.id)
            .filter(|_| address.place.kind == PlaceKind::Region)
            .filter(|_| site.choice.precision == Precision::Region)
            .and_then(|region| self.capitals(gazetteer).get(&region));
        let location = capital.map_or(address.place, |&town| gazetteer.place(town));
        if capital.is_some() {
            site.choice.at = location.position; // so says its codebook
        }
        let at = site.choice.at;
        let sides = Sides::of(&event, address.iso3.as_deref());
        let code = address.iso3.as_deref().and_then(country);
        Some(Row { sides, code, location: location.name, geo_precision, at, address, event })
    }

    fn capitals(&self, gazetteer: &Gazetteer) -> &BTreeMap<PlaceId, PlaceId> {
        self.capitals.get_or_init(|| {
            let seats = gazetteer.places().filter(|place| place.seat <= Some(Seat::Region));
            let seats = seats.filter(|place| place.seat.is_some());
            seats.filter_map(|place| Some((place.admin1?, place.id))).collect()
        })
    }
}

/// An event as ACLED looks at it.
struct Row<'r> {
    event: Event,
    address: Address<'r>,
    /// Of its country.
    code: Option<Country>,
    sides: Sides,
    /// The town that stands for the place.
    location: &'r str,
    geo_precision: u8,
    at: LonLat,
}

impl Row<'_> {
    fn country(&self) -> &str {
        self.address.country.as_deref().unwrap_or_default()
    }

    fn dated(&self) -> Option<&Dated> {
        self.event.when.as_ref()
    }

    fn day(&self) -> Option<jiff::civil::Date> {
        self.dated()?.when.map(crate::model::When::middle)
    }

    fn inters(&self) -> [Option<Inter>; 2] {
        [&self.sides.first, &self.sides.second].map(|side| side.as_ref()?.inter)
    }
}

/// Country letters and a number, as ACLED writes its own: both stay as the event stays.
fn event_id(row: &Row<'_>) -> Value {
    let id = row.event.id.0.trim_start_matches("ev-");
    let number = u64::from_str_radix(id, 16).map_or(id.to_owned(), |number| number.to_string());
    let letters = row.address.iso3.as_deref().unwrap_or_default();
    format!("{}{number}", letters.split("; ").next().unwrap_or_default()).into()
}

fn disorder_type(event: &Event) -> &'static str {
    match (event.kind.event_type(), event.kind.sub_event_type()) {
        (_, "Excessive force against protesters") => "Political violence; Demonstrations",
        ("Protests", _) | (_, "Violent demonstration") => "Demonstrations",
        ("Strategic developments", _) => "Strategic developments",
        _ => "Political violence",
    }
}

/// Both sorts, the one with the lower code first; a side alone is "only".
fn interaction(inters: [Option<Inter>; 2]) -> Value {
    match inters {
        [Some(a), Some(b)] => format!("{}-{}", a.min(b).as_str(), a.max(b).as_str()).into(),
        [Some(one), None] | [None, Some(one)] => format!("{} only", one.as_str()).into(),
        [None, None] => Value::Null,
    }
}

/// The lowest figure, attackers among them; 0 where nothing is said, for ACLED knows no other.
fn fatalities(event: &Event) -> u32 {
    let least = |count: Option<Count>| count.map_or(0, |count| count.least);
    let attackers = least(event.tolls.perpetrators_killed).max(u32::from(event.suicide));
    least(event.tolls.killed).saturating_add(attackers)
}

fn notes(row: &Row<'_>) -> Value {
    let sentence = one_line(&row.event.sentence);
    row.day().map(|day| format!("On {}, {sentence}", day.strftime("%-d %B %Y"))).into()
}

impl<'r> Row<'r> {
    const FIELDS: [Field<Row<'r>>; 31] = [
        Field(
            text("event_id_cnty", "Names the event: its country's letters and a number"),
            event_id,
        ),
        Field(date("event_date", "The day; of a week or a month, the one in the middle"), |r| {
            r.day().into()
        }),
        Field(integer("year", "The year of the day"), |r| {
            r.day().map_or(Value::Null, |day| Value::Integer(day.year().into()))
        }),
        Field(integer("time_precision", "1 the day is known, 2 the week, 3 the month"), |r| {
            r.dated().and_then(account::time_precision).into()
        }),
        Field(
            text(
                "disorder_type",
                "Political violence, Demonstrations, both, or Strategic developments",
            ),
            |r| disorder_type(&r.event).into(),
        ),
        Field(text("event_type", "What happened, one of six types"), |r| {
            r.event.kind.event_type().into()
        }),
        Field(text("sub_event_type", "What happened, one of 25 types"), |r| {
            r.event.kind.sub_event_type().into()
        }),
        Field(text("actor1", "One side, by ACLED's name where there is one"), |r| {
            r.sides.first.as_ref().and_then(|side| side.acled(r.country())).into()
        }),
        Field(text("assoc_actor_1", "Who stood by it; not known here"), |_| Value::Null),
        Field(text("inter1", "What sort of actor it is, such as Rebel group"), |r| {
            r.inters()[0].map(Inter::as_str).into()
        }),
        Field(text("actor2", "The other side; of an attack on civilians, these"), |r| {
            r.sides.second.as_ref().and_then(|side| side.acled(r.country())).into()
        }),
        Field(text("assoc_actor_2", "Who stood by it; not known here"), |_| Value::Null),
        Field(text("inter2", "What sort of actor it is, such as Civilians"), |r| {
            r.inters()[1].map(Inter::as_str).into()
        }),
        Field(text("interaction", "Both sorts, as in Rebel group-Civilians"), |r| {
            interaction(r.inters())
        }),
        Field(text("civilian_targeting", "Civilians targeted, or empty"), |r| {
            r.sides.harms_civilians().then_some("Civilians targeted").into()
        }),
        Field(integer("iso", "The country in ISO 3166-1 numeric"), |r| {
            r.code.and_then(|code| code.iso).into()
        }),
        Field(text("region", "ACLED's region of the world"), |r| {
            r.code.map(|code| code.acled_region).into()
        }),
        Field(text("country", "The country it happened in"), |r| {
            r.address.country.as_deref().into()
        }),
        Field(text("admin1", "Province, state or governorate"), |r| r.address.admin1.into()),
        Field(text("admin2", "District or county"), |r| r.address.admin2.into()),
        Field(text("admin3", "The unit below; not known here"), |_| Value::Null),
        Field(text("location", "The place; of a province, its capital"), |r| r.location.into()),
        Field(real("latitude", "Latitude of the location in degrees, WGS 84"), |r| r.at.lat.into()),
        Field(real("longitude", "Longitude of the location in degrees, WGS 84"), |r| {
            r.at.lon.into()
        }),
        Field(
            integer("geo_precision", "1 the town, 2 near it or its district, 3 the province"),
            |r| r.geo_precision.into(),
        ),
        Field(text("source", "The publishers, each once"), |r| list(&r.event.sources)),
        Field(text("source_scale", "How far the sources reach; not known here"), |_| Value::Null),
        Field(text("notes", "The day, and the sentence of the best report"), notes),
        Field(
            integer("fatalities", "The lowest figure of dead, attackers among them; 0: none told"),
            |r| fatalities(&r.event).into(),
        ),
        Field(text("tags", "Marks; not known here"), |_| Value::Null),
        Field(
            integer("timestamp", "When the row was made; never told, so that runs repeat"),
            |_| Value::Null,
        ),
    ];
}
