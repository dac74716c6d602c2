use super::address::Address;
use super::field::{self, Field, boolean, columns, date, integer, list, real, text};
use crate::gazetteer::Gazetteer;
use crate::model::{
    Attribution, Column, Count, DateBasis, DatePrecision, Dated, Event, EventKind, Realis, Report,
    Site, Tolls, Value, When,
};

/// What an event and a report tell alike: what, when, where, who, how many.
pub(super) struct Account<'r> {
    kind: EventKind,
    when: Option<&'r Dated>,
    site: Option<&'r Site>,
    address: Option<Address<'r>>,
    tolls: Tolls,
    actors: Vec<&'r str>,
    targets: Vec<&'r str>,
    suicide: bool,
    weapon: Option<&'r str>,
    claimed_by: Option<&'r str>,
    attribution: Attribution,
    realis: Realis,
}

impl<'r> Account<'r> {
    pub(super) fn of_event(event: &'r Event, gazetteer: &'r Gazetteer) -> Account<'r> {
        Account {
            kind: event.kind,
            when: event.when.as_ref(),
            site: event.site.as_ref(),
            address: event.site.as_ref().map(|site| Address::of(site.choice.place, gazetteer)),
            tolls: event.tolls,
            actors: event.actors.iter().map(String::as_str).collect(),
            targets: event.targets.iter().map(String::as_str).collect(),
            suicide: event.suicide,
            weapon: event.weapon.as_deref(),
            claimed_by: event.claimed_by.as_deref(),
            attribution: event.attribution,
            realis: event.realis,
        }
    }

    pub(super) fn of_report(report: &'r Report, gazetteer: &'r Gazetteer) -> Account<'r> {
        Account {
            kind: report.kind,
            when: report.when.as_ref(),
            site: report.site.as_ref(),
            address: report.site.as_ref().map(|site| Address::of(site.choice.place, gazetteer)),
            tolls: report.tolls,
            actors: report.actors.iter().map(|party| party.name.as_str()).collect(),
            targets: report.targets.iter().map(|party| party.name.as_str()).collect(),
            suicide: report.suicide,
            weapon: report.weapon.as_deref(),
            claimed_by: report.claimed_by.as_deref(),
            attribution: report.attribution,
            realis: report.realis,
        }
    }

    pub(super) fn values(&self) -> Vec<Value> {
        field::values(&Account::FIELDS, self)
    }

    fn of_place(&self, value: impl for<'a> Fn(&'a Address<'r>) -> Option<&'a str>) -> Value {
        self.address.as_ref().and_then(value).into()
    }

    fn days(&self) -> Option<When> {
        self.when.and_then(|dated| dated.when)
    }

    fn of_site(&self, value: impl Fn(&Site) -> Value) -> Value {
        self.site.map_or(Value::Null, value)
    }
}

/// ACLED's `time_precision`: 1 the day, 2 the week, 3 the month. A day that nothing but the
/// document's own day speaks for is never 1.
pub(super) fn time_precision(dated: &Dated) -> Option<u8> {
    let borrowed = matches!(dated.basis, DateBasis::Publication | DateBasis::Dateline);
    match dated.when?.precision() {
        DatePrecision::Day if !borrowed => Some(1),
        DatePrecision::Day | DatePrecision::Week => Some(2),
        DatePrecision::Month => Some(3),
        DatePrecision::Year => None,
    }
}

fn low(count: Option<Count>) -> Value {
    count.map(|count| count.least).into()
}

fn best(count: Option<Count>) -> Value {
    count.map(|count| count.best).into()
}

fn high(count: Option<Count>) -> Value {
    count.and_then(|count| count.most).into()
}

/// The columns of an account.
pub(super) const COLUMNS: [Column; Account::FIELDS.len()] = columns(&Account::FIELDS);

impl<'r> Account<'r> {
    const FIELDS: [Field<Account<'r>>; 38] = [
        Field(
            date("event_date", "The day it happened; of a range of days, the one in the middle"),
            |a| a.days().map(When::middle).into(),
        ),
        Field(date("date_start", "The earliest day it may have happened"), |a| {
            a.days().map(|when| when.first).into()
        }),
        Field(date("date_end", "The latest day it may have happened"), |a| {
            a.days().map(|when| when.last).into()
        }),
        Field(
            text("date_precision", "How exactly the day is known: day, week, month or year"),
            |a| a.days().map(|when| when.precision().as_str()).into(),
        ),
        Field(
            integer(
                "time_precision",
                "The same as ACLED codes it: 1 the day, 2 the week, 3 the month; empty when vaguer",
            ),
            |a| a.when.and_then(time_precision).into(),
        ),
        Field(text("date_text", "The words that tell the day, as written"), |a| {
            a.when.and_then(|dated| dated.said.as_deref()).into()
        }),
        Field(
            text(
                "date_basis",
                "What the day rests on: explicit, weekday, relative, dateline or publication",
            ),
            |a| a.when.map(|dated| dated.basis.as_str()).into(),
        ),
        Field(text("event_type", "What happened, by ACLED's event type"), |a| {
            a.kind.event_type().into()
        }),
        Field(text("sub_event_type", "What happened, by ACLED's sub-event type"), |a| {
            a.kind.sub_event_type().into()
        }),
        Field(
            text("kind", "What happened, by this program's own kind, such as suicide-bombing"),
            |a| a.kind.as_str().into(),
        ),
        Field(text("actor1", "Who did it"), |a| a.actors.first().copied().into()),
        Field(text("actor2", "Who else did it, or whom they fought"), |a| {
            a.actors.get(1).copied().into()
        }),
        Field(text("target", "To whom or to what it was done, as written"), |a| list(&a.targets)),
        Field(text("country", "The country it happened in"), |a| {
            a.of_place(|address| address.country.as_deref())
        }),
        Field(text("country_iso3", "The same country in ISO 3166-1 alpha-3, to join by"), |a| {
            a.of_place(|address| address.iso3.as_deref())
        }),
        Field(text("admin1", "Province, state or governorate"), |a| {
            a.of_place(|address| address.admin1)
        }),
        Field(text("admin2", "District or county"), |a| a.of_place(|address| address.admin2)),
        Field(text("location", "The place named, at the precision known"), |a| {
            a.of_place(|address| Some(address.place.name))
        }),
        Field(
            text("place_id", "The place's key in the gazetteer; gn: is a GeoNames number"),
            |a| a.of_place(|address| Some(address.place.key)),
        ),
        Field(
            real(
                "lat",
                "Latitude in degrees, WGS 84: of the place's point, or where the text puts it",
            ),
            |a| a.of_site(|site| site.choice.at.lat.into()),
        ),
        Field(
            real(
                "lon",
                "Longitude in degrees, WGS 84: of the place's point, or where the text puts it",
            ),
            |a| a.of_site(|site| site.choice.at.lon.into()),
        ),
        Field(
            text(
                "place_precision",
                "What the point stands for: exact (a town or less), near, district, region, area, \
             country or water; anything but exact is no pin",
            ),
            |a| a.of_site(|site| site.choice.precision.as_str().into()),
        ),
        Field(
            integer(
                "geo_precision",
                "The same as ACLED codes it: 1 the town, 2 near it or its district, 3 a larger \
             region; empty when only the country is known",
            ),
            |a| a.of_site(|site| site.choice.precision.geo_precision().into()),
        ),
        Field(
            integer(
                "where_prec",
                "The same as UCDP codes it: 1 exact, 2 near, 3 district, 4 province, 5 fuzzy region, \
             6 country, 7 water or air",
            ),
            |a| a.of_site(|site| site.choice.precision.where_prec().into()),
        ),
        Field(integer("uncertainty_m", "It happened within so many metres of the point"), |a| {
            a.of_site(|site| site.choice.uncertainty_m.into())
        }),
        Field(integer("fatalities_low", "No fewer were killed; attackers not counted"), |a| {
            low(a.tolls.killed)
        }),
        Field(
            integer(
                "fatalities_best",
                "The figure of killed to use; 0 and not stated where only wounded are told; empty: none is told",
            ),
            |a| best(a.tolls.killed),
        ),
        Field(integer("fatalities_high", "No more were killed; empty: left open"), |a| {
            high(a.tolls.killed)
        }),
        Field(
            boolean("fatalities_stated", "Whether a figure of killed is told; no for 'dozens'"),
            |a| a.tolls.killed.map(|killed| killed.stated).into(),
        ),
        Field(integer("injuries_low", "No fewer were injured"), |a| low(a.tolls.injured)),
        Field(
            integer(
                "injuries_best",
                "The figure of injured to use; 0 with injuries_high empty where an attack's one or two dead are told and no wounded; empty: none is told",
            ),
            |a| best(a.tolls.injured),
        ),
        Field(integer("injuries_high", "No more were injured; empty: left open"), |a| {
            high(a.tolls.injured)
        }),
        Field(integer("perpetrators_killed", "How many of the attackers died"), |a| {
            best(a.tolls.perpetrators_killed)
        }),
        Field(boolean("suicide", "Whether an attacker died by his own weapon"), |a| {
            a.suicide.into()
        }),
        Field(text("weapon", "The means, such as car bomb or drone"), |a| a.weapon.into()),
        Field(text("claimed_by", "Who says to have done it"), |a| a.claimed_by.into()),
        Field(
            text(
                "attribution",
                "What the naming of the actor rests on: claimed, attributed, \
             suspected or unknown",
            ),
            |a| a.attribution.as_str().into(),
        ),
        Field(text("realis", "Whether it happened: reported, alleged, planned or foiled"), |a| {
            a.realis.as_str().into()
        }),
    ];
}
