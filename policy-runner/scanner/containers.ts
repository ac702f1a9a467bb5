// Objects and lists that are open, and what of them is written out.

import { KIND } from "./faults";
import { addKey, closeKeys, deepestOpen, openKeys } from "./keys";
import { MAX_DEPTH } from "./limits";
import * as out from "./output";
import * as paths from "./paths";

const nodes = new StaticArray<u32>(MAX_DEPTH + 1);
/** Hash of the key behind which each container stands. */
const behind = new StaticArray<u64>(MAX_DEPTH + 1);
const states = new StaticArray<u8>(MAX_DEPTH + 1);

/** What a container is: a list; written out; written out with a member. */
export const LIST: u8 = 1;
const WRITTEN: u8 = 2;
const BEGUN: u8 = 4;

export let depth: u32 = 0;
/** Depth of the container that is copied whole; 0 for none. */
export let copying: u32 = 0;
/** Depth of the container in which `true` is looked for, and the flags that it sets; 0 for none. */
export let searching: u32 = 0;
export let searchFlags: u32 = 0;

/** Flags of the records of a container that is entered and left. */
const IN: u32 = 1;
const OUT: u32 = 2;

@inline
export function isList(): bool {
  return (unchecked(states[depth]) & LIST) !== 0;
}

/** The node of the innermost container. */
@inline
export function nodeHere(): u32 {
  return unchecked(nodes[depth]);
}

@inline
export function hasKey(hash: u64): bool {
  return !addKey(depth, hash);
}

/** Puts a comma before a member that is not the first that is written. */
export function separate(): void {
  if ((unchecked(states[depth]) & BEGUN) !== 0) out.put(0x2c);
  unchecked((states[depth] |= BEGUN));
}

/** Writes a key whose value is wanted. */
export function writeKey(node: u32, from: usize, end: usize): void {
  if ((paths.flagsOf(node) & (paths.KEEP | paths.OPEN)) === 0) return;
  if ((unchecked(states[depth]) & WRITTEN) === 0) return;
  separate();
  out.copy(from, end);
  out.put(0x3a);
}

/** Whether a value is written out, a line of its own or within one. */
export function isWritten(flags: u32): bool {
  if ((flags & (paths.KEEP | paths.OPEN)) === 0 || copying !== 0) return false;
  return (flags & paths.RECORD) !== 0 || (unchecked(states[depth]) & WRITTEN) !== 0;
}

/** Opens a container at an address and position; gives a fault, or 0. */
export function open(kind: u8, node: u32, keyHash: u64, at: usize, position: f64): i32 {
  const flags = paths.flagsOf(node);
  if ((flags & (kind === LIST ? paths.OBJECT : paths.LIST)) !== 0) return KIND;
  if ((flags & paths.ENTER) !== 0) out.mark(node, IN, keyHash, position);
  if ((flags & paths.RECORD) !== 0) out.startRecord(keyHash, position);
  const isMisshapen = (flags & paths.TEXT) !== 0 || (kind === LIST && (flags & paths.MASK) !== 0);
  if (isMisshapen) out.setMisshapen();
  if ((flags & paths.TRUTH) !== 0 && searching === 0) {
    searching = depth + 1;
    searchFlags = flags;
  }
  const state = isWritten(flags) ? begin(kind, flags, at) : kind;
  push(node, keyHash, state);
  return 0;
}

function begin(kind: u8, flags: u32, at: usize): u8 {
  if (isList() && (flags & paths.RECORD) === 0) separate();
  if ((flags & paths.KEEP) !== 0) {
    copying = depth + 1;
    out.startCopy(at);
    return kind;
  }
  out.put(load<u8>(at));
  return kind | WRITTEN;
}

@inline
export function push(node: u32, keyHash: u64, state: u8): void {
  depth++;
  unchecked((nodes[depth] = node));
  unchecked((behind[depth] = keyHash));
  unchecked((states[depth] = state));
  openKeys(depth);
  deepestOpen(depth);
}

/** Closes the innermost container, whose last byte is at an address and ends at a position. */
@inline
export function close(at: usize, position: f64): void {
  const own = unchecked(nodes[depth]);
  if (own !== 0 || copying === depth) finish(own, at, position);
  closeKeys(depth);
  depth--;
  deepestOpen(depth);
}

function finish(own: u32, at: usize, position: f64): void {
  const flags = paths.flagsOf(own);
  if (copying === depth) {
    copying = 0;
    out.endCopy(at + 1);
  } else if ((unchecked(states[depth]) & WRITTEN) !== 0) out.put(load<u8>(at));
  if (searching === depth) searching = 0;
  if ((flags & paths.RECORD) !== 0) out.endRecord(own, position);
  if ((flags & paths.ENTER) !== 0) out.mark(own, OUT, unchecked(behind[depth]), position);
}
