//! `dateline-train bindings`: learns how much each clue counts in binding an event to a place and a
//! day, and in taking it for one, by trying: a weight stays changed where more events come out right.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::thread;

use anyhow::Context;
use dateline::extract::{Binding, DayClue, SiteClue, WorthClue};
use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::model::{Report, When};
use dateline::pipeline;
use dateline::text::fold;

use crate::folds;
use crate::stories::{self, Happening, Story};
use crate::table::Table;

/// How far a weight is moved, up and down, in each round over all clues.
const STEPS: [f32; 3] = [1.5, 0.7, 0.3];

/// What a change must gain to stay, in F1.
const GAIN: f32 = 4e-4;

#[derive(clap::Args)]
pub(crate) struct Task {
    /// Learn from every story and write site.tsv, day.tsv and worth.tsv into this folder
    #[arg(long, value_name = "FOLDER", required_unless_present = "held_back")]
    out: Option<PathBuf>,

    /// Learn from one half of the stories and print how the other is told, both ways
    #[arg(long)]
    held_back: bool,

    /// Learn the weights of one table only, and leave the others as they are
    #[arg(long, value_name = "TABLE", value_parser = TABLES)]
    only: Option<String>,

    /// Stories with their events, one a line; the name of the file is that of the corpus
    #[arg(required = true, value_name = "CORPUS")]
    corpora: Vec<PathBuf>,
}

impl Task {
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let stories = stories::read(&self.corpora)?;
        if self.held_back {
            for half in [false, true] {
                let (learn, tell): (Vec<&Story>, Vec<&Story>) = stories
                    .iter()
                    .partition(|story| folds::in_half(&story.document.byline.id.0) == half);
                let learned = Search::from_start(&learn).learned(self.only.as_deref());
                let start = Search::from_start(&tell).binding();
                writeln!(io::stdout(), "at the start {:?}", scores(&tell, &start))?;
                writeln!(io::stdout(), "learned      {:?}", scores(&tell, &learned.binding()))?;
            }
        }
        if let Some(out) = &self.out {
            let all: Vec<&Story> = stories.iter().collect();
            let learned = Search::from_start(&all).learned(self.only.as_deref());
            for (name, table) in TABLES.iter().zip(&learned.tables) {
                let path = out.join(name).with_extension("tsv");
                fs::write(&path, table.written(1))
                    .with_context(|| format!("cannot write {}", path.display()))?;
            }
        }
        Ok(())
    }
}

/// The tables that are learned together, in the order of a search.
const TABLES: [&str; 3] = ["site", "day", "worth"];

/// A search for better weights.
struct Search<'s> {
    stories: &'s [&'s Story],
    tables: [Table; 3],
}

impl<'s> Search<'s> {
    fn from_start(stories: &'s [&'s Story]) -> Search<'s> {
        let site = include_str!("../../../data/weights/site.tsv");
        let day = include_str!("../../../data/weights/day.tsv");
        let worth = include_str!("../../../data/weights/worth.tsv");
        let tables = [
            Table::read(site, SiteClue::ALL.iter().map(|clue| clue.as_str())),
            Table::read(day, DayClue::ALL.iter().map(|clue| clue.as_str())),
            Table::read(worth, WorthClue::ALL.iter().map(|clue| clue.as_str())),
        ];
        Search { stories, tables }
    }

    fn binding(&self) -> Binding {
        let [site, day, worth] = self.tables.each_ref().map(Table::weights);
        Binding { site, day, worth }
    }

    /// With the tables learned, or only the one of this name.
    fn learned(mut self, only: Option<&str>) -> Search<'s> {
        let mut best = mean(&scores(self.stories, &self.binding()));
        for step in STEPS {
            for (table, name) in TABLES.iter().enumerate() {
                if only.is_some_and(|only| only != *name) {
                    continue;
                }
                for number in 0..self.tables[table].len() {
                    best = self.tried(table, number, step, best);
                }
            }
        }
        self
    }

    /// Moves a weight up or down, if the score gains by it, and gives the score.
    fn tried(&mut self, table: usize, number: usize, step: f32, best: f32) -> f32 {
        for step in [step, -step] {
            self.moved(table, number, step);
            let score = mean(&scores(self.stories, &self.binding()));
            if score > best + GAIN {
                return score;
            }
            self.moved(table, number, -step);
        }
        best
    }

    fn moved(&mut self, table: usize, number: usize, step: f32) {
        let weight = self.tables[table].weight_mut(number);
        *weight = ((*weight + step) * 10.0).round() / 10.0;
    }
}

/// Every corpus counts alike.
fn mean(scores: &BTreeMap<&str, f32>) -> f32 {
    let count = u16::try_from(scores.len()).unwrap_or(u16::MAX);
    scores.values().sum::<f32>() / f32::from(count)
}

/// By corpus: F1 of the events whose place and day come out right.
fn scores<'s>(stories: &[&'s Story], binding: &Binding) -> BTreeMap<&'s str, f32> {
    let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
    let tell = |stories: &[&'s Story]| {
        let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
        for story in stories {
            let document = story.document.clone();
            let told = pipeline::analyse_by(binding, document, gazetteer, language).reports;
            let count = counts.entry(&story.corpus).or_default();
            count[0] += right(&story.events, &told, gazetteer);
            count[1] += told.len();
            count[2] += story.events.len();
        }
        counts
    };
    let (first, second) = stories.split_at(stories.len() / 2);
    let halves = thread::scope(|scope| {
        let other = scope.spawn(|| tell(second));
        [tell(first), other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))]
    });
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (corpus, half) in halves.into_iter().flatten() {
        let sum = counts.entry(corpus).or_default();
        half.iter().zip(sum).for_each(|(one, sum)| *sum += one);
    }
    counts.into_iter().map(|(corpus, count)| (corpus, f1(count))).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a corpus has few events")]
fn f1([right, told, all]: [usize; 3]) -> f32 {
    if told + all == 0 { 0.0 } else { 2.0 * right as f32 / (told + all) as f32 }
}

/// How many of the events are told with their place and day, each by a report of its own.
fn right(events: &[Happening], told: &[Report], gazetteer: &Gazetteer) -> usize {
    let mut free: Vec<&Report> = told.iter().collect();
    let mut right = 0;
    for event in events {
        if let Some(at) = free.iter().position(|report| is_right(event, report, gazetteer)) {
            free.remove(at);
            right += 1;
        }
    }
    right
}

fn is_right(event: &Happening, report: &Report, gazetteer: &Gazetteer) -> bool {
    let place = || {
        report.site.as_ref().is_some_and(|site| {
            let place = gazetteer.place(site.choice.place);
            place.names().any(|name| event.names.contains(&fold(name)))
        })
    };
    let day = || {
        let when = report.when.as_ref().and_then(|dated| dated.when);
        when.is_some_and(|when| {
            let fits = |day: &When| *day == when || when.days() == 1 && day.covers(when);
            event.days.iter().any(fits)
        })
    };
    (event.kinds.is_empty() || event.kinds.contains(&report.kind))
        && (event.names.is_empty() || place())
        && (event.days.is_empty() || day())
}
