use std::io::Write;

use dateline::boundaries::Boundaries;
use dateline::gazetteer::{Bearing, Gazetteer, Place};
use dateline::model::{LonLat, PlaceKind};
use serde_json::{Map, Value as Json, json};

use super::output::Output;
use super::sheet::Align::{Left, Right};
use super::sheet::Sheet;
use super::told::{self, Collection};
use super::{Ending, Format, args};

/// What `places near` takes.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Where, in degrees
    #[arg(value_name = "LON,LAT", allow_hyphen_values = true, value_parser = args::position)]
    at: LonLat,
    /// How far from there
    #[arg(long, value_name = "KM", default_value = "10", value_parser = args::kilometres)]
    within: u32,
    /// Only places of this kind
    #[arg(long, value_parser = super::kind())]
    kind: Option<PlaceKind>,
    /// At most so many places
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// How to tell it
    #[arg(short, long, value_enum, default_value = "text")]
    format: Format,
}

/// A place with the way to it.
struct Near<'g> {
    place: Place<'g>,
    /// In hundredths.
    km: f64,
    bearing: Option<Bearing>,
}

/// What a position lies in; nothing at sea.
struct Around<'g> {
    iso3: Option<&'g str>,
    admin1: Option<&'g str>,
}

impl<'g> Around<'g> {
    fn of(at: LonLat, gazetteer: &'g Gazetteer) -> Around<'g> {
        let around = Boundaries::bundled().around(at);
        let place = |key: Option<&str>| Some(gazetteer.place(gazetteer.keyed(key?)?));
        Around {
            iso3: place(around.country).map(|country| country.countries),
            admin1: place(around.region).map(|region| region.name),
        }
    }
}

pub(super) fn run(args: &Args, gazetteer: &Gazetteer) -> anyhow::Result<Ending> {
    let mut out = Output::to(None)?;
    let LonLat { lon, lat } = args.at;
    let query = format!("{lon},{lat}");
    let around = Around::of(args.at, gazetteer);
    let near = near(args, gazetteer);
    match args.format {
        Format::Text => {
            let units: Vec<_> = [around.admin1, around.iso3].into_iter().flatten().collect();
            writeln!(out, "{}", format!("{query}  {}", units.join(", ")).trim_end())?;
            if near.is_empty() {
                let sought = args.kind.map_or("place", PlaceKind::as_str);
                writeln!(out, "  no {sought} within {} km", f64::from(args.within) / 1000.0)?;
            } else {
                write!(out, "{}", sheet(&near, gazetteer))?;
            }
        }
        Format::Jsonl => {
            let rows: Vec<_> = near.iter().map(|near| row(near, gazetteer)).collect();
            let around = json!({"country": around.iso3, "admin1": around.admin1});
            writeln!(out, "{}", json!({"query": query, "around": around, "matches": rows}))?;
        }
        Format::Geojson => {
            let mut layer = Collection::default();
            for (rank, near) in (1..).zip(&near) {
                let mut columns = Map::new();
                columns.insert("query".to_owned(), json!(query));
                columns.insert("query_country_iso3".to_owned(), json!(around.iso3));
                columns.insert("query_admin1".to_owned(), json!(around.admin1));
                columns.insert("rank".to_owned(), json!(rank));
                columns.extend(row(near, gazetteer));
                layer.add(columns, near.place.position, &mut out)?;
            }
            layer.end(&mut out)?;
        }
    }
    out.finish()?;
    Ok(Ending::Fine)
}

fn near<'g>(args: &Args, gazetteer: &'g Gazetteer) -> Vec<Near<'g>> {
    let found = gazetteer.within(args.at, f64::from(args.within)).into_iter();
    let found = found.map(|(id, metres)| (gazetteer.place(id), metres));
    let found = found.filter(|(place, _)| args.kind.is_none_or(|kind| place.kind == kind));
    let near = found.take(args.limit).map(|(place, metres)| Near {
        place,
        km: (metres / 10.0).round() / 100.0,
        bearing: Bearing::between(args.at, place.position),
    });
    near.collect()
}

fn row(near: &Near<'_>, gazetteer: &Gazetteer) -> Map<String, Json> {
    let mut row = told::row(&near.place, gazetteer);
    row.insert("distance_km".to_owned(), json!(near.km));
    let degrees = near.bearing.map(|bearing| (bearing.degrees * 10.0).round() / 10.0);
    row.insert("bearing_deg".to_owned(), json!(degrees));
    row.insert("compass".to_owned(), json!(near.bearing.map(Bearing::compass)));
    row
}

fn sheet(near: &[Near<'_>], gazetteer: &Gazetteer) -> Sheet {
    let columns = [&[("km", Right), ("to", Left)], &told::COLUMNS[..]].concat();
    let mut sheet = Sheet::new(&columns);
    for Near { place, km, bearing } in near {
        let away = [format!("{km:.2}"), bearing.map_or("", Bearing::compass).to_owned()];
        sheet.row(away.into_iter().chain(told::cells(place, gazetteer)));
    }
    sheet
}
