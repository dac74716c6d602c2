/// A text without the line ends that only fill its width: in one that was wrapped by hand, as wire
/// copy is, a single line end is a space. Every sign stays where it was; empty lines and those
/// before an indent stay. `None` for a text that is no such copy.
///
/// ```
/// use dateline::text::unwrapped;
///
/// let wire = "GUERRILLAS OF THE NATIONAL LIBERATION ARMY ATTACKED A POST IN\n\
///             MEDELLIN TODAY, AND TWO SOLDIERS WERE KILLED, RADIO CARACOL\n\
///             REPORTED.\n\n\
///             NOBODY CLAIMED THE ATTACK.";
/// let text = unwrapped(wire).expect("three lines of a telegram");
/// assert!(text.contains("A POST IN MEDELLIN TODAY") && text.contains("REPORTED.\n\nNOBODY"));
/// assert_eq!(unwrapped("Kabul\nHerat\nKunduz"), None);
/// ```
pub fn unwrapped(text: &str) -> Option<String> {
    if !is_wrapped(text) {
        return None;
    }
    let mut lines = text.split_inclusive('\n').peekable();
    let mut whole = String::with_capacity(text.len());
    while let Some(line) = lines.next() {
        let fills = lines.peek().is_some_and(|next| goes_on(next)) && !line.trim().is_empty();
        match line.strip_suffix('\n').filter(|_| fills) {
            Some(line) => whole.extend([line, " "]),
            None => whole.push_str(line),
        }
    }
    Some(whole)
}

/// Whether a line can go on with the one before it: it is neither empty nor indented.
fn goes_on(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with("   ") && !line.starts_with('\t')
}

/// The widths, in characters, to which texts are wrapped by hand.
const WIDTHS: std::ops::RangeInclusive<usize> = 50..=90;

/// So many lines of such a width leave no doubt ...
const MANY: usize = 5;

/// ... and so many are enough where no line had room for the first word of the next.
const FEW: usize = 2;

/// Whether a text was wrapped by hand: most lines that are not the last of a paragraph are of one
/// of these widths.
fn is_wrapped(text: &str) -> bool {
    let width = |line: &str| line.trim_end().chars().count();
    let widest = text.lines().map(width).max().unwrap_or(0);
    let (mut full, mut others, mut roomy) = (0_usize, 0_usize, false);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(next) = lines.peek().filter(|next| !next.trim().is_empty()) else { continue };
        if line.trim().is_empty() {
            continue;
        }
        let width = width(line);
        if WIDTHS.contains(&width) {
            full += 1;
        } else {
            others += 1;
        }
        let first = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        roomy |= goes_on(next) && width + 1 + first <= widest;
    }
    let tight = full >= FEW && others == 0 && !roomy && WIDTHS.contains(&widest);
    full >= MANY && full >= 2 * others || tight
}

#[cfg(test)]
mod tests {
    use super::unwrapped;

    #[test]
    fn only_line_ends_that_fill_a_width_go() {
        let line = "GUERRILLAS ATTACKED THE BARRACKS AT SAN MIGUEL EARLY TODAY AND THE ARMY";
        let wire = format!("{line}\n{line}\n{line}\n{line}\n{line}\n{line}.\n\nNEXT.\n   MORE.");
        let text = unwrapped(&wire).unwrap();
        assert_eq!(text.matches('\n').count(), 3);
        assert!(text.ends_with(".\n\nNEXT.\n   MORE."));
        assert_eq!(text.len(), wire.len());
    }

    #[test]
    fn lists_and_prose_stay_as_they_are() {
        for text in [
            "",
            "\n\n",
            "One line that is as long as a line of a telegram may be, and then some.\nAnother.",
            "Officials met in Kabul on Friday to talk about the talks.\n\
             They met in Herat on Saturday to talk about it again.\n\
             And in Kunduz.",
        ] {
            assert_eq!(unwrapped(text), None);
        }
    }
}
