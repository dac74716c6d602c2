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
    /// No feature has a shape: a plain table.
    None,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Where; `None` writes a null geometry.
    pub position: Option<LonLat>,
    /// One per column, in the layer's order.
    pub values: Vec<Value>,
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
