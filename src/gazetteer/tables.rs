use std::collections::BTreeSet;
use std::sync::Arc;

use super::compile::{Blanks, Line, NameRow, PlaceRow, Sheet, entries, rows, write};
use super::overlay::Overlay;
use super::own::Own;
use super::{
    Gazetteer, GazetteerError, NAME_COLUMNS, PLACE_COLUMNS, Place, SOURCE_COLUMNS, Seat, Source,
};
use crate::model::PlaceId;

/// What [`build`] made.
#[derive(Clone, Debug)]
pub struct Built {
    /// For [`Gazetteer::open`].
    pub bytes: Vec<u8>,
    /// What is wrong with the tables: rows that were left out, and units that nobody knows.
    pub faults: Vec<GazetteerError>,
}

/// Compiles tables as users write them, given as file name and text, alone or laid over another
/// gazetteer. Only `name`, `lat` and `lon` are needed, or `id` to change a place below; columns
/// stand in any order, with tabs or, in a file named `.csv`, with commas between. A place without
/// an id gets one from its name, `my:camp-hope`; one without a kind is a town. A row that is wrong
/// is left out; a table that cannot be read is an error.
///
/// ```
/// use dateline::gazetteer::{Gazetteer, GazetteerError, build};
///
/// let built = build(&[("mine.csv", "name,lat,lon\nCamp Hope,33.3,69.9\nNowhere,,x\n")], None)?;
/// assert_eq!(Gazetteer::open(built.bytes)?.named("camp hope").count(), 1);
/// assert!(built.faults[0].to_string().starts_with("mine.csv:3: lon `x` is not a number"));
/// # Ok::<(), GazetteerError>(())
/// ```
pub fn build(tables: &[(&str, &str)], below: Option<&Gazetteer>) -> Result<Built, GazetteerError> {
    let below = below.map(Gazetteer::tables);
    let names = ["places", "names", "sources"];
    let below = below.iter().flatten().zip(names);
    let mut sheets: Vec<_> = below.map(|(text, file)| Sheet { file, text, lines: None }).collect();
    let mut faults = Vec::new();
    let own = tables.iter().map(|&(file, text)| Own::read(file, text, &mut faults));
    let own = own.collect::<Result<Vec<_>, _>>()?;
    sheets.extend(own.iter().map(Own::sheet));
    let mut rows = rows(&sheets, &mut faults);
    let sources = std::mem::take(&mut rows.sources);
    let entries = entries(rows, Blanks::Usual, &mut faults);
    let bytes = write(&entries, &sources, &mut faults)?;
    Ok(Built { bytes, faults })
}

impl Gazetteer {
    /// This gazetteer with a few tables laid over it, given as file name and text, written as for
    /// [`build`]: they add places and names, change places, and take names away. Takes time for
    /// the rows laid over it, not for the places below.
    ///
    /// ```
    /// use dateline::gazetteer::{Gazetteer, GazetteerError};
    ///
    /// let mine = "id\tname\tlat\tlon\n\tCamp Hope\t34.1\t69.2\ngn:1138958\tKabul City\t\t\n";
    /// let gazetteer = Gazetteer::bundled().with(&[("mine.tsv", mine)])?;
    /// assert_eq!(gazetteer.named("camp hope").count(), 1);
    /// let kabul = gazetteer.named("Kabul").next().expect("its former name stays a name of it");
    /// assert_eq!(gazetteer.place(kabul.place).name, "Kabul City");
    /// # Ok::<(), GazetteerError>(())
    /// ```
    pub fn with(&self, tables: &[(&str, &str)]) -> Result<Gazetteer, GazetteerError> {
        let (gazetteer, faults) = self.with_sound(tables)?;
        match faults.into_iter().next() {
            None => Ok(gazetteer),
            Some(first) => Err(first),
        }
    }

    /// As [`with`](Gazetteer::with), but rows that are wrong are left out, and told.
    ///
    /// ```
    /// use dateline::gazetteer::{Gazetteer, GazetteerError};
    ///
    /// let mine = "name,lat,lon\nCamp Hope,34.1,69.2\nCamp Despair,134,69.2\n";
    /// let (gazetteer, faults) = Gazetteer::bundled().with_sound(&[("mine.csv", mine)])?;
    /// assert!(faults[0].to_string().starts_with("mine.csv:3: lat `134` is not a number"));
    /// assert_eq!(gazetteer.len(), Gazetteer::bundled().len() + 1);
    /// # Ok::<(), GazetteerError>(())
    /// ```
    pub fn with_sound(
        &self,
        tables: &[(&str, &str)],
    ) -> Result<(Gazetteer, Vec<GazetteerError>), GazetteerError> {
        let mut all = self.over.as_ref().map_or(Vec::new(), |over| over.tables.clone());
        all.extend(tables.iter().map(|&(file, text)| (file.to_owned(), text.to_owned())));
        let below = Gazetteer { base: self.base.clone(), over: None, seats: Arc::default() };
        let mut faults = Vec::new();
        let over = Overlay::new(&below, all, &mut faults)?;
        Ok((Gazetteer { over: Some(over.into()), ..below }, faults))
    }

    /// Tables of places, names and sources that compile to a gazetteer like this one; to this very
    /// one, if nothing is laid over it.
    pub fn tables(&self) -> [String; 3] {
        let mut places = line(PLACE_COLUMNS);
        places.extend(self.places().map(|place| self.place_row(&place)));
        let mut names = line(NAME_COLUMNS);
        let rows = self
            .names_as_written(|_| true)
            .filter_map(|row| Some(line([row.place, row.name, row.role?.as_str(), ""])));
        names.extend(rows.collect::<BTreeSet<_>>());
        let mut sources = line(SOURCE_COLUMNS);
        for Source { package, version, licence, attribution } in self.sources() {
            sources += &line(["", package, version, "", "", licence, attribution]);
        }
        [places, names, sources]
    }

    /// The abbreviations and demonyms of these places, as rows of a table.
    pub(super) fn names_as_written(
        &self,
        of: impl Fn(PlaceId) -> bool,
    ) -> impl Iterator<Item = NameRow<'_>> {
        let rows = self.parts().flat_map(|table| {
            (0..table.layout.written_len())
                .map(|row| table.layout.written(&table.bytes, row))
                .map(|row| (PlaceId(row.place), table.text(row.at, row.len)))
        });
        let rows = rows.filter(move |&(id, _)| self.has(id) && self.now(id) == id && of(id));
        rows.flat_map(move |(id, name)| {
            let is =
                move |sense: &super::Sense<'_>| sense.place == id && sense.written == Some(name);
            self.named(name).filter(is).map(move |sense| {
                let line = Line { file: "", number: 0 };
                NameRow { line, place: self.key(id), name, role: Some(sense.role) }
            })
        })
    }

    /// A place as a row of a table.
    pub(super) fn row<'g>(&'g self, place: &Place<'g>) -> PlaceRow<'g> {
        let unit = |unit: Option<PlaceId>| unit.map_or("", |id| self.key(id));
        let known = |number: u32| Some(number).filter(|&number| number != 0);
        PlaceRow {
            line: Line { file: "", number: 0 },
            id: place.key,
            name: place.name,
            kind: Some(place.kind),
            position: Some(place.position),
            country: place.countries,
            admin1: unit(place.admin1),
            admin2: unit(place.admin2),
            population: known(place.population),
            seat: place.seat,
            geonames_id: place.geonames_id,
            source: place.source(),
            coord_src: place.coord_src(),
            uncertainty_m: known(place.uncertainty_m),
            names: place.names().skip(1).collect(),
            note: place.note(),
        }
    }

    fn place_row(&self, place: &Place<'_>) -> String {
        let number = |number: Option<u32>| number.map_or(String::new(), |n| n.to_string());
        let row = self.row(place);
        line([
            row.id,
            row.name,
            place.kind.as_str(),
            &place.position.lat.to_string(),
            &place.position.lon.to_string(),
            row.country,
            row.admin1,
            row.admin2,
            &number(row.population),
            row.seat.map_or("", Seat::as_str),
            &number(row.geonames_id),
            row.source,
            row.coord_src,
            &number(row.uncertainty_m),
            &row.names.join("|"),
            row.note,
        ])
    }

    fn key(&self, id: PlaceId) -> &str {
        let table = self.table(id);
        table.key(id.0 - table.first_place)
    }
}

fn line<const N: usize>(cells: [&str; N]) -> String {
    cells.join("\t") + "\n"
}
