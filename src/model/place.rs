/// A place's row in the gazetteer that resolved it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct PlaceId(pub u32);

/// A position on WGS 84, in degrees. Named fields, so the two cannot be swapped unseen.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct LonLat {
    /// East of Greenwich, -180 to 180.
    pub lon: f64,
    /// North of the equator, -90 to 90.
    pub lat: f64,
}

/// What sort of thing a place is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// A country or dependent territory.
    Country,
    /// A first-order administrative unit: province, state, governorate.
    Region,
    /// A second-order unit: district, county.
    District,
    /// A third-order unit or lower.
    Locality,
    /// A populated place, from hamlet to metropolis.
    Town,
    /// A part of a populated place.
    Quarter,
    /// A macro-region, a historical or a fuzzy one; a continent.
    Area,
    /// A mountain, pass, valley, corridor, road, border, desert, island.
    Feature,
    /// A sea, gulf, strait, river, lake, canal.
    Water,
    /// An airport, port, base, prison, crossing, hospital.
    Facility,
}

impl PlaceKind {
    /// Every kind, in the order of their codes in a compiled gazetteer.
    pub const ALL: [PlaceKind; 10] = [
        PlaceKind::Country,
        PlaceKind::Region,
        PlaceKind::District,
        PlaceKind::Locality,
        PlaceKind::Town,
        PlaceKind::Quarter,
        PlaceKind::Area,
        PlaceKind::Feature,
        PlaceKind::Water,
        PlaceKind::Facility,
    ];

    /// As written in tables and layers.
    pub fn as_str(self) -> &'static str {
        match self {
            PlaceKind::Country => "country",
            PlaceKind::Region => "region",
            PlaceKind::District => "district",
            PlaceKind::Locality => "locality",
            PlaceKind::Town => "town",
            PlaceKind::Quarter => "quarter",
            PlaceKind::Area => "area",
            PlaceKind::Feature => "feature",
            PlaceKind::Water => "water",
            PlaceKind::Facility => "facility",
        }
    }

    /// The kind written so in a table.
    pub fn named(name: &str) -> Option<PlaceKind> {
        PlaceKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}
