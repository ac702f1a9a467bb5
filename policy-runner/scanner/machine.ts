// The grammar of JSON (RFC 8259), one token at a time.

import { input } from "./buffers";
import * as containers from "./containers";
import { meant, meantLength } from "./escapes";
import { DEPTH, KIND, REPEATED, REST, SYNTAX } from "./faults";
import { hashBytes } from "./hash";
import { MAX_DEPTH } from "./limits";
import * as out from "./output";
import * as paths from "./paths";
import * as tokens from "./tokens";

/** What comes next. */
const FIRST_KEY: u32 = 0;
const KEY: u32 = 1;
const COLON: u32 = 2;
const VALUE: u32 = 3;
const FIRST_ELEMENT: u32 = 4;
const NEXT_MEMBER: u32 = 5;
const NEXT_ELEMENT: u32 = 6;
const NOTHING: u32 = 7;

let expected: u32 = VALUE;
/** What is being read of the input. */
export let at: usize = 0;
export let end: usize = 0;
/** Bytes of the document before what is in the input. */
let before: f64 = 0;
/** Node and key of the value that comes next. */
export let node: u32 = 1;
let keyHash: u64 = 0;

/** Reads from an address, up to an end. */
export function moveTo(from: usize, to: usize): void {
  at = from;
  end = to;
}

/** Says that so many bytes of the document have left the input. */
export function forget(bytes: f64): void {
  before += bytes;
}

/** Whether the document has ended, and whether it has not begun. */
export function isDone(): bool {
  return expected === NOTHING;
}
export function isNew(): bool {
  return containers.depth === 0 && expected === VALUE;
}

/** Where an address of the input lies in the document. */
@inline
export function position(address: usize): f64 {
  return before + <f64>(address - input);
}

/** Reads one token, whose first byte is given; gives the address behind it, 0 when it is not whole. */
@inline
export function token(byte: u8, last: bool): usize {
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

@inline
function expecting(what: u32): usize {
  expected = what;
  return at + 1;
}

function key(): usize {
  const next = tokens.endOfText(at, end);
  if (next === 0) return 0;
  const hash = textHash(at, next);
  if (containers.hasKey(hash)) return tokens.fail(REPEATED, at);
  const parent = containers.nodeHere();
  node = 0;
  if (parent !== 0) {
    node = paths.childOf(parent, hash);
    keyHash = hash;
    if (node !== 0) containers.writeKey(node, at, next);
  }
  expected = COLON;
  return next;
}

@inline
function textHash(from: usize, next: usize): u64 {
  if (!tokens.escaped) return hashBytes(from + 1, <u32>(next - from) - 2);
  const text = meant(from + 1, next - 1);
  return hashBytes(text, meantLength);
}

@inline
function value(byte: u8, last: bool): usize {
  if (byte === 0x7b) return open(0, FIRST_KEY);
  if (byte === 0x5b) return open(containers.LIST, FIRST_ELEMENT);
  const next = scalar(byte, last);
  if (next === 0) return 0;
  if (byte === 0x74 && containers.searching !== 0) out.setFlag(containers.searchFlags);
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
  // A text that is empty counts as none.
  if ((flags & paths.HASH) !== 0 && (byte !== 0x22 || next > at + 2)) {
    out.setHash(flags, byte === 0x22 ? textHash(at, next) : hashBytes(at, <u32>(next - at)));
  }
  if ((flags & paths.TRUTH) !== 0 && byte === 0x74) out.setFlag(flags);
  if (containers.isWritten(flags)) {
    if (containers.isList() && (flags & paths.RECORD) === 0) containers.separate();
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

function open(kind: u8, then: u32): usize {
  if (containers.depth === MAX_DEPTH) return tokens.fail(DEPTH, at);
  if (node === 0) containers.push(0, 0, kind);
  else {
    const fault = containers.open(kind, node, keyHash, at, position(at));
    if (fault !== 0) return tokens.fail(fault, at);
  }
  if (kind === containers.LIST) node = paths.anyOf(node);
  return expecting(then);
}

function close(): usize {
  containers.close(at, position(at + 1));
  after();
  return at + 1;
}

/** What comes after a value, by the container that it stands in. */
@inline
function after(): void {
  if (containers.depth === 0) expected = NOTHING;
  else if (containers.isList()) {
    expected = NEXT_ELEMENT;
    node = paths.anyOf(containers.nodeHere());
  } else expected = NEXT_MEMBER;
}
