use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::builder::PossibleValuesParser;
use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::layers::{self, Bbox, Demonyms, Draft, Filter, Profile};
use dateline::model::EventKind;
use dateline::pipeline::{self, Order, Target};
use dateline::write::{self, Broken, Former, UNGUARDED_CSV, WRITERS, Writer};
use jiff::civil::Date;

use super::args::{self, Opened, Reading};
use super::console::{Console, tell};
use super::output::Output;
use super::{Ending, summary};

/// What `export` takes.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Folder for the layers; - streams one layer to stdout
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    out: PathBuf,

    /// Formats to write, with commas between, or all; gpkg is the one to open in QGIS, qgis adds a
    /// finished project [default: geojson,csv; for a stream geojson]
    #[arg(short, long, value_name = "LIST", value_delimiter = ',', value_parser = formats())]
    format: Vec<String>,

    /// Layers to write, with commas between [default: all; for a stream events]
    #[arg(short, long, value_name = "LIST", value_delimiter = ',', value_parser = layer_names())]
    layers: Vec<String>,

    /// How to lay out the layer events: this program's columns, or those of another data set first
    #[arg(long, value_name = "NAME", default_value = "native", value_parser = args::profile())]
    profile: &'static Profile,

    /// Write CSV without the apostrophe before text that a spreadsheet would run as a formula
    #[arg(long)]
    no_csv_guard: bool,

    #[command(flatten)]
    there: There,

    /// Draw demonyms ("Afghan") like names of places
    #[arg(long)]
    demonyms: bool,

    #[command(flatten)]
    reading: Reading,

    #[command(flatten)]
    filters: Filters,
}

/// What becomes of what lies in the folder.
#[derive(clap::Args)]
struct There {
    /// Replace the run that lies in the folder
    #[arg(long)]
    overwrite: bool,

    /// Go on with the run into the folder that was broken off: what it has analysed is taken over;
    /// give the same command. If there is none, begin one
    #[arg(long)]
    resume: bool,
}

#[derive(clap::Args)]
#[command(next_help_heading = "Filters")]
struct Filters {
    /// Only events on or after this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: Option<Date>,

    /// Only events on or before this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    to: Option<Date>,

    /// Only events and mentions inside this box, in degrees
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true, value_parser = args::bbox)]
    bbox: Option<Bbox>,

    /// Only events and mentions in these countries, ISO 3166-1 alpha-3
    #[arg(long, value_name = "AFG,PAK", value_delimiter = ',', value_parser = args::country)]
    country: Vec<String>,

    /// Only events of these kinds
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds())]
    kind: Vec<String>,

    /// Only events and mentions at least so sure, 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = args::share)]
    min_confidence: Option<f64>,

    /// Only events and mentions placed within so many kilometres
    #[arg(long, value_name = "KM", value_parser = args::kilometres)]
    max_uncertainty: Option<u32>,
}

/// Writes the layers, then says on stderr what is in them.
pub(super) fn run(args: &Args) -> anyhow::Result<Ending> {
    let mut order = args.reading.order()?;
    let Opened { gazetteer, laid, faults } = args.reading.known.open()?;
    (order.laid, order.skipped) = (laid, faults);
    order.filter = args.filters.filter();
    order.demonyms = if args.demonyms { Demonyms::Drawn } else { Demonyms::Hidden };
    let streamed = args.out == Path::new("-");
    order.layers = args.drafts(streamed);
    let writers = args.writers(streamed);
    if streamed {
        return stream(args, &order, &writers, &gazetteer);
    }
    let former = if args.there.overwrite { Former::Replace } else { Former::Keep };
    let broken = if args.there.resume { Broken::Resume } else { Broken::Drop };
    let target = Target::Folder { path: &args.out, writers: &writers, former, broken };
    done(args, &order, target, &gazetteer)
}

fn stream(
    args: &Args,
    order: &Order,
    writers: &[&'static dyn Writer],
    gazetteer: &Gazetteer,
) -> anyhow::Result<Ending> {
    if args.there.resume {
        bail!("a stream cannot be resumed: leave --resume away, or give a folder with --out");
    }
    let (&[_], &[writer]) = (&order.layers[..], writers) else {
        bail!("only one layer in one format can be streamed: choose with --layers and --format");
    };
    let out = Box::new(Output::to(None)?);
    done(args, order, Target::Stream { writer, out }, gazetteer)
}

fn done(
    args: &Args,
    order: &Order,
    target: Target<'_>,
    gazetteer: &Gazetteer,
) -> anyhow::Result<Ending> {
    let loudness = args.reading.loudness;
    let mut console = Console::new(&args.reading)?;
    let outcome = pipeline::run(order, target, gazetteer, Language::english(), &mut console)?;
    let reported = console.end(&outcome.sources, gazetteer);
    if !loudness.quiet {
        tell(&summary::of_former(&outcome));
        tell(&summary::of(&outcome));
    }
    reported?;
    Ok(if outcome.skipped.is_empty() { Ending::Fine } else { Ending::Skipped })
}

impl Args {
    /// In the order of the registry, each once.
    fn writers(&self, streamed: bool) -> Vec<&'static dyn Writer> {
        let default: &[&str] = if streamed { &["geojson"] } else { &["geojson", "csv"] };
        let asked = |name| match &self.format[..] {
            [] => default.contains(&name),
            names => names.iter().any(|asked| asked == name || asked == "all"),
        };
        let chosen = WRITERS.iter().copied().filter(|writer| asked(writer.name()));
        let bare = |writer: &'static dyn Writer| match writer.name() {
            "csv" if self.no_csv_guard => UNGUARDED_CSV,
            _ => writer,
        };
        chosen.map(bare).collect()
    }

    fn drafts(&self, streamed: bool) -> Vec<&'static Draft> {
        let asked = |name| match &self.layers[..] {
            [] => !streamed || name == "events",
            names => names.iter().any(|asked| asked == name),
        };
        self.profile.layers().filter(|draft| asked(draft.layer.name)).collect()
    }
}

impl Filters {
    fn filter(&self) -> Filter {
        Filter {
            from: self.from,
            to: self.to,
            bbox: self.bbox,
            countries: self.country.clone(),
            kinds: self.kind.iter().filter_map(|name| EventKind::named(name)).collect(),
            min_confidence: self.min_confidence,
            max_uncertainty_m: self.max_uncertainty,
        }
    }
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(write::names().into_iter().chain(["all"]))
}

fn layer_names() -> PossibleValuesParser {
    PossibleValuesParser::new(layers::names())
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(EventKind::ALL.map(EventKind::as_str))
}
