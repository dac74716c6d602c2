use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use dateline::gazetteer::{self, FORMAT, Gazetteer, Imported, Step};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;

use super::Ending;
use super::args::texts;
use super::console::tell;
use super::output::Output;

/// As help shows it; a doc comment would have to mark names as code.
const ABOUT_IMPORT: &str = "Compile a gazetteer from GeoNames' allCountries.txt, with the bundled \
    places laid over it. If it is interrupted, the same command goes on where it was";

/// What `gazetteer` takes.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Tell what is in a gazetteer, and what must be said of its sources
    Info {
        /// The compiled file [default: the bundled one]
        file: Option<PathBuf>,
        /// Count the places of so many countries, the largest first
        #[arg(long, value_name = "N", default_value_t = 0)]
        countries: usize,
        /// Words to read, or a JSON object
        #[arg(short, long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Read every byte of a gazetteer, and tell whether it is sound
    Verify {
        /// The compiled file [default: the bundled one]
        file: Option<PathBuf>,
    },
    /// Compile a gazetteer from tables
    Build {
        /// Tables with the columns name, lat, lon and others of data/gazetteer; .tsv or .csv
        #[arg(long, required = true, num_args = 1.., value_name = "TSV")]
        from: Vec<PathBuf>,
        /// Lay the tables over the bundled places
        #[arg(long)]
        with_bundled: bool,
        #[command(flatten)]
        out: Out,
    },
    #[command(about = ABOUT_IMPORT)]
    ImportGeonames {
        /// allCountries.txt, or a file of that layout; - is stdin
        input: PathBuf,
        #[command(flatten)]
        out: Out,
    },
}

#[derive(clap::Args)]
struct Out {
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    overwrite: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Jsonl,
}

/// Looks after gazetteers.
pub(super) fn run(args: &Args) -> anyhow::Result<Ending> {
    match &args.command {
        Command::Info { file, countries, format } => info(file.as_deref(), *countries, *format),
        Command::Verify { file } => verify(file.as_deref()),
        Command::Build { from, with_bundled, out } => build(from, *with_bundled, out),
        Command::ImportGeonames { input, out } => import(input, out),
    }
}

/// A gazetteer and what it is called.
fn open(file: Option<&Path>) -> anyhow::Result<(Gazetteer, String)> {
    let Some(path) = file else { return Ok((Gazetteer::bundled().clone(), "bundled".into())) };
    let name = path.display().to_string();
    Ok((Gazetteer::file(path).with_context(|| name.clone())?, name))
}

fn info(file: Option<&Path>, most: usize, format: Format) -> anyhow::Result<Ending> {
    let (gazetteer, name) = open(file)?;
    let mut kinds = BTreeMap::new();
    let mut countries: BTreeMap<String, u64> = BTreeMap::new();
    for place in gazetteer.places() {
        *kinds.entry(place.kind).or_insert(0_u64) += 1;
        let codes = place.countries.split(';').filter(|code| !code.is_empty());
        codes.filter(|_| most > 0).for_each(|code| *countries.entry(code.into()).or_default() += 1);
    }
    let kinds: serde_json::Map<_, _> =
        kinds.iter().map(|(kind, count)| (kind.as_str().to_owned(), json!(count))).collect();
    let mut countries: Vec<_> = countries.into_iter().collect();
    countries.sort_by_key(|(code, count)| (Reverse(*count), code.clone()));
    countries.truncate(most);
    let countries: serde_json::Map<_, _> =
        countries.into_iter().map(|(code, count)| (code, json!(count))).collect();
    let sources: Vec<_> = gazetteer.sources().collect();
    let said: BTreeSet<_> = sources.iter().map(|source| source.attribution).collect();
    let attribution = said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
    let attribution = attribution.iter().map(|words| format!("{words}.")).collect::<Vec<_>>();
    let attribution = attribution.join(" ");

    let mut out = Output::to(None)?;
    if format == Format::Jsonl {
        let sources = sources.iter().map(|source| {
            json!({"package": source.package, "version": source.version,
                "licence": source.licence, "attribution": source.attribution})
        });
        let line = json!({"file": name, "format": FORMAT, "fingerprint": gazetteer.fingerprint(),
            "places": gazetteer.len(), "kinds": kinds, "countries": countries,
            "sources": sources.collect::<Vec<_>>(), "attribution": attribution});
        writeln!(out, "{line}")?;
    } else {
        writeln!(out, "file         {name}\nformat       {FORMAT}")?;
        writeln!(out, "fingerprint  {}", gazetteer.fingerprint())?;
        writeln!(out, "places       {:>9}", gazetteer.len())?;
        for (what, count) in kinds.iter().chain(&countries) {
            writeln!(out, "  {what:<10} {count:>9}")?;
        }
        writeln!(out, "sources")?;
        for source in &sources {
            writeln!(out, "  {:<24} {:<16} {}", source.package, source.version, source.licence)?;
        }
        writeln!(out, "say with what you publish\n  {attribution}")?;
    }
    out.finish()?;
    Ok(Ending::Fine)
}

fn verify(file: Option<&Path>) -> anyhow::Result<Ending> {
    let (gazetteer, name) = open(file)?;
    gazetteer.verify().with_context(|| name.clone())?;
    let mut out = Output::to(None)?;
    writeln!(out, "{name}: sound")?;
    out.finish()?;
    Ok(Ending::Fine)
}

fn build(from: &[PathBuf], with_bundled: bool, out: &Out) -> anyhow::Result<Ending> {
    out.check()?;
    let texts = texts(from)?;
    let tables: Vec<_> = texts.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
    let built = gazetteer::build(&tables, with_bundled.then(Gazetteer::bundled))?;
    for fault in &built.faults {
        tell(&format!("skipped: {fault}\n"));
    }
    let places = Gazetteer::open(built.bytes.clone())?.len();
    if places == 0 {
        bail!("the tables hold no place");
    }
    let mut file = Output::to(Some(&out.out))?;
    file.write_all(&built.bytes)?;
    file.finish()?;
    tell(&format!("{places} places in {}\n", out.out.display()));
    Ok(if built.faults.is_empty() { Ending::Fine } else { Ending::Skipped })
}

fn import(path: &Path, out: &Out) -> anyhow::Result<Ending> {
    out.check()?;
    let name = path.display().to_string();
    let input: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(BufReader::with_capacity(1 << 18, io::stdin().lock()))
    } else {
        let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
        Box::new(BufReader::with_capacity(1 << 18, file))
    };
    let shown = io::stderr().is_terminal();
    let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(None, target);
    bar.set_style(ProgressStyle::with_template("{spinner} {msg}").expect("a fixed template"));
    let told = gazetteer::import(input, &name, &out.out, &mut |step| match step {
        Step::Taken(lines) => bar.set_message(format!("{lines} lines read")),
        Step::Laid(places) => bar.set_message(format!("{places} places laid out")),
        Step::Writing => bar.set_message("writing"),
        Step::Skipped(fault) => bar.suspend(|| tell(&format!("skipped: {fault}\n"))),
    });
    bar.finish_and_clear();
    let told = told?;
    tell(&summary(&told));
    Ok(if told.skipped == 0 { Ending::Fine } else { Ending::Skipped })
}

fn summary(told: &Imported) -> String {
    let mut lines = vec![("lines", told.lines)];
    lines.extend((told.resumed > 0).then_some(("  taken before", told.resumed)));
    lines.extend([("  left out", told.left_out), ("  skipped", told.skipped)]);
    lines.push(("places", told.places));
    let kinds = told.kinds.iter().map(|(kind, &count)| (format!("  {}", kind.as_str()), count));
    let lines = lines.into_iter().map(|(what, count)| (what.to_owned(), count)).chain(kinds);
    let mut out = String::new();
    for (what, count) in lines {
        let _ = writeln!(out, "{what:<16}{count:>10}");
    }
    out
}

impl Out {
    /// That nothing is lost that somebody may want.
    fn check(&self) -> anyhow::Result<()> {
        if self.out.exists() && !self.overwrite {
            bail!("{} is there already: add --overwrite to replace it", self.out.display());
        }
        Ok(())
    }
}
