use std::collections::HashMap;
use std::io::{Seek, Write};
use std::path::Path;

use super::super::compile::{
    Afterwards, Blanks, Compiler, Line, NameRow, PlaceRow, Sorted, Workshop, entry, over, place,
};
use super::super::{Gazetteer, GazetteerError, Place, Source};
use super::line::SOURCE;
use super::progress::Progress;
use super::{Imported, Step, Steps};
use crate::model::PlaceKind;

/// Namesakes of one kind this near, in metres, are one place.
const NEAR_M: f64 = 10_000.0;
/// How many places go by between two tellings.
const TELL: u64 = 100_000;

/// Lays the bundled places over the rows of finished runs, and compiles both.
pub(super) struct Laying<'a> {
    pub(super) bundled: &'a Gazetteer,
    pub(super) folder: &'a Path,
    pub(super) progress: &'a Progress,
    /// The input, as the user would type it.
    pub(super) input: &'a str,
}

impl Laying<'_> {
    pub(super) fn compile(
        &self,
        out: &mut (impl Write + Seek),
        told: &mut Imported,
        steps: Steps<'_>,
    ) -> Result<(), GazetteerError> {
        let units = self.units()?;
        let mut names: HashMap<&str, Vec<NameRow<'_>>> = HashMap::new();
        for row in self.bundled.names_as_written(|_| true) {
            names.entry(row.place).or_default().push(row);
        }
        let mut compiler = Compiler::new(Workshop::Folder(self.folder.to_owned()), 0)?;
        let mut add = |row: PlaceRow<'_>| {
            let mut entry = match entry(row, &[], Blanks::Stay) {
                Ok(entry) => entry,
                Err(fault) => {
                    told.skipped += 1;
                    steps(Step::Skipped(&fault));
                    return Ok(());
                }
            };
            for row in names.get(entry.row.id).into_iter().flatten() {
                entry.names.add(*row)?;
            }
            entry.names.cut_possessives();
            told.places += 1;
            *told.kinds.entry(entry.kind).or_default() += 1;
            if told.places.is_multiple_of(TELL) {
                steps(Step::Laid(told.places));
            }
            compiler.add(&entry)
        };

        let mut bundled = self.bundled.places().peekable();
        let mut sorted = self.sorted()?;
        let mut before = String::new();
        while let Some(item) = sorted.next()? {
            let Some((line, text)) = numbered(item, self.input) else { continue };
            let mut row = place(line, text)?;
            if row.id == before {
                continue; // the first of several lines with one number holds
            }
            row.id.clone_into(&mut before);
            while let Some(place) = bundled.next_if(|place| place.key < row.id) {
                add(self.bundled.row(&place))?;
            }
            (row.admin1, row.admin2) = (unit(&units, row.admin1), unit(&units, row.admin2));
            match row.kind {
                Some(PlaceKind::Region) => (row.admin1, row.admin2) = ("", ""),
                Some(PlaceKind::District) => row.admin2 = "",
                _ => {}
            }
            if let Some(place) = bundled.next_if(|place| place.key == row.id) {
                // What the tools chose of its names is better than what is chosen here.
                row.names = Vec::new();
                let ours = self.bundled.row(&place);
                row.name = ours.name;
                add(over(&row, ours))?;
            } else if self.elsewhere(&row).is_none() {
                add(row)?;
            }
        }
        for place in bundled {
            add(self.bundled.row(&place))?;
        }
        steps(Step::Writing);
        compiler.sources(&self.sources());
        compiler.finish(out, &mut Vec::new())
    }

    /// The key of each unit by its code, "PK.04".
    fn units(&self) -> Result<HashMap<String, String>, GazetteerError> {
        let mut units = HashMap::new();
        let mut sorted = self.sorted()?;
        while let Some(item) = sorted.next()? {
            let Some((line, text)) = numbered(item, self.input) else { continue };
            if !text.contains("\tregion\t") && !text.contains("\tdistrict\t") {
                continue;
            }
            let row = place(line, text)?;
            let code = match row.kind {
                Some(PlaceKind::Region) => row.admin1,
                Some(PlaceKind::District) => row.admin2,
                _ => "",
            };
            if !code.is_empty() {
                let key = self.elsewhere(&row).unwrap_or(row.id);
                units.entry(code.to_owned()).or_insert_with(|| key.to_owned());
            }
        }
        Ok(units)
    }

    /// The bundled place that the row tells of, if it has a key that is not `GeoNames`' own: an
    /// airport of `OurAirports`, a sea of Natural Earth, a pass that we have entered by hand.
    fn elsewhere(&self, row: &PlaceRow<'_>) -> Option<&str> {
        let at = row.position?;
        self.bundled.named(row.name).filter(|sense| sense.role.is_plain()).find_map(|sense| {
            let place = Place::read(self.bundled, sense.place);
            let far = super::super::distance_m(at, place.position);
            let same = Some(place.kind) == row.kind
                && !place.key.starts_with("gn:")
                && far <= NEAR_M.max(place.uncertainty_m.into());
            same.then_some(place.key)
        })
    }

    fn sorted(&self) -> Result<Sorted, GazetteerError> {
        Sorted::runs(&self.progress.paths(self.folder), Afterwards::Keep)
    }

    fn sources(&self) -> String {
        let row = |source: Source<'_>| {
            let Source { package, version, licence, attribution } = source;
            [package, version, licence, attribution].join("\t") + "\n"
        };
        let geonames = Source {
            package: SOURCE,
            version: &self.progress.modified,
            licence: "CC BY 4.0",
            attribution: "Place data from GeoNames (https://www.geonames.org/), CC BY 4.0, modified",
        };
        std::iter::once(geonames).chain(self.bundled.sources()).map(row).collect()
    }
}

/// A row of a run, and where it stood; the number of its line stands behind it.
fn numbered<'i>(item: &'i [u8], file: &'i str) -> Option<(Line<'i>, &'i str)> {
    let (row, number) = str::from_utf8(item).ok()?.rsplit_once('\t')?;
    Some((Line { file, number: number.parse().ok()? }, row))
}

/// The key of the unit of this code, "" if the input has none.
fn unit<'u>(units: &'u HashMap<String, String>, code: &str) -> &'u str {
    units.get(code).map_or("", String::as_str)
}
