use std::fmt::Write as _;
use std::io::Write as _;

use dateline::gazetteer::Gazetteer;
use dateline::language::Language;
use dateline::layers::Address;
use dateline::merge::{self, Accounts};
use dateline::model::{Analysis, Count, Report};
use dateline::pipeline::{self, Reasons, Watch};
use dateline::recognise::{Sign, Taken};
use dateline::weights::Tag;

use super::Ending;
use super::args::Reading;
use super::console::Console;
use super::output::Output;

/// Candidates shown for a name; the rest lost by more.
const MOST_SHOWN: usize = 5;

/// What `explain` takes.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    reading: Reading,

    /// Only names written so
    #[arg(long, value_name = "TEXT", conflicts_with = "event")]
    mention: Option<String>,

    /// Only the reports of this event, as `event_id` in the layers of the same inputs names it
    #[arg(long, value_name = "ID")]
    event: Option<String>,
}

/// Tells why, in words.
pub(super) fn run(args: &Args) -> anyhow::Result<Ending> {
    let order = args.reading.order()?;
    let known = args.reading.known.open()?;
    let (gazetteer, language) = (&known.gazetteer, Language::english());
    let mut out = Output::to(None)?;
    let mut console = Console::new(&args.reading)?;
    known.faults.iter().for_each(|fault| console.skipped(fault));
    let (mut read, mut skipped, mut told) = (0_u64, 0_u64, 0_u64);
    let mut accounts = Accounts::new(gazetteer);
    let mut reports = Vec::new();

    let whole = |analysis| analysis;
    let sources = pipeline::analyses(&order, gazetteer, language, whole, |analysis| {
        let analysis = match analysis {
            Ok(analysis) => analysis,
            Err(fault) => {
                skipped += 1;
                console.skipped(&fault);
                return anyhow::Ok(());
            }
        };
        read += 1;
        if args.event.is_some() {
            analysis.reports.iter().for_each(|report| accounts.add(report));
            reports.extend(analysis.reports);
            return Ok(());
        }
        let mut words = names(&analysis, args.mention.as_deref(), gazetteer, language);
        if args.mention.is_none() {
            words.extend(analysis.reports.iter().map(|report| account(report, gazetteer)));
        }
        told += u64::try_from(words.len())?;
        write!(out, "{}\n{}\n", analysis.document.byline.id.0, plain(&words.concat()))?;
        Ok(())
    })?;
    if let Some(id) = &args.event {
        for numbers in accounts.clusters() {
            let of: Vec<Report> =
                numbers.iter().map(|&number| reports[number as usize].clone()).collect();
            if merge::event(&of, gazetteer).id.0 == *id {
                told += 1;
                let words: String = of.iter().map(|report| account(report, gazetteer)).collect();
                write!(out, "{id}: {} report(s)\n{}", of.len(), plain(&words))?;
            }
        }
    }
    let reported = console.end(&sources, gazetteer);
    if read == 0 && skipped > 0 {
        return Err(dateline::Error::NothingRead.into());
    }
    match (&args.mention, &args.event) {
        (Some(name), _) if told == 0 => anyhow::bail!("no place is named `{name}` in the input"),
        (_, Some(id)) if told == 0 => anyhow::bail!("the input tells of no event `{id}`"),
        _ => {}
    }
    out.finish()?;
    reported?;
    let all = skipped == 0 && known.faults.is_empty();
    Ok(if all { Ending::Fine } else { Ending::Skipped })
}

/// Each name with its candidates and what spoke for each.
fn names(
    analysis: &Analysis,
    only: Option<&str>,
    gazetteer: &Gazetteer,
    language: &Language,
) -> Vec<String> {
    let said = |reasons: &Reasons| reasons.mention.span.of(&analysis.document.text).to_owned();
    let mut told: Vec<String> = pipeline::reasons(&analysis.document, gazetteer, language)
        .iter()
        .filter(|reasons| only.is_none_or(|only| said(reasons) == only))
        .map(|reasons| name(&said(reasons), reasons, gazetteer))
        .collect();
    if let Some(only) = only {
        let passed = pipeline::passed_over(&analysis.document, only, gazetteer, language);
        told.extend(passed.iter().map(|(_, taken)| format!("  name   {only}\n{}", sighted(taken))));
    }
    told
}

/// What the words of a name were taken for, with what spoke most for it and against it.
fn sighted(taken: &Taken) -> String {
    let mut out = format!("         {}", of(taken.tag));
    let _ = writeln!(out, ", before {}, by {:.2}", of(taken.rival), taken.lead);
    for (side, heavier) in [("for", true), ("against", false)] {
        let signs = taken.signs.iter().filter(|sign| (sign.weight > 0.0) == heavier);
        let signs: Vec<_> = signs.take(MOST_SIGNS).map(|sign| weighed(sign, true)).collect();
        if !signs.is_empty() {
            let _ = writeln!(out, "         {side}: {}", signs.join(", "));
        }
    }
    let turning: Vec<_> = taken.turning_points().map(|sign| weighed(sign, false)).collect();
    if !turning.is_empty() {
        let turning = turning.join(", or ");
        let _ = writeln!(out, "         without {turning} it would be {}", of(taken.rival));
    }
    out
}

/// Signs shown for a name, on either side.
const MOST_SIGNS: usize = 4;

fn weighed(sign: &Sign, with_weight: bool) -> String {
    let said = if sign.said.is_empty() { String::new() } else { format!(" \"{}\"", sign.said) };
    let weight = if with_weight { format!(" {:+.2}", sign.weight) } else { String::new() };
    format!("{}{said}{weight}", sign.about)
}

fn of(tag: Tag) -> &'static str {
    match tag {
        Tag::Outside => "no name",
        Tag::Place | Tag::PlaceOn => "the name of a place",
        Tag::Embedded => "a place within another name",
        Tag::Person => "the name of a person",
        Tag::Organisation => "the name of an organisation",
        Tag::People => "the name of a people",
        Tag::Other => "some other name",
    }
}

fn name(said: &str, reasons: &Reasons, gazetteer: &Gazetteer) -> String {
    let mut out = format!("  name   {said}\n");
    out.extend(reasons.taken.as_ref().map(sighted));
    if reasons.candidates.is_empty() {
        out.push_str("         no place of this name is known: it stays unplaced\n");
    }
    for (rank, candidate) in reasons.candidates.iter().take(MOST_SHOWN).enumerate() {
        let address = Address::of(candidate.place, gazetteer);
        let mut place = vec![address.place.name];
        place.extend([address.admin1, address.country.as_deref()].into_iter().flatten());
        place.dedup(); // a country is not in itself
        let place = place.join(", ");
        let mark = if rank == 0 { '>' } else { ' ' };
        let kind = address.place.kind.as_str();
        let _ = write!(out, "       {mark} {place} ({kind}) {:.2}:", candidate.confidence);
        for (clue, part) in &candidate.clues {
            let _ = write!(out, " {} {part:+.2}", clue.as_str());
        }
        out.push('\n');
    }
    let turning = reasons.turning_points();
    if !turning.is_empty() {
        let clues = turning.iter().map(|clue| clue.as_str()).collect::<Vec<_>>().join(", or ");
        let _ = writeln!(out, "         without {clues} the second would have been chosen");
    }
    out
}

/// What one report rests on.
fn account(report: &Report, gazetteer: &Gazetteer) -> String {
    let mut out = format!("  event  {} by \"{}\"", report.kind.as_str(), report.cue.said);
    let _ = writeln!(out, ", {}, confidence {:.2}", report.realis.as_str(), report.confidence);
    let _ = writeln!(out, "         told by {}: {}", report.byline.id.0, report.sentence.said);
    match &report.when {
        Some(dated) => {
            let days = dated.when.map_or("an open day".to_owned(), |when| {
                if when.first == when.last {
                    when.first.to_string()
                } else {
                    format!("{} to {}", when.first, when.last)
                }
            });
            let said =
                dated.said.as_deref().map_or(String::new(), |said| format!(" from \"{said}\""));
            let _ = writeln!(out, "         when   {days}{said} ({})", dated.basis.as_str());
        }
        None => out.push_str("         when   nothing tells\n"),
    }
    match &report.site {
        Some(site) => {
            let place = gazetteer.place(site.choice.place);
            let (said, precision) = (&site.said.said, site.choice.precision.as_str());
            let far = site.choice.uncertainty_m;
            let _ = writeln!(
                out,
                "         where  {} from \"{said}\" ({precision}, within {far} m)",
                place.name
            );
        }
        None => out.push_str("         where  nothing tells\n"),
    }
    for (what, count) in [
        ("killed", report.tolls.killed),
        ("hurt", report.tolls.injured),
        ("attackers killed", report.tolls.perpetrators_killed),
        ("taken", report.tolls.taken),
    ] {
        out.extend(count.map(|count| format!("         {what} {}\n", figure(count))));
    }
    for (what, parties) in [("by", &report.actors), ("on", &report.targets)] {
        for party in parties {
            let _ =
                writeln!(out, "         {what}     {} from \"{}\"", party.name, party.said.said);
        }
    }
    out
}

fn figure(count: Count) -> String {
    let Count { least, best, most, stated } = count;
    let most = most.map_or("open".to_owned(), |most| most.to_string());
    let read = if stated { "" } else { ", read from a word" };
    format!("{best} ({least} to {most}{read})")
}

/// A text may hold what makes a terminal do things.
fn plain(words: &str) -> String {
    words.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}
