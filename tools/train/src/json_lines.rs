use std::fs;
use std::path::Path;

use anyhow::Context;
use serde::de::DeserializeOwned;

/// What `read` makes of the rows of a file that has a JSON object a line; a fault names its line.
pub(crate) fn json_lines<Row: DeserializeOwned, T>(
    path: &Path,
    mut read: impl FnMut(Row) -> anyhow::Result<T>,
) -> anyhow::Result<Vec<T>> {
    let rows =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let line = |(number, row)| {
        let at = || format!("{}:{}", path.display(), number + 1);
        serde_json::from_str(row).map_err(anyhow::Error::from).and_then(&mut read).with_context(at)
    };
    rows.lines().enumerate().map(line).collect()
}
