// Whether an object has a key twice. Most objects are small, and comparing with every key is fastest;
// the keys of large ones go into one table, each marked with its object.

import { Numbers } from "./buffers";
import { MAX_DEPTH } from "./limits";

const SMALL: u32 = 24;
const K: u64 = 0xd6e8feb86659fd93;

/** Hashes of the keys of every open object, outermost first. */
const keys = new Numbers();
const starts = new StaticArray<u32>(MAX_DEPTH + 1);
const serials = new StaticArray<u64>(MAX_DEPTH + 1);
let serial: u64 = 0;

let table: StaticArray<u64> = new StaticArray<u64>(4096);
let used: u32 = 0;

@inline
export function openKeys(depth: u32): void {
  unchecked((starts[depth] = keys.length));
  unchecked((serials[depth] = ++serial));
}

@inline
export function closeKeys(depth: u32): void {
  keys.length = unchecked(starts[depth]);
}

/** Adds a key to the object at a depth; false when the object has it already. */
export function addKey(depth: u32, hash: u64): bool {
  const start = unchecked(starts[depth]);
  const count = keys.length - start;
  if (count < SMALL) {
    const from = keys.at + (<usize>start << 3);
    const to = keys.at + (<usize>keys.length << 3);
    for (let at = from; at < to; at += 8) if (load<u64>(at) === hash) return false;
    keys.push(hash);
    return true;
  }
  if (count === SMALL) insertAll(depth, keys.length);
  if (!insert(hash ^ (unchecked(serials[depth]) * K))) return false;
  keys.push(hash);
  return true;
}

function insertAll(depth: u32, end: u32): void {
  const mark = unchecked(serials[depth]) * K;
  for (let i = unchecked(starts[depth]); i < end; i++) insert(keys.get(i) ^ mark);
}

function insert(marked: u64): bool {
  if (used >= <u32>table.length >>> 1) rebuild();
  const value = marked === 0 ? 1 : marked;
  const last = <u32>table.length - 1;
  let slot = <u32>(value ^ (value >> 32)) & last;
  while (true) {
    const there = unchecked(table[slot]);
    if (there === value) return false;
    if (there === 0) break;
    slot = (slot + 1) & last;
  }
  unchecked((table[slot] = value));
  used++;
  return true;
}

/** Forgets the objects that are closed, and makes room for as many keys again. */
function rebuild(): void {
  let live: u32 = 0;
  for (let depth: u32 = 0; depth <= deepest; depth++) live += big(depth);
  let size: u32 = 4096;
  while (size < live << 2) size <<= 1;
  if (size !== <u32>table.length) table = new StaticArray<u64>(size);
  else memory.fill(changetype<usize>(table), 0, <usize>size << 3);
  used = 0;
  for (let depth: u32 = 0; depth <= deepest; depth++) {
    if (big(depth) > 0) insertAll(depth, end(depth));
  }
}

let deepest: u32 = 0;

/** Says which depths are open, before a key is added. */
@inline
export function deepestOpen(depth: u32): void {
  deepest = depth;
}

function end(depth: u32): u32 {
  return depth === deepest ? keys.length : unchecked(starts[depth + 1]);
}

/** Number of keys of the object at a depth, when they are in the table. */
function big(depth: u32): u32 {
  const count = end(depth) - unchecked(starts[depth]);
  return count >= SMALL ? count : 0;
}
