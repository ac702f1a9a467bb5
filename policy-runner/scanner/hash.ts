// A 64-bit hash of bytes, seeded anew in every process: what a plan holds can not be made to collide.

const K1: u64 = 0x9e3779b97f4a7c15;
const K2: u64 = 0xc2b2ae3d27d4eb4f;
const K3: u64 = 0x165667b19e3779f9;

let seed: u64 = 0;

export function seedHash(low: u32, high: u32): void {
  seed = ((<u64>high) << 32) | (<u64>low);
}

@inline
function mix(hash: u64, low: u64, high: u64): u64 {
  const a = rotl<u64>(hash ^ (low * K1), 31) * K2;
  return rotl<u64>(a ^ (high * K3), 29) * K1;
}

/** The low bytes of a word, the rest zero. */
@inline
function low(word: u64, bytes: u32): u64 {
  return bytes >= 8 ? word : word & (((<u64>1) << (bytes << 3)) - 1);
}

/** May read, and ignores, up to 16 bytes behind the text. */
export function hashBytes(at: usize, length: u32): u64 {
  let hash = seed ^ ((<u64>length) * K3);
  let left = length;
  while (left > 16) {
    hash = mix(hash, load<u64>(at), load<u64>(at, 8));
    at += 16;
    left -= 16;
  }
  const high: u64 = left > 8 ? low(load<u64>(at, 8), left - 8) : 0;
  hash = mix(hash, left > 0 ? low(load<u64>(at), left) : 0, high);
  hash ^= hash >> 32;
  hash *= K2;
  return hash ^ (hash >> 29);
}
