use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use dateline::gazetteer::{Found, Gazetteer, Hit, Match, Query, Spelling};
use dateline::language::Language;
use dateline::model::PlaceKind;
use serde_json::{Map, Value as Json, json};

use super::output::Output;
use super::sheet::Align::Left;
use super::sheet::{Sheet, plain};
use super::told::{self, Collection};
use super::{Ending, Format, args};

/// What `places find` takes.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Names to look for
    #[arg(required_unless_present = "from")]
    name: Vec<String>,
    /// Look for the names in this file, one a line; - is stdin
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Offer nothing that is spelt otherwise
    #[arg(long)]
    exact: bool,
    /// Only places of this kind
    #[arg(long, value_parser = super::kind())]
    kind: Option<PlaceKind>,
    /// Only places in this country
    #[arg(long, value_name = "ISO3", value_parser = args::country)]
    country: Option<String>,
    /// At most so many places a name
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// How to tell it
    #[arg(short, long, value_enum, default_value = "text")]
    format: Format,
}

impl Args {
    fn query<'q>(&'q self, name: &'q str) -> Query<'q> {
        let spelling = if self.exact { Spelling::Exact } else { Spelling::Near };
        let country = self.country.as_deref();
        Query { name, kind: self.kind, country, spelling, limit: self.limit }
    }

    /// What is looked for, in words: "place", "region in AFG".
    fn sought(&self) -> String {
        let kind = self.kind.map_or("place", PlaceKind::as_str);
        let country = self.country.as_ref().map(|country| format!(" in {country}"));
        format!("{kind}{}", country.unwrap_or_default())
    }
}

/// Answers name by name, as they come in.
pub(super) fn run(args: &Args, gazetteer: &Gazetteer) -> anyhow::Result<Ending> {
    let mut answers = Answers {
        args,
        gazetteer,
        out: Output::to(None)?,
        layer: Collection::default(),
        ending: Ending::Fine,
    };
    for name in &args.name {
        answers.answer(name)?;
    }
    if let Some(path) = &args.from {
        let cannot = || format!("cannot read {}", path.display());
        for line in lines(path).with_context(cannot)? {
            let line = line.with_context(cannot)?;
            // what is no UTF-8 is called like nothing, and the names behind it are still answered
            let name = String::from_utf8_lossy(&line);
            let name = name.trim_start_matches('\u{feff}').trim();
            if !name.is_empty() {
                answers.answer(name)?;
            }
        }
    }
    answers.end()
}

/// The lines of a file; `-` is stdin.
fn lines(path: &Path) -> io::Result<io::Split<Box<dyn BufRead>>> {
    let input: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(path)?))
    };
    Ok(input.split(b'\n'))
}

/// What is written, one answer after the other.
struct Answers<'a> {
    args: &'a Args,
    gazetteer: &'a Gazetteer,
    out: Output,
    layer: Collection,
    ending: Ending,
}

impl Answers<'_> {
    fn answer(&mut self, name: &str) -> anyhow::Result<()> {
        let found = self.gazetteer.search(&self.args.query(name), Language::english());
        if found.matches.is_empty() {
            self.ending = Ending::Skipped;
        }
        match self.args.format {
            Format::Text => {
                let text = text(name, &found, &self.args.sought(), self.gazetteer);
                self.out.write_all(text.as_bytes())?;
            }
            Format::Jsonl => {
                let rows = |hits: &[Hit<'_>]| -> Vec<_> {
                    hits.iter().map(|hit| row(hit, self.gazetteer)).collect()
                };
                let (matches, nearest) = (rows(&found.matches), rows(&found.nearest));
                let line = json!({"query": name, "matches": matches, "nearest": nearest});
                writeln!(self.out, "{line}")?;
            }
            Format::Geojson => {
                for (rank, hit) in (1..).zip(found.matches.iter().chain(&found.nearest)) {
                    let mut columns = Map::new();
                    columns.insert("query".to_owned(), json!(name));
                    columns.insert("rank".to_owned(), json!(rank));
                    columns.extend(row(hit, self.gazetteer));
                    self.layer.add(columns, hit.place.position, &mut self.out)?;
                }
            }
        }
        Ok(())
    }

    fn end(mut self) -> anyhow::Result<Ending> {
        if self.args.format == Format::Geojson {
            self.layer.end(&mut self.out)?;
        }
        self.out.finish()?;
        Ok(self.ending)
    }
}

fn row(hit: &Hit<'_>, gazetteer: &Gazetteer) -> Map<String, Json> {
    let mut row = told::row(&hit.place, gazetteer);
    row.insert("match".to_owned(), json!(hit.matched.as_str()));
    row.insert("matched_name".to_owned(), json!(hit.name));
    row.insert("matched_role".to_owned(), json!(hit.role.as_str()));
    row.insert("changes".to_owned(), json!(hit.changes));
    row
}

fn text(name: &str, found: &Found<'_>, sought: &str, gazetteer: &Gazetteer) -> String {
    let name = plain(name.trim());
    match (found.matches.as_slice(), found.nearest.as_slice()) {
        ([], []) => format!("{name}\n  no {sought} is called {name}\n"),
        ([], near) => {
            let sheet = sheet(near, gazetteer, nearly);
            format!("{name}\n  no {sought} is called {name}; nearest:\n{sheet}")
        }
        (matches, _) => {
            let sheet = sheet(matches, gazetteer, |hit| hit.matched.as_str().to_owned());
            format!("{name}\n{sheet}")
        }
    }
}

/// Why a place is among the nearest.
fn nearly(hit: &Hit<'_>) -> String {
    match hit.matched {
        Match::Fuzzy => format!("fuzzy, changes {}", hit.changes),
        Match::Form => "form, but elsewhere or another kind".to_owned(),
        Match::Exact | Match::Folded => format!("{}, but elsewhere", hit.matched.as_str()),
    }
}

fn sheet(hits: &[Hit<'_>], gazetteer: &Gazetteer, how: impl Fn(&Hit<'_>) -> String) -> String {
    let mut sheet = Sheet::new(&[&told::COLUMNS[..], &[("match", Left)]].concat());
    for hit in hits {
        let place = &hit.place;
        let mut how = how(hit);
        if hit.name != place.name {
            how.extend([", as ", hit.name]);
        }
        sheet.row(told::cells(place, gazetteer).into_iter().chain([how]));
    }
    sheet.to_string()
}
