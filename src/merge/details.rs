use super::key::Key;

/// How often each detail is told in a run. Of fixed size, so that a run of any length fits in
/// memory; two details that fall together only seem more common than they are.
#[derive(Clone, Debug)]
pub(super) struct Commonness {
    counts: Vec<u16>,
    reports: f32,
}

/// Names that more than 5 in 100 reports tell say nothing: its logarithm, the other way round.
/// Measured: 2 to 4 do about alike.
const COMMON: f32 = 3.0;

/// Added to the number of details of each report, so that short ones are not overrated.
const SHORT: f32 = 20.0;

/// The most counters: 16 MB.
const MOST: usize = 1 << 23;

/// Reports from which details can tell all they can, as a logarithm, less [`COMMON`].
const HEARD: f32 = 3.0;

impl Commonness {
    /// Of so many reports with so many details in all, none of them counted yet.
    pub(super) fn of(reports: usize, details: usize) -> Commonness {
        let slots = details.saturating_mul(2).next_power_of_two().clamp(1 << 10, MOST);
        Commonness { counts: vec![0; slots], reports: real(reports) }
    }

    /// Counts the details of a report. Of a detail no more than 65,535 are counted: so common a
    /// one says nothing.
    pub(super) fn add(&mut self, key: &Key) {
        let slots = self.counts.len();
        for detail in &key.details {
            let count = &mut self.counts[slot(*detail, slots)];
            *count = count.saturating_add(1);
        }
    }

    /// How many reports tell it, or a little more.
    pub(super) fn count(&self, detail: u32) -> u32 {
        u32::from(self.counts[slot(detail, self.counts.len())])
    }

    /// How much is told by the details that two reports share: 0 for none or none that is rare,
    /// 1 for some, 2 and more for nearly the same text.
    pub(super) fn shared(&self, a: &Key, b: &Key) -> f32 {
        let mut rest = b.details.iter().peekable();
        let mut sum = 0.0;
        for detail in &a.details {
            while rest.next_if(|other| *other < detail).is_some() {}
            if rest.next_if_eq(&detail).is_some() {
                let count = real(self.count(*detail).max(1) as usize);
                sum += (((self.reports + 1.0) / count).ln() - COMMON).max(0.0);
            }
        }
        let size = |key: &Key| SHORT + real(key.details.len());
        sum / (size(a) * size(b)).sqrt()
    }

    /// How much two reports would share if they told of one event, 0 to 1: little in a run of a
    /// few reports, where nobody can say what is rare, or in a report of a few words.
    pub(super) fn hearing(&self, a: &Key, b: &Key) -> f32 {
        let run = ((self.reports / 2.0).max(1.0).ln() - COMMON) / HEARD;
        let words = real(a.details.len().min(b.details.len())) / SHORT;
        run.clamp(0.0, 1.0) * words.min(1.0)
    }
}

fn slot(detail: u32, slots: usize) -> usize {
    // multiplied, so that the low bits depend on all
    (detail.wrapping_mul(0x9e37_79b1) >> 3) as usize & (slots - 1)
}

#[expect(clippy::cast_precision_loss, reason = "of great numbers the first digits count")]
fn real(count: usize) -> f32 {
    count as f32
}
