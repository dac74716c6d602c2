use jiff::civil::Date;

use crate::model::{Count, EventKind, Report, When};
use crate::text::hash32;

/// Days that the days of two accounts of one wire story may lie apart: a copy that says "today"
/// may have appeared a day or two later.
const REPRINT: i32 = 3;

/// What must be known of a report to see whether a copy repeats it: 24 bytes.
pub(super) struct Told {
    /// Of the words of its sentence, and where its cue stands in it.
    sentence: u32,
    /// Of its place and its figures.
    facts: u32,
    kind: EventKind,
    when: Option<When>,
    number: u32,
}

/// The reports of a document, to hear them in a copy of it.
pub(super) struct Echo<'t>(&'t [Told]);

/// The report that a copy repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Repeated {
    /// Its number in the run.
    pub(super) report: u32,
    /// Its number within its document, from 1.
    pub(super) within: u32,
}

impl Told {
    pub(super) fn of(report: &Report, number: u32) -> Told {
        Told {
            sentence: sentence(report),
            facts: facts(report),
            kind: report.kind,
            when: report.when.as_ref().and_then(|dated| dated.when),
            number,
        }
    }

    /// Whether the days of two accounts may be those of one.
    fn is_of_the_days_of(&self, other: &Told) -> bool {
        let Some((one, other)) = self.when.zip(other.when) else {
            return self.when.is_none() == other.when.is_none();
        };
        apart(one.first, other.first).max(apart(one.last, other.last)) <= REPRINT
    }
}

impl<'t> Echo<'t> {
    pub(super) fn of(told: &'t [Told]) -> Echo<'t> {
        Echo(told)
    }

    /// The report that this one repeats: the same sentence, or the same place, day and figures in
    /// other words. One with another figure is news.
    pub(super) fn repeated(&self, report: &Report) -> Option<Repeated> {
        let new = Told::of(report, 0);
        let alike = |told: &&Told| told.kind == new.kind && told.is_of_the_days_of(&new);
        let same = |told: &&Told| told.sentence == new.sentence;
        let placed = report.site.is_some() && new.when.is_some();
        let matching = |told: &&Told| placed && told.facts == new.facts && told.when == new.when;
        let find = |fits: &dyn Fn(&&Told) -> bool| {
            self.0.iter().position(|told| alike(&told) && fits(&told))
        };
        let at = find(&same).or_else(|| find(&matching))?;
        Some(Repeated { report: self.0[at].number, within: u32::try_from(at + 1).ok()? })
    }
}

fn apart(one: Date, other: Date) -> i32 {
    one.until(other).map_or(i32::MAX, |span| span.get_days().abs())
}

fn sentence(report: &Report) -> u32 {
    let cue = report.cue.start.wrapping_sub(report.sentence.start);
    let said = report.sentence.said.bytes();
    let said = said.filter(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric());
    hash32(said.map(|byte| byte.to_ascii_lowercase()).chain(cue.to_le_bytes()))
}

fn facts(report: &Report) -> u32 {
    let place = report.site.as_ref().map_or(0, |site| site.choice.place.0 + 1);
    let tolls = [report.tolls.killed, report.tolls.injured, report.tolls.taken];
    let tolls = tolls.into_iter().flat_map(|toll| {
        let Count { least, most, stated, .. } = toll.unwrap_or(Count::exactly(u32::MAX));
        let most = most.unwrap_or(u32::MAX).to_le_bytes();
        least.to_le_bytes().into_iter().chain(most).chain([u8::from(stated)])
    });
    hash32(place.to_le_bytes().into_iter().chain(tolls))
}
