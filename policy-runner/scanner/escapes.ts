// A text as it is meant, so that "a\u0062" and "ab" are one key.

import { codeUnit } from "./tokens";

let scratch: usize = heap.alloc(4096);
let capacity: u32 = 4096;

/** Length of the last text in bytes. */
export let meantLength: u32 = 0;

/** UTF-8 of the text between two quotes, whose escapes are known to be sound. */
export function meant(from: usize, end: usize): usize {
  const most = <u32>(end - from) + 16;
  if (most > capacity) {
    capacity = most << 1;
    scratch = heap.alloc(capacity);
  }
  let to = scratch;
  let at = from;
  while (at < end) {
    const byte = load<u8>(at);
    if (byte !== 0x5c) {
      store<u8>(to++, byte);
      at++;
    } else if (load<u8>(at, 1) !== 0x75) {
      store<u8>(to++, simple(load<u8>(at, 1)));
      at += 2;
    } else {
      let code = codeUnit(at, end);
      at += 6;
      if (code >= 0xd800 && code < 0xdc00) {
        code = 0x10000 + ((code - 0xd800) << 10) + (codeUnit(at, end) - 0xdc00);
        at += 6;
      }
      to = utf8(to, code);
    }
  }
  meantLength = <u32>(to - scratch);
  return scratch;
}

function simple(kind: u8): u8 {
  if (kind === 0x62) return 0x08;
  if (kind === 0x66) return 0x0c;
  if (kind === 0x6e) return 0x0a;
  if (kind === 0x72) return 0x0d;
  return kind === 0x74 ? 0x09 : kind;
}

function utf8(to: usize, code: i32): usize {
  if (code < 0x80) {
    store<u8>(to, code);
    return to + 1;
  }
  const bytes = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  const first = bytes === 2 ? 0xc0 : bytes === 3 ? 0xe0 : 0xf0;
  store<u8>(to, first | (code >> (6 * (bytes - 1))));
  for (let i = 1; i < bytes; i++) {
    store<u8>(to + i, 0x80 | ((code >> (6 * (bytes - 1 - i))) & 0x3f));
  }
  return to + bytes;
}
