/// What is said as a number, the same on every machine: FNV-1a. Two words seldom have one.
pub(crate) fn hash(said: &str) -> u32 {
    let hash = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    said.bytes().fold(0x811c_9dc5, hash)
}
