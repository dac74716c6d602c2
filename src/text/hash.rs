/// What is said as a number, the same on every machine: FNV-1a of 32 bits. Two words seldom have
/// one.
pub(crate) fn hash32(said: impl IntoIterator<Item = u8>) -> u32 {
    let hash = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    said.into_iter().fold(0x811c_9dc5, hash)
}

/// The same in 64 bits: no two names of a table have one.
pub(crate) fn hash64(said: impl IntoIterator<Item = u8>) -> u64 {
    hash64_on(START64, said)
}

/// What nothing is in 64 bits.
pub(super) const START64: u64 = 0xcbf2_9ce4_8422_2325;

/// What is said as a number, behind what `hash` stands for.
pub(super) fn hash64_on(hash: u64, said: impl IntoIterator<Item = u8>) -> u64 {
    let on = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    said.into_iter().fold(hash, on)
}

#[cfg(test)]
mod tests {
    use super::{hash32, hash64};

    /// Of the values that the authors of FNV publish for it.
    #[test]
    fn hashes_are_those_of_fnv_1a() {
        for (said, short, long) in [
            ("", 0x811c_9dc5, 0xcbf2_9ce4_8422_2325),
            ("a", 0xe40c_292c, 0xaf63_dc4c_8601_ec8c),
            ("b", 0xe70c_2de5, 0xaf63_df4c_8601_f1a5),
            ("foo", 0xa9f3_7ed7, 0xdcb2_7518_fed9_d577),
            ("foobar", 0xbf9c_f968, 0x8594_4171_f739_67e8),
        ] {
            assert_eq!((hash32(said.bytes()), hash64(said.bytes())), (short, long), "{said}");
        }
    }
}
