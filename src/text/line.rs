/// Words on one line: each stretch of white space, line ends among it, becomes one space, and none
/// is left at either end.
///
/// ```
/// assert_eq!(dateline::text::one_line(" New\n  York "), "New York");
/// ```
pub fn one_line(said: &str) -> String {
    let mut line = String::with_capacity(said.len());
    for word in said.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn white_space_of_every_kind_becomes_one_space() {
        for (said, want) in [
            ("Port-au-\u{a0}Prince", "Port-au- Prince"),
            ("Goma\r\n\tBunia", "Goma Bunia"),
            ("Goma", "Goma"),
            (" \n ", ""),
            ("", ""),
        ] {
            assert_eq!(one_line(said), want, "{said:?}");
        }
    }
}
