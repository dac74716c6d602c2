/// Numbers that look thrown, and are the same in every run.
pub(crate) struct Random(u64);

impl Random {
    /// Any number but 0 will do.
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed.max(1))
    }

    /// Whether something happens that happens with this `chance`, 0 to 1.
    pub(crate) fn happens(&mut self, chance: f32) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "24 bits, which an f32 holds")]
        let thrown = (self.next() >> 40) as f32 / (1_u32 << 24) as f32;
        thrown < chance
    }

    /// The numbers below `count` in another order.
    pub(crate) fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            let other = self.next() % (last as u64 + 1);
            order.swap(last, usize::try_from(other).unwrap_or_default());
        }
        order
    }

    /// Marsaglia's xorshift.
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn an_order_has_every_number_once_and_is_the_same_each_time() {
        let order = Random::new(7).order(100);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..100).collect::<Vec<_>>());
        assert_eq!(order, Random::new(7).order(100));
        assert_ne!(order, Random::new(8).order(100));
    }

    #[test]
    fn what_is_likely_happens_often() {
        let mut random = Random::new(7);
        let times = (0..10_000).filter(|_| random.happens(0.4)).count();
        assert!((3_800..4_200).contains(&times), "{times}");
        assert!(!random.happens(0.0) && random.happens(1.0));
    }
}
