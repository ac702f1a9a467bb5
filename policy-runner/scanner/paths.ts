// Which parts of the document are wanted: a graph of nodes that the host builds once. A node is the
// place of a value; its children are the members that matter, by the hash of their key.

/** A scalar or container that is copied whole. */
export const KEEP: u32 = 1;
/** A container that is copied without the members that are not wanted. */
export const OPEN: u32 = 2;
/** A value that makes a record, and with what is copied of it a line of its own. */
export const RECORD: u32 = 4;
/** A container that makes a record when it is entered, and one when it is left. */
export const ENTER: u32 = 8;
/** A value below which `true` sets a flag of the record. */
export const TRUTH: u32 = 16;
/** A scalar whose hash goes into the record. */
export const HASH: u32 = 32;

/** A value that must be a text of at least one character; anything else marks the record. */
export const TEXT: u32 = 64;
/** A value of a record that must be an object, true, false or null; anything else marks the record. */
export const MASK: u32 = 128;
/** A container that must be an object, and one that must be a list; anything else is a fault. */
export const OBJECT: u32 = 1 << 12;
export const LIST: u32 = 1 << 13;

/** Which hash or flag of the record, by number. */
export const SLOT_SHIFT: u32 = 8;

const NODES: u32 = 256;
const SIZE: u32 = 8192;
const K: u64 = 0xa0761d6478bd642f;

const flags = new StaticArray<u32>(NODES);
const anyChild = new StaticArray<u32>(NODES);
const keyHashes = new StaticArray<u64>(SIZE);
const children = new StaticArray<u32>(SIZE);
let nodes: u32 = 1;

/** Node 0 is what nobody wants; the first that is made is the document. */
export function addNode(flag: u32): u32 {
  if (nodes === NODES) unreachable();
  unchecked((flags[nodes] = flag));
  return nodes++;
}

/** Says what lies behind any key of an object, or in a list. */
export function addAny(node: u32, child: u32): void {
  anyChild[node] = child;
}

/** Says what lies behind one key. */
export function addKeyed(node: u32, hash: u64, child: u32): void {
  let slot = place(node, hash);
  while (children[slot] !== 0) slot = (slot + 1) & (SIZE - 1);
  keyHashes[slot] = hash ^ (<u64>node * K);
  children[slot] = child;
}

@inline
export function flagsOf(node: u32): u32 {
  return unchecked(flags[node]);
}

@inline
export function anyOf(node: u32): u32 {
  return unchecked(anyChild[node]);
}

export function childOf(node: u32, hash: u64): u32 {
  const marked = hash ^ (<u64>node * K);
  let slot = place(node, hash);
  while (true) {
    const child = unchecked(children[slot]);
    if (child === 0) return unchecked(anyChild[node]);
    if (unchecked(keyHashes[slot]) === marked) return child;
    slot = (slot + 1) & (SIZE - 1);
  }
}

@inline
function place(node: u32, hash: u64): u32 {
  return <u32>(hash ^ ((<u64>node) << 5)) & (SIZE - 1);
}
