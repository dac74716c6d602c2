use geo::MultiPolygon;
use jiff::civil::Date;

use super::LonLat;

/// The head of a table of features: what a map program calls a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layer {
    /// File and table name: `mentions`, `places`, `events`.
    pub name: &'static str,
    /// One line: what a row is.
    pub doc: &'static str,
    /// The shape of its features.
    pub geometry: Geometry,
    /// The column that names a row.
    pub key: &'static str,
    /// The columns, in order.
    pub columns: &'static [Column],
}

/// The shape of a layer's features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Geometry {
    /// A point, or none for a row that cannot be placed.
    Point,
    /// An area of one polygon or more, or none for a row whose outline is not known.
    Area,
    /// No feature has a shape: a plain table.
    None,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Where, as its layer's [`Geometry`] says; `None` writes a null geometry.
    pub shape: Option<Shape>,
    /// One per column, in the layer's order.
    pub values: Vec<Value>,
}

/// Where a feature lies, in degrees on WGS 84.
///
/// ```
/// use dateline::model::{LonLat, Shape};
///
/// let kabul = LonLat { lon: 69.17, lat: 34.53 };
/// assert_eq!(Shape::from(kabul).point(), Some(kabul));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A point.
    Point(LonLat),
    /// Polygons as RFC 7946 wants them: rings closed, the outer ones against the clock and the
    /// holes with it, none across the antimeridian.
    Area(MultiPolygon<f64>),
}

impl Shape {
    /// The point, if it is one.
    pub fn point(&self) -> Option<LonLat> {
        match self {
            Shape::Point(at) => Some(*at),
            Shape::Area(_) => None,
        }
    }

    /// The polygons, if it is an area.
    pub fn area(&self) -> Option<&MultiPolygon<f64>> {
        match self {
            Shape::Point(_) => None,
            Shape::Area(polygons) => Some(polygons),
        }
    }
}

impl From<LonLat> for Shape {
    fn from(at: LonLat) -> Shape {
        Shape::Point(at)
    }
}

impl From<MultiPolygon<f64>> for Shape {
    fn from(polygons: MultiPolygon<f64>) -> Shape {
        Shape::Area(polygons)
    }
}

/// A column's name, type and meaning; the meaning becomes the data dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// As it stands in every format.
    pub name: &'static str,
    /// What its values are.
    pub kind: ColumnKind,
    /// One line for the data dictionary, written for a map maker.
    pub doc: &'static str,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A whole number.
    Integer,
    /// A decimal number.
    Real,
    /// Text.
    Text,
    /// A day, ISO 8601.
    Date,
    /// Yes or no.
    Boolean,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Not known.
    Null,
    /// For [`ColumnKind::Integer`].
    Integer(i64),
    /// For [`ColumnKind::Real`].
    Real(f64),
    /// For [`ColumnKind::Text`].
    Text(String),
    /// For [`ColumnKind::Date`].
    Date(Date),
    /// For [`ColumnKind::Boolean`].
    Boolean(bool),
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

impl From<&str> for Value {
    /// Missing text is [`Value::Null`], never `""`.
    fn from(text: &str) -> Value {
        if text.is_empty() { Value::Null } else { Value::Text(text.to_owned()) }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        if text.is_empty() { Value::Null } else { Value::Text(text) }
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::Integer(number.into())
    }
}

impl From<u64> for Value {
    /// A number past any that a map program counts with is the greatest of those.
    fn from(number: u64) -> Value {
        Value::Integer(number.try_into().unwrap_or(i64::MAX))
    }
}

impl From<u8> for Value {
    fn from(number: u8) -> Value {
        Value::Integer(number.into())
    }
}

impl From<f64> for Value {
    /// A number that is not finite is [`Value::Null`].
    fn from(number: f64) -> Value {
        if number.is_finite() { Value::Real(number) } else { Value::Null }
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Value {
        Value::Boolean(yes)
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Value {
        Value::Date(day)
    }
}
