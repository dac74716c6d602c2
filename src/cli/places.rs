use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use dateline::boundaries::Boundaries;
use dateline::gazetteer::{Gazetteer, Place};
use dateline::layers::Address;
use dateline::model::{LonLat, PlaceId};
use serde::Serialize;

use super::output::Output;
use super::{Ending, args};

/// How many names are offered for one that is not known.
const SUGGESTIONS: usize = 5;

/// What `places` takes.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Find places by name, the most prominent first
    Find {
        /// Names to look for
        #[arg(required_unless_present = "from")]
        name: Vec<String>,
        /// Look for the names in this file, one a line; - is stdin
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
        /// At most so many places a name
        #[arg(long, value_name = "N", default_value_t = 10)]
        limit: usize,
        /// A table to read, or one JSON object a name
        #[arg(short, long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Find places by position, the nearest first
    Near {
        /// Where, in degrees
        #[arg(value_name = "LON,LAT", allow_hyphen_values = true, value_parser = args::position)]
        at: LonLat,
        /// How far from there
        #[arg(long, value_name = "KM", default_value = "10", value_parser = args::kilometres)]
        within: u32,
        /// At most so many places
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: usize,
        /// A table to read, or one JSON object
        #[arg(short, long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Tell everything known of a place
    Info {
        /// Its key, such as gn:1138958, or a name
        id: String,
        /// Words to read, or a JSON object
        #[arg(short, long, value_enum, default_value = "text")]
        format: Format,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Jsonl,
}

/// A place as it is told.
#[derive(Serialize)]
struct Told<'g> {
    name: &'g str,
    kind: &'static str,
    country: Option<String>,
    admin1: Option<&'g str>,
    admin2: Option<&'g str>,
    lat: f64,
    lon: f64,
    id: &'g str,
    geonames_id: Option<u32>,
    population: Option<u32>,
    uncertainty_m: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    distance_km: Option<f64>,
}

/// What a position lies in; nothing at sea.
#[derive(Serialize)]
struct Around<'g> {
    country: Option<&'g str>,
    admin1: Option<&'g str>,
}

/// Looks up places.
pub(super) fn run(args: &Args) -> anyhow::Result<Ending> {
    let gazetteer = Gazetteer::bundled();
    let mut out = Output::to(None)?;
    match &args.command {
        Command::Find { name, from, limit, format } => {
            for query in name {
                find(query, *limit, *format, gazetteer, &mut out)?;
            }
            for query in from.iter().map(lines).collect::<anyhow::Result<Vec<_>>>()?.concat() {
                find(&query, *limit, *format, gazetteer, &mut out)?;
            }
        }
        Command::Near { at, within, limit, format } => {
            let near = gazetteer.within(*at, f64::from(*within));
            let told: Vec<_> = near
                .into_iter()
                .take(*limit)
                .map(|(id, metres)| Told {
                    distance_km: Some((metres / 10.0).round() / 100.0),
                    ..told(id, gazetteer)
                })
                .collect();
            let query = format!("{},{}", at.lon, at.lat);
            write(&query, Some(around(*at, gazetteer)), &told, *format, &mut out)?;
        }
        Command::Info { id, format } => info(id, *format, gazetteer, &mut out)?,
    }
    out.finish()?;
    Ok(Ending::Fine)
}

/// The queries of a file; blank lines ask nothing.
fn lines(path: &PathBuf) -> anyhow::Result<Vec<String>> {
    let cannot = || format!("cannot read {}", path.display());
    let input: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(std::fs::File::open(path).with_context(cannot)?))
    };
    let lines = input.lines().collect::<Result<Vec<_>, _>>().with_context(cannot)?;
    Ok(lines.into_iter().filter(|line| !line.trim().is_empty()).collect())
}

fn find(
    query: &str,
    limit: usize,
    format: Format,
    gazetteer: &Gazetteer,
    out: &mut Output,
) -> anyhow::Result<()> {
    let found = places_named(query, gazetteer);
    let told: Vec<_> = found.into_iter().take(limit).map(|id| told(id, gazetteer)).collect();
    write(query, None, &told, format, out)?;
    if told.is_empty() && format == Format::Text {
        let similar = suggestions(query, gazetteer);
        let like = if similar.is_empty() { String::new() } else { format!("; known: {similar}") };
        writeln!(out, "  no place of this name{like}")?;
    }
    Ok(())
}

/// Every place of a name once, the most prominent first.
fn places_named(name: &str, gazetteer: &Gazetteer) -> Vec<PlaceId> {
    let mut found = Vec::new();
    for sense in gazetteer.named(name) {
        if !found.contains(&sense.place) {
            found.push(sense.place);
        }
    }
    found
}

fn suggestions(name: &str, gazetteer: &Gazetteer) -> String {
    let mut names: Vec<_> = Vec::new();
    for (id, _) in gazetteer.similar(name, SUGGESTIONS) {
        let name = gazetteer.place(id).name;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

fn told(id: PlaceId, gazetteer: &Gazetteer) -> Told<'_> {
    let Address { place, iso3, admin1, admin2, .. } = Address::of(id, gazetteer);
    Told {
        name: place.name,
        kind: place.kind.as_str(),
        country: iso3,
        admin1,
        admin2,
        lat: place.position.lat,
        lon: place.position.lon,
        id: place.key,
        geonames_id: place.geonames_id,
        population: Some(place.population).filter(|&people| people > 0),
        uncertainty_m: place.uncertainty_m,
        distance_km: None,
    }
}

fn around(at: LonLat, gazetteer: &Gazetteer) -> Around<'_> {
    let around = Boundaries::bundled().around(at);
    let place = |key: Option<&str>| Some(gazetteer.place(gazetteer.keyed(key?)?));
    Around {
        country: place(around.country).map(|country| country.countries),
        admin1: place(around.region).map(|region| region.name),
    }
}

fn write(
    query: &str,
    around: Option<Around<'_>>,
    told: &[Told<'_>],
    format: Format,
    out: &mut Output,
) -> anyhow::Result<()> {
    if format == Format::Jsonl {
        let mut line = serde_json::json!({"query": query});
        if let Some(around) = around {
            line["around"] = serde_json::to_value(around)?;
        }
        line["matches"] = serde_json::to_value(told)?;
        writeln!(out, "{line}")?;
        return Ok(());
    }
    let around = around.map_or(vec![], |around| vec![around.admin1, around.country]);
    let around: Vec<_> = around.into_iter().flatten().collect();
    writeln!(out, "{}", format!("{query}  {}", around.join(", ")).trim_end())?;
    for place in told {
        let within = [place.admin1, place.country.as_deref()];
        let within: Vec<_> = within.into_iter().flatten().collect();
        let (lat, lon) = (place.lat, place.lon);
        let far = place.distance_km.map_or(String::new(), |km| format!("  {km} km"));
        writeln!(
            out,
            "  {:<16} {:<9} {:<24} {:<28} {lat:>9.4} {lon:>9.4}{far}",
            place.id,
            place.kind,
            place.name,
            within.join(", ")
        )?;
    }
    Ok(())
}

fn info(id: &str, format: Format, gazetteer: &Gazetteer, out: &mut Output) -> anyhow::Result<()> {
    let named = || places_named(id, gazetteer).first().copied();
    let Some(place) = gazetteer.keyed(id).or_else(named) else {
        let similar = suggestions(id, gazetteer);
        bail!("no place has the key or the name {id:?}; known: {similar}");
    };
    let row = gazetteer.place(place);
    let mut json = serde_json::to_value(told(place, gazetteer))?;
    json["outline"] = Boundaries::bundled().of(row.key).is_some().into();
    for (key, value) in provenance(&row) {
        json[key] = value;
    }
    match format {
        Format::Jsonl => writeln!(out, "{json}")?,
        Format::Text => {
            for (key, value) in json.as_object().into_iter().flatten() {
                let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                writeln!(out, "{key:<16} {value}")?;
            }
        }
    }
    Ok(())
}

/// What a place is called besides, and where its row comes from.
fn provenance(row: &Place<'_>) -> Vec<(&'static str, serde_json::Value)> {
    let names: Vec<_> = row.names().skip(1).collect();
    let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    vec![
        ("other_names", names.into()),
        ("source", known(row.source).into()),
        ("coord_src", known(row.coord_src).into()),
        ("note", known(row.note).into()),
    ]
}
