//! `dateline-train bindings`: learns how much each clue counts in binding an event to a place and a
//! day, by trying: a weight stays changed where more events come out right.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::thread;

use anyhow::Context;
use dateline::extract::{Binding, DayClue, SiteClue};
use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::model::{Report, When};
use dateline::pipeline;
use dateline::text::fold;
use dateline::weights::Weights;

use crate::folds;
use crate::stories::{self, Happening, Story};
use crate::table::Table;

/// How far a weight is moved, up and down, in each round over all clues.
const STEPS: [f32; 3] = [1.5, 0.7, 0.3];

/// What a change must gain to stay, in F1.
const GAIN: f32 = 4e-4;

#[derive(clap::Args)]
pub(crate) struct Task {
    /// Learn from every story and write site.tsv and day.tsv into this folder
    #[arg(long, value_name = "FOLDER", required_unless_present = "held_back")]
    out: Option<PathBuf>,

    /// Learn from one half of the stories and print how the other is told, both ways
    #[arg(long)]
    held_back: bool,

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
                let learned = Search::from_start(&learn).learned();
                let start = Search::from_start(&tell).binding();
                writeln!(io::stdout(), "at the start {:?}", scores(&tell, &start))?;
                writeln!(io::stdout(), "learned      {:?}", scores(&tell, &learned.binding()))?;
            }
        }
        if let Some(out) = &self.out {
            let all: Vec<&Story> = stories.iter().collect();
            let learned = Search::from_start(&all).learned();
            for (file, table) in
                [("site.tsv", learned.site.written(1)), ("day.tsv", learned.day.written(1))]
            {
                let path = out.join(file);
                fs::write(&path, table)
                    .with_context(|| format!("cannot write {}", path.display()))?;
            }
        }
        Ok(())
    }
}

/// A search for better weights.
struct Search<'s> {
    stories: &'s [&'s Story],
    site: Table,
    day: Table,
}

impl<'s> Search<'s> {
    fn from_start(stories: &'s [&'s Story]) -> Search<'s> {
        let site = include_str!("../../../data/weights/site.tsv");
        let day = include_str!("../../../data/weights/day.tsv");
        Search {
            stories,
            site: Table::read(site, SiteClue::ALL.iter().map(|clue| clue.as_str())),
            day: Table::read(day, DayClue::ALL.iter().map(|clue| clue.as_str())),
        }
    }

    fn binding(&self) -> Binding {
        let worth = Weights::worth().clone();
        Binding { site: self.site.weights(), day: self.day.weights(), worth }
    }

    fn learned(mut self) -> Search<'s> {
        let mut best = mean(&scores(self.stories, &self.binding()));
        let count = self.site.len() + self.day.len();
        for step in STEPS {
            for number in 0..count {
                for step in [step, -step] {
                    self.moved(number, step);
                    let score = mean(&scores(self.stories, &self.binding()));
                    if score > best + GAIN {
                        best = score;
                        break;
                    }
                    self.moved(number, -step);
                }
            }
        }
        self
    }

    fn moved(&mut self, number: usize, step: f32) {
        let weight = match number.checked_sub(self.site.len()) {
            None => self.site.weight_mut(number),
            Some(number) => self.day.weight_mut(number),
        };
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
