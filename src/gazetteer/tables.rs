use super::{
    Gazetteer, GazetteerError, NAME_COLUMNS, PLACE_COLUMNS, Place, SOURCE_COLUMNS, Seat, Source,
    compile,
};
use crate::model::PlaceId;

impl Gazetteer {
    /// This gazetteer with more tables laid over it, as if all had been compiled together. Takes
    /// seconds for the bundled one.
    ///
    /// ```
    /// use dateline::gazetteer::{Gazetteer, GazetteerError, PLACE_COLUMNS, compile};
    ///
    /// let heading = PLACE_COLUMNS.join("\t");
    /// let kabul = "my:kabul\tKabul\ttown\t34.53\t69.17\tAFG\t\t\t\tcountry\t\t\t\t15000\t\t";
    /// let gazetteer = Gazetteer::open(compile(&[("a.tsv", &format!("{heading}\n{kabul}\n"))])?)?;
    ///
    /// let renamed = "my:kabul\tKabul City\t\t\t\t\t\t\t\t\t\t\t\t\t\t";
    /// let gazetteer = gazetteer.with(&[("b.tsv", &format!("{heading}\n{renamed}\n"))])?;
    /// assert_eq!(gazetteer.named("Kabul").count(), 1);
    /// assert_eq!(gazetteer.places().next().map(|place| place.name), Some("Kabul City"));
    /// # Ok::<(), GazetteerError>(())
    /// ```
    pub fn with(&self, tables: &[(&str, &str)]) -> Result<Gazetteer, GazetteerError> {
        let [places, names, sources] = self.tables();
        let mut all: Vec<(&str, &str)> =
            vec![("places.tsv", &places), ("names.tsv", &names), ("SOURCES.tsv", &sources)];
        all.extend(tables);
        Gazetteer::open(compile(&all)?)
    }

    /// Tables of places, names and sources that compile to this very gazetteer.
    pub fn tables(&self) -> [String; 3] {
        let mut places = row(PLACE_COLUMNS);
        places.extend(self.places().map(|place| self.place_row(&place)));
        let mut names = row(NAME_COLUMNS);
        for sense in (0..).map_while(|number| self.sense(number)) {
            if let Some(written) = sense.written.filter(|_| self.has(sense.place)) {
                names += &row([self.key(sense.place.0), written, sense.role.as_str(), ""]);
            }
        }
        let mut sources = row(SOURCE_COLUMNS);
        for Source { package, version, licence, attribution } in self.sources() {
            sources += &row(["", package, version, "", "", licence, attribution]);
        }
        [places, names, sources]
    }

    fn place_row(&self, place: &Place<'_>) -> String {
        let number = |number: u32| if number == 0 { String::new() } else { number.to_string() };
        let unit = |unit: Option<PlaceId>| unit.map_or("", |id| self.key(id.0));
        row([
            place.key,
            place.name,
            place.kind.as_str(),
            &place.position.lat.to_string(),
            &place.position.lon.to_string(),
            place.countries,
            unit(place.admin1),
            unit(place.admin2),
            &number(place.population),
            place.seat.map_or("", Seat::as_str),
            &number(place.geonames_id.unwrap_or(0)),
            place.source,
            place.coord_src,
            &number(place.uncertainty_m),
            &place.names().skip(1).collect::<Vec<_>>().join("|"),
            place.note,
        ])
    }
}

fn row<const N: usize>(cells: [&str; N]) -> String {
    cells.join("\t") + "\n"
}
