use dateline::weights::{Scores, Tag};

/// What it weighs that one tag follows another.
pub(crate) type Moves = [Scores; Tag::COUNT];

/// The score of what cannot be. Finite, so that sums stay numbers.
const NEVER: f32 = -1e9;

/// Moves before anything is learned: all alike, but that a name cannot go on where none began.
pub(crate) fn untaught() -> Moves {
    let mut moves = [[0.0; Tag::COUNT]; Tag::COUNT];
    for last in Tag::ALL {
        if !matches!(last, Tag::Place | Tag::PlaceOn) {
            moves[last as usize][Tag::PlaceOn as usize] = NEVER;
        }
    }
    moves
}

/// The tags that a word may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Allowed(u8);

impl Allowed {
    /// Any.
    pub(crate) const ANY: Allowed = Allowed(u8::MAX);

    /// One of these.
    pub(crate) fn only(tags: &[Tag]) -> Allowed {
        Allowed(tags.iter().fold(0, |sum, &tag| sum | 1 << tag as u8))
    }

    /// None of these.
    pub(crate) fn but(tags: &[Tag]) -> Allowed {
        Allowed(!Allowed::only(tags).0)
    }

    /// Whether a word may have this one.
    pub(crate) fn has(self, tag: Tag) -> bool {
        self.0 >> tag as u8 & 1 == 1
    }
}

/// What a model expects of a stretch of words, over all paths that are allowed.
pub(crate) struct Expected {
    /// How likely each word has each tag.
    pub(crate) tags: Vec<Scores>,
    /// How often each tag follows each, both ends of the stretch included: outside of it all is
    /// [`Tag::Outside`].
    pub(crate) moves: Moves,
}

/// By the forward-backward algorithm; `None` when no path is allowed, as for a mark that begins
/// before the stretch.
pub(crate) fn expected(moves: &Moves, scores: &[Scores], allowed: &[Allowed]) -> Option<Expected> {
    let forward = forward(moves, scores, allowed);
    let backward = backward(moves, scores, allowed);
    let total = sum(each(|tag| {
        forward.last().map_or(NEVER, |f| f[tag]) + backward.last().map_or(NEVER, |b| b[tag])
    }));
    if total < NEVER / 10.0 {
        return None;
    }
    let likely = |(f, b): (&Scores, &Scores)| each(|tag| (f[tag] + b[tag] - total).exp());
    let tags: Vec<Scores> = forward.iter().zip(&backward).map(likely).collect();
    let outside = Tag::Outside as usize;
    let mut taken = [[0.0; Tag::COUNT]; Tag::COUNT];
    for tag in 0..Tag::COUNT {
        taken[outside][tag] += tags[0][tag];
        taken[tag][outside] += tags[tags.len() - 1][tag];
    }
    for at in 1..scores.len() {
        for last in Tag::ALL.into_iter().filter(|tag| allowed[at - 1].has(*tag)) {
            for next in Tag::ALL.into_iter().filter(|tag| allowed[at].has(*tag)) {
                let (last, next) = (last as usize, next as usize);
                let path = forward[at - 1][last] + moves[last][next] + scores[at][next];
                taken[last][next] += (path + backward[at][next] - total).exp();
            }
        }
    }
    Some(Expected { tags, moves: taken })
}

/// By word and tag: the logarithm of what the paths weigh that end there.
fn forward(moves: &Moves, scores: &[Scores], allowed: &[Allowed]) -> Vec<Scores> {
    let mut paths: Vec<Scores> = Vec::with_capacity(scores.len());
    for (score, allowed) in scores.iter().zip(allowed) {
        let last = paths.last();
        paths.push(each(|tag| {
            if !allowed.has(Tag::ALL[tag]) {
                return NEVER;
            }
            let into = match last {
                None => moves[Tag::Outside as usize][tag],
                Some(last) => sum(each(|before| last[before] + moves[before][tag])),
            };
            (into + score[tag]).max(NEVER)
        }));
    }
    paths
}

/// By word and tag: the logarithm of what the paths weigh that go on from there.
fn backward(moves: &Moves, scores: &[Scores], allowed: &[Allowed]) -> Vec<Scores> {
    let mut paths: Vec<Scores> = Vec::with_capacity(scores.len());
    let mut ahead: Option<(&Scores, &Allowed)> = None;
    for word in scores.iter().zip(allowed).rev() {
        let next = paths.last();
        let path = match (next, ahead) {
            (Some(next), Some((score, allowed))) => each(|tag| {
                sum(each(|after| {
                    if allowed.has(Tag::ALL[after]) {
                        moves[tag][after] + score[after] + next[after]
                    } else {
                        NEVER
                    }
                }))
            }),
            _ => each(|tag| moves[tag][Tag::Outside as usize]),
        };
        paths.push(path);
        ahead = Some(word);
    }
    paths.reverse();
    paths
}

fn each(score: impl FnMut(usize) -> f32) -> Scores {
    std::array::from_fn(score)
}

/// The logarithm of the sum of what these are logarithms of.
fn sum(logs: Scores) -> f32 {
    let most = logs.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    most + logs.iter().map(|log| (log - most).exp()).sum::<f32>().ln()
}

#[cfg(test)]
mod tests {
    use super::{Allowed, Moves, expected, untaught};
    use dateline::weights::{Scores, Tag};

    /// Scores and moves that are all different, and small.
    fn model(words: usize) -> (Moves, Vec<Scores>) {
        let wave = |a: usize, b: usize| f32::from(u8::try_from(a * 7 + b * 3).unwrap()).sin();
        let mut moves = untaught();
        for (last, row) in moves.iter_mut().enumerate() {
            for (next, weight) in row.iter_mut().enumerate() {
                *weight += wave(last, next);
            }
        }
        (moves, (0..words).map(|at| std::array::from_fn(|tag| wave(at + 20, tag))).collect())
    }

    #[test]
    fn it_expects_what_counting_every_path_gives() {
        let (moves, scores) = model(3);
        let allowed = [
            Allowed::ANY,
            Allowed::but(&[Tag::Person]),
            Allowed::only(&[Tag::PlaceOn, Tag::Outside, Tag::Other]),
        ];
        let mut total = 0.0_f64;
        let mut middle = [0.0_f64; Tag::COUNT];
        for path in 0..Tag::COUNT.pow(3) {
            let tags = [path % 8, path / 8 % 8, path / 64];
            if tags.iter().zip(allowed).any(|(&tag, allowed)| !allowed.has(Tag::ALL[tag])) {
                continue;
            }
            let steps = moves[0][tags[0]] + moves[tags[0]][tags[1]] + moves[tags[1]][tags[2]];
            let said: f32 = tags.iter().zip(&scores).map(|(&tag, score)| score[tag]).sum();
            let weight = f64::from(steps + moves[tags[2]][0] + said).exp();
            total += weight;
            middle[tags[1]] += weight;
        }
        let found = expected(&moves, &scores, &allowed).unwrap();
        for (tag, weight) in middle.iter().enumerate() {
            let likely = f64::from(found.tags[1][tag]);
            assert!((likely - weight / total).abs() < 1e-4, "{tag}: {likely}");
        }
        let steps: f32 = found.moves.as_flattened().iter().sum();
        assert!((steps - 4.0).abs() < 1e-4, "three words have four steps: {steps}");
    }

    #[test]
    fn no_name_goes_on_where_none_began() {
        let (moves, scores) = model(2);
        let on = Allowed::only(&[Tag::PlaceOn]);
        assert!(expected(&moves, &scores, &[on, Allowed::ANY]).is_none());
        assert!(expected(&moves, &scores, &[Allowed::ANY, on]).is_some());
        assert!(expected(&moves, &[], &[]).is_none());
    }
}
