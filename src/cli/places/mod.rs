//! `dateline places`: the gazetteer by name, by position and by key.
//!
//! `find`, `near` and `info` are the commands; `told` is a place as all of them tell it, `sheet`
//! a table to read.

mod find;
mod info;
mod near;
mod sheet;
mod told;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use dateline::model::PlaceKind;

use super::console::tell;
use super::{Ending, args, output};

/// What `places` takes.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    known: args::Known,

    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Find places by name, the most prominent first
    ///
    /// A name may have its form ("province of Kunar", "Laurel County") and what it lies in behind a
    /// comma ("Paris, Texas"). When no place is called so, those that come nearest in spelling are
    /// offered, and the exit status is 1.
    Find(find::Args),
    /// Find places by position, the nearest first
    Near(near::Args),
    /// Tell everything known of a place, and what it may be confused with
    Info(info::Args),
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table to read
    Text,
    /// A JSON object a line
    Jsonl,
    /// A layer of points
    Geojson,
}

/// Looks up places.
pub(super) fn run(args: &Args) -> anyhow::Result<Ending> {
    let known = args.known.open()?;
    for fault in &known.faults {
        tell(&format!("skipped: {fault}\n"));
    }
    let gazetteer = &known.gazetteer;
    let ending = match &args.command {
        Command::Find(args) => find::run(args, gazetteer),
        Command::Near(args) => near::run(args, gazetteer),
        Command::Info(args) => info::run(args, gazetteer),
    }?;
    Ok(if known.faults.is_empty() { ending } else { Ending::Skipped })
}

/// A kind of place.
fn kind() -> impl TypedValueParser<Value = PlaceKind> {
    PossibleValuesParser::new(PlaceKind::ALL.map(PlaceKind::as_str))
        .map(|name| PlaceKind::named(&name).expect("only names of kinds pass"))
}
