//! `dateline-train merging`: learns how much each clue counts in telling whether two reports tell
//! of one event.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, ensure};
use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::merge::{self, Accounts, Clue, Compared, Strengths};
use dateline::model::{Document, Report};
use dateline::pipeline;
use dateline::weights::Weights;
use serde::Deserialize;

use crate::folds;
use crate::score::{Score, share};

/// How often it is decided anew which reports of two documents of one event tell of it.
const ROUNDS: usize = 3;

/// Steps of a round.
const STEPS: u16 = 300;

/// How far a weight goes at the first step.
const RATE: f32 = 0.3;

/// After so many steps the rate has halved.
const SLOWS: f32 = 30.0;

/// How strongly a weight is pulled back to where it started, as so many pairs would: clues too
/// rare in these corpora to be learned (groups, mosques) stay there.
const PULL: f32 = 3.0;

/// What the sums of squares begin at.
const SQUARES: f32 = 1e-6;

/// How much each pair counts once more without its details: in a run of few reports nobody can
/// say which names are rare, and day, place and tolls must do.
const PLAIN: f32 = 0.3;

/// A row of `merging.tsv`.
struct Row {
    clue: &'static str,
    start: f32,
    reason: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let rows = include_str!("../merging.tsv").lines().skip(1);
    rows.map(|row| Row::read(row).expect("a test reads every row")).collect()
});

impl Row {
    fn read(row: &'static str) -> Option<Row> {
        let mut cells = row.split('\t');
        Some(Row { clue: cells.next()?, start: cells.next()?.parse().ok()?, reason: cells.next()? })
    }
}

/// A story whose event is known.
#[derive(Deserialize)]
struct Line {
    id: String,
    cluster: String,
    date: Option<String>,
    title: Option<String>,
    text: String,
}

/// The reports of a corpus, and the event of each.
pub(crate) struct Lessons {
    reports: Vec<Report>,
    /// For each report the event that its document is about.
    events: Vec<String>,
    /// For each document its event: those too that no report was found in.
    documents: BTreeMap<String, String>,
    pairs: Vec<Lesson>,
}

/// Two reports that may tell of one event.
struct Lesson {
    compared: Compared,
    /// Whether their documents are about one event.
    one: bool,
}

impl Lessons {
    /// Reads these files and finds the reports of their stories.
    pub(crate) fn read(paths: &[PathBuf]) -> anyhow::Result<Lessons> {
        let mut lines = Vec::new();
        for path in paths {
            lines.extend(read(path)?);
        }
        let (mut reports, mut events) = (Vec::new(), Vec::new());
        let mut documents = BTreeMap::new();
        let (gazetteer, language) = (Gazetteer::bundled(), Language::english());
        for Line { id, cluster, date, title, text } in lines {
            documents.insert(id.clone(), cluster.clone());
            let mut document = Document::new(id, text);
            document.byline.published = date.and_then(|day| day.parse().ok());
            document.byline.title = title;
            let found = pipeline::analyse(document, gazetteer, language).reports;
            events.extend(found.iter().map(|_| cluster.clone()));
            reports.extend(found);
        }
        let mut accounts = Accounts::new(gazetteer);
        for report in &reports {
            accounts.add(report);
        }
        let event = |at: u32| &events[at as usize];
        let lesson = |compared: Compared| Lesson {
            one: event(compared.reports.0) == event(compared.reports.1),
            compared,
        };
        let pairs: Vec<Lesson> = accounts.compared().into_iter().map(lesson).collect();
        ensure!(pairs.iter().any(|pair| pair.one), "nothing to learn from: no two stories of one");
        Ok(Lessons { reports, events, documents, pairs })
    }

    /// The table of weights learned from all.
    pub(crate) fn learned(&self) -> String {
        table(&self.weights(|_| true))
    }

    /// How well documents are joined by weights that were learned from the events of the other
    /// four fifths.
    pub(crate) fn held_back(&self) -> String {
        let start = self.joined(&start());
        let folds = folds::each(|fold| {
            let joined = self.joined(&self.weights(|event| folds::of(event) != fold));
            self.tally(&joined, |event| folds::of(event) == fold)
        });
        let mut all = Score::default();
        for fold in folds {
            all += fold;
        }
        let whole = self.joined(&self.weights(|_| true));
        let compared: BTreeSet<_> =
            self.pairs.iter().filter(|pair| pair.one).map(|pair| self.documents_of(pair)).collect();
        let mut told = format!(
            "of {} pairs of documents about one event, {} are compared\n",
            all.wanted / 2,
            compared.len()
        );
        told.push_str("pairs of documents       P     R    F1\n");
        for (name, tally) in [
            ("at the start", self.tally(&start, |_| true)),
            ("held back", all),
            ("learned from all", self.tally(&whole, |_| true)),
        ] {
            let Score { right, found, wanted, .. } = tally;
            let (p, r) = (share(right, found), share(right, wanted));
            let f = share(2 * right, found + wanted);
            let _ = writeln!(told, "{name:20}  {p:.3} {r:.3} {f:.3}");
        }
        told
    }

    /// The event that each document is taken to be about: of its reports' the earliest, which
    /// stands first in the layer.
    fn joined(&self, weights: &Strengths) -> BTreeMap<&str, usize> {
        let gazetteer = Gazetteer::bundled();
        let mut accounts = Accounts::new(gazetteer);
        for report in &self.reports {
            accounts.add(report);
        }
        let weights = self::weights(weights);
        let mut first: BTreeMap<&str, ((bool, String), usize)> = BTreeMap::new();
        for (number, cluster) in accounts.clusters_by(&weights).into_iter().enumerate() {
            let told: Vec<Report> =
                cluster.iter().map(|&at| self.reports[at as usize].clone()).collect();
            let when = merge::event(&told, gazetteer).when.and_then(|dated| dated.when);
            let day =
                (when.is_none(), when.map(|when| when.middle().to_string()).unwrap_or_default());
            for at in cluster {
                let document = self.reports[at as usize].byline.id.0.as_str();
                let stands = (day.clone(), number);
                if first.get(document).is_none_or(|before| stands < *before) {
                    first.insert(document, stands);
                }
            }
        }
        first.into_iter().map(|(document, (_, number))| (document, number)).collect()
    }

    /// Pairs of documents of which one at least is about an event to `keep`.
    fn tally(&self, joined: &BTreeMap<&str, usize>, keep: impl Fn(&str) -> bool) -> Score {
        let mut together: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (document, number) in joined {
            together.entry(*number).or_default().push(document);
        }
        let mut about: BTreeMap<&str, usize> = BTreeMap::new();
        let mut tally = Score::default();
        for event in self.documents.values() {
            *about.entry(event).or_default() += 1;
        }
        tally.wanted =
            about.iter().filter(|(e, _)| keep(e)).map(|(_, n)| n * (n - 1) / 2 * 2).sum();
        for documents in together.values() {
            for (at, a) in documents.iter().enumerate() {
                for b in &documents[at + 1..] {
                    let (a, b) = (&self.documents[*a], &self.documents[*b]);
                    let weight = usize::from(keep(a)) + usize::from(keep(b));
                    tally.found += weight;
                    tally.right += if a == b { weight } else { 0 };
                }
            }
        }
        tally
    }

    /// Learned from the pairs of which both are about events to `keep`.
    fn weights(&self, keep: impl Fn(&str) -> bool) -> Strengths {
        let event = |at: u32| self.events[at as usize].as_str();
        let kept: Vec<&Lesson> = self
            .pairs
            .iter()
            .filter(|pair| {
                let (a, b) = pair.compared.reports;
                keep(event(a)) && keep(event(b))
            })
            .collect();
        let mut weights = start();
        for _ in 0..ROUNDS {
            let lessons = self.lessons(&kept, &weights);
            weights = fitted(&lessons);
        }
        weights
    }

    fn documents_of(&self, lesson: &Lesson) -> (&str, &str) {
        let (a, b) = lesson.compared.reports;
        let document = |at: u32| self.reports[at as usize].byline.id.0.as_str();
        (document(a), document(b))
    }

    /// Of two documents about one event the likest two reports tell of it; what their others tell
    /// of, nobody knows.
    fn lessons<'l>(&self, kept: &[&'l Lesson], weights: &Strengths) -> Vec<(&'l Strengths, bool)> {
        let mut best: HashMap<(&str, &str), (f32, &'l Strengths)> = HashMap::new();
        let mut lessons = Vec::new();
        for lesson in kept {
            let strengths = &lesson.compared.strengths;
            if !lesson.one {
                lessons.push((strengths, false));
                continue;
            }
            let score = score(strengths, weights);
            let entry = best.entry(self.documents_of(lesson)).or_insert((score, strengths));
            if score > entry.0 {
                *entry = (score, strengths);
            }
        }
        let mut best: Vec<_> = best.into_iter().collect();
        best.sort_by_key(|(documents, _)| *documents);
        lessons.extend(best.into_iter().map(|(_, (_, strengths))| (strengths, true)));
        lessons
    }
}

fn read(path: &Path) -> anyhow::Result<Vec<Line>> {
    let rows =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let line = |(number, row)| {
        let at = || format!("{}:{}", path.display(), number + 1);
        serde_json::from_str(row).with_context(at)
    };
    rows.lines().enumerate().map(line).collect()
}

/// The weights that learning starts from, and is pulled back to.
fn start() -> Strengths {
    Clue::ALL.map(|clue| {
        let row = ROWS.iter().find(|row| row.clue == clue.as_str());
        row.expect("a test finds every clue").start
    })
}

fn weights(values: &Strengths) -> Weights {
    Weights::from_clues(Clue::ALL.iter().map(|clue| clue.as_str()).zip(*values))
}

fn table(values: &Strengths) -> String {
    let mut table = String::from("clue\tweight\treason\n");
    for Row { clue, reason, .. } in ROWS.iter() {
        let value = Clue::ALL.iter().zip(values).find(|(known, _)| known.as_str() == *clue);
        let weight = value.map_or(0.0, |(_, weight)| *weight);
        let _ = writeln!(table, "{clue}\t{weight:.2}\t{reason}");
    }
    table
}

fn score(strengths: &Strengths, weights: &Strengths) -> f32 {
    strengths.iter().zip(weights).map(|(strength, weight)| strength * weight).sum()
}

/// A logistic regression, by `AdaGrad` over all pairs at once.
fn fitted(lessons: &[(&Strengths, bool)]) -> Strengths {
    let start = start();
    let mut weights = start;
    let mut squares = [SQUARES; Clue::COUNT];
    #[expect(clippy::cast_precision_loss, reason = "a mean is taken")]
    let total = lessons.len() as f32;
    for number in 0..STEPS {
        let errors = errors(lessons, &weights);
        let rate = RATE / (1.0 + f32::from(number) / SLOWS);
        for clue in 0..Clue::COUNT {
            let error = (errors[clue] - PULL * (weights[clue] - start[clue])) / total;
            squares[clue] += error * error;
            weights[clue] += rate * error / squares[clue].sqrt();
        }
    }
    weights
}

/// Of each clue, how much more of it is in pairs of one event than is foreseen.
fn errors(lessons: &[(&Strengths, bool)], weights: &Strengths) -> Strengths {
    let mut errors = [0.0; Clue::COUNT];
    for (strengths, one) in lessons {
        let want = if *one { 1.0 } else { 0.0 };
        for (strengths, share) in [(**strengths, 1.0), (plain(strengths), PLAIN)] {
            let foreseen = 1.0 / (1.0 + (-score(&strengths, weights)).exp());
            let error = share * (want - foreseen);
            for (sum, strength) in errors.iter_mut().zip(strengths) {
                *sum += error * strength;
            }
        }
    }
    errors
}

/// As if no details were known.
fn plain(strengths: &Strengths) -> Strengths {
    let mut plain = *strengths;
    for clue in [Clue::DetailsSome, Clue::DetailsMany, Clue::DetailsNone] {
        plain[clue as usize] = 0.0;
    }
    plain[Clue::DetailsUnheard as usize] = 1.0;
    plain
}

#[cfg(test)]
mod tests {
    use dateline::merge::Clue;

    use super::{ROWS, fitted, start, table};

    #[test]
    fn every_clue_has_a_row_and_every_row_a_clue() {
        assert!(ROWS.is_sorted_by(|a, b| a.clue < b.clue));
        for clue in Clue::ALL {
            assert!(ROWS.iter().any(|row| row.clue == clue.as_str()), "{}", clue.as_str());
        }
        assert_eq!((ROWS.len(), table(&start()).lines().count()), (Clue::COUNT, 1 + Clue::COUNT));
    }

    #[test]
    fn a_clue_of_pairs_of_one_event_gains() {
        let mut day = [0.0; Clue::COUNT];
        day[Clue::DayNext as usize] = 1.0;
        let none = [0.0; Clue::COUNT];
        let learned = fitted(&vec![[(&day, true), (&none, false)]; 50].concat());
        assert!(learned[Clue::DayNext as usize] > start()[Clue::DayNext as usize]);
    }
}
