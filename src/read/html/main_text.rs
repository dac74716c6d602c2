use super::blocks::{Block, Blocks};
use super::furniture::is_phrase;
use super::tags::Tag;
use crate::text::one_line;

/// A stretch that may be told in sentences is at least so long, in bytes.
const TOLD: usize = 60;

/// A page whose named parts were left out must keep so many bytes, or they were the story.
const STORY: usize = 250;

/// The story on a page: the element that holds the most sentences, widened while much more of
/// them stands around it, without what leads elsewhere and what only the page says. Each block is
/// a paragraph of its own, and so is what stands below a picture.
pub(super) fn of(page: &Blocks, title: Option<&str>) -> String {
    let strict = chosen(page, title, Strictness::Names);
    if strict.len() >= STORY {
        return strict;
    }
    let lenient = chosen(page, title, Strictness::None);
    if lenient.len() > 2 * strict.len() { lenient } else { strict }
}

/// All text of a page but its furniture.
pub(super) fn all(page: &Blocks) -> String {
    written(page, 0..page.all.len(), None, Strictness::Names)
}

/// Whether what its name calls furniture is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strictness {
    Names,
    None,
}

impl Strictness {
    fn leaves_out(self, block: &Block) -> bool {
        self == Strictness::Names && block.is_furniture
    }
}

fn chosen(page: &Blocks, title: Option<&str>, strictness: Strictness) -> String {
    let scores = scores(page, strictness);
    let best = (0..scores.len()).rev().max_by(|a, b| scores[*a].total_cmp(&scores[*b]));
    let node =
        best.filter(|best| scores[*best] > 0.0).map_or(0, |best| widened(page, best, strictness));
    let node = page.nodes[node];
    written(page, node.first..node.last, title, strictness)
}

/// What speaks for each element: the sentences right in it, and with less weight those one and two
/// elements further in.
fn scores(page: &Blocks, strictness: Strictness) -> Vec<f32> {
    let mut scores = vec![0.0; page.nodes.len()];
    for block in page.all.iter().filter(|block| !strictness.leaves_out(block)) {
        let told = worth(page, block);
        if told == 0.0 {
            continue;
        }
        let own = page.nodes[block.node];
        let is_line = matches!(own.tag, Tag::Paragraph | Tag::Item | Tag::Cell | Tag::Heading);
        let mut node = if is_line { own.parent } else { block.node };
        for weight in [1.0, 0.5, 0.25] {
            scores[node] += told * weight * favour(page, node);
            if node == 0 {
                break;
            }
            node = page.nodes[node].parent;
        }
    }
    scores
}

/// A name such as "article-body" counts as half as much text again.
fn favour(page: &Blocks, node: usize) -> f32 {
    let node = page.nodes[node];
    match node.tag {
        _ if node.is_body => 1.5,
        Tag::Article | Tag::Main => 1.2,
        _ => 1.0,
    }
}

/// 0 for what is no sentence, else 1 and more with the length.
fn worth(page: &Blocks, block: &Block) -> f32 {
    if block.is_caption || !is_told(page, block) {
        return 0.0;
    }
    let length = u16::try_from(block.len().min(600)).unwrap_or(600);
    1.0 + f32::from(length) / 150.0
}

fn is_told(page: &Blocks, block: &Block) -> bool {
    let text = page.text(block);
    let ends = ['.', '!', '?', '"', '”', '。', '؟', '।', '…', '»', ':'];
    block.len() >= TOLD
        && block.linked * 5 < block.len() * 2
        && (text.ends_with(ends) || block.len() >= 2 * TOLD)
}

/// The element around `node` that holds much more of the story, if there is one.
fn widened(page: &Blocks, node: usize, strictness: Strictness) -> usize {
    let mut told = vec![0_usize; page.all.len() + 1];
    let mut linked = told.clone();
    for (at, block) in page.all.iter().enumerate() {
        let counts = !strictness.leaves_out(block) && !block.is_caption;
        let is_told = counts && is_told(page, block);
        told[at + 1] = told[at] + if is_told { block.len() } else { 0 };
        linked[at + 1] = linked[at] + if counts { block.linked } else { 0 };
    }
    let sum = |of: &[usize], node: usize| {
        let node = page.nodes[node];
        of[node.last.max(node.first)] - of[node.first]
    };
    let (mut best, mut at) = (node, node);
    while at != 0 && !page.nodes[best].is_body {
        if page.nodes[at].tag == Tag::Article && sum(&told, best) >= STORY {
            break;
        }
        at = page.nodes[at].parent;
        let (here, more) = (sum(&told, best), sum(&told, at));
        // A fifth more, and not bought with lists of links.
        if 5 * more >= 6 * here && 3 * sum(&linked, at) < more {
            best = at;
        }
    }
    best
}

/// The blocks that are kept, one below the other; the cells of a row on one line.
fn written(
    page: &Blocks,
    range: std::ops::Range<usize>,
    title: Option<&str>,
    strictness: Strictness,
) -> String {
    let mut text = String::new();
    let mut before: Option<&Block> = None;
    let mut heading: Option<&Block> = None;
    for block in &page.all[range] {
        if strictness.leaves_out(block) || !is_kept(page, block, title) {
            continue;
        }
        if page.nodes[block.node].tag == Tag::Heading {
            heading = Some(block); // written when something follows it
            continue;
        }
        for block in heading.take().into_iter().chain([block]) {
            if let Some(before) = before {
                text.push_str(if is_one_row(page, before, block) { "\t" } else { "\n\n" });
            }
            text.push_str(page.text(block));
            before = Some(block);
        }
    }
    text
}

fn is_kept(page: &Blocks, block: &Block, title: Option<&str>) -> bool {
    let said = page.text(block);
    let node = page.nodes[block.node];
    let is_title = node.tag == Tag::Heading && title.is_some_and(|title| same(title, said));
    let is_stamp = block.is_timed && block.len() < TOLD && !said.ends_with(['.', '!', '?']);
    block.linked * 2 <= block.len() && !is_title && !is_stamp && !is_phrase(said)
}

/// Whether a heading is the title, or the title goes on with the name of the outlet.
fn same(title: &str, heading: &str) -> bool {
    let words = |said: &str| one_line(said).to_lowercase();
    words(title).starts_with(&words(heading))
}

fn is_one_row(page: &Blocks, before: &Block, block: &Block) -> bool {
    let (a, b) = (page.nodes[before.node], page.nodes[block.node]);
    a.tag == Tag::Cell && b.tag == Tag::Cell && a.parent == b.parent
}
