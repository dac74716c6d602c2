//! Arguments and messages. Nothing here decides anything about news.
//!
//! Results go to stdout, everything else to stderr. To add a command, add a file with its
//! arguments and its `run`, and a line to [`Command`] and to [`run`].

mod analyse;
mod args;
mod console;
mod errors;
mod explain;
mod export;
mod gazetteer;
mod limits;
mod output;
mod places;
mod reference;
mod summary;
mod timings;
mod version;
mod words;

use std::process::ExitCode;

use clap::Parser;

/// Finds where, when and what happened in news text, and writes it as map layers.
#[derive(Parser)]
#[command(
    name = "dateline",
    version = version::short(),
    long_version = version::long(),
    max_term_width = 100,
    after_help = EXIT
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Write map layers: events, reports, mentions, places, areas, documents, unresolved names
    Export(export::Args),
    /// Tell everything found in each document
    #[command(visible_alias = "analyze")]
    Analyse(analyse::Args),
    /// Tell why each name went where it did, and what each event rests on
    Explain(explain::Args),
    /// Look up places in the gazetteer
    Places(places::Args),
    /// Look after gazetteers: what is in one, whether it is sound, make one
    Gazetteer(gazetteer::Args),
    /// Print the data dictionary: what each column of each layer means
    Schema(reference::SchemaArgs),
    /// Print a script that completes commands in a shell
    Completions(reference::CompletionsArgs),
    /// Print the manual page
    Man(reference::ManArgs),
}

const EXIT: &str = "Exit status: 0 all was done; 1 all but some inputs, each told on stderr; \
    2 the command line is wrong, or nothing could be done";

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// Everything was done.
    Fine,
    /// It was done, but some inputs were skipped.
    Skipped,
}

/// Reads the arguments, runs the command, tells what stopped it.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    outlive_limits();
    match run(&cli.command) {
        Ok(Ending::Fine) => ExitCode::SUCCESS,
        Ok(Ending::Skipped) => ExitCode::from(1),
        Err(fault) if output::is_closed_pipe(&fault) => ExitCode::SUCCESS,
        Err(fault) => {
            console::complain(&fault);
            ExitCode::from(2)
        }
    }
}

/// A file that may grow no further (`ulimit -f`) is a fault like a full disk, told and cleared up
/// after: the signal for it would end the program without a word. Where that cannot be had, it does.
fn outlive_limits() {
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

fn run(command: &Command) -> anyhow::Result<Ending> {
    match command {
        Command::Export(args) => export::run(args),
        Command::Analyse(args) => analyse::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Places(args) => places::run(args),
        Command::Gazetteer(args) => gazetteer::run(args),
        Command::Schema(args) => reference::schema(args),
        Command::Completions(args) => reference::completions(args),
        Command::Man(args) => reference::man(args),
    }
}
