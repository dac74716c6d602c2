use super::super::address::Address;
use super::super::field::{self, Field, columns, date, integer, list, real, text};
use super::super::{Draft, Drawing, Scene, Told, events};
use super::countries::{Country, country};
use super::own;
use super::sides::{Inter, Side, Sides};
use crate::gazetteer::Gazetteer;
use crate::model::{
    Byline, Column, Count, DateBasis, Dated, Event, Feature, Layer, LonLat, Precision, Realis,
    Value, When,
};

/// The layer `events` as UCDP lays out its georeferenced event dataset.
pub(super) const DRAFT: Draft = Draft { layer: &LAYER, begin: || Box::new(Ucdp { told: None }) };

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

    fn report(&mut self, told: &Told<'_>, _: Scene<'_>) -> Vec<Feature> {
        if let Some((_, bylines)) = &mut self.told
            && bylines.iter().all(|byline| byline.id != told.report.byline.id)
        {
            bylines.push(told.report.byline.clone());
        }
        vec![]
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

    fn of_bylines(&self, value: impl Fn(&Byline) -> Option<String>) -> Value {
        let mut told: Vec<_> = self.bylines.iter().filter_map(value).collect();
        let mut seen = std::collections::BTreeSet::new();
        told.retain(|one| seen.insert(one.clone()));
        list(&told)
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

/// 1 the day, 2 up to six days, 3 a week, 4 a month, 5 longer. A day that nothing but the
/// document's own day speaks for is 2.
fn date_prec(dated: &Dated, when: When) -> u8 {
    if matches!(dated.basis, DateBasis::Publication | DateBasis::Dateline) {
        return 2;
    }
    match when.days() {
        1 => 1,
        2..=6 => 2,
        7 => 3,
        8..=31 => 4,
        _ => 5,
    }
}

/// The cell of PRIO-GRID: half a degree wide and high, counted from 1 in rows of 720 eastward
/// from 180° W, the rows northward from the South Pole. After Tollefsen, Strand and Buhaug,
/// "PRIO-GRID: A unified spatial data structure", Journal of Peace Research 49(2), 2012.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "degrees are clamped to the grid before"
)]
fn priogrid(at: LonLat) -> u32 {
    let row = ((at.lat + 90.0) * 2.0).floor().clamp(0.0, 359.0) as u32;
    let column = ((at.lon + 180.0) * 2.0).floor().clamp(0.0, 719.0) as u32;
    row * 720 + column + 1
}

/// `"Office,YYYY-MM-DD,Headline"`, each in quotes, parted by semicolons.
fn source_article(row: &Row<'_>) -> Value {
    let told = row.bylines.iter().map(|byline| {
        let office = byline.source.as_deref().unwrap_or_default();
        let day = byline.published.map(|day| day.to_string()).unwrap_or_default();
        let headline = byline.title.as_deref().unwrap_or_default().replace('"', "'");
        format!("\"{office},{day},{headline}\"")
    });
    told.collect::<Vec<_>>().join(";").into()
}

/// 2 for what the sources tell in sum: over more than a week, or in more than a province.
fn clarity(row: &Row<'_>) -> u8 {
    let wide = row.precision().is_some_and(|precision| precision > Precision::Region);
    if wide || row.when.days() > 7 { 2 } else { 1 }
}

const fn unknown<R>(name: &'static str) -> Field<R> {
    Field(text(name, "UCDP's own; not known here"), |_| Value::Null)
}

const fn unknown_number<R>(name: &'static str) -> Field<R> {
    Field(integer(name, "UCDP's own number; not known here"), |_| Value::Null)
}

impl<'r> Row<'r> {
    const FIELDS: [Field<Row<'r>>; 49] = [
        Field(integer("id", "Names the event; stays as the event stays"), |r| {
            let id = r.event.id.0.trim_start_matches("ev-");
            i64::from_str_radix(id, 16).map_or(Value::Null, Value::Integer)
        }),
        unknown("relid"),
        Field(integer("year", "The year of its first day"), |r| {
            Value::Integer(r.when.first.year().into())
        }),
        unknown_number("active_year"),
        unknown("code_status"),
        Field(
            integer("type_of_violence", "1 state-based, 2 non-state, 3 one-sided; empty: unclear"),
            |r| r.violence.map(|violence| violence as u8).into(),
        ),
        unknown_number("conflict_dset_id"),
        unknown_number("conflict_new_id"),
        unknown("conflict_name"),
        unknown_number("dyad_dset_id"),
        unknown_number("dyad_new_id"),
        Field(text("dyad_name", "Both sides, with a dash between"), |r| {
            let names = r.name(r.side_a.as_ref()).zip(r.name(r.side_b.as_ref()));
            names.map(|(a, b)| format!("{a} - {b}")).into()
        }),
        unknown_number("side_a_dset_id"),
        unknown_number("side_a_new_id"),
        Field(text("side_a", "The government, or who attacked civilians"), |r| {
            r.name(r.side_a.as_ref()).into()
        }),
        unknown_number("side_b_dset_id"),
        unknown_number("side_b_new_id"),
        Field(text("side_b", "The other side, or Civilians"), |r| r.name(r.side_b.as_ref()).into()),
        Field(integer("number_of_sources", "How many documents tell it"), |r| {
            u32::try_from(r.bylines.len()).ok().into()
        }),
        Field(
            text("source_article", "Publisher, day and headline of each document, in quotes"),
            source_article,
        ),
        Field(text("source_office", "The publishers, each once"), |r| {
            r.of_bylines(|byline| byline.source.clone())
        }),
        Field(text("source_date", "The days of the documents, each once"), |r| {
            r.of_bylines(|byline| byline.published.map(|day| day.to_string()))
        }),
        Field(text("source_headline", "The headlines of the documents, each once"), |r| {
            r.of_bylines(|byline| byline.title.clone())
        }),
        Field(text("source_original", "Who told the publishers; not known here"), |_| Value::Null),
        Field(
            integer(
                "where_prec",
                "1 exact, 2 near, 3 district, 4 province, 5 fuzzy region, 6 country, 7 water or air",
            ),
            |r| r.precision().map(Precision::where_prec).into(),
        ),
        Field(text("where_coordinates", "The place that the point stands for"), |r| {
            r.address.place.name.into()
        }),
        Field(text("where_description", "The place as written"), |r| {
            r.event.site.as_ref().map(|site| site.said.said.as_str()).into()
        }),
        Field(text("adm_1", "Province, state or governorate"), |r| r.address.admin1.into()),
        Field(text("adm_2", "District or county"), |r| r.address.admin2.into()),
        Field(real("latitude", "Latitude in degrees, WGS 84"), |r| r.at.lat.into()),
        Field(real("longitude", "Longitude in degrees, WGS 84"), |r| r.at.lon.into()),
        Field(text("geom_wkt", "The point in well-known text"), |r| {
            format!("POINT ({} {})", degrees(r.at.lon), degrees(r.at.lat)).into()
        }),
        Field(integer("priogrid_gid", "The cell of PRIO-GRID"), |r| priogrid(r.at).into()),
        Field(text("country", "The country it happened in"), |r| {
            r.address.country.as_deref().into()
        }),
        Field(integer("country_id", "The country by Gleditsch and Ward's number"), |r| {
            r.code.and_then(|code| code.gw).into()
        }),
        Field(text("region", "UCDP's region of the world"), |r| {
            r.code.map(|code| code.ucdp_region).into()
        }),
        Field(integer("event_clarity", "1 clear, 2 told in sum"), |r| clarity(r).into()),
        Field(
            integer("date_prec", "1 the day, 2 up to six days, 3 a week, 4 a month, 5 longer"),
            |r| r.event.when.as_ref().map(|dated| date_prec(dated, r.when)).into(),
        ),
        Field(date("date_start", "The earliest day it may have happened"), |r| r.when.first.into()),
        Field(date("date_end", "The latest day it may have happened"), |r| r.when.last.into()),
        Field(integer("deaths_a", "Dead of side a"), |r| r.dead.a.into()),
        Field(integer("deaths_b", "Dead of side b"), |r| r.dead.b.into()),
        Field(integer("deaths_civilians", "Civilians dead"), |r| r.dead.civilians.into()),
        Field(integer("deaths_unknown", "Dead of whom nobody says whose they were"), |r| {
            r.dead.unknown.into()
        }),
        Field(integer("best", "The figure of dead to use: the sum of the four before"), |r| {
            r.dead.best().into()
        }),
        Field(integer("high", "No more were killed, as far as is told"), |r| r.dead.high.into()),
        Field(integer("low", "No fewer were killed"), |r| r.dead.low.into()),
        Field(integer("gwnoa", "Side a by Gleditsch and Ward's number, if a government"), |r| {
            r.government(r.side_a.as_ref())
        }),
        Field(integer("gwnob", "Side b by Gleditsch and Ward's number, if a government"), |r| {
            r.government(r.side_b.as_ref())
        }),
    ];
}

/// As many places as any layer writes.
fn degrees(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

#[cfg(test)]
mod tests {
    use super::priogrid;
    use crate::model::LonLat;

    #[test]
    fn cells_are_counted_from_the_south_west() {
        for (lon, lat, want) in [
            (-180.0, -90.0, 1),
            (179.9, -89.9, 720),
            (-180.0, -89.5, 721),
            (180.0, 90.0, 259_200),
            (69.17, 34.53, 179_779),
        ] {
            assert_eq!(priogrid(LonLat { lon, lat }), want, "{lon} {lat}");
        }
    }
}
