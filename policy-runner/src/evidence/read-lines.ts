import { closeSync, openSync, readSync } from "node:fs";

/** Bytes that are read at once. */
const PIECE = 2 ** 20;

/** The lines of a file, without holding all of it. */
export function* linesOf(path: string): Generator<string> {
  const file = openSync(path, "r");
  try {
    let held: Buffer[] = [];
    for (;;) {
      const piece = Buffer.alloc(PIECE);
      const length = readSync(file, piece, 0, PIECE, null);
      if (length === 0) break;
      let start = 0;
      for (let end = 0; ; start = end + 1) {
        end = piece.subarray(0, length).indexOf(0x0a, start);
        if (end === -1) break;
        yield Buffer.concat([...held, piece.subarray(start, end)]).toString("utf8");
        held = [];
      }
      held.push(piece.subarray(start, length));
    }
    const rest = Buffer.concat(held);
    if (rest.length > 0) yield rest.toString("utf8");
  } finally {
    closeSync(file);
  }
}
