use crate::model::{Column, ColumnKind, Value};

/// A column together with what a row holds in it.
pub(super) struct Field<R>(pub(super) Column, pub(super) fn(&R) -> Value);

/// The columns of these fields.
pub(super) const fn columns<R, const N: usize>(fields: &[Field<R>; N]) -> [Column; N] {
    let mut columns = [fields[0].0; N];
    let mut at = 1;
    while at < N {
        columns[at] = fields[at].0;
        at += 1;
    }
    columns
}

/// Columns one after another; `N` is how many there are in all.
pub(super) const fn joined<const N: usize>(parts: &[&[Column]]) -> [Column; N] {
    let mut columns = [parts[0][0]; N];
    let (mut part, mut filled) = (0, 0);
    while part < parts.len() {
        let mut at = 0;
        while at < parts[part].len() {
            columns[filled] = parts[part][at];
            at += 1;
            filled += 1;
        }
        part += 1;
    }
    assert!(filled == N);
    columns
}

/// What `row` holds in these fields.
pub(super) fn values<R>(fields: &[Field<R>], row: &R) -> Vec<Value> {
    fields.iter().map(|field| field.1(row)).collect()
}

pub(super) const fn text(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: ColumnKind::Text, doc }
}

pub(super) const fn integer(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: ColumnKind::Integer, doc }
}

pub(super) const fn real(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: ColumnKind::Real, doc }
}

pub(super) const fn date(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: ColumnKind::Date, doc }
}

pub(super) const fn boolean(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: ColumnKind::Boolean, doc }
}

/// A list as one cell.
pub(super) fn list<S: AsRef<str>>(items: &[S]) -> Value {
    items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; ").into()
}

/// A confidence as a cell.
pub(super) fn share(confidence: f32) -> Value {
    shown(confidence).into()
}

/// A confidence to three places: more would be noise.
pub(super) fn shown(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}
