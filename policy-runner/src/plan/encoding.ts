import { isUtf8 } from "node:buffer";

/** The encodings in which a plan is read. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** Byte order marks and what follows from them; Unicode 15, section 23.8. */
const MARKS: readonly (readonly [mark: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** Bytes that {@link recognise} has to see, where there are so many. */
export const SNIFFED = 4;

/**
 * The encoding of a text by its first bytes, and the length of its byte order mark.
 *
 * Terraform writes UTF-8; Windows PowerShell's `>` turns it into UTF-16 with a mark. Without a mark,
 * UTF-16 shows by a zero among its first two bytes, as JSON starts with an ASCII character (RFC 4627,
 * section 3).
 */
export function recognise(bytes: Uint8Array): { encoding: Encoding; mark: number } {
  for (const [mark, encoding] of MARKS) {
    if (startsWith(bytes, mark)) return { encoding, mark: mark.length };
  }
  if (bytes[0] === 0 && bytes[1] !== 0) return { encoding: "utf-16be", mark: 0 };
  if (bytes[0] !== 0 && bytes[1] === 0) return { encoding: "utf-16le", mark: 0 };
  return { encoding: "utf-8", mark: 0 };
}

/** Whether bytes are gzip (RFC 1952, section 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x1f, 0x8b]);
}

/** Whether bytes are a ZIP archive, as a binary plan is. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b]);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Whether a text is UTF-8, asked piece by piece; a character may be cut by the end of a piece. */
export class Utf8Check {
  private cut: Buffer = Buffer.alloc(0);

  /** Whether all that was seen is sound so far. */
  accepts(piece: Buffer): boolean {
    let head = 0;
    if (this.cut.length > 0) {
      while (head < piece.length && isContinuation(piece[head])) head++;
      const joined = Buffer.concat([this.cut, piece.subarray(0, head)]);
      this.cut = head === piece.length ? joined : Buffer.alloc(0);
      if (joined.length > 4 || (this.cut.length === 0 && !isUtf8(joined))) return false;
      if (this.cut.length > 0) return true;
    }
    const end = completeEnd(piece, head);
    this.cut = Buffer.from(piece.subarray(end));
    return isUtf8(piece.subarray(head, end));
  }

  /** Whether the text ends with a whole character. */
  get isComplete(): boolean {
    return this.cut.length === 0 || isUtf8(this.cut);
  }
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** Where the last character starts when the piece may cut it, else the end. */
function completeEnd(piece: Buffer, from: number): number {
  for (let at = piece.length - 1; at >= Math.max(from, piece.length - 3); at--) {
    if (isContinuation(piece[at])) continue;
    return (piece[at] as number) >= 0xc0 ? at : piece.length;
  }
  return piece.length;
}
