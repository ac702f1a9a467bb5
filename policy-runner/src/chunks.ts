/** Text as a whole, or in pieces that are made while they are written. */
export type Text = string | Iterable<string>;

/** Characters from which a chunk is handed on: a write costs more than a short text. */
const CHUNK = 2 ** 16;

/** The same in pieces that are worth a write each; bytes are one. */
export function pieces(content: Text | Uint8Array): Iterable<string | Uint8Array> {
  return content instanceof Uint8Array ? [content] : inChunks(content);
}

/** The same text in pieces that are worth a write each. */
export function* inChunks(text: Text): Generator<string> {
  if (typeof text === "string") {
    if (text !== "") yield text;
    return;
  }
  let held = "";
  for (const piece of text) {
    held += piece;
    if (held.length < CHUNK) continue;
    yield held;
    held = "";
  }
  if (held !== "") yield held;
}
