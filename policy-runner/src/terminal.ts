import type { Readable } from "node:stream";
import { pieces, type Text } from "./chunks.js";
import type { ClockSource } from "./clock.js";

/** A stream that is written to; a test's own needs no more than `write`. */
export interface Output {
  write(content: string | Uint8Array): unknown;
  readonly isTTY?: boolean | undefined;
  readonly writable?: boolean;
  once?(event: string, listener: () => void): unknown;
  off?(event: string, listener: () => void): unknown;
}

/** Where a run reads and writes; only the command line and `bin` know a terminal. */
export interface Terminal extends ClockSource {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
}

/** Writes text or bytes as fast as its reader takes it. A reader that has gone away has seen enough. */
export async function send(output: Output, content: Text | Uint8Array): Promise<void> {
  for (const chunk of pieces(content)) {
    if (output.writable === false) return;
    const shown = output.isTTY === true && typeof chunk === "string" ? escaped(chunk) : chunk;
    if (output.write(shown) === false) await drained(output);
    // What happened to the stream is only told between two turns.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What JSON may hold as it is, but a terminal would obey, or show backwards. */
const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Reports for people hold nothing of the kind; in JSON, an escape is the same text. */
function escaped(text: string): string {
  return text.replace(OBEYED, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

async function drained(output: Output): Promise<void> {
  const { once, off } = output;
  if (once === undefined || off === undefined) return;
  const events = ["drain", "close", "error"] as const;
  await new Promise<void>((resolve) => {
    const done = () => {
      for (const event of events) off.call(output, event, done);
      resolve();
    };
    for (const event of events) once.call(output, event, done);
  });
}
