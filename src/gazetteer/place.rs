use super::format::{NOWHERE, Record};
use super::table::Table;
use super::{Gazetteer, Seat};
use crate::model::{LonLat, PlaceId, PlaceKind};

/// A place, borrowed from its gazetteer. Text that is not known is "".
#[derive(Clone, Copy, Debug)]
pub struct Place<'g> {
    /// Its number, in this gazetteer only.
    pub id: PlaceId,
    /// Its name for all time: "gn:1138958".
    pub key: &'g str,
    /// As news and maps write it.
    pub name: &'g str,
    /// What sort of thing it is.
    pub kind: PlaceKind,
    /// The point that stands for it.
    pub position: LonLat,
    /// The countries it lies in, ISO 3166-1 alpha-3: "AFG", "AFG;PAK", "" when unknown.
    pub countries: &'g str,
    /// The first-order unit it lies in.
    pub admin1: Option<PlaceId>,
    /// The second-order unit it lies in.
    pub admin2: Option<PlaceId>,
    /// Inhabitants; 0 when unknown.
    pub population: u32,
    /// What is governed from it.
    pub seat: Option<Seat>,
    /// Its `GeoNames` number.
    pub geonames_id: Option<u32>,
    /// Radius in metres around the position that holds what the name means.
    pub uncertainty_m: u32,
    /// How likely news means it by its bare name, against others of that name: 0 to 1.
    pub prominence: f32,
    /// Where its note stands in the strings, and its length; few ask for it.
    note: (u32, u32),
    /// The same of its other names.
    others: (u32, u32),
    /// Labels: the package that its row came from, and how its position came about.
    origin: (u16, u16),
    gazetteer: &'g Gazetteer,
}

impl<'g> Place<'g> {
    pub(super) fn read(gazetteer: &'g Gazetteer, id: PlaceId) -> Place<'g> {
        let (table, record) = gazetteer.record(id);
        let mut at = record.text_at;
        let mut text = |len: u32| {
            let from = at;
            at = at.saturating_add(len);
            table.text(from, len)
        };
        let (key, name) = (text(record.key_len.into()), text(record.name_len.into()));
        let note = (at, record.note_len.into());
        let others = (at.saturating_add(note.1), record.names_len.into());
        let unit = |place| Some(PlaceId(place)).filter(|&unit| gazetteer.has(unit));
        Place {
            id,
            key,
            name,
            kind: kind(&record),
            position: record.position,
            countries: table.label(record.countries),
            admin1: unit(record.admin1),
            admin2: unit(record.admin2),
            population: record.population,
            seat: seat(&record),
            geonames_id: Some(record.geonames_id).filter(|&number| number != 0),
            uncertainty_m: record.uncertainty_m,
            prominence: f32::from(record.prominence) / 255.0,
            note,
            others,
            origin: (record.source, record.coord_src),
            gazetteer,
        }
    }

    /// The package that its row came from; "curated" when it was written by hand.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let kabul = gazetteer.place(gazetteer.keyed("gn:1138958").expect("Kabul"));
    /// assert!(gazetteer.sources().any(|source| source.package == kabul.source()));
    /// ```
    pub fn source(&self) -> &'g str {
        self.table().label(self.origin.0)
    }

    /// How the position came about: "geonames", "seat", "approximate" ...
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let kabul = gazetteer.place(gazetteer.keyed("gn:1138958").expect("Kabul"));
    /// assert_eq!(kabul.coord_src(), "geonames");
    /// ```
    pub fn coord_src(&self) -> &'g str {
        self.table().label(self.origin.1)
    }

    /// What it is, for places entered by hand.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let kabul = gazetteer.place(gazetteer.keyed("gn:1138958").expect("Kabul"));
    /// assert_eq!(kabul.note(), "");
    /// ```
    pub fn note(&self) -> &'g str {
        self.table().text(self.note.0, self.note.1)
    }

    fn table(&self) -> &'g Table {
        self.gazetteer.table(self.id)
    }

    /// All its plain names, the main one first; neither abbreviations nor demonyms.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let herat = gazetteer.place(gazetteer.keyed("gn:1140026").expect("Herat"));
    /// assert!(herat.names().any(|name| name == "Shahr-e Herat"));
    /// ```
    pub fn names(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        let (at, len) = self.others;
        let others = self.table().text(at, len).split('|').filter(|name| !name.is_empty());
        std::iter::once(self.name).chain(others)
    }

    /// The country it lies in, or is; `None` when that is unknown, or more than one.
    pub fn country(&self) -> Option<Place<'g>> {
        let (table, record) = self.gazetteer.record(self.id);
        let place = table.layout.label(&table.bytes, record.countries).place;
        let id = Some(PlaceId(place)).filter(|&id| place != NOWHERE && self.gazetteer.has(id))?;
        Some(Place::read(self.gazetteer, self.gazetteer.now(id)))
    }

    /// The first-order unit it lies in, or is.
    pub fn region(&self) -> Option<Place<'g>> {
        self.unit(self.admin1, PlaceKind::Region)
    }

    /// The number of the first-order unit it lies in, or is.
    pub fn region_id(&self) -> Option<PlaceId> {
        if self.kind == PlaceKind::Region { Some(self.id) } else { self.admin1 }
    }

    /// The second-order unit it lies in, or is.
    pub fn district(&self) -> Option<Place<'g>> {
        self.unit(self.admin2, PlaceKind::District)
    }

    /// Whether it lies in this country (ISO 3166-1 alpha-3), wholly or in part, or is it.
    pub fn lies_in(&self, country: &str) -> bool {
        self.countries.split(';').any(|code| !code.is_empty() && code == country)
    }

    fn unit(&self, unit: Option<PlaceId>, kind: PlaceKind) -> Option<Place<'g>> {
        if self.kind == kind {
            return Some(*self);
        }
        unit.map(|id| Place::read(self.gazetteer, id))
    }
}

impl Gazetteer {
    /// Whether `inner` lies wholly inside `outer`: a country, a region or a district, as the
    /// tables have it. Nothing contains itself, and no country contains what it shares.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let [afghanistan, kabul] =
    ///     ["gn:1149361", "gn:1138958"].map(|key| gazetteer.keyed(key).expect(key));
    /// assert!(gazetteer.contains(afghanistan, kabul));
    /// assert!(!gazetteer.contains(kabul, afghanistan));
    /// ```
    pub fn contains(&self, outer: PlaceId, inner: PlaceId) -> bool {
        let (table, around) = self.record(outer);
        let (inside, record) = self.record(inner);
        outer != inner
            && match kind(&around) {
                PlaceKind::Country => {
                    let countries = table.label(around.countries);
                    !countries.is_empty() && inside.label(record.countries) == countries
                }
                PlaceKind::Region => record.admin1 == outer.0,
                PlaceKind::District => record.admin2 == outer.0,
                PlaceKind::Locality
                | PlaceKind::Town
                | PlaceKind::Quarter
                | PlaceKind::Area
                | PlaceKind::Feature
                | PlaceKind::Water
                | PlaceKind::Facility => false,
            }
    }

    /// Whether one of two places contains the other.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let [afghanistan, kabul] =
    ///     ["gn:1149361", "gn:1138958"].map(|key| gazetteer.keyed(key).expect(key));
    /// assert!(gazetteer.are_nested(kabul, afghanistan));
    /// assert!(!gazetteer.are_nested(kabul, kabul));
    /// ```
    pub fn are_nested(&self, one: PlaceId, other: PlaceId) -> bool {
        self.contains(one, other) || self.contains(other, one)
    }

    /// Whether a place is great enough that its name means it before it means a people: a German
    /// is no parish of the Isle of Man, but Lebanon is Lebanon.
    pub(crate) fn is_great(&self, id: PlaceId) -> bool {
        let (_, record) = self.record(id);
        kind(&record) == PlaceKind::Country || record.population >= 300_000
    }

    /// Whether the user laid the place over the table.
    pub(crate) fn is_own(&self, id: PlaceId) -> bool {
        id.0 >= self.base.len()
    }

    /// Where a place is.
    pub(crate) fn position(&self, id: PlaceId) -> LonLat {
        self.record(self.now(id)).1.position
    }

    /// How many live there.
    pub(crate) fn population(&self, id: PlaceId) -> u32 {
        self.record(self.now(id)).1.population
    }

    /// What sort of thing a place is.
    pub(crate) fn kind(&self, id: PlaceId) -> PlaceKind {
        kind(&self.record(id).1)
    }

    /// What sort of thing a place is, and how likely news means it by its bare name: 0 to 255.
    pub(crate) fn standing(&self, id: PlaceId) -> (PlaceKind, u8) {
        let (_, record) = self.record(id);
        (kind(&record), record.prominence)
    }
}

fn seat(record: &Record) -> Option<Seat> {
    usize::from(record.seat).checked_sub(1).and_then(|seat| Seat::ALL.get(seat).copied())
}

fn kind(record: &Record) -> PlaceKind {
    PlaceKind::ALL.get(usize::from(record.kind)).copied().unwrap_or(PlaceKind::Area)
}

impl PartialEq for Place<'_> {
    /// Whether both are one row; meant for places of one gazetteer.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.key == other.key
    }
}
