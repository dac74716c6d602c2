//! Outlines of countries and provinces, by place key: maps in, bytes out, one decoded on request.
//!
//! [`compile`] turns the maps in `data/boundaries` into bytes; the build script does so, and
//! [`Boundaries::bundled`] reads them where they lie. To change an outline, change what makes the
//! maps: `tools/gazetteer`. Some provinces have none, for the source draws older ones.

mod compile;
mod error;
mod format;
mod outline;

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use geo::{Coord, Intersects, LineString, MultiPolygon, Polygon, Rect};

use crate::model::LonLat;

pub use compile::{Maps, compile};
pub use error::BoundariesError;

/// Outlines: those bundled into the program, or others that were compiled.
pub struct Boundaries {
    bytes: Cow<'static, [u8]>,
    layout: format::Layout,
}

/// What a point lies in, as place keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Around<'b> {
    /// The country, none at sea.
    pub country: Option<&'b str>,
    /// The province; none at sea, and where the map of the country has none.
    pub region: Option<&'b str>,
}

impl Boundaries {
    /// The outlines that are part of the program: of nearly all countries and most provinces.
    ///
    /// ```
    /// use dateline::boundaries::Boundaries;
    ///
    /// let nangarhar = Boundaries::bundled().of("gn:1132366").expect("a province with an outline");
    /// assert_eq!(nangarhar.0.len(), 1);
    /// ```
    pub fn bundled() -> &'static Boundaries {
        static BUNDLED: LazyLock<Boundaries> = LazyLock::new(|| {
            let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/boundaries.bin"));
            Boundaries::open(bytes.as_slice()).expect("the build script has just made it")
        });
        &BUNDLED
    }

    /// Opens compiled bytes. Cheap: only the header is looked at.
    /// [`verify`](Boundaries::verify) what you did not make yourself.
    ///
    /// ```
    /// use dateline::boundaries::{Boundaries, BoundariesError};
    ///
    /// assert_eq!(Boundaries::open(b"PNG".as_slice()).unwrap_err(), BoundariesError::Foreign);
    /// ```
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Boundaries, BoundariesError> {
        let bytes = bytes.into();
        let layout = format::layout(&bytes)?;
        Ok(Boundaries { bytes, layout })
    }

    /// Reads every byte: whether they are those that were compiled, and make sense.
    pub fn verify(&self) -> Result<(), BoundariesError> {
        if !format::intact(&self.bytes) {
            return Err(BoundariesError::Damaged("checksum"));
        }
        let mut before = "";
        for record in self.records() {
            let key = self.key(&record);
            let sound = before < key
                && (record.country as usize) < self.layout.len()
                && self.outline(&record).is_some();
            if !sound {
                return Err(BoundariesError::Damaged("outlines"));
            }
            before = key;
        }
        Ok(())
    }

    /// The keys of all places that have an outline, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.records().map(|record| self.key(&record))
    }

    /// The outline of the place of this key, in degrees: valid polygons cut at the antimeridian,
    /// outer rings against the clock. `None` if it has none, as all but countries and provinces.
    ///
    /// ```
    /// use dateline::boundaries::Boundaries;
    ///
    /// let kabul = "gn:1138958";
    /// assert_eq!(Boundaries::bundled().of(kabul), None, "a town");
    /// ```
    pub fn of(&self, key: &str) -> Option<MultiPolygon<f64>> {
        let (mut low, mut high) = (0, self.layout.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let record = self.layout.record(&self.bytes, middle);
            match self.key(&record).cmp(key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return self.outline(&record),
            }
        }
        None
    }

    /// The country and the province that a point lies in. On a border, the first by key. Within a
    /// few kilometres of a border or coast it may be the wrong side: the outlines are simplified.
    ///
    /// ```
    /// use dateline::boundaries::{Around, Boundaries};
    /// use dateline::model::LonLat;
    ///
    /// let jalalabad = Boundaries::bundled().around(LonLat { lon: 70.45, lat: 34.43 });
    /// assert_eq!(jalalabad, Around { country: Some("gn:1149361"), region: Some("gn:1132366") });
    /// ```
    pub fn around(&self, at: LonLat) -> Around<'_> {
        let point = Coord { x: at.lon, y: at.lat };
        let mut around = Around::default();
        for (record, number) in self.records().zip(0..) {
            let is_country = record.country == number;
            let known = if is_country { around.country } else { around.region };
            if known.is_some() || !in_bbox(&record, point) {
                continue;
            }
            let outline = self.outline(&record);
            if !outline.is_some_and(|outline| outline.intersects(&point)) {
                continue;
            }
            if is_country {
                around.country = Some(self.key(&record));
            } else {
                let country = self.layout.record(&self.bytes, record.country as usize);
                return Around {
                    country: Some(self.key(&country)),
                    region: Some(self.key(&record)),
                };
            }
        }
        around
    }

    fn records(&self) -> impl Iterator<Item = format::Record> {
        (0..self.layout.len()).map(|number| self.layout.record(&self.bytes, number))
    }

    fn key(&self, record: &format::Record) -> &str {
        self.layout.key(&self.bytes, record)
    }

    fn outline(&self, record: &format::Record) -> Option<MultiPolygon<f64>> {
        let outline = outline::get(self.layout.outline(&self.bytes, record))?;
        let line = |ring: Vec<_>| -> LineString { ring.into_iter().map(degrees).collect() };
        let polygon = |rings: Vec<_>| {
            let mut lines = rings.into_iter().map(line);
            Some(Polygon::new(lines.next()?, lines.collect()))
        };
        outline.into_iter().map(polygon).collect::<Option<Vec<_>>>().map(MultiPolygon)
    }
}

impl fmt::Debug for Boundaries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Boundaries({} outlines)", self.layout.len())
    }
}

fn in_bbox(record: &format::Record, point: Coord) -> bool {
    let [west, south, east, north] = record.bbox;
    Rect::new(degrees([west, south]), degrees([east, north])).intersects(&point)
}

fn degrees([lon, lat]: outline::Corner) -> Coord {
    Coord { x: f64::from(lon) / 1000.0, y: f64::from(lat) / 1000.0 }
}

#[cfg(test)]
mod tests;
