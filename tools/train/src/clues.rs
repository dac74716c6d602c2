use std::sync::LazyLock;

use dateline::resolve::Clue;

use crate::table::Clues;

/// How many clues there are.
pub(crate) const COUNT: usize = Clue::ALL.len();

/// Of each clue, in the order of [`Clue::ALL`].
pub(crate) type Values = [f32; COUNT];

/// What speaks for a place of a name.
pub(crate) static CLUES: LazyLock<Clues<COUNT>> =
    LazyLock::new(|| Clues::read(include_str!("../clues.tsv"), Clue::ALL.map(Clue::as_str)));
