use std::io::{self, Write};

use super::frame::Frame;
use super::pen::Pen;
use super::tally::{Firmness, Mark, Nearness};

/// A ring is drawn at least so large, or it would be taken for a dot; in units of the sheet.
const LEAST_RING: f64 = 5.5;

/// Deaths from which on dots grow no more.
const MOST_KILLED: u64 = 400;

/// With more marks than this all are drawn smaller, down to a share.
const ROOMY: f64 = 250.0;
const LEAST_SHARE: f64 = 0.3;

/// How large marks are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    share: f64,
}

impl Sizes {
    /// For so many marks on the sheet.
    #[expect(clippy::cast_precision_loss, reason = "only a share of it counts")]
    pub(super) fn of(marks: &[&Mark]) -> Sizes {
        Sizes { share: (ROOMY / marks.len().max(1) as f64).sqrt().clamp(LEAST_SHARE, 1.0) }
    }

    /// A dot's radius: its area grows with the dead.
    #[expect(clippy::cast_precision_loss, reason = "few digits")]
    pub(super) fn radius(self, killed: u64) -> f64 {
        self.share * (3.4 + 0.95 * (killed.min(MOST_KILLED) as f64).sqrt())
    }

    /// How far a mark reaches from its point on the sheet, for what must not lie over it; a ring
    /// is open for names.
    pub(super) fn reach(self, mark: &Mark) -> f64 {
        match mark.nearness {
            Nearness::Exact | Nearness::Near => self.radius(mark.killed),
            Nearness::Wide => 0.0,
        }
    }
}

/// Draws dots, the largest first, so that none hides another, and rings over them. `is_shaded`
/// tells which marks the land shows already.
pub(super) fn draw<W: Write>(
    pen: &mut Pen<W>,
    frame: &Frame,
    marks: &[&Mark],
    is_shaded: impl Fn(&Mark) -> bool,
) -> io::Result<()> {
    let sizes = Sizes::of(marks);
    for mark in marks.iter().filter(|mark| mark.nearness == Nearness::Exact) {
        let style = match mark.firmness {
            Firmness::Told => "dot",
            Firmness::Unreal => "dot unreal",
        };
        pen.circle(frame.at(mark.at), sizes.radius(mark.killed), style, mark.style.colour)?;
    }
    for mark in marks.iter().filter(|mark| mark.nearness != Nearness::Exact && !is_shaded(mark)) {
        let least = sizes.radius(mark.killed).max(LEAST_RING);
        let radius = (mark.within_m * frame.metre()).max(least);
        pen.circle(frame.at(mark.at), radius, "ring", mark.style.colour)?;
    }
    Ok(())
}
