//! `dateline-train merging`: learns how much each clue counts in telling whether two reports tell
//! of one event.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::path::PathBuf;

use anyhow::ensure;
use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::merge::{Accounts, Compared, Strengths};
use dateline::model::{Document, Report};
use dateline::pipeline;
use serde::Deserialize;

use crate::folds;
use crate::json_lines::json_lines;
use crate::regression::{CLUES, fitted, score};
use crate::score::{Score, share};

/// How often it is decided anew which reports of two documents of one event tell of it.
const ROUNDS: usize = 3;

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
            lines.extend(json_lines(path, Ok)?);
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
        CLUES.written(&self.weights(|_| true))
    }

    /// How well documents are joined by weights that were learned from the events of the other
    /// four fifths.
    pub(crate) fn held_back(&self) -> String {
        let start = self.joined(&CLUES.start());
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

    /// The event that each document is taken to be about: of those it tells the one that most
    /// documents tell, which stands first in the layer.
    fn joined(&self, weights: &Strengths) -> BTreeMap<&str, usize> {
        let mut accounts = Accounts::new(Gazetteer::bundled());
        for report in &self.reports {
            accounts.add(report);
        }
        let mut first: BTreeMap<&str, ((Reverse<usize>, u32), usize)> = BTreeMap::new();
        let weights = CLUES.weights(weights);
        for (number, cluster) in accounts.clusters_by(&weights).into_iter().enumerate() {
            let told = || cluster.iter().map(|&at| &self.reports[at as usize]);
            let documents: BTreeSet<&str> =
                told().map(|report| report.byline.id.0.as_str()).collect();
            for report in told() {
                let rank = (Reverse(documents.len()), report.sentence.start);
                let stands = (rank, number);
                let before = first.entry(&report.byline.id.0).or_insert(stands);
                *before = stands.min(*before);
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
        let mut weights = CLUES.start();
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
