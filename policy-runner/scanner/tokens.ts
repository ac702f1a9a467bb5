// Ends of tokens. Each function gives the address behind the token, 0 when the input ends within it,
// and leaves a fault in `fault` when it is no token.

import { NUMBER, SURROGATE, SYNTAX } from "./faults";
import { Numbers } from "./buffers";

export let fault: i32 = 0;
/** Where the fault is. */
export let faultAt: usize = 0;
/** Whether the last text had an escape. */
export let escaped: bool = false;

export function clearFault(): void {
  fault = 0;
}

export function fail(kind: i32, at: usize): usize {
  fault = kind;
  faultAt = at;
  return 0;
}

const QUOTE: i8 = 0x22;
const BACKSLASH: i8 = 0x5c;

/** The end of a text whose opening quote is at `from`. */
export function endOfText(from: usize, end: usize): usize {
  escaped = false;
  let at = from + 1;
  const quote = i8x16.splat(QUOTE);
  const backslash = i8x16.splat(BACKSLASH);
  const control = i8x16.splat(0x20);
  while (at < end) {
    const bytes = v128.load(at);
    const marks = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, backslash)),
        i8x16.lt_u(bytes, control),
      ),
    );
    if (marks === 0) {
      at += 16;
      continue;
    }
    at += ctz(marks);
    if (at >= end) return 0;
    const byte = load<u8>(at);
    if (byte === 0x22) return at + 1;
    if (byte !== 0x5c) return fail(SYNTAX, at);
    escaped = true;
    at = endOfEscape(at, end);
    if (at === 0) return 0;
  }
  return 0;
}

/** The end of an escape; two that make one character count as one. */
function endOfEscape(at: usize, end: usize): usize {
  if (at + 1 >= end) return 0;
  const kind = load<u8>(at, 1);
  if (kind !== 0x75) {
    return isSimple(kind) ? at + 2 : fail(SYNTAX, at + 1);
  }
  const high = codeUnit(at, end);
  if (high < 0) return 0;
  if (high < 0xd800 || high > 0xdfff) return at + 6;
  if (high > 0xdbff) return fail(SURROGATE, at);
  if (at + 7 >= end && (at + 6 >= end || load<u8>(at, 6) === 0x5c)) return 0;
  if (load<u8>(at, 6) !== 0x5c || load<u8>(at, 7) !== 0x75) return fail(SURROGATE, at);
  const low = codeUnit(at + 6, end);
  if (low < 0) return 0;
  return low >= 0xdc00 && low <= 0xdfff ? at + 12 : fail(SURROGATE, at);
}

function isSimple(kind: u8): bool {
  return (
    kind === 0x22 || kind === 0x5c || kind === 0x2f || kind === 0x62 ||
    kind === 0x66 || kind === 0x6e || kind === 0x72 || kind === 0x74
  );
}

/** The four digits of an escape that starts at `at`; negative when there are none. */
export function codeUnit(at: usize, end: usize): i32 {
  let unit: i32 = 0;
  for (let digit = at + 2; digit < at + 6; digit++) {
    if (digit >= end) return -1;
    const value = hexadecimal(load<u8>(digit));
    if (value < 0) {
      fail(SYNTAX, digit);
      return -1;
    }
    unit = (unit << 4) | value;
  }
  return unit;
}

function hexadecimal(byte: u8): i32 {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Digits before the exponent, and an exponent, that a double surely holds. */
const MAX_POWER: i32 = 308;

/** The end of a number; it ends only where another byte follows, or the document. */
export function endOfNumber(from: usize, end: usize, last: bool): usize {
  let at = from;
  if (load<u8>(at) === 0x2d) at++;
  const whole = at;
  if (at < end && load<u8>(at) === 0x30) at++;
  else at = digits(at, end);
  if (at === whole) return at >= end ? 0 : fail(SYNTAX, at);
  let power = <i32>(at - whole);
  if (at < end && load<u8>(at) === 0x2e) {
    const point = ++at;
    at = digits(at, end);
    if (at === point) return at >= end ? 0 : fail(SYNTAX, at);
  }
  if (at < end && (load<u8>(at) | 0x20) === 0x65) {
    at++;
    const sign: u8 = at < end ? load<u8>(at) : 0;
    if (sign === 0x2b || sign === 0x2d) at++;
    const exponent = at;
    at = digits(at, end);
    if (at === exponent) return at >= end ? 0 : fail(SYNTAX, at);
    power += sign === 0x2d ? -value(exponent, at) : value(exponent, at);
  }
  if (at >= end && !last) return 0;
  return power > MAX_POWER && hasValue(whole, at) ? fail(NUMBER, from) : at;
}

function digits(at: usize, end: usize): usize {
  while (at < end && load<u8>(at) >= 0x30 && load<u8>(at) <= 0x39) at++;
  return at;
}

/** The value of some digits, as far as it can matter here. */
function value(at: usize, end: usize): i32 {
  let sum: i32 = 0;
  for (; at < end; at++) sum = min(sum * 10 + (<i32>load<u8>(at) - 0x30), 1_000_000);
  return sum;
}

/** Whether a digit other than zero stands before the exponent. */
function hasValue(at: usize, end: usize): bool {
  for (; at < end && (load<u8>(at) | 0x20) !== 0x65; at++) {
    if (load<u8>(at) >= 0x31) return true;
  }
  return false;
}
