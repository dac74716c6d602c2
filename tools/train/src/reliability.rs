use std::fmt::Write;

use crate::score::share;

/// A table that says whether confidences mean what they say: mentions by tenths of confidence,
/// each tenth with its mean confidence and with the share that is right.
pub(crate) fn table(title: &str, mentions: &[(f64, bool)]) -> String {
    let mut table = format!("{title}: {} mentions\n", mentions.len());
    table += "confidence  mentions   mean  right\n";
    for tenth in 0..10_u8 {
        let inside: Vec<_> = mentions.iter().filter(|(sure, _)| tenth_of(*sure) == tenth).collect();
        if inside.is_empty() {
            continue;
        }
        let right = inside.iter().filter(|(_, right)| *right).count();
        let mean = mean(inside.iter().map(|(sure, _)| *sure));
        let (least, most) = (f64::from(tenth) / 10.0, f64::from(tenth + 1) / 10.0);
        let right = share(right, inside.len());
        let _ =
            writeln!(table, "{least:.1} to {most:.1}    {:6}  {mean:.3}  {right:.3}", inside.len());
    }
    let off = mentions.iter().map(|(sure, right)| (sure - f64::from(*right)).powi(2));
    let _ = writeln!(table, "squared error {:.4}, off by {:.3}\n", mean(off), off_by(mentions));
    table
}

/// How far, in the mean over mentions, the mean confidence of a tenth is from its share right.
fn off_by(mentions: &[(f64, bool)]) -> f64 {
    let off = (0..10_u8).map(|tenth| {
        let inside = mentions.iter().filter(|(sure, _)| tenth_of(*sure) == tenth);
        inside.map(|(sure, right)| sure - f64::from(*right)).sum::<f64>().abs()
    });
    off.sum::<f64>() * share(1, mentions.len())
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut count) = (0.0, 0);
    for value in values {
        sum += value;
        count += 1;
    }
    sum * share(1, count)
}

fn tenth_of(sure: f64) -> u8 {
    (0..9).rev().find(|tenth| sure >= f64::from(tenth + 1) / 10.0).map_or(0, |tenth| tenth + 1)
}

#[cfg(test)]
mod tests {
    use super::{off_by, table, tenth_of};

    #[test]
    fn tenths_hold_what_lies_in_them() {
        for (sure, want) in [(0.0, 0), (0.1, 1), (0.19, 1), (0.95, 9), (1.0, 9)] {
            assert_eq!(tenth_of(sure), want, "{sure}");
        }
        let mentions = [(0.75, true), (0.75, true), (0.75, true), (0.75, false), (0.95, false)];
        let table = table("wire", &mentions);
        assert!(table.contains("0.7 to 0.8         4  0.750  0.750"), "{table}");
        assert!((off_by(&mentions) - 0.19).abs() < 1e-9);
    }
}
