use super::Row;
use super::priogrid::priogrid;
use crate::layers::field::{Field, date, integer, list, real, text};
use crate::model::{Byline, DateBasis, Dated, Precision, Value, When};

impl<'r> Row<'r> {
    /// UCDP's columns, in its order.
    pub(super) const FIELDS: [Field<Row<'r>>; 49] = [
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

impl Row<'_> {
    /// What the bylines say, each once.
    fn of_bylines(&self, value: impl Fn(&Byline) -> Option<String>) -> Value {
        let mut told: Vec<_> = self.bylines.iter().filter_map(value).collect();
        let mut seen = std::collections::BTreeSet::new();
        told.retain(|one| seen.insert(one.clone()));
        list(&told)
    }
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

/// As many places as any layer writes.
fn degrees(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}
