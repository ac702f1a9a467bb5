// Reads a JSON document piece by piece: checks every byte of it, and writes out what is wanted.
//
// The host puts bytes into the input, calls `scan`, and fetches records and output, until the
// document ends. It is a scanner and nothing else: what a plan is, the host knows.

import { input, inputBytes, output, PADDING, RECORDS, records, reserve } from "./buffers";
import { meant, meantLength } from "./escapes";
import { DEPTH, END, KIND, REPEATED, REST, SYNTAX } from "./faults";
import { hashBytes, seedHash } from "./hash";
import { addKey, closeKeys, deepestOpen, openKeys } from "./keys";
import { MAX_DEPTH } from "./limits";
import * as out from "./output";
import * as paths from "./paths";
import * as tokens from "./tokens";

/** What `scan` ends with, besides a fault. */
const MORE: i32 = 0;
const FULL: i32 = -1;
const DONE: i32 = -2;
const TOO_LONG: i32 = -3;

/** Longest text that is read; what Terraform can hold of a file is far shorter. */
const MAX_INPUT: u32 = 1 << 27;

/** A container that ends can make one of each kind. */
const RECORDS_OF_A_TOKEN: u32 = 2;

/** Flags of the records of a container that is entered and left. */
const IN: u32 = 1;
const OUT: u32 = 2;

const FIRST_KEY: u32 = 0;
const KEY: u32 = 1;
const COLON: u32 = 2;
const VALUE: u32 = 3;
const FIRST_ELEMENT: u32 = 4;
const NEXT_MEMBER: u32 = 5;
const NEXT_ELEMENT: u32 = 6;
const NOTHING: u32 = 7;

const nodes = new StaticArray<u32>(MAX_DEPTH + 1);
/** Hash of the key behind which each container stands. */
const behind = new StaticArray<u64>(MAX_DEPTH + 1);
/** Bit 0: a list; bit 1: written out; bit 2: a member of it was written. */
const states = new StaticArray<u8>(MAX_DEPTH + 1);
const LIST: u8 = 1;
const WRITTEN: u8 = 2;
const BEGUN: u8 = 4;

let depth: u32 = 0;
let expected: u32 = VALUE;
let at: usize = 0;
let end: usize = 0;
/** Bytes of the document before what is in the input. */
let before: f64 = 0;
/** Node and key of the value that comes next. */
let node: u32 = 1;
let keyHash: u64 = 0;
/** Depth of the container that is copied whole, or in which `true` is looked for; 0 for none. */
let copying: u32 = 0;
let searching: u32 = 0;

export function start(bytes: u32, low: u32, high: u32): void {
  seedHash(low, high);
  reserve(bytes);
  out.startOutput();
  at = input;
  end = input;
}

export function inputAt(): usize {
  return input;
}
export function inputSize(): u32 {
  return inputBytes;
}
export function outputAt(): usize {
  return output;
}
export function recordsAt(): usize {
  return records;
}
export function recordCount(): u32 {
  return out.recordCount;
}
export function outputBytes(): u32 {
  return out.outputBytes();
}
export function drained(): void {
  out.emptyOutput();
}
/** Offset of a fault in the document. */
export function faultOffset(): f64 {
  return position(tokens.faultAt);
}
/** The node whose value is not of its kind. */
export function faultNode(): u32 {
  return node;
}
/** Whether nothing but white space was read. */
export function isBlank(): bool {
  return depth === 0 && expected === VALUE && at >= end;
}
/** Bytes at the start of the input that are still needed. */
export function pending(): u32 {
  return <u32>(end - at);
}

export function addNode(flags: u32): u32 {
  return paths.addNode(flags);
}
export function addAny(parent: u32, child: u32): void {
  paths.addAny(parent, child);
}
/** The child behind a key, which the host has put into the input. */
export function addKeyed(parent: u32, length: u32, child: u32): void {
  paths.addKeyed(parent, hashBytes(input, length), child);
}
/** The hash of a text, which the host has put at an address with room behind it. */
export function hashOf(from: usize, length: u32): u64 {
  return hashBytes(from, length);
}
/** Memory for the host's own use. */
export function allocate(bytes: u32): usize {
  return heap.alloc(bytes + PADDING);
}

/** Reads the first bytes of the input; gives MORE, FULL, DONE, TOO_LONG or a fault. */
export function scan(bytes: u32, last: bool): i32 {
  end = input + bytes;
  tokens.clearFault();
  while (true) {
    while (at < end && isSpace(load<u8>(at))) at++;
    if (at >= end) return pause(last);
    if (out.recordCount > RECORDS - RECORDS_OF_A_TOKEN) return FULL;
    const next = token(load<u8>(at), last);
    if (next === 0) return tokens.fault !== 0 ? tokens.fault : pause(last);
    at = next;
  }
}

// @ts-expect-error: decorators of functions are AssemblyScript's own
@inline
function isSpace(byte: u8): bool {
  return byte <= 0x20 && (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

// @ts-expect-error: decorators of functions are AssemblyScript's own
@inline
function position(address: usize): f64 {
  return before + <f64>(address - input);
}

/** Moves what is not read yet to the front of the input. */
function pause(last: bool): i32 {
  if (last) {
    if (expected === NOTHING && at >= end) return DONE;
    tokens.fail(END, end);
    return END;
  }
  out.pauseCopy(at, input);
  const rest = end - at;
  before += <f64>(at - input);
  memory.copy(input, at, rest);
  at = input;
  end = at + rest;
  return rest >= <usize>inputBytes ? TOO_LONG : MORE;
}

/** Doubles the buffers for a text that is longer; false when it is too long altogether. */
export function grow(): bool {
  if (inputBytes >= MAX_INPUT) return false;
  const from = input;
  const rest = end - at;
  reserve(inputBytes << 1);
  memory.copy(input, from, rest);
  out.startOutput();
  out.moveCopy(input);
  at = input;
  end = at + rest;
  return true;
}

// @ts-expect-error: decorators of functions are AssemblyScript's own
@inline
function token(byte: u8, last: bool): usize {
  if (expected === NEXT_MEMBER) {
    if (byte === 0x2c) return expecting(KEY);
    return byte === 0x7d ? close() : tokens.fail(SYNTAX, at);
  }
  if (expected <= KEY) {
    if (byte === 0x22) return key();
    return byte === 0x7d && expected === FIRST_KEY ? close() : tokens.fail(SYNTAX, at);
  }
  if (expected === COLON) return byte === 0x3a ? expecting(VALUE) : tokens.fail(SYNTAX, at);
  if (expected === NEXT_ELEMENT) {
    if (byte === 0x2c) return expecting(VALUE);
    return byte === 0x5d ? close() : tokens.fail(SYNTAX, at);
  }
  if (expected === NOTHING) return tokens.fail(REST, at);
  if (byte === 0x5d && expected === FIRST_ELEMENT) return close();
  return value(byte, last);
}

// @ts-expect-error: decorators of functions are AssemblyScript's own
@inline
function expecting(what: u32): usize {
  expected = what;
  return at + 1;
}

function key(): usize {
  const next = tokens.endOfText(at, end);
  if (next === 0) return 0;
  const hash = textHash(at, next);
  if (!addKey(depth, hash)) return tokens.fail(REPEATED, at);
  const parent = unchecked(nodes[depth]);
  node = 0;
  if (parent !== 0) {
    node = paths.childOf(parent, hash);
    keyHash = hash;
    if (node !== 0) writeKey(next);
  }
  expected = COLON;
  return next;
}

// @ts-expect-error: decorators of functions are AssemblyScript's own
@inline
function textHash(from: usize, next: usize): u64 {
  if (!tokens.escaped) return hashBytes(from + 1, <u32>(next - from) - 2);
  const text = meant(from + 1, next - 1);
  return hashBytes(text, meantLength);
}

function writeKey(next: usize): void {
  if ((paths.flagsOf(node) & (paths.KEEP | paths.OPEN)) === 0) return;
  if ((unchecked(states[depth]) & WRITTEN) === 0) return;
  separate();
  out.copy(at, next);
  out.put(0x3a);
}

function separate(): void {
  if ((unchecked(states[depth]) & BEGUN) !== 0) out.put(0x2c);
  unchecked((states[depth] |= BEGUN));
}

// @ts-expect-error: decorators of functions are AssemblyScript's own
@inline
function value(byte: u8, last: bool): usize {
  if (byte === 0x7b) return open(0, FIRST_KEY);
  if (byte === 0x5b) return open(LIST, FIRST_ELEMENT);
  const next = scalar(byte, last);
  if (next === 0) return 0;
  if (byte === 0x74 && searching !== 0) out.setFlag(searchFlags);
  if (node !== 0 && !take(byte, next)) return tokens.fail(KIND, at);
  after();
  return next;
}

function scalar(byte: u8, last: bool): usize {
  if (byte === 0x22) return tokens.endOfText(at, end);
  if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) return tokens.endOfNumber(at, end, last);
  if (byte === 0x74) return word(0x65757274, 4, last);
  if (byte === 0x6e) return word(0x6c6c756e, 4, last);
  if (byte === 0x66) return word(0x736c6166, 5, last);
  return tokens.fail(SYNTAX, at);
}

function word(start: u32, length: u32, last: bool): usize {
  const there = <u32>min<usize>(end - at, length);
  for (let i: u32 = 0; i < there; i++) {
    const letter: u8 = i === 4 ? 0x65 : <u8>(start >> (i << 3));
    if (load<u8>(at + i) !== letter) return tokens.fail(SYNTAX, at + i);
  }
  return there < length ? 0 : at + length;
}

/** Writes out a scalar as far as it is wanted; false when a container should stand there. */
function take(byte: u8, next: usize): bool {
  const flags = paths.flagsOf(node);
  if ((flags & (paths.OBJECT | paths.LIST)) !== 0) return false;
  if ((flags & paths.RECORD) !== 0) out.startRecord(keyHash, position(at));
  if (!isShaped(flags, byte, next)) out.setMisshapen();
  if ((flags & paths.HASH) !== 0) {
    out.setHash(flags, byte === 0x22 ? textHash(at, next) : hashBytes(at, <u32>(next - at)));
  }
  if ((flags & paths.TRUTH) !== 0 && byte === 0x74) out.setFlag(flags);
  if (isWritten(flags)) {
    if (isList()) separateElement(flags);
    out.copy(at, next);
  }
  if ((flags & paths.RECORD) !== 0) out.endRecord(node, position(next));
  return true;
}

/** Whether a scalar may stand where it stands. */
function isShaped(flags: u32, byte: u8, next: usize): bool {
  if ((flags & paths.TEXT) !== 0) return byte === 0x22 && next > at + 2;
  if ((flags & paths.MASK) === 0) return true;
  return byte === 0x74 || byte === 0x66 || byte === 0x6e;
}

// @ts-expect-error: decorators of functions are AssemblyScript's own
@inline
function isList(): bool {
  return (unchecked(states[depth]) & LIST) !== 0;
}

function separateElement(flags: u32): void {
  if ((flags & paths.RECORD) === 0) separate();
}

function isWritten(flags: u32): bool {
  if ((flags & (paths.KEEP | paths.OPEN)) === 0 || copying !== 0) return false;
  return (flags & paths.RECORD) !== 0 || (unchecked(states[depth]) & WRITTEN) !== 0;
}

let searchFlags: u32 = 0;

function open(kind: u8, then: u32): usize {
  if (depth === MAX_DEPTH) return tokens.fail(DEPTH, at);
  let state = kind;
  if (node !== 0) {
    const flags = paths.flagsOf(node);
    if ((flags & (kind === LIST ? paths.OBJECT : paths.LIST)) !== 0) return tokens.fail(KIND, at);
    if ((flags & paths.ENTER) !== 0) out.mark(node, IN, keyHash, position(at));
    if ((flags & paths.RECORD) !== 0) out.startRecord(keyHash, position(at));
    if ((flags & paths.TEXT) !== 0 || (kind === LIST && (flags & paths.MASK) !== 0)) {
      out.setMisshapen();
    }
    if ((flags & paths.TRUTH) !== 0 && searching === 0) {
      searching = depth + 1;
      searchFlags = flags;
    }
    if (isWritten(flags)) {
      if (isList()) separateElement(flags);
      if ((flags & paths.KEEP) !== 0) {
        copying = depth + 1;
        out.startCopy(at);
      } else {
        state |= WRITTEN;
        out.put(load<u8>(at));
      }
    }
  }
  depth++;
  unchecked((nodes[depth] = node));
  unchecked((behind[depth] = keyHash));
  unchecked((states[depth] = state));
  openKeys(depth);
  deepestOpen(depth);
  if (kind === LIST) node = paths.anyOf(node);
  return expecting(then);
}

function close(): usize {
  const own = unchecked(nodes[depth]);
  if (own !== 0 || copying === depth) finish(own);
  closeKeys(depth);
  depth--;
  deepestOpen(depth);
  after();
  return at + 1;
}

function finish(own: u32): void {
  const flags = paths.flagsOf(own);
  if (copying === depth) {
    copying = 0;
    out.endCopy(at + 1);
  } else if ((unchecked(states[depth]) & WRITTEN) !== 0) out.put(load<u8>(at));
  if (searching === depth) searching = 0;
  if ((flags & paths.RECORD) !== 0) out.endRecord(own, position(at + 1));
  if ((flags & paths.ENTER) !== 0) {
    out.mark(own, OUT, unchecked(behind[depth]), position(at + 1));
  }
}

/** What comes after a value, by the container that it stands in. */
// @ts-expect-error: decorators of functions are AssemblyScript's own
@inline
function after(): void {
  if (depth === 0) expected = NOTHING;
  else if (isList()) {
    expected = NEXT_ELEMENT;
    node = paths.anyOf(unchecked(nodes[depth]));
  } else expected = NEXT_MEMBER;
}
