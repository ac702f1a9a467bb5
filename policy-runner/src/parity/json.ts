import type { Json } from "../constants.js";

/** Digits of a number that JavaScript may not hold exactly. */
const LONG = /[[:,\s]-?\d[\d.]{15}/;

/** A text, which is left alone, or a number of that many digits. */
const PART = /"(?:[^"\\]|\\.)*"|-?\d[\d.]{15,}(?:[eE][+-]?\d+)?/g;

/** Parses JSON so that no two different numbers become one: the longest as their texts. */
export function parseJson(text: string): Json {
  if (!LONG.test(text)) return JSON.parse(text) as Json;
  return JSON.parse(
    text.replace(PART, (part) => (part.startsWith('"') ? part : `"${part}"`)),
  ) as Json;
}
