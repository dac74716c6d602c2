//! Learns the weights in `data/weights` from texts in which the names are marked; see README.md.

#![forbid(unsafe_code)]

mod bindings;
mod chain;
mod choices;
mod clues;
mod confidence;
mod corpus;
mod crf;
mod embedded;
mod folds;
mod json_lines;
mod merging;
mod names;
mod places;
mod random;
mod regression;
mod reliability;
mod score;
mod stories;
mod table;
mod tags;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Parser;

use corpus::Document;

/// Learns the weights in data/weights from texts in which the names are marked
#[derive(Parser)]
#[command(version)]
enum Command {
    /// What tells the names of places from other names: names.bin
    Names(Task),

    /// How much each clue counts in choosing among namesakes: resolve.tsv
    Places(Task),

    /// What the confidence of a placement may claim: confidence.tsv
    Confidence(Task),

    /// How much each clue counts in binding an event to its place and its day: site.tsv, day.tsv
    Bindings(bindings::Task),

    /// How much each clue counts in telling whether two reports tell of one event: merge.tsv
    Merging(Task),
}

#[derive(clap::Args)]
struct Task {
    /// Learn from every document and write the weights here
    #[arg(long, value_name = "FILE", required_unless_present = "held_back")]
    out: Option<PathBuf>,

    /// Learn from four fifths of the documents and print how the fifth is told, for each fifth
    #[arg(long)]
    held_back: bool,

    /// Texts with marks, one a line; the name of the file is that of the corpus
    #[arg(required = true, value_name = "CORPUS")]
    corpora: Vec<PathBuf>,
}

fn main() -> anyhow::Result<()> {
    match Command::parse() {
        Command::Names(task) => {
            task.run(names::held_back, |documents| Ok(names::Lessons::of(documents).learned()))
        }
        Command::Places(task) => {
            task.run(places::held_back, |documents| Ok(places::learned(documents)?.into_bytes()))
        }
        Command::Bindings(task) => task.run(),
        Command::Confidence(task) => task.run(confidence::held_back, |documents| {
            Ok(confidence::learned(documents)?.into_bytes())
        }),
        Command::Merging(task) => {
            let lessons = merging::Lessons::read(&task.corpora)?;
            if task.held_back {
                io::stdout().write_all(lessons.held_back().as_bytes())?;
            }
            task.out.iter().try_for_each(|out| write_to(out, lessons.learned().as_bytes()))
        }
    }
}

impl Task {
    fn run(
        &self,
        held_back: impl Fn(&[Document]) -> String,
        learned: impl Fn(&[Document]) -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<()> {
        let documents = corpus::read(&self.corpora)?;
        if self.held_back {
            io::stdout().write_all(held_back(&documents).as_bytes())?;
        }
        if let Some(out) = &self.out {
            let bytes = learned(&documents)?;
            write_to(out, &bytes)?;
        }
        Ok(())
    }
}

fn write_to(out: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(out, bytes).with_context(|| format!("cannot write {}", out.display()))
}
