use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::Context;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use dateline::gazetteer::{Gazetteer, GazetteerError};
use dateline::layers::{Bbox, PROFILES, Profile};
use dateline::model::LonLat;
use dateline::pipeline::{Laid, Names, Order};
use dateline::read::{self, Fields, READERS, ReadError, Reader};
use dateline::text::fold;
use jiff::civil::Date;

use super::limits::Limiting;
use super::timings::TIMINGS;

/// What every command that reads documents takes.
#[derive(clap::Args)]
pub(super) struct Reading {
    /// Files, folders (walked, sorted), or - for what comes in by a pipe
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Read every input in this format, whatever its extension
    #[arg(long, value_name = "FORMAT", value_parser = reader())]
    input_format: Option<&'static dyn Reader>,

    /// The day of documents that carry none
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<Date>,

    /// Names never to take for a place, one a line
    #[arg(long, value_name = "FILE")]
    ignore: Option<PathBuf>,

    /// Who finds the names: this program, or the `mentions` given with each record
    #[arg(long, value_enum, default_value = "find")]
    mentions: MentionsFrom,

    /// Threads to work with [default: as many as there are processors]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// Write each record that is skipped to this file as it happens: JSON lines of file, line, reason
    #[arg(long, value_name = "FILE")]
    pub(super) report_errors: Option<PathBuf>,

    /// What a field is called in your tables and records: text=body, published=date; may be repeated
    #[arg(long, value_name = "OURS=THEIRS")]
    field: Vec<String>,

    #[command(flatten)]
    pub(super) loudness: Loudness,

    #[command(flatten)]
    limits: Limiting,

    #[command(flatten)]
    pub(super) known: Known,
}

/// Which places are known.
#[derive(clap::Args)]
#[command(next_help_heading = "Places")]
pub(super) struct Known {
    /// A compiled gazetteer to use instead of the bundled one
    #[arg(long, value_name = "FILE", global = true)]
    gazetteer: Option<PathBuf>,

    /// A table of your own places to lay over it, .tsv or .csv with name, lat, lon; may be repeated
    #[arg(long, value_name = "FILE", global = true)]
    places: Vec<PathBuf>,
}

/// The gazetteer in use, and what was laid over it.
pub(super) struct Opened {
    pub(super) gazetteer: Gazetteer,
    pub(super) laid: Vec<Laid>,
    /// Rows that are wrong.
    pub(super) faults: Vec<ReadError>,
}

impl Known {
    pub(super) fn open(&self) -> anyhow::Result<Opened> {
        let below = match &self.gazetteer {
            None => Gazetteer::bundled().clone(),
            Some(path) => Gazetteer::file(path).with_context(|| path.display().to_string())?,
        };
        if self.places.is_empty() {
            return Ok(Opened { gazetteer: below, laid: Vec::new(), faults: Vec::new() });
        }
        let texts = texts(&self.places)?;
        let tables: Vec<_> = texts.iter().map(|(file, text)| (&**file, &**text)).collect();
        let (gazetteer, faults) = below.with_sound(&tables)?;
        let laid = tables.iter().map(|(file, text)| Laid::new(file, text.as_bytes()));
        Ok(Opened {
            gazetteer,
            laid: laid.collect(),
            faults: faults.into_iter().map(told).collect(),
        })
    }
}

/// A row that is left out is told as a document is.
fn told(fault: GazetteerError) -> ReadError {
    match fault {
        GazetteerError::Row { file, line, fault } => {
            ReadError { file, line: Some(line), reason: fault }
        }
        other => ReadError { file: "places".into(), line: None, reason: other.to_string() },
    }
}

/// Tables as they are typed, with their texts.
pub(super) fn texts(paths: &[PathBuf]) -> anyhow::Result<Vec<(String, String)>> {
    let read = |path: &PathBuf| {
        let name = path.display().to_string();
        let text = std::fs::read(path).with_context(|| format!("cannot read {name}"))?;
        let text = String::from_utf8(text)
            .ok()
            .with_context(|| format!("{name} is not UTF-8: save it as such"))?;
        Ok((name, text))
    };
    paths.iter().map(read).collect()
}

/// How much is told on stderr.
#[derive(Clone, Copy, clap::Args)]
pub(super) struct Loudness {
    /// Tell nothing but what went wrong
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,

    /// Tell what was read, with what, and how long each stage took
    #[arg(short, long)]
    pub(super) verbose: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum MentionsFrom {
    Find,
    Given,
}

impl Reading {
    fn fields(&self) -> anyhow::Result<Fields> {
        let mut fields = Fields::default();
        for pair in &self.field {
            fields.set(pair).map_err(|fault| anyhow::anyhow!("--field {pair}: {fault}"))?;
        }
        Ok(fields)
    }

    /// What is meant by it, with all layers and nothing filtered.
    pub(super) fn order(&self) -> anyhow::Result<Order> {
        let mut order = Order::new(self.inputs.clone());
        order.reading = read::Settings {
            format: self.input_format,
            published: self.published,
            fields: self.fields()?,
            limits: self.limits.meant(),
        };
        order.names = match self.mentions {
            MentionsFrom::Find => Names::Find,
            MentionsFrom::Given => Names::Given,
        };
        if let Some(path) = &self.ignore {
            order.ignored = ignored(path)?;
        }
        order.jobs = self.jobs.unwrap_or(order.jobs);
        order.bounds = self.limits.bounds();
        if self.loudness.verbose {
            order.pace = &TIMINGS;
        }
        Ok(order)
    }
}

fn ignored(path: &PathBuf) -> anyhow::Result<BTreeSet<String>> {
    let names = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the names to ignore in {}", path.display()))?;
    Ok(names.lines().map(fold).filter(|name| !name.is_empty()).collect())
}

fn reader() -> impl TypedValueParser<Value = &'static dyn Reader> {
    let names = READERS.iter().map(|reader| reader.name());
    PossibleValuesParser::new(names.collect::<Vec<_>>())
        .map(|name| read::reader(&name).expect("only names of readers pass"))
}

/// The name of a profile.
pub(super) fn profile() -> impl TypedValueParser<Value = &'static Profile> {
    let names = PROFILES.iter().map(|profile| profile.name);
    PossibleValuesParser::new(names.collect::<Vec<_>>())
        .map(|name| Profile::named(&name).expect("only names of profiles pass"))
}

/// `W,S,E,N` in degrees.
pub(super) fn bbox(said: &str) -> Result<Bbox, String> {
    let [west, south, east, north] = degrees(said)?;
    let bbox = Bbox { west, south, east, north };
    let whole = [(west, south), (east, north)].into_iter().all(|(lon, lat)| on_earth(lon, lat));
    if !whole || south > north {
        return Err("must be W,S,E,N in degrees: -180 to 180 and -90 to 90, south first".into());
    }
    Ok(bbox)
}

/// `LON,LAT` in degrees.
pub(super) fn position(said: &str) -> Result<LonLat, String> {
    let [lon, lat] = degrees(said)?;
    if !on_earth(lon, lat) {
        return Err("must be LON,LAT in degrees: -180 to 180, then -90 to 90".into());
    }
    Ok(LonLat { lon, lat })
}

/// A country's ISO 3166-1 alpha-3 code.
pub(super) fn country(said: &str) -> Result<String, String> {
    let code = said.to_ascii_uppercase();
    let right = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    right.then_some(code).ok_or_else(|| "must be three letters, such as AFG".into())
}

/// 0 to 1.
pub(super) fn share(said: &str) -> Result<f64, String> {
    let number = said.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "must lie between 0 and 1".into())
}

/// Kilometres, as metres.
pub(super) fn kilometres(said: &str) -> Result<u32, String> {
    let number = said.parse::<f64>().ok().filter(|km| (0.0..=40_000.0).contains(km));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no distance on earth is negative or more than 40,000 km"
    )]
    let metres = number.map(|km| (km * 1000.0).round() as u32);
    metres.ok_or_else(|| "must lie between 0 and 40000".into())
}

fn degrees<const N: usize>(said: &str) -> Result<[f64; N], String> {
    let numbers: Result<Vec<f64>, _> = said.split(',').map(|part| part.trim().parse()).collect();
    let numbers = numbers.map_err(|_| "must be numbers with commas between".to_owned())?;
    let count = numbers.len();
    numbers.try_into().map_err(|_| format!("must be {N} numbers, not {count}"))
}

fn on_earth(lon: f64, lat: f64) -> bool {
    (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)
}

#[cfg(test)]
mod tests {
    use super::{bbox, country, kilometres, position, share};

    #[test]
    fn what_is_typed_is_checked() {
        for (said, right) in [
            ("60,29,75,39", true),
            ("170, -20, -170, 20", true),
            ("60,39,75,29", false),
            ("60,29,75", false),
            ("a,b,c,d", false),
            ("60,29,75,inf", false),
        ] {
            assert_eq!(bbox(said).is_ok(), right, "{said}");
        }
        assert!(position("69.17,34.53").is_ok() && position("34.53,169.17").is_err());
        assert_eq!(country("afg").as_deref(), Ok("AFG"));
        assert!(country("AF").is_err() && share("1.1").is_err() && share("nan").is_err());
        assert_eq!(kilometres("1.5"), Ok(1500));
        assert!(kilometres("-1").is_err());
    }
}
