use super::key::Key;

/// How often each detail is told in a run. Of fixed size, so that a run of any length fits in
/// memory; two details that fall together only seem more common than they are.
#[derive(Clone, Debug)]
pub(super) struct Commonness {
    counts: Vec<u16>,
    reports: f32,
    /// How much a detail tells that is told so often: a logarithm each, asked for over and over.
    rarities: Vec<f32>,
}

/// Names that more than 5 in 100 reports tell say nothing: its logarithm, the other way round.
/// Measured: 2 to 4 do about alike.
const COMMON: f32 = 3.0;

/// Added to the number of details of each report, so that short ones are not overrated.
const SHORT: f32 = 20.0;

/// Up to so many tellings of a detail, it is known beforehand how much it tells.
const OFTEN: usize = 1 << 12;

/// The most counters: 16 MB.
const MOST: usize = 1 << 23;

/// Reports from which details can tell all they can, as a logarithm, less [`COMMON`].
const HEARD: f32 = 3.0;

impl Commonness {
    /// Of so many reports with so many details in all, none of them counted yet.
    pub(super) fn of(reports: usize, details: usize) -> Commonness {
        let slots = details.saturating_mul(2).next_power_of_two().clamp(1 << 10, MOST);
        let mut commonness =
            Commonness { counts: vec![0; slots], reports: real(reports), rarities: Vec::new() };
        let known = 0..u32::try_from(reports.min(OFTEN)).unwrap_or(0);
        commonness.rarities = known.map(|count| commonness.rarity(count)).collect();
        commonness
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
        let (mut ahead, mut beside, mut sum) = (0, 0, 0.0);
        while let (Some(one), Some(other)) = (a.details.get(ahead), b.details.get(beside)) {
            if one == other {
                let count = self.count(*one);
                let known = self.rarities.get(count as usize).copied();
                sum += known.unwrap_or_else(|| self.rarity(count));
            }
            // both steps at once, without a jump that nobody can foresee
            ahead += usize::from(one <= other);
            beside += usize::from(other <= one);
        }
        let size = |key: &Key| SHORT + real(key.details.len());
        sum / (size(a) * size(b)).sqrt()
    }

    /// How much a detail tells that so many reports tell.
    fn rarity(&self, count: u32) -> f32 {
        let count = real(count.max(1) as usize);
        (((self.reports + 1.0) / count).ln() - COMMON).max(0.0)
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
