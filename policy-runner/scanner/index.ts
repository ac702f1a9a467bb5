// Reads a JSON document piece by piece: checks every byte of it, and writes out what is wanted.
//
// The host puts bytes into the input, calls `scan`, and fetches records and output, until the
// document ends. It is a scanner and nothing else: what a plan is, the host knows.

import { input, inputBytes, output, PADDING, RECORDS, records, reserve } from "./buffers";
import { END } from "./faults";
import { hashBytes, seedHash } from "./hash";
import * as machine from "./machine";
import * as out from "./output";
import * as paths from "./paths";
import * as tokens from "./tokens";

/** What `scan` ends with, besides a fault. */
const MORE: i32 = 0;
const FULL: i32 = -1;
const DONE: i32 = -2;
const TOO_LONG: i32 = -3;

/** Longest text that is read; what Terraform can hold of a file is far shorter. */
const MAX_INPUT: u32 = 1 << 26;

/** A container that ends can make a record of each kind. */
const RECORDS_OF_A_TOKEN: u32 = 2;

/** Reads the first bytes of the input; gives MORE, FULL, DONE, TOO_LONG or a fault. */
export function scan(bytes: u32, last: bool): i32 {
  machine.moveTo(machine.at, input + bytes);
  tokens.clearFault();
  while (true) {
    let at = machine.at;
    while (at < machine.end && isSpace(load<u8>(at))) at++;
    machine.moveTo(at, machine.end);
    if (at >= machine.end) return pause(last);
    if (out.recordCount > RECORDS - RECORDS_OF_A_TOKEN) return FULL;
    const next = machine.token(load<u8>(at), last);
    if (next === 0) return tokens.fault !== 0 ? tokens.fault : pause(last);
    machine.moveTo(next, machine.end);
  }
}

@inline
function isSpace(byte: u8): bool {
  return byte <= 0x20 && (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

/** Moves what is not read yet to the front of the input. */
function pause(last: bool): i32 {
  const at = machine.at;
  if (last) {
    if (machine.isDone() && at >= machine.end) return DONE;
    tokens.fail(END, machine.end);
    return END;
  }
  out.pauseCopy(at, input);
  const rest = machine.end - at;
  machine.forget(<f64>(at - input));
  memory.copy(input, at, rest);
  machine.moveTo(input, input + rest);
  return rest >= <usize>inputBytes ? TOO_LONG : MORE;
}

/** Doubles the buffers for a text that is longer; false when it is too long altogether. */
export function grow(): bool {
  if (inputBytes >= MAX_INPUT) return false;
  const from = input;
  const rest = machine.end - machine.at;
  reserve(inputBytes << 1);
  memory.copy(input, from, rest);
  out.startOutput();
  out.moveCopy(input);
  machine.moveTo(input, input + rest);
  return true;
}

export function start(bytes: u32, low: u32, high: u32): void {
  seedHash(low, high);
  reserve(bytes);
  out.startOutput();
  machine.moveTo(input, input);
}

export function inputAt(): usize {
  return input;
}
export function inputSize(): u32 {
  return inputBytes;
}
/** Bytes at the start of the input that are still needed. */
export function pending(): u32 {
  return <u32>(machine.end - machine.at);
}
export function outputAt(): usize {
  return output;
}
export function outputBytes(): u32 {
  return out.outputBytes();
}
export function recordsAt(): usize {
  return records;
}
export function recordCount(): u32 {
  return out.recordCount;
}
/** Says that the host has fetched output and records. */
export function drained(): void {
  out.emptyOutput();
}

/** Offset of a fault in the document. */
export function faultOffset(): f64 {
  return machine.position(tokens.faultAt);
}
/** The node whose value is not of its kind. */
export function faultNode(): u32 {
  return machine.node;
}
/** Whether nothing but white space was read. */
export function isBlank(): bool {
  return machine.isNew() && machine.at >= machine.end;
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
/** The hash of a text, which the host has put at an address with room behind it, in two halves. */
export function hashLow(from: usize, length: u32): u32 {
  const hash = hashBytes(from, length);
  high = <u32>(hash >> 32);
  return <u32>hash;
}
export function hashHigh(): u32 {
  return high;
}
let high: u32 = 0;
/** Memory for the host's own use. */
export function allocate(bytes: u32): usize {
  return heap.alloc(bytes + PADDING);
}
