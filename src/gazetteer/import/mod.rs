//! `GeoNames` in, a compiled gazetteer out: its lines become rows of ours (`line`, by the tables
//! in `data/geonames`), which are sorted on disk in runs (`progress` knows how far that has come)
//! and compiled together with the bundled places, which are laid over them (`lay`).
//!
//! Memory holds one run and the units; 13 million lines need a few hundred megabytes.

mod codes;
mod lay;
mod line;
mod progress;
mod spelling;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufWriter, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::compile::Held;
use super::{Gazetteer, GazetteerError};
use crate::model::PlaceKind;

use codes::Codes;
use lay::Laying;
use line::Taken;
use progress::{Progress, begun, hex, run};

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Lines of the input.
    pub lines: u64,
    /// How many of them had been taken before, by an import that was interrupted.
    pub resumed: u64,
    /// Lines of things that news does not name.
    pub left_out: u64,
    /// Lines that are wrong.
    pub skipped: u64,
    /// Places of the gazetteer, the bundled ones among them.
    pub places: u64,
    /// Places of each kind.
    pub kinds: BTreeMap<PlaceKind, u64>,
}

/// Is told to whoever watches an import.
#[derive(Clone, Copy, Debug)]
pub enum Step<'s> {
    /// So many lines of the input have been taken.
    Taken(u64),
    /// So many places have been laid out.
    Laid(u64),
    /// All have been; the gazetteer is being written.
    Writing,
    /// A line is wrong.
    Skipped(&'s GazetteerError),
}

type Steps<'s> = &'s mut dyn FnMut(Step<'_>);

/// Bytes of memory for the rows that are not yet in a run.
const HELD: usize = 96 << 20;
/// No line of `GeoNames` is longer, in bytes.
const LONGEST: u64 = 1 << 20;
/// How many lines go by between two tellings.
const TELL: u64 = 100_000;

/// Reads `GeoNames`' `allCountries.txt`, or a file of that layout, and writes a gazetteer of it to
/// `out`. The bundled places are in it too, laid over those of the input: what they say holds.
/// `name` is what the input is called when a line of it is wrong; such lines are skipped.
///
/// The runs lie in `out` with `.import` behind until `out` is whole; then they go. An import that
/// was interrupted goes on after its last finished run if it is given the same input again.
///
/// ```
/// use dateline::gazetteer::{Gazetteer, import};
///
/// let village = "99\tDateline\t\t\t34.5\t69.1\tP\tPPL\tAF\t\t\t\t\t\t120\t\t\t\t2026-01-01\n";
/// let folder = tempfile::tempdir()?;
/// let out = folder.path().join("world.gazetteer");
/// let told = import(village.as_bytes(), "village.txt", &out, &mut |_| ())?;
/// assert_eq!((told.lines, told.skipped), (1, 0));
///
/// let gazetteer = Gazetteer::file(&out)?;
/// assert_eq!(gazetteer.len(), Gazetteer::bundled().len() + 1);
/// assert_eq!(gazetteer.named("Dateline").count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn import(
    input: impl BufRead,
    name: &str,
    out: &Path,
    steps: &mut dyn FnMut(Step<'_>),
) -> Result<Imported, GazetteerError> {
    within(HELD, input, name, out, steps)
}

fn within(
    held: usize,
    mut input: impl BufRead,
    name: &str,
    out: &Path,
    steps: Steps<'_>,
) -> Result<Imported, GazetteerError> {
    let folder = workshop(out);
    fs::create_dir_all(&folder).map_err(|fault| GazetteerError::file(&folder, &fault))?;
    let mut progress = Progress::of(&folder)?;
    let resumed = progress.lines;
    let mut hash = Sha256::new();
    progress.skip(&mut input, &mut hash, &folder, name)?;
    Taking { folder: &folder, name, most: held, hash, steps }.all(&mut input, &mut progress)?;

    let mut told = Imported {
        lines: progress.lines,
        resumed,
        left_out: progress.left_out,
        skipped: progress.skipped,
        ..Imported::default()
    };
    let partial = folder.join("whole.partial");
    let cannot = |fault| GazetteerError::file(&partial, &fault);
    let mut file = BufWriter::with_capacity(1 << 18, File::create(&partial).map_err(cannot)?);
    let bundled = Gazetteer::bundled();
    let laying = Laying { bundled, folder: &folder, progress: &progress, input: name };
    laying.compile(&mut file, &mut told, steps)?;
    let file = file.into_inner().map_err(|fault| cannot(fault.into_error()))?;
    file.sync_all().map_err(cannot)?;
    fs::rename(&partial, out).map_err(|fault| GazetteerError::file(out, &fault))?;
    fs::remove_dir_all(&folder).map_err(|fault| GazetteerError::file(&folder, &fault))?;
    Ok(told)
}

/// Where the runs of an output lie.
fn workshop(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".import");
    out.with_file_name(name)
}

/// Takes lines into runs.
struct Taking<'a> {
    folder: &'a Path,
    name: &'a str,
    /// How much is held in memory, in bytes.
    most: usize,
    /// Of all that was read.
    hash: Sha256,
    steps: Steps<'a>,
}

impl Taking<'_> {
    fn all(
        &mut self,
        input: &mut impl BufRead,
        progress: &mut Progress,
    ) -> Result<(), GazetteerError> {
        let mut held = Held::default();
        let mut line = Vec::new();
        let mut now = progress.clone();
        loop {
            line.clear();
            let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut line);
            if let Err(fault) = read {
                // What was read so far need not be read again.
                self.keep(&mut held, &mut now, progress)?;
                return Err(GazetteerError::file(Path::new(self.name), &fault));
            }
            if line.is_empty() {
                break;
            }
            if progress.whole {
                return Err(begun(self.folder, "of an input that ended here"));
            }
            self.hash.update(&line);
            now.lines += 1;
            now.bytes += line.len() as u64;
            self.line(&line, &mut held, &mut now);
            if now.lines.is_multiple_of(TELL) {
                (self.steps)(Step::Taken(now.lines));
            }
            if held.size() > self.most {
                self.keep(&mut held, &mut now, progress)?;
            }
        }
        now.whole = true;
        self.keep(&mut held, &mut now, progress)
    }

    fn line(&mut self, line: &[u8], held: &mut Held, now: &mut Progress) {
        match line::take(line, Codes::get()) {
            Ok(Taken::LeftOut) => now.left_out += 1,
            Ok(Taken::Row { mut row, modified }) => {
                row.push('\t');
                row.push_str(&now.lines.to_string());
                held.add(row.as_bytes());
                if modified > now.modified {
                    now.modified = modified;
                }
            }
            Err(fault) => {
                now.skipped += 1;
                let number = usize::try_from(now.lines).unwrap_or(usize::MAX);
                let file = self.name.to_owned();
                (self.steps)(Step::Skipped(&GazetteerError::Row { file, line: number, fault }));
            }
        }
    }

    /// Finishes a run, and notes that.
    fn keep(
        &self,
        held: &mut Held,
        now: &mut Progress,
        progress: &mut Progress,
    ) -> Result<(), GazetteerError> {
        if now.whole == progress.whole && now.bytes == progress.bytes {
            return Ok(());
        }
        if held.size() > 0 {
            now.runs += 1;
            held.write(&run(self.folder, now.runs))?;
        }
        now.sha256 = hex(&self.hash);
        now.keep(self.folder)?;
        *progress = now.clone();
        Ok(())
    }
}

#[cfg(test)]
mod tests;
