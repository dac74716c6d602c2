use std::io::Write;
use std::path::PathBuf;

use dateline::language::Language;
use dateline::layers::answer::Answer;
use dateline::pipeline::{self, Watch};

use super::args::Reading;
use super::console::Console;
use super::output::Output;
use super::{Ending, words};

/// What `analyse` takes.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    reading: Reading,

    /// One JSON object a line for each document, or words to read
    #[arg(short, long, value_enum, default_value = "jsonl")]
    format: Format,

    /// Where to write; - is stdout
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Jsonl,
    Text,
}

/// Tells what is found in each document, in the order of the documents.
pub(super) fn run(args: &Args) -> anyhow::Result<Ending> {
    let order = args.reading.order()?;
    let known = args.reading.known.open()?;
    let (gazetteer, language) = (&known.gazetteer, Language::english());
    let mut out = Output::to(Some(&args.output))?;
    let mut console = Console::new(&args.reading)?;
    known.faults.iter().for_each(|fault| console.skipped(fault));
    let (mut documents, mut skipped) = (0_u64, 0_u64);

    let written = |analysis| {
        let answer = Answer::of(&analysis, gazetteer);
        match args.format {
            Format::Jsonl => serde_json::to_string(&answer).map(|line| line + "\n"),
            Format::Text => Ok(words::of(&answer)),
        }
    };
    let sources = pipeline::analyses(&order, gazetteer, language, written, |answer| {
        match answer {
            Ok(answer) => {
                documents += 1;
                console.document();
                out.write_all(answer?.as_bytes())?;
            }
            Err(fault) => {
                skipped += 1;
                console.skipped(&fault);
            }
        }
        anyhow::Ok(())
    })?;
    let reported = console.end(&sources, gazetteer);
    if documents == 0 && skipped > 0 {
        return Err(dateline::Error::NothingRead.into());
    }
    out.finish()?;
    reported?;
    let all = skipped == 0 && known.faults.is_empty();
    Ok(if all { Ending::Fine } else { Ending::Skipped })
}
