use std::sync::LazyLock;

/// How events of a type are coloured on a map: a row of `data/styles/event_types.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) struct TypeColour {
    /// As the column `event_type` has it.
    #[serde(rename = "type")]
    pub(super) name: &'static str,
    /// As CSS writes it: `#rrggbb`.
    pub(super) colour: &'static str,
}

/// For an event of another type, or of none.
pub(super) const UNTYPED: TypeColour = TypeColour { name: "", colour: "#6b6b6b" };

const TABLE: &str = include_str!("../../data/styles/event_types.tsv");

/// Every event type, in the order of a legend.
pub(super) fn types() -> &'static [TypeColour] {
    static TYPES: LazyLock<Vec<TypeColour>> = LazyLock::new(|| {
        let rows = TABLE.lines().skip(1).filter_map(|line| {
            let mut cells = line.split('\t');
            Some(TypeColour { name: cells.next()?, colour: cells.next()? })
        });
        rows.collect()
    });
    &TYPES
}

/// The colour of an event type, by its name.
pub(super) fn of(name: &str) -> TypeColour {
    types().iter().copied().find(|known| known.name == name).unwrap_or(UNTYPED)
}

#[cfg(test)]
mod tests {
    use super::{TypeColour, UNTYPED, of, types};
    use crate::model::EventKind;

    #[test]
    fn every_type_has_a_colour() {
        for kind in EventKind::ALL {
            assert_ne!(of(kind.event_type()), UNTYPED, "{}", kind.event_type());
        }
        for TypeColour { name, colour } in types() {
            let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6);
            let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
            assert!(number.is_some(), "{name}: {colour}");
        }
    }
}
