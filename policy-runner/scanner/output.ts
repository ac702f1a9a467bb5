// What is wanted of the document, written as lines: one for each record, without line breaks between
// them. Never longer than what was read, so that the output's buffer is always large enough.

import { HASHES, output, RECORD_BYTES, records } from "./buffers";
import { SLOT_SHIFT } from "./paths";

let to: usize = 0;
/** Bytes that were written, and fetched, before what is in the buffer. */
let fetched: f64 = 0;
/** Start of the part that is being copied whole; 0 when there is none. */
let copyFrom: usize = 0;

export let recordCount: u32 = 0;
let record: usize = 0;

@inline
function written(): f64 {
  return fetched + <f64>(to - output);
}

export function outputBytes(): u32 {
  return <u32>(to - output);
}

/** To be called when the host has fetched output and records. */
export function emptyOutput(): void {
  fetched += <f64>(to - output);
  to = output;
  recordCount = 0;
}

export function startOutput(): void {
  to = output;
}

@inline
export function put(byte: u8): void {
  store<u8>(to++, byte);
}

@inline
export function copy(from: usize, end: usize): void {
  memory.copy(to, from, end - from);
  to += end - from;
}

export function startCopy(from: usize): void {
  copyFrom = from;
}

export function endCopy(end: usize): void {
  copy(copyFrom, end);
  copyFrom = 0;
}

/** Copies what was read so far, and goes on at `next` when there is more input. */
export function pauseCopy(end: usize, next: usize): void {
  if (copyFrom === 0) return;
  copy(copyFrom, end);
  copyFrom = next;
}

/** Goes on copying at another address, to which the bytes not read yet were moved. */
export function moveCopy(next: usize): void {
  if (copyFrom !== 0) copyFrom = next;
}

/** What of the record that is being made has to be kept until it is complete. */
let flags: u32 = 0;
let rawStart: f64 = 0;
let outStart: f64 = 0;
const hashes = new StaticArray<u64>(HASHES);

/** Flag of a record whose value is not what a plan has there. */
const MISSHAPEN: u32 = 1 << 31;

/** The last hash of a record is that of the key behind which it stands. */
export function startRecord(keyHash: u64, at: f64): void {
  flags = 0;
  rawStart = at;
  outStart = written();
  memory.fill(changetype<usize>(hashes), 0, HASHES << 3);
  hashes[HASHES - 1] = keyHash;
}

export function setMisshapen(): void {
  flags |= MISSHAPEN;
}

@inline
export function setFlag(nodeFlags: u32): void {
  flags |= 1 << ((nodeFlags >> SLOT_SHIFT) & 15);
}

const ORDER: u64 = 0x9fb21c651e98df25;

/** A hash that is there already becomes that of the list. */
@inline
export function setHash(nodeFlags: u32, hash: u64): void {
  const slot = (nodeFlags >> SLOT_SHIFT) & 15;
  unchecked((hashes[slot] = hashes[slot] * ORDER + hash));
}

export function endRecord(node: u32, at: f64): void {
  record = records + <usize>(recordCount++ * RECORD_BYTES);
  store<u32>(record, node);
  store<u32>(record, flags, 4);
  store<f64>(record, rawStart, 8);
  store<f64>(record, at, 16);
  store<f64>(record, outStart, 24);
  store<f64>(record, written(), 32);
  memory.copy(record + 40, changetype<usize>(hashes), HASHES << 3);
}

/** A record of its own for a container that is entered or left; its key's hash is the first. */
export function mark(node: u32, flag: u32, hash: u64, at: f64): void {
  record = records + <usize>(recordCount++ * RECORD_BYTES);
  memory.fill(record, 0, RECORD_BYTES);
  store<u32>(record, node);
  store<u32>(record, flag, 4);
  store<f64>(record, at, 8);
  store<u64>(record, hash, 40 + ((HASHES - 1) << 3));
}
